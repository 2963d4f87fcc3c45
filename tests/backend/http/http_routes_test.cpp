#include "backend/http/http_routes.h"

#include <gtest/gtest.h>

namespace evergreen {

namespace {

HttpRequest request(const QByteArray& method, const QString& path) {
    return {.method = method, .path = path};
}

HttpRoutes routes() {
    HttpRoutes made;
    made.add("GET", QStringLiteral("/v1/accounts"), [](const HttpRequest&) { return HttpResponse{.body = "all"}; });
    made.add("GET", QStringLiteral("/v1/accounts/{id}/statement"), [](const HttpRequest& asked) {
        return HttpResponse{.body = asked.pathParams[QStringLiteral("id")].toUtf8()};
    });
    made.add("POST", QStringLiteral("/v1/accounts"), [](const HttpRequest&) { return HttpResponse{.status = 201}; });
    return made;
}

}  // namespace

TEST(HttpRoutes, method_and_path_choose_the_handler) {
    EXPECT_EQ(routes().answer(request("GET", QStringLiteral("/v1/accounts"))).body, "all");
    EXPECT_EQ(routes().answer(request("POST", QStringLiteral("/v1/accounts"))).status, 201);
}

TEST(HttpRoutes, name_in_braces_takes_one_segment) {
    EXPECT_EQ(routes().answer(request("GET", QStringLiteral("/v1/accounts/a7/statement"))).body, "a7");
    EXPECT_EQ(routes().answer(request("GET", QStringLiteral("/v1/accounts/a7/b/statement"))).status, 404);
    EXPECT_EQ(routes().answer(request("GET", QStringLiteral("/v1/accounts//statement"))).status, 404);
}

TEST(HttpRoutes, known_path_with_foreign_method_says_which_are_allowed) {
    const auto answer = routes().answer(request("DELETE", QStringLiteral("/v1/accounts")));
    EXPECT_EQ(answer.status, 405);
    ASSERT_EQ(answer.headers.size(), 1U);
    EXPECT_EQ(answer.headers[0].second, "GET, POST");
}

}  // namespace evergreen

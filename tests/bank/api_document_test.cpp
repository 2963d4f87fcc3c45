// The API document, the sandbox's routes and the kiosk's parsers are three tellings of one thing.
#include "tests/bank/api_document.h"

#include "backend/bank_sandbox/bank_sandbox.h"
#include "tests/bank/api_parsers.h"
#include "tests/support/running_bank.h"

#include <functional>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>

namespace evergreen {

TEST(ApiDocument, every_route_is_documented_and_every_documented_route_is_served) {
    RunningBank sandbox;
    std::set<std::string> served;
    for (const auto& name : sandbox.sandbox().routes().names()) {
        served.insert(name.method.toStdString() + ' ' + name.pathTemplate.toStdString());
    }
    EXPECT_EQ(readApiDocument().routes, served);
    EXPECT_FALSE(served.empty());
}

TEST(ApiDocument, every_example_is_read_by_the_kiosk) {
    std::set<QString> seen;
    for (const auto& example : readApiDocument().examples) {
        if (example.isRequest) continue;
        const auto failure = parserOf(example)(example.json);
        EXPECT_FALSE(failure) << example.operation.toStdString() << ' ' << failure->detail.toStdString();
        if (!example.isError()) seen.insert(example.operation);
    }
    EXPECT_EQ(seen.size(), apiParsers().size());
}

}  // namespace evergreen

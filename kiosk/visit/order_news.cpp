#include "kiosk/visit/order_news.h"

namespace evergreen {

namespace {

/// More than these are a matter for the counter's statement.
constexpr std::size_t kToldAtOnceMax = 3;

using Outcome = OrderNews::Outcome;

PageHead headOf(const char* question) {
    PageHead head;
    head.where = text("news.where");
    head.question = text(question);
    head.explain = text("news.explain");
    head.isPrivate = true;  // amounts and names
    return head;
}

PageHead headOf(Outcome outcome) {
    switch (outcome) {
        case Outcome::Done:
            return headOf("news.done");
        case Outcome::Pending:
            return headOf("news.pending");
        case Outcome::NotMoved:
            break;
    }
    return headOf("news.notMoved");
}

/// "2,000.00 元，给＊＊禾", as far as it is known.
std::optional<Text> whatOf(const OrderNews& news) {
    if (news.amount.isZero()) return std::nullopt;
    if (news.payeeName.isEmpty()) return text("news.amount", news.amount);
    return text("news.amountTo", news.amount, verbatim(news.payeeName));
}

}  // namespace

NoticePage newsPage(const OrderNews& news) {
    NoticePage page;
    page.head = headOf(news.outcome);
    page.picture = news.outcome == Outcome::NotMoved ? QStringLiteral("shield") : QStringLiteral("done");
    if (auto what = whatOf(news)) page.lines.push_back(std::move(*what));
    page.lines.push_back(text(news.outcome == Outcome::NotMoved ? "news.again" : "news.once"));
    page.primary = {text("notice.goOn"), QStringLiteral("arrow")};
    return page;
}

QCoro::Task<bool> tellNews(Dialogue& dialogue, Bank& bank) {
    const auto news = co_await bank.orderNews();
    if (!news) co_return true;
    for (std::size_t i = 0; i < std::min(news->size(), kToldAtOnceMax); ++i) {
        const auto read = co_await dialogue.ask(newsPage((*news)[i]));
        if (read.isEnded()) co_return false;
        (void)co_await bank.newsTold((*news)[i].key);
    }
    co_return true;
}

}  // namespace evergreen

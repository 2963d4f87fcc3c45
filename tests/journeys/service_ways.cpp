#include "tests/journeys/service_ways.h"

#include "backend/bank_sandbox/books.h"
#include "kiosk/services/menu.h"

#include <algorithm>
#include <map>

namespace evergreen {

namespace {

const QString kSon = QStringLiteral("9999990000000000071");

Answer typed(const char* question, const char* digits) {
    return {question, text("keypad.finish"), QString::fromLatin1(digits)};
}

Answer printed() {
    return {"receipt.printed", text("receipt.taken")};
}

/// The page that tells what was done, and its receipt.
std::vector<Answer> told(const char* question) {
    return {{question, text("receipt.print")}, printed()};
}

std::vector<Answer> operator+(std::vector<Answer> first, const std::vector<Answer>& then) {
    first.insert(first.end(), then.begin(), then.end());
    return first;
}

/// What another kiosk sent an hour ago.
void sentFromElsewhere(VisitBed& bed) {
    bed.sandbox.sandbox().withBooks([](Books& books) {
        PlacedOrder order;
        order.key = QStringLiteral("00112233445566778899aabbccddeeff");
        order.signature.kiosk = QStringLiteral("kiosk-0002");
        order.person = QStringLiteral("mei");
        order.fromAccount = QStringLiteral("mei-card");
        order.payee = books.vault.payeeIdOf(kSon);
        order.amount = Money::yuan(2'000).minor;
        if (!books.transfers.place(order).ok()) qFatal("the transfer from elsewhere was not taken");
    });
}

/// 梅奶奶 has left an errand to 松, who comes with a card of their own.
void leftToSong(VisitBed& bed) {
    bed.sandbox.sandbox().withBooks([](Books& books) {
        PlacedDelegation errand;
        errand.key = QStringLiteral("ffeeddccbbaa99887766554433221100");
        errand.signature.kiosk = QStringLiteral("kiosk-0002");
        errand.person = QStringLiteral("mei");
        errand.helper = books.vault.payeeIdOf(kSongPan);
        errand.account = QStringLiteral("mei-card");
        errand.payee = books.vault.payeeIdOf(kSon);
        errand.amount = Money::yuan(300).minor;
        const auto refused = books.delegations.give(errand);
        if (!refused || !refused->isEmpty()) qFatal("the errand was not taken");
    });
}

const Text kSong = verbatim(QStringLiteral("＊＊松"));
const Text kHe = verbatim(QStringLiteral("＊＊禾"));

std::vector<Answer> billsPaid() {
    return std::vector<Answer>{{"bills.which", text("bills.all")}, {"bills.confirm", text("bills.confirm.yes")}} +
           told("bills.done");
}

std::map<QString, ServiceWay> moneyWays() {
    return {
        {QStringLiteral("balance"), {told("balance.question"), 1}},
        {QStringLiteral("pension"), {told("pension.question"), 1}},
        {QStringLiteral("statement"),
         {std::vector<Answer>{{"statement.which", text("account.passbook")}} + told("statement.question"), 1}},
        {QStringLiteral("transfer"),
         {std::vector<Answer>{{"transfer.whom", kHe},
                              {"transfer.from", text("account.card")},
                              typed("transfer.amount", "300"),
                              {"transfer.phone", text("transfer.phone.no")},
                              {"transfer.speed", text("transfer.speed.tomorrow")},
                              {"transfer.confirm", text("transfer.confirm.yes")}} +
              told("transfer.pending"),
          1, -300'00}},
        {QStringLiteral("bills"), {billsPaid(), 1, -511'77}},
        {QStringLiteral("transit-card"),
         {std::vector<Answer>{{"transit.amount", text("money", Money::yuan(50))},
                              {"transit.confirm", text("transit.confirm.yes")}} +
              told("transit.done"),
          1, -50'00}},
        {QStringLiteral("deposits"),
         {std::vector<Answer>{{"deposit.which", text("deposit.held", QString())},
                              {"deposit.what", text("deposit.break")},
                              {"deposit.break.question", text("deposit.break.yes")},
                              {"deposit.whose", text("deposit.whose.no")}} +
              told("deposit.broken"),
          1, 50'000'00}},
        {QStringLiteral("bonds"), {told("bonds.question"), 1}},
        {QStringLiteral("rates"), {told("rates.question"), 1}},
        {QStringLiteral("lock-savings"),
         {std::vector<Answer>{{"lock.which", text("lock.lock")},
                              typed("lock.amount", "1000"),
                              {"lock.confirm", text("lock.confirm.yes")}} +
              told("lock.done"),
          1, -1'000'00}},
        {QStringLiteral("social-security"), {told("social.question"), 1}},
        {QStringLiteral("shelf"),
         {std::vector<Answer>{{"shelf.takeBack", text("shelf.takeBack.yes")}} + told("shelf.takenBack"), 1, 2'000'00,
          QStringLiteral("mei"), sentFromElsewhere}},
        {QStringLiteral("errand"),
         {std::vector<Answer>{{"errand.confirm", text("errand.confirm.yes")}} + told("errand.done"), 1, -300'00,
          QStringLiteral("song"), leftToSong}},
    };
}

std::map<QString, ServiceWay> helpWays() {
    return {
        {QStringLiteral("queue-ticket"),
         {{{"queue.which", text("queue.elders")}, printed(), {"queue.done", text("notice.good")}}, 1}},
        {QStringLiteral("where-to-go"),
         {{{"places.which", text("places.toilet")}, {"places.here", text("places.found")}}}},
        {QStringLiteral("card-lost"),
         {std::vector<Answer>{{"lost.which", text("account.passbook")}, {"lost.sure", text("lost.sure.yes")}} +
              told("lost.done"),
          1}},
        {QStringLiteral("contact"),
         {{{"contact.who", kSong},
           {"contact.mayKnow", text("contact.mayKnow.yes")},
           {"contact.done", text("notice.good")}}}},
        {QStringLiteral("delegate"),
         {std::vector<Answer>{{"delegate.who", kSong},
                              {"delegate.whom", kHe},
                              typed("transfer.amount", "300"),
                              {"transfer.phone", text("transfer.phone.no")},
                              {"delegate.confirm", text("delegate.confirm.yes")}} +
              told("delegate.given"),
          1}},
        {QStringLiteral("lessons"),
         {{{"lessons.which", text("lessons.police")},
           {"lessons.police.trick", text("lessons.next")},
           {"lessons.police.do", text("lessons.next")},
           {"lessons.police.question", text("lessons.police.wrong")},
           {"lessons.lookAgain", text("notice.good")}}}},
        {QStringLiteral("activities"),
         {{{"activities.which", text("activities.phone")}, {"activities.keep", text("activities.keep.yes")}, printed()},
          1}},
        {QStringLiteral("complain"), {{{"complain.nobody", text("notice.backToMenu")}}}},
        {QStringLiteral("postcard"), {{{"postcard.question", text("postcard.print")}, printed()}, 1}},
        {QStringLiteral("practice"),
         {std::vector<Answer>{{"practice.which", text("menu.pay")}, {"menu.which", text("bills.label")}} + billsPaid() +
              std::vector<Answer>{{"practice.which", text("bar.back")}},
          1}},
    };
}

}  // namespace

std::vector<const Service*> everyServiceThereIs() {
    std::vector<const Service*> all = everyService();
    all.push_back(&undoShelfService());
    all.push_back(&errandService());
    return all;
}

const ServiceWay* wayThrough(const Service& service) {
    static const std::map<QString, ServiceWay> ways = [] {
        auto all = moneyWays();
        all.merge(helpWays());
        return all;
    }();
    const auto found = ways.find(QString::fromLatin1(service.id));
    return found == ways.end() ? nullptr : &found->second;
}

std::vector<Answer> wayInto(const Service& service) {
    for (const MenuEntry& entry : menuEntries(everyService())) {
        const auto& members = entry.services;
        if (!entry.isGroup() || std::find(members.begin(), members.end(), &service) == members.end()) continue;
        return {{"menu.question", menuPage({}, {entry}).options.front().label}, {"menu.which", text(service.label)}};
    }
    return {{"menu.question", text(service.label)}};
}

std::vector<Answer> ticketInTheLobby() {
    return std::vector<Answer>{{"lobby.question", text("queue.label")}} +
           helpWays().at(QStringLiteral("queue-ticket")).steps +
           std::vector<Answer>{{"lobby.question", text("bar.back")}};
}

Answer returnsCard() {
    return {"menu.question", text("bar.returnCard")};
}

std::string nameOf(const Service& service) {
    std::string name = service.id;
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
}

}  // namespace evergreen

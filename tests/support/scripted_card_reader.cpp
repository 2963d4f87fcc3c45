#include "tests/support/scripted_card_reader.h"

#include "kiosk/base/waiter.h"
#include "kiosk/card/tlv.h"

#include <initializer_list>
#include <utility>

#include <QTimer>

namespace evergreen {

namespace {

const Bytes kDebitAid = bytes({0xA0, 0x00, 0x00, 0x03, 0x33, 0x01, 0x01, 0x01});
const Bytes kForeignAid = bytes({0xA0, 0x00, 0x00, 0x00, 0x04, 0x10, 0x10});
const Bytes kNotFound = bytes({0x6A, 0x82});

Bytes hex(const QString& text) {
    return fromHex(text).value_or(Bytes{});
}

Bytes text(const QString& latin) {
    return fromQByteArray(latin.toLatin1());
}

Bytes joined(std::initializer_list<Bytes> parts) {
    Bytes whole;
    for (const Bytes& part : parts) append(whole, part);
    return whole;
}

Bytes tlv(std::uint32_t tag, std::initializer_list<Bytes> parts) {
    return encodeTlv(tag, joined(parts));
}

Bytes answered(const Bytes& body) {
    return joined({body, bytes({0x90, 0x00})});
}

QString evenDigits(const QString& digits) {
    return digits.size() % 2 == 0 ? digits : digits + u'F';
}

Bytes selectOf(const Bytes& name) {
    return joined({bytes({0x00, 0xA4, 0x04, 0x00, static_cast<std::uint8_t>(name.size())}), name, bytes({0x00})});
}

Bytes applicationFci() {
    const Bytes pdol = hex(QStringLiteral("9F1A02 5F2A02 9C01 9F3704 DF6001"));
    const Bytes proprietary =
        tlv(0xA5, {tlv(0x50, {text(QStringLiteral("PBOC DEBIT"))}), tlv(0x87, {bytes({0x01})}), tlv(0x9F38, {pdol})});
    return answered(tlv(0x6F, {tlv(0x84, {kDebitAid}), proprietary}));
}

QCoro::Task<> nextTurn() {
    Waiter<bool> turn;
    QTimer::singleShot(0, [&turn] { turn.give(true); });
    co_await turn.value();
}

Failure failureOf(FailureCode code) {
    return {code, QStringLiteral("scripted")};
}

}  // namespace

ScriptedCardReader::ScriptedCardReader(ScriptedCard card) : m_card(std::move(card)) {
    layOut();
}

void ScriptedCardReader::insert(ScriptedCard card) {
    m_card = std::move(card);
    layOut();
    Q_EMIT mediaInserted();
}

void ScriptedCardReader::remove() {
    if (!m_card) return;
    m_card.reset();
    Q_EMIT mediaRemoved();
}

void ScriptedCardReader::setAnswer(const Bytes& command, Bytes answer) {
    m_answers[command] = std::move(answer);
}

void ScriptedCardReader::layOut() {
    m_answers.clear();
    m_commands.clear();
    m_exchanges = 0;
    const Bytes aid = m_card->isForeign ? kForeignAid : kDebitAid;
    if (m_card->hasDirectory) {
        const Bytes pse = text(QStringLiteral("1PAY.SYS.DDF01"));
        const Bytes entry = tlv(0x61, {tlv(0x4F, {aid}), tlv(0x50, {text(QStringLiteral("PBOC DEBIT"))})});
        setAnswer(selectOf(pse), answered(tlv(0x6F, {tlv(0x84, {pse}), tlv(0xA5, {tlv(0x88, {bytes({0x01})})})})));
        setAnswer(hex(QStringLiteral("00B2010C00")), answered(tlv(0x70, {entry})));
        setAnswer(hex(QStringLiteral("00B2020C00")), bytes({0x6A, 0x83}));
    }
    if (m_card->isForeign) return;
    setAnswer(selectOf(kDebitAid), applicationFci());
    const QString track2 = m_card->pan + u'D' + m_card->expiry + QStringLiteral("22012345");
    // Directory and application use different SFIs here, so that one table of answers serves both.
    setAnswer(hex(QStringLiteral("00B2011400")),
              answered(tlv(0x70, {tlv(0x57, {hex(evenDigits(track2))}), tlv(0x5F20, {text(m_card->holderName)})})));
    setAnswer(hex(QStringLiteral("00B2021400")), answered(tlv(0x70, {tlv(0x9F07, {bytes({0xFF, 0x00})})})));
    setAnswer(
        hex(QStringLiteral("00B2011C00")),
        answered(tlv(0x70, {tlv(0x5A, {hex(evenDigits(m_card->pan))}),
                            tlv(0x5F24, {hex(m_card->expiry + QStringLiteral("31"))}), tlv(0x5F34, {bytes({0x01})})})));
}

QCoro::Task<Result<Bytes>> ScriptedCardReader::powerOn() {
    co_await nextTurn();
    if (m_card && m_card->removedAtApdu == m_exchanges) remove();
    ++m_exchanges;
    if (!m_card) co_return failureOf(FailureCode::CardRemoved);
    if (m_card->isMute) co_return failureOf(FailureCode::CardMute);
    co_return hex(QStringLiteral("3B6500002063CB6600"));
}

QCoro::Task<Result<Bytes>> ScriptedCardReader::transmit(Bytes command) {
    co_await nextTurn();
    if (m_card && m_card->removedAtApdu == m_exchanges) remove();
    ++m_exchanges;
    if (!m_card) co_return failureOf(FailureCode::CardRemoved);
    m_commands.push_back(command);
    const auto known = m_answers.find(command);
    // A copy, for QCoro 0.8 moves out of whatever lvalue it is told to return.
    if (known != m_answers.end()) co_return Bytes(known->second);
    // GET PROCESSING OPTIONS carries a random number; all else of it is checked: China, yuan, balance, unknown DF60.
    const QString spelled = toHex(command);
    const bool isOptions = spelled.startsWith(QStringLiteral("80A800000C830A0156015631")) &&
                           spelled.endsWith(QStringLiteral("0000")) && command.size() == 18;
    if (isOptions)
        co_return answered(
            tlv(0x77, {tlv(0x82, {bytes({0x7C, 0x00})}), tlv(0x94, {bytes({0x10, 1, 2, 1, 0x18, 1, 1, 0})})}));
    co_return kNotFound;
}

QCoro::Task<Result<>> ScriptedCardReader::powerOff() {
    co_await nextTurn();
    co_return Result<>{};
}

}  // namespace evergreen

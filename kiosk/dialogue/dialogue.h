// The conversation with one customer: ask one page, get one reply. Implemented by the screen (ScreenDialogue) and by a
// scripted customer in tests. Every ask ends: answered, back, or the visit's end (card out, time over, given up).
#pragma once

#include "kiosk/base/language.h"
#include "kiosk/base/secret_bytes.h"
#include "kiosk/dialogue/page.h"

#include <cassert>
#include <optional>
#include <utility>

#include <QCoroTask>

namespace evergreen {

enum class Pressed { Primary, Secondary };

/// Why a visit is over.
enum class VisitEnd {
    CardTaken,  ///< the card is already out
    TimeOver,   ///< nobody answered "still there?"
    GivenUp,    ///< the customer wants the card back
    Failed,     ///< something broke that the visit cannot go on without
};

template <typename T>
class Reply {
public:
    enum class How {
        Answered,
        Back,   ///< one step back, please
        Ended,  ///< the visit is over: unwind, ask nothing more
    };

    /// Ended.
    Reply() = default;
    static Reply answered(T value) { return Reply(How::Answered, std::move(value)); }
    static Reply back() { return Reply(How::Back, std::nullopt); }
    static Reply ended() { return Reply(How::Ended, std::nullopt); }

    How how() const { return m_how; }
    explicit operator bool() const { return m_how == How::Answered; }
    bool isBack() const { return m_how == How::Back; }
    bool isEnded() const { return m_how == How::Ended; }
    T& operator*() {
        assert(m_value);
        return *m_value;
    }
    const T& operator*() const {
        assert(m_value);
        return *m_value;
    }
    T* operator->() { return &**this; }

private:
    Reply(How how, std::optional<T> value) : m_how(how), m_value(std::move(value)) {}

    How m_how = How::Ended;
    std::optional<T> m_value;
};

class Dialogue {
public:
    virtual ~Dialogue() = default;

    /// Asks from here on are answered by a new customer.
    virtual void beginVisit() = 0;
    /// The same for somebody who has put no card in: nothing is said of a card.
    virtual void beginLobby() { beginVisit(); }
    /// Ends the ask under way and every later one, until beginVisit(). The first reason stays.
    virtual void endVisit(VisitEnd end) = 0;
    /// Nothing while the visit goes on.
    virtual std::optional<VisitEnd> ended() const = 0;

    /// The index of the option chosen.
    virtual QCoro::Task<Reply<int>> ask(ChoicePage page) = 0;
    virtual QCoro::Task<Reply<Money>> ask(AmountPage page) = 0;
    virtual QCoro::Task<Reply<QString>> ask(DigitsPage page) = 0;
    virtual QCoro::Task<Reply<SecretBytes>> ask(SecretPage page) = 0;
    virtual QCoro::Task<Reply<Pressed>> ask(ConfirmPage page) = 0;
    virtual QCoro::Task<Reply<Pressed>> ask(FactsPage page) = 0;
    virtual QCoro::Task<Reply<Pressed>> ask(NoticePage page) = 0;

    /// Tells without asking: stays until the next page.
    virtual void show(WorkingPage page) = 0;
    virtual void show(NoticePage page) = 0;

    /// What the pages are in.
    virtual Language language() const = 0;

    /// Welcomes, outside any visit and without a limit of time. Unanswered when another page, a visit or endGreeting()
    /// comes first.
    virtual QCoro::Task<Reply<Pressed>> greet(NoticePage page) {
        show(std::move(page));
        co_return Reply<Pressed>::ended();
    }
    virtual void endGreeting() {}

    /// Opens the help overlay as if the customer had tapped Help: for safety questions whose safe answer is a human.
    virtual void callHelp() = 0;
};

}  // namespace evergreen

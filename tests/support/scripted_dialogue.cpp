#include "tests/support/scripted_dialogue.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace evergreen {

bool ScriptedDialogue::hasHeard(const char* id) const {
    return std::find(m_heard.begin(), m_heard.end(), QByteArray(id)) != m_heard.end();
}

void ScriptedDialogue::endVisit(VisitEnd end) {
    if (!m_end) m_end = end;
}

void ScriptedDialogue::show(NoticePage page) {
    m_heard.push_back(page.head.question.id);
    m_lastNotice = std::move(page);
}

std::optional<ScriptedDialogue::Answer> ScriptedDialogue::next(const PageHead& head) {
    if (m_end) return std::nullopt;
    m_heard.push_back(head.question.id);
    if (m_script.empty() || m_script.front().question != head.question.id) {
        ADD_FAILURE() << "asked " << head.question.id.constData() << ", expected "
                      << (m_script.empty() ? "nothing" : m_script.front().question.constData());
        m_end = VisitEnd::Failed;
        return std::nullopt;
    }
    Answer given = std::move(m_script.front().answer);
    m_script.pop_front();
    if (std::holds_alternative<Leave>(given)) m_end = VisitEnd::CardTaken;
    return given;
}

template <typename T>
Reply<T> ScriptedDialogue::answer(const PageHead& head) {
    const auto given = next(head);
    if (!given || m_end) return Reply<T>::ended();
    if (std::holds_alternative<Back>(*given)) return Reply<T>::back();
    if constexpr (!std::is_same_v<T, SecretBytes>) {
        if (const T* value = std::get_if<T>(&*given)) return Reply<T>::answered(*value);
    } else if (const auto* digits = std::get_if<QByteArray>(&*given)) {
        SecretBytes secret;
        for (const char digit : *digits) secret.append(static_cast<std::byte>(digit - '0'));
        return Reply<T>::answered(std::move(secret));
    }
    ADD_FAILURE() << head.question.id.constData() << " was answered with another kind of value";
    return Reply<T>::ended();
}

QCoro::Task<Reply<int>> ScriptedDialogue::ask(ChoicePage page) {
    for (const auto& option : page.options) m_offered.insert(option.label.id);
    co_return answer<int>(page.head);
}

QCoro::Task<Reply<Money>> ScriptedDialogue::ask(AmountPage page) {
    m_lastAmount = page;
    co_return answer<Money>(page.head);
}

QCoro::Task<Reply<QString>> ScriptedDialogue::ask(DigitsPage page) {
    co_return answer<QString>(page.head);
}

QCoro::Task<Reply<SecretBytes>> ScriptedDialogue::ask(SecretPage page) {
    co_return answer<SecretBytes>(page.head);
}

QCoro::Task<Reply<Pressed>> ScriptedDialogue::ask(ConfirmPage page) {
    m_lastConfirm = page;
    co_return answer<Pressed>(page.head);
}

QCoro::Task<Reply<Pressed>> ScriptedDialogue::ask(FactsPage page) {
    m_lastFacts = page;
    co_return answer<Pressed>(page.head);
}

QCoro::Task<Reply<Pressed>> ScriptedDialogue::ask(NoticePage page) {
    m_offered.insert(page.secondary.label.id);
    m_lastNotice = page;
    co_return answer<Pressed>(page.head);
}

QCoro::Task<Reply<Pressed>> ScriptedDialogue::greet(NoticePage page) {
    const bool isExpected = !m_script.empty() && m_script.front().question == page.head.question.id;
    if (!isExpected) {
        show(std::move(page));
        co_return Reply<Pressed>::ended();
    }
    m_end.reset();
    co_return answer<Pressed>(page.head);
}

}  // namespace evergreen

#include "kiosk/screens/secret_model.h"

#include "kiosk/dialogue/spoken_lines.h"

namespace evergreen {

SecretModel::SecretModel(SecretPage page, const Phrasebook& phrasebook)
    : PageModel(Secret, page.head, phrasebook), m_page(std::move(page)) {}

std::vector<Text> SecretModel::spoken() const {
    return spokenLines(m_page);
}

void SecretModel::press(int digit) {
    if (digit < 0 || digit > 9 || canFinish()) return;
    m_digits.append(static_cast<std::byte>(digit));
    Q_EMIT enteredChanged();
}

void SecretModel::erase() {
    m_digits.removeLast();
    Q_EMIT enteredChanged();
}

void SecretModel::finish() {
    if (canFinish()) Q_EMIT finished();
}

}  // namespace evergreen

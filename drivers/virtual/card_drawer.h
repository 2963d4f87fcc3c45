// Where virtual cards lie while they are in no reader. A real card never counts backwards, and its bank holds it to
// that: so a card that is put in once more goes on where it was, also after the program was ended, with a file.
#pragma once

#include "drivers/virtual/virtual_card.h"
#include "kiosk/base/result.h"

#include <memory>

namespace evergreen {

class CardDrawer {
public:
    /// `file`: JSON, a counter for each card by its name; made when there is none. Empty: remembered in memory only.
    explicit CardDrawer(QString file = {});

    /// One of the cards that come with the program, or of a JSON file. ConfigBad, as CardFace::load().
    Result<std::unique_ptr<VirtualCard>> take(const QString& nameOrPath);

private:
    struct Counters;

    std::shared_ptr<Counters> m_counters;  ///< also of the cards that are out
};

}  // namespace evergreen

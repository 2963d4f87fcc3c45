// The whole matrix, or a slice of it: every registered state in every setting, all rules that look; every state once
// with all rules that act; every receipt. What is not looked at is counted as not measured.
#pragma once

#include "accessibility/audit/outcome.h"
#include "accessibility/audit/page_register.h"
#include "accessibility/audit/setting.h"
#include "kiosk/i18n/catalogue.h"

#include <map>

namespace evergreen {

// Which part: slice `number` of `of` takes every of-th (state, arrangement). `only`: one page, for a closer look.
struct Slice {
    int number = 0;
    int of = 1;
    QString only;
    // Only every n-th arrangement of a state, a different one for each state in turn: so every arrangement is looked at
    // with every n-th state, and every state in every n-th arrangement.
    int share = 1;
    bool acts = true;
    bool crops = false;
};

// How many cells the matrix has: states × arrangements × themes; of every n-th arrangement, as Slice::share.
[[nodiscard]] int cellsOf(const PageRegister& pages, int share = 1);
[[nodiscard]] int actChecksOf(const PageRegister& pages);

// `texts`: other wording than what is compiled in.
[[nodiscard]] Outcome audit(const PageRegister& pages, const Slice& slice,
                            const std::map<Language, Catalogue>& texts = {});

}  // namespace evergreen

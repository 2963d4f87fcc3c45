#include "kiosk/safety/safety_rules.h"

namespace evergreen {

std::span<const SafetyWords> safetyWordsTable() {
    static constexpr std::array table{
        SafetyWords{"safety.elderMode", "safety.elderMode.do"},
        SafetyWords{"safety.fixedPlaces", "safety.fixedPlaces.do"},
        SafetyWords{"safety.moreTime", "safety.moreTime.do"},
        SafetyWords{"safety.counter", "safety.counter.do"},
        SafetyWords{"safety.tomorrow", "safety.tomorrow.do"},
        SafetyWords{"safety.atOnce", "safety.atOnce.do"},
        SafetyWords{"safety.alsoChinese", "safety.alsoChinese.do"},
        SafetyWords{"safety.largeSum", "safety.largeSum.do"},
        SafetyWords{"safety.dayLimit", "safety.dayLimit.do"},
        SafetyWords{"safety.longAgo", "safety.longAgo.do"},
        SafetyWords{"safety.newPayee", "safety.newPayee.do"},
        SafetyWords{"safety.muchLeaves", "safety.muchLeaves.do"},
        SafetyWords{"safety.phone", "safety.phone.do"},
        SafetyWords{"safety.watchListed", "safety.watchListed.do"},
        SafetyWords{"safety.otherName", "safety.otherName.do"},
        SafetyWords{"safety.brokenDeposit", "safety.brokenDeposit.do"},
        SafetyWords{"safety.hold", "safety.hold.do"},
        SafetyWords{"safety.lockedSavings", "safety.lockedSavings.do"},
        SafetyWords{"safety.covered", "safety.covered.do"},
        SafetyWords{"safety.stripe", "safety.stripe.do"},
    };
    return table;
}

}  // namespace evergreen

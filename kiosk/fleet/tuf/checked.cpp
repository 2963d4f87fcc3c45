#include "kiosk/fleet/tuf/checked.h"

namespace evergreen::tuf {

const char* nameOf(Reason reason) {
    switch (reason) {
        case Reason::Unreachable:
            return "unreachable";
        case Reason::NotThere:
            return "not there";
        case Reason::TooSlow:
            return "too slow";
        case Reason::TooLarge:
            return "too large";
        case Reason::TooMany:
            return "too many";
        case Reason::Malformed:
            return "malformed";
        case Reason::Unsigned:
            return "not signed by enough keys";
        case Reason::Expired:
            return "expired";
        case Reason::Rollback:
            return "rollback";
        case Reason::WrongVersion:
            return "wrong version";
        case Reason::Mismatch:
            return "length or hash mismatch";
        case Reason::NotListed:
            return "not listed";
        case Reason::Storage:
            return "storage";
    }
    return "unknown";
}

}  // namespace evergreen::tuf

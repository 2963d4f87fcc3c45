// The page of memory that a program under test and the one that watches it share: how many breakpoints were passed, and
// at which one the program is to be killed. A file, so that it outlives the killed program.
#pragma once

#include <atomic>
#include <cstddef>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

namespace evergreen {

struct BreakpointBoard {
    static constexpr int namesMax = 4096;  ///< later ones are counted without a name
    static constexpr int nameBytes = 48;

    std::atomic<int> isArmed;    ///< nothing is counted before
    std::atomic<int> killAt;     ///< counted from 1; 0: never
    std::atomic<int> fromFlush;  ///< counted from this flush on, itself included; 0: from the beginning
    std::atomic<int> flushes;
    std::atomic<int> passed;
    char names[namesMax][nameBytes];  ///< [n - 1]: of the breakpoint passed as the n-th

    /// Null when the file cannot be made or mapped. Mapped for as long as the program runs.
    static BreakpointBoard* at(const char* path) {
        const int file = ::open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
        if (file < 0) return nullptr;
        void* memory = MAP_FAILED;
        if (::ftruncate(file, sizeof(BreakpointBoard)) == 0) {
            memory = ::mmap(nullptr, sizeof(BreakpointBoard), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
        }
        ::close(file);
        return memory == MAP_FAILED ? nullptr : static_cast<BreakpointBoard*>(memory);
    }
};
static_assert(std::atomic<int>::is_always_lock_free, "it is shared between processes");

/// What the interposed library reads: the board's file, and the part of a file's path that makes it one to watch.
inline constexpr const char* kBoardVariable = "EVERGREEN_BREAKPOINTS";
inline constexpr const char* kWatchedVariable = "EVERGREEN_BREAKPOINT_FILES";

}  // namespace evergreen

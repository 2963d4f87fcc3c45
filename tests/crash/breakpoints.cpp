// A library that stands between a program and the C library (LD_PRELOAD): every write to the watched files, every flush
// of them, and everything sent or received over IP is a breakpoint with a number, at which the program can be killed:
// before the call, in its middle (half of the bytes written) and after it. The program knows nothing of it.
#include "tests/crash/breakpoint_board.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <sys/socket.h>
#include <sys/uio.h>

using evergreen::BreakpointBoard;

namespace {

BreakpointBoard* g_board = nullptr;
const char* g_watched = nullptr;

__attribute__((constructor)) void begin() {
    g_watched = std::getenv(evergreen::kWatchedVariable);
    if (const char* file = std::getenv(evergreen::kBoardVariable)) g_board = BreakpointBoard::at(file);
}

template <typename Call>
Call* real(const char* name) {
    return reinterpret_cast<Call*>(dlsym(RTLD_NEXT, name));
}

bool isArmed() {
    return g_board && g_board->isArmed.load(std::memory_order_relaxed) != 0;
}

[[noreturn]] void die() {
    ::kill(::getpid(), SIGKILL);
    for (;;) ::pause();
}

/// True when this is the one to die at.
bool isLast(const char* call, const char* what, const char* when) {
    if (g_board->flushes < g_board->fromFlush) return false;
    const int number = g_board->passed.fetch_add(1) + 1;
    if (number <= BreakpointBoard::namesMax) {
        std::snprintf(g_board->names[number - 1], BreakpointBoard::nameBytes, "%s %s %s", when, call, what);
    }
    return number == g_board->killAt.load();
}

void pass(const char* call, const char* what, const char* when) {
    if (isLast(call, what, when)) die();
}

/// Which of the watched things a descriptor is, or null.
const char* watched(int descriptor) {
    if (!isArmed()) return nullptr;
    int domain = 0;
    socklen_t size = sizeof domain;
    if (::getsockopt(descriptor, SOL_SOCKET, SO_DOMAIN, &domain, &size) == 0) {
        return domain == AF_INET || domain == AF_INET6 ? "network" : nullptr;
    }
    char link[40];
    char file[512];
    std::snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    const ssize_t length = ::readlink(link, file, sizeof file - 1);
    if (length <= 0 || !g_watched) return nullptr;
    file[length] = '\0';
    if (!std::strstr(file, g_watched)) return nullptr;
    if (std::strstr(file, "-shm")) return "index";
    return std::strstr(file, "-wal") ? "log" : "file";
}

/// `call` writes as many bytes as it is told; before, in the middle of and after it the program may die.
template <typename Call>
ssize_t writing(int descriptor, const char* name, std::size_t size, Call call) {
    const char* what = watched(descriptor);
    if (!what) return call(size);
    pass(name, what, "before");
    if (size > 1 && isLast(name, what, "half-way through")) {
        (void)call(size / 2);
        die();
    }
    const ssize_t written = call(size);
    const int error = errno;
    if (written > 0) pass(name, what, "after");
    errno = error;
    return written;
}

template <typename Call>
ssize_t receiving(int descriptor, const char* name, Call call) {
    const ssize_t got = call();
    const int error = errno;
    const char* what = got > 0 ? watched(descriptor) : nullptr;
    if (what && std::strcmp(what, "network") == 0) pass(name, what, "after");
    errno = error;
    return got;
}

template <typename Call>
int flushing(int descriptor, const char* name, Call call) {
    const char* what = watched(descriptor);
    if (!what) return call();
    g_board->flushes.fetch_add(1);
    pass(name, what, "before");
    const int done = call();
    pass(name, what, "after");
    return done;
}

}  // namespace

// NOLINTBEGIN(readability-inconsistent-declaration-parameter-name): the C library's own names are reserved
extern "C" {

ssize_t write(int descriptor, const void* data, size_t size) {
    static auto* const next = real<ssize_t(int, const void*, size_t)>("write");
    return writing(descriptor, "write", size, [&](size_t count) { return next(descriptor, data, count); });
}

ssize_t pwrite(int descriptor, const void* data, size_t size, off_t at) {
    static auto* const next = real<ssize_t(int, const void*, size_t, off_t)>("pwrite");
    return writing(descriptor, "write", size, [&](size_t count) { return next(descriptor, data, count, at); });
}

ssize_t pwrite64(int descriptor, const void* data, size_t size, off64_t at) {
    static auto* const next = real<ssize_t(int, const void*, size_t, off64_t)>("pwrite64");
    return writing(descriptor, "write", size, [&](size_t count) { return next(descriptor, data, count, at); });
}

int fsync(int descriptor) {
    static auto* const next = real<int(int)>("fsync");
    return flushing(descriptor, "flush", [&] { return next(descriptor); });
}

int fdatasync(int descriptor) {
    static auto* const next = real<int(int)>("fdatasync");
    return flushing(descriptor, "flush", [&] { return next(descriptor); });
}

ssize_t send(int descriptor, const void* data, size_t size, int flags) {
    static auto* const next = real<ssize_t(int, const void*, size_t, int)>("send");
    return writing(descriptor, "send", size, [&](size_t count) { return next(descriptor, data, count, flags); });
}

ssize_t sendmsg(int descriptor, const msghdr* message, int flags) {
    static auto* const next = real<ssize_t(int, const msghdr*, int)>("sendmsg");
    size_t whole = 0;
    for (size_t part = 0; part < message->msg_iovlen; ++part) whole += message->msg_iov[part].iov_len;
    return writing(descriptor, "send", whole, [&](size_t count) {
        if (count == whole) return next(descriptor, message, flags);
        // Less than the whole: the first part of the message, cut.
        iovec first = message->msg_iov[0];
        first.iov_len = std::min(first.iov_len, count);
        msghdr cut = *message;
        cut.msg_iov = &first;
        cut.msg_iovlen = 1;
        return next(descriptor, &cut, flags);
    });
}

ssize_t read(int descriptor, void* data, size_t size) {
    static auto* const next = real<ssize_t(int, void*, size_t)>("read");
    return receiving(descriptor, "receive", [&] { return next(descriptor, data, size); });
}

ssize_t recv(int descriptor, void* data, size_t size, int flags) {
    static auto* const next = real<ssize_t(int, void*, size_t, int)>("recv");
    return receiving(descriptor, "receive", [&] { return next(descriptor, data, size, flags); });
}

ssize_t recvmsg(int descriptor, msghdr* message, int flags) {
    static auto* const next = real<ssize_t(int, msghdr*, int)>("recvmsg");
    return receiving(descriptor, "receive", [&] { return next(descriptor, message, flags); });
}
}  // extern "C"
// NOLINTEND(readability-inconsistent-declaration-parameter-name)

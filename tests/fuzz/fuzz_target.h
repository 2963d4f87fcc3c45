// What every fuzz target is: one function that takes any bytes and must come back. libFuzzer calls it (scripts/fuzz);
// in the ordinary build corpus_main.cpp does, with the kept corpus and its mutations. A broken promise ends the
// program.
#pragma once

#include "kiosk/base/bytes.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace evergreen {

/// What must hold whatever came in.
inline void promise(bool holds, const char* what) {
    if (holds) return;
    std::fprintf(stderr, "broken promise: %s\n", what);
    std::abort();
}

inline ByteView viewOf(const std::uint8_t* data, std::size_t size) {
    return std::as_bytes(std::span(data, size));
}

}  // namespace evergreen

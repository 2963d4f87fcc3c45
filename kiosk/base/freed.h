// The deleter of what a C library makes and frees: std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>.
#pragma once

namespace evergreen {

template <auto Free>
struct Freed {
    template <typename T>
    void operator()(T* thing) const {
        Free(thing);
    }
};

}  // namespace evergreen

// OpenSSL's things with owners, for the sources of this folder.
#pragma once

#include "kiosk/base/freed.h"

#include <memory>
#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

namespace evergreen::fleet {

using KeyPair = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using KeySettings = std::unique_ptr<EVP_PKEY_CTX, Freed<EVP_PKEY_CTX_free>>;
using Bio = std::unique_ptr<BIO, Freed<BIO_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Freed<EVP_MD_CTX_free>>;
using PlainPkcs8 = std::unique_ptr<PKCS8_PRIV_KEY_INFO, Freed<PKCS8_PRIV_KEY_INFO_free>>;
using SealedPkcs8 = std::unique_ptr<X509_SIG, Freed<X509_SIG_free>>;
using Algorithm = std::unique_ptr<X509_ALGOR, Freed<X509_ALGOR_free>>;

}  // namespace evergreen::fleet

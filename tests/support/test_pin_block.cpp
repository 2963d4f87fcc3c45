#include "tests/support/test_pin_block.h"

#include <openssl/evp.h>

namespace evergreen {

namespace {

Bytes encrypted(const Bytes& clear, const SecretBytes& key) {
    EVP_CIPHER_CTX* context = EVP_CIPHER_CTX_new();
    Bytes cipher(16);
    int count = 0;
    EVP_EncryptInit_ex(context, EVP_aes_128_ecb(), nullptr, reinterpret_cast<const unsigned char*>(key.view().data()),
                       nullptr);
    EVP_CIPHER_CTX_set_padding(context, 0);
    EVP_EncryptUpdate(context, reinterpret_cast<unsigned char*>(cipher.data()), &count,
                      reinterpret_cast<const unsigned char*>(clear.data()), 16);
    EVP_CIPHER_CTX_free(context);
    return cipher;
}

}  // namespace

Bytes testPinBlock(const QString& pin, const QString& pan, const SecretBytes& key) {
    const QString pinText = u'4' + QString::number(pin.size(), 16) + pin;
    const QString pinField = pinText.leftJustified(16, u'A') + QStringLiteral("0123456789ABCDEF");
    const QString panField = (QString::number(pan.size() - 12) + pan).leftJustified(32, u'0');
    Bytes block = encrypted(*fromHex(pinField), key);
    const Bytes other = *fromHex(panField);
    for (std::size_t i = 0; i < block.size(); ++i) block[i] ^= other[i];
    return encrypted(block, key);
}

}  // namespace evergreen

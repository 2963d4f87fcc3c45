#include "backend/certificates/pem_text.h"

#include "kiosk/base/freed.h"

#include <memory>
#include <openssl/bio.h>
#include <openssl/pem.h>

#include <QSaveFile>

namespace evergreen {

namespace {

using Bio = std::unique_ptr<BIO, Freed<BIO_free>>;

QByteArray taken(BIO* memory) {
    char* data = nullptr;
    const long size = BIO_get_mem_data(memory, &data);
    return {data, static_cast<qsizetype>(size)};
}

}  // namespace

QByteArray pemOf(X509* certificate) {
    const Bio memory(BIO_new(BIO_s_mem()));
    PEM_write_bio_X509(memory.get(), certificate);
    return taken(memory.get());
}

QByteArray pemOf(X509_CRL* list) {
    const Bio memory(BIO_new(BIO_s_mem()));
    PEM_write_bio_X509_CRL(memory.get(), list);
    return taken(memory.get());
}

QByteArray pemOf(EVP_PKEY* key) {
    const Bio memory(BIO_new(BIO_s_secmem()));
    PEM_write_bio_PrivateKey(memory.get(), key, nullptr, nullptr, 0, nullptr, nullptr);
    return taken(memory.get());
}

QByteArray publicPemOf(EVP_PKEY* key) {
    const Bio memory(BIO_new(BIO_s_mem()));
    PEM_write_bio_PUBKEY(memory.get(), key);
    return taken(memory.get());
}

bool saveWhole(const QString& path, const QByteArray& content, QFile::Permissions permissions) {
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && file.setPermissions(permissions) &&
           file.write(content) == content.size() && file.commit();
}

}  // namespace evergreen

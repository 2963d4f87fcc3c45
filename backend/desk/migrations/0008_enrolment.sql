-- Certificates that the desk's authority has issued to kiosks, for ever: one key has one certificate, known by the hash
-- of its public key; `by_serial` is the certificate that asked for it, empty: a one-time code did.
CREATE TABLE kiosk_certificate (
    serial TEXT PRIMARY KEY, kiosk_id TEXT NOT NULL REFERENCES kiosk(id), key_hash TEXT NOT NULL UNIQUE,
    by_serial TEXT NOT NULL DEFAULT '', pem TEXT NOT NULL,
    issued_at BIGINT NOT NULL, not_after BIGINT NOT NULL, revoked_at BIGINT NOT NULL DEFAULT 0);
CREATE INDEX kiosk_certificate_by_kiosk ON kiosk_certificate(kiosk_id);
-- A certificate is renewed once: whoever comes second with it has a copy of its key.
CREATE UNIQUE INDEX kiosk_certificate_by_asker ON kiosk_certificate(by_serial) WHERE by_serial <> '';

-- The newest one-time code of each kiosk that is to enrol, as a hash; `serial` is what it was used for.
CREATE TABLE enrolment_code (
    kiosk_id TEXT PRIMARY KEY REFERENCES kiosk(id), code_hash TEXT NOT NULL, ends_at BIGINT NOT NULL,
    serial TEXT NOT NULL DEFAULT '');

-- Of the lists of revoked certificates.
INSERT INTO counter VALUES ('crl', 0);

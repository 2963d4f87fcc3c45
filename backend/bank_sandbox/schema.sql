-- The sandbox bank's tables. Money is integer fen; times are milliseconds since 1970 UTC; days are ISO text.
-- Numbers of cards and accounts are kept as an HMAC index, which finds them, and a masked form, which shows them.
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

CREATE TABLE person (
    id TEXT PRIMARY KEY, card_index TEXT NOT NULL UNIQUE, masked_name TEXT NOT NULL, title TEXT NOT NULL,
    born TEXT NOT NULL, comfort TEXT NOT NULL DEFAULT '',
    last_kiosk_transfer TEXT, certification_due TEXT, draws_pension INTEGER NOT NULL) STRICT;

CREATE TABLE account (
    id TEXT PRIMARY KEY, person_id TEXT REFERENCES person(id), kind TEXT NOT NULL, masked_number TEXT NOT NULL,
    rate_basis_points INTEGER NOT NULL, matures_on TEXT, balance INTEGER NOT NULL,
    position INTEGER NOT NULL,
    CHECK (balance >= 0 OR kind = 'internal')) STRICT;

CREATE TABLE entry (id INTEGER PRIMARY KEY, at INTEGER NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL) STRICT;

CREATE TABLE posting (
    entry_id INTEGER NOT NULL REFERENCES entry(id), account_id TEXT NOT NULL REFERENCES account(id),
    at INTEGER NOT NULL, kind TEXT NOT NULL, amount INTEGER NOT NULL, balance_after INTEGER NOT NULL,
    PRIMARY KEY (entry_id, account_id)) STRICT;
CREATE INDEX posting_by_account ON posting(account_id, at DESC, entry_id DESC);

CREATE TABLE payee (
    id TEXT PRIMARY KEY, masked_name TEXT NOT NULL, name_hash TEXT NOT NULL, masked_number TEXT NOT NULL,
    account_id TEXT NOT NULL REFERENCES account(id), watch_listed INTEGER NOT NULL,
    name_mismatch INTEGER NOT NULL) STRICT;

CREATE TABLE saved_payee (
    person_id TEXT NOT NULL REFERENCES person(id), payee_id TEXT NOT NULL REFERENCES payee(id),
    PRIMARY KEY (person_id, payee_id)) STRICT;

-- Opened by staff, face to face, for who has not sent money at a kiosk for long.
CREATE TABLE kiosk_transfer_opening (person_id TEXT PRIMARY KEY REFERENCES person(id), day TEXT NOT NULL) STRICT;

-- Whom a customer trusts; the name is the payee's.
CREATE TABLE trusted_contact (
    person_id TEXT PRIMARY KEY REFERENCES person(id), payee_id TEXT NOT NULL REFERENCES payee(id)) STRICT;

-- What the contact was told: that a transfer waits, and for which rules. No amount, no payee.
CREATE TABLE contact_notice (
    reference TEXT PRIMARY KEY, person_id TEXT NOT NULL REFERENCES person(id), payee_id TEXT NOT NULL,
    held_for TEXT NOT NULL, at INTEGER NOT NULL) STRICT;

CREATE TABLE pension_arrival (
    person_id TEXT NOT NULL REFERENCES person(id), day TEXT NOT NULL, account_id TEXT NOT NULL REFERENCES account(id),
    basic INTEGER NOT NULL, annuity INTEGER NOT NULL, over80 INTEGER NOT NULL, PRIMARY KEY (person_id, day)) STRICT;

CREATE TABLE transfer (
    reference TEXT PRIMARY KEY, key TEXT NOT NULL UNIQUE, person_id TEXT NOT NULL REFERENCES person(id),
    from_account TEXT NOT NULL REFERENCES account(id), to_account TEXT NOT NULL REFERENCES account(id),
    payee_id TEXT NOT NULL, payee_name TEXT NOT NULL, payee_number TEXT NOT NULL, own INTEGER NOT NULL,
    amount INTEGER NOT NULL CHECK (amount > 0), status TEXT NOT NULL CHECK (status IN ('pending', 'executed', 'revoked')),
    accepted_at INTEGER NOT NULL, arrives_at INTEGER NOT NULL) STRICT;

CREATE TABLE bill (
    id TEXT PRIMARY KEY, person_id TEXT NOT NULL REFERENCES person(id), kind TEXT NOT NULL, payer_number TEXT NOT NULL,
    text TEXT NOT NULL, amount INTEGER NOT NULL CHECK (amount > 0), due_on TEXT NOT NULL, paid_under TEXT) STRICT;

CREATE TABLE payment (
    reference TEXT PRIMARY KEY, key TEXT NOT NULL UNIQUE, person_id TEXT NOT NULL REFERENCES person(id),
    kind TEXT NOT NULL, account_id TEXT NOT NULL REFERENCES account(id), items TEXT NOT NULL,
    amount INTEGER NOT NULL CHECK (amount > 0), accepted_at INTEGER NOT NULL) STRICT;

-- One errand, one amount, one day. Carried out under its own key: once.
CREATE TABLE delegation (
    key TEXT PRIMARY KEY, person_id TEXT NOT NULL REFERENCES person(id), helper_id TEXT NOT NULL REFERENCES person(id),
    account_id TEXT NOT NULL REFERENCES account(id), payee_id TEXT NOT NULL REFERENCES payee(id),
    amount INTEGER NOT NULL CHECK (amount > 0), day TEXT NOT NULL) STRICT;

-- Whom to tell how the order under a key ended; the order may never have been decided.
CREATE TABLE order_news (
    key TEXT PRIMARY KEY, person_id TEXT NOT NULL REFERENCES person(id), at INTEGER NOT NULL,
    told INTEGER NOT NULL) STRICT;

CREATE TABLE transit_card (
    id TEXT PRIMARY KEY, person_id TEXT NOT NULL REFERENCES person(id), masked_number TEXT NOT NULL,
    balance INTEGER NOT NULL CHECK (balance >= 0)) STRICT;

CREATE TABLE deposit (
    account_id TEXT PRIMARY KEY REFERENCES account(id), months INTEGER NOT NULL, opened_on TEXT NOT NULL,
    next_term TEXT NOT NULL) STRICT;

CREATE TABLE loss (
    account_id TEXT PRIMARY KEY REFERENCES account(id), reference TEXT NOT NULL, at INTEGER NOT NULL) STRICT;

CREATE TABLE queue_ticket (
    day TEXT NOT NULL, window TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (day, window, number)) STRICT;

CREATE TABLE activity (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL, day TEXT NOT NULL, at TEXT NOT NULL, seats INTEGER NOT NULL,
    taken INTEGER NOT NULL, CHECK (taken <= seats)) STRICT;

CREATE TABLE smile (at INTEGER NOT NULL, smile TEXT NOT NULL) STRICT;

CREATE TABLE lesson_view (lesson TEXT PRIMARY KEY, views INTEGER NOT NULL) STRICT;

-- Who ordered it: the kiosk's signature under each request that was decided (backend/api/bank.yaml). Rows are numbered
-- without a gap, never changed and never deleted.
CREATE TABLE order_signature (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    act TEXT NOT NULL CHECK (act IN ('order', 'errand', 'revocation', 'loss')),
    subject TEXT NOT NULL, refused TEXT NOT NULL, at INTEGER NOT NULL, kiosk TEXT NOT NULL, algorithm TEXT NOT NULL,
    key_fingerprint TEXT NOT NULL, signed_text BLOB NOT NULL, signature BLOB NOT NULL) STRICT;
CREATE INDEX order_signature_by_subject ON order_signature(act, subject);

-- Cards that prove themselves: how far each has counted, and each cryptogram that was decided. No number of a card. A row
-- without a person is a key that was taken back before the question came.
CREATE TABLE card_counter (
    card_index TEXT NOT NULL, sequence INTEGER NOT NULL, counter INTEGER NOT NULL,
    PRIMARY KEY (card_index, sequence)) STRICT;

CREATE TABLE card_authorisation (
    key TEXT PRIMARY KEY, kiosk TEXT NOT NULL, person_id TEXT REFERENCES person(id), card_index TEXT NOT NULL,
    counter INTEGER NOT NULL, question TEXT NOT NULL, code TEXT NOT NULL, reason TEXT NOT NULL,
    authentication TEXT NOT NULL, scripts TEXT NOT NULL, at INTEGER NOT NULL,
    reversed_at INTEGER, reversed_why TEXT NOT NULL) STRICT;

-- How the card took it: 9F26 of its second cryptogram, and 9F5B of the scripts.
CREATE TABLE card_end (
    key TEXT PRIMARY KEY REFERENCES card_authorisation(key), approved INTEGER NOT NULL CHECK (approved IN (0, 1)),
    certificate TEXT NOT NULL, script_results TEXT NOT NULL, at INTEGER NOT NULL) STRICT;

CREATE TABLE order_key (
    key TEXT PRIMARY KEY, kiosk TEXT NOT NULL, order_hash TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('accepted', 'refused', 'closed')), reason TEXT NOT NULL) STRICT;

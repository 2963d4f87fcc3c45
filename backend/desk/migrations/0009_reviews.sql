-- Reviewers (the department of consumer protection) and authors of bundles work at the desk too. SQLite does not change
-- a CHECK: the table of staff is made anew, and those that refer to it.
CREATE TABLE staff_anew (
    id TEXT PRIMARY KEY, branch_id TEXT NOT NULL REFERENCES branch(id), name TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('helper', 'manager', 'remote', 'reviewer', 'author')),
    password TEXT NOT NULL, code_secret TEXT NOT NULL, code_step BIGINT NOT NULL DEFAULT 0,
    active INTEGER NOT NULL DEFAULT 1, pin TEXT NOT NULL DEFAULT '', pin_misses INTEGER NOT NULL DEFAULT 0);
INSERT INTO staff_anew (id, branch_id, name, role, password, code_secret, code_step, active, pin, pin_misses)
    SELECT id, branch_id, name, role, password, code_secret, code_step, active, pin, pin_misses FROM staff;

CREATE TABLE training_anew (
    staff_id TEXT NOT NULL REFERENCES staff_anew(id), subject TEXT NOT NULL, valid_until TEXT NOT NULL,
    PRIMARY KEY (staff_id, subject));
INSERT INTO training_anew SELECT staff_id, subject, valid_until FROM training;

CREATE TABLE staff_session_anew (
    token_hash TEXT PRIMARY KEY, staff_id TEXT NOT NULL REFERENCES staff_anew(id), csrf TEXT NOT NULL,
    signed_in_at BIGINT NOT NULL, used_at BIGINT NOT NULL);
INSERT INTO staff_session_anew SELECT token_hash, staff_id, csrf, signed_in_at, used_at FROM staff_session;

DROP TABLE training;
DROP TABLE staff_session;
DROP TABLE staff;
ALTER TABLE staff_anew RENAME TO staff;
ALTER TABLE training_anew RENAME TO training;
ALTER TABLE staff_session_anew RENAME TO staff_session;

-- What the publisher has signed in the fleet's repository, by its manifest's SHA-256; 'built-in': what was compiled in.
-- `standing` and `reviewer` are the repository's word; `told` what the bundle says (told_bundle.h), empty until it was
-- read; `outcome` what the review at this desk came to, with the reasons for a return or the record to be signed.
CREATE TABLE bundle (
    manifest TEXT PRIMARY KEY, version BIGINT NOT NULL, author TEXT NOT NULL, seen_at BIGINT NOT NULL,
    standing TEXT NOT NULL CHECK (standing IN ('submitted', 'approved', 'withdrawn')), reviewer TEXT NOT NULL,
    told TEXT NOT NULL DEFAULT '',
    outcome TEXT NOT NULL DEFAULT '' CHECK (outcome IN ('', 'returned', 'ready')),
    outcome_by TEXT NOT NULL DEFAULT '', outcome_by_name TEXT NOT NULL DEFAULT '', outcome_at BIGINT NOT NULL DEFAULT 0,
    reasons TEXT NOT NULL DEFAULT '', record TEXT NOT NULL DEFAULT '');

-- What reviewers note of one place in a bundle ('': of all of it), and the sentence that they suggest instead, if any:
-- then `answer` is 'open', 'adopted' or 'declined'. Found adopted in a later bundle (`answered_in`), nobody answered it.
CREATE TABLE review_note (
    manifest TEXT NOT NULL REFERENCES bundle(manifest), n INTEGER NOT NULL, at BIGINT NOT NULL,
    staff_id TEXT NOT NULL, staff_name TEXT NOT NULL, place TEXT NOT NULL, words TEXT NOT NULL, suggestion TEXT NOT NULL,
    answer TEXT NOT NULL CHECK (answer IN ('', 'open', 'adopted', 'declined')),
    answered_by TEXT NOT NULL DEFAULT '', answered_at BIGINT NOT NULL DEFAULT 0, answered_in BIGINT NOT NULL DEFAULT 0,
    why TEXT NOT NULL DEFAULT '', PRIMARY KEY (manifest, n));

INSERT INTO bundle (manifest, version, author, seen_at, standing, reviewer) VALUES ('built-in', 0, '', 0, 'approved', '');

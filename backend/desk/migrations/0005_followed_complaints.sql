-- A complaint can be withdrawn by who made it, and followed by who holds its slip: known by the token's hash only. The
-- table is made anew, for SQLite does not change a CHECK.
CREATE TABLE complaint_anew (
    number TEXT PRIMARY KEY, complaint_key TEXT NOT NULL UNIQUE,
    branch_id TEXT NOT NULL REFERENCES branch(id), kiosk_id TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL, code TEXT NOT NULL, words TEXT NOT NULL, page TEXT NOT NULL, service TEXT NOT NULL,
    faults TEXT NOT NULL, language TEXT NOT NULL, received_at BIGINT NOT NULL, received_on TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('received', 'owned', 'decided', 'withdrawn')),
    owner TEXT NOT NULL DEFAULT '', owner_name TEXT NOT NULL DEFAULT '',
    stage INTEGER NOT NULL DEFAULT 15 CHECK (stage IN (15, 30, 60)), due_on TEXT NOT NULL,
    extension_asked INTEGER NOT NULL DEFAULT 0,
    decision TEXT NOT NULL DEFAULT '', decided_at BIGINT NOT NULL DEFAULT 0, decided_on TEXT NOT NULL DEFAULT '',
    cause TEXT NOT NULL DEFAULT '', is_repeat INTEGER NOT NULL DEFAULT 0,
    follow_hash TEXT NOT NULL DEFAULT '', withdrawn_at BIGINT NOT NULL DEFAULT 0,
    withdrawn_on TEXT NOT NULL DEFAULT '');
INSERT INTO complaint_anew (number, complaint_key, branch_id, kiosk_id, kind, code, words, page, service, faults,
    language, received_at, received_on, state, owner, owner_name, stage, due_on, extension_asked, decision,
    decided_at, decided_on, cause, is_repeat)
    SELECT number, complaint_key, branch_id, kiosk_id, kind, code, words, page, service, faults,
    language, received_at, received_on, state, owner, owner_name, stage, due_on, extension_asked, decision,
    decided_at, decided_on, cause, is_repeat FROM complaint;

CREATE TABLE complaint_step_anew (
    number TEXT NOT NULL REFERENCES complaint_anew(number), n INTEGER NOT NULL, at BIGINT NOT NULL,
    what TEXT NOT NULL, who TEXT NOT NULL, detail TEXT NOT NULL, PRIMARY KEY (number, n));
INSERT INTO complaint_step_anew SELECT number, n, at, what, who, detail FROM complaint_step;

DROP TABLE complaint_step;
DROP TABLE complaint;
ALTER TABLE complaint_anew RENAME TO complaint;
ALTER TABLE complaint_step_anew RENAME TO complaint_step;
CREATE INDEX complaint_by_branch ON complaint(branch_id, received_on);
CREATE UNIQUE INDEX complaint_by_follow ON complaint(follow_hash) WHERE follow_hash <> '';

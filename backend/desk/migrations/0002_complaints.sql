-- Complaints as work orders. Days are ISO text, China Standard Time.
CREATE TABLE complaint (
    number TEXT PRIMARY KEY, complaint_key TEXT NOT NULL UNIQUE,
    branch_id TEXT NOT NULL REFERENCES branch(id), kiosk_id TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL, code TEXT NOT NULL, words TEXT NOT NULL, page TEXT NOT NULL, service TEXT NOT NULL,
    faults TEXT NOT NULL, language TEXT NOT NULL, received_at BIGINT NOT NULL, received_on TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('received', 'owned', 'decided')),
    owner TEXT NOT NULL DEFAULT '', owner_name TEXT NOT NULL DEFAULT '',
    stage INTEGER NOT NULL DEFAULT 15 CHECK (stage IN (15, 30, 60)), due_on TEXT NOT NULL,
    extension_asked INTEGER NOT NULL DEFAULT 0,
    decision TEXT NOT NULL DEFAULT '', decided_at BIGINT NOT NULL DEFAULT 0, decided_on TEXT NOT NULL DEFAULT '',
    cause TEXT NOT NULL DEFAULT '', is_repeat INTEGER NOT NULL DEFAULT 0);
CREATE INDEX complaint_by_branch ON complaint(branch_id, received_on);

CREATE TABLE complaint_step (
    number TEXT NOT NULL REFERENCES complaint(number), n INTEGER NOT NULL, at BIGINT NOT NULL,
    what TEXT NOT NULL, who TEXT NOT NULL, detail TEXT NOT NULL, PRIMARY KEY (number, n));

INSERT INTO counter VALUES ('complaint', 0);

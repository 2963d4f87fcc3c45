-- The branch desk's first tables. Times are milliseconds since 1970 UTC, 0 where it has not happened; days are ISO text.
CREATE TABLE branch (
    id TEXT PRIMARY KEY, name_zh TEXT NOT NULL, name_en TEXT NOT NULL,
    neighbour TEXT NOT NULL DEFAULT '', is_remote INTEGER NOT NULL DEFAULT 0,
    customers INTEGER NOT NULL DEFAULT 0, elder_percent INTEGER NOT NULL DEFAULT 0);

CREATE TABLE kiosk (
    id TEXT PRIMARY KEY, branch_id TEXT NOT NULL REFERENCES branch(id), name TEXT NOT NULL,
    active INTEGER NOT NULL DEFAULT 1);

-- The password as scrypt's text form; the secret of the one-time codes sealed under the desk's key.
CREATE TABLE staff (
    id TEXT PRIMARY KEY, branch_id TEXT NOT NULL REFERENCES branch(id), name TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('helper', 'manager', 'remote')),
    password TEXT NOT NULL, code_secret TEXT NOT NULL, code_step BIGINT NOT NULL DEFAULT 0,
    active INTEGER NOT NULL DEFAULT 1);

CREATE TABLE training (
    staff_id TEXT NOT NULL REFERENCES staff(id), subject TEXT NOT NULL, valid_until TEXT NOT NULL,
    PRIMARY KEY (staff_id, subject));

-- Known by its token's hash only: who reads the table cannot be somebody else.
CREATE TABLE staff_session (
    token_hash TEXT PRIMARY KEY, staff_id TEXT NOT NULL REFERENCES staff(id), csrf TEXT NOT NULL,
    signed_in_at BIGINT NOT NULL, used_at BIGINT NOT NULL);

CREATE TABLE attempt (who TEXT NOT NULL, at BIGINT NOT NULL);
CREATE INDEX attempt_by_who ON attempt(who, at);

CREATE TABLE ticket (
    call_id TEXT PRIMARY KEY, kiosk_id TEXT NOT NULL REFERENCES kiosk(id), branch_id TEXT NOT NULL REFERENCES branch(id),
    state TEXT NOT NULL CHECK (state IN ('new', 'taken', 'arrived', 'solved', 'withdrawn')),
    escalation INTEGER NOT NULL DEFAULT 0 CHECK (escalation BETWEEN 0 AND 2),
    page TEXT NOT NULL, service TEXT NOT NULL, attempts INTEGER NOT NULL, faults TEXT NOT NULL, language TEXT NOT NULL,
    asked_at BIGINT NOT NULL, received_at BIGINT NOT NULL, escalate_at BIGINT NOT NULL,
    taken_by TEXT NOT NULL DEFAULT '', taken_by_name TEXT NOT NULL DEFAULT '', taken_at BIGINT NOT NULL DEFAULT 0,
    eta_seconds INTEGER NOT NULL DEFAULT 0, arrived_at BIGINT NOT NULL DEFAULT 0, solved_at BIGINT NOT NULL DEFAULT 0,
    outcome TEXT NOT NULL DEFAULT '');
CREATE INDEX ticket_by_branch ON ticket(branch_id, received_at);
CREATE INDEX ticket_by_state ON ticket(state, escalate_at);

CREATE TABLE ticket_step (
    call_id TEXT NOT NULL REFERENCES ticket(call_id), n INTEGER NOT NULL, at BIGINT NOT NULL,
    what TEXT NOT NULL, who TEXT NOT NULL, PRIMARY KEY (call_id, n));

-- Numbers without gaps that are handed out in the order of the commits: whoever takes one holds the row until then.
CREATE TABLE counter (name TEXT PRIMARY KEY, value BIGINT NOT NULL);
INSERT INTO counter VALUES ('event', 0);
INSERT INTO counter VALUES ('audit', 0);

-- What browsers are told, one row for each branch that may see it.
CREATE TABLE event (
    seq BIGINT PRIMARY KEY, branch_id TEXT NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL,
    body TEXT NOT NULL, at BIGINT NOT NULL);

CREATE TABLE audit (
    seq BIGINT PRIMARY KEY, at BIGINT NOT NULL, branch_id TEXT NOT NULL, staff_id TEXT NOT NULL,
    address TEXT NOT NULL, act TEXT NOT NULL, subject TEXT NOT NULL, outcome TEXT NOT NULL);
CREATE INDEX audit_by_branch ON audit(branch_id, seq);

-- The fleet's rollout as any instance of the desk has last seen it in the repository: the version of its role's
-- document, rollout.json, and since when each ring is as it is (JSON, in the rings' order). One row.
CREATE TABLE rollout_seen (
    one INTEGER PRIMARY KEY CHECK (one = 1), version BIGINT NOT NULL, body TEXT NOT NULL, since TEXT NOT NULL);
INSERT INTO rollout_seen VALUES (1, 0, '', '[]');

-- Stops that the desk has decided: the row is there before anything is signed. `version` and `body` are the rollout that
-- was judged, `figures` the reason. Who publishes claims it for a time; one that ended says how.
CREATE TABLE rollout_stop (
    version BIGINT PRIMARY KEY, rollout_id TEXT NOT NULL, body TEXT NOT NULL, figures TEXT NOT NULL,
    decided_at BIGINT NOT NULL, claimed_by TEXT NOT NULL DEFAULT '', claimed_until BIGINT NOT NULL DEFAULT 0,
    ended_at BIGINT NOT NULL DEFAULT 0,
    outcome TEXT NOT NULL DEFAULT '' CHECK (outcome IN ('', 'halted', 'overtaken')));

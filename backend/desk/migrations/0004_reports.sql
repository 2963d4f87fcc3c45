-- Reports as they were made by schedule; last_day is ISO text, China Standard Time.
CREATE TABLE report (
    branch_id TEXT NOT NULL REFERENCES branch(id), period TEXT NOT NULL CHECK (period IN ('daily', 'biweekly')),
    last_day TEXT NOT NULL, made_at BIGINT NOT NULL, json TEXT NOT NULL, html TEXT NOT NULL, csv TEXT NOT NULL,
    PRIMARY KEY (branch_id, period, last_day));

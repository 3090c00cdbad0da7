-- What an account has, listed at a fraction of the cost.
--
-- An index by account dirties a page of its own for each account of a transaction, and SQLite logs
-- whole pages: three such indexes were most of what a job wrote. So rows are kept in the order in
-- which they came, and a list by account takes them in 4,096 at a time, sorted, when the last of
-- them is written. Those after it, at most 4,095, are looked through.

-- The ledger ---------------------------------------------------------------------------------------

CREATE TABLE ledger_new (
    -- The order in which transactions were written.
    position        INTEGER PRIMARY KEY,
    account_id      TEXT NOT NULL,
    -- From 1 without gaps, within the account: whoever saves its books must know the one before.
    seq             INTEGER NOT NULL,
    id              TEXT NOT NULL,
    kind            TEXT NOT NULL CONSTRAINT credits_ledger_kind_known
        CHECK (kind = 'hold' OR kind = 'settle' OR kind = 'release' OR kind = 'grant'
            OR kind = 'expire' OR kind = 'lapse'),
    -- The caller's own id, if there was one.
    idempotency_key TEXT,
    hold_id         TEXT,
    memo            TEXT NOT NULL,
    at              INTEGER NOT NULL,
    available       INTEGER NOT NULL,
    held            INTEGER NOT NULL,
    spent           INTEGER NOT NULL,
    granted         INTEGER NOT NULL,
    expired         INTEGER NOT NULL,
    available_after INTEGER NOT NULL,
    held_after      INTEGER NOT NULL,
    spent_after     INTEGER NOT NULL,
    granted_after   INTEGER NOT NULL,
    expired_after   INTEGER NOT NULL,
    -- How many entries there are up to and with this transaction's.
    entries         INTEGER NOT NULL,
    -- JSON: which grants gave or got how much.
    grants          TEXT NOT NULL,
    -- SHA-256 over the hash before it and this row; empty before the chain begins.
    hash            TEXT NOT NULL,
    CONSTRAINT credits_ledger_sums_to_zero
        CHECK (available + held + spent + granted + expired = 0)
) STRICT;

INSERT INTO ledger_new
SELECT NULL, account_id, seq, id, kind, idempotency_key, hold_id, memo, at, available, held, spent,
    granted, expired, available_after, held_after, spent_after, granted_after, expired_after,
    entries, grants, hash
FROM credits_ledger ORDER BY at, account_id, seq;
DROP TABLE credits_ledger;
ALTER TABLE ledger_new RENAME TO credits_ledger;

CREATE UNIQUE INDEX credits_ledger_key_unique ON credits_ledger (account_id, idempotency_key)
    WHERE idempotency_key IS NOT NULL;

CREATE TABLE credits_ledger_by_account (
    account_id TEXT NOT NULL,
    seq        INTEGER NOT NULL,
    position   INTEGER NOT NULL,
    PRIMARY KEY (account_id, seq)
) STRICT, WITHOUT ROWID;

INSERT INTO credits_ledger_by_account
SELECT account_id, seq, position FROM credits_ledger
WHERE position <= (SELECT MAX(position) / 4096 * 4096 FROM credits_ledger)
ORDER BY account_id, seq;

CREATE TRIGGER credits_ledger_listed AFTER INSERT ON credits_ledger WHEN NEW.position % 4096 = 0
BEGIN
    INSERT INTO credits_ledger_by_account
    SELECT account_id, seq, position FROM credits_ledger
    WHERE position > NEW.position - 4096 ORDER BY account_id, seq;
END;

CREATE VIEW credits_ledger_of_accounts AS
SELECT b.account_id AS account_id, b.seq AS seq, l.id, l.kind, l.idempotency_key, l.hold_id, l.memo, l.at, l.available, l.held, l.spent, l.granted, l.expired, l.available_after, l.held_after, l.spent_after, l.granted_after, l.expired_after, l.entries, l.grants, l.hash
FROM credits_ledger_by_account b JOIN credits_ledger l ON l.position = b.position
UNION ALL
SELECT account_id, seq, id, kind, idempotency_key, hold_id, memo, at, available, held, spent,
    granted, expired, available_after, held_after, spent_after, granted_after, expired_after,
    entries, grants, hash
FROM credits_ledger WHERE position > (SELECT MAX(position) / 4096 * 4096 FROM credits_ledger);

CREATE TRIGGER credits_ledger_no_update BEFORE UPDATE ON credits_ledger
BEGIN SELECT RAISE(ABORT, 'credits_ledger is append-only'); END;

CREATE TRIGGER credits_ledger_no_delete BEFORE DELETE ON credits_ledger
BEGIN SELECT RAISE(ABORT, 'credits_ledger is append-only'); END;

-- The audit log ------------------------------------------------------------------------------------

DROP INDEX audit_logs_by_account;

-- Its lines are never deleted: the next number needs no memory of its own.
CREATE TABLE audit_new (
    -- The order in which lines were written.
    seq        INTEGER PRIMARY KEY,
    id         TEXT NOT NULL,
    at         INTEGER NOT NULL,
    actor      TEXT NOT NULL,
    action     TEXT NOT NULL,
    account_id TEXT,
    subject    TEXT NOT NULL,
    -- JSON.
    details    TEXT NOT NULL
) STRICT;
INSERT INTO audit_new SELECT seq, id, at, actor, action, account_id, subject, details
FROM audit_logs ORDER BY seq;
DROP TABLE audit_logs;
ALTER TABLE audit_new RENAME TO audit_logs;

CREATE TABLE audit_logs_by_account (
    account_id TEXT NOT NULL,
    seq        INTEGER NOT NULL,
    PRIMARY KEY (account_id, seq)
) STRICT, WITHOUT ROWID;

INSERT INTO audit_logs_by_account
SELECT account_id, seq FROM audit_logs
WHERE seq <= (SELECT MAX(seq) / 4096 * 4096 FROM audit_logs) AND account_id IS NOT NULL
ORDER BY account_id, seq;

CREATE TRIGGER audit_logs_listed AFTER INSERT ON audit_logs WHEN NEW.seq % 4096 = 0
BEGIN
    INSERT INTO audit_logs_by_account
    SELECT account_id, seq FROM audit_logs
    WHERE seq > NEW.seq - 4096 AND account_id IS NOT NULL ORDER BY account_id, seq;
END;

CREATE VIEW audit_logs_of_accounts AS
SELECT b.account_id AS account_id, b.seq AS seq, l.id, l.at, l.actor, l.action, l.subject, l.details
FROM audit_logs_by_account b JOIN audit_logs l ON l.seq = b.seq
UNION ALL
SELECT account_id, seq, id, at, actor, action, subject, details
FROM audit_logs WHERE seq > (SELECT MAX(seq) / 4096 * 4096 FROM audit_logs);

CREATE TRIGGER audit_logs_no_update BEFORE UPDATE ON audit_logs
BEGIN SELECT RAISE(ABORT, 'audit_logs is append-only'); END;

CREATE TRIGGER audit_logs_no_delete BEFORE DELETE ON audit_logs
BEGIN SELECT RAISE(ABORT, 'audit_logs is append-only'); END;

-- Jobs ---------------------------------------------------------------------------------------------

DROP INDEX jobs_by_account;

-- Jobs in the order in which they were created.
CREATE TABLE jobs_created (
    position   INTEGER PRIMARY KEY,
    account_id TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    job_id     TEXT NOT NULL
) STRICT;

INSERT INTO jobs_created SELECT NULL, account_id, created_at, id FROM jobs ORDER BY created_at, id;

CREATE TABLE jobs_by_account (
    account_id TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    job_id     TEXT NOT NULL,
    PRIMARY KEY (account_id, created_at, job_id)
) STRICT, WITHOUT ROWID;

INSERT INTO jobs_by_account
SELECT account_id, created_at, job_id FROM jobs_created
WHERE position <= (SELECT MAX(position) / 4096 * 4096 FROM jobs_created)
ORDER BY account_id, created_at, job_id;

CREATE TRIGGER jobs_listed AFTER INSERT ON jobs
BEGIN
    INSERT INTO jobs_created (account_id, created_at, job_id)
    VALUES (NEW.account_id, NEW.created_at, NEW.id);
END;

CREATE TRIGGER jobs_created_listed AFTER INSERT ON jobs_created WHEN NEW.position % 4096 = 0
BEGIN
    INSERT INTO jobs_by_account
    SELECT account_id, created_at, job_id FROM jobs_created
    WHERE position > NEW.position - 4096 ORDER BY account_id, created_at, job_id;
    -- They are listed: the last alone stays, to count on from.
    DELETE FROM jobs_created WHERE position < NEW.position;
END;

-- A job that is removed is listed no more. Its row stays where it is the last: nobody's.
CREATE TRIGGER jobs_unlisted AFTER DELETE ON jobs
BEGIN
    DELETE FROM jobs_by_account
    WHERE account_id = OLD.account_id AND created_at = OLD.created_at AND job_id = OLD.id;
    UPDATE jobs_created SET account_id = ''
    WHERE position > (SELECT MAX(position) / 4096 * 4096 FROM jobs_created) AND job_id = OLD.id;
END;

CREATE VIEW jobs_of_accounts AS
SELECT account_id, created_at, job_id FROM jobs_by_account
UNION ALL
SELECT account_id, created_at, job_id
FROM jobs_created WHERE position > (SELECT MAX(position) / 4096 * 4096 FROM jobs_created);

-- What is checked ----------------------------------------------------------------------------------

-- SQLite builds a table of its own for a list of more than two words, each time that it checks one.
-- How else a check is said concerns no row: <https://sqlite.org/lang_altertable.html#otheralter>.
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = REPLACE(sql,
    'state IN (''pending'', ''processing'', ''completed'', ''failed'', ''cancelled'')',
    'state = ''pending'' OR state = ''processing'' OR state = ''completed'' OR state = ''failed'''
    || ' OR state = ''cancelled'''
) WHERE type = 'table' AND name = 'jobs';
UPDATE sqlite_schema SET sql = REPLACE(sql,
    'state IN (''held'', ''settled'', ''released'', ''expired'')',
    'state = ''held'' OR state = ''settled'' OR state = ''released'' OR state = ''expired'''
) WHERE type = 'table' AND name = 'holds';
UPDATE sqlite_schema SET sql = REPLACE(sql,
    'waits IN (''turn'', ''time'', ''jobs'', ''answer'', ''room'')',
    'waits = ''turn'' OR waits = ''time'' OR waits = ''jobs'' OR waits = ''answer'''
    || ' OR waits = ''room'''
) WHERE type = 'table' AND name = 'jobs';
PRAGMA writable_schema = RESET;

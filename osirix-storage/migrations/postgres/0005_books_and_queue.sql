-- The books and the queue, rebuilt: one row a ledger transaction instead of one a posting, grants
-- with priority and expiry, a chain of hashes, jobs in fair turns.

-- Only the books refer to the accounts, and who writes any of the rest has the books' row: checking
-- it again with each row costs more than writing the row.

-- The books --------------------------------------------------------------------------------------

-- One row an account: where its callers take turns. The five books sum to zero.
CREATE TABLE books_new (
    account_id   TEXT COLLATE "C" PRIMARY KEY REFERENCES accounts (id),
    available    BIGINT NOT NULL,
    held         BIGINT NOT NULL CONSTRAINT credit_balances_held_not_negative CHECK (held >= 0),
    spent        BIGINT NOT NULL CONSTRAINT credit_balances_spent_not_negative CHECK (spent >= 0),
    granted      BIGINT NOT NULL,
    expired      BIGINT NOT NULL CONSTRAINT credit_balances_expired_not_negative CHECK (expired >= 0),
    -- How many transactions and how many entries the balances stand for.
    transactions BIGINT NOT NULL,
    entries      BIGINT NOT NULL,
    -- The hash of the last transaction; empty before the chain begins.
    head         TEXT NOT NULL,
    -- When the last transaction was.
    at           BIGINT NOT NULL,
    -- How far final costs above a hold may take what can be spent below zero; NULL refuses them.
    overdraft    BIGINT CONSTRAINT credit_balances_overdraft_not_negative CHECK (overdraft >= 0),
    -- JSON: the grants of which something is left, in the order in which they are spent.
    grants       TEXT NOT NULL,
    -- When the first of them ends.
    next_expiry  BIGINT,
    CONSTRAINT credit_balances_sum_to_zero
        CHECK (available + held + spent + granted + expired = 0)
);

-- Why credits moved: each transaction with what it changed in the five books and what it left.
-- Append-only.
CREATE TABLE ledger_new (
    account_id      TEXT COLLATE "C" NOT NULL,
    -- From 1 without gaps, within the account.
    seq             BIGINT NOT NULL,
    id              TEXT COLLATE "C" NOT NULL,
    kind            TEXT NOT NULL CONSTRAINT credits_ledger_kind_known
        CHECK (kind IN ('grant', 'hold', 'settle', 'release', 'expire', 'lapse')),
    -- The caller's own id, if there was one.
    idempotency_key TEXT,
    hold_id         TEXT COLLATE "C",
    memo            TEXT NOT NULL,
    at              BIGINT NOT NULL,
    available       BIGINT NOT NULL,
    held            BIGINT NOT NULL,
    spent           BIGINT NOT NULL,
    granted         BIGINT NOT NULL,
    expired         BIGINT NOT NULL,
    available_after BIGINT NOT NULL,
    held_after      BIGINT NOT NULL,
    spent_after     BIGINT NOT NULL,
    granted_after   BIGINT NOT NULL,
    expired_after   BIGINT NOT NULL,
    -- How many entries there are up to and with this transaction's.
    entries         BIGINT NOT NULL,
    -- JSON: which grants gave or got how much.
    grants          TEXT NOT NULL,
    -- SHA-256 over the hash before it and this row; empty before the chain begins.
    hash            TEXT NOT NULL,
    PRIMARY KEY (account_id, seq),
    CONSTRAINT credits_ledger_sums_to_zero
        CHECK (available + held + spent + granted + expired = 0)
);

CREATE TABLE holds_new (
    id          TEXT COLLATE "C" PRIMARY KEY,
    account_id  TEXT COLLATE "C" NOT NULL,
    amount      BIGINT NOT NULL CONSTRAINT holds_amount_positive CHECK (amount > 0),
    -- More than the amount where the account's overdraft lets final costs be more.
    captured    BIGINT NOT NULL CONSTRAINT holds_captured_not_negative CHECK (captured >= 0),
    state       TEXT NOT NULL CONSTRAINT holds_state_known
        CHECK (state IN ('held', 'settled', 'released', 'expired')),
    -- NULL leaves the end of the hold to whoever made it.
    expires_at  BIGINT,
    created_at  BIGINT NOT NULL,
    resolved_at BIGINT,
    -- JSON: which grants it took how much of.
    grants      TEXT NOT NULL,
    CONSTRAINT holds_captured_when_settled CHECK (captured = 0 OR state = 'settled'),
    CONSTRAINT holds_resolved_has_time CHECK ((state = 'held') = (resolved_at IS NULL))
);

-- Every grant that there was; what is left of one stands in the account's books.
CREATE TABLE credit_grants (
    id         TEXT COLLATE "C" PRIMARY KEY,
    account_id TEXT COLLATE "C" NOT NULL REFERENCES accounts (id),
    amount     BIGINT NOT NULL CONSTRAINT credit_grants_amount_positive CHECK (amount > 0),
    -- The lowest is spent first.
    priority   BIGINT NOT NULL,
    expires_at BIGINT,
    created_at BIGINT NOT NULL,
    memo       TEXT NOT NULL
);

INSERT INTO ledger_new
SELECT t.account_id, ROW_NUMBER() OVER (PARTITION BY t.account_id ORDER BY m.entries), t.id, t.kind,
    CASE WHEN t.idempotency_key = t.id OR t.idempotency_key LIKE 'resolve:%' THEN NULL
        ELSE t.idempotency_key END,
    t.hold_id, t.memo, t.at,
    m.available, m.held, m.spent, m.granted, 0,
    SUM(m.available) OVER (PARTITION BY t.account_id ORDER BY m.entries), SUM(m.held) OVER (PARTITION BY t.account_id ORDER BY m.entries), SUM(m.spent) OVER (PARTITION BY t.account_id ORDER BY m.entries), SUM(m.granted) OVER (PARTITION BY t.account_id ORDER BY m.entries), 0,
    m.entries, '[]', ''
FROM ledger_transactions t JOIN (
    SELECT transaction_id, MAX(seq) AS entries,
        SUM(CASE WHEN book = 'available' THEN amount ELSE 0 END) AS available,
        SUM(CASE WHEN book = 'held' THEN amount ELSE 0 END) AS held,
        SUM(CASE WHEN book = 'spent' THEN amount ELSE 0 END) AS spent,
        SUM(CASE WHEN book = 'granted' THEN amount ELSE 0 END) AS granted
    FROM credits_ledger GROUP BY transaction_id
) m ON m.transaction_id = t.id;

-- What there is was granted by nobody in particular: one grant, which never ends.
INSERT INTO books_new
SELECT account_id, available, held, spent, granted, 0,
    (SELECT COUNT(*) FROM ledger_new l WHERE l.account_id = credit_balances.account_id),
    entries, '', (SELECT MAX(at) FROM ledger_new l WHERE l.account_id = credit_balances.account_id),
    NULL,
    CASE WHEN available > 0 THEN '[["' || 'grt_' || SUBSTR(account_id, 5) || '",' || available || ',0,null]]' ELSE '[]' END, NULL
FROM credit_balances WHERE entries > 0;

INSERT INTO holds_new
SELECT id, account_id, amount, captured, state, expires_at, created_at, resolved_at,
    '[["' || 'grt_' || SUBSTR(account_id, 5) || '",' || amount || ',0,null]]'
FROM holds;

-- Jobs -------------------------------------------------------------------------------------------

-- Where each account's next job stands in the queue: those of others stand in between, however
-- many the account has.
CREATE TABLE job_lanes (
    account_id TEXT COLLATE "C" PRIMARY KEY,
    position   BIGINT NOT NULL
);

CREATE TABLE jobs_new (
    id               TEXT COLLATE "C" PRIMARY KEY,
    account_id       TEXT COLLATE "C" NOT NULL,
    kind             TEXT NOT NULL,
    state            TEXT NOT NULL CONSTRAINT jobs_state_known
        CHECK (state IN ('pending', 'processing', 'completed', 'failed', 'cancelled')),
    -- Whether a pending job's time has come.
    due              BOOLEAN NOT NULL,
    -- The order in which due jobs are taken: turns of the accounts, moved forward by priority.
    position         BIGINT NOT NULL,
    priority         BIGINT NOT NULL,
    -- JSON, in the form of the kind.
    request          TEXT NOT NULL,
    idempotency_key  TEXT,
    -- NULL for a job that costs nothing.
    hold_id          TEXT COLLATE "C",
    held             BIGINT NOT NULL CONSTRAINT jobs_held_not_negative CHECK (held >= 0),
    stage            TEXT,
    progress         BIGINT NOT NULL
        CONSTRAINT jobs_progress_range CHECK (progress BETWEEN 0 AND 100),
    attempt          BIGINT NOT NULL CONSTRAINT jobs_attempt_not_negative CHECK (attempt >= 0),
    max_attempts     BIGINT NOT NULL
        CONSTRAINT jobs_max_attempts_positive CHECK (max_attempts > 0),
    run_at           BIGINT NOT NULL,
    cancel_requested BOOLEAN NOT NULL DEFAULT FALSE,
    -- How many leases it has had: every write of a worker names the lease it was given.
    fence            BIGINT NOT NULL DEFAULT 0,
    lease_owner      TEXT,
    lease_expires_at BIGINT,
    -- JSON: code, message, context.
    error            TEXT,
    -- JSON, in the form of the kind.
    result           TEXT,
    charged          BIGINT CONSTRAINT jobs_charged_not_negative CHECK (charged >= 0),
    created_at       BIGINT NOT NULL,
    started_at       BIGINT,
    finished_at      BIGINT,
    CONSTRAINT jobs_lease_while_processing
        CHECK ((state = 'processing') = (lease_expires_at IS NOT NULL)),
    CONSTRAINT jobs_finished_when_final
        CHECK ((state IN ('pending', 'processing')) = (finished_at IS NULL))
);

INSERT INTO jobs_new
SELECT id, account_id, kind, state, TRUE, 0, 0, request, idempotency_key, hold_id, held, stage,
    progress, attempt, max_attempts, run_at, cancel_requested, fence, lease_owner,
    lease_expires_at, error, result, charged, created_at, started_at, finished_at
FROM jobs;

CREATE TABLE job_stages_new (
    job_id      TEXT COLLATE "C" NOT NULL REFERENCES jobs_new (id),
    name        TEXT NOT NULL,
    -- The order in which the stages were finished, from 1.
    position    BIGINT NOT NULL,
    -- JSON.
    output      TEXT NOT NULL,
    attempt     BIGINT NOT NULL,
    started_at  BIGINT NOT NULL,
    finished_at BIGINT NOT NULL,
    PRIMARY KEY (job_id, name)
);
INSERT INTO job_stages_new
SELECT job_id, name, position, output, attempt, started_at, finished_at FROM job_stages;

-- The new take the places of the old -------------------------------------------------------------

DROP TABLE job_stages;
DROP TABLE jobs;
DROP TABLE holds;
DROP TABLE credits_ledger;
DROP TABLE ledger_transactions;
DROP TABLE credit_balances;
ALTER TABLE books_new RENAME TO credit_balances;
ALTER TABLE ledger_new RENAME TO credits_ledger;
ALTER TABLE holds_new RENAME TO holds;
ALTER TABLE jobs_new RENAME TO jobs;
ALTER TABLE job_stages_new RENAME TO job_stages;

CREATE INDEX credit_balances_to_expire ON credit_balances (next_expiry)
    WHERE next_expiry IS NOT NULL;
CREATE UNIQUE INDEX credits_ledger_key_unique ON credits_ledger (account_id, idempotency_key)
    WHERE idempotency_key IS NOT NULL;
CREATE INDEX credit_grants_by_account ON credit_grants (account_id, created_at, id);
CREATE INDEX holds_to_expire ON holds (expires_at, id)
    WHERE state = 'held' AND expires_at IS NOT NULL;
CREATE UNIQUE INDEX jobs_key_unique ON jobs (account_id, idempotency_key)
    WHERE idempotency_key IS NOT NULL;
CREATE INDEX jobs_due ON jobs (position, id) WHERE state = 'pending' AND due;
CREATE INDEX jobs_scheduled ON jobs (run_at, id) WHERE state = 'pending' AND NOT due;
CREATE INDEX jobs_leased ON jobs (lease_expires_at, id) WHERE state = 'processing';
CREATE INDEX jobs_by_account ON jobs (account_id, created_at, id);

-- The outbox and the audit log --------------------------------------------------------------------

-- Whoever delivers events reads them in their order: they need no other index.
ALTER TABLE events DROP CONSTRAINT events_id_unique;
ALTER TABLE events DROP CONSTRAINT events_account_id_fkey;
DROP INDEX events_by_account;
ALTER TABLE audit_logs DROP CONSTRAINT audit_logs_id_unique;
ALTER TABLE audit_logs DROP CONSTRAINT audit_logs_account_id_fkey;

CREATE TRIGGER credits_ledger_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON credits_ledger
    FOR EACH STATEMENT EXECUTE FUNCTION osirix_append_only();

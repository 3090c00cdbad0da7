-- The foundation: who owns what, the books, the jobs, the catalogue and the records.
--
-- Ids are text with a prefix ("job_..."), times are microseconds since 1970 in UTC, amounts of
-- credits are whole numbers, amounts of money are in the currency's smallest unit, JSON is text.
--
-- Two names that are easily mixed up: "account" (singular) is Better Auth's table of the ways in
-- which a user signs in, with Better Auth's own column names; "accounts" (plural) are the owners
-- of credits, jobs and avatars.

-- Authentication, with the columns of Better Auth ------------------------------------------------

CREATE TABLE "user" (
    "id"            TEXT PRIMARY KEY,
    "name"          TEXT NOT NULL,
    "email"         TEXT NOT NULL UNIQUE,
    "emailVerified" INTEGER NOT NULL DEFAULT FALSE,
    "image"         TEXT,
    "createdAt"     INTEGER NOT NULL,
    "updatedAt"     INTEGER NOT NULL
) STRICT;

CREATE TABLE "session" (
    "id"        TEXT PRIMARY KEY,
    "expiresAt" INTEGER NOT NULL,
    "token"     TEXT NOT NULL UNIQUE,
    "createdAt" INTEGER NOT NULL,
    "updatedAt" INTEGER NOT NULL,
    "ipAddress" TEXT,
    "userAgent" TEXT,
    "userId"    TEXT NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE
) STRICT;
CREATE INDEX "session_by_user" ON "session" ("userId");

CREATE TABLE "account" (
    "id"                    TEXT PRIMARY KEY,
    "accountId"             TEXT NOT NULL,
    "providerId"            TEXT NOT NULL,
    "userId"                TEXT NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE,
    "accessToken"           TEXT,
    "refreshToken"          TEXT,
    "idToken"               TEXT,
    "accessTokenExpiresAt"  INTEGER,
    "refreshTokenExpiresAt" INTEGER,
    "scope"                 TEXT,
    "password"              TEXT,
    "createdAt"             INTEGER NOT NULL,
    "updatedAt"             INTEGER NOT NULL,
    CONSTRAINT "account_provider_unique" UNIQUE ("providerId", "accountId")
) STRICT;
CREATE INDEX "account_by_user" ON "account" ("userId");

CREATE TABLE "verification" (
    "id"         TEXT PRIMARY KEY,
    "identifier" TEXT NOT NULL,
    "value"      TEXT NOT NULL,
    "expiresAt"  INTEGER NOT NULL,
    "createdAt"  INTEGER NOT NULL,
    "updatedAt"  INTEGER NOT NULL
) STRICT;
CREATE INDEX "verification_by_identifier" ON "verification" ("identifier");

-- Accounts and plans -----------------------------------------------------------------------------

CREATE TABLE accounts (
    id          TEXT PRIMARY KEY,
    name        TEXT NOT NULL,
    external_id TEXT CONSTRAINT accounts_external_id_unique UNIQUE,
    user_id     TEXT REFERENCES "user" ("id") ON DELETE SET NULL,
    created_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX accounts_by_user ON accounts (user_id) WHERE user_id IS NOT NULL;

CREATE TABLE plans (
    code               TEXT PRIMARY KEY,
    name               TEXT NOT NULL,
    price_minor_units  INTEGER NOT NULL
        CONSTRAINT plans_price_not_negative CHECK (price_minor_units >= 0),
    currency           TEXT NOT NULL,
    credits_per_period INTEGER NOT NULL
        CONSTRAINT plans_credits_not_negative CHECK (credits_per_period >= 0),
    -- NULL is no limit.
    max_avatars        INTEGER CONSTRAINT plans_max_avatars_range CHECK (max_avatars >= 0),
    -- A JSON list of feature names.
    features           TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE subscriptions (
    id           TEXT PRIMARY KEY,
    account_id   TEXT NOT NULL REFERENCES accounts (id),
    plan         TEXT NOT NULL REFERENCES plans (code),
    state        TEXT NOT NULL
        CONSTRAINT subscriptions_state_known CHECK (state IN ('active', 'ended')),
    period_start INTEGER NOT NULL,
    period_end   INTEGER NOT NULL,
    CONSTRAINT subscriptions_period_forward CHECK (period_end >= period_start)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX subscriptions_one_active ON subscriptions (account_id) WHERE state = 'active';

-- The books --------------------------------------------------------------------------------------

-- One row an account: the balances of its four books, which sum to zero.
CREATE TABLE credit_balances (
    account_id TEXT PRIMARY KEY REFERENCES accounts (id),
    available  INTEGER NOT NULL,
    held       INTEGER NOT NULL CONSTRAINT credit_balances_held_not_negative CHECK (held >= 0),
    spent      INTEGER NOT NULL CONSTRAINT credit_balances_spent_not_negative CHECK (spent >= 0),
    granted    INTEGER NOT NULL,
    -- How many entries the balances stand for; the next entry has the number after it.
    entries    INTEGER NOT NULL,
    CONSTRAINT credit_balances_sum_to_zero CHECK (available + held + spent + granted = 0)
) STRICT, WITHOUT ROWID;

-- Why credits moved. Append-only.
CREATE TABLE ledger_transactions (
    id              TEXT PRIMARY KEY,
    account_id      TEXT NOT NULL REFERENCES accounts (id),
    kind            TEXT NOT NULL CONSTRAINT ledger_transactions_kind_known
        CHECK (kind IN ('grant', 'hold', 'settle', 'release', 'expire')),
    idempotency_key TEXT NOT NULL,
    hold_id         TEXT,
    memo            TEXT NOT NULL,
    at              INTEGER NOT NULL,
    CONSTRAINT ledger_transactions_key_unique UNIQUE (account_id, idempotency_key)
) STRICT, WITHOUT ROWID;

-- The entries of the books, each with the balance it left in its book. Append-only.
CREATE TABLE credits_ledger (
    account_id     TEXT NOT NULL,
    -- From 1 without gaps, within the account.
    seq            INTEGER NOT NULL,
    transaction_id TEXT NOT NULL REFERENCES ledger_transactions (id),
    book           TEXT NOT NULL CONSTRAINT credits_ledger_book_known
        CHECK (book IN ('granted', 'available', 'held', 'spent')),
    amount         INTEGER NOT NULL CONSTRAINT credits_ledger_amount_not_zero CHECK (amount <> 0),
    balance        INTEGER NOT NULL,
    PRIMARY KEY (account_id, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX credits_ledger_by_transaction ON credits_ledger (transaction_id);

CREATE TABLE holds (
    id          TEXT PRIMARY KEY,
    account_id  TEXT NOT NULL REFERENCES accounts (id),
    amount      INTEGER NOT NULL CONSTRAINT holds_amount_positive CHECK (amount > 0),
    captured    INTEGER NOT NULL,
    state       TEXT NOT NULL CONSTRAINT holds_state_known
        CHECK (state IN ('held', 'settled', 'released', 'expired')),
    -- NULL leaves the end of the hold to whoever made it.
    expires_at  INTEGER,
    created_at  INTEGER NOT NULL,
    resolved_at INTEGER,
    CONSTRAINT holds_captured_range CHECK (captured BETWEEN 0 AND amount),
    CONSTRAINT holds_captured_when_settled CHECK (captured = 0 OR state = 'settled'),
    CONSTRAINT holds_resolved_has_time CHECK ((state = 'held') = (resolved_at IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX holds_by_account ON holds (account_id);
CREATE INDEX holds_to_expire ON holds (expires_at, id)
    WHERE state = 'held' AND expires_at IS NOT NULL;

-- Jobs -------------------------------------------------------------------------------------------

CREATE TABLE jobs (
    id               TEXT PRIMARY KEY,
    account_id       TEXT NOT NULL REFERENCES accounts (id),
    kind             TEXT NOT NULL
        CONSTRAINT jobs_kind_known CHECK (kind IN ('tts', 'video', 'lip_sync')),
    state            TEXT NOT NULL CONSTRAINT jobs_state_known
        CHECK (state IN ('pending', 'processing', 'completed', 'failed', 'cancelled')),
    -- JSON, in the form of the kind.
    request          TEXT NOT NULL,
    idempotency_key  TEXT,
    hold_id          TEXT NOT NULL REFERENCES holds (id),
    held             INTEGER NOT NULL CONSTRAINT jobs_held_positive CHECK (held > 0),
    stage            TEXT,
    progress         INTEGER NOT NULL
        CONSTRAINT jobs_progress_range CHECK (progress BETWEEN 0 AND 100),
    attempt          INTEGER NOT NULL CONSTRAINT jobs_attempt_not_negative CHECK (attempt >= 0),
    max_attempts     INTEGER NOT NULL
        CONSTRAINT jobs_max_attempts_positive CHECK (max_attempts > 0),
    run_at           INTEGER NOT NULL,
    cancel_requested INTEGER NOT NULL DEFAULT FALSE,
    -- How many leases it has had: every write of a worker names the lease it was given.
    fence            INTEGER NOT NULL DEFAULT 0,
    lease_owner      TEXT,
    lease_expires_at INTEGER,
    -- JSON: code, message, context.
    error            TEXT,
    -- JSON, in the form of the kind.
    result           TEXT,
    charged          INTEGER CONSTRAINT jobs_charged_not_negative CHECK (charged >= 0),
    created_at       INTEGER NOT NULL,
    started_at       INTEGER,
    finished_at      INTEGER,
    CONSTRAINT jobs_key_unique UNIQUE (account_id, idempotency_key),
    CONSTRAINT jobs_hold_unique UNIQUE (hold_id),
    CONSTRAINT jobs_lease_while_processing
        CHECK ((state = 'processing') = (lease_expires_at IS NOT NULL)),
    CONSTRAINT jobs_finished_when_final
        CHECK ((state IN ('pending', 'processing')) = (finished_at IS NULL))
) STRICT;
-- What a worker looks through: only the jobs that are not over.
CREATE INDEX jobs_open ON jobs (run_at, id) WHERE state IN ('pending', 'processing');
CREATE INDEX jobs_by_account ON jobs (account_id, created_at, id);

-- The checkpoint that each finished stage left.
CREATE TABLE job_stages (
    job_id      TEXT NOT NULL REFERENCES jobs (id),
    name        TEXT NOT NULL,
    -- The order in which the stages were finished, from 1.
    position    INTEGER NOT NULL,
    -- JSON.
    output      TEXT NOT NULL,
    attempt     INTEGER NOT NULL,
    started_at  INTEGER NOT NULL,
    finished_at INTEGER NOT NULL,
    PRIMARY KEY (job_id, name)
) STRICT;

-- The catalogue ----------------------------------------------------------------------------------

CREATE TABLE avatars (
    id         TEXT PRIMARY KEY,
    -- NULL for the demo avatars, which everybody may use.
    account_id TEXT REFERENCES accounts (id),
    slug       TEXT NOT NULL CONSTRAINT avatars_slug_unique UNIQUE,
    name       TEXT NOT NULL,
    kind       TEXT NOT NULL CONSTRAINT avatars_kind_known CHECK (kind IN ('built_in_rig')),
    reference  TEXT NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX avatars_by_account ON avatars (account_id, created_at, id);

CREATE TABLE products (
    id                TEXT PRIMARY KEY,
    slug              TEXT NOT NULL CONSTRAINT products_slug_unique UNIQUE,
    name              TEXT NOT NULL,
    description       TEXT NOT NULL,
    price_minor_units INTEGER NOT NULL
        CONSTRAINT products_price_not_negative CHECK (price_minor_units >= 0),
    currency          TEXT NOT NULL,
    created_at        INTEGER NOT NULL
) STRICT;
CREATE INDEX products_in_order ON products (created_at, id);

CREATE TABLE orders (
    id                TEXT PRIMARY KEY,
    account_id        TEXT NOT NULL REFERENCES accounts (id),
    product_id        TEXT NOT NULL REFERENCES products (id),
    state             TEXT NOT NULL CONSTRAINT orders_state_known
        CHECK (state IN ('pending', 'paid', 'refunded', 'cancelled')),
    price_minor_units INTEGER NOT NULL
        CONSTRAINT orders_price_not_negative CHECK (price_minor_units >= 0),
    currency          TEXT NOT NULL,
    created_at        INTEGER NOT NULL,
    paid_at           INTEGER
) STRICT;
CREATE INDEX orders_by_account ON orders (account_id, created_at, id);
CREATE INDEX orders_by_product ON orders (product_id);

CREATE TABLE social_posts (
    id           TEXT PRIMARY KEY,
    account_id   TEXT NOT NULL REFERENCES accounts (id),
    network      TEXT NOT NULL,
    body         TEXT NOT NULL,
    -- The blob that goes with it.
    media_key    TEXT,
    state        TEXT NOT NULL CONSTRAINT social_posts_state_known CHECK
        (state IN ('draft', 'scheduled', 'publishing', 'published', 'failed', 'cancelled')),
    scheduled_at INTEGER,
    published_at INTEGER,
    -- The network's own id of the published post.
    external_id  TEXT,
    -- JSON: code, message, context.
    error        TEXT,
    created_at   INTEGER NOT NULL
) STRICT;
CREATE INDEX social_posts_by_account ON social_posts (account_id, created_at, id);
CREATE INDEX social_posts_to_publish ON social_posts (scheduled_at, id) WHERE state = 'scheduled';

-- The records ------------------------------------------------------------------------------------

-- Who did what to which object. Append-only.
CREATE TABLE audit_logs (
    -- The order in which lines were written.
    seq        INTEGER PRIMARY KEY AUTOINCREMENT,
    id         TEXT NOT NULL CONSTRAINT audit_logs_id_unique UNIQUE,
    at         INTEGER NOT NULL,
    actor      TEXT NOT NULL,
    action     TEXT NOT NULL,
    account_id TEXT REFERENCES accounts (id),
    subject    TEXT NOT NULL,
    -- JSON.
    details    TEXT NOT NULL
) STRICT;
CREATE INDEX audit_logs_by_account ON audit_logs (account_id, seq);

-- The outbox: what happened, until it was delivered.
CREATE TABLE events (
    -- The order in which events were written.
    seq        INTEGER PRIMARY KEY AUTOINCREMENT,
    id         TEXT NOT NULL CONSTRAINT events_id_unique UNIQUE,
    kind       TEXT NOT NULL,
    account_id TEXT NOT NULL REFERENCES accounts (id),
    subject    TEXT NOT NULL,
    at         INTEGER NOT NULL
) STRICT;
CREATE INDEX events_by_account ON events (account_id, seq);

-- History cannot be changed: not by a defect, not by hand -----------------------------------------

CREATE TRIGGER ledger_transactions_no_update BEFORE UPDATE ON ledger_transactions
BEGIN SELECT RAISE(ABORT, 'ledger_transactions is append-only'); END;

CREATE TRIGGER ledger_transactions_no_delete BEFORE DELETE ON ledger_transactions
BEGIN SELECT RAISE(ABORT, 'ledger_transactions is append-only'); END;

CREATE TRIGGER credits_ledger_no_update BEFORE UPDATE ON credits_ledger
BEGIN SELECT RAISE(ABORT, 'credits_ledger is append-only'); END;

CREATE TRIGGER credits_ledger_no_delete BEFORE DELETE ON credits_ledger
BEGIN SELECT RAISE(ABORT, 'credits_ledger is append-only'); END;

CREATE TRIGGER audit_logs_no_update BEFORE UPDATE ON audit_logs
BEGIN SELECT RAISE(ABORT, 'audit_logs is append-only'); END;

CREATE TRIGGER audit_logs_no_delete BEFORE DELETE ON audit_logs
BEGIN SELECT RAISE(ABORT, 'audit_logs is append-only'); END;

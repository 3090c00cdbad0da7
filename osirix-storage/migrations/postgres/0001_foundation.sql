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
    "id"            TEXT COLLATE "C" PRIMARY KEY,
    "name"          TEXT NOT NULL,
    "email"         TEXT NOT NULL UNIQUE,
    "emailVerified" BOOLEAN NOT NULL DEFAULT FALSE,
    "image"         TEXT,
    "createdAt"     BIGINT NOT NULL,
    "updatedAt"     BIGINT NOT NULL
);

CREATE TABLE "session" (
    "id"        TEXT COLLATE "C" PRIMARY KEY,
    "expiresAt" BIGINT NOT NULL,
    "token"     TEXT NOT NULL UNIQUE,
    "createdAt" BIGINT NOT NULL,
    "updatedAt" BIGINT NOT NULL,
    "ipAddress" TEXT,
    "userAgent" TEXT,
    "userId"    TEXT COLLATE "C" NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE
);
CREATE INDEX "session_by_user" ON "session" ("userId");

CREATE TABLE "account" (
    "id"                    TEXT COLLATE "C" PRIMARY KEY,
    "accountId"             TEXT NOT NULL,
    "providerId"            TEXT NOT NULL,
    "userId"                TEXT COLLATE "C" NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE,
    "accessToken"           TEXT,
    "refreshToken"          TEXT,
    "idToken"               TEXT,
    "accessTokenExpiresAt"  BIGINT,
    "refreshTokenExpiresAt" BIGINT,
    "scope"                 TEXT,
    "password"              TEXT,
    "createdAt"             BIGINT NOT NULL,
    "updatedAt"             BIGINT NOT NULL,
    CONSTRAINT "account_provider_unique" UNIQUE ("providerId", "accountId")
);
CREATE INDEX "account_by_user" ON "account" ("userId");

CREATE TABLE "verification" (
    "id"         TEXT COLLATE "C" PRIMARY KEY,
    "identifier" TEXT NOT NULL,
    "value"      TEXT NOT NULL,
    "expiresAt"  BIGINT NOT NULL,
    "createdAt"  BIGINT NOT NULL,
    "updatedAt"  BIGINT NOT NULL
);
CREATE INDEX "verification_by_identifier" ON "verification" ("identifier");

-- Accounts and plans -----------------------------------------------------------------------------

CREATE TABLE accounts (
    id          TEXT COLLATE "C" PRIMARY KEY,
    name        TEXT NOT NULL,
    external_id TEXT CONSTRAINT accounts_external_id_unique UNIQUE,
    user_id     TEXT COLLATE "C" REFERENCES "user" ("id") ON DELETE SET NULL,
    created_at  BIGINT NOT NULL
);
CREATE INDEX accounts_by_user ON accounts (user_id) WHERE user_id IS NOT NULL;

CREATE TABLE plans (
    code               TEXT COLLATE "C" PRIMARY KEY,
    name               TEXT NOT NULL,
    price_minor_units  BIGINT NOT NULL
        CONSTRAINT plans_price_not_negative CHECK (price_minor_units >= 0),
    currency           TEXT NOT NULL,
    credits_per_period BIGINT NOT NULL
        CONSTRAINT plans_credits_not_negative CHECK (credits_per_period >= 0),
    -- NULL is no limit.
    max_avatars        BIGINT CONSTRAINT plans_max_avatars_range CHECK (max_avatars >= 0),
    -- A JSON list of feature names.
    features           TEXT NOT NULL
);

CREATE TABLE subscriptions (
    id           TEXT COLLATE "C" PRIMARY KEY,
    account_id   TEXT COLLATE "C" NOT NULL REFERENCES accounts (id),
    plan         TEXT COLLATE "C" NOT NULL REFERENCES plans (code),
    state        TEXT NOT NULL
        CONSTRAINT subscriptions_state_known CHECK (state IN ('active', 'ended')),
    period_start BIGINT NOT NULL,
    period_end   BIGINT NOT NULL,
    CONSTRAINT subscriptions_period_forward CHECK (period_end >= period_start)
);
CREATE UNIQUE INDEX subscriptions_one_active ON subscriptions (account_id) WHERE state = 'active';

-- The books --------------------------------------------------------------------------------------

-- One row an account: the balances of its four books, which sum to zero.
CREATE TABLE credit_balances (
    account_id TEXT COLLATE "C" PRIMARY KEY REFERENCES accounts (id),
    available  BIGINT NOT NULL,
    held       BIGINT NOT NULL CONSTRAINT credit_balances_held_not_negative CHECK (held >= 0),
    spent      BIGINT NOT NULL CONSTRAINT credit_balances_spent_not_negative CHECK (spent >= 0),
    granted    BIGINT NOT NULL,
    -- How many entries the balances stand for; the next entry has the number after it.
    entries    BIGINT NOT NULL,
    CONSTRAINT credit_balances_sum_to_zero CHECK (available + held + spent + granted = 0)
);

-- Why credits moved. Append-only.
CREATE TABLE ledger_transactions (
    id              TEXT COLLATE "C" PRIMARY KEY,
    account_id      TEXT COLLATE "C" NOT NULL REFERENCES accounts (id),
    kind            TEXT NOT NULL CONSTRAINT ledger_transactions_kind_known
        CHECK (kind IN ('grant', 'hold', 'settle', 'release', 'expire')),
    idempotency_key TEXT NOT NULL,
    hold_id         TEXT COLLATE "C",
    memo            TEXT NOT NULL,
    at              BIGINT NOT NULL,
    CONSTRAINT ledger_transactions_key_unique UNIQUE (account_id, idempotency_key)
);

-- The entries of the books, each with the balance it left in its book. Append-only.
CREATE TABLE credits_ledger (
    account_id     TEXT COLLATE "C" NOT NULL,
    -- From 1 without gaps, within the account.
    seq            BIGINT NOT NULL,
    transaction_id TEXT COLLATE "C" NOT NULL REFERENCES ledger_transactions (id),
    book           TEXT NOT NULL CONSTRAINT credits_ledger_book_known
        CHECK (book IN ('granted', 'available', 'held', 'spent')),
    amount         BIGINT NOT NULL CONSTRAINT credits_ledger_amount_not_zero CHECK (amount <> 0),
    balance        BIGINT NOT NULL,
    PRIMARY KEY (account_id, seq)
);
CREATE INDEX credits_ledger_by_transaction ON credits_ledger (transaction_id);

CREATE TABLE holds (
    id          TEXT COLLATE "C" PRIMARY KEY,
    account_id  TEXT COLLATE "C" NOT NULL REFERENCES accounts (id),
    amount      BIGINT NOT NULL CONSTRAINT holds_amount_positive CHECK (amount > 0),
    captured    BIGINT NOT NULL,
    state       TEXT NOT NULL CONSTRAINT holds_state_known
        CHECK (state IN ('held', 'settled', 'released', 'expired')),
    -- NULL leaves the end of the hold to whoever made it.
    expires_at  BIGINT,
    created_at  BIGINT NOT NULL,
    resolved_at BIGINT,
    CONSTRAINT holds_captured_range CHECK (captured BETWEEN 0 AND amount),
    CONSTRAINT holds_captured_when_settled CHECK (captured = 0 OR state = 'settled'),
    CONSTRAINT holds_resolved_has_time CHECK ((state = 'held') = (resolved_at IS NULL))
);
CREATE INDEX holds_by_account ON holds (account_id);
CREATE INDEX holds_to_expire ON holds (expires_at, id)
    WHERE state = 'held' AND expires_at IS NOT NULL;

-- Jobs -------------------------------------------------------------------------------------------

CREATE TABLE jobs (
    id               TEXT COLLATE "C" PRIMARY KEY,
    account_id       TEXT COLLATE "C" NOT NULL REFERENCES accounts (id),
    kind             TEXT NOT NULL
        CONSTRAINT jobs_kind_known CHECK (kind IN ('tts', 'video', 'lip_sync')),
    state            TEXT NOT NULL CONSTRAINT jobs_state_known
        CHECK (state IN ('pending', 'processing', 'completed', 'failed', 'cancelled')),
    -- JSON, in the form of the kind.
    request          TEXT NOT NULL,
    idempotency_key  TEXT,
    hold_id          TEXT COLLATE "C" NOT NULL REFERENCES holds (id),
    held             BIGINT NOT NULL CONSTRAINT jobs_held_positive CHECK (held > 0),
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
    CONSTRAINT jobs_key_unique UNIQUE (account_id, idempotency_key),
    CONSTRAINT jobs_hold_unique UNIQUE (hold_id),
    CONSTRAINT jobs_lease_while_processing
        CHECK ((state = 'processing') = (lease_expires_at IS NOT NULL)),
    CONSTRAINT jobs_finished_when_final
        CHECK ((state IN ('pending', 'processing')) = (finished_at IS NULL))
);
-- What a worker looks through: only the jobs that are not over.
CREATE INDEX jobs_open ON jobs (run_at, id) WHERE state IN ('pending', 'processing');
CREATE INDEX jobs_by_account ON jobs (account_id, created_at, id);

-- The checkpoint that each finished stage left.
CREATE TABLE job_stages (
    job_id      TEXT COLLATE "C" NOT NULL REFERENCES jobs (id),
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

-- The catalogue ----------------------------------------------------------------------------------

CREATE TABLE avatars (
    id         TEXT COLLATE "C" PRIMARY KEY,
    -- NULL for the demo avatars, which everybody may use.
    account_id TEXT COLLATE "C" REFERENCES accounts (id),
    slug       TEXT NOT NULL CONSTRAINT avatars_slug_unique UNIQUE,
    name       TEXT NOT NULL,
    kind       TEXT NOT NULL CONSTRAINT avatars_kind_known CHECK (kind IN ('built_in_rig')),
    reference  TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX avatars_by_account ON avatars (account_id, created_at, id);

CREATE TABLE products (
    id                TEXT COLLATE "C" PRIMARY KEY,
    slug              TEXT NOT NULL CONSTRAINT products_slug_unique UNIQUE,
    name              TEXT NOT NULL,
    description       TEXT NOT NULL,
    price_minor_units BIGINT NOT NULL
        CONSTRAINT products_price_not_negative CHECK (price_minor_units >= 0),
    currency          TEXT NOT NULL,
    created_at        BIGINT NOT NULL
);
CREATE INDEX products_in_order ON products (created_at, id);

CREATE TABLE orders (
    id                TEXT COLLATE "C" PRIMARY KEY,
    account_id        TEXT COLLATE "C" NOT NULL REFERENCES accounts (id),
    product_id        TEXT COLLATE "C" NOT NULL REFERENCES products (id),
    state             TEXT NOT NULL CONSTRAINT orders_state_known
        CHECK (state IN ('pending', 'paid', 'refunded', 'cancelled')),
    price_minor_units BIGINT NOT NULL
        CONSTRAINT orders_price_not_negative CHECK (price_minor_units >= 0),
    currency          TEXT NOT NULL,
    created_at        BIGINT NOT NULL,
    paid_at           BIGINT
);
CREATE INDEX orders_by_account ON orders (account_id, created_at, id);
CREATE INDEX orders_by_product ON orders (product_id);

CREATE TABLE social_posts (
    id           TEXT COLLATE "C" PRIMARY KEY,
    account_id   TEXT COLLATE "C" NOT NULL REFERENCES accounts (id),
    network      TEXT NOT NULL,
    body         TEXT NOT NULL,
    -- The blob that goes with it.
    media_key    TEXT,
    state        TEXT NOT NULL CONSTRAINT social_posts_state_known CHECK
        (state IN ('draft', 'scheduled', 'publishing', 'published', 'failed', 'cancelled')),
    scheduled_at BIGINT,
    published_at BIGINT,
    -- The network's own id of the published post.
    external_id  TEXT,
    -- JSON: code, message, context.
    error        TEXT,
    created_at   BIGINT NOT NULL
);
CREATE INDEX social_posts_by_account ON social_posts (account_id, created_at, id);
CREATE INDEX social_posts_to_publish ON social_posts (scheduled_at, id) WHERE state = 'scheduled';

-- The records ------------------------------------------------------------------------------------

-- Who did what to which object. Append-only.
CREATE TABLE audit_logs (
    -- The order in which lines were written.
    seq        BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id         TEXT COLLATE "C" NOT NULL CONSTRAINT audit_logs_id_unique UNIQUE,
    at         BIGINT NOT NULL,
    actor      TEXT NOT NULL,
    action     TEXT NOT NULL,
    account_id TEXT COLLATE "C" REFERENCES accounts (id),
    subject    TEXT NOT NULL,
    -- JSON.
    details    TEXT NOT NULL
);
CREATE INDEX audit_logs_by_account ON audit_logs (account_id, seq);

-- The outbox: what happened, until it was delivered.
CREATE TABLE events (
    -- The order in which events were written.
    seq        BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id         TEXT COLLATE "C" NOT NULL CONSTRAINT events_id_unique UNIQUE,
    kind       TEXT NOT NULL,
    account_id TEXT COLLATE "C" NOT NULL REFERENCES accounts (id),
    subject    TEXT NOT NULL,
    at         BIGINT NOT NULL
);
CREATE INDEX events_by_account ON events (account_id, seq);

-- History cannot be changed: not by a defect, not by hand -----------------------------------------

CREATE FUNCTION osirix_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER ledger_transactions_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_transactions
    FOR EACH STATEMENT EXECUTE FUNCTION osirix_append_only();

CREATE TRIGGER credits_ledger_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON credits_ledger
    FOR EACH STATEMENT EXECUTE FUNCTION osirix_append_only();

CREATE TRIGGER audit_logs_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_logs
    FOR EACH STATEMENT EXECUTE FUNCTION osirix_append_only();

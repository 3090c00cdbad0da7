-- Payments: what was bought at the payment gateway, what it told, and what is left paid.
--
-- An object is kept under the name that the gateway gave it ("reference").

CREATE TABLE billing_customers (
    gateway    TEXT NOT NULL,
    account_id TEXT NOT NULL REFERENCES accounts (id),
    reference  TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (gateway, account_id),
    CONSTRAINT billing_customers_reference_unique UNIQUE (gateway, reference)
) STRICT, WITHOUT ROWID;

-- Customers of the gateway by hand: JSON, all documents of one together.
CREATE TABLE billing_papers (
    customer   TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id),
    papers     TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE billing_checkouts (
    reference         TEXT PRIMARY KEY,
    account_id        TEXT NOT NULL REFERENCES accounts (id),
    plan              TEXT REFERENCES plans (code),
    pack              TEXT,
    -- What the buyer was promised and shown.
    credits           INTEGER NOT NULL
        CONSTRAINT billing_checkouts_credits_not_negative CHECK (credits >= 0),
    price_minor_units INTEGER NOT NULL
        CONSTRAINT billing_checkouts_price_positive CHECK (price_minor_units > 0),
    currency          TEXT NOT NULL,
    is_open           INTEGER NOT NULL,
    is_paid           INTEGER NOT NULL,
    created_at        INTEGER NOT NULL,
    CONSTRAINT billing_checkouts_of_one_thing CHECK ((plan IS NULL) <> (pack IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX billing_checkouts_by_account ON billing_checkouts (account_id, reference);

CREATE TABLE billing_subscriptions (
    reference            TEXT PRIMARY KEY,
    account_id           TEXT NOT NULL REFERENCES accounts (id),
    customer             TEXT NOT NULL,
    plan                 TEXT NOT NULL REFERENCES plans (code),
    state                TEXT NOT NULL CONSTRAINT billing_subscriptions_state_known CHECK
        (state IN ('incomplete', 'incomplete_expired', 'trialing', 'active', 'past_due', 'unpaid',
            'paused', 'canceled')),
    period_start         INTEGER NOT NULL,
    period_end           INTEGER NOT NULL,
    cancel_at_period_end INTEGER NOT NULL,
    next_plan            TEXT,
    grace_ends_at        INTEGER,
    tried                INTEGER NOT NULL,
    -- When to look at it again, whether or not the gateway tells anything.
    review_at            INTEGER,
    CONSTRAINT billing_subscriptions_period_forward CHECK (period_end >= period_start)
) STRICT, WITHOUT ROWID;
CREATE INDEX billing_subscriptions_by_account ON billing_subscriptions (account_id, period_start);
CREATE INDEX billing_subscriptions_to_review ON billing_subscriptions (review_at)
    WHERE review_at IS NOT NULL;

CREATE TABLE billing_invoices (
    reference    TEXT PRIMARY KEY,
    account_id   TEXT NOT NULL REFERENCES accounts (id),
    customer     TEXT NOT NULL,
    subscription TEXT,
    state        TEXT NOT NULL CONSTRAINT billing_invoices_state_known
        CHECK (state IN ('draft', 'open', 'paid', 'uncollectible', 'void')),
    due          INTEGER NOT NULL,
    paid         INTEGER NOT NULL,
    currency     TEXT NOT NULL,
    payment      TEXT,
    url          TEXT,
    created_at   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX billing_invoices_by_account ON billing_invoices (account_id, created_at, reference);

-- Payments that credits were granted for, and how many of these are taken back.
CREATE TABLE billing_payments (
    reference  TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id),
    paid_for   TEXT NOT NULL
        CONSTRAINT billing_payments_paid_for_known CHECK (paid_for IN ('invoice', 'checkout')),
    source     TEXT NOT NULL,
    granted    INTEGER NOT NULL CONSTRAINT billing_payments_granted_positive CHECK (granted > 0),
    revoked    INTEGER NOT NULL,
    -- How often credits were taken back or given again.
    changes    INTEGER NOT NULL,
    expires_at INTEGER,
    granted_at INTEGER NOT NULL,
    CONSTRAINT billing_payments_source_unique UNIQUE (paid_for, source),
    CONSTRAINT billing_payments_revoked_range CHECK (revoked BETWEEN 0 AND granted)
) STRICT, WITHOUT ROWID;
CREATE INDEX billing_payments_by_account ON billing_payments (account_id, granted_at);

CREATE TABLE billing_refunds (
    reference TEXT PRIMARY KEY,
    payment   TEXT NOT NULL REFERENCES billing_payments (reference),
    amount    INTEGER NOT NULL,
    currency  TEXT NOT NULL,
    state     TEXT NOT NULL CONSTRAINT billing_refunds_state_known
        CHECK (state IN ('pending', 'succeeded', 'failed', 'canceled'))
) STRICT, WITHOUT ROWID;
CREATE INDEX billing_refunds_by_payment ON billing_refunds (payment);

CREATE TABLE billing_disputes (
    reference TEXT PRIMARY KEY,
    payment   TEXT NOT NULL REFERENCES billing_payments (reference),
    amount    INTEGER NOT NULL,
    currency  TEXT NOT NULL,
    state     TEXT NOT NULL CONSTRAINT billing_disputes_state_known
        CHECK (state IN ('inquiry', 'open', 'won', 'lost')),
    withdrawn INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX billing_disputes_by_payment ON billing_disputes (payment);

-- What the gateway has told, each message once. What it says of persons is not kept.
CREATE TABLE billing_events (
    id           TEXT PRIMARY KEY,
    kind         TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject      TEXT NOT NULL,
    at           INTEGER NOT NULL,
    state        TEXT NOT NULL CONSTRAINT billing_events_state_known
        CHECK (state IN ('queued', 'done', 'ignored', 'failed')),
    attempts     INTEGER NOT NULL,
    due_at       INTEGER NOT NULL,
    received_at  INTEGER NOT NULL,
    -- JSON: code, message, context.
    error        TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX billing_events_due ON billing_events (due_at, id) WHERE state = 'queued';
CREATE INDEX billing_events_failed ON billing_events (received_at, id) WHERE state = 'failed';
CREATE INDEX billing_events_received ON billing_events (received_at);

-- The last fetch of an object that was begun, and the last one that was followed.
CREATE TABLE billing_fetches (
    kind      TEXT NOT NULL,
    reference TEXT NOT NULL,
    begun     INTEGER NOT NULL,
    followed  INTEGER NOT NULL,
    PRIMARY KEY (kind, reference)
) STRICT, WITHOUT ROWID;

-- Free plans whose period is over begin the next one.
CREATE INDEX subscriptions_free ON subscriptions (period_end, account_id)
    WHERE state = 'active' AND plan = 'free';

-- Credits whose payment went back are revoked. How else a check is said concerns no row:
-- <https://sqlite.org/lang_altertable.html#otheralter>.
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = REPLACE(sql,
    'kind = ''expire'' OR kind = ''lapse''',
    'kind = ''expire'' OR kind = ''lapse'' OR kind = ''revoke'''
) WHERE type = 'table' AND name = 'credits_ledger';
PRAGMA writable_schema = RESET;

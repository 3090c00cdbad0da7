-- Payments: what was bought at the payment gateway, what it told, and what is left paid.
--
-- An object is kept under the name that the gateway gave it ("reference").

CREATE TABLE billing_customers (
    gateway    TEXT COLLATE "C" NOT NULL,
    account_id TEXT COLLATE "C" NOT NULL REFERENCES accounts (id),
    reference  TEXT COLLATE "C" NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (gateway, account_id),
    CONSTRAINT billing_customers_reference_unique UNIQUE (gateway, reference)
);

-- Customers of the gateway by hand: JSON, all documents of one together.
CREATE TABLE billing_papers (
    customer   TEXT COLLATE "C" PRIMARY KEY,
    account_id TEXT COLLATE "C" NOT NULL REFERENCES accounts (id),
    papers     TEXT NOT NULL
);

CREATE TABLE billing_checkouts (
    reference         TEXT COLLATE "C" PRIMARY KEY,
    account_id        TEXT COLLATE "C" NOT NULL REFERENCES accounts (id),
    plan              TEXT COLLATE "C" REFERENCES plans (code),
    pack              TEXT,
    -- What the buyer was promised and shown.
    credits           BIGINT NOT NULL
        CONSTRAINT billing_checkouts_credits_not_negative CHECK (credits >= 0),
    price_minor_units BIGINT NOT NULL
        CONSTRAINT billing_checkouts_price_positive CHECK (price_minor_units > 0),
    currency          TEXT NOT NULL,
    is_open           BOOLEAN NOT NULL,
    is_paid           BOOLEAN NOT NULL,
    created_at        BIGINT NOT NULL,
    CONSTRAINT billing_checkouts_of_one_thing CHECK ((plan IS NULL) <> (pack IS NULL))
);
CREATE INDEX billing_checkouts_by_account ON billing_checkouts (account_id, reference);

CREATE TABLE billing_subscriptions (
    reference            TEXT COLLATE "C" PRIMARY KEY,
    account_id           TEXT COLLATE "C" NOT NULL REFERENCES accounts (id),
    customer             TEXT COLLATE "C" NOT NULL,
    plan                 TEXT COLLATE "C" NOT NULL REFERENCES plans (code),
    state                TEXT NOT NULL CONSTRAINT billing_subscriptions_state_known CHECK
        (state IN ('incomplete', 'incomplete_expired', 'trialing', 'active', 'past_due', 'unpaid',
            'paused', 'canceled')),
    period_start         BIGINT NOT NULL,
    period_end           BIGINT NOT NULL,
    cancel_at_period_end BOOLEAN NOT NULL,
    next_plan            TEXT COLLATE "C",
    grace_ends_at        BIGINT,
    tried                BOOLEAN NOT NULL,
    -- When to look at it again, whether or not the gateway tells anything.
    review_at            BIGINT,
    CONSTRAINT billing_subscriptions_period_forward CHECK (period_end >= period_start)
);
CREATE INDEX billing_subscriptions_by_account ON billing_subscriptions (account_id, period_start);
CREATE INDEX billing_subscriptions_to_review ON billing_subscriptions (review_at)
    WHERE review_at IS NOT NULL;

CREATE TABLE billing_invoices (
    reference    TEXT COLLATE "C" PRIMARY KEY,
    account_id   TEXT COLLATE "C" NOT NULL REFERENCES accounts (id),
    customer     TEXT COLLATE "C" NOT NULL,
    subscription TEXT COLLATE "C",
    state        TEXT NOT NULL CONSTRAINT billing_invoices_state_known
        CHECK (state IN ('draft', 'open', 'paid', 'uncollectible', 'void')),
    due          BIGINT NOT NULL,
    paid         BIGINT NOT NULL,
    currency     TEXT NOT NULL,
    payment      TEXT COLLATE "C",
    url          TEXT,
    created_at   BIGINT NOT NULL
);
CREATE INDEX billing_invoices_by_account ON billing_invoices (account_id, created_at, reference);

-- Payments that credits were granted for, and how many of these are taken back.
CREATE TABLE billing_payments (
    reference  TEXT COLLATE "C" PRIMARY KEY,
    account_id TEXT COLLATE "C" NOT NULL REFERENCES accounts (id),
    paid_for   TEXT NOT NULL
        CONSTRAINT billing_payments_paid_for_known CHECK (paid_for IN ('invoice', 'checkout')),
    source     TEXT COLLATE "C" NOT NULL,
    granted    BIGINT NOT NULL CONSTRAINT billing_payments_granted_positive CHECK (granted > 0),
    revoked    BIGINT NOT NULL,
    -- How often credits were taken back or given again.
    changes    BIGINT NOT NULL,
    expires_at BIGINT,
    granted_at BIGINT NOT NULL,
    CONSTRAINT billing_payments_source_unique UNIQUE (paid_for, source),
    CONSTRAINT billing_payments_revoked_range CHECK (revoked BETWEEN 0 AND granted)
);
CREATE INDEX billing_payments_by_account ON billing_payments (account_id, granted_at);

CREATE TABLE billing_refunds (
    reference TEXT COLLATE "C" PRIMARY KEY,
    payment   TEXT COLLATE "C" NOT NULL REFERENCES billing_payments (reference),
    amount    BIGINT NOT NULL,
    currency  TEXT NOT NULL,
    state     TEXT NOT NULL CONSTRAINT billing_refunds_state_known
        CHECK (state IN ('pending', 'succeeded', 'failed', 'canceled'))
);
CREATE INDEX billing_refunds_by_payment ON billing_refunds (payment);

CREATE TABLE billing_disputes (
    reference TEXT COLLATE "C" PRIMARY KEY,
    payment   TEXT COLLATE "C" NOT NULL REFERENCES billing_payments (reference),
    amount    BIGINT NOT NULL,
    currency  TEXT NOT NULL,
    state     TEXT NOT NULL CONSTRAINT billing_disputes_state_known
        CHECK (state IN ('inquiry', 'open', 'won', 'lost')),
    withdrawn BOOLEAN NOT NULL
);
CREATE INDEX billing_disputes_by_payment ON billing_disputes (payment);

-- What the gateway has told, each message once. What it says of persons is not kept.
CREATE TABLE billing_events (
    id           TEXT COLLATE "C" PRIMARY KEY,
    kind         TEXT COLLATE "C" NOT NULL,
    subject_kind TEXT COLLATE "C" NOT NULL,
    subject      TEXT COLLATE "C" NOT NULL,
    at           BIGINT NOT NULL,
    state        TEXT NOT NULL CONSTRAINT billing_events_state_known
        CHECK (state IN ('queued', 'done', 'ignored', 'failed')),
    attempts     BIGINT NOT NULL,
    due_at       BIGINT NOT NULL,
    received_at  BIGINT NOT NULL,
    -- JSON: code, message, context.
    error        TEXT
);
CREATE INDEX billing_events_due ON billing_events (due_at, id) WHERE state = 'queued';
CREATE INDEX billing_events_failed ON billing_events (received_at, id) WHERE state = 'failed';
CREATE INDEX billing_events_received ON billing_events (received_at);

-- The last fetch of an object that was begun, and the last one that was followed.
CREATE TABLE billing_fetches (
    kind      TEXT COLLATE "C" NOT NULL,
    reference TEXT COLLATE "C" NOT NULL,
    begun     BIGINT NOT NULL,
    followed  BIGINT NOT NULL,
    PRIMARY KEY (kind, reference)
);

-- Free plans whose period is over begin the next one.
CREATE INDEX subscriptions_free ON subscriptions (period_end, account_id)
    WHERE state = 'active' AND plan = 'free';

-- Credits whose payment went back are revoked.
ALTER TABLE credits_ledger DROP CONSTRAINT credits_ledger_kind_known;
ALTER TABLE credits_ledger ADD CONSTRAINT credits_ledger_kind_known
    CHECK (kind IN ('grant', 'hold', 'settle', 'release', 'expire', 'lapse', 'revoke')) NOT VALID;

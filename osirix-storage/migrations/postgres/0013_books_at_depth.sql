-- What accounts may spend, and what their owners are told of it.

-- JSON: the rules, the period, what is used of it, what was told. NULL where anything may be spent.
ALTER TABLE credit_balances ADD COLUMN spending TEXT;

CREATE TABLE spending_alerts (
    account_id   TEXT COLLATE "C" NOT NULL REFERENCES accounts (id),
    kind         TEXT COLLATE "C" NOT NULL CONSTRAINT spending_alerts_kind_known
        CHECK (kind IN ('limit_used', 'low_balance')),
    period_start BIGINT NOT NULL,
    threshold    BIGINT NOT NULL,
    value        BIGINT NOT NULL,
    at           BIGINT NOT NULL,
    -- When its mail was written; NULL until then.
    told_at      BIGINT,
    PRIMARY KEY (account_id, kind, period_start)
);
CREATE INDEX spending_alerts_by_account ON spending_alerts (account_id, at, kind);
CREATE INDEX spending_alerts_untold ON spending_alerts (at) WHERE told_at IS NULL;

-- What came of comparing the payment gateway with what is on record here.
CREATE TABLE billing_reconciliations (
    id           TEXT COLLATE "C" PRIMARY KEY,
    gateway      TEXT NOT NULL,
    period_start BIGINT NOT NULL,
    period_end   BIGINT NOT NULL,
    looked_at    BIGINT NOT NULL,
    found        BIGINT NOT NULL,
    -- JSON.
    differences  TEXT NOT NULL,
    at           BIGINT NOT NULL
);
CREATE INDEX billing_reconciliations_by_time ON billing_reconciliations (at, id);
CREATE INDEX billing_checkouts_by_time ON billing_checkouts (created_at);
CREATE INDEX billing_invoices_by_time ON billing_invoices (created_at);
CREATE INDEX billing_payments_by_time ON billing_payments (granted_at);

-- What is paid by money for orders, by the names that the gateway gave.
CREATE TABLE order_payments (
    order_id   TEXT COLLATE "C" PRIMARY KEY REFERENCES orders (id),
    checkout   TEXT COLLATE "C" CONSTRAINT order_payments_checkout_unique UNIQUE,
    payment    TEXT COLLATE "C" CONSTRAINT order_payments_payment_unique UNIQUE,
    amount     BIGINT NOT NULL
        CONSTRAINT order_payments_amount_not_negative CHECK (amount >= 0),
    gone       BIGINT NOT NULL CONSTRAINT order_payments_gone_range CHECK (gone >= 0),
    -- Whether what is left is to be sent back.
    refund_due BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX order_payments_due ON order_payments (created_at, order_id) WHERE refund_due;
CREATE INDEX order_payments_by_time ON order_payments (created_at);
CREATE INDEX orders_pending ON orders (account_id, product_id, created_at) WHERE state = 'pending';

-- Sellers who are paid money, what they are owed, and what is paid to them.
CREATE TABLE sellers (
    account_id TEXT COLLATE "C" PRIMARY KEY REFERENCES accounts (id),
    -- What the gateway calls them.
    reference  TEXT COLLATE "C" NOT NULL CONSTRAINT sellers_reference_unique UNIQUE,
    payable    BOOLEAN NOT NULL,
    -- The sum of the entries, and how many there are.
    balance    BIGINT NOT NULL,
    currency   TEXT COLLATE "C" NOT NULL,
    entries    BIGINT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX sellers_owing ON sellers (account_id) WHERE balance < 0;

CREATE TABLE payouts (
    id         TEXT COLLATE "C" PRIMARY KEY,
    seller     TEXT COLLATE "C" NOT NULL REFERENCES sellers (account_id),
    -- The payout of which a part is asked back.
    reverses   TEXT COLLATE "C" REFERENCES payouts (id),
    amount     BIGINT NOT NULL CONSTRAINT payouts_amount_positive CHECK (amount > 0),
    reversed   BIGINT NOT NULL
        CONSTRAINT payouts_reversed_range CHECK (reversed BETWEEN 0 AND amount),
    currency   TEXT COLLATE "C" NOT NULL,
    state      TEXT COLLATE "C" NOT NULL
        CONSTRAINT payouts_state_known CHECK (state IN ('armed', 'sent', 'failed')),
    reference  TEXT COLLATE "C",
    attempts   BIGINT NOT NULL,
    due_at     BIGINT NOT NULL,
    -- JSON: code, message, context.
    error      TEXT COLLATE "C",
    created_at BIGINT NOT NULL,
    CONSTRAINT payouts_sent_has_reference CHECK (state <> 'sent' OR reference IS NOT NULL)
);
CREATE INDEX payouts_by_seller ON payouts (seller, created_at, id);
CREATE INDEX payouts_due ON payouts (due_at, id) WHERE state = 'armed';

CREATE TABLE seller_entries (
    seller       TEXT COLLATE "C" NOT NULL REFERENCES sellers (account_id),
    seq          BIGINT NOT NULL,
    kind         TEXT COLLATE "C" NOT NULL CONSTRAINT seller_entries_kind_known CHECK (kind IN ('sale',
        'returned', 'restored', 'payout', 'payout_failed', 'reversal', 'reversal_failed')),
    amount       BIGINT NOT NULL CONSTRAINT seller_entries_amount_not_zero CHECK (amount <> 0),
    balance      BIGINT NOT NULL,
    currency     TEXT COLLATE "C" NOT NULL,
    order_id     TEXT COLLATE "C" REFERENCES orders (id),
    payout_id    TEXT COLLATE "C" REFERENCES payouts (id),
    available_at BIGINT NOT NULL,
    at           BIGINT NOT NULL,
    PRIMARY KEY (seller, seq)
);
CREATE INDEX seller_entries_waiting ON seller_entries (seller, available_at);
CREATE INDEX seller_entries_by_order ON seller_entries (order_id) WHERE order_id IS NOT NULL;
-- A sale is earned once, a payout taken off once.
CREATE UNIQUE INDEX seller_entries_sale_once ON seller_entries (order_id) WHERE kind = 'sale';
CREATE UNIQUE INDEX seller_entries_payout_once ON seller_entries (payout_id, kind)
    WHERE payout_id IS NOT NULL;

CREATE TRIGGER seller_entries_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON seller_entries
    FOR EACH STATEMENT EXECUTE FUNCTION osirix_append_only();

-- What accounts may spend, and what their owners are told of it.

-- JSON: the rules, the period, what is used of it, what was told. NULL where anything may be spent.
ALTER TABLE credit_balances ADD COLUMN spending TEXT;

CREATE TABLE spending_alerts (
    account_id   TEXT NOT NULL REFERENCES accounts (id),
    kind         TEXT NOT NULL CONSTRAINT spending_alerts_kind_known
        CHECK (kind IN ('limit_used', 'low_balance')),
    period_start INTEGER NOT NULL,
    threshold    INTEGER NOT NULL,
    value        INTEGER NOT NULL,
    at           INTEGER NOT NULL,
    -- When its mail was written; NULL until then.
    told_at      INTEGER,
    PRIMARY KEY (account_id, kind, period_start)
) STRICT, WITHOUT ROWID;
CREATE INDEX spending_alerts_by_account ON spending_alerts (account_id, at, kind);
CREATE INDEX spending_alerts_untold ON spending_alerts (at) WHERE told_at IS NULL;

-- What came of comparing the payment gateway with what is on record here.
CREATE TABLE billing_reconciliations (
    id           TEXT PRIMARY KEY,
    gateway      TEXT NOT NULL,
    period_start INTEGER NOT NULL,
    period_end   INTEGER NOT NULL,
    looked_at    INTEGER NOT NULL,
    found        INTEGER NOT NULL,
    -- JSON.
    differences  TEXT NOT NULL,
    at           INTEGER NOT NULL
) STRICT;
CREATE INDEX billing_reconciliations_by_time ON billing_reconciliations (at, id);
CREATE INDEX billing_checkouts_by_time ON billing_checkouts (created_at);
CREATE INDEX billing_invoices_by_time ON billing_invoices (created_at);
CREATE INDEX billing_payments_by_time ON billing_payments (granted_at);

-- What is paid by money for orders, by the names that the gateway gave.
CREATE TABLE order_payments (
    order_id   TEXT PRIMARY KEY REFERENCES orders (id),
    checkout   TEXT CONSTRAINT order_payments_checkout_unique UNIQUE,
    payment    TEXT CONSTRAINT order_payments_payment_unique UNIQUE,
    amount     INTEGER NOT NULL
        CONSTRAINT order_payments_amount_not_negative CHECK (amount >= 0),
    gone       INTEGER NOT NULL CONSTRAINT order_payments_gone_range CHECK (gone >= 0),
    -- Whether what is left is to be sent back.
    refund_due INTEGER NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX order_payments_due ON order_payments (created_at, order_id) WHERE refund_due;
CREATE INDEX order_payments_by_time ON order_payments (created_at);
CREATE INDEX orders_pending ON orders (account_id, product_id, created_at) WHERE state = 'pending';

-- Sellers who are paid money, what they are owed, and what is paid to them.
CREATE TABLE sellers (
    account_id TEXT PRIMARY KEY REFERENCES accounts (id),
    -- What the gateway calls them.
    reference  TEXT NOT NULL CONSTRAINT sellers_reference_unique UNIQUE,
    payable    INTEGER NOT NULL,
    -- The sum of the entries, and how many there are.
    balance    INTEGER NOT NULL,
    currency   TEXT NOT NULL,
    entries    INTEGER NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX sellers_owing ON sellers (account_id) WHERE balance < 0;

CREATE TABLE payouts (
    id         TEXT PRIMARY KEY,
    seller     TEXT NOT NULL REFERENCES sellers (account_id),
    -- The payout of which a part is asked back.
    reverses   TEXT REFERENCES payouts (id),
    amount     INTEGER NOT NULL CONSTRAINT payouts_amount_positive CHECK (amount > 0),
    reversed   INTEGER NOT NULL
        CONSTRAINT payouts_reversed_range CHECK (reversed BETWEEN 0 AND amount),
    currency   TEXT NOT NULL,
    state      TEXT NOT NULL
        CONSTRAINT payouts_state_known CHECK (state IN ('armed', 'sent', 'failed')),
    reference  TEXT,
    attempts   INTEGER NOT NULL,
    due_at     INTEGER NOT NULL,
    -- JSON: code, message, context.
    error      TEXT,
    created_at INTEGER NOT NULL,
    CONSTRAINT payouts_sent_has_reference CHECK (state <> 'sent' OR reference IS NOT NULL)
) STRICT;
CREATE INDEX payouts_by_seller ON payouts (seller, created_at, id);
CREATE INDEX payouts_due ON payouts (due_at, id) WHERE state = 'armed';

CREATE TABLE seller_entries (
    seller       TEXT NOT NULL REFERENCES sellers (account_id),
    seq          INTEGER NOT NULL,
    kind         TEXT NOT NULL CONSTRAINT seller_entries_kind_known CHECK (kind IN ('sale',
        'returned', 'restored', 'payout', 'payout_failed', 'reversal', 'reversal_failed')),
    amount       INTEGER NOT NULL CONSTRAINT seller_entries_amount_not_zero CHECK (amount <> 0),
    balance      INTEGER NOT NULL,
    currency     TEXT NOT NULL,
    order_id     TEXT REFERENCES orders (id),
    payout_id    TEXT REFERENCES payouts (id),
    available_at INTEGER NOT NULL,
    at           INTEGER NOT NULL,
    PRIMARY KEY (seller, seq)
) STRICT;
CREATE INDEX seller_entries_waiting ON seller_entries (seller, available_at);
CREATE INDEX seller_entries_by_order ON seller_entries (order_id) WHERE order_id IS NOT NULL;
-- A sale is earned once, a payout taken off once.
CREATE UNIQUE INDEX seller_entries_sale_once ON seller_entries (order_id) WHERE kind = 'sale';
CREATE UNIQUE INDEX seller_entries_payout_once ON seller_entries (payout_id, kind)
    WHERE payout_id IS NOT NULL;

CREATE TRIGGER seller_entries_no_update BEFORE UPDATE ON seller_entries
BEGIN SELECT RAISE(ABORT, 'seller_entries is append-only'); END;

CREATE TRIGGER seller_entries_no_delete BEFORE DELETE ON seller_entries
BEGIN SELECT RAISE(ABORT, 'seller_entries is append-only'); END;

-- Analytics: what is counted, and what it adds up to.

-- Rows that whoever acts adds in the same transaction, until they are added up. Append-only but
-- for that: nobody waits for anybody.
CREATE TABLE analytics_counts (
    seq        INTEGER PRIMARY KEY,
    account_id TEXT NOT NULL,
    -- Quarters of an hour since 1970-01-01T00:00:00Z.
    quarter    INTEGER NOT NULL,
    figure     TEXT NOT NULL,
    -- Empty where there are no kinds.
    kind       TEXT NOT NULL,
    count      INTEGER NOT NULL,
    -- In the unit of the figure: credits, microseconds, or a currency's smallest unit.
    amount     INTEGER NOT NULL
);

-- Sums by account and quarter of an hour; those of everybody together have an empty account.
CREATE TABLE analytics_sums (
    account_id TEXT NOT NULL,
    quarter    INTEGER NOT NULL,
    figure     TEXT NOT NULL,
    kind       TEXT NOT NULL,
    count      INTEGER NOT NULL,
    amount     INTEGER NOT NULL,
    PRIMARY KEY (account_id, quarter, figure, kind)
) WITHOUT ROWID;

-- What happened before: added up like everything else.

INSERT INTO analytics_counts (account_id, quarter, figure, kind, count, amount)
SELECT account_id, at / 900000000, 'credits.granted', '', COUNT(*), SUM(available)
FROM credits_ledger WHERE kind = 'grant' GROUP BY account_id, at / 900000000;

INSERT INTO analytics_counts (account_id, quarter, figure, kind, count, amount)
SELECT account_id, at / 900000000, 'credits.spent', '', COUNT(*), SUM(spent)
FROM credits_ledger WHERE kind = 'settle' GROUP BY account_id, at / 900000000;

INSERT INTO analytics_counts (account_id, quarter, figure, kind, count, amount)
SELECT account_id, at / 900000000, 'credits.expired', '', COUNT(*), SUM(expired)
FROM credits_ledger WHERE kind = 'lapse' GROUP BY account_id, at / 900000000;

INSERT INTO analytics_counts (account_id, quarter, figure, kind, count, amount)
SELECT account_id, at / 900000000, 'credits.revoked', '', COUNT(*), SUM(granted)
FROM credits_ledger WHERE kind = 'revoke' GROUP BY account_id, at / 900000000;

INSERT INTO analytics_counts (account_id, quarter, figure, kind, count, amount)
SELECT j.account_id, h.resolved_at / 900000000, 'credits.charged', j.kind, COUNT(*),
    SUM(h.captured)
FROM jobs j JOIN holds h ON h.id = j.hold_id
WHERE h.state = 'settled' GROUP BY j.account_id, h.resolved_at / 900000000, j.kind;

INSERT INTO analytics_counts (account_id, quarter, figure, kind, count, amount)
SELECT o.account_id, h.resolved_at / 900000000, 'credits.charged', 'marketplace', COUNT(*),
    SUM(o.credits)
FROM orders o
JOIN credits_ledger l ON l.account_id = o.account_id AND l.idempotency_key = 'order:' || o.id
JOIN holds h ON h.id = l.hold_id
WHERE h.state = 'settled' GROUP BY o.account_id, h.resolved_at / 900000000;

INSERT INTO analytics_counts (account_id, quarter, figure, kind, count, amount)
SELECT account_id, refunded_at / 900000000, 'credits.refunded', '', COUNT(*), SUM(credits)
FROM orders WHERE refunded_at IS NOT NULL GROUP BY account_id, refunded_at / 900000000;

INSERT INTO analytics_counts (account_id, quarter, figure, kind, count, amount)
SELECT s.seller, l.at / 900000000, 'credits.earned', '', COUNT(*), SUM(s.credits)
FROM order_shares s
JOIN credits_ledger l ON l.account_id = s.seller AND l.idempotency_key = 'sale:' || s.order_id
GROUP BY s.seller, l.at / 900000000;

INSERT INTO analytics_counts (account_id, quarter, figure, kind, count, amount)
SELECT account_id, finished_at / 900000000, 'jobs.' || state, kind, COUNT(*), COALESCE(SUM(
    CASE WHEN state = 'completed' AND json_type(result, '$.duration_us') = 'integer'
            AND json_extract(result, '$.duration_us') BETWEEN 0 AND 9999999999999
        THEN json_extract(result, '$.duration_us') END), 0)
FROM jobs WHERE finished_at IS NOT NULL
GROUP BY account_id, finished_at / 900000000, state, kind;

INSERT INTO analytics_counts (account_id, quarter, figure, kind, count, amount)
SELECT p.seller, o.paid_at / 900000000, 'sales.made', '', COUNT(*), SUM(o.credits)
FROM orders o JOIN products p ON p.id = o.product_id
WHERE p.seller IS NOT NULL AND o.paid_at IS NOT NULL GROUP BY p.seller, o.paid_at / 900000000;

INSERT INTO analytics_counts (account_id, quarter, figure, kind, count, amount)
SELECT s.seller, o.paid_at / 900000000, 'sales.shares', '', COUNT(*), SUM(s.credits)
FROM order_shares s JOIN orders o ON o.id = s.order_id
WHERE o.paid_at IS NOT NULL GROUP BY s.seller, o.paid_at / 900000000;

INSERT INTO analytics_counts (account_id, quarter, figure, kind, count, amount)
SELECT p.seller, o.refunded_at / 900000000, 'sales.returned', '', COUNT(*), SUM(o.credits)
FROM orders o JOIN products p ON p.id = o.product_id
WHERE p.seller IS NOT NULL AND o.refunded_at IS NOT NULL
GROUP BY p.seller, o.refunded_at / 900000000;

INSERT INTO analytics_counts (account_id, quarter, figure, kind, count, amount)
SELECT s.seller, o.refunded_at / 900000000, 'shares.returned', '', COUNT(*), SUM(s.credits)
FROM order_shares s JOIN orders o ON o.id = s.order_id
WHERE s.state = 'returned' AND o.refunded_at IS NOT NULL
GROUP BY s.seller, o.refunded_at / 900000000;

INSERT INTO analytics_counts (account_id, quarter, figure, kind, count, amount)
SELECT account_id, updated_at / 900000000, 'posts.' || state, network, COUNT(*), 0
FROM social_publications WHERE state IN ('published', 'failed', 'unconfirmed')
GROUP BY account_id, updated_at / 900000000, state, network;

-- When an invoice was paid was not kept: it counts when it was made.
INSERT INTO analytics_counts (account_id, quarter, figure, kind, count, amount)
SELECT account_id, created_at / 900000000, 'plans.paid', currency, COUNT(*), SUM(paid)
FROM billing_invoices WHERE paid <> 0 AND subscription IS NOT NULL
GROUP BY account_id, created_at / 900000000, currency;

-- The same of refunds: they count when the credits were granted.
INSERT INTO analytics_counts (account_id, quarter, figure, kind, count, amount)
SELECT p.account_id, p.granted_at / 900000000, 'plans.refunded', r.currency, COUNT(*),
    SUM(r.amount)
FROM billing_refunds r JOIN billing_payments p ON p.reference = r.payment
WHERE r.state = 'succeeded' AND p.paid_for = 'invoice'
GROUP BY p.account_id, p.granted_at / 900000000, r.currency;

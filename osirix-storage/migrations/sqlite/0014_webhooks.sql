-- Webhooks: endpoints, what is delivered to them, and the record of it.

ALTER TABLE events ADD COLUMN data TEXT NOT NULL DEFAULT '{}';

CREATE TABLE webhook_endpoints (
    id            TEXT PRIMARY KEY,
    account_id    TEXT NOT NULL REFERENCES accounts (id),
    url           TEXT NOT NULL,
    description   TEXT NOT NULL,
    -- JSON: the kinds of events that it is told.
    kinds         TEXT NOT NULL,
    state         TEXT NOT NULL CONSTRAINT webhook_endpoints_state_known
        CHECK (state IN ('active', 'paused', 'disabled')),
    reason        TEXT,
    failing_since INTEGER,
    -- The secret, sealed, and the one before with the end of its time.
    sealed        TEXT NOT NULL,
    old_sealed    TEXT,
    old_until     INTEGER,
    -- When deliveries were taken last: endpoints take turns.
    served_at     INTEGER NOT NULL DEFAULT 0,
    created_at    INTEGER NOT NULL,
    updated_at    INTEGER NOT NULL
) STRICT;
CREATE INDEX webhook_endpoints_by_account ON webhook_endpoints (account_id, created_at, id);
CREATE INDEX webhook_endpoints_turn ON webhook_endpoints (served_at, id) WHERE state = 'active';

-- The kinds once more, so that an event finds who is told of it.
CREATE TABLE webhook_subscriptions (
    account_id  TEXT NOT NULL,
    kind        TEXT NOT NULL,
    endpoint_id TEXT NOT NULL REFERENCES webhook_endpoints (id),
    PRIMARY KEY (account_id, kind, endpoint_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX webhook_subscriptions_by_endpoint ON webhook_subscriptions (endpoint_id);

-- An endpoint may be removed while its events are being written: no event fails for that.
CREATE TABLE webhook_deliveries (
    -- The order in which they were written.
    seq         INTEGER PRIMARY KEY AUTOINCREMENT,
    endpoint_id TEXT NOT NULL,
    event_id    TEXT NOT NULL,
    account_id  TEXT NOT NULL,
    kind        TEXT NOT NULL,
    subject     TEXT NOT NULL,
    -- JSON: the message, the same each time.
    payload     TEXT NOT NULL,
    state       TEXT NOT NULL DEFAULT 'pending' CONSTRAINT webhook_deliveries_state_known
        CHECK (state IN ('pending', 'delivered', 'failed')),
    attempts    INTEGER NOT NULL DEFAULT 0,
    tries       INTEGER NOT NULL DEFAULT 0,
    -- From when on a worker may take it; NULL when it is over.
    run_at      INTEGER,
    -- Until when somebody sends it; NULL when nobody does.
    lease_until INTEGER,
    fence       INTEGER NOT NULL DEFAULT 0,
    at          INTEGER NOT NULL,
    CONSTRAINT webhook_deliveries_event_unique UNIQUE (endpoint_id, event_id),
    CONSTRAINT webhook_deliveries_pending_runs CHECK ((run_at IS NOT NULL) = (state = 'pending'))
) STRICT;
CREATE INDEX webhook_deliveries_by_endpoint ON webhook_deliveries (endpoint_id, seq);
CREATE INDEX webhook_deliveries_due ON webhook_deliveries (endpoint_id, run_at, seq)
    WHERE run_at IS NOT NULL;
CREATE INDEX webhook_deliveries_order ON webhook_deliveries (endpoint_id, subject, seq)
    WHERE run_at IS NOT NULL;
CREATE INDEX webhook_deliveries_under_way ON webhook_deliveries (endpoint_id, lease_until)
    WHERE lease_until IS NOT NULL;
CREATE INDEX webhook_deliveries_failed ON webhook_deliveries (endpoint_id, at)
    WHERE state = 'failed';
CREATE INDEX webhook_deliveries_by_time ON webhook_deliveries (at, seq);

CREATE TABLE webhook_attempts (
    endpoint_id TEXT NOT NULL,
    event_id    TEXT NOT NULL,
    number      INTEGER NOT NULL,
    at          INTEGER NOT NULL,
    status      INTEGER,
    duration_ms INTEGER NOT NULL,
    error       TEXT,
    PRIMARY KEY (endpoint_id, event_id, number)
) STRICT, WITHOUT ROWID;

-- Social publishing: connected accounts, posts, and what is published of them.

-- Nothing was ever posted: the table of the foundation held nothing.
DROP TABLE social_posts;

CREATE TABLE social_connections (
    id           TEXT PRIMARY KEY,
    account_id   TEXT NOT NULL REFERENCES accounts (id),
    network      TEXT NOT NULL,
    -- The URL of the server.
    server       TEXT NOT NULL,
    -- The network's own id of the account, and its name there.
    remote_id    TEXT NOT NULL,
    handle       TEXT NOT NULL,
    -- The credentials; NULL once they are forgotten.
    sealed       TEXT,
    state        TEXT NOT NULL CONSTRAINT social_connections_state_known
        CHECK (state IN ('active', 'broken', 'disconnected')),
    -- JSON: code, message, context.
    error        TEXT,
    expires_at   INTEGER,
    -- NULL where the credentials are not to be renewed.
    refresh_at   INTEGER,
    -- Until when somebody has the right to renew them.
    lease_until  INTEGER NOT NULL,
    fence        INTEGER NOT NULL,
    connected_at INTEGER NOT NULL,
    created_at   INTEGER NOT NULL,
    CONSTRAINT social_connections_account_unique
        UNIQUE (account_id, network, server, remote_id)
) STRICT;
CREATE INDEX social_connections_by_account ON social_connections (account_id, created_at, id);
CREATE INDEX social_connections_to_renew ON social_connections (refresh_at, id)
    WHERE refresh_at IS NOT NULL;

CREATE TABLE social_posts (
    id         TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id),
    -- JSON: what was written, by which connections, when, and the job of its video.
    content    TEXT NOT NULL,
    state      TEXT NOT NULL CONSTRAINT social_posts_state_known CHECK (state IN ('draft',
        'scheduled', 'publishing', 'published', 'partial', 'failed', 'unconfirmed', 'cancelled')),
    due_at     INTEGER,
    revision   INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX social_posts_by_account ON social_posts (account_id, created_at, id);
CREATE INDEX social_posts_by_time ON social_posts (account_id, due_at, id)
    WHERE due_at IS NOT NULL;

CREATE TABLE social_publications (
    id            TEXT PRIMARY KEY,
    account_id    TEXT NOT NULL REFERENCES accounts (id),
    post_id       TEXT NOT NULL REFERENCES social_posts (id),
    connection_id TEXT NOT NULL REFERENCES social_connections (id),
    network       TEXT NOT NULL,
    state         TEXT NOT NULL CONSTRAINT social_publications_state_known CHECK (state IN
        ('scheduled', 'preparing', 'processing', 'publishing', 'published', 'failed', 'cancelled',
        'unconfirmed')),
    -- From when on a worker may take it; NULL when nobody has anything to do.
    run_at        INTEGER,
    fence         INTEGER NOT NULL,
    -- JSON: what the network gets, once work began.
    draft         TEXT,
    -- JSON: how far its media are.
    preparation   TEXT,
    -- JSON: the messages that are out.
    published     TEXT NOT NULL,
    -- JSON: the message that may be out.
    armed         TEXT,
    failures      INTEGER NOT NULL,
    entries       INTEGER NOT NULL,
    -- JSON: code, message, context.
    error         TEXT,
    begun_at      INTEGER,
    created_at    INTEGER NOT NULL,
    updated_at    INTEGER NOT NULL,
    CONSTRAINT social_publications_target_unique UNIQUE (post_id, connection_id),
    CONSTRAINT social_publications_open_runs CHECK ((run_at IS NOT NULL) =
        (state IN ('scheduled', 'preparing', 'processing', 'publishing')))
) STRICT;
CREATE INDEX social_publications_by_account ON social_publications (account_id, created_at, id);
CREATE INDEX social_publications_due ON social_publications (run_at, id)
    WHERE run_at IS NOT NULL;

-- What happened to each publication. Append-only.
CREATE TABLE social_attempts (
    publication_id TEXT NOT NULL REFERENCES social_publications (id),
    number         INTEGER NOT NULL,
    at             INTEGER NOT NULL,
    what           TEXT NOT NULL,
    part           INTEGER NOT NULL,
    -- JSON: code, message, context.
    error          TEXT,
    PRIMARY KEY (publication_id, number)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER social_attempts_no_update BEFORE UPDATE ON social_attempts
BEGIN SELECT RAISE(ABORT, 'social_attempts is append-only'); END;

CREATE TRIGGER social_attempts_no_delete BEFORE DELETE ON social_attempts
BEGIN SELECT RAISE(ABORT, 'social_attempts is append-only'); END;

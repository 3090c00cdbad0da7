-- Second factors, roles, bans and impersonation, keys of programs, organisations, signing keys,
-- passkeys, and the mail that goes with all of it.

ALTER TABLE "user" ADD COLUMN "role" TEXT NOT NULL DEFAULT 'user';
ALTER TABLE "user" ADD COLUMN "banned" INTEGER NOT NULL DEFAULT FALSE;
ALTER TABLE "user" ADD COLUMN "banReason" TEXT;
ALTER TABLE "user" ADD COLUMN "banExpires" INTEGER;
ALTER TABLE "user" ADD COLUMN "twoFactorEnabled" INTEGER NOT NULL DEFAULT FALSE;

ALTER TABLE "session" ADD COLUMN "impersonatedBy" TEXT;
ALTER TABLE "session" ADD COLUMN "activeOrganizationId" TEXT;

-- What a link or a state is about, in JSON.
ALTER TABLE "verification" ADD COLUMN "data" TEXT NOT NULL DEFAULT 'null';
CREATE INDEX "verification_by_end" ON "verification" ("expiresAt");

CREATE TABLE two_factors (
    user_id      TEXT PRIMARY KEY REFERENCES "user" ("id") ON DELETE CASCADE,
    -- The seed of the authenticator, sealed.
    secret       TEXT NOT NULL,
    confirmed_at INTEGER,
    -- The last step of 30 seconds whose code was used: a code is good once.
    last_step    INTEGER NOT NULL DEFAULT 0,
    created_at   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE recovery_codes (
    user_id TEXT NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE,
    hash    TEXT NOT NULL,
    PRIMARY KEY (user_id, hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE api_keys (
    id           TEXT PRIMARY KEY,
    user_id      TEXT NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE,
    name         TEXT NOT NULL,
    -- The first characters, by which people know it.
    start        TEXT NOT NULL,
    hash         TEXT NOT NULL CONSTRAINT api_keys_hash_unique UNIQUE,
    -- A JSON list of scopes.
    scopes       TEXT NOT NULL,
    enabled      INTEGER NOT NULL DEFAULT TRUE,
    -- Requests in a window of so many seconds.
    rate_limit   INTEGER CONSTRAINT api_keys_rate_limit_positive CHECK (rate_limit > 0),
    rate_window_s INTEGER NOT NULL CONSTRAINT api_keys_rate_window_positive
        CHECK (rate_window_s > 0),
    expires_at   INTEGER,
    last_used_at INTEGER,
    created_at   INTEGER NOT NULL,
    updated_at   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX api_keys_by_user ON api_keys (user_id);

CREATE TABLE organizations (
    id         TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id),
    name       TEXT NOT NULL,
    slug       TEXT NOT NULL CONSTRAINT organizations_slug_unique UNIQUE,
    logo       TEXT,
    created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE members (
    id              TEXT PRIMARY KEY,
    organization_id TEXT NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
    user_id         TEXT NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE,
    role            TEXT NOT NULL,
    created_at      INTEGER NOT NULL,
    CONSTRAINT members_unique UNIQUE (organization_id, user_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX members_by_user ON members (user_id);

CREATE TABLE invitations (
    id              TEXT PRIMARY KEY,
    organization_id TEXT NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
    email           TEXT NOT NULL,
    role            TEXT NOT NULL,
    status          TEXT NOT NULL,
    inviter_id      TEXT REFERENCES "user" ("id") ON DELETE SET NULL,
    expires_at      INTEGER NOT NULL,
    created_at      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX invitations_by_organization ON invitations (organization_id);
CREATE INDEX invitations_by_email ON invitations (email);

CREATE TABLE signing_keys (
    id          TEXT PRIMARY KEY,
    public_key  TEXT NOT NULL,
    -- Sealed.
    private_key TEXT NOT NULL,
    created_at  INTEGER NOT NULL,
    -- When the next key takes its place; what it signed is checked for longer.
    retires_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE passkeys (
    id            TEXT PRIMARY KEY,
    user_id       TEXT NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE,
    name          TEXT NOT NULL,
    credential_id TEXT NOT NULL CONSTRAINT passkeys_credential_unique UNIQUE,
    -- Public key, counter and flags, as the verifier keeps them.
    data          TEXT NOT NULL,
    created_at    INTEGER NOT NULL,
    last_used_at  INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX passkeys_by_user ON passkeys (user_id);

CREATE TABLE mails (
    id         TEXT PRIMARY KEY,
    recipient  TEXT NOT NULL,
    -- Subject and text, sealed: the links in them sign in.
    sealed     TEXT NOT NULL,
    state      TEXT NOT NULL,
    attempts   INTEGER NOT NULL DEFAULT 0,
    due_at     INTEGER NOT NULL,
    created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX mails_by_due ON mails (due_at) WHERE state = 'queued';

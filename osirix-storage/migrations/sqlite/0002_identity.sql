-- Sessions that end with the browser's window, secrets that are found by their hash, and counted
-- attempts.

ALTER TABLE "session" ADD COLUMN "remembered" INTEGER NOT NULL DEFAULT TRUE;
CREATE INDEX "session_by_end" ON "session" ("expiresAt");

CREATE UNIQUE INDEX "verification_by_value" ON "verification" ("value");

CREATE TABLE attempts (
    key     TEXT PRIMARY KEY,
    count   INTEGER NOT NULL CONSTRAINT attempts_count_positive CHECK (count > 0),
    last_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX attempts_by_last ON attempts (last_at);

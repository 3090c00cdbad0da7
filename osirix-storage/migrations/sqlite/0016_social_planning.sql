-- The planning of posts: queues with slots, posts that repeat, approval by another member.

CREATE TABLE social_queues (
    id          TEXT PRIMARY KEY,
    account_id  TEXT NOT NULL REFERENCES accounts (id),
    name        TEXT NOT NULL,
    -- A name of the IANA database.
    time_zone   TEXT NOT NULL,
    -- JSON: the days and times of a week.
    slots       TEXT NOT NULL,
    -- JSON: the connections that it serves.
    connections TEXT NOT NULL,
    created_at  INTEGER NOT NULL,
    updated_at  INTEGER NOT NULL,
    CONSTRAINT social_queues_name_unique UNIQUE (account_id, name)
) STRICT;

CREATE TABLE social_recurrences (
    id         TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id),
    -- The member who wants it, where that is known.
    author     TEXT,
    -- JSON: what each of its posts says.
    content    TEXT NOT NULL,
    -- JSON: when it comes again.
    rule       TEXT NOT NULL,
    state      TEXT NOT NULL CONSTRAINT social_recurrences_state_known
        CHECK (state IN ('active', 'ended', 'stopped')),
    -- When the first post that is not made yet is due; NULL when there will be no more.
    next_at    INTEGER,
    -- How many posts were made.
    made       INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    CONSTRAINT social_recurrences_active_goes_on CHECK ((next_at IS NOT NULL) = (state = 'active'))
) STRICT;
CREATE INDEX social_recurrences_by_account ON social_recurrences (account_id, created_at, id);
CREATE INDEX social_recurrences_due ON social_recurrences (next_at, id)
    WHERE next_at IS NOT NULL;

-- What an account wants of its posts.
CREATE TABLE social_rules (
    account_id TEXT PRIMARY KEY REFERENCES accounts (id),
    -- Whether another member approves each.
    approval   INTEGER NOT NULL
) STRICT;

-- Another list of states makes another table. What refers to it finds the same posts in it.
PRAGMA defer_foreign_keys = ON;
CREATE TABLE social_posts_before AS SELECT * FROM social_posts;
DROP TABLE social_posts;

CREATE TABLE social_posts (
    id            TEXT PRIMARY KEY,
    account_id    TEXT NOT NULL REFERENCES accounts (id),
    -- JSON: what was written, by which connections, when, and the job of its video.
    content       TEXT NOT NULL,
    state         TEXT NOT NULL CONSTRAINT social_posts_state_known CHECK (state IN ('draft',
        'awaiting_approval', 'missed', 'scheduled', 'publishing', 'published', 'partial', 'failed',
        'unconfirmed', 'cancelled')),
    due_at        INTEGER,
    revision      INTEGER NOT NULL,
    created_at    INTEGER NOT NULL,
    updated_at    INTEGER NOT NULL,
    -- The queue whose slot it has.
    queue_id      TEXT REFERENCES social_queues (id),
    -- What it is one of, and its number there, from 0.
    recurrence_id TEXT REFERENCES social_recurrences (id),
    occurrence    INTEGER,
    -- JSON: who submitted it, and who decided.
    approval      TEXT,
    CONSTRAINT social_posts_occurrence_whole
        CHECK ((recurrence_id IS NULL) = (occurrence IS NULL))
) STRICT;
INSERT INTO social_posts
        (id, account_id, content, state, due_at, revision, created_at, updated_at)
    SELECT id, account_id, content, state, due_at, revision, created_at, updated_at
    FROM social_posts_before;
DROP TABLE social_posts_before;
CREATE INDEX social_posts_by_account ON social_posts (account_id, created_at, id);
CREATE INDEX social_posts_by_time ON social_posts (account_id, due_at, id)
    WHERE due_at IS NOT NULL;

-- A slot is one post's.
CREATE UNIQUE INDEX social_posts_slot_unique ON social_posts (queue_id, due_at)
    WHERE queue_id IS NOT NULL;
CREATE UNIQUE INDEX social_posts_occurrence_unique ON social_posts (recurrence_id, occurrence)
    WHERE recurrence_id IS NOT NULL;
CREATE INDEX social_posts_awaiting ON social_posts (due_at, id)
    WHERE state = 'awaiting_approval' AND due_at IS NOT NULL;
CREATE INDEX social_posts_awaiting_by_account ON social_posts (account_id, created_at, id)
    WHERE state = 'awaiting_approval';

-- When its post is due, and what its text has in common with others that say the same.
ALTER TABLE social_publications ADD COLUMN due_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE social_publications ADD COLUMN fingerprint TEXT;
UPDATE social_publications SET due_at = COALESCE(
    (SELECT due_at FROM social_posts WHERE social_posts.id = social_publications.post_id),
    created_at);
CREATE INDEX social_publications_by_time ON social_publications (connection_id, due_at, id)
    WHERE state <> 'cancelled';

-- The planning of posts: queues with slots, posts that repeat, approval by another member.

CREATE TABLE social_queues (
    id          TEXT COLLATE "C" PRIMARY KEY,
    account_id  TEXT COLLATE "C" NOT NULL REFERENCES accounts (id),
    name        TEXT COLLATE "C" NOT NULL,
    -- A name of the IANA database.
    time_zone   TEXT NOT NULL,
    -- JSON: the days and times of a week.
    slots       TEXT NOT NULL,
    -- JSON: the connections that it serves.
    connections TEXT NOT NULL,
    created_at  BIGINT NOT NULL,
    updated_at  BIGINT NOT NULL,
    CONSTRAINT social_queues_name_unique UNIQUE (account_id, name)
);

CREATE TABLE social_recurrences (
    id         TEXT COLLATE "C" PRIMARY KEY,
    account_id TEXT COLLATE "C" NOT NULL REFERENCES accounts (id),
    -- The member who wants it, where that is known.
    author     TEXT COLLATE "C",
    -- JSON: what each of its posts says.
    content    TEXT NOT NULL,
    -- JSON: when it comes again.
    rule       TEXT NOT NULL,
    state      TEXT NOT NULL CONSTRAINT social_recurrences_state_known
        CHECK (state IN ('active', 'ended', 'stopped')),
    -- When the first post that is not made yet is due; NULL when there will be no more.
    next_at    BIGINT,
    -- How many posts were made.
    made       BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    CONSTRAINT social_recurrences_active_goes_on CHECK ((next_at IS NOT NULL) = (state = 'active'))
);
CREATE INDEX social_recurrences_by_account ON social_recurrences (account_id, created_at, id);
CREATE INDEX social_recurrences_due ON social_recurrences (next_at, id)
    WHERE next_at IS NOT NULL;

-- What an account wants of its posts.
CREATE TABLE social_rules (
    account_id TEXT COLLATE "C" PRIMARY KEY REFERENCES accounts (id),
    -- Whether another member approves each.
    approval   BOOLEAN NOT NULL
);

ALTER TABLE social_posts DROP CONSTRAINT social_posts_state_known;
ALTER TABLE social_posts ADD CONSTRAINT social_posts_state_known CHECK (state IN ('draft',
        'awaiting_approval', 'missed', 'scheduled', 'publishing', 'published', 'partial', 'failed',
        'unconfirmed', 'cancelled'));
-- The queue whose slot it has.
ALTER TABLE social_posts ADD COLUMN queue_id TEXT COLLATE "C" REFERENCES social_queues (id);
-- What it is one of, and its number there, from 0.
ALTER TABLE social_posts ADD COLUMN recurrence_id TEXT COLLATE "C"
    REFERENCES social_recurrences (id);
ALTER TABLE social_posts ADD COLUMN occurrence BIGINT;
ALTER TABLE social_posts ADD CONSTRAINT social_posts_occurrence_whole
    CHECK ((recurrence_id IS NULL) = (occurrence IS NULL));
-- JSON: who submitted it, and who decided.
ALTER TABLE social_posts ADD COLUMN approval TEXT;

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
ALTER TABLE social_publications ADD COLUMN due_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE social_publications ADD COLUMN fingerprint TEXT COLLATE "C";
UPDATE social_publications SET due_at = COALESCE(
    (SELECT due_at FROM social_posts WHERE social_posts.id = social_publications.post_id),
    created_at);
CREATE INDEX social_publications_by_time ON social_publications (connection_id, due_at, id)
    WHERE state <> 'cancelled';

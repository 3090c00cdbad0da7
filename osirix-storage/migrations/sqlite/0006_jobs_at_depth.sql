-- Jobs of any kind, that wait for one another, for answers and for room, and by the calendar.

-- What a pending job waits for -------------------------------------------------------------------

DROP INDEX jobs_due;
DROP INDEX jobs_scheduled;
ALTER TABLE jobs ADD COLUMN waits TEXT NOT NULL DEFAULT 'turn' CONSTRAINT jobs_waits_known
    CHECK (waits IN ('turn', 'time', 'jobs', 'answer', 'room'));
UPDATE jobs SET waits = 'time' WHERE state = 'pending' AND NOT due;
ALTER TABLE jobs DROP COLUMN due;
-- How many jobs it still comes after.
ALTER TABLE jobs ADD COLUMN blockers INTEGER NOT NULL DEFAULT 0
    CONSTRAINT jobs_blockers_not_negative CHECK (blockers >= 0);
-- Whether an answer came since it was last taken.
ALTER TABLE jobs ADD COLUMN answered INTEGER NOT NULL DEFAULT FALSE;
-- A key that one job of the kind has at a time, within the account.
ALTER TABLE jobs ADD COLUMN unique_key TEXT;
ALTER TABLE jobs ADD COLUMN unique_mode TEXT;
-- How long it stays after its end; NULL is for ever.
ALTER TABLE jobs ADD COLUMN keep_us INTEGER;

CREATE INDEX jobs_turn ON jobs (kind, position, id) WHERE state = 'pending' AND waits = 'turn';
CREATE INDEX jobs_timed ON jobs (run_at, id)
    WHERE state = 'pending' AND waits IN ('time', 'answer');
CREATE INDEX jobs_parked ON jobs (account_id, kind, position, id)
    WHERE state = 'pending' AND waits = 'room';
CREATE UNIQUE INDEX jobs_unique_open ON jobs (account_id, kind, unique_key)
    WHERE unique_key IS NOT NULL AND state IN ('pending', 'processing');
CREATE INDEX jobs_kept ON jobs (finished_at + keep_us)
    WHERE finished_at IS NOT NULL AND keep_us IS NOT NULL;
CREATE INDEX jobs_blocked ON jobs (id) WHERE state = 'pending' AND waits = 'jobs';
-- The jobs that failed for good: somebody may send them on their way again.
CREATE INDEX jobs_failed ON jobs (finished_at, id) WHERE state = 'failed';

-- Jobs that come after others ---------------------------------------------------------------------

CREATE TABLE job_links (
    earlier TEXT NOT NULL,
    later   TEXT NOT NULL,
    needs   TEXT NOT NULL CONSTRAINT job_links_needs_known CHECK (needs IN ('result', 'end')),
    PRIMARY KEY (earlier, later)
) STRICT, WITHOUT ROWID;
CREATE INDEX job_links_by_later ON job_links (later, earlier);

-- Questions to somebody outside -------------------------------------------------------------------

CREATE TABLE job_answers (
    -- SHA-256 of the secret, in hexadecimal.
    hash     TEXT PRIMARY KEY,
    job_id   TEXT NOT NULL,
    -- The checkpoint that the answer becomes.
    name     TEXT NOT NULL,
    until_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX job_answers_by_job ON job_answers (job_id);
CREATE INDEX job_answers_to_forget ON job_answers (until_at);

-- How many jobs may be at work --------------------------------------------------------------------

CREATE TABLE job_controls (
    -- Empty for every kind, or for every account.
    kind         TEXT NOT NULL,
    account_id   TEXT NOT NULL,
    paused       INTEGER NOT NULL,
    at_once      INTEGER,
    at_once_each INTEGER,
    starts       INTEGER,
    window_ms    INTEGER,
    -- The window in which jobs began last, and how many.
    window_start INTEGER NOT NULL,
    started      INTEGER NOT NULL,
    PRIMARY KEY (kind, account_id)
) STRICT, WITHOUT ROWID;

-- Jobs by the calendar ----------------------------------------------------------------------------

CREATE TABLE job_schedules (
    id         TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id),
    name       TEXT NOT NULL,
    kind       TEXT NOT NULL,
    -- JSON, in the form of the kind.
    request    TEXT NOT NULL,
    quote      INTEGER,
    priority   INTEGER NOT NULL,
    -- Five fields, in a time zone of the IANA database.
    cron       TEXT NOT NULL,
    time_zone  TEXT NOT NULL,
    missed     TEXT NOT NULL CONSTRAINT job_schedules_missed_known
        CHECK (missed IN ('once', 'skip')),
    paused     INTEGER NOT NULL,
    next_at    INTEGER NOT NULL,
    last_at    INTEGER,
    last_job   TEXT,
    -- JSON: why the last time made no job.
    last_error TEXT,
    created_at INTEGER NOT NULL,
    CONSTRAINT job_schedules_name_unique UNIQUE (account_id, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX job_schedules_next ON job_schedules (next_at, id) WHERE NOT paused;

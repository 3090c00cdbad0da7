-- How often somebody asked for something in a window of time. What a crash forgets, it forgives.

CREATE UNLOGGED TABLE rate_limits (
    key          TEXT COLLATE "C" PRIMARY KEY,
    window_start BIGINT NOT NULL,
    count        BIGINT NOT NULL CONSTRAINT rate_limits_count_positive CHECK (count > 0)
);
CREATE INDEX rate_limits_by_window ON rate_limits (window_start);

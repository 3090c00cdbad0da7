-- How often somebody asked for something in a window of time.

CREATE TABLE rate_limits (
    key          TEXT PRIMARY KEY,
    window_start INTEGER NOT NULL,
    count        INTEGER NOT NULL CONSTRAINT rate_limits_count_positive CHECK (count > 0)
) STRICT, WITHOUT ROWID;
CREATE INDEX rate_limits_by_window ON rate_limits (window_start);

-- What an account has, by the names that both databases know: SQLite keeps such lists otherwise.

CREATE VIEW credits_ledger_of_accounts AS
SELECT account_id, seq, id, kind, idempotency_key, hold_id, memo, at, available, held, spent,
    granted, expired, available_after, held_after, spent_after, granted_after, expired_after,
    entries, grants, hash
FROM credits_ledger;

CREATE VIEW audit_logs_of_accounts AS
SELECT account_id, seq, id, at, actor, action, subject, details FROM audit_logs;

CREATE VIEW jobs_of_accounts AS
SELECT account_id, created_at, id AS job_id FROM jobs;

-- Rows that are written again and again find room for their next version on their page, and their
-- indices need not hear of it.
ALTER TABLE credit_balances SET (fillfactor = 50);
ALTER TABLE job_lanes SET (fillfactor = 50);

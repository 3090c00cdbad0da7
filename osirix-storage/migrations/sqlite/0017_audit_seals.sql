-- The chain of hashes over the audit log. It is a table of its own: a line is sealed after it was
-- committed, and neither is ever changed. No foreign key: that a line is gone must be found, not
-- forbidden to those who can drop the key as well.
CREATE TABLE audit_seals (
    -- From 1, without gaps.
    place    INTEGER PRIMARY KEY,
    -- The line's place in the log.
    seq      INTEGER NOT NULL,
    audit_id TEXT NOT NULL,
    -- SHA-256 over the hash before it, the place and the line, in hexadecimal.
    hash     TEXT NOT NULL
) STRICT;

CREATE TRIGGER audit_seals_no_update BEFORE UPDATE ON audit_seals
BEGIN SELECT RAISE(ABORT, 'audit_seals is append-only'); END;

CREATE TRIGGER audit_seals_no_delete BEFORE DELETE ON audit_seals
BEGIN SELECT RAISE(ABORT, 'audit_seals is append-only'); END;

-- The chain of hashes over the audit log. It is a table of its own: a line is sealed after it was
-- committed, and neither is ever changed. No foreign key: that a line is gone must be found, not
-- forbidden to those who can drop the key as well.
CREATE TABLE audit_seals (
    -- From 1, without gaps.
    place    BIGINT PRIMARY KEY,
    -- The line's place in the log.
    seq      BIGINT NOT NULL,
    audit_id TEXT COLLATE "C" NOT NULL,
    -- SHA-256 over the hash before it, the place and the line, in hexadecimal.
    hash     TEXT COLLATE "C" NOT NULL
);

CREATE TRIGGER audit_seals_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_seals
    FOR EACH STATEMENT EXECUTE FUNCTION osirix_append_only();

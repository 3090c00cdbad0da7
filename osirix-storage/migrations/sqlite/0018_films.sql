-- Avatars that are films of a person, who agreed as one on a photo does.

CREATE TABLE avatars_new (
    id                TEXT PRIMARY KEY,
    -- NULL for the demo avatars, which everybody may use.
    account_id        TEXT REFERENCES accounts (id),
    slug              TEXT NOT NULL CONSTRAINT avatars_slug_unique UNIQUE,
    name              TEXT NOT NULL,
    kind              TEXT NOT NULL
        CONSTRAINT avatars_kind_known CHECK (kind IN ('built_in_rig', 'portrait', 'film')),
    reference         TEXT NOT NULL,
    -- Who agreed, to what, and when.
    consent_by        TEXT,
    consent_statement TEXT,
    consent_at        INTEGER,
    created_at        INTEGER NOT NULL,
    product_id        TEXT REFERENCES products (id),
    CONSTRAINT avatars_consent_given CHECK (kind = 'built_in_rig' OR (consent_by IS NOT NULL
        AND consent_statement IS NOT NULL AND consent_at IS NOT NULL))
) STRICT;

INSERT INTO avatars_new (id, account_id, slug, name, kind, reference, consent_by,
    consent_statement, consent_at, created_at, product_id)
SELECT id, account_id, slug, name, kind, reference, consent_by,
    consent_statement, consent_at, created_at, product_id FROM avatars;
DROP TABLE avatars;
ALTER TABLE avatars_new RENAME TO avatars;
CREATE INDEX avatars_by_account ON avatars (account_id, created_at, id);

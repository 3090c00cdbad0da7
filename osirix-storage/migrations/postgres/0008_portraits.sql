-- Avatars that people add: a portrait photo, and that the person on it agreed.

ALTER TABLE avatars DROP CONSTRAINT avatars_kind_known;
ALTER TABLE avatars ADD CONSTRAINT avatars_kind_known
    CHECK (kind IN ('built_in_rig', 'portrait'));
-- Who agreed, to what, and when.
ALTER TABLE avatars ADD COLUMN consent_by TEXT;
ALTER TABLE avatars ADD COLUMN consent_statement TEXT;
ALTER TABLE avatars ADD COLUMN consent_at BIGINT;
ALTER TABLE avatars ADD CONSTRAINT avatars_consent_given
    CHECK (kind <> 'portrait' OR (consent_by IS NOT NULL
        AND consent_statement IS NOT NULL AND consent_at IS NOT NULL));

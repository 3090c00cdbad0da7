-- Avatars that are films of a person, who agreed as one on a photo does.

ALTER TABLE avatars DROP CONSTRAINT avatars_kind_known;
ALTER TABLE avatars ADD CONSTRAINT avatars_kind_known
    CHECK (kind IN ('built_in_rig', 'portrait', 'film'));
ALTER TABLE avatars DROP CONSTRAINT avatars_consent_given;
ALTER TABLE avatars ADD CONSTRAINT avatars_consent_given
    CHECK (kind = 'built_in_rig' OR (consent_by IS NOT NULL
        AND consent_statement IS NOT NULL AND consent_at IS NOT NULL));

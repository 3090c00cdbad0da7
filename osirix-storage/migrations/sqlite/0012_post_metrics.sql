-- What people did with what is out on networks, as these count it.

-- JSON: likes, comments, shares, views; what the network does not tell is not there.
ALTER TABLE social_publications ADD COLUMN metrics TEXT NOT NULL DEFAULT '{}';
ALTER TABLE social_publications ADD COLUMN counted_at INTEGER;
-- When the network is asked again; NULL when it is not.
ALTER TABLE social_publications ADD COLUMN count_at INTEGER;
CREATE INDEX social_publications_to_count ON social_publications (count_at, id)
    WHERE count_at IS NOT NULL;

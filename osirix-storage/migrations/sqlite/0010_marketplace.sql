-- The marketplace: what products give, who has bought them, and what sellers earn.

-- Nothing was ever bought: the table of the foundation held nothing.
DROP TABLE orders;
CREATE TABLE orders (
    id                TEXT PRIMARY KEY,
    account_id        TEXT NOT NULL REFERENCES accounts (id),
    product_id        TEXT NOT NULL REFERENCES products (id),
    -- As they were when it was bought.
    product_name      TEXT NOT NULL,
    version           INTEGER NOT NULL,
    state             TEXT NOT NULL CONSTRAINT orders_state_known
        CHECK (state IN ('pending', 'paid', 'refunded', 'cancelled')),
    price_minor_units INTEGER NOT NULL
        CONSTRAINT orders_price_not_negative CHECK (price_minor_units >= 0),
    currency          TEXT NOT NULL,
    credits           INTEGER NOT NULL
        CONSTRAINT orders_credits_not_negative CHECK (credits >= 0),
    idempotency_key   TEXT,
    created_at        INTEGER NOT NULL,
    paid_at           INTEGER,
    refunded_at       INTEGER,
    CONSTRAINT orders_key_unique UNIQUE (account_id, idempotency_key)
) STRICT;
CREATE INDEX orders_by_account ON orders (account_id, created_at, id);
CREATE INDEX orders_by_product ON orders (product_id, created_at, id) WHERE state = 'paid';
-- Nobody has the same twice.
CREATE UNIQUE INDEX orders_paid_once ON orders (account_id, product_id) WHERE state = 'paid';

ALTER TABLE products ADD COLUMN category TEXT NOT NULL DEFAULT 'templates'
    CONSTRAINT products_category_known
        CHECK (category IN ('voices', 'avatars', 'templates', 'music', 'scenes'));
-- 0 until what it gives is there.
ALTER TABLE products ADD COLUMN credits INTEGER NOT NULL DEFAULT 0
    CONSTRAINT products_credits_not_negative CHECK (credits >= 0);
-- NULL for the platform itself.
ALTER TABLE products ADD COLUMN seller TEXT REFERENCES accounts (id);
ALTER TABLE products ADD COLUMN state TEXT NOT NULL DEFAULT 'published'
    CONSTRAINT products_state_known
        CHECK (state IN ('draft', 'in_review', 'rejected', 'published', 'withdrawn'));
ALTER TABLE products ADD COLUMN reason TEXT;
ALTER TABLE products ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE products ADD COLUMN stock INTEGER;
ALTER TABLE products ADD COLUMN sold INTEGER NOT NULL DEFAULT 0
    CONSTRAINT products_sold_in_stock CHECK (sold >= 0 AND (stock IS NULL OR sold <= stock));
ALTER TABLE products ADD COLUMN ratings INTEGER NOT NULL DEFAULT 0;
ALTER TABLE products ADD COLUMN stars INTEGER NOT NULL DEFAULT 0;
CREATE INDEX products_by_seller ON products (seller, created_at, id) WHERE seller IS NOT NULL;
CREATE INDEX products_in_review ON products (created_at, id) WHERE state = 'in_review';

-- What each version of a product gives.
CREATE TABLE product_contents (
    product_id TEXT NOT NULL REFERENCES products (id),
    version    INTEGER NOT NULL,
    -- JSON: looks and documents.
    content    TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (product_id, version)
) STRICT, WITHOUT ROWID;

-- The words by which products are found.
CREATE TABLE product_words (
    word       TEXT NOT NULL,
    product_id TEXT NOT NULL REFERENCES products (id),
    PRIMARY KEY (word, product_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX product_words_by_product ON product_words (product_id);

CREATE TABLE product_ratings (
    product_id TEXT NOT NULL REFERENCES products (id),
    account_id TEXT NOT NULL REFERENCES accounts (id),
    stars      INTEGER NOT NULL
        CONSTRAINT product_ratings_stars_range CHECK (stars BETWEEN 1 AND 5),
    text       TEXT,
    at         INTEGER NOT NULL,
    PRIMARY KEY (product_id, account_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX product_ratings_by_time ON product_ratings (product_id, at, account_id);

-- A seller's part of a sale.
CREATE TABLE order_shares (
    order_id TEXT PRIMARY KEY REFERENCES orders (id),
    seller   TEXT NOT NULL REFERENCES accounts (id),
    credits  INTEGER NOT NULL CONSTRAINT order_shares_credits_positive CHECK (credits > 0),
    state    TEXT NOT NULL CONSTRAINT order_shares_state_known
        CHECK (state IN ('waiting', 'granted', 'returned')),
    due_at   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX order_shares_due ON order_shares (due_at, order_id) WHERE state = 'waiting';
CREATE INDEX order_shares_by_seller ON order_shares (seller, due_at, order_id);

CREATE TABLE licences (
    id              TEXT PRIMARY KEY,
    order_id        TEXT NOT NULL REFERENCES orders (id)
        CONSTRAINT licences_order_unique UNIQUE,
    account_id      TEXT NOT NULL REFERENCES accounts (id),
    product_id      TEXT NOT NULL REFERENCES products (id),
    state           TEXT NOT NULL
        CONSTRAINT licences_state_known CHECK (state IN ('active', 'revoked')),
    -- The first characters of the key; the key itself as a hash, to find it, and sealed, to show it.
    start           TEXT NOT NULL,
    key_hash        TEXT NOT NULL CONSTRAINT licences_key_unique UNIQUE,
    key_sealed      TEXT NOT NULL,
    max_activations INTEGER NOT NULL,
    created_at      INTEGER NOT NULL
) STRICT;
CREATE INDEX licences_by_account ON licences (account_id, product_id) WHERE state = 'active';

CREATE TABLE licence_activations (
    licence_id   TEXT NOT NULL REFERENCES licences (id),
    device       TEXT NOT NULL,
    activated_at INTEGER NOT NULL,
    PRIMARY KEY (licence_id, device)
) STRICT, WITHOUT ROWID;

-- An avatar that is sold: whoever has a licence of the product may use it.
ALTER TABLE avatars ADD COLUMN product_id TEXT REFERENCES products (id);

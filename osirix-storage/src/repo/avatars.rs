use async_trait::async_trait;
use osirix_core::avatars::{Avatar, AvatarRepository, Consent};
use osirix_core::clock::Timestamp;
use osirix_core::error::Result;
use osirix_core::id::{AccountId, AvatarId};

use super::Row;
use crate::db::{SqlTransaction, row, run, statements};

macro_rules! select {
    ($dialect:ident) => {
        "SELECT id, account_id, slug, name, kind, reference, consent_by, consent_statement,
            consent_at, created_at
        FROM avatars"
    };
}

/// Everybody's, the account's own, and those of products that it has a licence for.
macro_rules! usable {
    ($dialect:ident) => {
        "(account_id = $1 OR (account_id IS NULL AND (product_id IS NULL OR EXISTS
            (SELECT 1 FROM licences l WHERE l.account_id = $1
                AND l.product_id = avatars.product_id AND l.state = 'active'))))"
    };
}

statements! {
    read BY_SLUG = "" {select} " WHERE slug = $2 AND " {usable} "";
    read LIST = "" {select} " WHERE " {usable} "
        ORDER BY CASE WHEN account_id IS NULL THEN 0 ELSE 1 END, created_at, id";
    read DEMO = "" {select} " WHERE account_id IS NULL AND product_id IS NULL
        ORDER BY created_at, id";
    read COUNT_OWN = "SELECT COUNT(*) AS count FROM avatars WHERE account_id = $1";
    write INSERT = "INSERT INTO avatars (id, account_id, slug, name, kind, reference, consent_by,
            consent_statement, consent_at, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    write DELETE = "DELETE FROM avatars WHERE account_id = $1 AND id = $2";
}

row! {
    struct AvatarRow {
        id: String,
        account_id: Option<String>,
        slug: String,
        name: String,
        kind: String,
        reference: String,
        consent_by: Option<String>,
        consent_statement: Option<String>,
        consent_at: Option<i64>,
        created_at: i64,
    }
}

row! {
    struct CountRow {
        count: i64,
    }
}

impl AvatarRow {
    fn avatar(self) -> Result<Avatar> {
        let row = Row { table: "avatars", id: &self.id };
        let consent = match (self.consent_by, self.consent_statement, self.consent_at) {
            (Some(by), Some(statement), Some(at)) => {
                Some(Consent { by, statement, at: Timestamp::from_micros(at) })
            }
            _ => None,
        };
        Ok(Avatar {
            id: row.parse("id", &self.id)?,
            account_id: row.parse_some("account_id", self.account_id.as_deref())?,
            kind: row.parse("kind", &self.kind)?,
            slug: self.slug,
            name: self.name,
            reference: self.reference,
            consent,
            created_at: Timestamp::from_micros(self.created_at),
        })
    }
}

#[async_trait]
impl AvatarRepository for SqlTransaction {
    async fn by_slug(&mut self, account: AccountId, slug: &str) -> Result<Option<Avatar>> {
        let row = run!(self.fetch_optional::<AvatarRow>(BY_SLUG, account.to_string(), slug))?;
        row.map(AvatarRow::avatar).transpose()
    }

    async fn list(&mut self, account: AccountId) -> Result<Vec<Avatar>> {
        let rows = run!(self.fetch_all::<AvatarRow>(LIST, account.to_string()))?;
        rows.into_iter().map(AvatarRow::avatar).collect()
    }

    async fn demo(&mut self) -> Result<Vec<Avatar>> {
        let rows = run!(self.fetch_all::<AvatarRow>(DEMO))?;
        rows.into_iter().map(AvatarRow::avatar).collect()
    }

    async fn count_own(&mut self, account: AccountId) -> Result<u32> {
        let row = run!(self.fetch_one::<CountRow>(COUNT_OWN, account.to_string()))?;
        Row { table: "avatars", id: &account.to_string() }.number("count", row.count)
    }

    async fn insert(&mut self, avatar: &Avatar) -> Result<()> {
        let consent = avatar.consent.as_ref();
        run!(self.execute(
            INSERT,
            avatar.id.to_string(),
            avatar.account_id.map(|id| id.to_string()),
            &avatar.slug,
            &avatar.name,
            avatar.kind.as_str(),
            &avatar.reference,
            consent.map(|consent| consent.by.clone()),
            consent.map(|consent| consent.statement.clone()),
            consent.map(|consent| consent.at.as_micros()),
            avatar.created_at.as_micros(),
        ))?;
        Ok(())
    }

    async fn delete(&mut self, account: AccountId, id: AvatarId) -> Result<bool> {
        let deleted = run!(self.execute(DELETE, account.to_string(), id.to_string()))?;
        Ok(deleted == 1)
    }
}

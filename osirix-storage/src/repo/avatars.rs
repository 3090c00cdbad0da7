use async_trait::async_trait;
use osirix_core::avatars::{Avatar, AvatarRepository};
use osirix_core::clock::Timestamp;
use osirix_core::error::Result;
use osirix_core::id::AccountId;

use super::Row;
use crate::db::{SqlTransaction, row, run, statements};

statements! {
    read BY_SLUG = "SELECT id, account_id, slug, name, kind, reference, created_at FROM avatars
        WHERE slug = $2 AND (account_id IS NULL OR account_id = $1)";
    read LIST = "SELECT id, account_id, slug, name, kind, reference, created_at FROM avatars
        WHERE account_id IS NULL OR account_id = $1
        ORDER BY CASE WHEN account_id IS NULL THEN 0 ELSE 1 END, created_at, id";
    read DEMO = "SELECT id, account_id, slug, name, kind, reference, created_at FROM avatars
        WHERE account_id IS NULL ORDER BY created_at, id";
}

row! {
    struct AvatarRow {
        id: String,
        account_id: Option<String>,
        slug: String,
        name: String,
        kind: String,
        reference: String,
        created_at: i64,
    }
}

impl AvatarRow {
    fn avatar(self) -> Result<Avatar> {
        let row = Row { table: "avatars", id: &self.id };
        Ok(Avatar {
            id: row.parse("id", &self.id)?,
            account_id: row.parse_some("account_id", self.account_id.as_deref())?,
            kind: row.parse("kind", &self.kind)?,
            slug: self.slug,
            name: self.name,
            reference: self.reference,
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
}

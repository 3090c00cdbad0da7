//! Reads the users of a Better Auth database, as version 1.x makes it.

use async_trait::async_trait;
use osirix_core::auth::{ForeignUser, UserSource};
use osirix_core::clock::Timestamp;
use osirix_core::error::Result;
use osirix_core::secret::Secret;

use crate::db::{SqlStore, attach, row, run, statements};

/// A moment in milliseconds since 1970. SQLite has text, or the number itself.
macro_rules! created_ms {
    (sqlite) => {
        r#"CASE typeof("createdAt") WHEN 'text'
            THEN CAST(strftime('%s', "createdAt") AS INTEGER) * 1000
            ELSE CAST("createdAt" AS INTEGER) END"#
    };
    (postgres) => {
        r#"CAST(extract(epoch FROM "createdAt") * 1000 AS BIGINT)"#
    };
}

macro_rules! verified {
    (sqlite) => {
        r#"CAST("emailVerified" AS INTEGER)"#
    };
    (postgres) => {
        r#"CAST("emailVerified"::integer AS BIGINT)"#
    };
}

statements! {
    read USERS = r#"SELECT "id" AS id, "name" AS name, "email" AS email, "image" AS image, "#
        {verified} " AS verified, " {created_ms} r#" AS created_ms
        FROM "user" WHERE "id" > $1 ORDER BY "id" LIMIT $2"#;
    read ACCOUNTS = r#"SELECT "providerId" AS provider, "accountId" AS account,
            "password" AS password
        FROM "account" WHERE "userId" = $1 ORDER BY "id""#;
}

row! {
    struct ForeignUserRow {
        id: String,
        name: String,
        email: String,
        image: Option<String>,
        verified: i64,
        created_ms: i64,
    }
}

row! {
    struct ForeignAccountRow {
        provider: String,
        account: String,
        password: Option<String>,
    }
}

/// The users of a Better Auth database, in SQLite or PostgreSQL.
pub struct BetterAuthUsers {
    store: SqlStore,
    after: String,
}

impl BetterAuthUsers {
    /// Opens `sqlite:PATH` or `postgres://...`, to read alone.
    pub async fn open(url: &str) -> Result<Self> {
        Ok(BetterAuthUsers { store: attach(url).await?, after: String::new() })
    }

    async fn user(&self, row: ForeignUserRow) -> Result<ForeignUser> {
        let mut tx = self.store.begin_reading().await?;
        let ways = run!(tx.fetch_all::<ForeignAccountRow>(ACCOUNTS, row.id.as_str()))?;
        let (own, others): (Vec<_>, Vec<_>) =
            ways.into_iter().partition(|way| way.provider == "credential");
        Ok(ForeignUser {
            name: row.name,
            email: row.email,
            email_verified: row.verified != 0,
            image: row.image,
            created_at: Timestamp::from_micros(row.created_ms.saturating_mul(1_000)),
            password: own.into_iter().find_map(|way| way.password).map(Secret::new),
            accounts: others.into_iter().map(|way| (way.provider, way.account)).collect(),
        })
    }
}

#[async_trait]
impl UserSource for BetterAuthUsers {
    async fn next(&mut self, limit: u32) -> Result<Vec<ForeignUser>> {
        let mut tx = self.store.begin_reading().await?;
        let after = self.after.as_str();
        let rows = run!(tx.fetch_all::<ForeignUserRow>(USERS, after, i64::from(limit)))?;
        drop(tx);
        let mut users = Vec::with_capacity(rows.len());
        for row in rows {
            self.after.clone_from(&row.id);
            users.push(self.user(row).await?);
        }
        Ok(users)
    }
}

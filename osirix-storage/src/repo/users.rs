use async_trait::async_trait;
use osirix_core::auth::{Ban, Email, User, UserRepository};
use osirix_core::clock::Timestamp;
use osirix_core::error::Result;
use osirix_core::id::{AccountId, UserId};

use super::Row;
use crate::db::{SqlTransaction, row, run, statements};

/// Reads a user and the account they own.
macro_rules! select_user {
    ($dialect:ident) => {
        r#"SELECT u."id" AS id, a.id AS account_id, u."name" AS name, u."email" AS email,
            u."emailVerified" AS email_verified, u."image" AS image, u."role" AS role,
            u."banned" AS banned, u."banReason" AS ban_reason, u."banExpires" AS ban_expires,
            u."twoFactorEnabled" AS two_factor_enabled, u."createdAt" AS created_at,
            u."updatedAt" AS updated_at
        FROM "user" u JOIN accounts a ON a.user_id = u."id""#
    };
}

pub(super) use select_user;

statements! {
    write INSERT = r#"INSERT INTO "user"
            ("id", "name", "email", "emailVerified", "image", "role", "createdAt", "updatedAt")
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT ("email") DO NOTHING"#;
    write OWN_ACCOUNT = "UPDATE accounts SET user_id = $2 WHERE id = $1";
    read GET = "" {select_user} r#" WHERE u."id" = $1"#;
    read BY_EMAIL = "" {select_user} r#" WHERE u."email" = $1"#;
    read OWNERS = "" {select_user} r#" WHERE a.id = $1 OR u."id" IN (SELECT m.user_id
        FROM members m JOIN organizations o ON o.id = m.organization_id
        WHERE o.account_id = $1 AND m.role = 'owner') ORDER BY u."id" LIMIT 20"#;
    write UPDATE = r#"UPDATE "user"
        SET "name" = $2, "image" = $3, "emailVerified" = $4, "updatedAt" = $5, "email" = $6,
            "role" = $7, "banned" = $8, "banReason" = $9, "banExpires" = $10,
            "twoFactorEnabled" = $11
        WHERE "id" = $1 AND NOT EXISTS
            (SELECT 1 FROM "user" WHERE "email" = $6 AND "id" <> $1)"#;
    read LIST = "" {select_user} r#" WHERE lower(u."name") LIKE $1 ESCAPE '\' OR u."email" LIKE $1
        ESCAPE '\' ORDER BY u."createdAt" DESC, u."id" DESC LIMIT $2 OFFSET $3"#;
    read COUNT = r#"SELECT count(*) AS total FROM "user"
        WHERE lower("name") LIKE $1 ESCAPE '\' OR "email" LIKE $1 ESCAPE '\'"#;
    write FORGET_NAME = "UPDATE accounts SET name = 'deleted' WHERE user_id = $1";
    write DELETE_VERIFICATIONS = r#"DELETE FROM "verification" WHERE "identifier" LIKE $1"#;
    write DELETE = r#"DELETE FROM "user" WHERE "id" = $1"#;
}

row! {
    pub(super) struct UserRow {
        pub(super) id: String,
        account_id: String,
        name: String,
        email: String,
        email_verified: bool,
        image: Option<String>,
        role: String,
        banned: bool,
        ban_reason: Option<String>,
        ban_expires: Option<i64>,
        two_factor_enabled: bool,
        created_at: i64,
        updated_at: i64,
    }
}

row! {
    struct CountRow {
        total: i64,
    }
}

/// A text as a part of a pattern that matches nothing but itself.
fn literal(text: &str) -> String {
    text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}

impl UserRow {
    pub(super) fn user(self) -> Result<User> {
        let row = Row { table: "user", id: &self.id };
        Ok(User {
            id: row.parse("id", &self.id)?,
            account_id: row.parse("account_id", &self.account_id)?,
            name: self.name,
            email: row.parse("email", &self.email)?,
            email_verified: self.email_verified,
            image: self.image,
            role: row.parse("role", &self.role)?,
            ban: self.banned.then(|| Ban {
                reason: self.ban_reason,
                expires_at: self.ban_expires.map(Timestamp::from_micros),
            }),
            two_factor_enabled: self.two_factor_enabled,
            created_at: Timestamp::from_micros(self.created_at),
            updated_at: Timestamp::from_micros(self.updated_at),
        })
    }
}

#[async_trait]
impl UserRepository for SqlTransaction {
    async fn insert(&mut self, user: &User) -> Result<bool> {
        let inserted = run!(self.execute(
            INSERT,
            user.id.to_string(),
            &user.name,
            user.email.as_str(),
            user.email_verified,
            &user.image,
            user.role.as_str(),
            user.created_at.as_micros(),
            user.updated_at.as_micros(),
        ))?;
        if inserted == 1 {
            let (account, user) = (user.account_id.to_string(), user.id.to_string());
            run!(self.execute(OWN_ACCOUNT, account, user))?;
        }
        Ok(inserted == 1)
    }

    async fn get(&mut self, id: UserId) -> Result<Option<User>> {
        let row = run!(self.fetch_optional::<UserRow>(GET, id.to_string()))?;
        row.map(UserRow::user).transpose()
    }

    async fn by_email(&mut self, email: &Email) -> Result<Option<User>> {
        let row = run!(self.fetch_optional::<UserRow>(BY_EMAIL, email.as_str()))?;
        row.map(UserRow::user).transpose()
    }

    async fn owners(&mut self, account: AccountId) -> Result<Vec<User>> {
        let rows = run!(self.fetch_all::<UserRow>(OWNERS, account.to_string()))?;
        rows.into_iter().map(UserRow::user).collect()
    }

    async fn update(&mut self, user: &User) -> Result<bool> {
        let ban = user.ban.as_ref();
        let updated = run!(self.execute(
            UPDATE,
            user.id.to_string(),
            &user.name,
            &user.image,
            user.email_verified,
            user.updated_at.as_micros(),
            user.email.as_str(),
            user.role.as_str(),
            ban.is_some(),
            ban.and_then(|ban| ban.reason.as_deref()),
            ban.and_then(|ban| ban.expires_at).map(Timestamp::as_micros),
            user.two_factor_enabled,
        ))?;
        Ok(updated == 1)
    }

    async fn list(&mut self, search: &str, limit: u32, offset: u64) -> Result<(Vec<User>, u64)> {
        let pattern = format!("%{}%", literal(&search.to_lowercase()));
        let offset = i64::try_from(offset).unwrap_or(i64::MAX);
        let rows =
            run!(self.fetch_all::<UserRow>(LIST, pattern.as_str(), i64::from(limit), offset))?;
        let count = run!(self.fetch_one::<CountRow>(COUNT, pattern.as_str()))?;
        let users = rows.into_iter().map(UserRow::user).collect::<Result<_>>()?;
        Ok((users, u64::try_from(count.total).unwrap_or(0)))
    }

    async fn delete(&mut self, id: UserId) -> Result<()> {
        run!(self.execute(FORGET_NAME, id.to_string()))?;
        run!(self.execute(DELETE_VERIFICATIONS, format!("%:{id}")))?;
        run!(self.execute(DELETE, id.to_string()))?;
        Ok(())
    }
}

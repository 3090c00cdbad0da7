use async_trait::async_trait;
use osirix_core::auth::{Purpose, TokenHash, Verification, VerificationRepository};
use osirix_core::clock::Timestamp;
use osirix_core::error::{Error, Result};

use super::Row;
use crate::db::{SqlTransaction, row, run, statements};

macro_rules! columns {
    ($dialect:ident) => {
        r#""id" AS id, "identifier" AS identifier, "data" AS data, "expiresAt" AS expires_at,
            "createdAt" AS created_at"#
    };
}

statements! {
    write WITHDRAW = r#"DELETE FROM "verification" WHERE "identifier" = $1"#;
    write INSERT = r#"INSERT INTO "verification"
            ("id", "identifier", "value", "data", "expiresAt", "createdAt", "updatedAt")
        VALUES ($1, $2, $3, $4, $5, $6, $6)"#;
    read FIND = "SELECT " {columns} r#" FROM "verification"
        WHERE "value" = $1 AND "identifier" LIKE $2 AND "expiresAt" > $3"#;
    write REDEEM = r#"DELETE FROM "verification"
        WHERE "value" = $1 AND "identifier" LIKE $2 AND "expiresAt" > $3 RETURNING "# {columns} "";
    write DELETE_EXPIRED = r#"DELETE FROM "verification" WHERE "id" IN
        (SELECT "id" FROM "verification" WHERE "expiresAt" <= $1 ORDER BY "expiresAt" LIMIT $2)"#;
}

row! {
    struct VerificationRow {
        id: String,
        identifier: String,
        data: String,
        expires_at: i64,
        created_at: i64,
    }
}

impl VerificationRow {
    fn verification(self) -> Result<Verification> {
        let row = Row { table: "verification", id: &self.id };
        let damaged = || {
            let message = "a stored value cannot be understood";
            Error::inconsistent("verification", "identifier", &self.id, message)
        };
        let (purpose, subject) = self.identifier.split_once(':').ok_or_else(damaged)?;
        Ok(Verification {
            id: row.parse("id", &self.id)?,
            purpose: row.parse("identifier", purpose)?,
            subject: subject.to_owned(),
            data: row.json("data", &self.data)?,
            expires_at: Timestamp::from_micros(self.expires_at),
            created_at: Timestamp::from_micros(self.created_at),
        })
    }
}

/// What for and about whom, in Better Auth's one column.
fn identifier(purpose: Purpose, subject: &str) -> String {
    format!("{purpose}:{subject}")
}

#[async_trait]
impl VerificationRepository for SqlTransaction {
    async fn insert(&mut self, verification: &Verification, token: &TokenHash) -> Result<()> {
        run!(self.execute(
            INSERT,
            verification.id.to_string(),
            identifier(verification.purpose, &verification.subject),
            token.as_str(),
            verification.data.to_string(),
            verification.expires_at.as_micros(),
            verification.created_at.as_micros(),
        ))?;
        Ok(())
    }

    async fn withdraw(&mut self, purpose: Purpose, subject: &str) -> Result<()> {
        run!(self.execute(WITHDRAW, identifier(purpose, subject)))?;
        Ok(())
    }

    async fn find(
        &mut self,
        purpose: Purpose,
        token: &TokenHash,
        now: Timestamp,
    ) -> Result<Option<Verification>> {
        let (of_purpose, now) = (identifier(purpose, "%"), now.as_micros());
        let found =
            run!(self.fetch_optional::<VerificationRow>(FIND, token.as_str(), of_purpose, now))?;
        found.map(VerificationRow::verification).transpose()
    }

    async fn redeem(
        &mut self,
        purpose: Purpose,
        token: &TokenHash,
        now: Timestamp,
    ) -> Result<Option<Verification>> {
        let (of_purpose, now) = (identifier(purpose, "%"), now.as_micros());
        let taken =
            run!(self.fetch_optional::<VerificationRow>(REDEEM, token.as_str(), of_purpose, now))?;
        taken.map(VerificationRow::verification).transpose()
    }

    async fn delete_expired(&mut self, now: Timestamp, limit: u32) -> Result<u64> {
        run!(self.execute(DELETE_EXPIRED, now.as_micros(), i64::from(limit)))
    }
}

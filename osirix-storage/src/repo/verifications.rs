use async_trait::async_trait;
use osirix_core::auth::{Purpose, TokenHash, Verification, VerificationRepository};
use osirix_core::clock::Timestamp;
use osirix_core::error::{Error, Result};
use osirix_core::id::UserId;

use super::Row;
use crate::db::{SqlTransaction, row, run, statements};

statements! {
    write WITHDRAW = r#"DELETE FROM "verification" WHERE "identifier" = $1"#;
    write ISSUE = r#"INSERT INTO "verification"
            ("id", "identifier", "value", "expiresAt", "createdAt", "updatedAt")
        VALUES ($1, $2, $3, $4, $5, $5)"#;
    write REDEEM = r#"DELETE FROM "verification"
        WHERE "value" = $1 AND "identifier" LIKE $2 AND "expiresAt" > $3
        RETURNING "id" AS id, "identifier" AS identifier, "expiresAt" AS expires_at,
            "createdAt" AS created_at"#;
}

row! {
    struct VerificationRow {
        id: String,
        identifier: String,
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
        let (purpose, user) = self.identifier.split_once(':').ok_or_else(damaged)?;
        Ok(Verification {
            id: row.parse("id", &self.id)?,
            purpose: row.parse("identifier", purpose)?,
            user_id: row.parse("identifier", user)?,
            expires_at: Timestamp::from_micros(self.expires_at),
            created_at: Timestamp::from_micros(self.created_at),
        })
    }
}

/// What for and whose, in Better Auth's one column.
fn identifier(purpose: Purpose, user: UserId) -> String {
    format!("{purpose}:{user}")
}

#[async_trait]
impl VerificationRepository for SqlTransaction {
    async fn issue(&mut self, verification: &Verification, token: &TokenHash) -> Result<()> {
        self.withdraw(verification.user_id, verification.purpose).await?;
        run!(self.execute(
            ISSUE,
            verification.id.to_string(),
            identifier(verification.purpose, verification.user_id),
            token.as_str(),
            verification.expires_at.as_micros(),
            verification.created_at.as_micros(),
        ))?;
        Ok(())
    }

    async fn withdraw(&mut self, user: UserId, purpose: Purpose) -> Result<()> {
        run!(self.execute(WITHDRAW, identifier(purpose, user)))?;
        Ok(())
    }

    async fn redeem(
        &mut self,
        purpose: Purpose,
        token: &TokenHash,
        now: Timestamp,
    ) -> Result<Option<Verification>> {
        let (of_purpose, now) = (format!("{purpose}:%"), now.as_micros());
        let taken =
            run!(self.fetch_optional::<VerificationRow>(REDEEM, token.as_str(), of_purpose, now,))?;
        taken.map(VerificationRow::verification).transpose()
    }
}

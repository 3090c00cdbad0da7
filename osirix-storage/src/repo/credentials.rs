use async_trait::async_trait;
use osirix_core::auth::{Credential, CredentialRepository};
use osirix_core::clock::Timestamp;
use osirix_core::error::Result;
use osirix_core::id::{CredentialId, UserId};
use osirix_core::secret::Secret;

use super::Row;
use crate::db::{SqlTransaction, row, run, statements};

macro_rules! select {
    ($dialect:ident) => {
        r#"SELECT "id" AS id, "userId" AS user_id, "providerId" AS provider,
            "accountId" AS provider_account_id, "password" AS password,
            "createdAt" AS created_at, "updatedAt" AS updated_at
        FROM "account""#
    };
}

statements! {
    write INSERT = r#"INSERT INTO "account" ("id", "userId", "providerId", "accountId",
            "password", "createdAt", "updatedAt")
        VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT ("providerId", "accountId") DO NOTHING"#;
    read OF_USER = "" {select} r#" WHERE "userId" = $1 ORDER BY "createdAt", "id""#;
    read BY_PROVIDER = "" {select} r#" WHERE "providerId" = $1 AND "accountId" = $2"#;
    write DELETE = r#"DELETE FROM "account" WHERE "userId" = $1 AND "id" = $2"#;
    write REPLACE_PASSWORD = r#"UPDATE "account" SET "password" = $3, "updatedAt" = $4
        WHERE "id" = $1 AND "password" = $2"#;
}

row! {
    struct CredentialRow {
        id: String,
        user_id: String,
        provider: String,
        provider_account_id: String,
        password: Option<String>,
        created_at: i64,
        updated_at: i64,
    }
}

impl CredentialRow {
    fn credential(self) -> Result<Credential> {
        let row = Row { table: "account", id: &self.id };
        Ok(Credential {
            id: row.parse("id", &self.id)?,
            user_id: row.parse("userId", &self.user_id)?,
            provider: self.provider,
            provider_account_id: self.provider_account_id,
            password: self.password.map(Secret::new),
            created_at: Timestamp::from_micros(self.created_at),
            updated_at: Timestamp::from_micros(self.updated_at),
        })
    }
}

#[async_trait]
impl CredentialRepository for SqlTransaction {
    async fn insert(&mut self, credential: &Credential) -> Result<bool> {
        let inserted = run!(self.execute(
            INSERT,
            credential.id.to_string(),
            credential.user_id.to_string(),
            &credential.provider,
            &credential.provider_account_id,
            credential.password.as_ref().map(|hash| hash.expose().as_str()),
            credential.created_at.as_micros(),
            credential.updated_at.as_micros(),
        ))?;
        Ok(inserted == 1)
    }

    async fn by_provider(&mut self, provider: &str, account: &str) -> Result<Option<Credential>> {
        let row = run!(self.fetch_optional::<CredentialRow>(BY_PROVIDER, provider, account))?;
        row.map(CredentialRow::credential).transpose()
    }

    async fn delete(&mut self, user: UserId, id: CredentialId) -> Result<bool> {
        Ok(run!(self.execute(DELETE, user.to_string(), id.to_string()))? == 1)
    }

    async fn of_user(&mut self, user: UserId) -> Result<Vec<Credential>> {
        let rows = run!(self.fetch_all::<CredentialRow>(OF_USER, user.to_string()))?;
        rows.into_iter().map(CredentialRow::credential).collect()
    }

    async fn replace_password(
        &mut self,
        id: CredentialId,
        before: &str,
        after: &str,
        at: Timestamp,
    ) -> Result<bool> {
        let (id, at) = (id.to_string(), at.as_micros());
        let replaced = run!(self.execute(REPLACE_PASSWORD, id, before, after, at))?;
        Ok(replaced == 1)
    }
}

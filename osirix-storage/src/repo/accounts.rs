use async_trait::async_trait;
use osirix_core::accounts::{Account, AccountRepository};
use osirix_core::clock::Timestamp;
use osirix_core::error::Result;
use osirix_core::id::AccountId;

use super::Row;
use crate::db::{SqlTransaction, row, run, statements};

statements! {
    write INSERT = "INSERT INTO accounts (id, name, external_id, created_at)
        VALUES ($1, $2, $3, $4) ON CONFLICT (external_id) DO NOTHING";
    read GET = "SELECT id, name, external_id, created_at FROM accounts WHERE id = $1";
    read BY_EXTERNAL_ID = "SELECT id, name, external_id, created_at FROM accounts
        WHERE external_id = $1";
    read IDS = "SELECT id FROM accounts WHERE id > $1 ORDER BY id LIMIT $2";
}

row! {
    struct AccountRow {
        id: String,
        name: String,
        external_id: Option<String>,
        created_at: i64,
    }
}

impl AccountRow {
    fn account(self) -> Result<Account> {
        let row = Row { table: "accounts", id: &self.id };
        Ok(Account {
            id: row.parse("id", &self.id)?,
            name: self.name,
            external_id: self.external_id,
            created_at: Timestamp::from_micros(self.created_at),
        })
    }
}

#[async_trait]
impl AccountRepository for SqlTransaction {
    async fn insert(&mut self, account: &Account) -> Result<bool> {
        let inserted = run!(self.execute(
            INSERT,
            account.id.to_string(),
            &account.name,
            &account.external_id,
            account.created_at.as_micros(),
        ))?;
        Ok(inserted == 1)
    }

    async fn get(&mut self, id: AccountId) -> Result<Option<Account>> {
        let row = run!(self.fetch_optional::<AccountRow>(GET, id.to_string()))?;
        row.map(AccountRow::account).transpose()
    }

    async fn by_external_id(&mut self, external_id: &str) -> Result<Option<Account>> {
        let row = run!(self.fetch_optional::<AccountRow>(BY_EXTERNAL_ID, external_id))?;
        row.map(AccountRow::account).transpose()
    }

    async fn ids(&mut self, after: Option<AccountId>, limit: u32) -> Result<Vec<AccountId>> {
        let after = after.map(|id| id.to_string()).unwrap_or_default();
        let rows = run!(self.fetch_all::<(String,)>(IDS, after, i64::from(limit)))?;
        let row = |(id,): (String,)| Row { table: "accounts", id: &id }.parse("id", &id);
        rows.into_iter().map(row).collect()
    }
}

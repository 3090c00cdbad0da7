use async_trait::async_trait;
use osirix_core::error::Result;
use osirix_core::id::AccountId;
use osirix_core::social::{PostRules, PostRulesRepository};

use crate::db::dialect::lock_row;
use crate::db::{SqlTransaction, row, run, statements};

statements! {
    read GET = "SELECT approval FROM social_rules WHERE account_id = $1";
    write ENSURE = "INSERT INTO social_rules (account_id, approval) VALUES ($1, $2)
        ON CONFLICT (account_id) DO NOTHING";
    write LOCK = "SELECT approval FROM social_rules WHERE account_id = $1" {lock_row} "";
    write SAVE = "UPDATE social_rules SET approval = $2 WHERE account_id = $1";
}

row! {
    struct RulesRow { approval: bool }
}

fn rules(row: Option<RulesRow>) -> PostRules {
    row.map_or_else(PostRules::default, |row| PostRules { approval: row.approval })
}

#[async_trait]
impl PostRulesRepository for SqlTransaction {
    async fn get(&mut self, account: AccountId) -> Result<PostRules> {
        let row = run!(self.fetch_optional::<RulesRow>(GET, account.to_string()))?;
        Ok(rules(row))
    }

    async fn lock(&mut self, account: AccountId) -> Result<PostRules> {
        let account = account.to_string();
        run!(self.execute(ENSURE, &account, PostRules::default().approval))?;
        let row = run!(self.fetch_optional::<RulesRow>(LOCK, &account))?;
        Ok(rules(row))
    }

    async fn save(&mut self, account: AccountId, rules: PostRules) -> Result<()> {
        run!(self.execute(SAVE, account.to_string(), rules.approval)).map(drop)
    }
}

use async_trait::async_trait;
use osirix_core::clock::Timestamp;
use osirix_core::error::Result;
use osirix_core::id::{AccountId, LicenceId, OrderId, ProductId};
use osirix_core::marketplace::{Activation, Licence, LicenceRepository, LicenceState};

use super::Row;
use crate::db::dialect::lock_row;
use crate::db::{SqlTransaction, row, run, statements};

macro_rules! columns {
    ($dialect:ident) => {
        "id, order_id, account_id, product_id, state, start, max_activations, created_at"
    };
}

statements! {
    write INSERT = "INSERT INTO licences (" {columns} ", key_hash, key_sealed)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    read GET = "SELECT " {columns} " FROM licences WHERE id = $1";
    read OF_ORDER = "SELECT " {columns} " FROM licences WHERE order_id = $1";
    read BY_HASH = "SELECT " {columns} " FROM licences WHERE key_hash = $1" {lock_row} "";
    read SEALED = "SELECT key_sealed FROM licences WHERE id = $1";
    read ACTIVE = "SELECT " {columns} " FROM licences
        WHERE account_id = $1 AND product_id = $2 AND state = 'active'";
    read LIST = "SELECT " {columns} " FROM licences WHERE account_id = $1 AND state = 'active'
        ORDER BY created_at, id";
    write SET_STATE = "UPDATE licences SET state = $2 WHERE id = $1";
    read ACTIVATIONS = "SELECT device, activated_at FROM licence_activations
        WHERE licence_id = $1 ORDER BY activated_at, device";
    write ACTIVATE = "INSERT INTO licence_activations (licence_id, device, activated_at)
        VALUES ($1, $2, $3) ON CONFLICT (licence_id, device) DO NOTHING";
    write DEACTIVATE = "DELETE FROM licence_activations WHERE licence_id = $1 AND device = $2";
}

row! {
    struct LicenceRow {
        id: String,
        order_id: String,
        account_id: String,
        product_id: String,
        state: String,
        start: String,
        max_activations: i64,
        created_at: i64,
    }
}

row! {
    struct ActivationRow {
        device: String,
        activated_at: i64,
    }
}

impl LicenceRow {
    fn licence(self) -> Result<Licence> {
        let row = Row { table: "licences", id: &self.id };
        Ok(Licence {
            id: row.parse("id", &self.id)?,
            order_id: row.parse("order_id", &self.order_id)?,
            account_id: row.parse("account_id", &self.account_id)?,
            product_id: row.parse("product_id", &self.product_id)?,
            state: row.parse("state", &self.state)?,
            max_activations: row.number("max_activations", self.max_activations)?,
            start: self.start,
            created_at: Timestamp::from_micros(self.created_at),
        })
    }
}

#[async_trait]
impl LicenceRepository for SqlTransaction {
    async fn insert(&mut self, licence: &Licence, hash: &str, sealed: &str) -> Result<()> {
        run!(self.execute(
            INSERT,
            licence.id.to_string(),
            licence.order_id.to_string(),
            licence.account_id.to_string(),
            licence.product_id.to_string(),
            licence.state.as_str(),
            &licence.start,
            i64::from(licence.max_activations),
            licence.created_at.as_micros(),
            hash,
            sealed,
        ))?;
        Ok(())
    }

    async fn get(&mut self, id: LicenceId) -> Result<Option<Licence>> {
        let row = run!(self.fetch_optional::<LicenceRow>(GET, id.to_string()))?;
        row.map(LicenceRow::licence).transpose()
    }

    async fn of_order(&mut self, order: OrderId) -> Result<Option<Licence>> {
        let row = run!(self.fetch_optional::<LicenceRow>(OF_ORDER, order.to_string()))?;
        row.map(LicenceRow::licence).transpose()
    }

    async fn by_hash(&mut self, hash: &str) -> Result<Option<Licence>> {
        let row = run!(self.fetch_optional::<LicenceRow>(BY_HASH, hash))?;
        row.map(LicenceRow::licence).transpose()
    }

    async fn sealed(&mut self, id: LicenceId) -> Result<Option<String>> {
        let row = run!(self.fetch_optional::<(String,)>(SEALED, id.to_string()))?;
        Ok(row.map(|(sealed,)| sealed))
    }

    async fn active(&mut self, account: AccountId, product: ProductId) -> Result<Option<Licence>> {
        let (account, product) = (account.to_string(), product.to_string());
        let row = run!(self.fetch_optional::<LicenceRow>(ACTIVE, account, product))?;
        row.map(LicenceRow::licence).transpose()
    }

    async fn list(&mut self, account: AccountId) -> Result<Vec<Licence>> {
        let rows = run!(self.fetch_all::<LicenceRow>(LIST, account.to_string()))?;
        rows.into_iter().map(LicenceRow::licence).collect()
    }

    async fn set_state(&mut self, id: LicenceId, state: LicenceState) -> Result<()> {
        run!(self.execute(SET_STATE, id.to_string(), state.as_str()))?;
        Ok(())
    }

    async fn activations(&mut self, id: LicenceId) -> Result<Vec<Activation>> {
        let rows = run!(self.fetch_all::<ActivationRow>(ACTIVATIONS, id.to_string()))?;
        let activation = |row: ActivationRow| Activation {
            device: row.device,
            activated_at: Timestamp::from_micros(row.activated_at),
        };
        Ok(rows.into_iter().map(activation).collect())
    }

    async fn activate(&mut self, id: LicenceId, activation: &Activation) -> Result<()> {
        let (id, at) = (id.to_string(), activation.activated_at.as_micros());
        run!(self.execute(ACTIVATE, id, &activation.device, at))?;
        Ok(())
    }

    async fn deactivate(&mut self, id: LicenceId, device: &str) -> Result<bool> {
        Ok(run!(self.execute(DEACTIVATE, id.to_string(), device))? > 0)
    }
}

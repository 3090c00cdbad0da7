//! Sellers as connected accounts, and what is transferred to them
//! (<https://docs.stripe.com/connect/separate-charges-and-transfers>).

use async_trait::async_trait;
use osirix_core::billing::{NewCustomer, Reference};
use osirix_core::error::Result;
use osirix_core::payouts::{PayoutGateway, Transfer};
use serde_json::Value;

use super::Stripe;
use super::error::unavailable;
use super::form::Form;
use super::read::{Doc, currency_name};

#[async_trait]
impl PayoutGateway for Stripe {
    async fn create_seller(&self, seller: &NewCustomer) -> Result<Reference> {
        let form = Form::new()
            .with("type", "express")
            .with_some("email", seller.email.as_ref())
            .with("capabilities[transfers][requested]", true)
            .with("metadata[osirix_account]", seller.account);
        // The same words make the same account: Stripe remembers a key for a day.
        let key = format!("seller:{}", form.encoded());
        Doc(&self.http.post("accounts", &form, &key).await?).reference("/id")
    }

    async fn onboarding(
        &self,
        seller: &Reference,
        refresh_url: &str,
        return_url: &str,
    ) -> Result<String> {
        let form = Form::new()
            .with("account", seller)
            .with("refresh_url", refresh_url)
            .with("return_url", return_url)
            .with("type", "account_onboarding");
        let link = self.http.post("account_links", &form, &self.http.new_key()?).await?;
        Doc(&link).text("/url").map(str::to_owned)
    }

    async fn is_payable(&self, seller: &Reference) -> Result<bool> {
        let path = format!("accounts/{seller}");
        let Some(found) = self.http.get(&path, &Form::new()).await? else { return Ok(false) };
        let account = Doc(&found);
        Ok(account.flag("/details_submitted")
            && account.flag("/payouts_enabled")
            && account.some_text("/capabilities/transfers") == Some("active"))
    }

    async fn transfer(&self, transfer: &Transfer) -> Result<Reference> {
        let (id, cents) = (transfer.id, transfer.amount.minor_units);
        let form = Form::new().with("amount", cents).with("metadata[osirix_payout]", id);
        let (path, form) = match &transfer.reverses {
            Some(of) => (format!("transfers/{of}/reversals"), form),
            None => (
                "transfers".to_owned(),
                form.with("currency", currency_name(transfer.amount)?)
                    .with("destination", &transfer.seller)
                    // By this it is found again.
                    .with("transfer_group", id),
            ),
        };
        let made = self.http.post(&path, &form, &format!("payout:{id}")).await?;
        // It was made, whatever the answer lacks: it is looked for.
        Doc(&made).reference("/id").map_err(|e| unavailable().caused_by(e))
    }

    async fn find(&self, transfer: &Transfer) -> Result<Option<Reference>> {
        let id = transfer.id.to_string();
        let (path, query) = match &transfer.reverses {
            Some(of) => (format!("transfers/{of}/reversals"), Form::new()),
            None => ("transfers".to_owned(), Form::new().with("transfer_group", &id)),
        };
        let made = self.all(&path, &query).await?;
        let own = |one: &&Value| Doc(one).some_text("/metadata/osirix_payout") == Some(id.as_str());
        made.iter().find(own).map(|one| Doc(one).reference("/id")).transpose()
    }
}

use std::sync::Arc;

use serde_json::{Value, json};

use super::{Onboarding, Payout, PayoutGateway, Seller, SellerBalance, SellerEntry};
use crate::audit::{Action, Actor, AuditEntry};
use crate::billing::{NewCustomer, check_url};
use crate::clock::Ambient;
use crate::error::{Error, ErrorCode, Result};
use crate::id::AccountId;
use crate::money::Money;
use crate::page::{Page, PageRequest};
use crate::plans::Feature;
use crate::store::{Store, Transaction};

/// Pays sellers.
#[derive(Clone)]
pub struct Payouts {
    pub(super) store: Arc<dyn Store>,
    pub(super) ambient: Ambient,
    pub(super) gateway: Arc<dyn PayoutGateway>,
    pub(super) minimum: Money,
}

impl Payouts {
    /// Over a store and a gateway; less than the minimum is not paid.
    pub fn new(
        store: Arc<dyn Store>,
        ambient: Ambient,
        gateway: Arc<dyn PayoutGateway>,
        minimum: Money,
    ) -> Self {
        Payouts { store, ambient, gateway, minimum }
    }

    /// Where a seller says where they are paid, and goes on where they ended. From the first call
    /// on they earn money by what is paid by money. It needs a plan that includes the marketplace.
    pub async fn onboard(
        &self,
        account: AccountId,
        email: Option<String>,
        refresh_url: &str,
        return_url: &str,
    ) -> Result<String> {
        check_url("refresh_url", refresh_url)?;
        check_url("return_url", return_url)?;
        let seller = self.seller(account, email).await?;
        self.gateway.onboarding(&seller.reference, refresh_url, return_url).await
    }

    async fn seller(&self, account: AccountId, email: Option<String>) -> Result<Seller> {
        let mut tx = self.store.read().await?;
        if let Some(seller) = tx.sellers().get(account).await? {
            return Ok(seller);
        }
        let owner = tx.accounts().get(account).await?;
        let owner = owner.ok_or_else(|| Error::not_found("account", account))?;
        let plan = tx.plans().of_account(account).await?;
        plan.ok_or_else(|| Error::not_found("account", account))?.require(Feature::Marketplace)?;
        drop(tx);
        let new = NewCustomer { account, name: owner.name, email };
        let reference = self.gateway.create_seller(&new).await?;
        let seller = Seller {
            account_id: account,
            reference,
            payable: false,
            balance: Money { minor_units: 0, ..self.minimum },
            entries: 0,
            created_at: self.ambient.now(),
        };
        let mut tx = self.store.begin().await?;
        if tx.sellers().insert(&seller).await? {
            let (action, details) = (Action::SellerLinked, json!({}));
            let subject = seller.reference.to_string();
            self.audit(tx.as_mut(), Actor::Account(account), action, account, &subject, details)
                .await?;
            tx.commit().await?;
            return Ok(seller);
        }
        drop(tx);
        // Another caller was first.
        let seller = self.store.read().await?.sellers().get(account).await?;
        seller.ok_or_else(|| Error::not_found("seller", account))
    }

    /// The seller that an account is; [`NotFound`](ErrorCode::NotFound) where it has not begun.
    pub async fn seller_of(&self, account: AccountId) -> Result<Seller> {
        let seller = self.store.read().await?.sellers().get(account).await?;
        seller.ok_or_else(|| Error::not_found("seller", account))
    }

    /// What a seller is owed, and whether they can be paid, as the gateway has it now.
    pub async fn balance(&self, account: AccountId) -> Result<SellerBalance> {
        let seller = self.store.read().await?.sellers().get(account).await?;
        let Some(seller) = seller else {
            let none = Money { minor_units: 0, ..self.minimum };
            return Ok(SellerBalance {
                account_id: account,
                onboarding: Onboarding::NotBegun,
                balance: none,
                waiting: none,
                payable: none,
                minimum: self.minimum,
            });
        };
        self.refresh(&seller).await?;
        let mut tx = self.store.read().await?;
        let seller = tx.sellers().get(account).await?.unwrap_or(seller);
        self.told(tx.as_mut(), seller).await
    }

    /// Sellers who are owed the minimum at least, as far as they wait too, in the order of their
    /// accounts' ids; whether they can be paid is what the gateway said last.
    pub async fn owed(&self, page: &PageRequest) -> Result<Page<SellerBalance>> {
        let limit = page.checked_limit()?;
        let after = page.after.as_deref().map(str::parse).transpose();
        let after = after.map_err(|e| {
            Error::invalid("after", "pass the `next` of an earlier page unchanged").caused_by(e)
        })?;
        let mut tx = self.store.read().await?;
        let mut owed = Vec::new();
        for account in tx.sellers().owed(self.minimum, after, limit.saturating_add(1)).await? {
            if let Some(seller) = tx.sellers().get(account).await? {
                owed.push(self.told(tx.as_mut(), seller).await?);
            }
        }
        Ok(Page::from_rows(owed, page.limit, |one| one.account_id.to_string()))
    }

    async fn told(&self, tx: &mut dyn Transaction, seller: Seller) -> Result<SellerBalance> {
        let waiting = tx.sellers().waiting(seller.account_id, self.ambient.now()).await?;
        let money = |minor_units| Money { minor_units, ..seller.balance };
        let onboarding = match seller.payable {
            true => Onboarding::Finished,
            false => Onboarding::Unfinished,
        };
        Ok(SellerBalance {
            account_id: seller.account_id,
            onboarding,
            balance: seller.balance,
            waiting: money(waiting),
            payable: money(seller.balance.minor_units.saturating_sub(waiting)),
            minimum: self.minimum,
        })
    }

    /// Asks the gateway whether a seller can be paid, and notes what it says.
    pub(super) async fn refresh(&self, seller: &Seller) -> Result<bool> {
        let payable = self.gateway.is_payable(&seller.reference).await?;
        if payable != seller.payable {
            let mut tx = self.store.begin().await?;
            tx.sellers().set_payable(seller.account_id, payable).await?;
            let (action, details) = (Action::SellerChanged, json!({ "payable": payable }));
            let (account, subject) = (seller.account_id, seller.reference.to_string());
            self.audit(tx.as_mut(), Actor::System, action, account, &subject, details).await?;
            tx.commit().await?;
        }
        Ok(payable)
    }

    /// What has changed a seller's balance, the newest first.
    pub async fn entries(
        &self,
        account: AccountId,
        page: &PageRequest,
    ) -> Result<Page<SellerEntry>> {
        self.store.read().await?.sellers().entries(account, page).await
    }

    /// A seller's payouts and what came back of them, the newest first.
    pub async fn payouts(&self, account: AccountId, page: &PageRequest) -> Result<Page<Payout>> {
        self.store.read().await?.sellers().payouts(account, page).await
    }

    pub(super) fn nothing(&self, message: &'static str) -> Error {
        Error::new(ErrorCode::Conflict, message).with("limit", self.minimum)
    }

    pub(super) async fn audit(
        &self,
        tx: &mut dyn Transaction,
        actor: Actor,
        action: Action,
        account: AccountId,
        subject: &str,
        details: Value,
    ) -> Result<()> {
        let entry = AuditEntry::new(&self.ambient, actor, action, Some(account), subject, details)?;
        tx.audit().append(&entry).await
    }
}

//! Sellers who are paid by hand: a person moves the money, and it is booked here.

use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use super::desk::Desk;
use super::{ManualGateway, customer_of, owner};
use crate::billing::{NewCustomer, PaymentGateway as _, Reference};
use crate::error::{Error, Result};
use crate::money::Money;
use crate::payouts::{PayoutGateway, Transfer};

/// A seller in the documents.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct SellerPaper {
    reference: Reference,
    payable: bool,
}

/// Money that was moved, in the documents.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Moved {
    reference: Reference,
    reverses: Option<Reference>,
    amount: Money,
}

impl ManualGateway {
    /// Says whether a seller can be paid: somebody knows where, and who they are.
    pub async fn approve_seller(&self, seller: &Reference, payable: bool) -> Result<()> {
        let entered = if payable { "seller approved" } else { "seller not approved" };
        self.at("seller", seller, Some(entered), |desk| {
            let found = desk.papers.seller.as_mut().filter(|one| one.reference == *seller);
            found.ok_or_else(|| Error::not_found("seller", seller))?.payable = payable;
            Ok(())
        })
        .await
    }
}

#[async_trait]
impl PayoutGateway for ManualGateway {
    async fn create_seller(&self, seller: &NewCustomer) -> Result<Reference> {
        self.create_customer(seller).await?;
        let customer = customer_of(seller.account)?;
        self.at("customer", &customer, None, |desk| {
            if let Some(known) = &desk.papers.seller {
                return Ok(known.reference.clone());
            }
            let reference = desk.reference("acct")?;
            desk.papers.seller = Some(SellerPaper { reference: reference.clone(), payable: false });
            Ok(reference)
        })
        .await
    }

    async fn onboarding(
        &self,
        seller: &Reference,
        _refresh_url: &str,
        return_url: &str,
    ) -> Result<String> {
        let known = self.look(seller).await?.is_some_and(|desk| desk.is_seller(seller));
        known.then(|| return_url.to_owned()).ok_or_else(|| Error::not_found("seller", seller))
    }

    async fn is_payable(&self, seller: &Reference) -> Result<bool> {
        let desk = self.look(seller).await?;
        let paper = desk.and_then(|desk| desk.papers.seller);
        Ok(paper.is_some_and(|paper| paper.reference == *seller && paper.payable))
    }

    async fn transfer(&self, transfer: &Transfer) -> Result<Reference> {
        let entered = match transfer.reverses {
            None => "seller paid",
            Some(_) => "seller asked to pay back",
        };
        self.at("seller", &transfer.seller, Some(entered), |desk| desk.transfer(transfer)).await
    }

    async fn find(&self, transfer: &Transfer) -> Result<Option<Reference>> {
        if owner(&transfer.seller).is_none() {
            return Ok(None);
        }
        let Some(desk) = self.look(&transfer.seller).await? else { return Ok(None) };
        let moved = desk.papers.moved.get(&transfer.id.to_string());
        Ok(moved.map(|moved| moved.reference.clone()))
    }
}

impl Desk {
    fn is_seller(&self, seller: &Reference) -> bool {
        self.papers.seller.as_ref().is_some_and(|paper| paper.reference == *seller)
    }

    fn transfer(&mut self, transfer: &Transfer) -> Result<Reference> {
        if !self.is_seller(&transfer.seller) {
            return Err(Error::not_found("seller", &transfer.seller));
        }
        let key = transfer.id.to_string();
        if let Some(moved) = self.papers.moved.get(&key) {
            return Ok(moved.reference.clone());
        }
        let amount = transfer.amount;
        let most = match &transfer.reverses {
            None => i64::MAX,
            Some(of) => self.left_of(of)?,
        };
        if !(1..=most).contains(&amount.minor_units) {
            let message = "more than is left of the payout does not come back";
            return Err(Error::invalid("amount", message).with("limit", most));
        }
        let prefix = if transfer.reverses.is_some() { "trr" } else { "tr" };
        let reference = self.reference(prefix)?;
        let reverses = transfer.reverses.clone();
        let moved = Moved { reference: reference.clone(), reverses, amount };
        self.papers.moved.insert(key, moved);
        Ok(reference)
    }

    fn left_of(&self, payout: &Reference) -> Result<i64> {
        let moved = || self.papers.moved.values();
        let paid = moved().find(|one| one.reference == *payout && one.reverses.is_none());
        let paid = paid.ok_or_else(|| Error::not_found("payout", payout))?.amount.minor_units;
        let back = moved().filter(|one| one.reverses.as_ref() == Some(payout));
        Ok(paid - back.map(|one| one.amount.minor_units).sum::<i64>())
    }
}

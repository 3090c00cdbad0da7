use osirix_core::error::{Error, ErrorCode, Result};
use osirix_core::id::AccountId;
use osirix_core::page::{Page, PageRequest};
use osirix_core::payouts::{Payout, Payouts, SellerBalance, SellerEntry};

/// What sellers earn in money, and how they are paid.
///
/// What is paid by money for a product earns its seller money, from when they have begun to say
/// where they are paid ([`onboard`](Self::onboard)); otherwise, and for what is paid with credits,
/// they earn credits ([`MarketplaceApi::shares`](crate::MarketplaceApi::shares)).
///
/// With a payment gateway of a program's own these are
/// [`Unsupported`](crate::ErrorCode::Unsupported).
#[derive(Clone)]
pub struct PayoutsApi {
    payouts: Option<Payouts>,
}

impl PayoutsApi {
    pub(super) fn new(payouts: &Option<Payouts>) -> Self {
        PayoutsApi { payouts: payouts.clone() }
    }

    /// Where a seller says where they are paid, and goes on where they ended: at Stripe, or with
    /// whoever pays by hand. They come back by one of these addresses. It needs a plan that includes
    /// the marketplace.
    pub async fn onboard(
        &self,
        account: AccountId,
        email: Option<String>,
        refresh_url: String,
        return_url: String,
    ) -> Result<String> {
        part(&self.payouts)?.onboard(account, email, &refresh_url, &return_url).await
    }

    /// What a seller is owed, what of it waits, and whether they can be paid.
    pub async fn balance(&self, account: AccountId) -> Result<SellerBalance> {
        part(&self.payouts)?.balance(account).await
    }

    /// What has changed what a seller is owed, the newest first.
    pub async fn entries(
        &self,
        account: AccountId,
        page: PageRequest,
    ) -> Result<Page<SellerEntry>> {
        part(&self.payouts)?.entries(account, &page).await
    }

    /// A seller's payouts and what came back of them, the newest first.
    pub async fn list(&self, account: AccountId, page: PageRequest) -> Result<Page<Payout>> {
        part(&self.payouts)?.payouts(account, &page).await
    }
}

pub(super) fn part(payouts: &Option<Payouts>) -> Result<&Payouts> {
    let message = "this payment gateway pays no sellers: they earn credits";
    payouts.as_ref().ok_or_else(|| Error::new(ErrorCode::Unsupported, message))
}

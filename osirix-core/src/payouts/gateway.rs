use async_trait::async_trait;

use crate::billing::{NewCustomer, Reference};
use crate::error::Result;
use crate::id::PayoutId;
use crate::money::Money;

/// Money to be sent to a seller, or to come back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transfer {
    /// Its id: what is asked for under the same id is done once.
    pub id: PayoutId,
    /// To whom, or from whom.
    pub seller: Reference,
    /// What the gateway calls the payout of which a part comes back; `None` for one to the seller.
    pub reverses: Option<Reference>,
    /// How much: above zero.
    pub amount: Money,
}

/// Who pays sellers.
///
/// What cannot be reached now is [`Unavailable`](crate::ErrorCode::Unavailable) or
/// [`RateLimited`](crate::ErrorCode::RateLimited), which a later try may mend: nobody knows then
/// whether money moved. A refusal, such as [`InvalidInput`](crate::ErrorCode::InvalidInput) or
/// [`Conflict`](crate::ErrorCode::Conflict), says that none did.
#[async_trait]
pub trait PayoutGateway: Send + Sync {
    /// Makes an account for a seller, to be filled in by them.
    ///
    /// - The same request makes the same account when it is repeated within a day.
    /// - It cannot be paid before it is filled in.
    async fn create_seller(&self, seller: &NewCustomer) -> Result<Reference>;

    /// Where a seller fills in what the gateway asks; they come back by the `return_url`, or by the
    /// `refresh_url` when the address was used or is too old.
    ///
    /// - An unknown seller is [`NotFound`](crate::ErrorCode::NotFound).
    async fn onboarding(
        &self,
        seller: &Reference,
        refresh_url: &str,
        return_url: &str,
    ) -> Result<String>;

    /// Whether a seller can be paid now; one that is not known cannot.
    async fn is_payable(&self, seller: &Reference) -> Result<bool>;

    /// Moves money.
    ///
    /// - The same id moves it once, for a day at least.
    /// - More than is left of a payout does not come back: that is a refusal for good.
    async fn transfer(&self, transfer: &Transfer) -> Result<Reference>;

    /// What was made of a transfer of this id, if it was made.
    ///
    /// - Everything that was asked for before the call is in it.
    async fn find(&self, transfer: &Transfer) -> Result<Option<Reference>>;
}

//! Fetching the present state of an object and following it.

use super::{
    Billing, CheckoutState, Current, EventState, Invoice, InvoiceState, Reference, StoredEvent,
    Subject, SubjectKind,
};
use crate::error::{Error, ErrorCode, Result};
use crate::store::Transaction;

/// An object's state with the number of the fetch that got it.
struct Look {
    subject: Subject,
    number: i64,
    state: Option<Current>,
}

impl Billing {
    /// Fetches what the gateway has of an object now, and follows it. `false` when it concerns
    /// nobody here.
    pub async fn refresh(&self, subject: &Subject) -> Result<bool> {
        self.follow(subject, None).await
    }

    /// Does what a message asks for, and notes with it that it is done.
    pub(super) async fn follow(
        &self,
        subject: &Subject,
        event: Option<&StoredEvent>,
    ) -> Result<bool> {
        let looks = self.looks(subject).await?;
        let mut tx = self.store.begin().await?;
        let followed = self.apply(tx.as_mut(), looks).await?;
        if let Some(stored) = event {
            let state = if followed { EventState::Done } else { EventState::Ignored };
            tx.billing_events().settle(&stored.event.id, state, stored.due_at, None).await?;
        }
        tx.commit().await?;
        Ok(followed)
    }

    /// The object, and the payment that has paid it: what was paid may have gone back before it was
    /// heard of here.
    async fn looks(&self, subject: &Subject) -> Result<Vec<Look>> {
        if subject.kind == SubjectKind::Other {
            return Ok(Vec::new());
        }
        let look = self.look(subject.clone()).await?;
        let payment = look.state.as_ref().and_then(paid_by);
        let payment = payment.map(|payment| Subject::new(SubjectKind::Payment, payment));
        let mut looks = vec![look];
        if let Some(payment) = payment {
            looks.push(self.look(payment).await?);
        }
        Ok(looks)
    }

    async fn look(&self, subject: Subject) -> Result<Look> {
        let mut tx = self.store.begin().await?;
        let number = tx.billing_events().next_fetch(&subject).await?;
        tx.commit().await?;
        let state = self.gateway.fetch(&subject).await?;
        Ok(Look { subject, number, state })
    }

    async fn apply(&self, tx: &mut dyn Transaction, looks: Vec<Look>) -> Result<bool> {
        for (index, look) in looks.iter().enumerate() {
            if tx.billing_events().claim_fetch(&look.subject, look.number).await? {
                continue;
            }
            return match index {
                // What was fetched later is done already, and it is newer.
                0 => Ok(true),
                _ => Err(overtaken(&look.subject)),
            };
        }
        let mut followed = false;
        for look in looks {
            let reference = &look.subject.reference;
            followed |= match (look.state, look.subject.kind) {
                (Some(Current::Subscription(said)), _) => {
                    self.apply_subscription(tx, &said).await?
                }
                (Some(Current::Invoice(invoice)), _) => self.apply_invoice(tx, &invoice).await?,
                (Some(Current::Checkout(state)), _) => self.apply_checkout(tx, &state).await?,
                (Some(Current::Payment(payment)), _) => self.apply_payment(tx, &payment).await?,
                (None, SubjectKind::Subscription) => {
                    self.apply_lost_subscription(tx, reference).await?
                }
                (None, _) => false,
            };
        }
        Ok(followed)
    }
}

fn paid_by(state: &Current) -> Option<&Reference> {
    match state {
        Current::Invoice(Invoice { state: InvoiceState::Paid, payment, .. })
        | Current::Checkout(CheckoutState { paid: true, payment, .. }) => payment.as_ref(),
        _ => None,
    }
}

/// Nothing of the transaction is written: the next try fetches both again.
fn overtaken(subject: &Subject) -> Error {
    Error::new(ErrorCode::Busy, "somebody else has fetched this meanwhile").with("subject", subject)
}

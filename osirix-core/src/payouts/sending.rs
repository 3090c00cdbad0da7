//! How money goes to sellers, and back: on record first, sent then.

use std::time::Duration;

use serde_json::json;
use tokio::sync::watch;

use super::{Payout, PayoutState, Payouts, Seller, SellerChange, SellerEntryKind, Transfer, enter};
use crate::audit::{Action, Actor};
use crate::clock::Timestamp;
use crate::error::{Error, ErrorCode, ErrorRecord, Result, Retry};
use crate::id::AccountId;
use crate::money::Money;
use crate::store::Transaction;

/// How long a payout belongs to who took it: longer than the slowest gateway takes for all of them.
const LEASE: Duration = Duration::from_secs(15 * 60);
/// How many are taken at once.
const TAKEN: u32 = 5;
/// How many sellers are looked at in one page.
const SELLERS: u32 = 100;
/// How long a seller waits for the next payout when one was refused.
const AFTER_FAILURE: Duration = Duration::from_secs(86_400);
const FIRST_PAUSE: Duration = Duration::from_secs(60);
const LONGEST_PAUSE: Duration = Duration::from_secs(6 * 3_600);
/// How often sellers are looked at, and payouts.
const ROUND: Duration = Duration::from_secs(600);

impl Payouts {
    /// Arms what is to be paid to sellers, and what is to come back from them; how many payouts
    /// there are.
    ///
    /// Nothing is armed for a seller whom the gateway cannot pay, whose payable balance is below
    /// the minimum, or who has a payout on its way.
    pub async fn arm(&self) -> Result<usize> {
        let mut armed = 0;
        let mut after = None;
        loop {
            let mut tx = self.store.read().await?;
            let owed = tx.sellers().owed(self.minimum, after, SELLERS).await?;
            drop(tx);
            for seller in &owed {
                armed += usize::from(self.arm_payout(*seller, &Actor::System).await?.is_some());
            }
            match owed.len() == SELLERS as usize {
                true => after = owed.last().copied(),
                false => break,
            }
        }
        let mut after = None;
        loop {
            let mut tx = self.store.read().await?;
            let owing = tx.sellers().owing(after, SELLERS).await?;
            drop(tx);
            for seller in &owing {
                armed += usize::from(self.arm_reversal(*seller).await?);
            }
            match owing.len() == SELLERS as usize {
                true => after = owing.last().copied(),
                false => return Ok(armed),
            }
        }
    }

    pub(super) async fn arm_payout(
        &self,
        account: AccountId,
        actor: &Actor,
    ) -> Result<Option<Payout>> {
        let seller = self.store.read().await?.sellers().get(account).await?;
        let Some(seller) = seller else { return Ok(None) };
        if !self.refresh(&seller).await? {
            return Ok(None);
        }
        let mut tx = self.store.begin().await?;
        let Some(mut seller) = tx.sellers().lock(account).await? else { return Ok(None) };
        let waiting = tx.sellers().waiting(account, self.ambient.now()).await?;
        let payable = seller.balance.minor_units.saturating_sub(waiting);
        let least = self.minimum.minor_units.max(1);
        // What the gateway has refused is not asked for again and again.
        let failed_after = match actor {
            Actor::System => self.ambient.now() - AFTER_FAILURE,
            _ => Timestamp::MAX,
        };
        if payable < least || tx.sellers().is_hindered(account, failed_after).await? {
            return Ok(None);
        }
        let amount = Money { minor_units: payable, ..seller.balance };
        let payout = self.record(tx.as_mut(), actor, &mut seller, amount, None).await?;
        tx.commit().await?;
        Ok(Some(payout))
    }

    async fn arm_reversal(&self, account: AccountId) -> Result<bool> {
        let mut tx = self.store.begin().await?;
        let Some(mut seller) = tx.sellers().lock(account).await? else { return Ok(false) };
        let owed = seller.balance.minor_units.saturating_neg();
        let last = tx.sellers().reversible(account).await?;
        let Some(mut last) = last.filter(|_| owed > 0) else { return Ok(false) };
        if tx.sellers().is_hindered(account, Timestamp::MAX).await? {
            return Ok(false);
        }
        let left = last.amount.minor_units - last.reversed.minor_units;
        let amount = Money { minor_units: owed.min(left), ..seller.balance };
        last.reversed.minor_units += amount.minor_units;
        tx.sellers().save_payout(&last).await?;
        let actor = Actor::System;
        self.record(tx.as_mut(), &actor, &mut seller, amount, Some(&last)).await?;
        tx.commit().await?;
        Ok(true)
    }

    /// Puts on record what is about to be sent, and takes it off the balance or adds it.
    async fn record(
        &self,
        tx: &mut dyn Transaction,
        actor: &Actor,
        seller: &mut Seller,
        amount: Money,
        reverses: Option<&Payout>,
    ) -> Result<Payout> {
        let now = self.ambient.now();
        let payout = Payout {
            id: self.ambient.new_id()?,
            seller: seller.account_id,
            reverses: reverses.map(|one| one.id),
            amount,
            reversed: Money { minor_units: 0, ..amount },
            state: PayoutState::Armed,
            reference: None,
            attempts: 0,
            due_at: now,
            error: None,
            created_at: now,
        };
        tx.sellers().save_payout(&payout).await?;
        let (kind, sign) = match reverses {
            None => (SellerEntryKind::Payout, -1),
            Some(_) => (SellerEntryKind::Reversal, 1),
        };
        self.move_balance(tx, seller, &payout, kind, sign).await?;
        self.note(tx, actor.clone(), Action::PayoutArmed, &payout).await?;
        Ok(payout)
    }

    async fn move_balance(
        &self,
        tx: &mut dyn Transaction,
        seller: &mut Seller,
        payout: &Payout,
        kind: SellerEntryKind,
        sign: i64,
    ) -> Result<()> {
        let change = SellerChange {
            kind,
            amount: sign * payout.amount.minor_units,
            order_id: None,
            payout_id: Some(payout.id),
            available_at: self.ambient.now(),
        };
        enter(&self.ambient, tx, seller, change).await
    }

    async fn note(
        &self,
        tx: &mut dyn Transaction,
        actor: Actor,
        action: Action,
        payout: &Payout,
    ) -> Result<()> {
        let details = json!({
            "amount": payout.amount,
            "reverses": payout.reverses,
            "reference": payout.reference,
            "error": payout.error,
        });
        self.audit(tx, actor, action, payout.seller, &payout.id.to_string(), details).await
    }

    /// Sends what is armed and due, a few of it; how much was tried.
    ///
    /// Any number of machines may do so at once. What has no answer is looked for, and asked for
    /// again under its id, later and later; what is refused for good goes back into the balance.
    pub async fn send(&self) -> Result<usize> {
        let now = self.ambient.now();
        let mut tx = self.store.begin().await?;
        let taken = tx.sellers().take(now, now + LEASE, TAKEN).await?;
        tx.commit().await?;
        for payout in &taken {
            self.send_one(payout).await?;
        }
        Ok(taken.len())
    }

    pub(super) async fn send_one(&self, payout: &Payout) -> Result<Payout> {
        let sent = match self.transfer_of(payout).await {
            Ok(transfer) => self.sent(payout, &transfer).await,
            Err(error) => Err(error),
        };
        match sent {
            Ok(reference) => {
                let (state, error) = (PayoutState::Sent, None);
                let reference = Some(reference);
                self.ended(Payout { state, reference, error, ..payout.clone() }).await
            }
            Err(error) if !is_refusal(&error) => self.postpone(payout, &error).await,
            Err(error) => {
                let (state, error) = (PayoutState::Failed, Some(ErrorRecord::from(&error)));
                self.ended(Payout { state, error, ..payout.clone() }).await
            }
        }
    }

    /// What was tried before may have been done: it is looked for.
    async fn sent(
        &self,
        payout: &Payout,
        transfer: &Transfer,
    ) -> Result<crate::billing::Reference> {
        let found = match payout.attempts > 1 {
            true => self.gateway.find(transfer).await.map_err(unknown)?,
            false => None,
        };
        match found {
            Some(reference) => Ok(reference),
            None => self.gateway.transfer(transfer).await,
        }
    }

    async fn transfer_of(&self, payout: &Payout) -> Result<Transfer> {
        let mut tx = self.store.read().await.map_err(unknown)?;
        let seller = tx.sellers().get(payout.seller).await.map_err(unknown)?;
        let seller = seller.ok_or_else(|| Error::not_found("seller", payout.seller))?;
        let reverses = match payout.reverses {
            Some(id) => {
                tx.sellers().payout(id).await.map_err(unknown)?.and_then(|one| one.reference)
            }
            None => None,
        };
        let (id, amount) = (payout.id, payout.amount);
        Ok(Transfer { id, seller: seller.reference, reverses, amount })
    }

    /// Writes how it ended, once; what was refused goes back.
    async fn ended(&self, payout: Payout) -> Result<Payout> {
        let mut tx = self.store.begin().await?;
        let seller = tx.sellers().lock(payout.seller).await?;
        let mut seller = seller.ok_or_else(|| Error::not_found("seller", payout.seller))?;
        let before = tx.sellers().payout(payout.id).await?;
        if let Some(ended) = before.filter(|before| before.state != PayoutState::Armed) {
            return Ok(ended);
        }
        tx.sellers().save_payout(&payout).await?;
        if payout.state == PayoutState::Failed {
            let (kind, sign) = match payout.reverses {
                None => (SellerEntryKind::PayoutFailed, 1),
                Some(_) => (SellerEntryKind::ReversalFailed, -1),
            };
            self.move_balance(tx.as_mut(), &mut seller, &payout, kind, sign).await?;
        }
        let action = match payout.state {
            PayoutState::Failed => Action::PayoutFailed,
            _ => Action::PayoutSent,
        };
        self.note(tx.as_mut(), Actor::System, action, &payout).await?;
        tx.commit().await?;
        Ok(payout)
    }

    async fn postpone(&self, payout: &Payout, error: &Error) -> Result<Payout> {
        let (id, attempts) = (payout.id, payout.attempts);
        tracing::warn!(%id, attempts, %error, "nobody knows yet whether a payout was sent");
        let pause = FIRST_PAUSE * 2_u32.saturating_pow(attempts.saturating_sub(1).min(20));
        let postponed = Payout {
            due_at: self.ambient.now() + pause.min(LONGEST_PAUSE),
            error: Some(ErrorRecord::from(error)),
            ..payout.clone()
        };
        let mut tx = self.store.begin().await?;
        let before = tx.sellers().payout(id).await?;
        if before.is_some_and(|before| before.state == PayoutState::Armed) {
            tx.sellers().save_payout(&postponed).await?;
            tx.commit().await?;
        }
        Ok(postponed)
    }

    /// Pays a seller now, whatever the time: for who pays by hand. Where there is nothing to be
    /// paid, or the seller cannot be paid, this is a [`Conflict`](crate::ErrorCode::Conflict).
    pub async fn pay(&self, actor: Actor, account: AccountId) -> Result<Payout> {
        self.seller_of(account).await?;
        let armed = self.arm_payout(account, &actor).await?;
        let armed = armed.ok_or_else(|| {
            self.nothing("nothing can be paid to this seller now: see what they are owed")
        })?;
        let now = self.ambient.now();
        let mut tx = self.store.begin().await?;
        let taken = Payout { attempts: 1, due_at: now + LEASE, ..armed };
        tx.sellers().save_payout(&taken).await?;
        tx.commit().await?;
        self.send_one(&taken).await
    }

    /// Arms and sends until it is told to stop.
    pub async fn run(&self, mut down: watch::Receiver<bool>) {
        loop {
            if let Err(error) = self.round().await {
                tracing::warn!(%error, "sellers were not paid");
            }
            let stopped = down.wait_for(|down| *down);
            if tokio::time::timeout(ROUND, stopped).await.is_ok() {
                return;
            }
        }
    }

    async fn round(&self) -> Result<()> {
        self.arm().await?;
        while self.send().await? > 0 {}
        Ok(())
    }
}

/// Whether an error says that no money moved, and that none will.
fn is_refusal(error: &Error) -> bool {
    use ErrorCode::{
        Configuration, Conflict, InvalidInput, NotFound, PermissionDenied, Unauthenticated,
        Unsupported,
    };
    let code = error.code();
    error.retry() == Retry::Never
        && matches!(
            code,
            Configuration
                | Conflict
                | InvalidInput
                | NotFound
                | PermissionDenied
                | Unauthenticated
                | Unsupported
        )
}

/// What could not be looked up says nothing about the money.
fn unknown(error: Error) -> Error {
    error.retryable(Retry::Later)
}

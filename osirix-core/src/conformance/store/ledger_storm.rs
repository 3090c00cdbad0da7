//! Many callers at once: whatever they do, the books explain the balance.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::harness::{Books, Harness, grant_of, hold_of};
use crate::clock::{Random, SeededRandom};
use crate::error::{ErrorCode, Result};
use crate::id::{AccountId, HoldId};
use crate::ledger::{Balance, Book, Hold, HoldRequest, HoldState};
use crate::money::Credits;

/// Replays an account's entries: they explain its balance, and every transaction sums to zero.
pub(super) async fn replay(h: &Harness, account: AccountId) -> Balance {
    let balance = h.balance(account).await;
    let entries = h.entries(account).await;
    assert_eq!(entries.len() as i64, balance.entries);
    let mut books: BTreeMap<&str, i64> = BTreeMap::new();
    let mut sums: HashMap<_, i64> = HashMap::new();
    for (i, entry) in entries.iter().enumerate() {
        assert_eq!(entry.seq, i as i64 + 1, "numbers without gaps");
        let book = books.entry(entry.book.as_str()).or_default();
        *book += entry.amount.0;
        assert_eq!(entry.balance.0, *book, "the running balance of {entry:?}");
        assert!(entry.book == Book::Granted || *book >= 0, "below zero: {entry:?}");
        *sums.entry(entry.transaction_id).or_default() += entry.amount.0;
    }
    assert!(sums.values().all(|sum| *sum == 0), "a transaction does not sum to zero");
    for book in Book::ALL {
        let replayed = books.get(book.as_str()).copied().unwrap_or_default();
        assert_eq!(balance.of(*book).0, replayed, "{book:?}");
    }
    let verified = h.reconciled(account).await;
    assert_eq!(verified.balance, balance);
    balance
}

/// What all callers share: the holds made so far, what they were told, and what was granted.
#[derive(Default)]
struct Told {
    holds: Vec<HoldId>,
    answers: Vec<Hold>,
    granted: i64,
}

struct Caller {
    books: Books,
    accounts: [AccountId; 2],
    random: SeededRandom,
    told: Arc<Mutex<Told>>,
}

impl Caller {
    fn below(&self, limit: usize) -> usize {
        let mut bytes = [0; 8];
        self.random.fill(&mut bytes).unwrap();
        (u64::from_le_bytes(bytes) % limit.max(1) as u64) as usize
    }

    fn pick(&self) -> Option<HoldId> {
        let told = self.told.lock().unwrap();
        let index = self.below(told.holds.len());
        told.holds.get(index).copied()
    }

    async fn call(&self) -> Result<()> {
        let account = self.accounts[self.below(2)];
        let amount = 1 + self.below(40) as i64;
        let picked = self.pick();
        let answers = match (self.below(8), picked) {
            (0, _) => {
                self.books.grant(grant_of(account, amount)).await?;
                self.told.lock().unwrap().granted += amount;
                vec![]
            }
            (1..=4, _) | (_, None) => {
                let lifetime = (amount % 3 == 0).then_some(Duration::from_micros(1));
                let request = HoldRequest { lifetime, ..hold_of(account, amount) };
                let hold = self.books.hold(request).await?;
                self.told.lock().unwrap().holds.push(hold.id);
                vec![]
            }
            (5, Some(id)) => vec![self.books.settle(id, amount).await?],
            (6, Some(id)) => vec![self.books.release(id).await?],
            (_, Some(_)) => self.books.expire(3).await?,
        };
        self.told.lock().unwrap().answers.extend(answers);
        Ok(())
    }

    async fn calls(self, count: usize) {
        use ErrorCode::{Busy, Conflict, InsufficientCredits, InvalidInput};
        let mut left = count;
        while left > 0 {
            match self.call().await {
                // On a slow machine somebody waited too long: nothing was done, so it counts not.
                Err(error) if error.code() == Busy => continue,
                Err(error) => {
                    let expected = [Conflict, InsufficientCredits, InvalidInput];
                    assert!(expected.contains(&error.code()), "{error:?}");
                }
                Ok(()) => {}
            }
            left -= 1;
        }
    }
}

pub(super) async fn any_operations_at_once_keep_the_invariants(h: Harness) {
    storm(&h, 8, 30).await;
}

/// So many callers who each do something so often, anything at any time, with two accounts between
/// them: afterwards the books explain every answer that was given.
pub async fn storm(h: &Harness, callers: usize, calls: usize) {
    let accounts = [h.account().await, h.account().await];
    let told = Arc::new(Mutex::new(Told::default()));
    h.clock.advance(Duration::from_secs(1));
    let callers = (0..callers).map(|i| {
        let random = SeededRandom::new(i as u64);
        Caller { books: h.books_on(i), accounts, random, told: told.clone() }.calls(calls)
    });
    let callers: Vec<_> = callers.map(tokio::spawn).collect();
    for caller in callers {
        caller.await.unwrap();
    }
    let balances = [replay(h, accounts[0]).await, replay(h, accounts[1]).await];
    let told = Arc::into_inner(told).unwrap().into_inner().unwrap();
    let mut holds = HashMap::new();
    for id in &told.holds {
        holds.insert(*id, h.hold(*id).await);
    }
    for answer in &told.answers {
        let end = holds.get(&answer.id);
        assert_eq!(end, Some(answer), "every caller was told the one resolution");
    }
    let holds: Vec<_> = holds.into_values().collect();
    let sum = |amount: fn(&Balance) -> Credits| balances.iter().map(|b| amount(b).0).sum::<i64>();
    let open = holds.iter().filter(|hold| hold.state == HoldState::Held);
    assert_eq!(-sum(|b| b.granted), 200 + told.granted, "every grant that was answered");
    assert_eq!(sum(|b| b.held), open.map(|hold| hold.amount.0).sum::<i64>());
    assert_eq!(sum(|b| b.spent), holds.iter().map(|hold| hold.captured.0).sum::<i64>());
}

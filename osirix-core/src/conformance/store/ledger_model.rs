//! Random operations against a model that knows nothing of books and entries.

use std::collections::HashMap;
use std::time::Duration;

use proptest::prelude::*;

use super::harness::{Harness, grant_of, hold_of};
use super::ledger_storm::replay;
use super::property::check;
use crate::error::{ErrorCode, Result};
use crate::id::{AccountId, HoldId};
use crate::ledger::{Grant, Hold, HoldRequest, HoldState};
use crate::money::Credits;

const CASES: u32 = 48;
const STEPS: usize = 40;

#[derive(Debug, Clone)]
enum Op {
    Grant { amount: i64, key: Option<u8> },
    Hold { amount: i64, key: Option<u8>, seconds: Option<u64> },
    Settle { hold: usize, captured: i64 },
    Release { hold: usize },
    Expire,
    Wait { seconds: u64 },
}

#[derive(Debug, Clone)]
struct Step {
    op: Op,
    commits: bool,
    handle: usize,
}

fn op() -> impl Strategy<Value = Op> {
    let key = || proptest::option::of(0..6_u8);
    prop_oneof![
        1 => (1..60_i64, key()).prop_map(|(amount, key)| Op::Grant { amount, key }),
        4 => (1..90_i64, key(), proptest::option::of(1..20_u64))
            .prop_map(|(amount, key, seconds)| Op::Hold { amount, key, seconds }),
        3 => (0..30_usize, 0..90_i64).prop_map(|(hold, captured)| Op::Settle { hold, captured }),
        2 => (0..30_usize).prop_map(|hold| Op::Release { hold }),
        1 => Just(Op::Expire),
        1 => (1..15_u64).prop_map(|seconds| Op::Wait { seconds }),
    ]
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = (op(), prop::bool::weighted(0.85), 0..2_usize);
    let step = step.prop_map(|(op, commits, handle)| Step { op, commits, handle });
    proptest::collection::vec(step, 1..STEPS)
}

/// What an account is, said without double entry: four numbers, its holds and the keys used.
#[derive(Debug, Clone, PartialEq)]
struct Model {
    granted: i64,
    spent: i64,
    seconds: u64,
    holds: Vec<ModelHold>,
    keys: HashMap<u8, (bool, i64, usize)>,
}

#[derive(Debug, Clone, PartialEq)]
struct ModelHold {
    amount: i64,
    captured: i64,
    state: HoldState,
    ends: Option<u64>,
}

/// What an operation answers, as far as both sides can tell.
#[derive(Debug, Clone, PartialEq)]
enum Answer {
    Available(i64),
    Holds(Vec<(usize, HoldState, i64)>),
    Nothing,
    Refused(ErrorCode),
}

impl Model {
    fn new() -> Self {
        Model { granted: 100, spent: 0, seconds: 0, holds: Vec::new(), keys: HashMap::new() }
    }

    fn held(&self) -> i64 {
        self.holds.iter().filter(|h| h.state == HoldState::Held).map(|h| h.amount).sum()
    }

    fn available(&self) -> i64 {
        self.granted - self.held() - self.spent
    }

    fn apply(&mut self, op: &Op) -> Answer {
        match *op {
            Op::Grant { amount, key } => self.grant(amount, key),
            Op::Hold { amount, key, seconds } => self.hold(amount, key, seconds),
            Op::Settle { hold, captured } => self.resolve(hold, captured),
            Op::Release { hold } => self.resolve(hold, 0),
            Op::Expire => self.expire(),
            Op::Wait { seconds } => {
                self.seconds += seconds;
                Answer::Nothing
            }
        }
    }

    fn grant(&mut self, amount: i64, key: Option<u8>) -> Answer {
        match key.and_then(|key| self.keys.get(&key)) {
            Some(&used) if used != (true, amount, 0) => {
                return Answer::Refused(ErrorCode::Conflict);
            }
            Some(_) => {}
            None => {
                self.granted += amount;
                key.map(|key| self.keys.insert(key, (true, amount, 0)));
            }
        }
        Answer::Available(self.available())
    }

    fn hold(&mut self, amount: i64, key: Option<u8>, seconds: Option<u64>) -> Answer {
        if let Some(&(is_grant, used, index)) = key.and_then(|key| self.keys.get(&key)) {
            return match is_grant || used != amount {
                true => Answer::Refused(ErrorCode::Conflict),
                false => self.answer([index]),
            };
        }
        if amount > self.available() {
            return Answer::Refused(ErrorCode::InsufficientCredits);
        }
        let index = self.holds.len();
        let ends = seconds.map(|seconds| self.seconds + seconds);
        self.holds.push(ModelHold { amount, captured: 0, state: HoldState::Held, ends });
        key.map(|key| self.keys.insert(key, (false, amount, index)));
        self.answer([index])
    }

    fn resolve(&mut self, pick: usize, captured: i64) -> Answer {
        let Some(index) = pick.checked_rem(self.holds.len()) else { return Answer::Nothing };
        let hold = &mut self.holds[index];
        let wanted = if captured == 0 { HoldState::Released } else { HoldState::Settled };
        if captured > hold.amount {
            return Answer::Refused(ErrorCode::InvalidInput);
        }
        if hold.state == HoldState::Held {
            (hold.state, hold.captured) = (wanted, captured);
            self.spent += captured;
        } else if (hold.state, hold.captured) != (wanted, captured) {
            return Answer::Refused(ErrorCode::Conflict);
        }
        self.answer([index])
    }

    fn expire(&mut self) -> Answer {
        let now = self.seconds;
        let over = |h: &ModelHold| h.state == HoldState::Held && h.ends.is_some_and(|e| e < now);
        let due: Vec<_> = (0..self.holds.len()).filter(|&i| over(&self.holds[i])).collect();
        for &index in &due {
            self.holds[index].state = HoldState::Expired;
        }
        self.answer(due)
    }

    fn answer(&self, holds: impl IntoIterator<Item = usize>) -> Answer {
        let told = |i: usize| (i, self.holds[i].state, self.holds[i].captured);
        Answer::Holds(holds.into_iter().map(told).collect())
    }
}

/// The account under test, and which of its holds is which in the model.
struct Real<'a> {
    h: &'a Harness,
    account: AccountId,
    holds: Vec<HoldId>,
}

impl Real<'_> {
    async fn apply(&mut self, step: &Step) -> Answer {
        let known = self.holds.len();
        let answer = match self.try_apply(step).await {
            Ok(answer) => answer,
            Err(error) => Answer::Refused(error.code()),
        };
        if !step.commits {
            self.holds.truncate(known);
        }
        answer
    }

    async fn try_apply(&mut self, step: &Step) -> Result<Answer> {
        let books = self.h.books_on(step.handle);
        let mut tx = books.store.begin().await?;
        let answer = match step.op {
            Op::Grant { amount, key } => {
                let idempotency_key = key.map(|key| format!("key-{key}"));
                let grant = Grant { idempotency_key, ..grant_of(self.account, amount) };
                let balance = books.ledger.grant(tx.as_mut(), grant).await?;
                Answer::Available(balance.available.0)
            }
            Op::Hold { amount, key, seconds } => {
                let request = HoldRequest {
                    idempotency_key: key.map(|key| format!("key-{key}")),
                    // Never to the moment: whether it is over at its very end is nobody's business.
                    lifetime: seconds.map(|s| Duration::from_micros(s * 1_000_000 + 1)),
                    ..hold_of(self.account, amount)
                };
                let hold = books.ledger.hold(tx.as_mut(), request).await?;
                self.answer(vec![hold])
            }
            Op::Settle { hold, captured } => match self.pick(hold) {
                Some(id) => {
                    let captured = Credits(captured);
                    let hold = books.ledger.settle(tx.as_mut(), id, captured, "settled").await?;
                    self.answer(vec![hold])
                }
                None => Answer::Nothing,
            },
            Op::Release { hold } => match self.pick(hold) {
                Some(id) => {
                    let hold = books.ledger.release(tx.as_mut(), id, "released").await?;
                    self.answer(vec![hold])
                }
                None => Answer::Nothing,
            },
            Op::Expire => {
                let mut expired = books.ledger.expire_due(tx.as_mut(), 10_000).await?;
                expired.retain(|hold| hold.account_id == self.account);
                self.answer(expired)
            }
            Op::Wait { .. } => Answer::Nothing,
        };
        if step.commits {
            tx.commit().await?;
        }
        Ok(answer)
    }

    fn pick(&self, hold: usize) -> Option<HoldId> {
        Some(self.holds[hold.checked_rem(self.holds.len())?])
    }

    fn answer(&mut self, holds: Vec<Hold>) -> Answer {
        let mut told = Vec::new();
        for hold in holds {
            let index = self.holds.iter().position(|&id| id == hold.id).unwrap_or_else(|| {
                self.holds.push(hold.id);
                self.holds.len() - 1
            });
            told.push((index, hold.state, hold.captured.0));
        }
        told.sort_unstable_by_key(|&(index, ..)| index);
        Answer::Holds(told)
    }
}

async fn one_sequence(h: &Harness, steps: Vec<Step>) {
    let mut real = Real { h, account: h.account().await, holds: Vec::new() };
    let mut model = Model::new();
    for step in &steps {
        if let Op::Wait { seconds } = step.op {
            h.clock.advance(Duration::from_secs(seconds));
        }
        let mut next = model.clone();
        let expected = next.apply(&step.op);
        assert_eq!(real.apply(step).await, expected, "{step:?}");
        // The clock is not undone with a transaction.
        model = if step.commits || matches!(step.op, Op::Wait { .. }) { next } else { model };
        let balance = h.balance(real.account).await;
        assert_eq!(balance.available.0, model.available(), "available after {step:?}");
        assert_eq!((balance.held.0, balance.spent.0), (model.held(), model.spent), "{step:?}");
    }
    replay(h, real.account).await;
    for (id, expected) in real.holds.iter().zip(&model.holds) {
        let hold = h.hold(*id).await;
        assert_eq!((hold.state, hold.captured.0), (expected.state, expected.captured));
    }
}

pub(super) async fn any_sequence_of_operations_agrees_with_the_model(h: Harness) {
    check(CASES, &steps(), async |steps| one_sequence(&h, steps).await);
}

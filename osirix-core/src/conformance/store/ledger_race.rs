use std::time::Duration;

use super::harness::{Harness, at_once, grant_of, hold_of};
use crate::error::ErrorCode;
use crate::ledger::{Grant, HoldRequest, HoldState};
use crate::money::Credits;

pub(super) async fn one_key_at_once_has_one_effect(h: Harness) {
    let account = h.account().await;
    let callers = (0..16).map(|i| {
        let (books, key) = (h.books_on(i), Some("order-1".to_owned()));
        async move { books.grant(Grant { idempotency_key: key, ..grant_of(account, 50) }).await }
    });
    for balance in at_once(callers).await {
        assert_eq!(balance.unwrap().available, Credits(150), "all get the same answer");
    }
    assert_eq!(h.entries(account).await.len(), 4);
}

pub(super) async fn one_hold_key_at_once_makes_one_hold(h: Harness) {
    let account = h.account().await;
    let callers = (0..16).map(|i| {
        let (books, key) = (h.books_on(i), Some("video-1".to_owned()));
        let request = HoldRequest { idempotency_key: key, ..hold_of(account, 80) };
        async move { books.hold(request).await }
    });
    let holds: Vec<_> = at_once(callers).await.into_iter().map(Result::unwrap).collect();
    assert!(holds.iter().all(|hold| hold == &holds[0]), "{holds:?}");
    assert_eq!(h.balance(account).await.held, Credits(80));
}

pub(super) async fn holds_at_once_never_go_below_zero(h: Harness) {
    let account = h.account().await;
    let callers = (0..32).map(|i| {
        let books = h.books_on(i);
        async move { books.hold(hold_of(account, 10)).await }
    });
    let (won, lost): (Vec<_>, Vec<_>) = at_once(callers).await.into_iter().partition(Result::is_ok);
    assert_eq!((won.len(), lost.len()), (10, 22));
    for error in lost {
        assert_eq!(error.unwrap_err().code(), ErrorCode::InsufficientCredits);
    }
    let balance = h.balance(account).await;
    assert_eq!((balance.available, balance.held), (Credits(0), Credits(100)));
    let entries = h.entries(account).await;
    assert_eq!(entries.len(), 22, "the refused left nothing");
    assert!(entries.iter().map(|e| e.seq).eq(1..=22));
}

pub(super) async fn grants_at_once_all_count(h: Harness) {
    let account = h.account().await;
    let callers = (0..32_usize).map(|i| {
        let books = h.books_on(i);
        async move { books.grant(grant_of(account, 1)).await.unwrap() }
    });
    let mut seen: Vec<_> = at_once(callers).await.iter().map(|b| b.available.0).collect();
    seen.sort_unstable();
    assert!(seen.into_iter().eq(101..=132), "each caller saw the balance that it left");
}

pub(super) async fn of_settle_release_and_expire_at_once_one_wins(h: Harness) {
    let account = h.account().await;
    for round in 0..12_usize {
        let spent = h.balance(account).await.spent;
        let lifetime = Some(Duration::from_secs(1));
        let request = HoldRequest { lifetime, ..hold_of(account, 5) };
        let hold = h.books().hold(request).await.unwrap();
        h.clock.advance(Duration::from_secs(2));
        let callers = (0..6).map(|i| {
            let books = h.books_on(i + round);
            async move {
                match i % 3 {
                    0 => books.settle(hold.id, 5).await.map(|h| Some(h.state)),
                    1 => books.release(hold.id).await.map(|h| Some(h.state)),
                    _ => books.expire(10).await.map(|h| h.first().map(|h| h.state)),
                }
            }
        });
        let answers = at_once(callers).await;
        let end = h.hold(hold.id).await;
        for answer in answers {
            match answer {
                Ok(state) => assert!(state.is_none_or(|s| s == end.state), "{state:?} {end:?}"),
                Err(error) => assert_eq!(error.code(), ErrorCode::Conflict),
            }
        }
        let charged = if end.state == HoldState::Settled { Credits(5) } else { Credits(0) };
        let after = h.balance(account).await;
        assert_eq!((after.held, after.spent.0 - spent.0), (Credits(0), charged.0), "{end:?}");
    }
}

pub(super) async fn two_sweepers_expire_each_hold_once(h: Harness) {
    let accounts = [h.account().await, h.account().await];
    for i in 0..40 {
        let lifetime = Some(Duration::from_secs(1 + i as u64 % 5));
        let request = HoldRequest { lifetime, ..hold_of(accounts[i % 2], 2) };
        h.books().hold(request).await.unwrap();
    }
    h.clock.advance(Duration::from_secs(10));
    let sweepers = (0..4).map(|i| {
        let books = h.books_on(i);
        async move {
            let mut ids = Vec::new();
            loop {
                let expired = books.expire(7).await.unwrap();
                if expired.is_empty() {
                    return ids;
                }
                ids.extend(expired.into_iter().map(|hold| hold.id));
            }
        }
    });
    let mut ids = at_once(sweepers).await.concat();
    // One who met only holds that another was sweeping may have stopped early.
    ids.extend(h.books().expire(100).await.unwrap().iter().map(|hold| hold.id));
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!((all, ids.len()), (40, 40), "each hold once");
    for account in accounts {
        let balance = h.balance(account).await;
        assert_eq!((balance.available, balance.held), (Credits(100), Credits(0)));
    }
}

pub(super) async fn accounts_at_once_do_not_mix(h: Harness) {
    let mut accounts = Vec::new();
    for _ in 0..8 {
        accounts.push(h.account().await);
    }
    let callers = accounts.iter().enumerate().map(|(i, &account)| {
        let books = h.books_on(i);
        async move {
            for _ in 0..5 {
                let hold = books.hold(hold_of(account, 10)).await.unwrap();
                books.settle(hold.id, i as i64).await.unwrap();
            }
        }
    });
    at_once(callers).await;
    for (i, account) in accounts.into_iter().enumerate() {
        let balance = h.balance(account).await;
        assert_eq!((balance.spent.0, balance.available.0), (5 * i as i64, 100 - 5 * i as i64));
    }
}

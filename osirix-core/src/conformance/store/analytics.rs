//! Figures by the day against what history says, counted anew by somebody who knows neither
//! quarters of an hour nor sums.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use proptest::prelude::*;
use serde_json::json;

use super::harness::{Harness, at_once, grant_of, hold_of};
use super::marketplace::{Fair, new, request};
use super::own::Own;
use super::property::check;
use crate::analytics::{
    Analytics, AnalyticsPeriod, AnalyticsQuery, Count, Figure, Figures, Quarter, Span,
};
use crate::audit::Actor;
use crate::clock::Timestamp;
use crate::error::{Error, ErrorCode};
use crate::events::EventKind;
use crate::id::{AccountId, Id, JobId, OrderId};
use crate::jobs::{JobService, StageContext, Worker};
use crate::ledger::{Book, Grant, Revocation, TransactionKind};
use crate::marketplace::{PurchaseRequest, ShareState};
use crate::money::Credits;
use crate::page::PageRequest;

const CASES: u32 = 8;
const STEPS: usize = 40;

/// Whole hours, halves and quarters, both sides of the date line, and clocks that are moved.
const ZONES: [&str; 7] = [
    "UTC",
    "Asia/Kathmandu",
    "Pacific/Chatham",
    "America/St_Johns",
    "Europe/Berlin",
    "America/New_York",
    "Pacific/Kiritimati",
];

fn analytics(h: &Harness, handle: usize) -> Analytics {
    Analytics::new(h.handle(handle), h.ambient.clone())
}

impl Harness {
    /// An account's figures of the thirty days that end today.
    pub(super) async fn figures(&self, account: AccountId) -> Figures {
        let query = AnalyticsQuery::of(AnalyticsPeriod::Month, "UTC");
        analytics(self, 1).report(Some(account), &query).await.unwrap().totals
    }
}

#[derive(Debug, Clone)]
enum Op {
    Grant { account: usize, amount: i64, hours: Option<u64> },
    Charge { account: usize, amount: i64 },
    Revoke { account: usize, amount: i64 },
    Job { account: usize, kind: usize, made_us: i64, fails: bool },
    Work,
    Cancel { job: usize },
    Redrive { job: usize },
    Buy { product: usize },
    SendBack { order: usize },
    Tidy,
    Fold { limit: u32, handles: usize },
    Wait { minutes: u64 },
}

fn op() -> impl Strategy<Value = Op> {
    let account = || 0..2_usize;
    prop_oneof![
        2 => (account(), 1..500_i64, proptest::option::of(1..72_u64))
            .prop_map(|(account, amount, hours)| Op::Grant { account, amount, hours }),
        1 => (account(), 1..20_i64).prop_map(|(account, amount)| Op::Charge { account, amount }),
        1 => (account(), 1..20_i64).prop_map(|(account, amount)| Op::Revoke { account, amount }),
        4 => (account(), 0..2_usize, 0..90_000_000_i64, prop::bool::weighted(0.3))
            .prop_map(|(account, kind, made_us, fails)| Op::Job { account, kind, made_us, fails }),
        5 => Just(Op::Work),
        1 => (0..20_usize).prop_map(|job| Op::Cancel { job }),
        1 => (0..20_usize).prop_map(|job| Op::Redrive { job }),
        2 => (0..2_usize).prop_map(|product| Op::Buy { product }),
        1 => (0..5_usize).prop_map(|order| Op::SendBack { order }),
        1 => Just(Op::Tidy),
        3 => (1..30_u32, 1..4_usize).prop_map(|(limit, handles)| Op::Fold { limit, handles }),
        4 => (1..600_u64).prop_map(|minutes| Op::Wait { minutes }),
    ]
}

/// Everybody there is and what they have done.
struct Town<'a> {
    h: &'a Harness,
    fair: &'a Fair,
    service: JobService,
    worker: Worker,
    kinds: [Arc<Own>; 2],
    /// A buyer, who does all the rest too, and the seller.
    people: [AccountId; 2],
    jobs: Vec<(AccountId, JobId)>,
    orders: Vec<OrderId>,
    products: [PurchaseRequest; 2],
}

impl Town<'_> {
    /// Does something; what cannot be done is refused, and changes nothing.
    async fn step(&mut self, op: &Op) {
        let (h, books) = (self.h, self.h.books());
        let refused = match *op {
            Op::Grant { account, amount, hours } => {
                let end = hours.map(|hours| h.ambient.now() + Duration::from_secs(hours * 3_600));
                let grant = grant_of(self.people[account], amount);
                books.grant(Grant { expires_at: end, ..grant }).await.err()
            }
            Op::Charge { account, amount } => {
                let request = hold_of(self.people[account], amount + 3);
                match books.hold(request).await {
                    Ok(hold) => books.settle(hold.id, amount).await.err(),
                    Err(refused) => Some(refused),
                }
            }
            Op::Revoke { account, amount } => self.revoke(self.people[account], amount).await,
            Op::Job { account, kind, made_us, fails } => {
                let request = json!({ "duration_us": made_us, "fails": fails });
                let account = self.people[account];
                let made = self.service.create(self.kinds[kind].job(account, request)).await;
                self.jobs.extend(made.as_ref().ok().map(|job| (account, job.id)));
                made.err()
            }
            Op::Work => self.worker.run_next().await.err(),
            Op::Cancel { job } => match self.jobs.get(job) {
                Some((account, job)) => self.service.cancel(*account, *job).await.err(),
                None => None,
            },
            Op::Redrive { job } => match self.jobs.get(job) {
                Some((account, job)) => {
                    self.service.redrive(Actor::System, *account, *job).await.err()
                }
                None => None,
            },
            Op::Buy { product } => {
                let bought = self.fair.market.purchase(self.people[0], &self.products[product]);
                let bought = bought.await;
                self.orders.extend(bought.as_ref().ok().map(|receipt| receipt.order.id));
                bought.err()
            }
            Op::SendBack { order } => match self.orders.get(order) {
                Some(order) => {
                    self.fair.market.refund(Actor::System, *order, "goodwill").await.err()
                }
                None => None,
            },
            Op::Tidy => {
                h.tidy().await;
                self.fair.market.pay_out(100).await.err()
            }
            Op::Fold { limit, handles } => {
                let folds = (0..handles).map(|index| {
                    let analytics = analytics(h, index);
                    async move { analytics.fold(limit).await.unwrap() }
                });
                at_once(folds).await;
                None
            }
            Op::Wait { minutes } => {
                h.clock.advance(Duration::from_secs(minutes * 60));
                None
            }
        };
        let expected = [
            ErrorCode::InsufficientCredits,
            ErrorCode::Conflict,
            ErrorCode::NotFound,
            ErrorCode::PlanLimit,
        ];
        assert!(refused.iter().all(|e| expected.contains(&e.code())), "{op:?}: {refused:?}");
    }

    async fn revoke(&self, account: AccountId, amount: i64) -> Option<Error> {
        let books = self.h.books();
        let mut tx = books.store.begin().await.unwrap();
        let back = Revocation {
            account,
            amount: Credits(amount),
            grants: Vec::new(),
            idempotency_key: None,
            memo: "taken back".to_owned(),
        };
        let refused = books.ledger.revoke(tx.as_mut(), back).await.err();
        tx.commit().await.unwrap();
        refused
    }
}

/// What history says, by day.
struct History {
    zone: TimeZone,
    days: BTreeMap<Date, BTreeMap<String, i64>>,
}

impl History {
    fn note(&mut self, at: Timestamp, what: &str, amount: i64) {
        let at = jiff::Timestamp::from_microsecond(at.as_micros()).unwrap();
        let day = self.days.entry(at.to_zoned(self.zone.clone()).date()).or_default();
        *day.entry(what.to_owned()).or_default() += amount;
    }

    /// From the books, the events, the orders and the shares of some accounts.
    async fn of(h: &Harness, fair: &Fair, zone: &str, accounts: &[AccountId]) -> Self {
        let zone = TimeZone::get(zone).unwrap();
        let mut history = History { zone, days: BTreeMap::new() };
        for account in accounts {
            history.read_books(h, *account).await;
            history.read_events(h, *account).await;
            history.read_market(h, fair, *account).await;
        }
        history
    }

    async fn read_books(&mut self, h: &Harness, account: AccountId) {
        let (mut tx, mut after) = (h.second.read().await.unwrap(), 0);
        loop {
            let part = tx.statements().transactions(account, after, 50).await.unwrap();
            for one in &part {
                after = one.seq;
                let (what, amount) = match one.kind {
                    TransactionKind::Grant => ("granted", -one.delta(Book::Granted).0),
                    TransactionKind::Settle => ("spent", one.delta(Book::Spent).0),
                    TransactionKind::Lapse => ("expired", -one.delta(Book::Available).0),
                    TransactionKind::Revoke => ("revoked", -one.delta(Book::Available).0),
                    _ => continue,
                };
                self.note(one.at, what, amount);
                let key = one.idempotency_key.as_deref().unwrap_or_default();
                if key.starts_with("sale:") {
                    self.note(one.at, "earned", amount);
                } else if key.starts_with("refund:") {
                    self.note(one.at, "refunded", amount);
                }
                if what == "spent" {
                    let kind = ["red", "blue"].into_iter().find(|kind| one.memo.starts_with(kind));
                    let sold = one.memo.contains("order ord_").then_some("marketplace");
                    let kind = kind.or(sold).unwrap_or("other");
                    self.note(one.at, &format!("spent for {kind}"), amount);
                }
            }
            if part.len() < 50 {
                return;
            }
        }
    }

    async fn read_events(&mut self, h: &Harness, account: AccountId) {
        for event in h.events(account).await {
            let what = match event.kind {
                EventKind::JobCompleted => "completed",
                EventKind::JobFailed => "failed",
                EventKind::JobCancelled => "cancelled",
                _ => continue,
            };
            let job = h.job(event.subject.parse().unwrap()).await;
            self.note(event.at, &format!("{} {what}", job.kind), 1);
            if event.kind == EventKind::JobCompleted {
                let made = job.result.unwrap()["duration_us"].as_i64().unwrap();
                self.note(event.at, &format!("{} us", job.kind), made);
            }
        }
    }

    async fn read_market(&mut self, h: &Harness, fair: &Fair, seller: AccountId) {
        let page = PageRequest::first(PageRequest::MAX_LIMIT);
        let shares = fair.market.shares(seller, &page).await.unwrap();
        assert!(shares.next.is_none(), "all of them");
        for share in shares.items {
            let mut tx = h.second.read().await.unwrap();
            let order = tx.orders().get(share.order_id).await.unwrap().unwrap();
            let paid_at = order.paid_at.unwrap();
            self.note(paid_at, "sold", 1);
            self.note(paid_at, "sold for", order.credits.0);
            self.note(paid_at, "shares", share.credits.0);
            let Some(back) = order.refunded_at else { continue };
            assert_eq!(share.state, ShareState::Returned);
            self.note(back, "returned", 1);
            self.note(back, "returned for", order.credits.0);
            self.note(back, "shares back", share.credits.0);
        }
    }

    /// From a day to a day, without what is nothing.
    fn between(&self, first: Date, last: Date) -> BTreeMap<String, i64> {
        let mut sums = BTreeMap::<String, i64>::new();
        for (what, amount) in self.days.range(first..=last).flat_map(|(_, day)| day) {
            *sums.entry(what.clone()).or_default() += amount;
        }
        sums.iter_mut().filter(|(what, _)| what.ends_with(" us")).for_each(|(_, us)| *us /= 1_000);
        sums.retain(|_, amount| *amount != 0);
        sums
    }
}

/// The same of a report.
fn flat(figures: &Figures) -> BTreeMap<String, i64> {
    let (credits, sales) = (&figures.credits, &figures.sales);
    let plain = [
        ("granted", credits.granted.0),
        ("spent", credits.spent.0),
        ("expired", credits.expired.0),
        ("revoked", credits.revoked.0),
        ("earned", credits.earned.0),
        ("refunded", credits.refunded.0),
        ("sold", sales.sold),
        ("sold for", sales.paid.0),
        ("shares", sales.shares.0),
        ("returned", sales.returned),
        ("returned for", sales.paid_back.0),
        ("shares back", sales.shares_back.0),
    ];
    let plain = plain.into_iter().map(|(what, amount)| (what.to_owned(), amount));
    let spent = credits.spent_by_kind.iter();
    let spent = spent.map(|one| (format!("spent for {}", one.kind), one.credits.0));
    let jobs = figures.jobs.iter().flat_map(|job| {
        [
            (format!("{} completed", job.kind), job.completed),
            (format!("{} failed", job.kind), job.failed),
            (format!("{} cancelled", job.kind), job.cancelled),
            (format!("{} us", job.kind), job.made_ms),
        ]
    });
    plain.chain(spent).chain(jobs).filter(|(_, amount)| *amount != 0).collect()
}

/// Every report says what history says: by the day, together, and of the days before.
async fn compare(h: &Harness, fair: &Fair, whose: Option<AccountId>, of: &[AccountId], zone: &str) {
    let history = History::of(h, fair, zone, of).await;
    for period in [AnalyticsPeriod::Day, AnalyticsPeriod::Week, AnalyticsPeriod::Month] {
        let query = AnalyticsQuery::of(period, zone);
        let report = analytics(h, 1).report(whose, &query).await.unwrap();
        let (first, last): (Date, Date) =
            (report.first_day.parse().unwrap(), report.last_day.parse().unwrap());
        assert_eq!(flat(&report.totals), history.between(first, last), "{period} in {zone}");
        for one in &report.days {
            let day = one.day.parse().unwrap();
            assert_eq!(flat(&one.figures), history.between(day, day), "{day} in {zone}");
        }
        let count = i64::try_from(report.days.len()).unwrap();
        let days = |days: i64| jiff::Span::new().days(days);
        let (before, until) =
            (first.checked_sub(days(count)).unwrap(), first.checked_sub(days(1)).unwrap());
        let earlier = history.between(before, until);
        assert_eq!(flat(&report.before.unwrap()), earlier, "before {period} in {zone}");
    }
}

fn of_kind(kind: &'static str) -> Arc<Own> {
    Own::new(kind, async |context: StageContext| {
        let request = context.job().request.clone();
        match request["fails"].as_bool() {
            Some(true) => Err(Error::new(ErrorCode::Media, "as it was asked to")),
            _ => Ok(request),
        }
    })
}

pub(super) async fn figures_are_what_history_says_whatever_happened(h: Harness) {
    let fair = Fair::open(&h).await;
    let products = [fair.sold(new("Cheap", 100)).await, fair.sold(new("Dear", 400)).await];
    let products = products.map(|product| request(&product));
    let kinds = [of_kind("red"), of_kind("blue")];
    let mut everybody = vec![fair.seller, fair.buyer];
    let steps = proptest::collection::vec(op(), 1..STEPS);
    let strategy = (steps, 0..ZONES.len());
    check(CASES, &strategy, async |(steps, zone): (Vec<Op>, usize)| {
        let buyer = h.account_with(2_000).await;
        everybody.push(buyer);
        let mut town = Town {
            h: &h,
            fair: &fair,
            service: h.service(&[&kinds[0], &kinds[1]]),
            worker: h.hand(&[&kinds[0], &kinds[1]]),
            kinds: kinds.clone(),
            people: [buyer, fair.seller],
            jobs: Vec::new(),
            orders: Vec::new(),
            products: products.clone(),
        };
        let half = steps.len() / 2;
        for (number, op) in steps.iter().enumerate() {
            town.step(op).await;
            if number == half {
                compare(&h, &fair, Some(buyer), &[buyer], ZONES[(zone + 1) % ZONES.len()]).await;
            }
        }
        compare(&h, &fair, Some(buyer), &[buyer], ZONES[zone]).await;
        compare(&h, &fair, Some(fair.seller), &[fair.seller], ZONES[zone]).await;
        compare(&h, &fair, None, &everybody, ZONES[zone]).await;
    });
    while analytics(&h, 0).fold(100).await.unwrap() > 0 {}
    compare(&h, &fair, None, &everybody, "Pacific/Chatham").await;
}

/// A count of a made-up account at a quarter.
fn counted(account: AccountId, quarter: i64, figure: Figure, amount: i64) -> Count {
    let at = Timestamp::from_micros(quarter * Quarter::MICROS);
    Count::once(account, at, figure, amount)
}

async fn sum(h: &Harness, account: Option<AccountId>) -> (i64, i64) {
    let span = Span { begins: Quarter(0), ends: Quarter(1_000) };
    let mut tx = h.second.read().await.unwrap();
    let counted = tx.analytics().counted(account, &[span]).await.unwrap();
    counted.iter().fold((0, 0), |sum, one| (sum.0 + one.count, sum.1 + one.amount))
}

pub(super) async fn what_many_add_up_at_once_is_taken_once(h: Harness) {
    const ROUNDS: i64 = 40;
    let accounts: Vec<_> = (1..4).map(|n| AccountId::from_uuid(uuid::Uuid::from_u128(n))).collect();
    let adding = (0..4_usize).map(|index| {
        let (store, accounts) = (h.handle(index), accounts.clone());
        async move {
            for round in 0..ROUNDS {
                let mut tx = store.begin().await.unwrap();
                for account in &accounts {
                    let one = counted(*account, round % 7, Figure::CreditsSpent, 3);
                    tx.analytics().add(&[one]).await.unwrap();
                }
                tx.commit().await.unwrap();
            }
            0_usize
        }
    });
    let folding = (0..4_usize).map(|index| {
        let analytics = analytics(&h, index);
        async move {
            let mut folded = 0;
            for _ in 0..ROUNDS {
                folded += analytics.fold(5).await.unwrap();
            }
            folded
        }
    });
    let adding: Vec<_> = adding.map(|one| Box::pin(one) as Doing).collect();
    let folding: Vec<_> = folding.map(|one| Box::pin(one) as Doing).collect();
    let folded: usize = at_once(adding.into_iter().chain(folding)).await.into_iter().sum();
    let mut rest = 0;
    loop {
        match analytics(&h, 0).fold(5).await.unwrap() {
            0 => break,
            more => rest += more,
        }
    }
    assert_eq!(folded + rest, 4 * 3 * ROUNDS as usize, "each row was taken once");
    for account in &accounts {
        assert_eq!(sum(&h, Some(*account)).await, (4 * ROUNDS, 4 * 3 * ROUNDS));
    }
    assert_eq!(sum(&h, None).await, (12 * ROUNDS, 36 * ROUNDS), "everybody together");
}

type Doing = std::pin::Pin<Box<dyn Future<Output = usize> + Send>>;

pub(super) async fn what_is_not_committed_is_not_counted(h: Harness) {
    let account = AccountId::from_uuid(uuid::Uuid::from_u128(9));
    let mut tx = h.store.begin().await.unwrap();
    tx.analytics().add(&[counted(account, 5, Figure::SalesMade, 7)]).await.unwrap();
    drop(tx);
    assert_eq!(sum(&h, Some(account)).await, (0, 0));
    let mut tx = h.store.begin().await.unwrap();
    tx.analytics().add(&[counted(account, 5, Figure::SalesMade, 7)]).await.unwrap();
    let span = Span { begins: Quarter(5), ends: Quarter(6) };
    let own = tx.analytics().counted(Some(account), &[span]).await.unwrap();
    assert_eq!((own[0].count, own[0].amount), (1, 7), "whoever counts sees it");
    assert_eq!(sum(&h, Some(account)).await, (0, 0));
    tx.commit().await.unwrap();
    assert_eq!(sum(&h, Some(account)).await, (1, 7));
    let mut tx = h.store.read().await.unwrap();
    tx.analytics().add(&[counted(account, 5, Figure::SalesMade, 7)]).await.unwrap();
    tx.commit().await.unwrap_err();
}

pub(super) async fn wrong_days_and_zones_are_refused(h: Harness) {
    // The clock stands at the beginning of 2026.
    let custom = |first: Option<&str>, last: Option<&str>| AnalyticsQuery {
        period: AnalyticsPeriod::Custom,
        first_day: first.map(str::to_owned),
        last_day: last.map(str::to_owned),
        ..AnalyticsQuery::default()
    };
    let with_days =
        AnalyticsQuery { period: AnalyticsPeriod::Week, ..custom(None, Some("2026-01-01")) };
    for (query, field, limit) in [
        (AnalyticsQuery::of(AnalyticsPeriod::Day, "Mars/Olympus"), "zone", None),
        (AnalyticsQuery::of(AnalyticsPeriod::Day, ""), "zone", None),
        (with_days, "last_day", None),
        (custom(None, Some("2026-01-01")), "first_day", None),
        (custom(Some("2026-01-01"), None), "last_day", None),
        (custom(Some("2025-02-30"), Some("2026-01-01")), "first_day", None),
        (custom(Some("2025-12-01"), Some("2025-12-31T01")), "last_day", None),
        (custom(Some("1999-12-31"), Some("2000-01-01")), "first_day", Some("2000-01-01")),
        (custom(Some("2026-01-01"), Some("2026-01-02")), "last_day", Some("2026-01-01")),
        (custom(Some("2025-12-31"), Some("2025-12-30")), "last_day", Some("2025-12-31")),
        (custom(Some("2024-12-31"), Some("2026-01-01")), "first_day", Some("366")),
    ] {
        let refused = analytics(&h, 0).report(None, &query).await.unwrap_err();
        assert_eq!(refused.code(), ErrorCode::InvalidInput, "{query:?}");
        assert_eq!(refused.context_value("field"), Some(field), "{query:?}");
        assert_eq!(refused.context_value("limit"), limit, "{query:?}");
    }
    let most = custom(Some("2025-01-01"), Some("2026-01-01"));
    let report = analytics(&h, 0).report(None, &most).await.unwrap();
    assert_eq!(report.days.len(), 366);
}

pub(super) async fn a_table_comes_part_by_part(h: Harness) {
    let account = h.account().await;
    h.clock.advance(Duration::from_secs(40 * 86_400));
    h.books().grant(grant_of(account, 7)).await.unwrap();
    let query = AnalyticsQuery {
        period: AnalyticsPeriod::Custom,
        first_day: Some("2026-01-01".to_owned()),
        last_day: Some("2026-02-10".to_owned()),
        ..AnalyticsQuery::default()
    };
    let part = async |after: Option<&str>| analytics(&h, 0).csv(Some(account), &query, after).await;
    let first = part(None).await.unwrap();
    let head = "day,figure,kind,count,amount\r\n2026-01-01,credits.granted,,1,100\r\n";
    assert_eq!(first.text, head);
    let second = part(first.next.as_deref()).await.unwrap();
    assert_eq!(second.text, "2026-02-10,credits.granted,,1,7\r\n");
    assert_eq!(second.next, None);
    for after in ["41", "-1", "x"] {
        let refused = part(Some(after)).await.unwrap_err();
        assert_eq!(refused.context_value("field"), Some("after"), "{after}");
    }
}

pub(super) async fn tidying_adds_up_what_was_counted(h: Harness) {
    let account = h.account().await;
    let before = analytics(&h, 0).report(Some(account), &AnalyticsQuery::default()).await.unwrap();
    assert_eq!(before.totals.credits.granted, Credits(100));
    h.tidy().await;
    assert_eq!(analytics(&h, 0).fold(10).await.unwrap(), 0, "nothing is left to do");
    let after = analytics(&h, 0).report(Some(account), &AnalyticsQuery::default()).await.unwrap();
    assert_eq!(after, before);
}

use super::harness::{Harness, at_once};
use crate::accounts::{Accounts, OpenAccount};
use crate::audit::{Action, Actor};
use crate::error::ErrorCode;
use crate::events::EventKind;
use crate::id::AccountId;
use crate::ledger::Balance;
use crate::money::Credits;
use crate::plans::{PlanCode, Subscription};

fn request(external_id: &str) -> OpenAccount {
    OpenAccount { name: "Ada".to_owned(), external_id: Some(external_id.to_owned()) }
}

async fn plan_of(h: &Harness, account: AccountId) -> Option<String> {
    let plan = h.second.read().await.unwrap().plans().of_account(account).await.unwrap();
    plan.map(|plan| plan.code.0)
}

/// The balance of an account that was only opened.
const OPENED: Balance = Balance {
    available: Credits(100),
    held: Credits(0),
    spent: Credits(0),
    granted: Credits(-100),
    expired: Credits(0),
    entries: 2,
};

pub(super) async fn an_account_starts_on_the_free_plan_with_its_credits(h: Harness) {
    let account = h.accounts().open(request("ada")).await.unwrap();
    assert_eq!((account.name.as_str(), account.external_id.as_deref()), ("Ada", Some("ada")));
    assert_eq!(account.created_at, h.ambient.now());
    assert_eq!(h.accounts().get(account.id).await.unwrap(), account);
    assert_eq!(plan_of(&h, account.id).await.as_deref(), Some("free"));
    assert_eq!(h.balance(account.id).await, OPENED);
}

pub(super) async fn opening_writes_an_audit_line_and_an_event(h: Harness) {
    let account = h.account().await;
    let audit = h.audit(account).await;
    assert_eq!(audit.len(), 1);
    assert_eq!((&audit[0].actor, audit[0].action), (&Actor::System, Action::AccountOpened));
    assert_eq!((audit[0].account_id, audit[0].at), (Some(account), h.ambient.now()));
    assert_eq!(audit[0].subject, account.to_string());
    assert_eq!(audit[0].details["credits"], 100);
    let events = h.events(account).await;
    assert_eq!(events.len(), 1);
    assert_eq!((events[0].kind, events[0].at), (EventKind::AccountOpened, h.ambient.now()));
    assert_eq!(events[0].subject, account.to_string());
}

pub(super) async fn an_external_id_opens_one_account(h: Harness) {
    let first = h.accounts().open(request("ada")).await.unwrap();
    h.tick();
    let other_name = OpenAccount { name: "Lovelace".to_owned(), ..request("ada") };
    assert_eq!(h.accounts().open(other_name).await.unwrap(), first);
    assert_eq!(h.balance(first.id).await, OPENED);
    assert_eq!((h.audit(first.id).await.len(), h.events(first.id).await.len()), (1, 1));
    let other = h.accounts().open(request("Ada")).await.unwrap();
    assert_ne!(other.id, first.id, "external ids are compared exactly");
}

pub(super) async fn an_external_id_opens_one_account_also_at_once(h: Harness) {
    let callers = (0..16).map(|i| {
        let accounts = Accounts::new(h.handle(i), h.ambient.clone());
        async move { accounts.open(request("ada")).await.expect("every caller gets it") }
    });
    let opened = at_once(callers).await;
    assert!(opened.iter().all(|account| account == &opened[0]), "{opened:?}");
    assert_eq!(h.balance(opened[0].id).await, OPENED, "one grant");
    assert_eq!((h.audit(opened[0].id).await.len(), h.events(opened[0].id).await.len()), (1, 1));
}

pub(super) async fn accounts_without_external_id_are_different(h: Harness) {
    let (first, second) = (h.account().await, h.account().await);
    assert_ne!(first, second);
    assert_eq!((h.balance(first).await, h.balance(second).await), (OPENED, OPENED));
}

pub(super) async fn names_out_of_range_are_refused(h: Harness) {
    let long = "ä".repeat(201);
    for bad in ["", "  ", "a\nb", "a\u{0}b", &long] {
        let name = OpenAccount { name: bad.to_owned(), external_id: None };
        let id = OpenAccount { name: "Ada".to_owned(), external_id: Some(bad.to_owned()) };
        for (request, field) in [(name, "name"), (id, "external_id")] {
            let error = h.accounts().open(request).await.unwrap_err();
            assert_eq!(error.code(), ErrorCode::InvalidInput, "{bad:?}");
            assert_eq!(error.context_value("field"), Some(field));
        }
    }
    let longest = OpenAccount { name: "ä".repeat(200), external_id: Some("ä".repeat(200)) };
    let account = h.accounts().open(longest.clone()).await.unwrap();
    assert_eq!((account.name, account.external_id), (longest.name, longest.external_id));
}

pub(super) async fn an_unknown_account_is_not_found(h: Harness) {
    let unknown: AccountId = h.ambient.new_id().unwrap();
    assert_eq!(h.accounts().get(unknown).await.unwrap_err().code(), ErrorCode::NotFound);
    assert_eq!(plan_of(&h, unknown).await, None);
    let mut tx = h.store.read().await.unwrap();
    assert_eq!(tx.accounts().by_external_id("nobody").await.unwrap(), None);
}

pub(super) async fn a_new_subscription_ends_the_one_before(h: Harness) {
    let (account, other) = (h.account().await, h.account().await);
    for code in ["pro", "starter"] {
        h.tick();
        let plan = PlanCode(code.to_owned());
        let subscription = Subscription::start(&h.ambient, account, plan).unwrap();
        let mut tx = h.store.begin().await.unwrap();
        tx.plans().subscribe(&subscription).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(plan_of(&h, account).await.as_deref(), Some(code));
    }
    assert_eq!(plan_of(&h, other).await.as_deref(), Some("free"), "others keep theirs");
}

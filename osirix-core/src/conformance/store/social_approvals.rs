//! Posts that another member approves.

use std::time::Duration;

use super::harness::{Harness, at_once};
use super::network::Fake;
use super::press::{Networks, Press, said};
use crate::audit::Actor;
use crate::auth::User;
use crate::error::{Error, ErrorCode};
use crate::id::{AccountId, ConnectionId, PostId};
use crate::organizations::{MemberRole, Organization};
use crate::page::PageRequest;
use crate::social::{
    ApprovalDecision, Cadence, NewPost, NewPostQueue, NewRecurrence, PlannedPost, PlannedTime,
    PostRules, PostState, QueueSlot, RecurrenceRule, Weekday,
};

const DAY: Duration = Duration::from_secs(86_400);

/// An organisation that wants approval: its owner, a member, and an administrator.
struct Acme {
    networks: Networks,
    organization: Organization,
    ada: User,
    bob: User,
    cleo: User,
    target: ConnectionId,
}

impl Acme {
    async fn new(h: &Harness) -> Self {
        let ada = h.verified("ada@example.com").await;
        let organization = h.acme(&ada).await;
        let bob = h.joined(&ada, organization.id, "bob@example.com", MemberRole::Member).await;
        let cleo = h.joined(&ada, organization.id, "cleo@example.com", MemberRole::Admin).await;
        let networks = Networks::new(h);
        let press = networks.press(h, 0);
        let target = press.connect(organization.account_id, &networks.finds, "acme").await;
        let rules = PostRules { approval: true };
        press.social.set_post_rules(&ada, organization.id, rules).await.unwrap();
        Acme { networks, organization, ada, bob, cleo, target }
    }

    fn account(&self) -> AccountId {
        self.organization.account_id
    }

    fn fake(&self) -> &Fake {
        &self.networks.finds
    }

    async fn draft(&self, press: &Press, time: Option<PlannedTime>) -> PostId {
        let new = NewPost { time, ..said(&["news"], &[self.target]) };
        let actor = Actor::Account(self.account());
        press.social.write(actor, self.account(), new).await.unwrap().id
    }

    async fn submitted(&self, press: &Press, by: &User, time: Option<PlannedTime>) -> PlannedPost {
        let draft = self.draft(press, time).await;
        press.social.schedule(Actor::User(by.id), self.account(), draft).await.unwrap()
    }
}

/// The clock of behaviours begins at midnight.
fn at(local: &str) -> Option<PlannedTime> {
    Some(PlannedTime { local: local.to_owned(), time_zone: "UTC".to_owned() })
}

fn denied<T: std::fmt::Debug>(result: crate::error::Result<T>, reason: &str) {
    let error: Error = result.unwrap_err();
    assert_eq!(error.code(), ErrorCode::PermissionDenied, "{error:?}");
    assert_eq!(error.context_value("reason"), Some(reason));
}

pub(super) async fn what_is_submitted_waits_for_another_member(h: Harness) {
    let acme = Acme::new(&h).await;
    let press = acme.networks.press(&h, 0);
    let post = acme.submitted(&press, &acme.bob, None).await;
    assert_eq!(post.state, PostState::AwaitingApproval);
    assert_eq!(post.approval.as_ref().unwrap().submitted_by, Some(acme.bob.id));
    press.work().await;
    h.clock.advance(DAY);
    press.social.miss_due().await.unwrap();
    press.work().await;
    assert!(acme.fake().seen().is_empty(), "nobody has approved it");
    let page = PageRequest::first(5);
    let id = acme.organization.id;
    let waiting = press.social.awaiting_approval(&acme.bob, id, &page).await.unwrap();
    assert_eq!(waiting.items, std::slice::from_ref(&post));
    let approved = press.social.approve(&acme.cleo, id, post.id).await.unwrap();
    assert_eq!(approved.state, PostState::Scheduled);
    let approval = approved.approval.unwrap();
    assert_eq!(approval.decision, Some(ApprovalDecision::Approved));
    assert_eq!(approval.decided_by, Some(acme.cleo.id));
    press.work().await;
    assert_eq!(acme.fake().texts(), ["news"]);
    let entries = h.audit(acme.account()).await;
    let told: Vec<_> = entries
        .iter()
        .map(|entry| (entry.actor.clone(), entry.action.as_str()))
        .filter(|(actor, _)| matches!(actor, Actor::User(_)))
        .collect();
    let (ada, bob, cleo) =
        (Actor::User(acme.ada.id), Actor::User(acme.bob.id), Actor::User(acme.cleo.id));
    for line in [
        (ada, "social.rules_changed"),
        (bob, "social.post_submitted"),
        (cleo, "social.post_approved"),
    ] {
        assert!(told.contains(&line), "{told:?}");
    }
}

pub(super) async fn nobody_approves_their_own(h: Harness) {
    let acme = Acme::new(&h).await;
    let press = acme.networks.press(&h, 0);
    let id = acme.organization.id;
    let post = acme.submitted(&press, &acme.ada, None).await;
    denied(press.social.approve(&acme.ada, id, post.id).await, "own_post");
    let reason = "I changed my mind".to_owned();
    denied(press.social.reject(&acme.ada, id, post.id, reason).await, "own_post");
    press.work().await;
    assert!(acme.fake().seen().is_empty());
    press.social.approve(&acme.cleo, id, post.id).await.unwrap();
    press.work().await;
    assert_eq!(acme.fake().texts(), ["news"]);
}

pub(super) async fn what_is_rejected_is_a_draft_again(h: Harness) {
    let acme = Acme::new(&h).await;
    let press = acme.networks.press(&h, 0);
    let (id, account) = (acme.organization.id, acme.account());
    let slot = |weekday: &Weekday| QueueSlot { weekday: *weekday, time: "09:00".to_owned() };
    let queue = NewPostQueue {
        name: "news".to_owned(),
        time_zone: "UTC".to_owned(),
        slots: Weekday::ALL.iter().map(slot).collect(),
        connections: vec![acme.target],
    };
    let queue = press.social.add_queue(Actor::System, account, queue).await.unwrap();
    let bob = Actor::User(acme.bob.id);
    let draft = acme.draft(&press, None).await;
    let post = press.social.queue_post(bob.clone(), account, draft, queue.id).await.unwrap();
    assert_eq!((post.state, post.queue_id), (PostState::AwaitingApproval, Some(queue.id)));
    for reason in ["", " ", &"x".repeat(1_001)] {
        let error = press.social.reject(&acme.cleo, id, draft, reason.to_owned()).await;
        let error = error.unwrap_err();
        assert_eq!(error.context_value("field"), Some("reason"));
        assert_eq!(error.context_value("limit"), Some("1000"));
    }
    let why = "Not in this tone.".to_owned();
    let rejected = press.social.reject(&acme.cleo, id, draft, why.clone()).await.unwrap();
    assert_eq!((rejected.state, rejected.queue_id), (PostState::Draft, None));
    assert_eq!(rejected.approval.unwrap().reason, Some(why));
    let other = acme.draft(&press, None).await;
    let other = press.social.queue_post(bob.clone(), account, other, queue.id).await.unwrap();
    assert_eq!(other.due_at, post.due_at, "its slot is free");
    let again = press.social.schedule(bob, account, draft).await.unwrap();
    assert_eq!(again.state, PostState::AwaitingApproval, "it can be submitted again");
    assert_eq!(again.approval.unwrap().decision, None);
}

pub(super) async fn what_nobody_approved_in_time_is_missed(h: Harness) {
    let acme = Acme::new(&h).await;
    let press = acme.networks.press(&h, 0);
    let (id, account) = (acme.organization.id, acme.account());
    let post = acme.submitted(&press, &acme.bob, at("2026-01-01T12:00")).await;
    h.clock.advance(DAY);
    let late = press.social.approve(&acme.cleo, id, post.id).await.unwrap_err();
    assert_eq!(late.code(), ErrorCode::Conflict, "also before anybody has looked");
    let lookers = (0..4).map(|index| {
        let press = acme.networks.press(&h, index);
        async move { press.social.miss_due().await.unwrap() }
    });
    assert_eq!(at_once(lookers).await.into_iter().sum::<usize>(), 1);
    assert_eq!(press.state(account, post.id).await, "missed");
    let late = press.social.approve(&acme.cleo, id, post.id).await.unwrap_err();
    assert_eq!(late.code(), ErrorCode::Conflict);
    press.work_on(&h).await;
    assert!(acme.fake().seen().is_empty());
    let told: Vec<_> = h.actions(account).await.into_iter().map(|(_, action)| action).collect();
    assert_eq!(told.iter().filter(|action| **action == "social.post_missed").count(), 1);
    assert!(h.happened(account).await.contains(&"social.post_missed"));
    let later = NewPost { time: at("2026-02-01T12:00"), ..said(&["news"], &[acme.target]) };
    let actor = Actor::Account(account);
    let draft = press.social.rewrite(actor, account, post.id, later).await.unwrap();
    assert_eq!(draft.state, PostState::Draft, "it can be written for another time");
}

pub(super) async fn nothing_gets_past_approval(h: Harness) {
    let acme = Acme::new(&h).await;
    let press = acme.networks.press(&h, 0);
    let (id, account) = (acme.organization.id, acme.account());
    let nobody = h.verified("eve@example.com").await;
    let wanted = "approval_wanted";
    for actor in [Actor::System, Actor::Account(account), Actor::User(nobody.id)] {
        let draft = acme.draft(&press, None).await;
        denied(press.social.schedule(actor, account, draft).await, wanted);
        assert_eq!(press.state(account, draft).await, "draft");
    }
    let daily = || RecurrenceRule {
        every: Cadence::Daily,
        weekdays: Vec::new(),
        day: None,
        time: "09:00".to_owned(),
        time_zone: "UTC".to_owned(),
        until: None,
        count: Some(2),
    };
    let repeated = || NewRecurrence { post: said(&["again"], &[acme.target]), rule: daily() };
    denied(press.social.repeat(Actor::Account(account), account, repeated()).await, wanted);
    press.social.repeat(Actor::User(acme.bob.id), account, repeated()).await.unwrap();
    let page = PageRequest::first(10);
    let waiting = press.social.awaiting_approval(&acme.ada, id, &page).await.unwrap().items;
    assert_eq!(waiting.len(), 2, "each of its posts waits");
    let post = &waiting[0];
    press.social.approve(&acme.ada, id, post.id).await.unwrap();
    let other = NewPost { time: post.content.time.clone(), ..said(&["other"], &[acme.target]) };
    let actor = Actor::Account(account);
    let changed = press.social.rewrite(actor, account, post.id, other).await.unwrap();
    assert_eq!(changed.state, PostState::Draft, "what was approved is not what it says now");
    let waits = press.social.rewrite(Actor::System, account, waiting[1].id, said(&["x"], &[]));
    assert_eq!(waits.await.unwrap_err().code(), ErrorCode::Conflict, "it waits as it is");
    press.work_on(&h).await;
    assert!(acme.fake().seen().is_empty());
}

pub(super) async fn who_may_approve_is_an_administrator_of_the_organisation(h: Harness) {
    let acme = Acme::new(&h).await;
    let press = acme.networks.press(&h, 0);
    let id = acme.organization.id;
    let eve = h.verified("eve@example.com").await;
    let hers = h.groups().create(&eve, super::organizations::new("hers")).await.unwrap();
    let post = acme.submitted(&press, &acme.ada, None).await;
    denied(press.social.approve(&acme.bob, id, post.id).await, "role_too_low");
    let rules = PostRules { approval: false };
    denied(press.social.set_post_rules(&acme.bob, id, rules).await, "role_too_low");
    for organization in [id, hers.id] {
        let hidden = press.social.approve(&eve, organization, post.id).await.unwrap_err();
        assert_eq!(hidden.code(), ErrorCode::NotFound);
    }
    let hidden = press.social.set_post_rules(&eve, id, rules).await.unwrap_err();
    assert_eq!(hidden.code(), ErrorCode::NotFound);
    let page = PageRequest::first(1);
    let hidden = press.social.awaiting_approval(&eve, id, &page).await.unwrap_err();
    assert_eq!(hidden.code(), ErrorCode::NotFound);
    press.social.set_post_rules(&acme.ada, id, rules).await.unwrap();
    assert_eq!(press.state(acme.account(), post.id).await, "awaiting_approval", "it still waits");
    let free = acme.draft(&press, None).await;
    let actor = Actor::Account(acme.account());
    let free = press.social.schedule(actor, acme.account(), free).await.unwrap();
    assert_eq!(free.state, PostState::Scheduled);
}

pub(super) async fn of_many_who_decide_at_once_one_does(h: Harness) {
    let acme = Acme::new(&h).await;
    let press = acme.networks.press(&h, 0);
    let id = acme.organization.id;
    let post = acme.submitted(&press, &acme.bob, None).await.id;
    let callers = (0..8).map(|index| {
        let press = acme.networks.press(&h, index);
        let user = if index % 2 == 0 { acme.ada.clone() } else { acme.cleo.clone() };
        async move {
            match index % 4 < 2 {
                true => press.social.approve(&user, id, post).await,
                false => press.social.reject(&user, id, post, "no".to_owned()).await,
            }
        }
    });
    let decided: Vec<_> = at_once(callers).await;
    let done: Vec<_> = decided.iter().filter_map(|one| one.as_ref().ok()).collect();
    assert_eq!(done.len(), 1);
    for refused in decided.iter().filter_map(|one| one.as_ref().err()) {
        assert_eq!(refused.code(), ErrorCode::Conflict);
    }
    press.work().await;
    let approved = done[0].state == PostState::Scheduled;
    assert_eq!(acme.fake().seen().len(), usize::from(approved));
}

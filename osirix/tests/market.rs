//! From the first free credit to the last one that lapses: plans, payments and the marketplace.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test says what is wrong so")]

mod support;

use std::sync::Arc;
use std::time::Duration;

use osirix::core::audit::Action;
use osirix::core::clock::{Ambient, ManualClock, SystemRandom, Timestamp};
use osirix::{
    Account, Credits, Device, ErrorCode, JobState, LipSyncRequest, Money, Osirix, PageRequest,
    PlanCode, PurchaseRequest, Reference, Secret, SignUp, StartCheckout, SubjectKind, VideoRequest,
};
use support::{Place, account, short_video};

journeys!(
    an_account_buys_uses_returns_disputes_and_ends,
    looks_decide_what_a_request_leaves_open,
    every_product_can_be_used,
);

const DAY: Duration = Duration::from_secs(86_400);
const PRODUCT: &str = "premium-lipsync-templates";

/// A platform whose time stands still until it is moved.
async fn open(place: &Place) -> (Osirix, Arc<ManualClock>) {
    let clock = Arc::new(ManualClock::new(Timestamp::from_micros(1_774_656_000_000_000)));
    let ambient = Ambient::new(clock.clone(), Arc::new(SystemRandom));
    (place.builder().ambient(ambient).build().await.unwrap(), clock)
}

/// The account of somebody who has signed up.
async fn signed_up(osirix: &Osirix) -> Account {
    let request = SignUp {
        name: "Ada".to_owned(),
        email: "ada@example.com".to_owned(),
        password: Secret::new("correct horse battery".to_owned()),
        image: None,
        remember: true,
    };
    let opened = osirix.auth().sign_up(request, Device::default()).await.unwrap();
    osirix.accounts().get(opened.user.account_id).await.unwrap()
}

/// The books of an account: they sum to zero, nothing is held, and the chain is whole.
async fn available(osirix: &Osirix, account: &Account) -> i64 {
    let balance = osirix.credits().balance(account.id).await.unwrap();
    let sum = balance.available.0 + balance.spent.0 + balance.expired.0 + balance.granted.0;
    assert_eq!((sum, balance.held), (0, Credits::ZERO), "{balance:?}");
    osirix.credits().verify(account.id).await.unwrap();
    balance.available.0
}

/// Buys at the gateway by hand; what it calls the checkout, and the subscription that came of it.
async fn bought(
    osirix: &Osirix,
    account: &Account,
    what: StartCheckout,
) -> (Reference, Option<Reference>) {
    let start = StartCheckout {
        success_url: "https://example.com/thanks".into(),
        cancel_url: "https://example.com/plans".into(),
        ..what
    };
    let checkout = osirix.billing().checkout(account.id, start).await.unwrap().reference;
    let subscription = osirix.payments().pay(checkout.clone(), None).await.unwrap();
    (checkout, subscription)
}

async fn plan(osirix: &Osirix, account: &Account) -> String {
    osirix.plans().current(account.id).await.unwrap().code.0
}

async fn product(osirix: &Osirix, slug: &str) -> PurchaseRequest {
    let product = osirix.marketplace().get(slug.into()).await.unwrap();
    PurchaseRequest { product: product.slug, credits: product.credits, idempotency_key: None }
}

async fn made(osirix: &Osirix, account: &Account, request: VideoRequest) -> osirix::JobInfo {
    let job = osirix.jobs().create_video(account.id, request).await.unwrap();
    let job = osirix.jobs().wait(account.id, job.id).await.unwrap();
    assert_eq!((job.state, &job.error), (JobState::Completed, &None));
    job
}

async fn an_account_buys_uses_returns_disputes_and_ends(place: Place) {
    let (osirix, clock) = open(&place).await;
    let account = signed_up(&osirix).await;
    assert_eq!(available(&osirix, &account).await, 100);
    let charged = made(&osirix, &account, short_video()).await.charged.unwrap().0;
    let free = 100 - charged;
    assert_eq!(available(&osirix, &account).await, free);

    // What is too dear, and what the plan does not include, is refused.
    let market = osirix.marketplace();
    let wanted = product(&osirix, PRODUCT).await;
    let refused = market.purchase(account.id, wanted.clone()).await.unwrap_err();
    let missing = (1_000 - free).to_string();
    assert_eq!(refused.code(), ErrorCode::InsufficientCredits);
    assert_eq!(refused.context_value("missing"), Some(missing.as_str()));
    let speech = || LipSyncRequest::new("Hello.");
    let refused = osirix.jobs().create_lip_sync(account.id, speech()).await.unwrap_err();
    assert_eq!(refused.code(), ErrorCode::PlanLimit);

    // A plan and a pack are bought.
    let starter = StartCheckout { plan: Some(PlanCode("starter".into())), ..Default::default() };
    let (_, subscription) = bought(&osirix, &account, starter).await;
    assert_eq!(plan(&osirix, &account).await, "starter");
    assert_eq!(available(&osirix, &account).await, free + 500);
    let lips = osirix.jobs().create_lip_sync(account.id, speech()).await.unwrap();
    let lips = osirix.jobs().wait(account.id, lips.id).await.unwrap();
    assert_eq!(lips.state, JobState::Completed);
    let free = free - lips.charged.unwrap().0;
    // Of credits that do not lapse the older ones are spent first.
    clock.advance(Duration::from_secs(1));
    let pack = StartCheckout { pack: Some("credits-1000".into()), ..Default::default() };
    let (checkout, _) = bought(&osirix, &account, pack).await;
    assert_eq!(available(&osirix, &account).await, free + 1_500);

    // A product is bought, used and sent back.
    let receipt = market.purchase(account.id, wanted).await.unwrap();
    assert_eq!(available(&osirix, &account).await, free + 500);
    let looks = vec![format!("{PRODUCT}/close-up")];
    let request = VideoRequest { looks, ..VideoRequest::new("Hi.") };
    let job = made(&osirix, &account, request.clone()).await;
    let video = job.video().unwrap();
    assert_eq!((video.width, video.height, video.fps), (1_080, 1_080, 30));
    let free = free - job.charged.unwrap().0;
    market.send_back(account.id, receipt.order.id).await.unwrap();
    assert_eq!(available(&osirix, &account).await, free + 1_500);
    let refused = osirix.jobs().create_video(account.id, request).await.unwrap_err();
    assert_eq!(refused.code(), ErrorCode::PermissionDenied);
    assert_eq!(refused.context_value("field"), Some("looks"));

    // The pack's payment is called back, and comes again.
    let payments = osirix.payments();
    let payment = payments.payment_for(checkout).await.unwrap().unwrap();
    let amount = Money::usd_cents(1_999);
    let dispute = payments.dispute(payment.clone(), amount, None).await.unwrap();
    assert_eq!(available(&osirix, &account).await, free + 500);
    payments.decide(payment, dispute, true, None).await.unwrap();
    assert_eq!(available(&osirix, &account).await, free + 1_500);

    // The plan is cancelled, stays to its end, and its credits lapse with it.
    let ends = osirix.billing().cancel(account.id).await.unwrap();
    assert!(ends.cancel_at_period_end);
    assert_eq!(plan(&osirix, &account).await, "starter");
    let before = available(&osirix, &account).await;
    clock.advance(DAY * 31);
    payments.refresh(SubjectKind::Subscription, subscription.unwrap()).await.unwrap();
    assert_eq!(plan(&osirix, &account).await, "free");
    // The next that is done with the account books it.
    let hold = osirix.credits().hold(account.id, Credits(1), "a look".into(), None, None).await;
    osirix.credits().release(account.id, hold.unwrap().id, "done".into()).await.unwrap();
    let lapsed = osirix.credits().balance(account.id).await.unwrap().expired.0;
    let left = available(&osirix, &account).await;
    assert!(lapsed > 0 && left >= 1_000, "the pack stays: {left} of {before}");
    // The Free plan may have begun its next period by now.
    assert!([0, 100].contains(&(left + lapsed - before)), "{left} + {lapsed} of {before}");

    let told = osirix.audit().list(account.id, PageRequest::first(500)).await.unwrap().items;
    let told: Vec<_> = told.iter().map(|line| line.action).collect();
    for action in [
        Action::AccountOpened,
        Action::CustomerLinked,
        Action::CheckoutStarted,
        Action::PlanChanged,
        Action::CreditsGranted,
        Action::ProductBought,
        Action::OrderRefunded,
        Action::DisputeChanged,
        Action::CreditsRevoked,
        Action::SubscriptionChanged,
    ] {
        assert!(told.contains(&action), "{action} is not in {told:?}");
    }
    osirix.close().await;
}

async fn rich(osirix: &Osirix, account: &Account, credits: i64) {
    let (amount, terms) = (Credits(credits), osirix::GrantTerms::default());
    osirix.credits().grant(account.id, amount, "for a test".into(), None, terms).await.unwrap();
}

async fn looks_decide_what_a_request_leaves_open(place: Place) {
    let osirix = place.open().await;
    let account = account(&osirix).await;
    rich(&osirix, &account, 5_000).await;
    for slug in [PRODUCT, "animated-avatar-bundle"] {
        let request = product(&osirix, slug).await;
        osirix.marketplace().purchase(account.id, request).await.unwrap();
    }
    let looks =
        vec!["animated-avatar-bundle/fox-of-the-ice".to_owned(), format!("{PRODUCT}/interpreter")];
    let own = VideoRequest { looks: looks.clone(), ..short_video() };
    let spec = osirix::VideoSpec { aspect: osirix::Aspect::Portrait, ..Default::default() };
    let own = VideoRequest { spec, ..own };
    let job = made(&osirix, &account, own).await;
    let video = job.video().unwrap();
    assert!(video.height > video.width, "what the request says itself counts");
    let many = VideoRequest { looks: vec![looks[0].clone(); 6], ..short_video() };
    let refused = osirix.jobs().create_video(account.id, many).await.unwrap_err();
    assert_eq!(
        (refused.context_value("field"), refused.context_value("limit")),
        (Some("looks"), Some("5"))
    );
    for wrong in ["nothing", "nothing/at-all", "animated-avatar-bundle/bear"] {
        let request = VideoRequest { looks: vec![wrong.into()], ..short_video() };
        let refused = osirix.jobs().create_video(account.id, request).await.unwrap_err();
        assert_eq!(refused.code(), ErrorCode::NotFound, "{wrong}");
    }
    // An avatar that is sold is nobody's who has not bought it.
    let request = VideoRequest { avatar: "clay-mint".into(), ..short_video() };
    let refused = osirix.jobs().create_video(account.id, request).await.unwrap_err();
    assert_eq!(refused.code(), ErrorCode::NotFound);
    assert_eq!(osirix.avatars().list(account.id).await.unwrap().len(), 8 + 4);
    osirix.close().await;
}

async fn every_product_can_be_used(place: Place) {
    let osirix = place.builder().workers(0).build().await.unwrap();
    let account = account(&osirix).await;
    rich(&osirix, &account, 50_000).await;
    let market = osirix.marketplace();
    let all = market.search(Default::default(), PageRequest::default()).await.unwrap().items;
    assert_eq!(all.len(), 10);
    for one in all {
        let shown = market.preview(one.slug.clone()).await.unwrap();
        assert!(shown.looks.len() + shown.documents.len() >= 3, "{}", one.slug);
        let request = product(&osirix, &one.slug).await;
        market.purchase(account.id, request).await.unwrap();
        for look in shown.looks {
            let looks = vec![format!("{}/{}", one.slug, look.name)];
            let request = VideoRequest { looks, ..VideoRequest::new("Hello.") };
            osirix.jobs().quote_video(account.id, request).await.unwrap();
        }
    }
    let library = market.library(account.id).await.unwrap();
    let documents = library.iter().flat_map(|owned| &owned.content.documents);
    assert!(
        documents.clone().count() >= 5 && documents.into_iter().all(|one| one.text.len() > 200)
    );
    osirix.close().await;
}

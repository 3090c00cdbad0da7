//! Every request against Stripe's OpenAPI document, as Stripe's own server checks it.

use osirix_billing::stripe::{Stripe, StripeSettings};
use osirix_core::billing::{
    Change, CheckoutRequest, CreditPack, Current, NewCustomer, PaymentGateway as _, Period,
    Purchase, Reference, RefundRequest, Subject, SubjectKind,
};
use osirix_core::clock::{Ambient, Timestamp};
use osirix_core::error::ErrorCode;
use osirix_core::id::AccountId;
use osirix_core::money::{Credits, Money};
use osirix_core::payouts::{PayoutGateway as _, Transfer};
use osirix_core::plans::PlanCode;
use serde_json::Value;

use crate::servers::{Server, client};

const KEY: &str = "sk_test_123";

fn named(text: &str) -> Reference {
    Reference::new(text).unwrap()
}

/// With the price of the subscription that the server shows everybody as that of Starter.
async fn gateway(server: &Server) -> Stripe {
    let url = format!("{}/v1/subscriptions/sub_1", server.url);
    let shown = client().get(url).bearer_auth(KEY).send().await.unwrap();
    let shown: Value = shown.json().await.unwrap();
    let price = shown["items"]["data"][0]["price"]["id"].as_str().expect("a price").to_owned();
    let prices = [("starter".to_owned(), price), ("pro".to_owned(), "price_pro".to_owned())];
    let settings = StripeSettings {
        base_url: server.url.clone(),
        prices: prices.into(),
        promotion_codes: true,
        automatic_tax: true,
        ..StripeSettings::new(KEY)
    };
    Stripe::new(settings, Ambient::system()).unwrap()
}

fn plan(code: &str) -> PlanCode {
    PlanCode(code.to_owned())
}

fn pack() -> CreditPack {
    CreditPack {
        code: "credits-250".to_owned(),
        name: "250 credits".to_owned(),
        credits: Credits(250),
        price: Money::usd_cents(599),
    }
}

#[tokio::test]
async fn every_request_is_as_stripe_documents_it() {
    let server = Server::mock().await;
    let stripe = gateway(&server).await;
    let account: AccountId = Ambient::system().new_id().unwrap();
    let email = Some("ada@example.com".to_owned());
    let new = NewCustomer { account, name: "Ada".to_owned(), email };
    let customer = stripe.create_customer(&new).await.unwrap();
    for purchase in [
        Purchase::Plan { plan: plan("pro"), trial_days: 14 },
        Purchase::Plan { plan: plan("starter"), trial_days: 0 },
        Purchase::Pack(pack()),
        Purchase::Product { name: "Lesson voices".to_owned(), price: Money::usd_cents(999) },
    ] {
        let request = CheckoutRequest {
            customer: customer.clone(),
            account,
            purchase,
            success_url: "https://example.com/thanks?session={CHECKOUT_SESSION_ID}".to_owned(),
            cancel_url: "https://example.com/plans".to_owned(),
            key: "checkout:1".to_owned(),
        };
        let checkout = stripe.checkout(&request).await.unwrap();
        assert!(checkout.url.starts_with("https://"), "{checkout:?}");
    }
    let portal = stripe.portal(&customer, "https://example.com/account").await.unwrap();
    assert!(portal.starts_with("https://"), "{portal}");
    for change in [
        Change::Upgrade(plan("pro")),
        Change::Downgrade(plan("pro")),
        Change::Cancel,
        Change::Resume,
    ] {
        let said = stripe.change(&named("sub_1"), &change).await.unwrap();
        assert_eq!(said.plan, plan("starter"), "the server shows what it always shows");
    }
    let (payment, amount) = (named("pi_1"), Money::usd_cents(50));
    let request = RefundRequest { payment, amount, key: "refund:1".to_owned() };
    stripe.refund(&request).await.unwrap();
}

#[tokio::test]
async fn every_object_is_read_as_stripe_shows_it() {
    let server = Server::mock().await;
    let stripe = gateway(&server).await;
    for kind in [
        SubjectKind::Checkout,
        SubjectKind::Subscription,
        SubjectKind::Invoice,
        SubjectKind::Payment,
    ] {
        let state = stripe.fetch(&Subject::new(kind, &named("x_1"))).await.unwrap();
        let fits = matches!(
            (kind, state.expect("the server has everything")),
            (SubjectKind::Checkout, Current::Checkout(_))
                | (SubjectKind::Subscription, Current::Subscription(_))
                | (SubjectKind::Invoice, Current::Invoice(_))
                | (SubjectKind::Payment, Current::Payment(_))
        );
        assert!(fits, "{kind}");
    }
}

#[tokio::test]
async fn what_was_made_in_a_period_is_asked_for_as_stripe_documents_it() {
    let server = Server::mock().await;
    let stripe = gateway(&server).await;
    let time = |seconds: i64| Timestamp::from_micros(seconds * 1_000_000);
    let period = Period { start: time(1_790_000_000), end: time(1_800_000_000) };
    for kind in [SubjectKind::Checkout, SubjectKind::Invoice, SubjectKind::Payment] {
        for after in [None, Some(named("x_1"))] {
            let page = stripe.list(kind, &period, after.as_ref()).await.unwrap();
            assert_eq!(page.next, None, "{kind}");
        }
    }
    let none = stripe.list(SubjectKind::Subscription, &period, None).await.unwrap();
    assert_eq!(none.references, []);
}

#[tokio::test]
async fn sellers_are_asked_for_and_paid_as_stripe_documents_it() {
    let server = Server::mock().await;
    let stripe = gateway(&server).await;
    let account: AccountId = Ambient::system().new_id().unwrap();
    let email = Some("ada@example.com".to_owned());
    let new = NewCustomer { account, name: "Ada".to_owned(), email };
    let seller = stripe.create_seller(&new).await.unwrap();
    let (again, back) = ("https://example.com/again", "https://example.com/back");
    let url = stripe.onboarding(&seller, again, back).await.unwrap();
    assert!(url.starts_with("https://"), "{url}");
    // What the server shows everybody has not given everything.
    assert!(!stripe.is_payable(&seller).await.unwrap());
    for reverses in [None, Some(named("tr_1"))] {
        let id = Ambient::system().new_id().unwrap();
        let amount = Money::usd_cents(2_500);
        let transfer = Transfer { id, seller: seller.clone(), reverses, amount };
        stripe.transfer(&transfer).await.unwrap();
        assert_eq!(stripe.find(&transfer).await.unwrap(), None, "the server keeps nothing");
    }
}

#[tokio::test]
async fn a_plan_without_a_price_is_not_asked_for() {
    let server = Server::mock().await;
    let stripe = gateway(&server).await;
    let change = Change::Upgrade(plan("gold"));
    let refused = stripe.change(&named("sub_1"), &change).await.unwrap_err();
    assert_eq!(refused.code(), ErrorCode::Configuration);
    assert_eq!(refused.context_value("field"), Some("prices"));
}

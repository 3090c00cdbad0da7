//! How Stripe is asked: under which key, in which version, and again when no answer came.

use osirix_billing::stripe::{Stripe, StripeSettings};
use osirix_core::billing::{
    NewCustomer, PaymentGateway as _, Period, Reference, Subject, SubjectKind,
};
use osirix_core::clock::{Ambient, Timestamp};
use osirix_core::error::{Error, ErrorCode};
use osirix_core::id::PayoutId;
use osirix_core::money::Money;
use osirix_core::payouts::{PayoutGateway as _, Transfer};

use crate::fake::Fake;

const MADE: (u16, &str, &str) = (200, "", r#"{"id":"cus_1"}"#);

fn over(fake: &Fake) -> Stripe {
    let base_url = fake.url.clone();
    let settings = StripeSettings { base_url, ..StripeSettings::new("sk_test_hunter2") };
    Stripe::new(settings, Ambient::system()).unwrap()
}

async fn customer(stripe: &Stripe, name: &str) -> Result<Reference, Error> {
    let account = "acc_00000000000000000000000000000007".parse().unwrap();
    let name = name.to_owned();
    stripe.create_customer(&NewCustomer { account, name, email: None }).await
}

#[tokio::test]
async fn a_request_names_version_key_and_idempotency_key() {
    let fake = Fake::answering(&[MADE, MADE, MADE]).await;
    let stripe = over(&fake);
    for name in ["Ada", "Ada", "Grace"] {
        customer(&stripe, name).await.unwrap();
    }
    let asked = fake.asked();
    assert_eq!(asked[0].line, "POST /v1/customers HTTP/1.1");
    assert_eq!(asked[0].header("stripe-version"), "2025-03-31.basil");
    assert_eq!(asked[0].header("authorization"), "Bearer sk_test_hunter2");
    assert_eq!(
        asked[0].body,
        "name=Ada&metadata%5Bosirix_account%5D=acc_00000000000000000000000000000007"
    );
    let keys: Vec<_> = asked.iter().map(|one| one.header("idempotency-key")).collect();
    assert!(keys[0].len() == 64 && keys[0] == keys[1] && keys[0] != keys[2], "{keys:?}");
}

#[tokio::test]
async fn what_had_no_answer_is_asked_again_under_its_key() {
    let fake = Fake::answering(&[(0, "", ""), (503, "", "<html>"), MADE]).await;
    customer(&over(&fake), "Ada").await.unwrap();
    let asked = fake.asked();
    assert_eq!(asked.len(), 3);
    assert!(
        asked.iter().all(|one| one.header("idempotency-key") == asked[0].header("idempotency-key"))
    );
    assert!(asked.iter().all(|one| one.body == asked[0].body));
}

#[tokio::test]
async fn what_fails_for_good_is_asked_once() {
    for (answers, code) in [
        (
            &[(400, "", r#"{"error":{"param":"name","message":"too long"}}"#)],
            ErrorCode::InvalidInput,
        ),
        (&[(401, "", r#"{"error":{"message":"Invalid API Key"}}"#)], ErrorCode::Configuration),
        (&[(402, "", r#"{"error":{"code":"card_declined"}}"#)], ErrorCode::Conflict),
        (&[(500, "stripe-should-retry: false", "{}")], ErrorCode::Unavailable),
        (
            &[(301, "location: http://127.0.0.1:1/\r\nstripe-should-retry: false", "")],
            ErrorCode::Unavailable,
        ),
    ] as [(&'static [(u16, &str, &str)], ErrorCode); 5]
    {
        let fake = Fake::answering(answers).await;
        let error = customer(&over(&fake), "Ada").await.unwrap_err();
        assert_eq!((error.code(), fake.asked().len()), (code, 1), "{error}");
        assert!(!format!("{error:?}").contains("hunter2"));
    }
}

#[tokio::test]
async fn an_unreachable_stripe_is_said_without_a_secret() {
    let fake = Fake::answering(&[(0, "", ""), (0, "", ""), (0, "", "")]).await;
    let stripe = over(&fake);
    let error = customer(&stripe, "Ada").await.unwrap_err();
    assert_eq!((error.code(), fake.asked().len()), (ErrorCode::Unavailable, 3));
    assert!(!format!("{error:?} {stripe:?}").contains("hunter2"));
}

#[tokio::test]
async fn an_answer_in_another_form_says_what_is_missing() {
    let fake = Fake::answering(&[(200, "", r#"{"object":"invoice","id":"in_1"}"#)]).await;
    let invoice = Subject::new(SubjectKind::Invoice, &Reference::new("in_1").unwrap());
    let error = over(&fake).fetch(&invoice).await.unwrap_err();
    assert_eq!(error.code(), ErrorCode::Configuration);
    assert_eq!(error.context_value("missing"), Some("/currency"));
    assert_eq!(fake.asked()[0].line, "GET /v1/invoices/in_1?expand%5B%5D=payments HTTP/1.1");
}

#[tokio::test]
async fn a_list_is_asked_for_page_by_page_in_whole_seconds() {
    const FIRST: &str = r#"{"has_more":true,"data":[{"id":"pi_3","status":"succeeded"},
        {"id":"pi_2","status":"requires_payment_method"}]}"#;
    const LAST: &str = r#"{"has_more":false,"data":[{"id":"pi_1","status":"succeeded"}]}"#;
    let fake = Fake::answering(&[(200, "", FIRST), (200, "", LAST)]).await;
    let stripe = over(&fake);
    let period =
        Period { start: Timestamp::from_micros(1), end: Timestamp::from_micros(5_000_000) };
    let page = stripe.list(SubjectKind::Payment, &period, None).await.unwrap();
    let names =
        |references: &[Reference]| references.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(names(&page.references), ["pi_3"], "one that was not paid is none");
    let rest = stripe.list(SubjectKind::Payment, &period, page.next.as_ref()).await.unwrap();
    assert_eq!((names(&rest.references), rest.next), (vec!["pi_1".to_owned()], None));
    let lines: Vec<_> = fake.asked().iter().map(|one| one.line.clone()).collect();
    let asked = "GET /v1/payment_intents?created%5Bgte%5D=1&created%5Blt%5D=5&limit=100";
    assert_eq!(
        lines,
        [format!("{asked} HTTP/1.1"), format!("{asked}&starting_after=pi_2 HTTP/1.1")]
    );
}

fn transfer(reverses: Option<&str>) -> Transfer {
    let id: PayoutId = "pyt_00000000000000000000000000000007".parse().unwrap();
    let named = |name: &str| Reference::new(name).unwrap();
    let amount = Money::usd_cents(2_500);
    Transfer { id, seller: named("acct_1"), reverses: reverses.map(named), amount }
}

#[tokio::test]
async fn a_payout_is_asked_for_under_one_key_and_found_by_its_id() {
    const ID: &str = "pyt_00000000000000000000000000000007";
    const FOUND: &str = r#"{"data":[{"id":"tr_0","metadata":{}},
        {"id":"tr_1","metadata":{"osirix_payout":"pyt_00000000000000000000000000000007"}}]}"#;
    let fake = Fake::answering(&[
        (503, "", "{}"),
        (200, "", r#"{"id":"tr_1"}"#),
        (200, "", FOUND),
        (200, "", r#"{"data":[]}"#),
    ])
    .await;
    let stripe = over(&fake);
    assert_eq!(stripe.transfer(&transfer(None)).await.unwrap().as_str(), "tr_1");
    assert_eq!(stripe.find(&transfer(None)).await.unwrap().unwrap().as_str(), "tr_1");
    assert_eq!(stripe.find(&transfer(Some("tr_1"))).await.unwrap(), None);
    let asked = fake.asked();
    assert_eq!(asked[0].line, "POST /v1/transfers HTTP/1.1");
    assert_eq!(
        asked[0].body,
        format!(
            "amount=2500&metadata%5Bosirix_payout%5D={ID}&currency=usd&destination=acct_1\
             &transfer_group={ID}"
        )
    );
    assert_eq!(asked[0].header("idempotency-key"), asked[1].header("idempotency-key"));
    let line = format!("GET /v1/transfers?transfer_group={ID}&limit=100 HTTP/1.1");
    assert_eq!(asked[2].line, line);
    assert_eq!(asked[3].line, "GET /v1/transfers/tr_1/reversals?limit=100 HTTP/1.1");
}

#[tokio::test]
async fn money_that_moved_is_not_refused_because_its_answer_lacks_something() {
    let fake = Fake::answering(&[(200, "", "{}"), (400, "", r#"{"error":{}}"#)]).await;
    let stripe = over(&fake);
    let unclear = stripe.transfer(&transfer(None)).await.unwrap_err();
    assert_eq!(unclear.code(), ErrorCode::Unavailable);
    let refused = stripe.transfer(&transfer(Some("tr_1"))).await.unwrap_err();
    assert_eq!(refused.code(), ErrorCode::InvalidInput);
    assert_eq!(fake.asked()[1].line, "POST /v1/transfers/tr_1/reversals HTTP/1.1");
}

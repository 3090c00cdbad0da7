//! How often a client may ask, and who counts as one client.

use crate::support::live::{Heard, Live, on_both_databases};
use axum::http::Method;
use serde_json::json;

on_both_databases! { a_burst_beyond_the_budget, the_budget_of_everything }

const SIGN_IN: &str = "/api/auth/sign-in/email";

/// Tries to sign in, each time as somebody else: no lockout of an account stops that.
async fn sign_in(site: &Live, number: usize, headers: &[(&str, &str)]) -> Heard {
    let body = json!({ "email": format!("{number}@example.com"), "password": "x".repeat(200) });
    site.call(Method::POST, SIGN_IN, headers, Some(body)).await
}

/// How many of so many were let through.
async fn let_through(site: &Live, count: usize, address: impl Fn(usize) -> String) -> usize {
    let mut through = 0;
    for number in 0..count {
        let address = address(number);
        let heard = sign_in(site, number, &[("x-forwarded-for", &address)]).await;
        through += usize::from(heard.status != 429);
    }
    through
}

async fn a_burst_beyond_the_budget(site: Live) {
    let first = sign_in(&site, 0, &[]).await;
    assert_eq!(
        (first.header("ratelimit-limit"), first.header("ratelimit-remaining")),
        ("20", "19")
    );
    let reset: u64 = first.header("ratelimit-reset").parse().unwrap();
    assert!((1..=60).contains(&reset));
    let mut refused = None;
    for number in 1..45 {
        let heard = sign_in(&site, number, &[]).await;
        match heard.status.as_u16() {
            429 => refused = Some(heard),
            status => assert_eq!(status, 400, "{heard:?}"),
        }
    }
    let refused = refused.expect("45 are more than two windows allow");
    assert_eq!(refused.json(), json!({ "message": "Too many requests. Please try again later." }));
    assert_eq!(refused.header("ratelimit-remaining"), "0");
    assert_eq!(refused.header("retry-after"), refused.header("x-retry-after"));
    assert!((1..=60).contains(&refused.header("retry-after").parse::<u64>().unwrap()));
    let other = site.call(Method::GET, "/api/auth/get-session", &[], None).await;
    assert_eq!(other.status, 200, "another route has a budget of its own");
}

async fn the_budget_of_everything(site: Live) {
    let mut last = None;
    for _ in 0..1_250 {
        last = Some(site.call(Method::GET, "/api/plans", &[], None).await);
        if last.as_ref().is_some_and(|heard| heard.status == 429) {
            break;
        }
    }
    let last = last.unwrap();
    assert_eq!(last.code(), (429, "rate_limited".to_owned()));
    assert_eq!(last.json()["retry_after_s"], last.header("retry-after"));
    for free in ["/healthz", "/readyz"] {
        let heard = site.call(Method::GET, free, &[], None).await;
        assert_eq!((heard.status.as_u16(), heard.header("ratelimit-limit")), (200, ""));
    }
}

#[tokio::test]
async fn addresses_that_rotate_within_a_subscribers_64_bits_are_one() {
    let site = Live::sqlite(|config| config.trusted_proxy = true).await;
    let within = let_through(&site, 50, |n| format!("2001:db8:1:2:{n:x}::{n:x}")).await;
    assert!((20..=40).contains(&within), "{within} of one /64, in two windows at most");
    let beyond = let_through(&site, 50, |n| format!("2001:db8:2:{n:x}::1")).await;
    assert_eq!(beyond, 50, "each /64 is another subscriber");
}

#[tokio::test]
async fn an_ipv4_address_in_ipv6_is_the_same_address() {
    let site = Live::sqlite(|config| config.trusted_proxy = true).await;
    let notation = |n: usize| match n % 3 {
        0 => "203.0.113.9".to_owned(),
        1 => "::ffff:203.0.113.9".to_owned(),
        _ => "::ffff:cb00:7109".to_owned(),
    };
    let through = let_through(&site, 50, notation).await;
    assert!((20..=40).contains(&through), "{through}");
}

#[tokio::test]
async fn a_forwarded_address_is_not_believed_without_a_proxy() {
    let site = Live::sqlite(|config| config.trusted_proxy = false).await;
    let through = let_through(&site, 50, |n| format!("198.51.100.{n}")).await;
    assert!((20..=40).contains(&through), "{through}");
}

#[tokio::test]
async fn behind_a_proxy_only_its_own_word_counts() {
    let site = Live::sqlite(|config| config.trusted_proxy = true).await;
    let through = let_through(&site, 50, |n| format!("198.51.100.{n}, 203.0.113.9")).await;
    assert!((20..=40).contains(&through), "what comes before it is the caller's: {through}");
}

#[tokio::test]
async fn a_test_of_load_can_switch_them_off() {
    let site = Live::sqlite(|config| config.rate_limits = false).await;
    assert_eq!(let_through(&site, 50, |_| String::new()).await, 50);
}

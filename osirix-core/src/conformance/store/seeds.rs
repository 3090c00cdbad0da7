use std::collections::HashSet;

use super::harness::Harness;
use crate::avatars::AvatarKind;
use crate::money::Money;
use crate::plans::{Feature, PlanCode};
use crate::store::Store;

pub(super) async fn the_four_plans_are_there(h: Harness) {
    use Feature::{ApiAccess, LipSync, Marketplace, Tts, Video};
    let all = [Tts, Video, LipSync, Marketplace, ApiAccess];
    let expected = [
        ("free", "Free", 0, 100, Some(1), &all[..2]),
        ("starter", "Starter", 999, 500, Some(5), &all[..3]),
        ("pro", "Pro", 2_999, 2_000, Some(20), &all[..4]),
        ("enterprise", "Enterprise", 9_999, 10_000, None, &all[..]),
    ];
    let plans = h.store.read().await.unwrap().plans().list().await.unwrap();
    assert_eq!(plans.len(), expected.len());
    for (plan, (code, name, cents, credits, avatars, features)) in plans.iter().zip(expected) {
        assert_eq!((plan.code.0.as_str(), plan.name.as_str()), (code, name));
        assert_eq!(plan.price, Money::usd_cents(cents), "{code}");
        assert_eq!((plan.credits_per_period.0, plan.max_avatars), (credits, avatars), "{code}");
        let included: HashSet<_> = plan.features.iter().collect();
        assert_eq!(included, features.iter().collect(), "{code}");
        let got = h.store.read().await.unwrap().plans().get(&plan.code).await.unwrap();
        assert_eq!(got.as_ref(), Some(plan));
    }
    let unknown = PlanCode("gold".to_owned());
    assert_eq!(h.store.read().await.unwrap().plans().get(&unknown).await.unwrap(), None);
}

pub(super) async fn the_eight_demo_avatars_are_there(h: Harness) {
    let expected = [
        ("professional-male-corporate", "Professional Male - Corporate"),
        ("professional-female-casual", "Professional Female - Casual"),
        ("animated-character-friendly", "Animated Character - Friendly"),
        ("tech-presenter", "Tech Presenter"),
        ("business-executive", "Business Executive"),
        ("creative-designer", "Creative Designer"),
        ("healthcare-professional", "Healthcare Professional"),
        ("educational-instructor", "Educational Instructor"),
    ];
    let avatars = h.store.read().await.unwrap().avatars().demo().await.unwrap();
    let named: Vec<_> = avatars.iter().map(|a| (a.slug.as_str(), a.name.as_str())).collect();
    assert_eq!(named, expected);
    for avatar in &avatars {
        assert_eq!((avatar.account_id, avatar.kind), (None, AvatarKind::BuiltInRig));
        assert_eq!(avatar.reference, avatar.slug, "a built-in rig is named by its slug");
    }
}

pub(super) async fn the_ten_products_are_there(h: Harness) {
    let expected = [
        ("Professional Business Voice Pack", 2_999),
        ("Animated Avatar Bundle", 4_999),
        ("Premium Lipsync Templates", 1_999),
        ("Social Media Video Content Pack", 3_499),
        ("Celebrity Voice Clone Pack", 7_999),
        ("Minimalist 3D Avatar Collection", 2_499),
        ("Cinematic Background Music Pack", 5_999),
        ("Animated Background Scenes", 3_999),
        ("Multilingual Voice Pack", 9_999),
        ("Educational Video Templates", 4_499),
    ];
    let products = h.store.read().await.unwrap().products().list().await.unwrap();
    let priced: Vec<_> = products.iter().map(|p| (p.name.as_str(), p.price)).collect();
    assert_eq!(priced, expected.map(|(name, cents)| (name, Money::usd_cents(cents))));
    let slugs: HashSet<_> = products.iter().map(|p| p.slug.as_str()).collect();
    assert_eq!(slugs.len(), expected.len(), "slugs are unique");
    for product in &products {
        let slug_bytes = |b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-');
        assert!(product.slug.bytes().all(slug_bytes), "{}", product.slug);
        assert!(!product.description.trim().is_empty(), "{} has no description", product.slug);
    }
}

async fn seeded(store: &dyn Store) -> String {
    let mut tx = store.read().await.unwrap();
    let plans = tx.plans().list().await.unwrap();
    let avatars = tx.avatars().demo().await.unwrap();
    let products = tx.products().list().await.unwrap();
    format!("{plans:?}{avatars:?}{products:?}")
}

pub(super) async fn opening_again_changes_nothing(h: Harness) {
    let account = h.account().await;
    let before = (seeded(h.store.as_ref()).await, h.records(account).await);
    let third = h.reopen().await;
    let after = (seeded(third.as_ref()).await, h.records(account).await);
    assert_eq!(before, after, "ids, times and order stay");
    third.close().await;
}

pub(super) async fn demo_avatars_are_for_everybody(h: Harness) {
    let account = h.account().await;
    let mut tx = h.store.read().await.unwrap();
    let demo = tx.avatars().demo().await.unwrap();
    assert_eq!(tx.avatars().list(account).await.unwrap(), demo);
    let one = tx.avatars().by_slug(account, "tech-presenter").await.unwrap();
    assert_eq!(one.as_ref(), demo.iter().find(|a| a.slug == "tech-presenter"));
    assert!(one.is_some());
    assert_eq!(tx.avatars().by_slug(account, "nobody").await.unwrap(), None);
}

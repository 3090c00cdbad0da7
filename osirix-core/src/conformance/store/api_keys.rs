use std::time::Duration;

use super::harness::Harness;
use super::identity::{device, sign_up};
use crate::api_keys::{
    ApiKey, ApiKeyUpdate, ApiKeys, CreatedApiKey, KeyIdentity, NewApiKey, Scope,
};
use crate::audit::Action;
use crate::auth::{SignedIn, Token, User};
use crate::error::ErrorCode;

impl Harness {
    fn keys(&self) -> ApiKeys {
        ApiKeys::new(self.store.clone(), self.ambient.clone())
    }

    async fn eve(&self) -> User {
        self.auth().sign_up(sign_up("eve@example.com"), &device()).await.unwrap().user
    }

    async fn key_of(&self, user: &User) -> CreatedApiKey {
        self.keys().create(user, new_key(), &device()).await.expect("a key")
    }
}

fn new_key() -> NewApiKey {
    NewApiKey {
        name: "CI".to_owned(),
        scopes: vec![Scope::JobsWrite, Scope::JobsRead, Scope::JobsRead],
        expires_in_s: None,
        rate_limit: None,
        rate_window_s: 60,
    }
}

pub(super) async fn a_key_acts_for_its_user_within_its_scopes(h: Harness) {
    let user = h.ada().await.user;
    let CreatedApiKey { key, api_key } = h.key_of(&user).await;
    assert!(key.expose().starts_with(ApiKey::PREFIX) && key.expose().starts_with(&api_key.start));
    assert_eq!(api_key.start.len(), 8, "the rest is shown once");
    assert_eq!(api_key.scopes, [Scope::JobsRead, Scope::JobsWrite]);
    let KeyIdentity { api_key: found, user: of } = h.keys().verify(&key).await.unwrap();
    assert_eq!((found.id, of.id), (api_key.id, user.id));
    found.require(Scope::JobsRead).unwrap();
    let beyond = found.require(Scope::CreditsRead).unwrap_err();
    assert_eq!(beyond.code(), ErrorCode::PermissionDenied);
    assert_eq!(beyond.context_value("scope"), Some("credits:read"));
}

pub(super) async fn a_key_is_no_session_and_a_session_no_key(h: Harness) {
    let SignedIn { token, user, .. } = h.ada().await;
    let CreatedApiKey { key, .. } = h.key_of(&user).await;
    assert_eq!(h.session(&key).await, None);
    assert_eq!(h.keys().verify(&token).await.unwrap_err().code(), ErrorCode::Unauthenticated);
    let bare = Token::from_text(key.expose().trim_start_matches(ApiKey::PREFIX).to_owned());
    let cut = Token::from_text(key.expose()[..20].to_owned());
    for forged in [bare, cut, Token::from_text(String::new()), Token::from_text("osx_".into())] {
        assert!(h.keys().verify(&forged).await.is_err());
    }
}

pub(super) async fn a_key_that_asks_for_nonsense_is_not_made(h: Harness) {
    let user = h.ada().await.user;
    for (new, field) in [
        (NewApiKey { name: String::new(), ..new_key() }, "name"),
        (NewApiKey { scopes: vec![], ..new_key() }, "scopes"),
        (NewApiKey { expires_in_s: Some(59), ..new_key() }, "expires_in_s"),
        (NewApiKey { expires_in_s: Some(31_536_001), ..new_key() }, "expires_in_s"),
        (NewApiKey { rate_limit: Some(0), ..new_key() }, "rate_limit"),
        (NewApiKey { rate_window_s: 0, ..new_key() }, "rate_window_s"),
    ] {
        let refused = h.keys().create(&user, new, &device()).await.unwrap_err();
        assert_eq!(refused.context_value("field"), Some(field));
    }
    assert!(h.keys().list(&user).await.unwrap().is_empty());
}

pub(super) async fn a_key_ends_is_switched_off_and_removed(h: Harness) {
    let user = h.ada().await.user;
    let new = NewApiKey { expires_in_s: Some(60), ..new_key() };
    let short = h.keys().create(&user, new, &device()).await.unwrap();
    let CreatedApiKey { key, api_key } = h.key_of(&user).await;
    h.clock.advance(Duration::from_secs(60));
    assert!(h.keys().verify(&short.key).await.is_err());
    let off = ApiKeyUpdate { enabled: Some(false), ..ApiKeyUpdate::default() };
    h.keys().update(&user, api_key.id, off, &device()).await.unwrap();
    assert!(h.keys().verify(&key).await.is_err());
    let on = ApiKeyUpdate { enabled: Some(true), name: Some("Laptop".to_owned()) };
    let renamed = h.keys().update(&user, api_key.id, on, &device()).await.unwrap();
    assert_eq!(renamed.name, "Laptop");
    h.keys().verify(&key).await.unwrap();
    h.keys().delete(&user, api_key.id, &device()).await.unwrap();
    assert!(h.keys().verify(&key).await.is_err());
    let acts = h.acts(&user).await;
    assert!(acts.contains(&Action::ApiKeyCreated) && acts.contains(&Action::ApiKeyRevoked));
}

pub(super) async fn a_key_that_is_replaced_lives_on_for_the_overlap(h: Harness) {
    let user = h.ada().await.user;
    let old = h.key_of(&user).await;
    let keys = h.keys();
    let next = keys.rotate(&user, old.api_key.id, 3_600, &device()).await.unwrap();
    assert_eq!(next.api_key.scopes, old.api_key.scopes);
    keys.verify(&old.key).await.expect("for an hour");
    keys.verify(&next.key).await.unwrap();
    h.clock.advance(Duration::from_secs(3_600));
    assert!(keys.verify(&old.key).await.is_err());
    keys.verify(&next.key).await.unwrap();
    let too_long = keys.rotate(&user, next.api_key.id, 2_592_001, &device()).await.unwrap_err();
    assert_eq!(too_long.context_value("field"), Some("overlap_s"));
}

pub(super) async fn a_key_of_another_user_cannot_be_touched(h: Harness) {
    let (ada, eve) = (h.ada().await.user, h.eve().await);
    let CreatedApiKey { key, api_key } = h.key_of(&ada).await;
    let (keys, id) = (h.keys(), api_key.id);
    let off = ApiKeyUpdate { enabled: Some(false), ..ApiKeyUpdate::default() };
    for refused in [
        keys.get(&eve, id).await.unwrap_err(),
        keys.update(&eve, id, off, &device()).await.unwrap_err(),
        keys.rotate(&eve, id, 0, &device()).await.unwrap_err(),
        keys.delete(&eve, id, &device()).await.unwrap_err(),
    ] {
        assert_eq!(refused.code(), ErrorCode::NotFound);
    }
    assert!(keys.list(&eve).await.unwrap().is_empty());
    keys.verify(&key).await.unwrap();
}

pub(super) async fn keys_die_with_their_user_and_sleep_while_they_are_banned(h: Harness) {
    let (ada, eve) = (h.ada().await.user, h.eve().await);
    let (of_ada, of_eve) = (h.key_of(&ada).await, h.key_of(&eve).await);
    h.auth().delete_user(&ada, &device()).await.unwrap();
    assert!(h.keys().verify(&of_ada.key).await.is_err());
    let admin = h.admin().await;
    h.auth().ban_user(&admin, eve.id, None, None, &device()).await.unwrap();
    assert!(h.keys().verify(&of_eve.key).await.is_err());
    h.auth().unban_user(&admin, eve.id, &device()).await.unwrap();
    h.keys().verify(&of_eve.key).await.unwrap();
}

use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use serde_json::{Value, json};

use super::harness::{Harness, at_once};
use super::identity::{LINK, PASSWORD, device, secret, sign_up};
use crate::auth::{
    Auth, AuthConfig, AuthParts, BreachedPasswords, Email, IdentityProvider, Passkey,
    PasskeyAnswer, PasskeyVerifier, Profile, ProvenPasskey, ProviderAnswer, ProviderRequest,
    ProviderReturn, ProviderStart, RegisteredPasskey, SignInOutcome, Token, User,
};
use crate::error::{Error, ErrorCode, Result};
use crate::secret::Secret;

/// A provider that vouches for whom it is told to, by the code.
struct Village {
    id: &'static str,
    profile: Mutex<Profile>,
    verifiers: Mutex<Vec<String>>,
}

impl Village {
    fn new(id: &'static str, email: &str, email_verified: bool) -> Arc<Self> {
        let profile = Profile {
            subject: "villager-1".to_owned(),
            email: Email::new(email).unwrap(),
            email_verified,
            name: Some("Ada of the village".to_owned()),
            image: Some("javascript:alert(1)".to_owned()),
        };
        let verifiers = Mutex::default();
        Arc::new(Village { id, profile: Mutex::new(profile), verifiers })
    }
}

#[async_trait]
impl IdentityProvider for Village {
    fn id(&self) -> &str {
        self.id
    }

    async fn authorization_url(&self, request: &ProviderRequest) -> Result<String> {
        Ok(format!("https://{}.example/?state={}", self.id, request.state.expose()))
    }

    async fn profile(&self, request: &ProviderRequest, answer: &ProviderAnswer) -> Result<Profile> {
        if answer.code.expose() != "good code" {
            return Err(Error::new(ErrorCode::Unauthenticated, "this is no code of ours"));
        }
        self.verifiers.lock().unwrap().push(request.code_verifier.expose().to_owned());
        Ok(self.profile.lock().unwrap().clone())
    }
}

impl Harness {
    fn with_providers(&self, villages: &[&Arc<Village>]) -> Auth {
        let providers = villages.iter().map(|one| (*one).clone() as Arc<dyn IdentityProvider>);
        let parts = AuthParts { providers: providers.collect(), ..AuthParts::default() };
        self.auth_with(0, parts, AuthConfig::default())
    }
}

async fn begin(auth: &Auth, provider: &str) -> ProviderStart {
    let redirect = "https://site.example/callback";
    auth.start_provider(provider, redirect, None, json!("/dashboard")).await.unwrap()
}

fn back(start: &ProviderStart) -> ProviderReturn {
    ProviderReturn {
        state: start.state.clone(),
        kept_state: Some(start.state.clone()),
        code: secret("good code"),
        issuer: None,
        trusted_device: None,
    }
}

async fn finish(auth: &Auth, provider: &str, back: ProviderReturn) -> Result<(User, Value)> {
    let ended = auth.finish_provider(provider, back, &device()).await?;
    Ok((ended.outcome.signed_in().expect("a session").user, ended.then))
}

pub(super) async fn a_provider_signs_a_new_user_in_and_again(h: Harness) {
    let village = Village::new("village", "ada@example.com", true);
    let auth = h.with_providers(&[&village]);
    let start = begin(&auth, "village").await;
    assert!(start.url.contains(start.state.expose()));
    let (user, then) = finish(&auth, "village", back(&start)).await.unwrap();
    assert_eq!((user.name.as_str(), then), ("Ada of the village", json!("/dashboard")));
    assert_eq!((user.email_verified, user.image.clone()), (true, None), "no script is a picture");
    village.profile.lock().unwrap().email = Email::new("moved@example.com").unwrap();
    let start = begin(&auth, "village").await;
    let (again, _) = finish(&auth, "village", back(&start)).await.unwrap();
    assert_eq!(again.id, user.id, "the provider's id counts, and not the address");
    assert_eq!(village.verifiers.lock().unwrap().len(), 2);
}

pub(super) async fn a_state_is_its_browsers_and_good_once(h: Harness) {
    let village = Village::new("village", "ada@example.com", true);
    let auth = h.with_providers(&[&village]);
    let start = begin(&auth, "village").await;
    let other = begin(&auth, "village").await;
    for kept_state in [None, Some(other.state.clone())] {
        let forged = ProviderReturn { kept_state, ..back(&start) };
        let refused = finish(&auth, "village", forged).await.unwrap_err();
        assert_eq!(refused.context_value("reason"), Some("state_mismatch"));
    }
    let invented = Token::from_text("A".repeat(43));
    let forged =
        ProviderReturn { state: invented.clone(), kept_state: Some(invented), ..back(&start) };
    finish(&auth, "village", forged).await.unwrap_err();
    finish(&auth, "village", back(&start)).await.unwrap();
    finish(&auth, "village", back(&start)).await.expect_err("it was used");
    h.clock.advance(Duration::from_secs(600));
    finish(&auth, "village", back(&other)).await.expect_err("it is too old");
}

pub(super) async fn a_state_of_one_provider_does_not_end_at_another(h: Harness) {
    let honest = Village::new("honest", "ada@example.com", true);
    let evil = Village::new("evil", "ada@example.com", true);
    let auth = h.with_providers(&[&honest, &evil]);
    let start = begin(&auth, "evil").await;
    let mixed = finish(&auth, "honest", back(&start)).await.unwrap_err();
    assert_eq!(mixed.context_value("reason"), Some("state_mismatch"));
    assert!(honest.verifiers.lock().unwrap().is_empty(), "the code was not given away");
}

pub(super) async fn a_state_used_at_once_has_one_winner(h: Harness) {
    let village = Village::new("village", "ada@example.com", true);
    let auth = h.with_providers(&[&village]);
    let start = begin(&auth, "village").await;
    let callers = (0..5).map(|_| {
        let (auth, back) = (auth.clone(), back(&start));
        async move { auth.finish_provider("village", back, &device()).await }
    });
    let answers = at_once(callers).await;
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
}

pub(super) async fn an_address_gives_a_user_away_only_if_both_have_verified_it(h: Harness) {
    let ada = h.ada().await;
    let claimed = Village::new("claimed", "ada@example.com", false);
    let vouched = Village::new("vouched", "ada@example.com", true);
    let auth = h.with_providers(&[&claimed, &vouched]);
    for provider in ["claimed", "vouched"] {
        let start = begin(&auth, provider).await;
        let refused = finish(&auth, provider, back(&start)).await.unwrap_err();
        assert_eq!(refused.context_value("reason"), Some("account_not_linked"), "{provider}");
    }
    auth.request_verification(&ada.user, LINK).await.unwrap();
    auth.verify_email(&h.linked("ada@example.com").await, &device()).await.unwrap();
    let start = begin(&auth, "claimed").await;
    finish(&auth, "claimed", back(&start)).await.expect_err("the provider has not");
    let start = begin(&auth, "vouched").await;
    let (user, _) = finish(&auth, "vouched", back(&start)).await.unwrap();
    assert_eq!(user.id, ada.user.id);
    let notice = h.mail_to("ada@example.com").await;
    assert!(notice.iter().any(|mail| mail.text.contains("vouched")), "and she is told");
}

pub(super) async fn an_account_is_linked_by_who_is_signed_in_and_by_one_user(h: Harness) {
    let ada = h.ada().await.user;
    let eve = h.auth().sign_up(sign_up("eve@example.com"), &device()).await.unwrap().user;
    let village = Village::new("village", "other@example.com", false);
    let auth = h.with_providers(&[&village]);
    let link = async |user: &User| {
        let redirect = "https://site.example/callback";
        auth.start_provider("village", redirect, Some(user), json!(null)).await.unwrap()
    };
    let start = link(&ada).await;
    let (linked, _) = finish(&auth, "village", back(&start)).await.unwrap();
    assert_eq!(linked.id, ada.id);
    let start = link(&eve).await;
    let taken = finish(&auth, "village", back(&start)).await.unwrap_err();
    assert_eq!(taken.context_value("reason"), Some("account_not_linked"));
    let ways = auth.credentials(&ada).await.unwrap();
    let way = ways.iter().find(|way| way.provider == "village").unwrap();
    auth.unlink(&eve, way.id, &device()).await.expect_err("it is not hers");
    auth.unlink(&ada, way.id, &device()).await.unwrap();
    let last = auth.credentials(&ada).await.unwrap().remove(0);
    let refused = auth.unlink(&ada, last.id, &device()).await.unwrap_err();
    assert_eq!(refused.context_value("reason"), Some("last_account"));
}

/// Believes the key that the answer names, if the challenge was its own.
struct Gate;

impl PasskeyVerifier for Gate {
    fn start_registration(&self, user: &User, _: &[Passkey]) -> Result<(Value, Value)> {
        Ok((json!({ "for": user.name }), json!("registration")))
    }

    fn finish_registration(&self, remembered: &Value, answer: &Value) -> Result<RegisteredPasskey> {
        assert_eq!(remembered, "registration");
        let credential_id = self.credential_id(answer)?;
        Ok(RegisteredPasskey { credential_id, data: json!(0) })
    }

    fn start_authentication(&self) -> Result<(Value, Value)> {
        Ok((json!({}), json!("authentication")))
    }

    fn credential_id(&self, answer: &Value) -> Result<String> {
        Ok(answer["id"].as_str().unwrap_or_default().to_owned())
    }

    fn finish_authentication(
        &self,
        remembered: &Value,
        answer: &Value,
        passkey: &Passkey,
    ) -> Result<ProvenPasskey> {
        assert_eq!(remembered, "authentication");
        let count = passkey.data.as_u64().unwrap_or(0);
        Ok(ProvenPasskey { data: json!(count + 1), user_verified: answer["pin"] == true })
    }
}

impl Harness {
    fn with_passkeys(&self) -> Auth {
        let parts = AuthParts { passkeys: Some(Arc::new(Gate)), ..AuthParts::default() };
        self.auth_with(0, parts, AuthConfig::default())
    }
}

fn answer(token: &Token, response: Value) -> PasskeyAnswer {
    PasskeyAnswer { token: token.clone(), response }
}

pub(super) async fn a_passkey_signs_in_and_its_challenge_is_good_once(h: Harness) {
    let ada = h.ada().await.user;
    let auth = h.with_passkeys();
    let challenge = auth.start_passkey(&ada).await.unwrap();
    let made = answer(&challenge.token, json!({ "id": "key-1" }));
    let passkey = auth.add_passkey(&ada, "Phone", &made, &device()).await.unwrap();
    auth.add_passkey(&ada, "Phone", &made, &device()).await.expect_err("a challenge is good once");
    let challenge = auth.start_passkey_sign_in().await.unwrap();
    let shown = answer(&challenge.token, json!({ "id": "key-1", "pin": true }));
    let begun = auth.sign_in_by_passkey(&shown, &device()).await.unwrap().signed_in().unwrap();
    assert_eq!(begun.user.id, ada.id);
    auth.sign_in_by_passkey(&shown, &device()).await.expect_err("replayed");
    let kept = auth.passkeys(&ada).await.unwrap().remove(0);
    assert_eq!((kept.id, &kept.data), (passkey.id, &json!(1)));
    assert!(kept.last_used_at.is_some());
}

pub(super) async fn a_passkey_is_its_users_alone(h: Harness) {
    let ada = h.ada().await.user;
    let eve = h.auth().sign_up(sign_up("eve@example.com"), &device()).await.unwrap().user;
    let auth = h.with_passkeys();
    let challenge = auth.start_passkey(&ada).await.unwrap();
    let made = answer(&challenge.token, json!({ "id": "key-1" }));
    auth.add_passkey(&eve, "Mine", &made, &device()).await.expect_err("a challenge of another's");
    let challenge = auth.start_passkey(&ada).await.unwrap();
    let made = answer(&challenge.token, json!({ "id": "key-1" }));
    let passkey = auth.add_passkey(&ada, "Phone", &made, &device()).await.unwrap();
    let challenge = auth.start_passkey(&eve).await.unwrap();
    let same = answer(&challenge.token, json!({ "id": "key-1" }));
    auth.add_passkey(&eve, "Mine", &same, &device()).await.expect_err("the same key");
    for refused in [
        auth.remove_passkey(&eve, passkey.id, &device()).await.unwrap_err(),
        auth.rename_passkey(&eve, passkey.id, "Mine").await.unwrap_err(),
    ] {
        assert_eq!(refused.code(), ErrorCode::NotFound);
    }
    auth.rename_passkey(&ada, passkey.id, "Old phone").await.unwrap();
    auth.remove_passkey(&ada, passkey.id, &device()).await.unwrap();
    let challenge = auth.start_passkey_sign_in().await.unwrap();
    let gone = answer(&challenge.token, json!({ "id": "key-1", "pin": true }));
    auth.sign_in_by_passkey(&gone, &device()).await.unwrap_err();
}

/// Knows one password.
struct Lists;

#[async_trait]
impl BreachedPasswords for Lists {
    async fn contains(&self, password: &Secret<String>) -> Result<bool> {
        match password.expose().as_str() {
            "unreachable" => Err(Error::new(ErrorCode::Unavailable, "nobody answers")),
            known => Ok(known == "password123"),
        }
    }
}

pub(super) async fn a_password_that_everybody_knows_is_refused(h: Harness) {
    let parts = AuthParts { breaches: Some(Arc::new(Lists)), ..AuthParts::default() };
    let auth = h.auth_with(0, parts, AuthConfig::default());
    let with = |password: &str| crate::auth::SignUp {
        password: secret(password),
        ..sign_up("ada@example.com")
    };
    let refused = auth.sign_up(with("password123"), &device()).await.unwrap_err();
    assert_eq!(refused.context_value("reason"), Some("password_compromised"));
    auth.sign_up(with("unreachable"), &device()).await.expect("nobody is shut out by a silence");
    let outcome: SignInOutcome = h.sign_in("ada@example.com", "unreachable").await.unwrap();
    assert!(outcome.signed_in().is_some());
    h.sign_in("ada@example.com", PASSWORD).await.unwrap_err();
}

pub(super) async fn a_signed_token_names_its_user_until_it_ends(h: Harness) {
    let ada = h.ada().await;
    let auth = h.auth();
    let token = auth.issue_jwt(&ada.session, &ada.user).await.unwrap();
    let claims = h.auth_on(1).verify_jwt(&token).await.unwrap();
    assert_eq!((claims.sub, claims.sid), (ada.user.id.to_string(), ada.session.id.to_string()));
    assert_eq!(claims.exp - claims.iat, 900);
    assert_eq!(auth.jwks().await.unwrap().keys.len(), 1, "one key for all");
    h.clock.advance(Duration::from_secs(900));
    assert_eq!(auth.verify_jwt(&token).await.unwrap_err().code(), ErrorCode::Unauthenticated);
}

pub(super) async fn signing_keys_are_replaced_and_what_they_signed_is_believed_on(h: Harness) {
    let ada = h.ada().await;
    let auth = h.auth();
    let first = auth.jwks().await.unwrap().keys.remove(0);
    h.clock.advance(Duration::from_secs(30 * 86_400 - 60));
    let token = auth.issue_jwt(&ada.session, &ada.user).await.unwrap();
    h.clock.advance(Duration::from_secs(120));
    let keys = auth.jwks().await.unwrap().keys;
    assert_eq!((keys.len(), &keys[1]), (2, &first));
    auth.verify_jwt(&token).await.expect("of the key before");
    h.clock.advance(Duration::from_secs(900));
    assert_eq!(auth.jwks().await.unwrap().keys, [keys[0].clone()]);
}

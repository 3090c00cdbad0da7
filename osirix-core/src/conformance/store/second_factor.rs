use std::time::Duration;

use totp_rs::{Builder, Secret as Seed};

use super::harness::{Harness, at_once};
use super::identity::{DAY, PASSWORD, device, secret, sign_in, sign_up};
use crate::audit::Action;
use crate::auth::{
    Challenge, FactorMethod, SecondFactor, SignIn, SignInOutcome, SignedIn, Token, User,
};
use crate::error::{ErrorCode, Result};

const STEP: Duration = Duration::from_secs(30);

/// A user whose authenticator works.
struct Armed {
    user: User,
    token: Token,
    seed: Token,
    recovery_codes: Vec<Token>,
}

impl Harness {
    fn code(&self, seed: &Token) -> Token {
        let seconds = u64::try_from(self.ambient.now().as_micros() / 1_000_000).unwrap();
        let totp = Builder::new().with_secret(Seed::try_from_base32(seed.expose()).unwrap());
        Token::from_text(totp.build().unwrap().generate(seconds).to_string())
    }

    async fn armed(&self, email: &str) -> Armed {
        let begun = self.auth().sign_up(sign_up(email), &device()).await.unwrap();
        let setup = self.auth().start_two_factor(&begun.user, secret(PASSWORD)).await.unwrap();
        let code = self.code(&setup.secret);
        let confirmed =
            self.auth().confirm_two_factor(&begun.session, &begun.user, &code, &device()).await;
        let SignedIn { user, token, .. } = confirmed.unwrap();
        self.clock.advance(STEP);
        Armed { user, token, seed: setup.secret, recovery_codes: setup.recovery_codes }
    }

    async fn challenged(&self, email: &str) -> Challenge {
        match self.sign_in(email, PASSWORD).await.unwrap() {
            SignInOutcome::Challenged(challenge) => challenge,
            SignInOutcome::Complete(_) => panic!("the second factor was not asked for"),
        }
    }

    async fn answer(&self, challenge: &Challenge, given: SecondFactor) -> Result<SignedIn> {
        self.auth_on(1).second_factor(&challenge.token, &given, &device()).await
    }
}

fn totp(code: &Token) -> SecondFactor {
    SecondFactor { method: FactorMethod::Totp, code: code.clone(), trust_device: false }
}

fn recovery(code: &Token) -> SecondFactor {
    SecondFactor { method: FactorMethod::RecoveryCode, code: code.clone(), trust_device: false }
}

fn reason<T>(refused: Result<T>) -> String {
    let error = refused.err().expect("a refusal");
    error.context_value("reason").unwrap_or_default().to_owned()
}

pub(super) async fn a_factor_is_asked_for_once_it_was_shown_to_work(h: Harness) {
    let SignedIn { user, .. } = h.ada().await;
    h.auth().start_two_factor(&user, secret(PASSWORD)).await.unwrap();
    let outcome = h.sign_in("ada@example.com", PASSWORD).await.unwrap();
    assert!(
        outcome.signed_in().is_some(),
        "an authenticator that nobody has used shuts nobody out"
    );
    let armed = h.armed("eve@example.com").await;
    assert!(armed.user.two_factor_enabled);
    let challenge = h.challenged("eve@example.com").await;
    let begun = h.answer(&challenge, totp(&h.code(&armed.seed))).await.unwrap();
    assert!(h.session(&begun.token).await.is_some());
    assert_eq!(reason(h.answer(&challenge, totp(&h.code(&armed.seed))).await), "no_challenge");
}

pub(super) async fn setting_a_factor_up_ends_the_sessions_that_have_not_given_it(h: Harness) {
    let first = h.ada().await;
    let other = h.sign_in("ada@example.com", PASSWORD).await.unwrap().signed_in().unwrap();
    let setup = h.auth().start_two_factor(&first.user, secret(PASSWORD)).await.unwrap();
    let code = h.code(&setup.secret);
    let auth = h.auth();
    let begun = auth.confirm_two_factor(&first.session, &first.user, &code, &device()).await;
    assert!(h.session(&begun.unwrap().token).await.is_some());
    assert!(h.session(&first.token).await.is_none() && h.session(&other.token).await.is_none());
}

pub(super) async fn setting_up_and_taking_away_need_the_password(h: Harness) {
    let armed = h.armed("ada@example.com").await;
    let wrong = || secret("wrong one");
    let auth = h.auth();
    assert_eq!(reason(auth.start_two_factor(&armed.user, wrong()).await), "invalid_password");
    let disabled = auth.disable_two_factor(&armed.user, wrong(), &device()).await;
    assert_eq!(reason(disabled), "invalid_password");
    let renewed = auth.renew_recovery_codes(&armed.user, wrong(), &device()).await;
    assert_eq!(reason(renewed), "invalid_password");
    let second = auth.start_two_factor(&armed.user, secret(PASSWORD)).await;
    assert_eq!(second.unwrap_err().code(), ErrorCode::Conflict, "not over one that works");
    auth.disable_two_factor(&armed.user, secret(PASSWORD), &device()).await.unwrap();
    assert!(h.sign_in("ada@example.com", PASSWORD).await.unwrap().signed_in().is_some());
    let acts = h.acts(&armed.user).await;
    assert!(acts.contains(&Action::TwoFactorEnabled) && acts.contains(&Action::TwoFactorDisabled));
}

pub(super) async fn a_code_is_good_once_also_in_its_window(h: Harness) {
    let armed = h.armed("ada@example.com").await;
    let code = h.code(&armed.seed);
    let first = h.challenged("ada@example.com").await;
    h.answer(&first, totp(&code)).await.unwrap();
    let second = h.challenged("ada@example.com").await;
    assert_eq!(reason(h.answer(&second, totp(&code)).await), "invalid_code");
    h.clock.advance(STEP);
    h.answer(&second, totp(&h.code(&armed.seed))).await.expect("the next one");
}

pub(super) async fn a_code_used_at_once_has_one_winner(h: Harness) {
    let armed = h.armed("ada@example.com").await;
    let code = h.code(&armed.seed);
    let mut callers = Vec::new();
    for index in 0..6 {
        let (auth, given) = (h.auth_on(index), totp(&code));
        let challenge = h.challenged("ada@example.com").await;
        callers.push(async move { auth.second_factor(&challenge.token, &given, &device()).await });
    }
    let answers = at_once(callers).await;
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
}

pub(super) async fn codes_cannot_be_guessed(h: Harness) {
    let armed = h.armed("ada@example.com").await;
    let challenge = h.challenged("ada@example.com").await;
    for _ in 0..10 {
        let wrong = Token::from_text("000000".to_owned());
        assert_eq!(reason(h.answer(&challenge, totp(&wrong)).await), "invalid_code");
    }
    let fresh = h.challenged("ada@example.com").await;
    let right = h.answer(&fresh, totp(&h.code(&armed.seed))).await.unwrap_err();
    assert_eq!(right.code(), ErrorCode::RateLimited, "another challenge does not help");
    let recovery = h.answer(&fresh, recovery(&armed.recovery_codes[0])).await.unwrap_err();
    assert_eq!(recovery.code(), ErrorCode::RateLimited, "nor another way");
}

pub(super) async fn a_code_of_another_user_is_wrong(h: Harness) {
    let ada = h.armed("ada@example.com").await;
    let eve = h.armed("eve@example.com").await;
    let challenge = h.challenged("ada@example.com").await;
    assert_eq!(reason(h.answer(&challenge, totp(&h.code(&eve.seed))).await), "invalid_code");
    let theirs = recovery(&eve.recovery_codes[0]);
    assert_eq!(reason(h.answer(&challenge, theirs).await), "invalid_code");
    h.answer(&challenge, totp(&h.code(&ada.seed))).await.unwrap();
}

pub(super) async fn a_recovery_code_works_once_also_at_once(h: Harness) {
    let armed = h.armed("ada@example.com").await;
    assert_eq!(armed.recovery_codes.len(), 10);
    let mut callers = Vec::new();
    for index in 0..4 {
        let (auth, given) = (h.auth_on(index), recovery(&armed.recovery_codes[3]));
        let challenge = h.challenged("ada@example.com").await;
        callers.push(async move { auth.second_factor(&challenge.token, &given, &device()).await });
    }
    let answers = at_once(callers).await;
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
    assert!(h.acts(&armed.user).await.contains(&Action::RecoveryCodeUsed));
}

pub(super) async fn new_recovery_codes_take_the_place_of_the_old(h: Harness) {
    let armed = h.armed("ada@example.com").await;
    let auth = h.auth();
    let new = auth.renew_recovery_codes(&armed.user, secret(PASSWORD), &device()).await.unwrap();
    let challenge = h.challenged("ada@example.com").await;
    let old = h.answer(&challenge, recovery(&armed.recovery_codes[0])).await;
    assert_eq!(reason(old), "invalid_code");
    h.answer(&challenge, recovery(&new[0])).await.unwrap();
}

pub(super) async fn a_challenge_ends_and_is_no_session(h: Harness) {
    let armed = h.armed("ada@example.com").await;
    let challenge = h.challenged("ada@example.com").await;
    assert_eq!(h.session(&challenge.token).await, None);
    assert_eq!(challenge.expires_at, h.ambient.now() + Duration::from_secs(600));
    h.clock.advance(Duration::from_secs(600));
    let late = h.answer(&challenge, totp(&h.code(&armed.seed))).await;
    assert_eq!(reason(late), "no_challenge");
}

pub(super) async fn a_new_password_does_not_go_round_the_second_factor(h: Harness) {
    let armed = h.armed("ada@example.com").await;
    let challenge = h.challenged("ada@example.com").await;
    h.tick();
    let link = h.reset_link("ada@example.com").await;
    let new = "an entirely new password";
    h.auth().reset_password(&link, secret(new), &device()).await.unwrap();
    let stale = h.answer(&challenge, totp(&h.code(&armed.seed))).await;
    assert_eq!(reason(stale), "no_challenge", "the first factor was another");
    let outcome = h.sign_in("ada@example.com", new).await.unwrap();
    assert!(outcome.signed_in().is_none(), "the second factor is asked for");
}

pub(super) async fn every_way_to_sign_in_asks_for_the_second_factor(h: Harness) {
    h.armed("ada@example.com").await;
    h.auth().request_verification_of("ada@example.com", super::identity::LINK).await.unwrap();
    let verification = h.linked("ada@example.com").await;
    h.auth().verify_email(&verification, &device()).await.unwrap();
    h.tick();
    let link = super::identity::LINK;
    h.auth().request_magic_link("ada@example.com", None, link).await.unwrap();
    let token = h.linked("ada@example.com").await;
    let by_link = h.auth().sign_in_by_link(&token, None, &device()).await.unwrap();
    assert!(by_link.signed_in().is_none());
    h.tick();
    let purpose = crate::auth::Purpose::SignInCode;
    h.auth().request_code("ada@example.com", purpose).await.unwrap();
    let code = h.coded("ada@example.com").await;
    let by_code = h.auth().sign_in_by_code("ada@example.com", &code, None, &device()).await;
    assert!(by_code.unwrap().signed_in().is_none());
}

pub(super) async fn a_trusted_device_is_asked_for_none_for_a_while(h: Harness) {
    let armed = h.armed("ada@example.com").await;
    let challenge = h.challenged("ada@example.com").await;
    let given = SecondFactor { trust_device: true, ..totp(&h.code(&armed.seed)) };
    let trusted = h.answer(&challenge, given).await.unwrap().trusted_device.expect("a token");
    let with = |trusted: &Token| SignIn {
        trusted_device: Some(trusted.clone()),
        ..sign_in("ada@example.com", PASSWORD)
    };
    let again = h.auth().sign_in(with(&trusted), &device()).await.unwrap().signed_in();
    let next = again.expect("no question").trusted_device.expect("another token");
    let replayed = h.auth().sign_in(with(&trusted), &device()).await.unwrap();
    assert!(replayed.signed_in().is_none(), "each is good once");
    h.clock.advance(DAY * 30);
    let late = h.auth().sign_in(with(&next), &device()).await.unwrap();
    assert!(late.signed_in().is_none(), "after 30 days it is asked for again");
}

pub(super) async fn a_trusted_device_is_its_users_alone_and_dies_with_the_password(h: Harness) {
    let ada = h.armed("ada@example.com").await;
    let eve = h.armed("eve@example.com").await;
    let challenge = h.challenged("eve@example.com").await;
    let given = SecondFactor { trust_device: true, ..totp(&h.code(&eve.seed)) };
    let theirs = h.answer(&challenge, given).await.unwrap().trusted_device;
    let request = SignIn { trusted_device: theirs.clone(), ..sign_in("ada@example.com", PASSWORD) };
    assert!(h.auth().sign_in(request, &device()).await.unwrap().signed_in().is_none());
    h.tick();
    let link = h.reset_link("eve@example.com").await;
    h.auth().reset_password(&link, secret("another password"), &device()).await.unwrap();
    let request =
        SignIn { trusted_device: theirs, ..sign_in("eve@example.com", "another password") };
    assert!(h.auth().sign_in(request, &device()).await.unwrap().signed_in().is_none());
    assert!(h.session(&ada.token).await.is_some());
}

pub(super) async fn the_seed_is_not_readable_in_the_database(h: Harness) {
    let armed = h.armed("ada@example.com").await;
    let kept = h.store.read().await.unwrap().two_factors().get(armed.user.id).await.unwrap();
    let kept = kept.expect("an authenticator");
    assert!(!kept.sealed_secret.contains(armed.seed.expose()));
    assert!(kept.last_step > 0 && kept.confirmed_at.is_some());
}

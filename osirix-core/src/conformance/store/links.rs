use std::time::Duration;

use super::harness::{Harness, at_once};
use super::identity::{LINK, PASSWORD, device, secret, sign_in, sign_up};
use crate::audit::Action;
use crate::auth::{AuthConfig, AuthParts, Purpose, SignedIn, Token};
use crate::error::ErrorCode;
use crate::money::Credits;

const MINUTES_5: Duration = Duration::from_secs(300);

pub(super) async fn a_link_that_leads_nowhere_is_refused(h: Harness) {
    let SignedIn { user, .. } = h.ada().await;
    for link in [
        "https://example.com/no-hole",
        "javascript:alert('{token}')",
        "/relative/{token}",
        "https://example.com/{token}\r\nBcc: eve@example.com",
    ] {
        let refused = h.auth().request_verification(&user, link).await.unwrap_err();
        assert_eq!(refused.context_value("field"), Some("link"), "{link}");
    }
    assert!(h.mail_to("ada@example.com").await.is_empty());
}

pub(super) async fn a_magic_link_signs_in_once(h: Harness) {
    let SignedIn { user, .. } = h.ada().await;
    let auth = h.auth();
    auth.request_magic_link("Ada@example.com", None, LINK).await.unwrap();
    let token = h.linked("ada@example.com").await;
    let begun = auth.sign_in_by_link(&token, None, &device()).await.unwrap().signed_in().unwrap();
    assert_eq!(begun.user.id, user.id);
    assert!(begun.user.email_verified, "who follows it reads the mail there");
    let again = auth.sign_in_by_link(&token, None, &device()).await.unwrap_err();
    assert_eq!(again.context_value("reason"), Some("invalid_token"));
}

pub(super) async fn a_magic_link_used_at_once_has_one_winner_and_ends(h: Harness) {
    h.ada().await;
    h.auth().request_magic_link("ada@example.com", None, LINK).await.unwrap();
    let token = h.linked("ada@example.com").await;
    let callers = (0..6).map(|index| {
        let (auth, token) = (h.auth_on(index), token.clone());
        async move { auth.sign_in_by_link(&token, None, &device()).await }
    });
    let answers = at_once(callers).await;
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
    h.tick();
    h.auth().request_magic_link("ada@example.com", None, LINK).await.unwrap();
    let late = h.linked("ada@example.com").await;
    h.clock.advance(MINUTES_5);
    h.auth().sign_in_by_link(&late, None, &device()).await.unwrap_err();
}

pub(super) async fn a_magic_link_makes_a_user_of_who_is_new(h: Harness) {
    h.auth().request_magic_link("new@example.com", Some("New"), LINK).await.unwrap();
    let token = h.linked("new@example.com").await;
    let outcome = h.auth().sign_in_by_link(&token, None, &device()).await.unwrap();
    let SignedIn { user, .. } = outcome.signed_in().unwrap();
    assert_eq!((user.name.as_str(), user.email_verified), ("New", true));
    assert_eq!(h.balance(user.account_id).await.available, Credits(100));
    let nothing = h.sign_in("new@example.com", "").await.unwrap_err();
    assert_eq!(nothing.code(), ErrorCode::Unauthenticated, "there is no password");
}

pub(super) async fn who_took_an_address_before_its_owner_is_put_out(h: Harness) {
    let squatter = h.ada().await;
    h.auth().request_magic_link("ada@example.com", None, LINK).await.unwrap();
    let token = h.linked("ada@example.com").await;
    h.auth().sign_in_by_link(&token, None, &device()).await.unwrap();
    assert_eq!(h.session(&squatter.token).await, None);
    let password = h.sign_in("ada@example.com", PASSWORD).await.unwrap_err();
    assert_eq!(password.code(), ErrorCode::Unauthenticated);
}

pub(super) async fn a_code_signs_in_once(h: Harness) {
    let SignedIn { user, .. } = h.ada().await;
    let auth = h.auth();
    auth.request_code("ada@example.com", Purpose::SignInCode).await.unwrap();
    let code = h.coded("ada@example.com").await;
    let outcome = auth.sign_in_by_code("ada@example.com", &code, None, &device()).await.unwrap();
    assert_eq!(outcome.signed_in().unwrap().user.id, user.id);
    let again = auth.sign_in_by_code("ada@example.com", &code, None, &device()).await;
    assert_eq!(again.unwrap_err().context_value("reason"), Some("invalid_otp"));
}

pub(super) async fn a_code_is_for_its_address_and_purpose_alone(h: Harness) {
    h.ada().await;
    h.auth().sign_up(sign_up("eve@example.com"), &device()).await.unwrap();
    let auth = h.auth();
    auth.request_code("ada@example.com", Purpose::VerifyEmailCode).await.unwrap();
    let code = h.coded("ada@example.com").await;
    auth.sign_in_by_code("ada@example.com", &code, None, &device()).await.unwrap_err();
    auth.verify_email_by_code("eve@example.com", &code, &device()).await.unwrap_err();
    assert!(auth.verify_email_by_code("ada@example.com", &code, &device()).await.is_ok());
    let other = auth.request_code("ada@example.com", Purpose::TrustedDevice).await.unwrap_err();
    assert_eq!(other.context_value("field"), Some("purpose"));
}

pub(super) async fn a_code_is_guessed_five_times_at_most(h: Harness) {
    h.ada().await;
    let auth = h.auth();
    auth.request_code("ada@example.com", Purpose::SignInCode).await.unwrap();
    let code = h.coded("ada@example.com").await;
    let wrong = Token::from_text("wrong!".to_owned());
    for _ in 0..5 {
        auth.sign_in_by_code("ada@example.com", &wrong, None, &device()).await.unwrap_err();
    }
    let right = auth.sign_in_by_code("ada@example.com", &code, None, &device()).await;
    assert_eq!(right.unwrap_err().code(), ErrorCode::RateLimited);
    h.tick();
    auth.request_code("ada@example.com", Purpose::SignInCode).await.unwrap();
    let code = h.coded("ada@example.com").await;
    auth.sign_in_by_code("ada@example.com", &code, None, &device()).await.expect("another code");
}

pub(super) async fn codes_guessed_at_once_are_looked_at_five_times(h: Harness) {
    h.ada().await;
    h.auth().request_code("ada@example.com", Purpose::SignInCode).await.unwrap();
    let callers = (0..24).map(|index| {
        let auth = h.auth_on(index);
        let wrong = Token::from_text(format!("{index:06}"));
        async move { auth.sign_in_by_code("ada@example.com", &wrong, None, &device()).await }
    });
    let answers = at_once(callers).await;
    let refused = answers.iter().filter_map(|answer| answer.as_ref().err());
    let looked_at = refused.filter(|error| error.code() == ErrorCode::InvalidInput).count();
    assert!(looked_at <= 5, "{looked_at} guesses were looked at");
}

pub(super) async fn a_code_chooses_a_new_password_and_ends_every_session(h: Harness) {
    let SignedIn { token, .. } = h.ada().await;
    let auth = h.auth();
    auth.request_code("ada@example.com", Purpose::ResetPasswordCode).await.unwrap();
    let code = h.coded("ada@example.com").await;
    let new = || secret("an entirely new password");
    auth.reset_password_by_code("ada@example.com", &code, new(), &device()).await.unwrap();
    assert_eq!(h.session(&token).await, None);
    h.sign_in("ada@example.com", "an entirely new password").await.unwrap();
    auth.reset_password_by_code("ada@example.com", &code, new(), &device()).await.unwrap_err();
}

pub(super) async fn a_code_for_nobody_is_not_sent_and_works_for_nothing(h: Harness) {
    let auth = h.auth();
    auth.request_code("nobody@example.com", Purpose::ResetPasswordCode).await.unwrap();
    assert!(h.mail_to("nobody@example.com").await.is_empty());
}

pub(super) async fn an_address_is_changed_by_a_link_to_the_new_one(h: Harness) {
    let SignedIn { user, .. } = h.ada().await;
    let auth = h.auth();
    auth.request_email_change(&user, "ada@new.example", LINK, &device()).await.unwrap();
    let reset = h.reset_link("ada@example.com").await;
    let token = h.linked("ada@new.example").await;
    h.tick();
    let changed = auth.change_email(&token, &device()).await.unwrap();
    assert_eq!((changed.email.as_str(), changed.email_verified), ("ada@new.example", true));
    h.sign_in("ada@new.example", PASSWORD).await.unwrap();
    h.sign_in("ada@example.com", PASSWORD).await.unwrap_err();
    let notice = h.mail_to("ada@example.com").await.remove(0);
    assert!(notice.text.contains("another e-mail address"), "the address before is told");
    let stale = auth.reset_password(&reset, secret("the thief's choice"), &device()).await;
    assert!(stale.is_err(), "what the address before was sent is good for nothing");
    assert!(h.acts(&user).await.contains(&Action::EmailChanged));
}

pub(super) async fn an_address_that_is_taken_is_not_moved_to(h: Harness) {
    let SignedIn { user, .. } = h.ada().await;
    h.auth().sign_up(sign_up("eve@example.com"), &device()).await.unwrap();
    let auth = h.auth();
    auth.request_email_change(&user, "eve@example.com", LINK, &device()).await.unwrap();
    assert!(h.mail_to("eve@example.com").await.is_empty(), "and she is not bothered");
    auth.request_email_change(&user, "free@example.com", LINK, &device()).await.unwrap();
    let token = h.linked("free@example.com").await;
    auth.sign_up(sign_up("free@example.com"), &device()).await.unwrap();
    let late = auth.change_email(&token, &device()).await.unwrap_err();
    assert_eq!(late.context_value("reason"), Some("invalid_token"));
    h.sign_in("ada@example.com", PASSWORD).await.expect("nothing has changed");
}

pub(super) async fn a_verification_is_of_the_address_it_was_sent_to(h: Harness) {
    let SignedIn { user, .. } = h.ada().await;
    let auth = h.auth();
    auth.request_email_change(&user, "ada@new.example", LINK, &device()).await.unwrap();
    auth.request_verification(&user, LINK).await.unwrap();
    let verification = h.linked("ada@example.com").await;
    auth.change_email(&h.linked("ada@new.example").await, &device()).await.unwrap();
    auth.verify_email(&verification, &device()).await.unwrap_err();
}

pub(super) async fn where_addresses_are_verified_first_signing_up_tells_nothing(h: Harness) {
    let config = AuthConfig { require_verified_email: true, ..AuthConfig::default() };
    let auth = h.auth_with(0, AuthParts::default(), config);
    let direct = auth.sign_up(sign_up("ada@example.com"), &device()).await.unwrap_err();
    assert_eq!(direct.context_value("reason"), Some("email_not_verified"));
    auth.register(sign_up("ada@example.com"), LINK, &device()).await.unwrap();
    let early = auth.sign_in(sign_in("ada@example.com", PASSWORD), &device()).await.unwrap_err();
    assert_eq!(early.context_value("reason"), Some("email_not_verified"));
    let token = h.linked("ada@example.com").await;
    auth.verify_email(&token, &device()).await.unwrap();
    auth.sign_in(sign_in("ada@example.com", PASSWORD), &device()).await.unwrap();
    h.tick();
    auth.register(sign_up("ada@example.com"), LINK, &device()).await.expect("the same answer");
    let mail = h.mail_to("ada@example.com").await.remove(0);
    assert!(mail.text.contains("account already"), "its owner is told");
    assert!(!mail.text.contains("/?t="), "and no link is sent");
}

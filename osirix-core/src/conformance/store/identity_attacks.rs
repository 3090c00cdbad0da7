use std::time::Duration;

use super::harness::{Harness, at_once};
use super::identity::{DAY, LINK, PASSWORD, device, secret, sign_in, sign_up};
use crate::audit::Action;
use crate::auth::{Device, SignedIn, Token};
use crate::error::ErrorCode;

const NEW: &str = "an entirely new password";

pub(super) async fn a_wrong_password_and_an_unknown_address_are_one_answer(h: Harness) {
    h.ada().await;
    let wrong = h.auth().sign_in(sign_in("ada@example.com", "wrong one"), &device()).await;
    let unknown = h.auth().sign_in(sign_in("bob@example.com", "wrong one"), &device()).await;
    let (wrong, unknown) = (wrong.unwrap_err(), unknown.unwrap_err());
    assert_eq!(wrong.code(), ErrorCode::Unauthenticated);
    assert_eq!(wrong.to_string(), unknown.to_string());
}

pub(super) async fn a_failure_is_on_record_with_its_origin_and_no_password(h: Harness) {
    let user = h.ada().await.user;
    let hostile = Device {
        ip_address: Some("203.0.113.9".to_owned()),
        user_agent: Some("curl\r\n[admin] forged line".to_owned()),
    };
    h.auth().sign_in(sign_in("ada@example.com", "wrong one"), &hostile).await.unwrap_err();
    let lines = h.audit(user.account_id).await;
    let line = lines.iter().find(|line| line.action == Action::SignInFailed).expect("a line");
    assert_eq!(line.details["ip"], "203.0.113.9");
    let text = serde_json::to_string(line).unwrap();
    assert!(
        !text.contains("wrong one") && !text.contains("\\n") && !text.contains("\\r"),
        "{text}"
    );
}

pub(super) async fn guessing_is_slowed_down_for_known_and_unknown_alike(h: Harness) {
    h.ada().await;
    for address in ["ada@example.com", "nobody@example.com"] {
        for _ in 0..10 {
            let wrong = h.auth().sign_in(sign_in(address, "wrong one"), &device()).await;
            assert_eq!(wrong.unwrap_err().code(), ErrorCode::Unauthenticated);
        }
        let locked = h.auth_on(1).sign_in(sign_in(address, PASSWORD), &device()).await.unwrap_err();
        assert_eq!(locked.code(), ErrorCode::RateLimited, "on every machine");
        assert_eq!(locked.context_value("retry_after_s"), Some("1"));
    }
    h.clock.advance(Duration::from_secs(1));
    h.auth().sign_in(sign_in("ada@example.com", PASSWORD), &device()).await.expect("her again");
    h.auth().sign_in(sign_in("ada@example.com", PASSWORD), &device()).await.expect("all forgiven");
}

pub(super) async fn a_burst_of_guesses_does_not_outrun_the_lockout(h: Harness) {
    h.ada().await;
    let callers = (0..40).map(|i| {
        let auth = h.auth_on(i);
        async move { auth.sign_in(sign_in("ada@example.com", "wrong one"), &device()).await }
    });
    let answers = at_once(callers).await;
    let looked_at = answers.iter().filter_map(|answer| answer.as_ref().err());
    let looked_at = looked_at.filter(|error| error.code() == ErrorCode::Unauthenticated).count();
    assert!(looked_at <= 10, "{looked_at} guesses were looked at");
}

pub(super) async fn a_token_is_no_session_of_another_token(h: Harness) {
    let SignedIn { token, .. } = h.ada().await;
    let hash = token.hash().as_str().to_owned();
    let cut = token.expose()[1..].to_owned();
    let longer = format!("{}a", token.expose());
    for forged in [hash, cut, longer, String::new(), "' OR 1=1 --".to_owned()] {
        assert_eq!(h.session(&Token::from_text(forged)).await, None);
    }
}

pub(super) async fn a_token_is_dead_after_sign_out(h: Harness) {
    let SignedIn { token, user, .. } = h.ada().await;
    h.auth().sign_out(&token, &device()).await.unwrap();
    h.auth().sign_out(&token, &device()).await.expect("signing out twice is no error");
    assert_eq!(h.session(&token).await, None);
    assert_eq!(h.acts(&user).await, [Action::UserCreated, Action::SignedOut]);
}

pub(super) async fn a_session_of_somebody_else_cannot_be_ended(h: Harness) {
    let ada = h.ada().await;
    let eve = h.auth().sign_up(sign_up("eve@example.com"), &device()).await.unwrap();
    assert!(!h.auth().revoke_session(&eve.user, ada.session.id, &device()).await.unwrap());
    h.auth().revoke_sessions(&eve.user, None, &device()).await.unwrap();
    assert!(h.session(&ada.token).await.is_some());
}

pub(super) async fn changing_a_password_needs_the_present_one(h: Harness) {
    let SignedIn { session, user, .. } = h.ada().await;
    let auth = h.auth();
    let change = async |current: &str, new: &str| {
        auth.change_password(&session, &user, secret(current), secret(new), false, &device()).await
    };
    let wrong = change("wrong one", NEW).await.unwrap_err();
    assert_eq!(wrong.context_value("reason"), Some("invalid_password"));
    let short = change(PASSWORD, "short").await.unwrap_err();
    assert_eq!(short.context_value("reason"), Some("password_too_short"));
    assert!(change(PASSWORD, NEW).await.unwrap().is_none());
    assert!(auth.sign_in(sign_in("ada@example.com", PASSWORD), &device()).await.is_err());
    auth.sign_in(sign_in("ada@example.com", NEW), &device()).await.unwrap();
}

pub(super) async fn a_changed_password_can_end_every_other_session(h: Harness) {
    let SignedIn { token, session, user, .. } = h.ada().await;
    let (current, new) = (secret(PASSWORD), secret(NEW));
    let begun = h.auth().change_password(&session, &user, current, new, true, &device()).await;
    let begun = begun.unwrap().expect("a new session");
    assert_eq!(h.session(&token).await, None);
    assert!(h.session(&begun.token).await.is_some());
}

pub(super) async fn guessing_the_present_password_is_guessing(h: Harness) {
    let SignedIn { user, .. } = h.ada().await;
    for _ in 0..10 {
        h.auth().verify_password(&user, secret("wrong one")).await.unwrap_err();
    }
    let locked = h.auth().verify_password(&user, secret(PASSWORD)).await.unwrap_err();
    assert_eq!(locked.code(), ErrorCode::RateLimited);
}

pub(super) async fn a_reset_ends_every_session_and_works_once(h: Harness) {
    let SignedIn { token, .. } = h.ada().await;
    h.auth().request_password_reset("ADA@example.com", LINK, &device()).await.unwrap();
    let link = h.linked("ada@example.com").await;
    h.auth().reset_password(&link, secret(NEW), &device()).await.unwrap();
    assert_eq!(h.session(&token).await, None);
    h.auth().sign_in(sign_in("ada@example.com", NEW), &device()).await.unwrap();
    let again = h.auth().reset_password(&link, secret("and another one"), &device()).await;
    assert_eq!(again.unwrap_err().context_value("reason"), Some("invalid_token"));
}

pub(super) async fn a_reset_used_at_once_has_one_winner(h: Harness) {
    h.ada().await;
    let link = h.reset_link("ada@example.com").await;
    let callers = (0..6).map(|i| {
        let (auth, link) = (h.auth_on(i), link.clone());
        let password = format!("password of caller {i}");
        async move {
            auth.reset_password(&link, secret(&password), &device())
                .await
                .is_ok()
                .then_some(password)
        }
    });
    let winners: Vec<_> = at_once(callers).await.into_iter().flatten().collect();
    assert_eq!(winners.len(), 1);
    h.auth().sign_in(sign_in("ada@example.com", &winners[0]), &device()).await.unwrap();
}

pub(super) async fn a_link_is_good_for_its_purpose_and_time_alone(h: Harness) {
    let SignedIn { user, .. } = h.ada().await;
    let auth = h.auth();
    auth.request_verification(&user, LINK).await.unwrap();
    let verification = h.linked("ada@example.com").await;
    assert!(auth.reset_password(&verification, secret(NEW), &device()).await.is_err());
    h.tick();
    let reset = h.reset_link("ada@example.com").await;
    assert!(auth.verify_email(&reset, &device()).await.is_err());
    h.tick();
    let newer = h.reset_link("ada@example.com").await;
    assert!(auth.reset_password(&reset, secret(NEW), &device()).await.is_err(), "the newer counts");
    h.clock.advance(DAY / 24);
    assert!(
        auth.reset_password(&newer, secret(NEW), &device()).await.is_err(),
        "an hour has passed"
    );
    auth.verify_email(&verification, &device()).await.expect("nobody used it up");
}

pub(super) async fn a_reset_link_dies_with_the_password_it_was_for(h: Harness) {
    let SignedIn { session, user, .. } = h.ada().await;
    let auth = h.auth();
    let link = h.reset_link("ada@example.com").await;
    let (current, new) = (secret(PASSWORD), secret(NEW));
    auth.change_password(&session, &user, current, new, false, &device()).await.unwrap();
    let late = auth.reset_password(&link, secret("the thief's choice"), &device()).await;
    assert!(late.is_err());
}

pub(super) async fn asking_for_a_reset_tells_nothing_and_is_slowed_down(h: Harness) {
    h.ada().await;
    let nobody = "nobody@example.com";
    h.auth().request_password_reset(nobody, LINK, &device()).await.expect("the same answer");
    assert!(h.mail_to(nobody).await.is_empty(), "and no mail");
    for _ in 0..9 {
        h.auth().request_password_reset(nobody, LINK, &device()).await.unwrap();
    }
    let refused = h.auth().request_password_reset(nobody, LINK, &device()).await;
    assert_eq!(refused.unwrap_err().code(), ErrorCode::RateLimited);
}

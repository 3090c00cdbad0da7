use std::time::Duration;

use super::harness::{Harness, at_once};
use crate::audit::{Action, Actor};
use crate::auth::{
    Auth, AuthConfig, AuthParts, Device, Session, SignIn, SignInOutcome, SignUp, SignedIn, Token,
    User, UserUpdate,
};
use crate::error::{ErrorCode, Result};
use crate::mail::{OutboxMail, PostOffice};
use crate::money::Credits;
use crate::secret::Secret;
use crate::vault::Vault;

pub(super) const DAY: Duration = Duration::from_secs(24 * 60 * 60);
pub(super) const PASSWORD: &str = "correct horse battery";

/// Where links lead; the secret stands at the end.
pub(super) const LINK: &str = "https://example.com/?t={token}";

pub(super) fn secret(text: &str) -> Secret<String> {
    Secret::new(text.to_owned())
}

pub(super) fn device() -> Device {
    Device { ip_address: Some("192.0.2.7".to_owned()), user_agent: Some("Firefox".to_owned()) }
}

pub(super) fn sign_up(email: &str) -> SignUp {
    SignUp {
        name: "Ada".to_owned(),
        email: email.to_owned(),
        password: secret(PASSWORD),
        image: None,
        remember: true,
    }
}

pub(super) fn sign_in(email: &str, password: &str) -> SignIn {
    SignIn {
        email: email.to_owned(),
        password: secret(password),
        remember: true,
        trusted_device: None,
    }
}

pub(super) fn vault() -> Vault {
    Vault::new(&secret("the secret of a platform for tests"), &[]).expect("a vault")
}

impl Harness {
    pub(super) fn auth(&self) -> Auth {
        self.auth_on(0)
    }

    /// The service over one of the two handles, as on another machine.
    pub(super) fn auth_on(&self, index: usize) -> Auth {
        self.auth_with(index, AuthParts::default(), AuthConfig::default())
    }

    pub(super) fn auth_with(&self, index: usize, parts: AuthParts, config: AuthConfig) -> Auth {
        let (store, ambient) = (self.handle(index), self.ambient.clone());
        Auth::new(store, ambient, vault(), self.post_office(index), parts, config)
    }

    /// One that sends nothing: the messages stay where a behaviour reads them.
    pub(super) fn post_office(&self, index: usize) -> PostOffice {
        PostOffice::new(self.handle(index), self.ambient.clone(), vault(), None)
    }

    /// The messages to an address, the newest first.
    pub(super) async fn mail_to(&self, address: &str) -> Vec<OutboxMail> {
        let mails = self.post_office(1).outbox(100).await.expect("the outbox");
        mails.into_iter().filter(|mail| mail.to.as_str() == address).collect()
    }

    /// The secret in the last link that an address was sent.
    pub(super) async fn linked(&self, address: &str) -> Token {
        let mails = self.mail_to(address).await;
        let links = mails.iter().filter_map(|mail| mail.text.split_once("/?t="));
        let (_, rest) = links.into_iter().next().expect("a link was sent");
        Token::from_text(rest.lines().next().unwrap_or_default().to_owned())
    }

    /// The last code that an address was sent.
    pub(super) async fn coded(&self, address: &str) -> Token {
        let mail = self.mail_to(address).await.into_iter().next().expect("a code was sent");
        let is_code = |line: &&str| line.len() == 6 && line.bytes().all(|b| b.is_ascii_digit());
        Token::from_text(mail.text.lines().find(is_code).expect("a code").to_owned())
    }

    /// Signs in with a password.
    pub(super) async fn sign_in(&self, email: &str, password: &str) -> Result<SignInOutcome> {
        self.auth().sign_in(sign_in(email, password), &device()).await
    }

    /// The link for a new password, as its reader has it.
    pub(super) async fn reset_link(&self, email: &str) -> Token {
        self.auth().request_password_reset(email, LINK, &device()).await.expect("an answer");
        self.linked(email).await
    }

    /// Somebody who has signed up.
    pub(super) async fn ada(&self) -> SignedIn {
        self.auth().sign_up(sign_up("ada@example.com"), &device()).await.expect("a user")
    }

    pub(super) async fn session(&self, token: &Token) -> Option<(Session, User)> {
        self.auth_on(1).session(token).await.expect("an answer")
    }

    pub(super) async fn acts(&self, user: &User) -> Vec<Action> {
        let lines = self.audit(user.account_id).await;
        let of_user = lines.iter().filter(|line| line.actor == Actor::User(user.id));
        of_user.map(|line| line.action).collect()
    }
}

pub(super) async fn a_user_has_an_account_with_the_credits_of_the_free_plan(h: Harness) {
    let SignedIn { token, session, user, .. } = h.ada().await;
    assert_eq!((user.email.as_str(), user.name.as_str()), ("ada@example.com", "Ada"));
    assert!(!user.email_verified);
    assert_eq!(h.balance(user.account_id).await.available, Credits(100));
    assert_eq!(h.session(&token).await, Some((session.clone(), user.clone())));
    assert_eq!(session.expires_at, h.ambient.now() + DAY * 7);
    assert_eq!(session.ip_address.as_deref(), Some("192.0.2.7"));
    assert_eq!(h.acts(&user).await, [Action::UserCreated]);
}

pub(super) async fn an_address_in_other_letters_is_the_same(h: Harness) {
    let ada = h.ada().await.user;
    let again = h.sign_in(" ADA@Example.com ", PASSWORD).await.unwrap().signed_in().unwrap();
    assert_eq!(again.user, ada);
    let taken = h.auth().sign_up(sign_up("Ada@example.COM"), &device()).await.unwrap_err();
    assert_eq!(taken.code(), ErrorCode::AlreadyExists);
}

pub(super) async fn an_address_is_taken_once_also_at_once(h: Harness) {
    let callers = (0..8).map(|i| {
        let auth = h.auth_on(i);
        async move { auth.sign_up(sign_up("ada@example.com"), &device()).await }
    });
    let answers = at_once(callers).await;
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
    let refused = answers.iter().filter_map(|answer| answer.as_ref().err());
    assert!(refused.into_iter().all(|error| error.code() == ErrorCode::AlreadyExists));
}

pub(super) async fn who_gives_nonsense_is_not_signed_up(h: Harness) {
    let good = || sign_up("ada@example.com");
    for (request, field) in [
        (SignUp { name: " ".to_owned(), ..good() }, "name"),
        (SignUp { name: "a\nb".to_owned(), ..good() }, "name"),
        (SignUp { name: "a".repeat(201), ..good() }, "name"),
        (SignUp { email: "ada".to_owned(), ..good() }, "email"),
        (SignUp { password: secret("1234567"), ..good() }, "password"),
        (SignUp { password: secret(&"x".repeat(129)), ..good() }, "password"),
        (SignUp { image: Some("javascript:alert(1)".to_owned()), ..good() }, "image"),
        (SignUp { image: Some("https://a.example/\">".to_owned()), ..good() }, "image"),
    ] {
        let refused = h.auth().sign_up(request, &device()).await.unwrap_err();
        assert_eq!(refused.context_value("field"), Some(field), "{refused}");
    }
    assert!(h.auth().sign_up(good(), &device()).await.is_ok(), "nothing of it was kept");
}

pub(super) async fn a_session_ends_by_itself_unless_it_is_used(h: Harness) {
    let SignedIn { token, .. } = h.ada().await;
    h.clock.advance(DAY * 7 - Duration::from_secs(1));
    let (renewed, _) = h.session(&token).await.expect("it still lives");
    assert_eq!(renewed.expires_at, h.ambient.now() + DAY * 7);
    h.clock.advance(DAY * 7);
    assert_eq!(h.session(&token).await, None);
}

pub(super) async fn a_session_is_renewed_once_a_day_at_most(h: Harness) {
    let SignedIn { token, session, .. } = h.ada().await;
    h.clock.advance(DAY - Duration::from_secs(1));
    assert_eq!(h.session(&token).await.unwrap().0, session);
    h.clock.advance(Duration::from_secs(1));
    assert!(h.session(&token).await.unwrap().0.expires_at > session.expires_at);
}

pub(super) async fn a_session_ends_after_its_absolute_lifetime_however_it_is_used(h: Harness) {
    let SignedIn { token, .. } = h.ada().await;
    for _ in 0..89 {
        h.clock.advance(DAY);
        assert!(h.session(&token).await.is_some());
    }
    h.clock.advance(DAY);
    assert_eq!(h.session(&token).await, None);
}

pub(super) async fn a_session_that_is_not_remembered_lives_a_day(h: Harness) {
    h.ada().await;
    let short = SignIn { remember: false, ..sign_in("ada@example.com", PASSWORD) };
    let outcome = h.auth().sign_in(short, &device()).await.unwrap();
    let SignedIn { token, session, .. } = outcome.signed_in().unwrap();
    assert_eq!(session.expires_at, h.ambient.now() + DAY);
    h.clock.advance(DAY);
    assert_eq!(h.session(&token).await, None);
}

pub(super) async fn sensitive_acts_need_a_young_session(h: Harness) {
    let SignedIn { session, .. } = h.ada().await;
    h.auth().require_fresh(&session).unwrap();
    h.clock.advance(DAY + Duration::from_secs(1));
    let refused = h.auth().require_fresh(&session).unwrap_err();
    assert_eq!(refused.code(), ErrorCode::PermissionDenied);
}

pub(super) async fn sessions_are_listed_and_ended_one_by_one_or_all(h: Harness) {
    let first = h.ada().await;
    let mut others = Vec::new();
    for _ in 0..3 {
        h.tick();
        let outcome = h.sign_in("ada@example.com", PASSWORD).await.unwrap();
        others.push(outcome.signed_in().unwrap());
    }
    let auth = h.auth();
    let listed = auth.sessions(&first.user).await.unwrap();
    assert_eq!(listed.len(), 4);
    assert_eq!(listed[0], others[2].session, "the newest first");
    assert!(auth.revoke_session(&first.user, others[0].session.id, &device()).await.unwrap());
    assert!(!auth.revoke_session(&first.user, others[0].session.id, &device()).await.unwrap());
    assert_eq!(h.session(&others[0].token).await, None);
    let keep = Some(first.session.id);
    assert_eq!(auth.revoke_sessions(&first.user, keep, &device()).await.unwrap(), 2);
    assert!(h.session(&first.token).await.is_some() && h.session(&others[1].token).await.is_none());
    assert_eq!(auth.revoke_sessions(&first.user, None, &device()).await.unwrap(), 1);
    assert_eq!(h.session(&first.token).await, None);
}

pub(super) async fn a_user_changes_name_and_picture_alone(h: Harness) {
    let SignedIn { token, user, .. } = h.ada().await;
    h.tick();
    let image = Some("https://example.com/ada.png".to_owned());
    let update = UserUpdate { name: Some(" Countess ".to_owned()), image };
    let changed = h.auth().update_user(&user, update, &device()).await.unwrap();
    assert_eq!((changed.name.as_str(), &changed.email), ("Countess", &user.email));
    assert!(changed.updated_at > user.updated_at && changed.created_at == user.created_at);
    assert_eq!(h.session(&token).await.unwrap().1, changed);
    let nothing = h.auth().update_user(&changed, UserUpdate::default(), &device()).await.unwrap();
    assert_eq!((nothing.name, nothing.image), (changed.name, changed.image));
    let without = UserUpdate { image: Some(String::new()), ..UserUpdate::default() };
    assert_eq!(h.auth().update_user(&user, without, &device()).await.unwrap().image, None);
}

pub(super) async fn an_address_is_verified_by_what_was_sent_there(h: Harness) {
    let SignedIn { user, token, .. } = h.ada().await;
    h.auth().request_verification(&user, LINK).await.unwrap();
    let sent = h.linked("ada@example.com").await;
    assert!(h.auth().verify_email(&sent, &device()).await.unwrap().email_verified);
    assert!(h.session(&token).await.unwrap().1.email_verified);
    let again = h.auth().verify_email(&sent, &device()).await.unwrap_err();
    assert_eq!(again.context_value("reason"), Some("invalid_token"));
}

pub(super) async fn an_erased_user_leaves_the_books_and_no_name(h: Harness) {
    let SignedIn { user, token, .. } = h.ada().await;
    let reset = h.reset_link("ada@example.com").await;
    h.auth().delete_user(&user, &device()).await.unwrap();
    assert_eq!(h.session(&token).await, None);
    assert!(h.auth().reset_password(&reset, secret("a new password"), &device()).await.is_err());
    assert_eq!(h.balance(user.account_id).await.available, Credits(100));
    let account = h.accounts().get(user.account_id).await.unwrap();
    assert_eq!(account.name, "deleted");
    let again = h.ada().await.user;
    assert!(again.id != user.id && again.account_id != user.account_id, "a new beginning");
}

pub(super) async fn an_imported_hash_becomes_argon2id_at_the_first_sign_in(h: Harness) {
    let user = h.ada().await.user;
    let bcrypt = "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW";
    let mut tx = h.store.begin().await.unwrap();
    let way = tx.credentials().of_user(user.id).await.unwrap().remove(0);
    let before = way.password.unwrap();
    let now = h.ambient.now();
    let replaced =
        tx.credentials().replace_password(way.id, before.expose(), bcrypt, now).await.unwrap();
    assert!(replaced);
    tx.commit().await.unwrap();
    let policy_does_not_apply = sign_in("ada@example.com", "U*U");
    h.auth().sign_in(policy_does_not_apply.clone(), &device()).await.unwrap();
    let way = h.store.read().await.unwrap().credentials().of_user(user.id).await.unwrap().remove(0);
    assert!(way.password.unwrap().expose().starts_with("$argon2id$"));
    h.auth().sign_in(policy_does_not_apply, &device()).await.unwrap();
}

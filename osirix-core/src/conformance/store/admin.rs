use std::time::Duration;

use super::harness::Harness;
use super::identity::{PASSWORD, device, secret, sign_up};
use crate::audit::{Action, Actor};
use crate::auth::{NewUser, Role, SignedIn, User, UserQuery, UserUpdate};
use crate::error::{Error, ErrorCode};

impl Harness {
    /// An administrator.
    pub(super) async fn admin(&self) -> User {
        let email = "root@example.com";
        self.auth().sign_up(sign_up(email), &device()).await.expect("a user");
        self.auth().appoint_admin(email).await.expect("an administrator")
    }
}

pub(super) async fn only_an_administrator_administers(h: Harness) {
    let ada = h.ada().await.user;
    let eve = h.auth().sign_up(sign_up("eve@example.com"), &device()).await.unwrap().user;
    let (auth, d) = (h.auth(), device());
    let new = NewUser {
        name: "New".to_owned(),
        email: "new@example.com".to_owned(),
        password: None,
        role: Role::Admin,
    };
    let refused: Vec<Error> = vec![
        auth.list_users(&eve, &UserQuery::default(), &d).await.err().unwrap(),
        auth.user_of_id(&eve, ada.id, &d).await.err().unwrap(),
        auth.create_user(&eve, new, &d).await.err().unwrap(),
        auth.set_role(&eve, eve.id, Role::Admin, &d).await.err().unwrap(),
        auth.ban_user(&eve, ada.id, None, None, &d).await.err().unwrap(),
        auth.unban_user(&eve, ada.id, &d).await.err().unwrap(),
        auth.edit_user(&eve, ada.id, UserUpdate::default(), &d).await.err().unwrap(),
        auth.set_password(&eve, ada.id, secret("taken over"), &d).await.err().unwrap(),
        auth.sessions_of(&eve, ada.id, &d).await.err().unwrap(),
        auth.revoke_sessions_of(&eve, ada.id, &d).await.err().unwrap(),
        auth.remove_user(&eve, ada.id, &d).await.err().unwrap(),
        auth.impersonate(&eve, ada.id, &d).await.err().unwrap(),
    ];
    for error in &refused {
        assert_eq!(error.code(), ErrorCode::PermissionDenied, "{error}");
    }
    let denied = h.acts(&eve).await.into_iter().filter(|act| *act == Action::Denied).count();
    assert_eq!(denied, refused.len(), "each try is on record");
    h.sign_in("ada@example.com", PASSWORD).await.expect("nothing has changed");
}

pub(super) async fn a_banned_user_is_out_until_the_ban_ends(h: Harness) {
    let SignedIn { token, user, .. } = h.ada().await;
    let admin = h.admin().await;
    let reason = Some("spam".to_owned());
    h.auth().ban_user(&admin, user.id, reason, Some(3_600), &device()).await.unwrap();
    assert_eq!(h.session(&token).await, None);
    let refused = h.sign_in("ada@example.com", PASSWORD).await.unwrap_err();
    assert_eq!(refused.context_value("reason"), Some("banned_user"));
    assert_eq!(refused.context_value("ban_reason"), Some("spam"));
    let wrong = h.sign_in("ada@example.com", "wrong one").await.unwrap_err();
    assert_eq!(
        wrong.code(),
        ErrorCode::Unauthenticated,
        "who does not know the password learns nothing"
    );
    h.clock.advance(Duration::from_secs(3_600));
    h.sign_in("ada@example.com", PASSWORD).await.unwrap();
    let line = h.audit(user.account_id).await;
    let line = line.iter().find(|line| line.action == Action::UserBanned).expect("a line");
    assert_eq!(line.actor, Actor::User(admin.id));
}

pub(super) async fn a_ban_can_be_lifted(h: Harness) {
    let SignedIn { user, .. } = h.ada().await;
    let admin = h.admin().await;
    let banned = h.auth().ban_user(&admin, user.id, None, None, &device()).await.unwrap();
    assert!(banned.ban.is_some());
    h.sign_in("ada@example.com", PASSWORD).await.unwrap_err();
    let free = h.auth().unban_user(&admin, user.id, &device()).await.unwrap();
    assert_eq!(free.ban, None);
    h.sign_in("ada@example.com", PASSWORD).await.unwrap();
}

pub(super) async fn another_role_ends_the_sessions(h: Harness) {
    let SignedIn { token, user, .. } = h.ada().await;
    let admin = h.admin().await;
    let raised = h.auth().set_role(&admin, user.id, Role::Admin, &device()).await.unwrap();
    assert_eq!(raised.role, Role::Admin);
    assert_eq!(h.session(&token).await, None);
    let oneself = h.auth().set_role(&admin, admin.id, Role::User, &device()).await.unwrap_err();
    assert_eq!(oneself.context_value("reason"), Some("oneself"));
    let oneself = h.auth().remove_user(&admin, admin.id, &device()).await.unwrap_err();
    assert_eq!(oneself.context_value("reason"), Some("oneself"));
}

pub(super) async fn an_administrator_acts_as_a_user_for_an_hour_and_on_record(h: Harness) {
    let SignedIn { user, .. } = h.ada().await;
    let admin = h.admin().await;
    let begun = h.auth().impersonate(&admin, user.id, &device()).await.unwrap();
    let (session, of) = h.session(&begun.token).await.unwrap();
    assert_eq!((of.id, session.impersonated_by), (user.id, Some(admin.id)));
    let fresh = h.auth().require_fresh(&session).unwrap_err();
    assert_eq!(fresh.context_value("reason"), Some("impersonated"));
    h.clock.advance(Duration::from_secs(3_599));
    assert!(h.session(&begun.token).await.is_some());
    h.clock.advance(Duration::from_secs(1));
    assert_eq!(h.session(&begun.token).await, None, "it is not renewed");
    let lines = h.audit(user.account_id).await;
    let line = lines.iter().find(|line| line.action == Action::ImpersonationStarted);
    assert_eq!(line.expect("a line").actor, Actor::User(admin.id));
}

pub(super) async fn acting_as_a_user_can_be_stopped(h: Harness) {
    let own = h.ada().await;
    let admin = h.admin().await;
    let begun = h.auth().impersonate(&admin, own.user.id, &device()).await.unwrap();
    h.auth().stop_impersonating(&begun.session, &begun.user, &device()).await.unwrap();
    assert_eq!(h.session(&begun.token).await, None);
    assert!(h.session(&own.token).await.is_some(), "the user's own goes on");
    let none = h.auth().stop_impersonating(&own.session, &own.user, &device()).await.unwrap_err();
    assert_eq!(none.context_value("reason"), Some("not_impersonating"));
}

pub(super) async fn nobody_acts_as_an_administrator(h: Harness) {
    let admin = h.admin().await;
    let other = h.ada().await.user;
    let other = h.auth().set_role(&admin, other.id, Role::Admin, &device()).await.unwrap();
    let refused = h.auth().impersonate(&admin, other.id, &device()).await.err().unwrap();
    assert_eq!(refused.context_value("reason"), Some("cannot_impersonate_admins"));
}

pub(super) async fn users_are_found_by_name_and_address(h: Harness) {
    let admin = h.admin().await;
    for email in ["ada@example.com", "eve@example.com", "a_b@example.org"] {
        h.tick();
        h.auth().sign_up(sign_up(email), &device()).await.unwrap();
    }
    let find = async |search: &str, limit: u32, offset: u64| {
        let query = UserQuery { search: search.to_owned(), limit, offset };
        let page = h.auth().list_users(&admin, &query, &device()).await.unwrap();
        let emails: Vec<_> = page.users.iter().map(|user| user.email.to_string()).collect();
        (emails.join(" "), page.total)
    };
    let all = find("", 100, 0).await;
    assert_eq!(all.0, "a_b@example.org eve@example.com ada@example.com root@example.com");
    assert_eq!(find("EVE@", 100, 0).await, ("eve@example.com".to_owned(), 1));
    assert_eq!(find("_", 100, 0).await.1, 1, "a sign of patterns is a sign like others");
    assert_eq!(find("%", 100, 0).await.1, 0);
    assert_eq!(find("", 1, 2).await, ("ada@example.com".to_owned(), 4));
    let query = UserQuery { limit: 201, ..UserQuery::default() };
    let refused = h.auth().list_users(&admin, &query, &device()).await.err().unwrap();
    assert_eq!(refused.context_value("field"), Some("limit"));
}

pub(super) async fn an_administrator_makes_changes_and_removes_users(h: Harness) {
    let admin = h.admin().await;
    let new = NewUser {
        name: "New".to_owned(),
        email: "new@example.com".to_owned(),
        password: Some(secret("a first password")),
        role: Role::User,
    };
    let auth = h.auth();
    let user = auth.create_user(&admin, new.clone(), &device()).await.unwrap();
    let twice = auth.create_user(&admin, new, &device()).await.unwrap_err();
    assert_eq!(twice.code(), ErrorCode::AlreadyExists);
    let outcome = h.sign_in("new@example.com", "a first password").await.unwrap();
    let begun = outcome.signed_in().unwrap();
    let update = UserUpdate { name: Some("Newer".to_owned()), image: None };
    let edited = auth.edit_user(&admin, user.id, update, &device()).await.unwrap();
    assert_eq!(edited.name, "Newer");
    assert_eq!(auth.sessions_of(&admin, user.id, &device()).await.unwrap().len(), 1);
    auth.set_password(&admin, user.id, secret("a second password"), &device()).await.unwrap();
    assert_eq!(h.session(&begun.token).await, None);
    h.sign_in("new@example.com", "a second password").await.unwrap();
    assert_eq!(auth.revoke_sessions_of(&admin, user.id, &device()).await.unwrap(), 1);
    auth.remove_user(&admin, user.id, &device()).await.unwrap();
    h.sign_in("new@example.com", "a second password").await.unwrap_err();
    let lines = h.audit(user.account_id).await;
    assert!(lines.iter().any(|line| line.action == Action::AdminActed));
}

use async_trait::async_trait;

use super::harness::Harness;
use super::identity::{LINK, device};
use crate::auth::{ForeignUser, ImportReport, UserSource};
use crate::clock::Timestamp;
use crate::error::Result;
use crate::money::Credits;
use crate::secret::Secret;

/// "U*U" by bcrypt, and "password" by Better Auth's scrypt.
const BCRYPT: &str = "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW";

struct List(Vec<ForeignUser>);

#[async_trait]
impl UserSource for List {
    async fn next(&mut self, limit: u32) -> Result<Vec<ForeignUser>> {
        let count = self.0.len().min(limit as usize);
        Ok(self.0.drain(..count).collect())
    }
}

fn foreign(email: &str) -> ForeignUser {
    ForeignUser {
        name: "Grace".to_owned(),
        email: email.to_owned(),
        email_verified: true,
        image: Some("https://example.com/grace.png".to_owned()),
        created_at: Timestamp::from_micros(1_600_000_000_000_000),
        password: Some(Secret::new(BCRYPT.to_owned())),
        accounts: vec![("github".to_owned(), format!("id of {email}"))],
    }
}

impl Harness {
    async fn imports(&self, users: Vec<ForeignUser>) -> ImportReport {
        self.auth().import(&mut List(users)).await.expect("a report")
    }
}

pub(super) async fn users_of_another_system_sign_in_as_before(h: Harness) {
    let report = h.imports(vec![foreign("Grace@Example.com")]).await;
    assert_eq!((report.imported, report.present, report.refused.len()), (1, 0, 0));
    let user = h.sign_in("grace@example.com", "U*U").await.unwrap().signed_in().unwrap().user;
    assert_eq!((user.name.as_str(), user.email_verified), ("Grace", true));
    assert_eq!(user.created_at, Timestamp::from_micros(1_600_000_000_000_000));
    assert_eq!(h.balance(user.account_id).await.available, Credits(100));
    let ways = h.auth().credentials(&user).await.unwrap();
    assert!(ways.iter().any(|way| way.provider == "github"));
    let own = ways.iter().find(|way| way.password.is_some()).expect("a password");
    assert!(own.password.as_ref().unwrap().expose().starts_with("$argon2id$"), "hashed anew");
}

pub(super) async fn taking_over_again_changes_nobody(h: Harness) {
    let many = || (0..230).map(|i| foreign(&format!("user-{i}@example.com"))).collect();
    assert_eq!(h.imports(many()).await.imported, 230);
    let again = h.imports(many()).await;
    assert_eq!((again.imported, again.present), (0, 230));
    let ada = h.ada().await.user;
    let mut same = foreign("ada@example.com");
    same.password = Some(Secret::new(BCRYPT.to_owned()));
    assert_eq!(h.imports(vec![same]).await.present, 1);
    h.sign_in("ada@example.com", "U*U").await.expect_err("her password is her own");
    assert_eq!(h.auth().credentials(&ada).await.unwrap().len(), 1);
}

pub(super) async fn who_cannot_be_taken_over_keeps_nobody_out(h: Harness) {
    let bad = |change: fn(&mut ForeignUser)| {
        let mut user = foreign("bad@example.com");
        change(&mut user);
        user
    };
    let report = h
        .imports(vec![
            bad(|user| user.email = "nonsense".to_owned()),
            bad(|user| user.name = String::new()),
            bad(|user| user.password = Some(Secret::new("md5:0123".to_owned()))),
            bad(|user| user.password = Some(Secret::new(BCRYPT.replace("$05$", "$31$")))),
            foreign("first@example.com"),
            bad(|user| user.accounts = vec![("github".into(), "id of first@example.com".into())]),
            foreign("last@example.com"),
        ])
        .await;
    assert_eq!((report.imported, report.refused.len()), (2, 5), "{report:?}");
    assert!(report.refused.iter().all(|refused| !refused.reason.is_empty()));
    h.auth().request_password_reset("bad@example.com", LINK, &device()).await.unwrap();
    assert!(h.mail_to("bad@example.com").await.is_empty(), "nothing of them was kept");
}

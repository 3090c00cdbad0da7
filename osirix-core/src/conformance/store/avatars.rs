use super::harness::Harness;
use crate::avatars::{Avatar, AvatarKind, Consent};
use crate::error::{ErrorCode, Result};
use crate::id::AccountId;

impl Harness {
    fn portrait(&self, account: AccountId, slug: &str) -> Avatar {
        let now = self.ambient.now();
        let (by, statement) = ("Ada".to_owned(), "I agree.\nTo this.".to_owned());
        Avatar {
            id: self.ambient.new_id().expect("an id"),
            account_id: Some(account),
            slug: slug.to_owned(),
            name: "Ada".to_owned(),
            kind: AvatarKind::Portrait,
            reference: format!("avatars/{slug}.jpg"),
            consent: Some(Consent { by, statement, at: now }),
            created_at: now,
        }
    }

    async fn add_avatar(&self, avatar: &Avatar) -> Result<()> {
        let mut tx = self.store.begin().await.unwrap();
        tx.avatars().insert(avatar).await?;
        tx.commit().await
    }

    async fn own_avatars(&self, account: AccountId) -> (u32, Vec<Avatar>) {
        let mut tx = self.second.read().await.unwrap();
        let listed = tx.avatars().list(account).await.unwrap();
        let own = listed.into_iter().filter(|avatar| avatar.account_id.is_some()).collect();
        (tx.avatars().count_own(account).await.unwrap(), own)
    }
}

pub(super) async fn an_avatar_of_ones_own_comes_after_the_demo_avatars(h: Harness) {
    let account = h.account().await;
    assert_eq!(h.own_avatars(account).await, (0, vec![]), "the demo avatars are nobody's");
    let (first, second) = (h.portrait(account, "ada-1"), h.portrait(account, "ada-2"));
    h.add_avatar(&first).await.unwrap();
    h.add_avatar(&second).await.unwrap();
    // Those of the same moment stand in the order of their ids.
    let mut both = vec![first.clone(), second];
    both.sort_by_key(|avatar| avatar.id);
    assert_eq!(h.own_avatars(account).await, (2, both));
    let mut tx = h.second.read().await.unwrap();
    assert_eq!(tx.avatars().by_slug(account, "ada-1").await.unwrap(), Some(first));
    let all = tx.avatars().list(account).await.unwrap();
    assert!(all[..8].iter().all(|avatar| avatar.account_id.is_none()) && all.len() == 10);
    assert_eq!(tx.avatars().demo().await.unwrap().len(), 8);
}

pub(super) async fn an_avatar_is_its_accounts_alone(h: Harness) {
    let (ada, eve) = (h.account().await, h.account().await);
    let avatar = h.portrait(ada, "ada-1");
    h.add_avatar(&avatar).await.unwrap();
    assert_eq!(h.own_avatars(eve).await, (0, vec![]));
    let mut tx = h.store.begin().await.unwrap();
    assert_eq!(tx.avatars().by_slug(eve, "ada-1").await.unwrap(), None);
    assert!(!tx.avatars().delete(eve, avatar.id).await.unwrap());
    assert!(tx.avatars().delete(ada, avatar.id).await.unwrap());
    assert!(!tx.avatars().delete(ada, avatar.id).await.unwrap(), "it is gone already");
    tx.commit().await.unwrap();
    assert_eq!(h.own_avatars(ada).await, (0, vec![]));
}

pub(super) async fn a_slug_is_taken_once(h: Harness) {
    let (ada, eve) = (h.account().await, h.account().await);
    h.add_avatar(&h.portrait(ada, "ada-1")).await.unwrap();
    let taken = h.add_avatar(&h.portrait(eve, "ada-1")).await.unwrap_err();
    assert_eq!(taken.code(), ErrorCode::Conflict);
}

pub(super) async fn nobody_is_an_avatar_without_consent(h: Harness) {
    let account = h.account().await;
    let avatar = Avatar { consent: None, ..h.portrait(account, "ada-1") };
    assert!(h.add_avatar(&avatar).await.is_err());
    assert_eq!(h.own_avatars(account).await, (0, vec![]));
}

//! People become avatars of an account: added, speaking, removed.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test says what is wrong by panicking"
)]

mod support;

use std::path::PathBuf;

use futures_util::future::join_all;
use osirix::core::audit::{Action, Actor};
use osirix::{
    Account, Avatar, ErrorCode, JobState, NewAvatar, NewConsent, Osirix, PageRequest, VideoRequest,
};
use support::{Place, account, short_video};

journeys!(
    a_person_becomes_an_avatar_and_speaks,
    a_picture_that_is_refused_leaves_nothing,
    a_plan_includes_so_many_avatars_however_many_are_added_at_once,
    an_avatar_is_removed_with_its_picture,
    an_avatar_of_another_account_is_not_there,
    without_consent_there_is_no_avatar,
);

fn picture(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../osirix-media/tests/portraits").join(name)
}

fn ada() -> NewAvatar {
    let statement = "I am on the picture, and agree that it speaks in videos.".to_owned();
    let consent = NewConsent { by: "Ada Lovelace".to_owned(), statement };
    NewAvatar { name: "Ada at work".to_owned(), consent }
}

async fn added(osirix: &Osirix, account: &Account) -> Avatar {
    osirix.avatars().add(account.id, ada(), picture("ada.jpg")).await.unwrap()
}

/// The files that are kept of avatars.
fn pictures(place: &Place) -> usize {
    let folder = place.home().join("blobs/avatars");
    let accounts = std::fs::read_dir(folder).into_iter().flatten();
    accounts.map(|account| std::fs::read_dir(account.unwrap().path()).unwrap().count()).sum()
}

async fn a_person_becomes_an_avatar_and_speaks(place: Place) {
    let osirix = place.open().await;
    let account = account(&osirix).await;
    let avatar = osirix.avatars().add(account.id, ada(), picture("ada.png")).await.unwrap();
    assert!(avatar.slug.starts_with("ada-at-work-"), "{}", avatar.slug);
    assert_eq!(osirix.avatars().get(account.id, avatar.slug.clone()).await.unwrap(), avatar);
    let consent = avatar.consent.clone().unwrap();
    assert_eq!((consent.by.as_str(), consent.at), ("Ada Lovelace", avatar.created_at));

    let request = VideoRequest { avatar: avatar.slug.clone(), ..short_video() };
    let job = osirix.jobs().create_video(account.id, request).await.unwrap();
    let job = osirix.jobs().wait(account.id, job.id).await.unwrap();
    assert_eq!((job.state, job.error.clone()), (JobState::Completed, None));
    assert_eq!((job.video().unwrap().width, job.video().unwrap().height), (720, 720));

    let audit = osirix.audit().list(account.id, PageRequest::default()).await.unwrap().items;
    let line = audit.iter().find(|line| line.action == Action::AvatarAdded).unwrap();
    assert_eq!((&line.actor, &line.subject), (&Actor::Account(account.id), &avatar.id.to_string()));
    assert_eq!(line.details["consent"]["by"], "Ada Lovelace");
    osirix.close().await;
}

async fn a_picture_that_is_refused_leaves_nothing(place: Place) {
    let osirix = place.builder().workers(0).build().await.unwrap();
    let account = account(&osirix).await;
    let refused =
        async |picture| osirix.avatars().add(account.id, ada(), picture).await.unwrap_err();
    let svg = refused(picture("ada.svg")).await;
    assert_eq!(svg.code(), ErrorCode::InvalidInput);
    assert_eq!(svg.context_value("field"), Some("picture"));
    let large = place.folder.path().join("large");
    std::fs::write(&large, vec![0xff; (20 << 20) + 1]).unwrap();
    assert_eq!(refused(large).await.code(), ErrorCode::TooLarge);
    let missing = refused(picture("nobody.jpg")).await;
    assert_eq!(
        (missing.code(), missing.context_value("field")),
        (ErrorCode::NotFound, Some("picture"))
    );

    assert_eq!(pictures(&place), 0);
    assert_eq!(osirix.avatars().list(account.id).await.unwrap().len(), 8);
    let audit = osirix.audit().list(account.id, PageRequest::default()).await.unwrap();
    assert_eq!(audit.items.len(), 1, "only the account's opening is on record");
    osirix.close().await;
}

async fn a_plan_includes_so_many_avatars_however_many_are_added_at_once(place: Place) {
    let (left, right) = (
        place.builder().workers(0).build().await.unwrap(),
        place.builder().workers(0).build().await.unwrap(),
    );
    let account = account(&left).await;
    let (here, there) = (left.avatars(), right.avatars());
    let one = |index: usize| {
        let avatars = if index.is_multiple_of(2) { &here } else { &there };
        avatars.add(account.id, ada(), picture("ada.jpg"))
    };
    let tried = join_all((0..4).map(one)).await;
    let refusals: Vec<_> = tried.into_iter().filter_map(Result::err).collect();
    assert_eq!(refusals.len(), 3, "the Free plan includes one: {refusals:?}");
    for refusal in refusals {
        assert_eq!(refusal.code(), ErrorCode::PlanLimit);
        assert_eq!(refusal.context_value("limit"), Some("1"));
    }
    assert_eq!(left.avatars().list(account.id).await.unwrap().len(), 9);
    assert_eq!(pictures(&place), 1, "the pictures of those that were refused are gone");
    left.close().await;
    right.close().await;
}

async fn an_avatar_is_removed_with_its_picture(place: Place) {
    let osirix = place.builder().workers(0).build().await.unwrap();
    let account = account(&osirix).await;
    let Avatar { slug, .. } = added(&osirix, &account).await;
    assert_eq!(pictures(&place), 1);
    osirix.avatars().remove(account.id, slug.clone()).await.unwrap();
    assert_eq!(pictures(&place), 0);
    let gone = osirix.avatars().remove(account.id, slug.clone()).await.unwrap_err();
    assert_eq!(gone.code(), ErrorCode::NotFound);
    let demo = osirix.avatars().remove(account.id, "tech-presenter".into()).await.unwrap_err();
    assert_eq!(demo.code(), ErrorCode::PermissionDenied);
    let audit = osirix.audit().list(account.id, PageRequest::default()).await.unwrap().items;
    assert_eq!(audit[0].action, Action::AvatarRemoved);
    added(&osirix, &account).await;
    osirix.close().await;
}

async fn an_avatar_of_another_account_is_not_there(place: Place) {
    let osirix = place.builder().workers(0).build().await.unwrap();
    let ada = account(&osirix).await;
    let eve = osirix.accounts().open("Eve".into(), None).await.unwrap();
    let Avatar { slug, .. } = added(&osirix, &ada).await;
    let request = VideoRequest { avatar: slug.clone(), ..short_video() };
    let refusals = [
        osirix.avatars().get(eve.id, slug.clone()).await.unwrap_err(),
        osirix.avatars().remove(eve.id, slug).await.unwrap_err(),
        osirix.jobs().create_video(eve.id, request).await.unwrap_err(),
    ];
    assert!(refusals.iter().all(|refusal| refusal.code() == ErrorCode::NotFound), "{refusals:?}");
    assert_eq!(pictures(&place), 1);
    osirix.close().await;
}

async fn without_consent_there_is_no_avatar(place: Place) {
    let osirix = place.builder().workers(0).build().await.unwrap();
    let account = account(&osirix).await;
    for (by, statement, field) in
        [(" ", "I agree.", "consent.by"), ("Ada", "", "consent.statement")]
    {
        let consent = NewConsent { by: by.to_owned(), statement: statement.to_owned() };
        let new = NewAvatar { consent, ..ada() };
        let refusal = osirix.avatars().add(account.id, new, picture("ada.jpg")).await.unwrap_err();
        assert_eq!(refusal.context_value("field"), Some(field));
    }
    assert_eq!(pictures(&place), 0);
    osirix.close().await;
}

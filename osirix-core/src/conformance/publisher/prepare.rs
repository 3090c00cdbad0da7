use super::{Harness, kept};
use crate::error::ErrorCode;
use crate::social::{Outcome, Preparation, Stage};

pub(super) async fn a_draft_without_media_becomes_ready(h: Harness) {
    let draft = h.draft(&["Hello"]).await;
    assert_eq!(h.prepared(&draft).await.stage, Stage::Ready);
}

pub(super) async fn a_picture_becomes_ready_though_every_step_is_repeated(h: Harness) {
    let mut draft = h.draft(&["A picture"]).await;
    draft.parts[0].media = vec![h.picture.clone()];
    let mut at = Preparation::begin();
    while at.stage != Stage::Ready {
        let _lost = h.step(&draft, &at).await;
        at = kept(&h.step(&draft, &at).await);
    }
    let published = h.publisher.publish(&h.connection, &draft, &at, &[]).await.unwrap();
    assert!(matches!(published, Outcome::Published(_)), "{published:?}");
    assert_eq!(h.remote.posts().await, 1);
}

pub(super) async fn preparing_shows_nothing(h: Harness) {
    let mut draft = h.draft(&["A picture"]).await;
    draft.parts[0].media = vec![h.picture.clone()];
    let prepared = h.prepared(&draft).await;
    assert_eq!(h.remote.posts().await, 0);
    let token = h.connection.credentials.access_token.expose();
    assert!(!serde_json::to_string(&prepared).unwrap().contains(token), "it holds the token");
}

pub(super) async fn what_is_ready_stays_ready(h: Harness) {
    let draft = h.draft(&["Hello"]).await;
    let ready = h.prepared(&draft).await;
    assert_eq!(h.publisher.check(&h.connection, &ready).await.unwrap(), ready);
}

pub(super) async fn what_is_not_ready_is_not_published(h: Harness) {
    let draft = h.draft(&["Hello"]).await;
    let begun = Preparation::begin();
    let refused = h.publisher.publish(&h.connection, &draft, &begun, &[]).await.unwrap_err();
    assert_eq!(refused.code(), ErrorCode::Conflict);
    assert_eq!(h.remote.posts().await, 0);
}

use super::Harness;
use crate::social::FailureClass;

pub(super) async fn a_token_that_is_worth_nothing_posts_nothing_and_is_not_shown(h: Harness) {
    let draft = h.draft(&["Hello"]).await;
    let ready = h.prepared(&draft).await;
    let stranger = h.with_token("worthless-hunter2-token");
    let error = h.publisher.publish(&stranger, &draft, &ready, &[]).await.unwrap_err();
    let class = FailureClass::of(&error);
    assert!(matches!(class, FailureClass::RefreshToken | FailureClass::Disconnected), "{error:?}");
    assert!(!format!("{error} {error:?} {stranger:?}").contains("hunter2"));
    assert_eq!(h.remote.posts().await, 0);
}

pub(super) async fn a_server_that_is_away_is_said_to_be_so(h: Harness) {
    let draft = h.draft(&["Hello"]).await;
    let ready = h.prepared(&draft).await;
    let mut away = h.connection.clone();
    away.server = "http://127.0.0.1:1".to_owned();
    // Nobody was reached, so that nothing can be out.
    let error = h.publisher.publish(&away, &draft, &ready, &[]).await.unwrap_err();
    assert_eq!(FailureClass::of(&error), FailureClass::RetryLater, "{error:?}");
    assert!(!format!("{error:?}").contains(away.credentials.access_token.expose()));
    let error = h.publisher.find(&away, &draft, &[]).await.unwrap_err();
    assert_eq!(FailureClass::of(&error), FailureClass::RetryLater, "{error:?}");
    let error = h.publisher.refresh(&away).await.unwrap_err();
    assert_eq!(
        FailureClass::of(&error),
        FailureClass::RetryLater,
        "no token dies of it: {error:?}"
    );
}

pub(super) async fn refreshed_credentials_publish(mut h: Harness) {
    h.connection.credentials = h.publisher.refresh(&h.connection).await.unwrap();
    let draft = h.draft(&["Refreshed"]).await;
    h.publish(&draft, &[]).await;
    assert_eq!(h.remote.posts().await, 1);
}

pub(super) async fn a_right_that_was_given_up_is_gone(h: Harness) {
    h.publisher.revoke(&h.connection).await.unwrap();
    h.publisher.revoke(&h.connection).await.expect("also the second time");
    let error = h.publisher.refresh(&h.connection).await.unwrap_err();
    assert_eq!(FailureClass::of(&error), FailureClass::Disconnected, "{error:?}");
}

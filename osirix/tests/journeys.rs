//! What people do with the platform, from the first account to the last credit.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test says what is wrong by panicking"
)]

mod support;

use osirix::core::audit::Action;
use osirix::{
    Config, Credits, ErrorCode, GrantTerms, JobOutput, JobState, Osirix, PageRequest, PriceList,
    ProductQuery, Rate, SpeechRequest, VideoRequest, VoicePrice,
};
use support::{Place, account, books_balance, short_video};

journeys!(
    a_first_video,
    progress_is_pushed_and_only_grows,
    a_speech,
    lip_sync_needs_a_plan_that_includes_it,
    not_enough_credits,
    a_waiting_job_is_cancelled,
    a_running_job_is_cancelled,
    the_same_request_is_done_once,
    two_programs_on_one_database,
    work_goes_on_after_a_restart,
    somebody_elses_job_is_not_there,
    the_library_is_seeded,
    a_voice_has_a_price_of_its_own,
);

async fn a_first_video(place: Place) {
    let osirix = place.open().await;
    let account = account(&osirix).await;
    assert_eq!(osirix.credits().balance(account.id).await.unwrap().available, Credits(100));

    let job = osirix.jobs().create_video(account.id, short_video()).await.unwrap();
    let held = osirix.credits().balance(account.id).await.unwrap();
    assert_eq!(job.state, JobState::Pending);
    assert!(job.held > Credits::ZERO);
    assert_eq!(held.available.0 + job.held.0, 100, "the quote is set aside at once");

    let job = osirix.jobs().wait(account.id, job.id).await.unwrap();
    assert_eq!((job.state, job.progress, job.error.clone()), (JobState::Completed, 100, None));
    assert!(job.charged.unwrap() <= job.held);
    books_balance(&osirix, &account, &[&job]).await;

    let video = job.video().unwrap();
    assert_eq!((video.width, video.height, video.fps), (720, 720, 25));
    let mp4 = place.folder.path().join("hello.mp4");
    osirix.files().save(video.video.clone(), mp4.clone()).await.unwrap();
    assert_eq!(std::fs::metadata(mp4).unwrap().len(), video.bytes);
    for key in [&video.srt, &video.vtt, &video.poster] {
        assert!(osirix.files().info(key.clone()).await.unwrap().bytes > 0);
    }

    let audit = osirix.audit().list(account.id, PageRequest::default()).await.unwrap().items;
    let story: Vec<_> = audit.iter().rev().map(|entry| entry.action).collect();
    assert_eq!(story, [Action::AccountOpened, Action::JobCreated, Action::JobCompleted]);
    osirix.close().await;
}

async fn progress_is_pushed_and_only_grows(place: Place) {
    let osirix = place.open().await;
    let account = account(&osirix).await;
    let request = VideoRequest::new("One two three four five. Six seven eight nine ten.");
    let job = osirix.jobs().create_video(account.id, request).await.unwrap();
    let mut watch = osirix.jobs().watch(account.id, job.id).await.unwrap();
    let mut seen = Vec::new();
    while let Some(job) = watch.next().await.unwrap() {
        seen.push((job.progress, job.stage.clone(), job.state));
    }
    assert!(seen.windows(2).all(|pair| pair[0].0 <= pair[1].0), "{seen:?}");
    assert_eq!(seen.last().unwrap().2, JobState::Completed);
    let stages: Vec<_> = seen.iter().filter_map(|(_, stage, _)| stage.as_deref()).collect();
    assert!(stages.contains(&"encode"), "{stages:?}");
    osirix.close().await;
}

async fn a_speech(place: Place) {
    let osirix = place.open().await;
    let account = account(&osirix).await;
    let request = SpeechRequest::new("Only the voice, please.");
    let job = osirix.jobs().create_speech(account.id, request).await.unwrap();
    let job = osirix.jobs().wait(account.id, job.id).await.unwrap();
    let Some(JobOutput::Speech(speech)) = &job.output else { panic!("{job:?}") };
    assert!((500_000..10_000_000).contains(&speech.duration_us));
    assert!(osirix.files().info(speech.audio.clone()).await.unwrap().bytes > 48_000);
    books_balance(&osirix, &account, &[&job]).await;
    osirix.close().await;
}

async fn lip_sync_needs_a_plan_that_includes_it(place: Place) {
    let osirix = place.open().await;
    let account = account(&osirix).await;
    let request = SpeechRequest::new("Move your lips.");
    let refusal = osirix.jobs().create_lip_sync(account.id, request).await.unwrap_err();
    assert_eq!(refusal.code(), ErrorCode::PlanLimit);
    assert_eq!(refusal.context_value("feature"), Some("lip_sync"));
    books_balance(&osirix, &account, &[]).await;
    osirix.close().await;
}

async fn not_enough_credits(place: Place) {
    let osirix = place.open().await;
    let account = account(&osirix).await;
    let request = VideoRequest::new("word ".repeat(3_000));
    let refusal = osirix.jobs().create_video(account.id, request).await.unwrap_err();
    assert_eq!(refusal.code(), ErrorCode::InsufficientCredits);
    let value = |key| refusal.context_value(key).unwrap().parse::<i64>().unwrap();
    assert_eq!(value("missing"), value("needed") - 100);

    assert!(osirix.jobs().list(account.id, PageRequest::default()).await.unwrap().items.is_empty());
    assert_eq!(osirix.credits().balance(account.id).await.unwrap().entries, 2, "the grant alone");
    let audit = osirix.audit().list(account.id, PageRequest::default()).await.unwrap();
    assert_eq!(audit.items.len(), 1, "nothing of the refused job is left");
    osirix.close().await;
}

async fn a_waiting_job_is_cancelled(place: Place) {
    let osirix = place.builder().workers(0).build().await.unwrap();
    let account = account(&osirix).await;
    let job = osirix.jobs().create_video(account.id, short_video()).await.unwrap();
    let job = osirix.jobs().cancel(account.id, job.id).await.unwrap();
    assert_eq!((job.state, job.charged), (JobState::Cancelled, None));
    books_balance(&osirix, &account, &[&job]).await;
    let again = osirix.jobs().cancel(account.id, job.id).await.unwrap();
    assert_eq!(again.state, JobState::Cancelled, "cancelling again changes nothing");
    osirix.close().await;
}

async fn a_running_job_is_cancelled(place: Place) {
    let osirix = place.open().await;
    let account = account(&osirix).await;
    osirix
        .credits()
        .grant(account.id, Credits(5_000), "test".into(), None, GrantTerms::default())
        .await
        .unwrap();
    let request = VideoRequest::new("This will be a very long video. ".repeat(300));
    let job = osirix.jobs().create_video(account.id, request).await.unwrap();
    let mut watch = osirix.jobs().watch(account.id, job.id).await.unwrap();
    while watch.next().await.unwrap().unwrap().state != JobState::Processing {}
    osirix.jobs().cancel(account.id, job.id).await.unwrap();
    let job = osirix.jobs().wait(account.id, job.id).await.unwrap();
    assert_eq!(job.state, JobState::Cancelled);
    books_balance(&osirix, &account, &[&job]).await;
    osirix.close().await;
    let left = std::fs::read_dir(place.home().join("scratch")).unwrap().count();
    assert_eq!(left, 0, "no scratch file is left");
}

async fn the_same_request_is_done_once(place: Place) {
    let osirix = place.open().await;
    let account = account(&osirix).await;
    let request = VideoRequest { idempotency_key: Some("order-7".into()), ..short_video() };
    let first = osirix.jobs().create_video(account.id, request.clone()).await.unwrap();
    let again = osirix.jobs().create_video(account.id, request.clone()).await.unwrap();
    assert_eq!(first.id, again.id);
    let other = VideoRequest { script: "Something else.".into(), ..request };
    let refusal = osirix.jobs().create_video(account.id, other).await.unwrap_err();
    assert_eq!(refusal.code(), ErrorCode::Conflict);
    let job = osirix.jobs().wait(account.id, first.id).await.unwrap();
    books_balance(&osirix, &account, &[&job]).await;
    osirix.close().await;
}

async fn two_programs_on_one_database(place: Place) {
    let (left, right) = (place.open().await, place.open().await);
    let one = account(&left).await;
    assert_eq!(account(&right).await.id, one.id, "both see the same account");
    let (here, there) = (left.jobs(), right.jobs());
    let (a, b) = tokio::join!(
        here.create_video(one.id, short_video()),
        there.create_video(one.id, short_video()),
    );
    let (a, b) = tokio::join!(here.wait(one.id, a.unwrap().id), there.wait(one.id, b.unwrap().id));
    let (a, b) = (a.unwrap(), b.unwrap());
    assert_eq!((a.state, b.state), (JobState::Completed, JobState::Completed));
    books_balance(&left, &one, &[&a, &b]).await;
    left.close().await;
    right.close().await;
}

async fn work_goes_on_after_a_restart(place: Place) {
    let osirix = place.builder().workers(0).build().await.unwrap();
    let account = account(&osirix).await;
    let job = osirix.jobs().create_video(account.id, short_video()).await.unwrap();
    osirix.close().await;

    let osirix = place.open().await;
    let job = osirix.jobs().wait(account.id, job.id).await.unwrap();
    assert_eq!(job.state, JobState::Completed);
    books_balance(&osirix, &account, &[&job]).await;
    osirix.close().await;
}

async fn somebody_elses_job_is_not_there(place: Place) {
    let osirix = place.builder().workers(0).build().await.unwrap();
    let ada = account(&osirix).await;
    let eve = osirix.accounts().open("Eve".into(), None).await.unwrap();
    let job = osirix.jobs().create_video(ada.id, short_video()).await.unwrap();
    let refusals = [
        osirix.jobs().get(eve.id, job.id).await.unwrap_err(),
        osirix.jobs().cancel(eve.id, job.id).await.unwrap_err(),
        osirix.jobs().wait(eve.id, job.id).await.unwrap_err(),
    ];
    assert!(refusals.iter().all(|refusal| refusal.code() == ErrorCode::NotFound));
    osirix.close().await;
}

async fn the_library_is_seeded(place: Place) {
    let osirix = place.builder().workers(0).build().await.unwrap();
    let account = account(&osirix).await;
    assert_eq!(osirix.plans().list().await.unwrap().len(), 4);
    assert_eq!(osirix.plans().current(account.id).await.unwrap().code.0, "free");
    assert_eq!(osirix.avatars().list(account.id).await.unwrap().len(), 8);
    let (marketplace, all) = (osirix.marketplace(), ProductQuery::default());
    let products = marketplace.search(all, PageRequest::default()).await.unwrap();
    assert_eq!(products.items.len(), 10);
    assert_eq!(osirix.voices().list().await.unwrap()[0].id.0, "flite/kal16");
    osirix.close().await;
}

async fn a_voice_has_a_price_of_its_own(place: Place) {
    let dear = VoicePrice {
        voice: "flite".into(),
        tts: Some(Rate { credits: 7, per_seconds: 600 }),
        video: None,
        lip_sync: None,
    };
    let config = Config {
        home: place.home(),
        database_url: Some(place.database_url()),
        prices: PriceList { voices: vec![dear], ..PriceList::default() },
        ..Config::default()
    };
    let osirix = Osirix::builder().config(config).build().await.unwrap();
    let account = account(&osirix).await;
    let request = SpeechRequest::new("Only the voice, please.");
    let job = osirix.jobs().create_speech(account.id, request).await.unwrap();
    assert_eq!(job.held, Credits(7), "before the work");
    let job = osirix.jobs().wait(account.id, job.id).await.unwrap();
    assert_eq!(job.charged, Some(Credits(7)), "and after it");
    let video = osirix.jobs().quote_video(account.id, short_video()).await.unwrap();
    assert!(video > Credits::ZERO && video < Credits(7), "a video costs what the list says");
    osirix.close().await;
}

//! The platform with its files in a bucket, and what the environment says of it.

#![expect(clippy::unwrap_used, reason = "a test says what is wrong by panicking")]

mod support;

use std::path::Path;
use std::process::Command;

use osirix::{BlobKey, Config, JobOutput, JobState, Osirix, S3Config, Secret, SpeechRequest};
use osirix_storage::testing::{MOTO_KEY, fresh_bucket, moto_url};

use support::account;

fn on_moto() -> S3Config {
    S3Config {
        access_key_id: Some(MOTO_KEY.0.to_owned()),
        secret_access_key: Some(Secret::new(MOTO_KEY.1.to_owned())),
        endpoint_url: Some(moto_url()),
        ..S3Config::default()
    }
}

/// A machine whose own folder is empty: its database and its files are elsewhere.
async fn machine(home: &Path, database: &Path, blobs_url: &str) -> Osirix {
    let config = Config {
        home: home.into(),
        database_url: Some(format!("sqlite:{}", database.display())),
        blobs_url: Some(blobs_url.to_owned()),
        s3: on_moto(),
        ..Config::default()
    };
    Osirix::builder().config(config).build().await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_one_machine_made_another_reads_from_the_bucket() {
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("osirix.db");
    let url = format!("s3://{}/shop", fresh_bucket().await);
    let here = machine(&folder.path().join("here"), &database, &url).await;
    let owner = account(&here).await;
    let job = here.jobs().create_speech(owner.id, SpeechRequest::new("Hello.")).await.unwrap();
    let job = here.jobs().wait(owner.id, job.id).await.unwrap();
    assert_eq!(job.state, JobState::Completed, "{:?}", job.error);
    here.close().await;
    assert!(!folder.path().join("here/blobs").exists());

    let there = machine(&folder.path().join("there"), &database, &url).await;
    let Some(JobOutput::Speech(speech)) = job.output else { panic!("no speech: {job:?}") };
    let audio: BlobKey = speech.audio;
    let copy = folder.path().join("copy.wav");
    there.files().save(audio.clone(), copy.clone()).await.unwrap();
    let bytes = there.files().info(audio).await.unwrap().bytes;
    assert_eq!(std::fs::read(&copy).unwrap().len() as u64, bytes);
    there.close().await;
}

/// What a process with these variables says when it opens the platform.
fn said(home: &Path, variables: &[(&str, &str)]) -> String {
    let mut child = Command::new(std::env::current_exe().unwrap());
    child.args(["--ignored", "--exact", "opens_by_its_environment", "--nocapture"]);
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("AWS_")) {
        child.env_remove(name);
    }
    child.env("OSIRIX_HOME", home).envs(variables.iter().copied());
    String::from_utf8(child.output().unwrap().stdout).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "the others run it in a process of its own"]
async fn opens_by_its_environment() {
    let opened = async {
        let osirix = Osirix::builder().config(Config::from_env()?).build().await?;
        osirix.close().await;
        Ok::<_, osirix::Error>(())
    };
    println!("{:?}", opened.await.map(|()| "opened"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_environment_names_the_bucket() {
    let (folder, bucket, url) = (tempfile::tempdir().unwrap(), fresh_bucket().await, moto_url());
    let home = folder.path();
    let all = [
        ("AWS_S3_BUCKET", bucket.as_str()),
        ("AWS_ACCESS_KEY_ID", MOTO_KEY.0),
        ("AWS_SECRET_ACCESS_KEY", MOTO_KEY.1),
        ("AWS_ENDPOINT_URL", url.as_str()),
    ];
    assert!(said(home, &all).contains("Ok(\"opened\")"), "{}", said(home, &all));
    assert!(!home.join("blobs").exists());
    // Keys alone are for other programs.
    assert!(said(home, &all[1..]).contains("Ok(\"opened\")"));
    assert!(home.join("blobs").exists());
}

#[test]
fn a_variable_that_is_wrong_is_named_and_never_shown() {
    let folder = tempfile::tempdir().unwrap();
    let right = [
        ("AWS_S3_BUCKET", "films"),
        ("AWS_ACCESS_KEY_ID", "key"),
        ("AWS_SECRET_ACCESS_KEY", "hunter2"),
        ("AWS_ENDPOINT_URL", "http://127.0.0.1:9"),
    ];
    for (name, value) in [
        ("AWS_S3_BUCKET", "Hunter2"),
        ("AWS_ACCESS_KEY_ID", "hunter2 "),
        ("AWS_SECRET_ACCESS_KEY", " "),
        ("AWS_SESSION_TOKEN", "hunter 2"),
        ("AWS_REGION", "hunter/2"),
        ("AWS_ENDPOINT_URL", "https://user:hunter2@host"),
        ("AWS_ENDPOINT_URL", "http://hunter2.example.com"),
        ("AWS_ALLOW_HTTP", "hunter2"),
    ] {
        let said = said(folder.path(), &[&right[..], &[(name, value)]].concat());
        assert!(said.contains("Err([configuration]"), "{name}: {said}");
        assert!(said.contains(name) && !said.contains("unter"), "{name}: {said}");
    }
    for missing in ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"] {
        let rest: Vec<_> = right.into_iter().filter(|(name, _)| *name != missing).collect();
        assert!(said(folder.path(), &rest).contains(missing));
    }
}

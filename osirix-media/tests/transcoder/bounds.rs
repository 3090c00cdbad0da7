//! Fakes of ffmpeg that sleep, eat, write, hide and tell.

use std::path::Path;
use std::time::{Duration, Instant};

use osirix_core::conformance::transcoder::Place;
use osirix_core::error::{Error, ErrorCode, Retry};
use osirix_core::media::Target;

use super::fake::Fake;

const TARGET: Target = Target::Recording { longest: Duration::from_secs(1) };

/// What comes of a fake's work: a refusal of this code, soon, with nothing left of it.
async fn refused(fake: &Fake, code: ErrorCode) -> Error {
    // What ends for another reason may take its time on a busy machine.
    let timeout = Duration::from_secs(if code == ErrorCode::Timeout { 1 } else { 30 });
    let transcoder = fake.open(timeout).await;
    let (place, started) = (Place::of("brought", b"bytes"), Instant::now());
    let error = place.refused(&transcoder, TARGET, code).await;
    let took = started.elapsed();
    assert!(took < timeout + Duration::from_secs(5), "{took:?}");
    for id in fake.left("ids").split_whitespace() {
        let until = Instant::now() + Duration::from_secs(2);
        while !gone(id) {
            assert!(Instant::now() < until, "process {id} is left");
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }
    error
}

/// Whether a process has ended: a killed one takes a moment. Who inherits it may not have asked yet
/// how.
fn gone(id: &str) -> bool {
    let stat = std::fs::read_to_string(format!("/proc/{id}/stat")).unwrap_or_default();
    stat.is_empty() || stat.rsplit(") ").next().is_some_and(|state| state.starts_with(['Z', 'X']))
}

/// One that works when its bounds are there. They come right after the start, which whoever starts
/// another at once may be ahead of.
fn bounded(work: &str) -> Fake {
    let bounds =
        ["-v", "-f"].map(|bound| format!("while [ $(ulimit {bound}) = unlimited ]; do :; done\n"));
    Fake::works(&format!("{}{work}", bounds.concat()))
}

#[tokio::test]
async fn one_that_sleeps_is_ended_with_those_that_it_started() {
    let fake = Fake::works("sleep 600 & echo $$ $! > $here/ids; sleep 600");
    let error = refused(&fake, ErrorCode::Timeout).await;
    assert_eq!(error.context_value("limit"), Some("1 s"));
    assert_eq!(error.retry(), Retry::Never, "it would sleep again");
    assert_eq!(fake.left("ids").split_whitespace().count(), 2, "it did start them");
}

#[tokio::test]
async fn one_that_computes_for_ever_is_ended() {
    let fake = Fake::works("echo $$ > $here/ids; while :; do :; done");
    refused(&fake, ErrorCode::Timeout).await;
}

#[tokio::test]
async fn one_that_does_not_listen_is_ended() {
    let fake = Fake::works("trap '' TERM INT HUP; echo $$ > $here/ids; while :; do sleep 1; done");
    refused(&fake, ErrorCode::Timeout).await;
}

#[tokio::test]
async fn one_that_eats_memory_gets_no_more_than_it_may_have() {
    let eats = "tail /dev/zero 2> $here/said; grep -q -i memory $here/said && exit 7";
    let error = refused(&bounded(eats), ErrorCode::Unsupported).await;
    assert_eq!(error.context_value("end"), Some("code 7"), "{error}");
}

#[tokio::test]
async fn one_that_writes_for_ever_is_ended_at_the_length_that_is_allowed() {
    for writes in [
        "exec cat /dev/zero > \"$out\"",
        // Who does not hear the kernel's signal hears its errors.
        "trap '' XFSZ; cat /dev/zero > \"$out\"; exit 0",
        "cat /dev/zero > other; exec cat /dev/zero > \"$out\"",
    ] {
        let error = refused(&bounded(writes), ErrorCode::TooLarge).await;
        assert_eq!(error.context_value("limit"), Some("16288000 bytes"), "{writes}: {error}");
    }
}

#[tokio::test]
async fn one_that_talks_for_ever_is_ended() {
    for talks in ["exec cat /dev/zero", "exec cat /dev/zero >&2", "yes out_time_us=9 & yes >&2"] {
        let error = refused(&Fake::works(&format!("{talks}\nwait")), ErrorCode::Timeout).await;
        assert!(error.to_string().len() < 500);
    }
}

#[tokio::test]
async fn one_that_goes_away_takes_along_whom_it_started() {
    let fake = Fake::works("sleep 600 & echo $! > $here/ids; exit 3");
    let error = refused(&fake, ErrorCode::Unsupported).await;
    assert_eq!(error.context_value("end"), Some("code 3"));
    assert!(!fake.left("ids").is_empty());
}

#[tokio::test]
async fn one_that_leaves_files_leaves_none() {
    let fake = Fake::works("mkdir -p a/b; touch a/b/c \"$out\" x; ln -s / root; exit 1");
    refused(&fake, ErrorCode::Unsupported).await;
}

#[tokio::test]
async fn one_that_makes_nothing_is_no_success() {
    refused(&Fake::works("exit 0"), ErrorCode::Unsupported).await;
    refused(&Fake::works("echo out_time_us=1000000; : > \"$out\""), ErrorCode::Unsupported).await;
    refused(&Fake::works("echo out_time_us=1000000"), ErrorCode::Unsupported).await;
    refused(&Fake::works("kill -SEGV $$"), ErrorCode::Unsupported).await;
}

/// Nothing of the environment is there to be told, and what is told is short.
#[tokio::test]
async fn one_that_tells_has_nothing_to_tell() {
    let fake = Fake::works("env > $here/env; env >&2; cat \"$0\" /etc/passwd >&2; exit 1");
    let error = refused(&fake, ErrorCode::Unsupported).await;
    assert!(error.context_value("reason").unwrap_or_default().len() <= 400, "{error}");
    let names: Vec<String> = fake
        .left("env")
        .lines()
        .filter_map(|line| line.split_once('=').map(|(name, _)| name.to_owned()))
        .collect();
    let own = ["PWD", "OLDPWD", "SHLVL", "_", "SVT_LOG", "PATH"];
    assert!(names.iter().all(|name| own.contains(&name.as_str())), "{names:?}");
    assert!(std::env::vars().count() > 6, "this test has more than that");
}

/// It works in a folder of its own, without a terminal or anything to read.
#[tokio::test]
async fn it_has_nothing_to_read_and_a_place_of_its_own() {
    let fake = Fake::works("wc -c > $here/read; pwd > $here/pwd; ulimit -c > $here/core; exit 1");
    refused(&fake, ErrorCode::Unsupported).await;
    assert_eq!((fake.left("read").trim(), fake.left("core").trim()), ("0", "0"));
    assert!(!Path::new(fake.left("pwd").trim()).exists(), "it is gone");
}

//! Whether the tests see what they are for: a copy of the workspace is broken in one place at a
//! time, and a test must say so.

use std::fs;
use std::path::{Path, PathBuf};

use crate::moto::Moto;
use crate::postgres::Cluster;
use crate::process::{Outcome, cargo, command, root, target};
use crate::redis::Redis;

/// A defect, and the test that must see it.
struct Planted {
    what: &'static str,
    file: &'static str,
    good: &'static str,
    broken: &'static str,
    /// The test program of `osirix-storage`, and which of its tests.
    program: &'static str,
    test: &'static str,
}

const PLANTED: &[Planted] = &[
    Planted {
        what: "the fence is not checked at a job's end",
        file: "osirix-storage/src/repo/queue.rs",
        good: "AND jobs.fence = \" {cell(fence)} \"",
        broken: "AND jobs.fence >= \" {cell(fence)} \"",
        program: "conformance",
        test: "jobs::a_late_worker_can_write_nothing",
    },
    Planted {
        what: "a hold is released twice",
        file: "osirix-core/src/ledger/batch.rs",
        good: "if hold.state != HoldState::Held {",
        broken: "if hold.state == HoldState::Expired {",
        program: "conformance",
        test: "ledger::a_second_resolution_is_the_same_answer_or_a_conflict",
    },
    Planted {
        what: "the outbox row of an end is forgotten",
        file: "osirix-core/src/jobs/settle.rs",
        good: "if let Some(kind) = event {",
        broken: "if let Some(kind) = event.filter(|_| job.fence == 0) {",
        program: "conformance",
        test: "worker::a_job_is_completed_and_charged_its_price",
    },
    Planted {
        what: "a NOTIFY is dropped",
        file: "osirix-storage/src/events/relay.rs",
        good: "self.outbox.put(signal);",
        broken: "let _ = signal;",
        program: "events",
        test: "postgres",
    },
    Planted {
        what: "an attempt beyond the limit is made",
        file: "osirix-core/src/jobs/worker.rs",
        good: "match pause.filter(|_| job.attempt < job.max_attempts) {",
        broken: "match pause.filter(|_| job.attempt <= job.max_attempts) {",
        program: "conformance",
        test: "worker::a_job_fails_after_its_last_attempt",
    },
    Planted {
        what: "a job that comes after another is forgotten",
        file: "osirix-core/src/jobs/flow.rs",
        good: "tx.job_links().unblock(&Vec::from_iter(freed), now).await?;",
        broken: "drop(freed);",
        program: "conformance",
        test: "flows::a_chain_runs_in_its_order",
    },
    Planted {
        what: "an upload that breaks is not aborted",
        file: "osirix-storage/src/blob/s3/upload.rs",
        good: "upload.abort().await;",
        broken: "upload.open = false;",
        program: "s3",
        test: "uploads::an_upload_that_breaks_in_the_middle_leaves_nothing",
    },
    Planted {
        what: "an agreed upload is not bound to its length",
        file: "osirix-storage/src/blob/s3/signed.rs",
        good: "self.permit(key, Method::PUT, &headers, lifetime)?",
        broken: "self.permit(key, Method::PUT, &headers[1..], lifetime)?",
        program: "s3",
        test: "signing::a_client_without_rights_sends_what_was_agreed_and_nothing_else",
    },
];

/// Plants each defect and has its test run.
pub(crate) fn run() -> Outcome {
    let copy = copy()?;
    let (cluster, redis, moto) = (Cluster::for_tests()?, Redis::start()?, Moto::start()?);
    let passes = |planted: &Planted| {
        let words = ["test", "-p", "osirix-storage", "--all-features", "--locked", "--test"];
        let words = [&words[..], &[planted.program, "--", planted.test]].concat();
        let tests = cargo(&words)
            .current_dir(&copy)
            .env("CARGO_TARGET_DIR", &target().display().to_string())
            .env(Cluster::VARIABLE, cluster.url())
            .env(Redis::VARIABLE, &redis.url())
            .env(Moto::VARIABLE, &moto.url());
        tests.quiet()
    };
    for planted in PLANTED {
        passes(planted)
            .map_err(|e| format!("{}: it fails without the defect: {e}", planted.test))?;
    }
    for planted in PLANTED {
        let place = copy.join(planted.file);
        let good = read(&place)?;
        if !good.contains(planted.good) {
            return Err(format!("{} has no `{}` any more", planted.file, planted.good));
        }
        write(&place, &good.replacen(planted.good, planted.broken, 1))?;
        let seen = match passes(planted) {
            Ok(()) => Err(format!("{} does not see that {}", planted.test, planted.what)),
            Err(said) if said.contains("test result: FAILED") => Ok(()),
            Err(said) => Err(format!("with the defect it does not build: {said}")),
        };
        write(&place, &good)?;
        seen?;
        println!("seen: {}", planted.what);
    }
    println!("planted: each of {} defects is seen", PLANTED.len());
    Ok(())
}

/// What git tracks, below the folder of builds.
fn copy() -> Outcome<PathBuf> {
    let copy = target().join("planted");
    if copy.exists() {
        fs::remove_dir_all(&copy).map_err(|e| format!("{}: {e}", copy.display()))?;
    }
    let files =
        command("git", &["ls-files", "--cached", "--others", "--exclude-standard"]).output()?;
    for file in files.lines() {
        let (from, to) = (root().join(file), copy.join(file));
        let folder = to.parent().unwrap_or(&copy);
        fs::create_dir_all(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
        if from.is_file() {
            fs::copy(&from, &to).map_err(|e| format!("{}: {e}", from.display()))?;
        }
    }
    Ok(copy)
}

fn read(place: &Path) -> Outcome<String> {
    fs::read_to_string(place).map_err(|e| format!("{}: {e}", place.display()))
}

fn write(place: &Path, text: &str) -> Outcome {
    fs::write(place, text).map_err(|e| format!("{}: {e}", place.display()))
}

//! Ids, names, colours, moments: whatever is parsed from a text and written as one.

use std::fmt::Display;
use std::str::FromStr;

use osirix_core::Error;
use osirix_core::audit::{Actor, AuditHead};
use osirix_core::auth::Email;
use osirix_core::billing::Reference;
use osirix_core::blob::BlobKey;
use osirix_core::clock::Timestamp;
use osirix_core::events::EventKind;
use osirix_core::id::{AccountId, JobId, UserId};
use osirix_core::jobs::JobKind;
use osirix_core::media::{Color, Preset};
use osirix_core::social::MediaType;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::Target;
use crate::input::{assert_refusal, seeds, text};

pub(crate) const TARGET: Target = Target { name: "names", run, seeds: examples };

fn run(bytes: &[u8]) {
    let text = text(bytes);
    as_text::<Actor>(&text);
    as_text::<AuditHead>(&text);
    as_text::<Timestamp>(&text);
    as_json::<AccountId>(&text);
    as_json::<BlobKey>(&text);
    as_json::<Color>(&text);
    as_json::<Email>(&text);
    as_json::<EventKind>(&text);
    as_json::<JobId>(&text);
    as_json::<JobKind>(&text);
    as_json::<MediaType>(&text);
    as_json::<Preset>(&text);
    as_json::<Reference>(&text);
    as_json::<UserId>(&text);
    assert_stays_inside(&text);
}

/// What is read and written is read as the same; the rest is refused with its field.
fn as_text<T: FromStr<Err = Error> + Display>(text: &str) -> Option<T> {
    match text.parse::<T>() {
        Ok(value) => {
            let written = value.to_string();
            let again = written.parse::<T>().expect("what was written can be read");
            assert_eq!(again.to_string(), written);
            Some(value)
        }
        Err(error) => {
            assert_refusal(&error, "field");
            None
        }
    }
}

/// The same of what stands in JSON as its text: both ways take the same.
fn as_json<T: FromStr<Err = Error> + Display + Serialize + DeserializeOwned>(text: &str) {
    let parsed = as_text::<T>(text).map(|value| value.to_string());
    let json = serde_json::Value::from(text);
    let read = serde_json::from_value::<T>(json).ok().map(|value| value.to_string());
    assert_eq!(parsed, read, "one way takes it and the other does not");
}

/// Neither a blob's key nor a gateway's reference leads out of where it is put.
fn assert_stays_inside(text: &str) {
    let parts = [
        text.parse::<BlobKey>().map(|key| key.to_string()),
        text.parse::<Reference>().map(|name| name.to_string()),
    ];
    for path in parts.into_iter().flatten() {
        assert!(path.split('/').all(|part| !matches!(part, "" | "." | "..")), "{path:?}");
        assert!(!path.contains(['\\', '%', '\0', ':']), "{path:?}");
    }
}

fn examples() -> Vec<Vec<u8>> {
    seeds(&[
        "system",
        "account:acc_00000000000000000000000000000001",
        "worker:night",
        "7:9:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "2026-03-29T01:30:00.5+01:00",
        "-009999-01-02T00:00:00Z",
        "acc_0190163d8694739b8a3fc9a0c9d4e5f6",
        "job_0190163D8694739B8A3FC9A0C9D4E5F6",
        "jobs/job_1/2/video.mp4",
        "#FFd23f",
        " Somebody+tag@Mail.Example ",
        "job.completed",
        "lip_sync",
        "image/webp",
        "instagram_reels",
        "cs_test_a1B2",
    ])
}

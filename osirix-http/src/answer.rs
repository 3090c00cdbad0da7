use std::time::Duration;

use osirix_core::error::{Error, Result};
use reqwest::header::HeaderMap;
use reqwest::{Response, StatusCode};
use serde::de::DeserializeOwned;

use crate::client::unavailable;
use crate::guard::{PRIVATE, Private};

/// The `reason` of an error where an answer took longer than it may.
pub const TIMED_OUT: &str = "it took too long";

/// What somebody answered.
#[derive(Debug)]
pub struct Answer {
    /// Whether it is good.
    pub status: StatusCode,
    /// What was said about it.
    pub headers: HeaderMap,
    /// What it is.
    pub body: Vec<u8>,
}

/// What became of a question that must not be asked twice.
#[derive(Debug)]
pub enum Attempt {
    /// It was answered.
    Answered(Answer),
    /// It was sent, or may have been, and there is no answer.
    Lost(Error),
}

impl Answer {
    /// Reads an answer of at most so many bytes.
    pub(crate) async fn read(mut response: Response, most: usize) -> Result<Self> {
        let too_large = || unavailable().with("limit_bytes", most);
        if response.content_length().is_some_and(|length| length > most as u64) {
            return Err(too_large());
        }
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(failed)? {
            if body.len() + chunk.len() > most {
                return Err(too_large());
            }
            body.extend_from_slice(&chunk);
        }
        Ok(Answer { status: response.status(), headers: response.headers().clone(), body })
    }

    /// The answer, unless its status says something else than that it is good.
    pub fn good(self) -> Result<Self> {
        match self.status.is_success() {
            true => Ok(self),
            false => Err(unavailable().with("status", self.status.as_u16())),
        }
    }

    /// Its body as JSON of this form.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T> {
        // What it said may be secret: the error names a place in it alone.
        serde_json::from_slice(&self.body).map_err(|e| {
            unavailable().with("reason", format!("no JSON that fits, at column {}", e.column()))
        })
    }

    /// Its body as text.
    pub fn text(&self) -> Result<&str> {
        std::str::from_utf8(&self.body).map_err(|e| unavailable().caused_by(e))
    }

    /// A header's value, where it has one that is text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// How long it asks to be left alone, by its `Retry-After` in seconds (RFC 9110, section
    /// 10.2.3); a date is not read.
    pub fn retry_after(&self) -> Option<Duration> {
        self.header("retry-after")?.trim().parse().ok().map(Duration::from_secs)
    }
}

/// Somebody who cannot be asked, or does not answer; without the address, which may be secret.
pub(crate) fn failed(error: reqwest::Error) -> Error {
    let reached = !(error.is_connect() || error.is_builder());
    let told = unavailable().with("reached", reached);
    let told = match reason(&error) {
        Some(reason) => told.with("reason", reason),
        None => told,
    };
    told.caused_by(error.without_url())
}

fn reason(error: &reqwest::Error) -> Option<&'static str> {
    let mut cause = std::error::Error::source(error);
    while let Some(deeper) = cause {
        if deeper.is::<Private>() {
            return Some(PRIVATE);
        }
        cause = deeper.source();
    }
    error.is_timeout().then_some(TIMED_OUT)
}

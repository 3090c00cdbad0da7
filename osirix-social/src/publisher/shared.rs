//! What all publishers share: which message is next, and what an answer means.

use osirix_core::blob::{BlobKey, BlobStore};
use osirix_core::error::{Error, ErrorCode, ErrorRecord, Result};
use osirix_core::social::{
    Connection, Credentials, Draft, Network, Outcome, Part, Preparation, Published, RemoteAccount,
};
use osirix_http::{Answer, Attempt, Body, StatusCode, unavailable};

use crate::words;
pub(super) use crate::words::said;

/// The longest id and handle of an account, in bytes.
const MOST_NAME: usize = 500;

/// The message that comes after those that are published, and its number.
pub(super) fn next<'d>(
    connection: &Connection,
    draft: &'d Draft,
    published: &[Published],
) -> Result<(usize, &'d Part)> {
    if draft.network != connection.network {
        let message = "this draft is for another network than the account is on";
        return Err(Error::invalid("network", message).with("value", draft.network));
    }
    let number = published.len();
    let part = draft.parts.get(number).ok_or_else(|| {
        Error::invalid("published", "the draft has no message after these")
            .with("limit", draft.parts.len())
            .with("value", number)
    })?;
    Ok((number, part))
}

/// The message to post, once its media are ready.
pub(super) fn armed<'d>(
    connection: &Connection,
    draft: &'d Draft,
    preparation: &Preparation,
    published: &[Published],
) -> Result<(usize, &'d Part)> {
    preparation.ready()?;
    next(connection, draft, published)
}

/// What became of an attempt to post: an answer that refuses is an error, and nothing is out; one
/// that is missing, that is the server's own failure, or that cannot be read leaves it open.
pub(super) fn outcome(
    attempt: Attempt,
    read: impl FnOnce(&Answer) -> Result<Published>,
    refusal: impl FnOnce(&Answer) -> Error,
) -> Result<Outcome> {
    let unconfirmed = |error: &Error| Outcome::Unconfirmed { reason: ErrorRecord::from(error) };
    let answer = match attempt {
        Attempt::Answered(answer) => answer,
        Attempt::Lost(error) => return Ok(unconfirmed(&error)),
    };
    let status = answer.status;
    if status.is_success() {
        return Ok(match read(&answer) {
            Ok(published) => Outcome::Published(published),
            Err(error) => unconfirmed(&error),
        });
    }
    match status.is_server_error() || status == StatusCode::REQUEST_TIMEOUT {
        true => Ok(unconfirmed(&refusal(&answer))),
        false => Err(refusal(&answer)),
    }
}

/// The code that an answer's status stands for, where the network says nothing more exact.
pub(super) fn code_of(status: StatusCode) -> ErrorCode {
    match status.as_u16() {
        401 => ErrorCode::Unauthenticated,
        403 => ErrorCode::PermissionDenied,
        408 => ErrorCode::Timeout,
        413 => ErrorCode::TooLarge,
        429 => ErrorCode::RateLimited,
        404 | 410 => ErrorCode::NotFound,
        400..=499 => ErrorCode::InvalidInput,
        _ => ErrorCode::Unavailable,
    }
}

/// A refusal in a plain sentence, with the status and the network's own words, without any token.
pub(super) fn refusal(
    code: ErrorCode,
    answer: &Answer,
    words: Option<String>,
    connection: &Connection,
) -> Error {
    let error = Error::new(code, sentence(code)).with("status", answer.status.as_u16());
    match words {
        Some(words) => error.with("network_error", without_secrets(&words, connection)),
        None => error,
    }
}

fn sentence(code: ErrorCode) -> &'static str {
    match code {
        ErrorCode::Unauthenticated => "the network takes this access token no more: renew it",
        ErrorCode::PermissionDenied => {
            "the network does not let this account post: connect it again"
        }
        ErrorCode::RateLimited => "the network lets this account post no more for now: wait",
        ErrorCode::TooLarge => "the network finds this too large: make it smaller",
        ErrorCode::Configuration => "the network does not serve the platform as it is set up",
        ErrorCode::NotFound => "the network does not know what this names",
        ErrorCode::Unavailable | ErrorCode::Timeout => "the network fails: try again later",
        _ => "the network does not take this content: change it",
    }
}

/// A network's own words, without any token.
pub(super) fn without_secrets(words: &str, connection: &Connection) -> String {
    let Credentials { access_token, refresh_token, .. } = &connection.credentials;
    let refresh = refresh_token.as_ref().map_or("", |token| token.expose());
    words::without(words, &[access_token.expose(), refresh])
}

/// Somebody on the server at this URL, of whom nothing is known yet but their credentials.
pub(super) fn somebody(network: Network, server: &str, credentials: Credentials) -> Connection {
    let account = RemoteAccount { id: "me".to_owned(), handle: String::new() };
    Connection { network, server: server.trim_end_matches('/').to_owned(), account, credentials }
}

/// An account as its network names it.
pub(super) fn account(id: String, handle: String) -> Result<RemoteAccount> {
    match id.is_empty() || id.len().max(handle.len()) > MOST_NAME {
        true => Err(unavailable().with("reason", "the account has no name that fits")),
        false => Ok(RemoteAccount { id, handle }),
    }
}

/// A blob as the body of a request, read as it is sent, and its length.
pub(super) async fn body(blobs: &dyn BlobStore, key: &BlobKey) -> Result<(Body, u64)> {
    let bytes = blobs.head(key).await?.bytes;
    Ok((Body::wrap_stream(blobs.get(key, None).await?), bytes))
}

/// A part of a blob as the body of a request, read as it is sent.
pub(super) async fn part(
    blobs: &dyn BlobStore,
    key: &BlobKey,
    range: std::ops::Range<u64>,
) -> Result<Body> {
    Ok(Body::wrap_stream(blobs.get(key, Some(range)).await?))
}

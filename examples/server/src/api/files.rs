//! What jobs made, at signed addresses: whole, in parts, or only described.

use std::ops::Range;

use axum::body::Body;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use osirix::{BlobInfo, ErrorCode, JobId};
use sha2::{Digest, Sha256};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::documented::{Missing, WrongQuery};
use super::record::keys;
use super::signature::{BadGrant, SignedQuery, Source};
use crate::App;
use crate::error::Problem;

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(get_file))
}

/// Bytes as they are.
#[derive(ToSchema)]
#[schema(value_type = String, format = Binary)]
#[expect(dead_code, reason = "it describes what is sent")]
pub(super) struct FileBytes(Vec<u8>);

/// A file of a job, at the address that the job gives.
///
/// Whoever has the address can fetch the file until the address expires, also in one part
/// (`Range`).
#[utoipa::path(
    method(get, head), path = "/api/files/{job}/{name}", tag = "files",
    params(
        ("job" = String, Path),
        ("name" = String, Path),
        SignedQuery,
        ("Range" = Option<String>, Header, description = "One part: `bytes=0-1023`"),
    ),
    responses(
        WrongQuery, Missing,
        (status = 200, content_type = "application/octet-stream", body = FileBytes),
        (status = 206, content_type = "application/octet-stream", body = FileBytes),
        (status = 304, description = "It is what `If-None-Match` names"),
        (status = 403, body = Problem, description = "The address is forged, or expired"),
        (status = 416, body = Problem, description = "The part lies behind the end"),
    ),
)]
async fn get_file(
    State(app): State<App>,
    method: Method,
    path: Result<Path<(String, String)>, axum::extract::rejection::PathRejection>,
    query: Result<Query<SignedQuery>, axum::extract::rejection::QueryRejection>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let Query(query) = query.map_err(|_| forbidden("the address is not complete"))?;
    let (job, name) = path.ok().map(|Path(path)| path).ok_or_else(missing)?;
    let job: JobId = job.parse().map_err(|_| missing())?;
    let grant =
        app.signer.grant(Source::Job(job), &name, &query, app.ambient.now()).map_err(refused)?;
    let job = app.osirix.jobs().get(grant.account(), job).await?;
    let key = keys(&job).into_iter().find(|key| key.file_name() == name).ok_or_else(missing)?;
    let info = app.osirix.files().info(key.clone()).await?;

    let tag = tag(&info);
    let about = about(&name, &tag);
    if says(&headers, header::IF_NONE_MATCH, |text| matches(text, &tag)) {
        return Ok((StatusCode::NOT_MODIFIED, about).into_response());
    }
    let whole = says(&headers, header::IF_RANGE, |text| text != tag);
    let part = match part(&headers, info.bytes) {
        Ok(part) => part.filter(|_| !whole),
        Err(Behind) if whole => None,
        Err(Behind) => return Ok(behind(info.bytes)),
    };
    let length = part.as_ref().map_or(info.bytes, |part| part.end - part.start);
    let body = match method {
        Method::HEAD => Body::empty(),
        _ => Body::from_stream(app.osirix.files().read(info.key.clone(), part.clone()).await?),
    };
    let mut response = (about, body).into_response();
    response.headers_mut().insert(header::CONTENT_LENGTH, HeaderValue::from(length));
    if let Some(part) = part {
        *response.status_mut() = StatusCode::PARTIAL_CONTENT;
        let range = format!("bytes {}-{}/{}", part.start, part.end - 1, info.bytes);
        response.headers_mut().extend(pair(header::CONTENT_RANGE, &range));
    }
    Ok(response)
}

/// The one part that is asked for. A header that is not understood, or asks for several parts,
/// is passed over, as RFC 9110 allows.
fn part(headers: &HeaderMap, bytes: u64) -> Result<Option<Range<u64>>, Behind> {
    let text = headers.get(header::RANGE).and_then(|value| value.to_str().ok());
    let Some(Ok(asked)) = text.map(http_range_header::parse_range_header) else { return Ok(None) };
    if asked.ranges.len() != 1 {
        return Ok(None);
    }
    let parts = asked.validate(bytes).map_err(|_| Behind)?;
    Ok(parts.first().map(|part| *part.start()..part.end().saturating_add(1)))
}

/// The part lies behind the end.
struct Behind;

fn behind(bytes: u64) -> Response {
    let (status, code) = (StatusCode::RANGE_NOT_SATISFIABLE, "range_not_satisfiable");
    let problem = Problem::new(status, code, "the part lies behind the end of the file");
    let mut response = problem.with("limit", bytes).into_response();
    response.headers_mut().extend(pair(header::CONTENT_RANGE, &format!("bytes */{bytes}")));
    response
}

/// What a browser is told of a file, whole or in parts.
fn about(name: &str, tag: &str) -> HeaderMap {
    let kind = kind(name);
    let place = if kind.starts_with("text/") { "attachment" } else { "inline" };
    let mut headers = HeaderMap::new();
    headers.extend(pair(header::CONTENT_TYPE, kind));
    headers.extend(pair(header::CONTENT_DISPOSITION, &format!("{place}; filename=\"{name}\"")));
    headers.extend(pair(header::ETAG, tag));
    headers.extend(pair(header::ACCEPT_RANGES, "bytes"));
    headers.extend(pair(header::CACHE_CONTROL, "private, max-age=3600, immutable"));
    headers
}

fn pair(name: header::HeaderName, value: &str) -> Option<(header::HeaderName, HeaderValue)> {
    HeaderValue::try_from(value).ok().map(|value| (name, value))
}

/// A file is never written again under its key.
fn tag(info: &BlobInfo) -> String {
    let digest = Sha256::digest(format!("{} {}", info.key, info.bytes));
    let hex: String = digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    format!("\"{hex}\"")
}

fn kind(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("mp4") => "video/mp4",
        Some("webm") => "video/webm",
        Some("wav") => "audio/wav",
        Some("gif") => "image/gif",
        Some("png") => "image/png",
        Some("json") => "application/json",
        Some("vtt") => "text/vtt; charset=utf-8",
        Some("srt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

fn says(headers: &HeaderMap, name: header::HeaderName, what: impl Fn(&str) -> bool) -> bool {
    headers.get(name).and_then(|value| value.to_str().ok()).is_some_and(what)
}

fn matches(list: &str, tag: &str) -> bool {
    list.split(',').map(|entry| entry.trim().trim_start_matches("W/")).any(|e| e == tag || e == "*")
}

pub(super) fn refused(grant: BadGrant) -> Problem {
    forbidden(match grant {
        BadGrant::Forged => "this server did not make this address",
        BadGrant::Expired => "the address has expired: ask for another",
    })
}

pub(super) fn forbidden(message: &'static str) -> Problem {
    Problem::new(StatusCode::FORBIDDEN, ErrorCode::PermissionDenied.as_str(), message)
}

pub(super) fn missing() -> Problem {
    let code = ErrorCode::NotFound.as_str();
    Problem::new(StatusCode::NOT_FOUND, code, "there is no such file")
}

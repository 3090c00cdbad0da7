//! What the caller brings for videos: music, pictures, recordings, films.

use axum::Json;
use axum::extract::{DefaultBodyLimit, FromRequest, Path, Request, State};
use axum::http::StatusCode;
use osirix::{AccountId, BlobInfo, ErrorCode, Scope};
use serde::Serialize;
use tempfile::NamedTempFile;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::caller::Caller;
use super::documented::{CallerRefusals, FormRefusals, Missing};
use super::parts::{Parts, missing, unknown};
use crate::App;
use crate::error::Problem;

/// The largest form, in bytes: the file and some room for the rest.
const MAX_FORM: usize = (500 << 20) + (64 << 10);
/// How many bytes the files of an account may have together.
const MAX_BYTES: u64 = 5 << 30;

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list_own_files))
        .merge(adding())
        .routes(routes!(remove_file))
}

/// The route to which files are sent, with a limit of its own.
fn adding() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(add_file)).layer(DefaultBodyLimit::max(MAX_FORM))
}

/// A file of the caller's own.
#[derive(Debug, Serialize, ToSchema)]
struct OwnFile {
    /// Its name among the caller's.
    name: String,
    /// What a request calls it: as music, background, recording or film.
    key: String,
    /// Its length.
    #[schema(minimum = 0)]
    bytes: u64,
}

impl From<BlobInfo> for OwnFile {
    fn from(info: BlobInfo) -> Self {
        let key = info.key.to_string();
        // A key is `accounts/ACCOUNT/NAME`.
        let name = key.splitn(3, '/').last().unwrap_or_default().to_owned();
        OwnFile { name, key, bytes: info.bytes }
    }
}

/// The caller's own files.
#[derive(Debug, Serialize, ToSchema)]
struct OwnFiles {
    items: Vec<OwnFile>,
    /// How many bytes they have together.
    #[schema(minimum = 0)]
    bytes: u64,
    /// How many they may have.
    #[schema(minimum = 0)]
    limit: u64,
}

/// The caller's own files, by their names.
#[utoipa::path(
    get, path = "/api/own-files", tag = "files",
    responses(CallerRefusals, (status = 200, body = OwnFiles)),
    security(("cookie" = []), ("bearer" = []), ("key" = [])),
)]
async fn list_own_files(State(app): State<App>, caller: Caller) -> Result<Json<OwnFiles>, Problem> {
    let files = app.osirix.files().list(caller.account(Scope::JobsRead)?).await?;
    let bytes = files.iter().map(|file| file.bytes).sum();
    let items = files.into_iter().map(OwnFile::from).collect();
    Ok(Json(OwnFiles { items, bytes, limit: MAX_BYTES }))
}

/// A file with the name that it is to have.
#[derive(Debug, ToSchema)]
#[expect(dead_code, reason = "it describes the form, which is read field by field")]
struct NewFile {
    /// Of `a-z`, `0-9`, `.`, `_` and `-`, not beginning with a dot.
    #[schema(min_length = 1, max_length = 200, pattern = "^[a-z0-9_-][a-z0-9._-]*$")]
    name: String,
    /// At most 500 MiB.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
}

/// A form that was sent.
struct FileForm {
    name: String,
    file: NamedTempFile,
}

impl FromRequest<App> for FileForm {
    type Rejection = Problem;

    async fn from_request(request: Request, app: &App) -> Result<Self, Problem> {
        let mut form = Parts::of(request, app, MAX_FORM).await?;
        let (mut name, mut file) = (None, None);
        while let Some(part) = form.next().await? {
            match part.name().as_str() {
                "name" => name = Some(part.text().await?),
                "file" => file = Some(part.file().await?),
                other => return Err(unknown(other)),
            }
        }
        let name = name.ok_or_else(|| missing("name"))?;
        Ok(FileForm { name, file: file.ok_or_else(|| missing("file"))? })
    }
}

/// Adds a file to the caller's own, which jobs can then name by its key. One of the same name is
/// replaced as a whole.
///
/// What it is, is looked at when something is made of it.
#[utoipa::path(
    post, path = "/api/own-files", tag = "files",
    request_body(content = NewFile, content_type = "multipart/form-data"),
    responses(CallerRefusals, FormRefusals, (status = 201, body = OwnFile)),
    security(("cookie" = []), ("bearer" = []), ("key" = [])),
)]
async fn add_file(
    State(app): State<App>,
    caller: Caller,
    form: FileForm,
) -> Result<(StatusCode, Json<OwnFile>), Problem> {
    let account = caller.account(Scope::JobsWrite)?;
    let name = segment(&form.name)?;
    let size =
        form.file.as_file().metadata().map_err(|e| osirix::Error::io("measure a file", e))?;
    has_room(&app, account, name, size.len()).await?;
    let path = form.file.path().to_owned();
    let kept = app.osirix.files().add(account, name.to_owned(), path).await?;
    Ok((StatusCode::CREATED, Json(kept.into())))
}

/// Removes one of the caller's own files. A job that names it and has not begun fails.
#[utoipa::path(
    delete, path = "/api/own-files/{name}", tag = "files",
    params(("name" = String, Path, description = "Its name among the caller's")),
    responses(CallerRefusals, Missing, (status = 204, description = "It is gone")),
    security(("cookie" = []), ("bearer" = []), ("key" = [])),
)]
async fn remove_file(
    State(app): State<App>,
    caller: Caller,
    Path(name): Path<String>,
) -> Result<StatusCode, Problem> {
    let account = caller.account(Scope::JobsWrite)?;
    let files = app.osirix.files().list(account).await?;
    // Those in folders are the files of posts.
    let is_there = files.into_iter().any(|file| OwnFile::from(file).name == name);
    if !is_there || name.contains('/') {
        let code = ErrorCode::NotFound.as_str();
        return Err(Problem::new(StatusCode::NOT_FOUND, code, "there is no such file"));
    }
    app.osirix.files().remove(account, name).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Refuses a name in a folder: those are the files of posts.
fn segment(name: &str) -> Result<&str, Problem> {
    if !name.contains('/') {
        return Ok(name);
    }
    let message = "a name here has a-z, 0-9, '.', '_' and '-'";
    let code = ErrorCode::InvalidInput.as_str();
    Err(Problem::new(StatusCode::BAD_REQUEST, code, message).with("field", "name"))
}

/// Refuses a file with which the account would have too much, counting out what it replaces.
async fn has_room(app: &App, account: AccountId, name: &str, bytes: u64) -> Result<(), Problem> {
    let files = app.osirix.files().list(account).await?;
    let files = files.into_iter().map(OwnFile::from);
    let others: u64 = files.filter(|file| file.name != name).map(|file| file.bytes).sum();
    if others.saturating_add(bytes) <= MAX_BYTES {
        return Ok(());
    }
    let (status, code) = (StatusCode::PAYLOAD_TOO_LARGE, ErrorCode::TooLarge.as_str());
    let problem = Problem::new(status, code, "the account's files would be too large together");
    Err(problem.with("field", "file").with("limit", MAX_BYTES).with("value", others + bytes))
}

//! What the composer sends: its fields, and a file that goes with the post.

use axum::extract::multipart::{Field, Multipart, MultipartError};
use axum::extract::{FromRequest, Request};
use axum::http::{StatusCode, header};
use osirix::{AccountId, BlobKey, ErrorCode};
use tempfile::NamedTempFile;
use tokio::io::AsyncWriteExt as _;

use crate::App;
use crate::error::Problem;
use crate::pages::failure::Failure;
use crate::pages::form::Fields;

/// The largest form, in bytes: a file, and some room for the rest.
pub(super) const MAX_FORM: usize = (50 << 20) + (1 << 20);
/// The longest text of a form, in bytes: four for each character of the longest message.
const MAX_TEXT: usize = 400_000;
/// The most fields of a form.
const MOST_FIELDS: usize = 200;

/// A form, with or without a file, which is gone with it unless it is kept.
#[derive(Default)]
pub(super) struct Sent {
    pub(super) fields: Fields,
    file: Option<NamedTempFile>,
}

impl FromRequest<App> for Sent {
    type Rejection = Failure;

    async fn from_request(request: Request, app: &App) -> Result<Self, Failure> {
        let kind = request.headers().get(header::CONTENT_TYPE);
        let in_parts = kind.is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/form-data"));
        if !in_parts {
            let fields = Fields::from_request(request, app).await?;
            return Ok(Sent { fields, file: None });
        }
        let form = Multipart::from_request(request, app).await;
        Ok(read(form.map_err(|_| broken())?).await?)
    }
}

async fn read(mut form: Multipart) -> Result<Sent, Problem> {
    let (mut pairs, mut file) = (Vec::new(), None);
    while let Some(field) = form.next_field().await.map_err(|e| no_form(&e))? {
        if pairs.len() >= MOST_FIELDS {
            return Err(too_large());
        }
        let name = field.name().unwrap_or_default().to_owned();
        match field.file_name() {
            // A browser sends a part without a name where no file was chosen.
            Some("") => {}
            Some(_) => file = Some(kept(field).await?),
            None => pairs.push((name, text(field).await?)),
        }
    }
    Ok(Sent { fields: Fields::of_pairs(pairs), file })
}

async fn text(mut field: Field<'_>) -> Result<String, Problem> {
    let mut bytes = Vec::new();
    while let Some(piece) = field.chunk().await.map_err(|e| no_form(&e))? {
        if bytes.len() + piece.len() > MAX_TEXT {
            return Err(too_large());
        }
        bytes.extend(piece);
    }
    String::from_utf8(bytes).map_err(|_| broken())
}

/// Writes a file down, piece by piece; the form's limit is its limit.
async fn kept(mut field: Field<'_>) -> Result<NamedTempFile, Problem> {
    let file = NamedTempFile::new().map_err(no_room)?;
    let mut writer = tokio::fs::File::from_std(file.reopen().map_err(no_room)?);
    while let Some(piece) = field.chunk().await.map_err(|e| no_form(&e))? {
        writer.write_all(&piece).await.map_err(no_room)?;
    }
    writer.flush().await.map_err(no_room)?;
    Ok(file)
}

/// A file that was put among the account's own.
pub(super) struct Kept {
    pub(super) key: BlobKey,
    name: String,
}

impl Sent {
    /// Puts the file, if there is one, among the account's own.
    pub(super) async fn keep(
        &self,
        app: &App,
        account: AccountId,
    ) -> Result<Option<Kept>, Problem> {
        let Some(file) = &self.file else { return Ok(None) };
        let id: [u8; 16] = app.ambient.bytes()?;
        let id: String = id.iter().map(|byte| format!("{byte:02x}")).collect();
        let (name, path) = (format!("posts/{id}"), file.path().to_owned());
        let kept = app.osirix.files().add(account, name.clone(), path).await?;
        Ok(Some(Kept { key: kept.key, name }))
    }
}

impl Kept {
    /// Removes it again: no post names it.
    pub(super) async fn forget(self, app: &App, account: AccountId) -> Result<(), Problem> {
        Ok(app.osirix.files().remove(account, self.name).await?)
    }
}

fn broken() -> Problem {
    let code = ErrorCode::InvalidInput.as_str();
    Problem::new(StatusCode::BAD_REQUEST, code, "this is not what the form sends")
}

fn too_large() -> Problem {
    let code = ErrorCode::TooLarge.as_str();
    Problem::new(StatusCode::PAYLOAD_TOO_LARGE, code, "the form is too large")
        .with("limit", MAX_FORM)
}

fn no_form(error: &MultipartError) -> Problem {
    match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => too_large(),
        _ => broken(),
    }
}

fn no_room(error: std::io::Error) -> Problem {
    osirix::Error::io("keep a file that was sent", error).into()
}

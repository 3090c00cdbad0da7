//! A form with a portrait: its texts, and its picture on its way to a file.

use axum::extract::multipart::{Field, Multipart, MultipartRejection};
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use osirix::{ErrorCode, NewAvatar, NewConsent};
use tempfile::NamedTempFile;
use tokio::io::AsyncWriteExt;
use utoipa::ToSchema;

use crate::App;
use crate::error::Problem;

/// The largest form, in bytes: the picture and some room for the rest.
pub(crate) const MAX_FORM: usize = (20 << 20) + (64 << 10);

/// The longest text of a form, in bytes.
const MAX_TEXT: usize = 16 << 10;

/// A person who becomes an avatar, and has agreed to it.
#[derive(Debug, ToSchema)]
#[expect(dead_code, reason = "it describes the form, which is read field by field")]
pub(super) struct NewPortrait {
    /// The avatar's name for people.
    #[schema(min_length = 1, max_length = 100)]
    name: String,
    /// Who agrees: the name of the person on the picture.
    #[schema(min_length = 1, max_length = 200)]
    consent_by: String,
    /// To what, in the words that the person was shown.
    #[schema(min_length = 1, max_length = 2_000)]
    consent_statement: String,
    /// A portrait photo: JPEG, PNG or WebP, at most 20 MiB.
    #[schema(value_type = String, format = Binary)]
    picture: Vec<u8>,
}

/// A form that was sent. The picture's file is gone with it.
pub(crate) struct PortraitForm {
    pub(crate) new: NewAvatar,
    pub(crate) picture: NamedTempFile,
}

impl FromRequest<App> for PortraitForm {
    type Rejection = Problem;

    async fn from_request(request: Request, app: &App) -> Result<Self, Problem> {
        let form = Multipart::from_request(request, app).await.map_err(no_form)?;
        Sent::default().read(form).await
    }
}

/// What was read of a form.
#[derive(Default)]
struct Sent {
    name: Option<String>,
    by: Option<String>,
    statement: Option<String>,
    picture: Option<NamedTempFile>,
}

impl Sent {
    async fn read(mut self, mut form: Multipart) -> Result<PortraitForm, Problem> {
        while let Some(field) = form.next_field().await.map_err(|e| broken(&e))? {
            match field.name().unwrap_or_default() {
                "name" => self.name = Some(text("name", field).await?),
                "consent_by" => self.by = Some(text("consent_by", field).await?),
                "consent_statement" => {
                    self.statement = Some(text("consent_statement", field).await?);
                }
                "picture" => self.picture = Some(file(field).await?),
                other => return Err(invalid(other, "the form has no such field")),
            }
        }
        let given = |text: Option<String>, field| text.ok_or_else(|| missing(field));
        let consent = NewConsent {
            by: given(self.by, "consent_by")?,
            statement: given(self.statement, "consent_statement")?,
        };
        let new = NewAvatar { name: given(self.name, "name")?, consent };
        Ok(PortraitForm { new, picture: self.picture.ok_or_else(|| missing("picture"))? })
    }
}

async fn text(name: &str, mut field: Field<'_>) -> Result<String, Problem> {
    let mut bytes = Vec::new();
    while let Some(piece) = field.chunk().await.map_err(|e| broken(&e))? {
        if bytes.len() + piece.len() > MAX_TEXT {
            return Err(invalid(name, "the text is too long").with("limit", MAX_TEXT));
        }
        bytes.extend(piece);
    }
    String::from_utf8(bytes).map_err(|_| invalid(name, "the text is not UTF-8"))
}

/// Writes a picture to a file, piece by piece; the form's limit is its limit.
async fn file(mut field: Field<'_>) -> Result<NamedTempFile, Problem> {
    let file = NamedTempFile::new().map_err(no_room)?;
    let mut writer = tokio::fs::File::from_std(file.reopen().map_err(no_room)?);
    while let Some(piece) = field.chunk().await.map_err(|e| broken(&e))? {
        writer.write_all(&piece).await.map_err(no_room)?;
    }
    writer.flush().await.map_err(no_room)?;
    Ok(file)
}

fn missing(field: &str) -> Problem {
    invalid(field, "it is missing")
}

fn invalid(field: &str, message: &str) -> Problem {
    let code = ErrorCode::InvalidInput.as_str();
    Problem::new(StatusCode::BAD_REQUEST, code, message).with("field", field)
}

fn no_form(_: MultipartRejection) -> Problem {
    let status = StatusCode::UNSUPPORTED_MEDIA_TYPE;
    Problem::new(status, "unsupported_media_type", "send multipart/form-data")
}

fn broken(error: &axum::extract::multipart::MultipartError) -> Problem {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
        let code = ErrorCode::TooLarge.as_str();
        let problem = Problem::new(StatusCode::PAYLOAD_TOO_LARGE, code, "the form is too large");
        return problem.with("limit", MAX_FORM);
    }
    invalid("body", "the body is no form")
}

fn no_room(error: std::io::Error) -> Problem {
    osirix::Error::io("keep a picture that was sent", error).into()
}

//! Forms in parts: texts, and a file on its way to one of our own, piece by piece.

use axum::extract::multipart::{Field, Multipart, MultipartError, MultipartRejection};
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use osirix::ErrorCode;
use tempfile::NamedTempFile;
use tokio::io::AsyncWriteExt;

use crate::App;
use crate::error::Problem;

/// The longest text of a form, in bytes.
const MAX_TEXT: usize = 16 << 10;

/// A form as it comes in. The route's limit is `limit`, which who sent more is told.
pub(super) struct Parts {
    form: Multipart,
    limit: usize,
}

impl Parts {
    pub(super) async fn of(request: Request, app: &App, limit: usize) -> Result<Self, Problem> {
        let form = Multipart::from_request(request, app).await.map_err(no_form)?;
        Ok(Parts { form, limit })
    }

    pub(super) async fn next(&mut self) -> Result<Option<Part<'_>>, Problem> {
        let limit = self.limit;
        let field = self.form.next_field().await.map_err(|e| broken(&e, limit))?;
        Ok(field.map(|field| Part { field, limit }))
    }
}

/// A part of a form.
pub(super) struct Part<'a> {
    field: Field<'a>,
    limit: usize,
}

impl Part<'_> {
    pub(super) fn name(&self) -> String {
        self.field.name().unwrap_or_default().to_owned()
    }

    pub(super) async fn text(mut self) -> Result<String, Problem> {
        let (name, mut bytes) = (self.name(), Vec::new());
        while let Some(piece) = self.field.chunk().await.map_err(|e| broken(&e, self.limit))? {
            if bytes.len() + piece.len() > MAX_TEXT {
                return Err(invalid(&name, "the text is too long").with("limit", MAX_TEXT));
            }
            bytes.extend(piece);
        }
        String::from_utf8(bytes).map_err(|_| invalid(&name, "the text is not UTF-8"))
    }

    /// The file is gone with what comes back.
    pub(super) async fn file(mut self) -> Result<NamedTempFile, Problem> {
        let file = NamedTempFile::new().map_err(no_room)?;
        let mut writer = tokio::fs::File::from_std(file.reopen().map_err(no_room)?);
        while let Some(piece) = self.field.chunk().await.map_err(|e| broken(&e, self.limit))? {
            writer.write_all(&piece).await.map_err(no_room)?;
        }
        writer.flush().await.map_err(no_room)?;
        Ok(file)
    }
}

pub(super) fn unknown(field: &str) -> Problem {
    invalid(field, "the form has no such field")
}

pub(super) fn missing(field: &str) -> Problem {
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

fn broken(error: &MultipartError, limit: usize) -> Problem {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
        let code = ErrorCode::TooLarge.as_str();
        let problem = Problem::new(StatusCode::PAYLOAD_TOO_LARGE, code, "the form is too large");
        return problem.with("limit", limit);
    }
    invalid("body", "the body is no form")
}

fn no_room(error: std::io::Error) -> Problem {
    osirix::Error::io("keep a file that was sent", error).into()
}

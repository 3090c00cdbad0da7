//! A form with a portrait or a film of a person.

use axum::extract::{FromRequest, Request};
use osirix::{NewAvatar, NewConsent};
use tempfile::NamedTempFile;
use utoipa::ToSchema;

use super::parts::{Parts, missing, unknown};
use crate::App;
use crate::error::Problem;

/// The largest form, in bytes: the film and some room for the rest.
pub(crate) const MAX_FORM: usize = (100 << 20) + (64 << 10);

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
    /// A portrait photo, JPEG, PNG or WebP of at most 20 MiB; or a film, MP4 or MOV with H.264 of
    /// at most 100 MiB and three minutes.
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
        Sent::default().read(Parts::of(request, app, MAX_FORM).await?).await
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
    async fn read(mut self, mut form: Parts) -> Result<PortraitForm, Problem> {
        while let Some(part) = form.next().await? {
            match part.name().as_str() {
                "name" => self.name = Some(part.text().await?),
                "consent_by" => self.by = Some(part.text().await?),
                "consent_statement" => self.statement = Some(part.text().await?),
                "picture" => self.picture = Some(part.file().await?),
                other => return Err(unknown(other)),
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

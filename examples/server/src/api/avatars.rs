//! Who can speak in a video, and how they can sound.

use axum::Json;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::{HeaderName, StatusCode, header};
use osirix::{Avatar, Scope, Voice};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::caller::Caller;
use super::documented::{CallerRefusals, FormRefusals, Missing};
use super::portrait::{MAX_FORM, NewPortrait, PortraitForm};
use crate::App;
use crate::error::Problem;

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list_avatars))
        .routes(routes!(get_avatar, remove_avatar))
        .merge(adding())
        .routes(routes!(list_voices))
}

/// The route to which pictures are sent, with a limit of its own.
fn adding() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(add_avatar)).layer(DefaultBodyLimit::max(MAX_FORM))
}

/// Who can speak in a video.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Avatar)]
struct AvatarAnswer {
    id: String,
    /// Its name in requests.
    slug: String,
    /// Its name for people.
    name: String,
    /// Whether everybody may use it.
    demo: bool,
    #[schema(format = DateTime)]
    created_at: String,
}

impl From<Avatar> for AvatarAnswer {
    fn from(avatar: Avatar) -> Self {
        AvatarAnswer {
            id: avatar.id.to_string(),
            slug: avatar.slug,
            name: avatar.name,
            demo: avatar.account_id.is_none(),
            created_at: avatar.created_at.to_string(),
        }
    }
}

/// Every avatar that the caller may use, the demo avatars first.
#[utoipa::path(
    get, path = "/api/avatars", tag = "avatars",
    responses(CallerRefusals, (status = 200, body = [AvatarAnswer])),
    security(("cookie" = []), ("bearer" = []), ("key" = [])),
)]
async fn list_avatars(
    State(app): State<App>,
    caller: Caller,
) -> Result<Json<Vec<AvatarAnswer>>, Problem> {
    let avatars = app.osirix.avatars().list(caller.account(Scope::AvatarsRead)?).await?;
    Ok(Json(avatars.into_iter().map(AvatarAnswer::from).collect()))
}

/// An avatar that the caller may use.
#[utoipa::path(
    get, path = "/api/avatars/{slug}", tag = "avatars",
    params(("slug" = String, Path, description = "Its name in requests")),
    responses(CallerRefusals, Missing, (status = 200, body = AvatarAnswer)),
    security(("cookie" = []), ("bearer" = []), ("key" = [])),
)]
async fn get_avatar(
    State(app): State<App>,
    caller: Caller,
    Path(slug): Path<String>,
) -> Result<Json<AvatarAnswer>, Problem> {
    let avatar = app.osirix.avatars().get(caller.account(Scope::AvatarsRead)?, slug).await?;
    Ok(Json(avatar.into()))
}

/// Adds an avatar of the caller's own: the person on a portrait photo or in a film, who has agreed
/// to it.
///
/// The photo, and most of the film, shows one sharp face of at least 120 pixels' width that looks at
/// the camera. It is written anew for keeping, without what cameras write into files, such as
/// places; a film without its sound, too.
#[utoipa::path(
    post, path = "/api/avatars", tag = "avatars",
    request_body(content = NewPortrait, content_type = "multipart/form-data"),
    responses(CallerRefusals, FormRefusals, (
        status = 201, body = AvatarAnswer,
        headers(("Location" = String, description = "Where the avatar is")),
    )),
    security(("cookie" = []), ("bearer" = []), ("key" = [])),
)]
async fn add_avatar(
    State(app): State<App>,
    caller: Caller,
    form: PortraitForm,
) -> Result<(StatusCode, [(HeaderName, String); 1], Json<AvatarAnswer>), Problem> {
    let account = caller.account(Scope::AvatarsWrite)?;
    let PortraitForm { new, picture } = form;
    let avatar = app.osirix.avatars().add(account, new, picture.path().to_owned()).await?;
    let place = (header::LOCATION, format!("/api/avatars/{}", avatar.slug));
    Ok((StatusCode::CREATED, [place], Json(avatar.into())))
}

/// Removes an avatar of the caller's own, and its picture.
#[utoipa::path(
    delete, path = "/api/avatars/{slug}", tag = "avatars",
    params(("slug" = String, Path, description = "Its name in requests")),
    responses(CallerRefusals, Missing, (status = 204, description = "It is gone")),
    security(("cookie" = []), ("bearer" = []), ("key" = [])),
)]
async fn remove_avatar(
    State(app): State<App>,
    caller: Caller,
    Path(slug): Path<String>,
) -> Result<StatusCode, Problem> {
    app.osirix.avatars().remove(caller.account(Scope::AvatarsWrite)?, slug).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// How an avatar can sound.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Voice)]
struct VoiceAnswer {
    /// Its name in requests.
    id: String,
    /// Its name for people.
    name: String,
    /// The language it speaks, as a BCP 47 tag.
    language: String,
}

impl From<Voice> for VoiceAnswer {
    fn from(voice: Voice) -> Self {
        VoiceAnswer { id: voice.id.0, name: voice.name, language: voice.language }
    }
}

/// Every voice.
#[utoipa::path(
    get, path = "/api/voices", tag = "avatars",
    responses(CallerRefusals, (status = 200, body = [VoiceAnswer])),
    security(("cookie" = []), ("bearer" = []), ("key" = [])),
)]
async fn list_voices(
    State(app): State<App>,
    caller: Caller,
) -> Result<Json<Vec<VoiceAnswer>>, Problem> {
    caller.account(Scope::AvatarsRead)?;
    let voices = app.osirix.voices().list().await?;
    Ok(Json(voices.into_iter().map(VoiceAnswer::from).collect()))
}

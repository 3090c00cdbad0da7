//! A request of the contract: its body, its token, where it comes from.

use axum::extract::{FromRequest, FromRequestParts, Query, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method};
use osirix::{Device, Identity, Token};
use serde::de::DeserializeOwned;

use super::error::Refusal;
use super::origin;
use crate::client::Client;
use crate::{App, body};

/// A request whose body was read and whose origin was checked. Fields that `T` does not know are
/// dropped, as the contract says.
pub(super) struct AuthRequest<T> {
    pub(super) headers: HeaderMap,
    pub(super) body: T,
    pub(super) device: Device,
    token: Option<Token>,
}

impl<T: DeserializeOwned> FromRequest<App> for AuthRequest<T> {
    type Rejection = Refusal;

    /// In the contract's order: content type, JSON, origin, shape of the body.
    async fn from_request(request: Request, app: &App) -> Result<Self, Refusal> {
        let (parts, body) = request.into_parts();
        let device = Client::device(&parts, app.trusted_proxy);
        let headers = parts.headers;
        let mut json = None;
        if parts.method != Method::GET {
            json = body::read(&headers, body).await?;
            origin::check_with_cookie(&headers, &app.origins)?;
        }
        let body = body::typed(json)?;
        let token = app.cookies.token(&headers);
        Ok(AuthRequest { headers, body, device, token })
    }
}

impl<T> AuthRequest<T> {
    /// The token that it shows.
    pub(super) fn token(&self) -> Option<Token> {
        self.token.clone()
    }

    /// The token that it shows, or 401.
    pub(super) fn required_token(&self) -> Result<Token, Refusal> {
        self.token().ok_or_else(Refusal::unauthorized)
    }

    /// Who sends it, or 401.
    pub(super) async fn identity(&self, app: &App) -> Result<(Token, Identity), Refusal> {
        let token = self.required_token()?;
        let identity = app.osirix.auth().session(token.clone()).await?;
        identity.map(|identity| (token, identity)).ok_or_else(Refusal::unauthorized)
    }
}

/// The parameters of a query; wrong ones are refused in the contract's form.
pub(super) struct Asked<T>(pub(super) T);

impl<T: DeserializeOwned> FromRequestParts<App> for Asked<T> {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Refusal> {
        let query =
            Query::from_request_parts(parts, app).await.map_err(|error| Refusal::query(&error))?;
        Ok(Asked(query.0))
    }
}

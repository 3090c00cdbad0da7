use osirix_core::error::{Error, ErrorCode, Result};
use serde::Deserialize;
use url::Url;

use crate::providers::flow::Proof;
use osirix_http::{Http, unavailable};

/// What a provider says about itself (OpenID Connect Discovery 1.0, section 3; RFC 9207, section
/// 3).
#[derive(Deserialize)]
pub(super) struct Metadata {
    issuer: String,
    pub(super) authorization_endpoint: Url,
    pub(super) token_endpoint: Url,
    pub(super) userinfo_endpoint: Option<Url>,
    pub(super) jwks_uri: Url,
    token_endpoint_auth_methods_supported: Option<Vec<String>>,
    #[serde(default, rename = "authorization_response_iss_parameter_supported")]
    pub(super) names_itself: bool,
}

impl Metadata {
    /// Reads it from below the issuer, and makes sure that it is the issuer's (section 4.3).
    pub(super) async fn read(http: &Http, issuer: &str) -> Result<Self> {
        let place = format!("{}/.well-known/openid-configuration", issuer.trim_end_matches('/'));
        let place = Url::parse(&place).map_err(|e| unavailable().caused_by(e))?;
        let metadata: Metadata = http.document(place).await?;
        if metadata.issuer != issuer {
            let message = "the provider calls itself something else";
            return Err(Error::new(ErrorCode::Configuration, message)
                .with("field", "issuer")
                .with("issuer", metadata.issuer));
        }
        // A browser is sent there: nothing but a page will do.
        http.check(&metadata.authorization_endpoint)?;
        Ok(metadata)
    }

    /// How it wants to be shown who asks; what is not named is `client_secret_basic`.
    pub(super) fn proof(&self) -> Result<Proof> {
        let Some(methods) = &self.token_endpoint_auth_methods_supported else {
            return Ok(Proof::Basic);
        };
        let offers = |method: &str| methods.iter().any(|offered| offered == method);
        match (offers("client_secret_basic"), offers("client_secret_post")) {
            (true, _) => Ok(Proof::Basic),
            (false, true) => Ok(Proof::Post),
            (false, false) => {
                let message = "the provider takes no client secret";
                Err(Error::new(ErrorCode::Configuration, message).with("field", "client"))
            }
        }
    }
}

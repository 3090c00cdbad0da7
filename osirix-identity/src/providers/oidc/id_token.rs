use std::str::FromStr as _;
use std::time::Duration;

use chrono::DateTime;
use openidconnect::core::{
    CoreIdToken, CoreIdTokenClaims, CoreIdTokenVerifier, CoreJsonWebKey, CoreJsonWebKeySet,
    CoreJwsSigningAlgorithm,
};
use openidconnect::{
    ClaimsVerificationError, ClientId, IssuerUrl, Nonce, SignatureVerificationError,
};
use osirix_core::clock::Timestamp;
use osirix_core::error::Error;

use super::{Claims, Truth};
use crate::providers::flow::refused;

/// Asymmetric ones alone: with a shared secret, whoever knows it could vouch.
const ALGORITHMS: [CoreJwsSigningAlgorithm; 3] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EdDsa,
];
/// How far a provider's clock may be ahead.
const SKEW: Duration = Duration::from_secs(60);
/// How old a token may be that was made for this very exchange.
const MAX_AGE: Duration = Duration::from_secs(10 * 60);

/// Claims whose signature is the provider's.
pub(super) struct Verified {
    pub(super) claims: Claims,
}

/// Why an ID token is refused.
#[derive(Debug)]
pub(super) struct Refusal {
    /// It names a key that is not known: there may be a new one.
    pub(super) key_is_unknown: bool,
    why: Box<dyn std::error::Error + Send + Sync>,
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        refused("id_token_refused", "the provider's ID token is not as it must be")
            .caused_by(refusal.why)
    }
}

impl Refusal {
    fn new(why: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Refusal { key_is_unknown: false, why: why.into() }
    }
}

/// OpenID Connect Core 1.0, section 3.1.3.7.
pub(super) fn verify(
    token: &str,
    issuer: &str,
    client_id: &str,
    keys: &[CoreJsonWebKey],
    nonce: &str,
    now: Timestamp,
) -> Result<Verified, Refusal> {
    let token = CoreIdToken::from_str(token).map_err(Refusal::new)?;
    let issuer = IssuerUrl::new(issuer.to_owned()).map_err(Refusal::new)?;
    let time = DateTime::from_timestamp_micros(now.as_micros());
    let time = time.ok_or_else(|| Refusal::new("the clock shows no date"))?;
    let (earliest, latest) = (time - MAX_AGE, time + SKEW);
    let keys = CoreJsonWebKeySet::new(keys.to_vec());
    // For a client without a secret: with one, the crate would take tokens that it signs.
    let verifier =
        CoreIdTokenVerifier::new_public_client(ClientId::new(client_id.to_owned()), issuer, keys)
            .set_allowed_algs(ALGORITHMS)
            .set_time_fn(move || time)
            .set_issue_time_verifier_fn(move |issued| {
                match (earliest..=latest).contains(&issued) {
                    true => Ok(()),
                    false => Err("it was not issued just now".to_owned()),
                }
            });
    let nonce = Nonce::new(nonce.to_owned());
    let claims = token
        .claims(&verifier, &nonce)
        .map_err(|why| Refusal { key_is_unknown: is_unknown_key(&why), why: why.into() })?;
    if claims.authorized_party().is_some_and(|party| party.as_str() != client_id) {
        return Err(Refusal::new("it was given to another party"));
    }
    Ok(Verified { claims: plain(claims) })
}

fn is_unknown_key(why: &ClaimsVerificationError) -> bool {
    let unknown = SignatureVerificationError::NoMatchingKey;
    matches!(why, ClaimsVerificationError::SignatureVerification(why) if *why == unknown)
}

fn plain(claims: &CoreIdTokenClaims) -> Claims {
    Claims {
        sub: claims.subject().to_string(),
        email: claims.email().map(|email| email.to_string()),
        email_verified: claims.email_verified().map_or(Truth::Absent, Truth::Boolean),
        name: claims.name().and_then(|name| name.get(None)).map(|name| name.to_string()),
        picture: claims.picture().and_then(|it| it.get(None)).map(|picture| picture.to_string()),
    }
}

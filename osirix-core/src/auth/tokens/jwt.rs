use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use ed25519_dalek::{Signature, Signer as _, VerifyingKey};
use serde::{Deserialize, Serialize};

use crate::clock::{Ambient, Timestamp};
use crate::error::{Error, ErrorCode, Result};
use crate::id::SigningKeyId;
use crate::secret::Secret;
use crate::vault::Vault;

const SEALED_FOR: &str = "jwt";
/// The one algorithm: a token cannot choose another (RFC 8725, section 3.1).
const ALGORITHM: &str = "EdDSA";
const TYPE: &str = "JWT";
/// Nothing of ours is longer; what is, is not looked at.
const MAX_LEN: usize = 4_096;

/// A key that signs tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SigningKey {
    /// Its id, the `kid` of what it signs.
    pub id: SigningKeyId,
    /// The public half (RFC 8032), in base64url.
    pub public_key: String,
    /// The private half, sealed.
    pub sealed_private_key: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// When the next one takes its place.
    pub retires_at: Timestamp,
}

/// What a token says (RFC 7519, section 4.1).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claims {
    /// The user's id.
    pub sub: String,
    /// Who signed it: the site's address.
    pub iss: String,
    /// Whom it is for: the site's address.
    pub aud: String,
    /// When it was signed, in seconds since 1970.
    pub iat: i64,
    /// When it ends, in seconds since 1970.
    pub exp: i64,
    /// The session that it was made for.
    pub sid: String,
    /// The user's address.
    pub email: String,
    /// The user's name.
    pub name: String,
}

/// A public key as others read it (RFC 8037).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Jwk {
    /// The id.
    pub kid: String,
    /// The kind: `OKP`.
    pub kty: String,
    /// The curve: `Ed25519`.
    pub crv: String,
    /// The public key in base64url.
    pub x: String,
    /// The algorithm: `EdDSA`.
    pub alg: String,
}

/// A set of public keys (RFC 7517, section 5).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Jwks {
    /// The keys.
    pub keys: Vec<Jwk>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Header {
    alg: String,
    typ: String,
    kid: String,
}

impl From<&SigningKey> for Jwk {
    fn from(key: &SigningKey) -> Self {
        Jwk {
            kid: key.id.to_string(),
            kty: "OKP".to_owned(),
            crv: "Ed25519".to_owned(),
            x: key.public_key.clone(),
            alg: ALGORITHM.to_owned(),
        }
    }
}

/// A new key.
pub(in crate::auth) fn new_key(
    ambient: &Ambient,
    vault: &Vault,
    retires_at: Timestamp,
) -> Result<SigningKey> {
    let private = ed25519_dalek::SigningKey::from_bytes(&ambient.bytes::<32>()?);
    Ok(SigningKey {
        id: ambient.new_id()?,
        public_key: BASE64.encode(private.verifying_key().as_bytes()),
        sealed_private_key: vault.seal(ambient, SEALED_FOR, &BASE64.encode(private.to_bytes()))?,
        created_at: ambient.now(),
        retires_at,
    })
}

/// Signs claims (RFC 7515, section 5.1).
pub(in crate::auth) fn sign(key: &SigningKey, vault: &Vault, claims: &Claims) -> Result<String> {
    let private = opened(key, vault)?;
    let header =
        Header { alg: ALGORITHM.to_owned(), typ: TYPE.to_owned(), kid: key.id.to_string() };
    let text = format!("{}.{}", encoded(&header)?, encoded(claims)?);
    let signature = private.sign(text.as_bytes());
    Ok(format!("{text}.{}", BASE64.encode(signature.to_bytes())))
}

/// The claims of a token that one of the keys signed and whose time, issuer and audience are
/// right. The header chooses among our own keys and nothing else: one that names another algorithm,
/// or where to fetch a key, is refused.
pub(in crate::auth) fn verify(
    keys: &[SigningKey],
    token: &str,
    site: &str,
    now: Timestamp,
) -> Result<Claims> {
    let claims = checked(keys, token).ok_or_else(not_ours)?;
    let now = now.as_micros() / 1_000_000;
    let timely = claims.iat <= now && now < claims.exp;
    if timely && claims.iss == site && claims.aud == site { Ok(claims) } else { Err(not_ours()) }
}

fn checked(keys: &[SigningKey], token: &str) -> Option<Claims> {
    if token.len() > MAX_LEN {
        return None;
    }
    let (text, signature) = token.rsplit_once('.')?;
    let (header, claims) = text.split_once('.')?;
    let header: Header = decoded(header)?;
    if header.alg != ALGORITHM || header.typ != TYPE {
        return None;
    }
    let key = keys.iter().find(|key| key.id.to_string() == header.kid)?;
    let public = BASE64.decode(&key.public_key).ok()?;
    let public = VerifyingKey::from_bytes(&public.try_into().ok()?).ok()?;
    let signature = BASE64.decode(signature).ok()?;
    let signature = Signature::from_bytes(&signature.try_into().ok()?);
    public.verify_strict(text.as_bytes(), &signature).ok()?;
    decoded(claims)
}

fn opened(key: &SigningKey, vault: &Vault) -> Result<ed25519_dalek::SigningKey> {
    let private: Secret<String> = vault.open(SEALED_FOR, &key.sealed_private_key)?;
    let bytes = BASE64.decode(private.expose()).ok().and_then(|bytes| bytes.try_into().ok());
    let bytes = bytes.ok_or_else(|| Error::internal("a signing key is damaged"))?;
    Ok(ed25519_dalek::SigningKey::from_bytes(&bytes))
}

fn encoded(value: &impl Serialize) -> Result<String> {
    let json = serde_json::to_vec(value)
        .map_err(|e| Error::internal("a token cannot be written").caused_by(e))?;
    Ok(BASE64.encode(json))
}

fn decoded<T: serde::de::DeserializeOwned>(text: &str) -> Option<T> {
    serde_json::from_slice(&BASE64.decode(text).ok()?).ok()
}

fn not_ours() -> Error {
    Error::new(ErrorCode::Unauthenticated, "this token is not valid here, or no longer")
        .with("reason", "invalid_token")
}

#[cfg(test)]
mod tests;

//! Signed values: what the server gave out, and nobody else.
//!
//! Better Auth's form: the value, a dot, and HMAC-SHA256 of it in standard base64 with padding.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use osirix::{Error, Result};
use sha2::Sha256;

/// The key of everything that is signed.
#[derive(Clone)]
pub(crate) struct SigningKey(Hmac<Sha256>);

impl SigningKey {
    /// From the server's secret.
    pub(crate) fn new(secret: &str) -> Result<Self> {
        let key = Hmac::new_from_slice(secret.as_bytes());
        key.map(SigningKey).map_err(|e| Error::internal("this is no key").caused_by(e))
    }

    /// The value with its signature.
    pub(crate) fn sign(&self, value: &str) -> String {
        let mac = self.0.clone().chain_update(value).finalize();
        format!("{value}.{}", STANDARD.encode(mac.into_bytes()))
    }

    /// What shows that this server wrote a text, in letters that a URL takes as they are.
    pub(crate) fn seal(&self, text: &str) -> String {
        let mac = self.0.clone().chain_update(text).finalize();
        URL_SAFE_NO_PAD.encode(mac.into_bytes())
    }

    /// Whether this server sealed the text so.
    pub(crate) fn is_seal(&self, text: &str, seal: &str) -> bool {
        let Ok(seal) = URL_SAFE_NO_PAD.decode(seal) else { return false };
        self.0.clone().chain_update(text).verify_slice(&seal).is_ok()
    }

    /// The value of a signed one, when the signature is this key's.
    pub(crate) fn verify<'a>(&self, signed: &'a str) -> Option<&'a str> {
        let (value, signature) = signed.rsplit_once('.')?;
        let signature = STANDARD.decode(signature).ok()?;
        self.0.clone().chain_update(value).verify_slice(&signature).ok()?;
        Some(value)
    }
}

impl std::fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("<key>")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_signature_is_better_auths() {
        // echo -n token | openssl dgst -sha256 -hmac secret -binary | base64
        let signed = SigningKey::new("secret").unwrap().sign("token");
        assert_eq!(signed, "token.6UERDj0r/oJiHw4+FDRzDXMF0QbF9oyHFl0LJ6RhGko=");
    }

    #[test]
    fn only_this_key_signs() {
        let key = SigningKey::new("secret").unwrap();
        let signed = key.sign("token");
        assert_eq!(key.verify(&signed), Some("token"));
        let other = SigningKey::new("Secret").unwrap().sign("token");
        let swapped = signed.replace("token", "admin");
        let cut = &signed[..signed.len() - 4];
        for forged in [other.as_str(), &swapped, cut, "token", "token.", ".", "", "token.AAAA"] {
            assert_eq!(key.verify(forged), None, "{forged}");
        }
    }
}

//! Secrets that the platform must read again, such as the seed of an authenticator: sealed, so that
//! who reads the database reads none of them.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chacha20poly1305::aead::{Aead, KeyInit as _, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use hmac::{Hmac, Mac};
use sha2::Sha256;

use crate::clock::Ambient;
use crate::error::{Error, ErrorCode, Result};
use crate::secret::Secret;
use crate::text::hexadecimal;

const NONCE_LEN: usize = 24;

/// Seals with XChaCha20-Poly1305 (RFC 8439 and draft-irtf-cfrg-xchacha) under keys that are derived
/// from the platform's secret by HMAC-SHA256.
///
/// The first secret seals; the others open what was sealed before it came, so that a secret can be
/// replaced while the platform runs.
#[derive(Clone)]
pub struct Vault {
    keys: Vec<SealingKey>,
    mac: Hmac<Sha256>,
}

#[derive(Clone)]
struct SealingKey {
    /// The first bytes of another derivation: which key it was, and nothing about it.
    id: String,
    cipher: XChaCha20Poly1305,
}

impl Vault {
    /// The shortest secret, in bytes.
    pub const MIN_SECRET_LEN: usize = 32;

    /// From the present secret, and those that it replaced.
    pub fn new(secret: &Secret<String>, replaced: &[Secret<String>]) -> Result<Self> {
        let all = std::iter::once(secret).chain(replaced);
        let keys = all.map(SealingKey::new).collect::<Result<Vec<_>>>()?;
        let mac = keyed(&derived(secret, "codes")?)?;
        Ok(Vault { keys, mac })
    }

    /// Seals a text for one purpose: what was sealed for another does not open.
    pub fn seal(&self, ambient: &Ambient, purpose: &str, text: &str) -> Result<String> {
        let key = self.keys.first().ok_or_else(|| Error::internal("the vault has no key"))?;
        let nonce = ambient.bytes::<NONCE_LEN>()?;
        let payload = Payload { msg: text.as_bytes(), aad: purpose.as_bytes() };
        let sealed = key.cipher.encrypt(&XNonce::from(nonce), payload);
        let sealed = sealed.map_err(|_| Error::internal("this cannot be sealed"))?;
        let body = [nonce.as_slice(), &sealed].concat();
        Ok(format!("{}.{}", key.id, URL_SAFE_NO_PAD.encode(body)))
    }

    /// Opens what [`seal`](Self::seal) made.
    pub fn open(&self, purpose: &str, sealed: &str) -> Result<Secret<String>> {
        let damaged = || Error::new(ErrorCode::Inconsistent, "a sealed value cannot be opened");
        let (id, body) = sealed.split_once('.').ok_or_else(damaged)?;
        let key = self.keys.iter().find(|key| key.id == id).ok_or_else(|| {
            let message = "a value was sealed under a secret that this process was not given";
            Error::new(ErrorCode::Configuration, message).with("field", "secret")
        })?;
        let body = URL_SAFE_NO_PAD.decode(body).map_err(|_| damaged())?;
        let (nonce, body) = body.split_first_chunk::<NONCE_LEN>().ok_or_else(damaged)?;
        let payload = Payload { msg: body, aad: purpose.as_bytes() };
        let text = key.cipher.decrypt(&XNonce::from(*nonce), payload).map_err(|_| damaged())?;
        String::from_utf8(text).map(Secret::new).map_err(|_| damaged())
    }

    /// A keyed digest in hexadecimal, for codes that are too short to be hashed without a key.
    pub(crate) fn digest(&self, text: &str) -> String {
        hexadecimal(&self.mac.clone().chain_update(text).finalize().into_bytes())
    }
}

impl SealingKey {
    fn new(secret: &Secret<String>) -> Result<Self> {
        let length = secret.expose().len();
        if length < Vault::MIN_SECRET_LEN {
            let message = "the platform's secret needs 32 bytes at least";
            return Err(Error::new(ErrorCode::Configuration, message)
                .with("field", "secret")
                .with("limit", Vault::MIN_SECRET_LEN)
                .with("value", length));
        }
        let id = hexadecimal(&derived(secret, "id")?[..4]);
        let key = Key::from(derived(secret, "seal")?);
        Ok(SealingKey { id, cipher: XChaCha20Poly1305::new(&key) })
    }
}

fn derived(secret: &Secret<String>, label: &str) -> Result<[u8; 32]> {
    let mac: Hmac<Sha256> = keyed(secret.expose().as_bytes())?;
    Ok(mac.chain_update("osirix vault ").chain_update(label).finalize().into_bytes().into())
}

fn keyed(key: &[u8]) -> Result<Hmac<Sha256>> {
    Hmac::new_from_slice(key).map_err(|e| Error::internal("this is no key").caused_by(e))
}

impl fmt::Debug for Vault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<vault>")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secret(letter: &str) -> Secret<String> {
        Secret::new(letter.repeat(32))
    }

    #[test]
    fn what_is_sealed_opens_for_its_purpose_alone() {
        let (vault, ambient) = (Vault::new(&secret("a"), &[]).unwrap(), Ambient::system());
        let sealed = vault.seal(&ambient, "totp", "JBSWY3DPEHPK3PXP").unwrap();
        assert!(!sealed.contains("JBSWY3DP"));
        assert_eq!(vault.open("totp", &sealed).unwrap().expose(), "JBSWY3DPEHPK3PXP");
        assert_eq!(vault.open("jwt", &sealed).unwrap_err().code(), ErrorCode::Inconsistent);
        let again = vault.seal(&ambient, "totp", "JBSWY3DPEHPK3PXP").unwrap();
        assert_ne!(sealed, again);
    }

    #[test]
    fn a_bit_that_was_changed_is_noticed() {
        let (vault, ambient) = (Vault::new(&secret("a"), &[]).unwrap(), Ambient::system());
        let sealed = vault.seal(&ambient, "totp", "text").unwrap();
        for at in sealed.find('.').unwrap() + 1..sealed.len() {
            let mut changed = sealed.clone().into_bytes();
            changed[at] = if changed[at] == b'A' { b'B' } else { b'A' };
            let changed = String::from_utf8(changed).unwrap();
            if changed != sealed {
                vault.open("totp", &changed).unwrap_err();
            }
        }
    }

    #[test]
    fn a_secret_can_be_replaced() {
        let ambient = Ambient::system();
        let sealed = Vault::new(&secret("a"), &[]).unwrap().seal(&ambient, "x", "text").unwrap();
        let replaced = Vault::new(&secret("b"), &[secret("a")]).unwrap();
        assert_eq!(replaced.open("x", &sealed).unwrap().expose(), "text");
        let without = Vault::new(&secret("b"), &[]).unwrap().open("x", &sealed).unwrap_err();
        assert_eq!(without.code(), ErrorCode::Configuration);
    }

    #[test]
    fn a_short_secret_is_refused() {
        let refused = Vault::new(&Secret::new("short".to_owned()), &[]).unwrap_err();
        assert_eq!(refused.context_value("limit"), Some("32"));
    }
}

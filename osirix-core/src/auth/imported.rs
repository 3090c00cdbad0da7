//! Hashes that other systems made.

use scrypt::Params;
use subtle::ConstantTimeEq;

use crate::error::{Error, Result};
use crate::secret::Secret;

/// Better Auth's parameters: N = 2^14, r = 16, p = 1, 64 bytes.
const LOG_N: u8 = 14;
const R: u32 = 16;
const P: u32 = 1;
const KEY_BYTES: usize = 64;
const SALT_CHARS: usize = 32;

/// Whether a password, in NFKC, belongs to a hash of bcrypt or of Better Auth; `None` for a hash
/// of another kind.
pub(super) fn verify(password: &Secret<String>, stored: &str) -> Result<Option<bool>> {
    let password = password.expose();
    if stored.starts_with("$2") {
        // bcrypt looks at the first 72 bytes alone, as it did where the hash was made.
        let verified = bcrypt::verify(password, stored);
        return verified.map(Some).map_err(|e| damaged().caused_by(e));
    }
    match stored.split_once(':') {
        Some((salt, key)) => better_auth(password, salt, key).map(Some),
        None => Ok(None),
    }
}

/// `salt:key` in hexadecimal. The salt's digits, and not the bytes they stand for, are the salt.
fn better_auth(password: &str, salt: &str, key: &str) -> Result<bool> {
    let key = from_hex(key).filter(|key| key.len() == KEY_BYTES && salt.len() == SALT_CHARS);
    let key = key.ok_or_else(damaged)?;
    let params = Params::new(LOG_N, R, P).map_err(|e| damaged().caused_by(e))?;
    let mut derived = [0; KEY_BYTES];
    scrypt::scrypt(password.as_bytes(), salt.as_bytes(), &params, &mut derived)
        .map_err(|e| damaged().caused_by(e))?;
    Ok(derived.as_slice().ct_eq(&key).into())
}

fn from_hex(text: &str) -> Option<Vec<u8>> {
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    let digit = |byte: u8| char::from(byte).to_digit(16);
    let byte = |pair: &[u8; 2]| Some((digit(pair[0])? * 16 + digit(pair[1])?) as u8);
    pairs.iter().map(byte).collect::<Option<Vec<_>>>().filter(|_| rest.is_empty())
}

fn damaged() -> Error {
    Error::inconsistent("account", "password", "-", "a stored hash is damaged")
}

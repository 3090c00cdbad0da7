//! Signatures of Standard Webhooks, version 1 (symmetric):
//! <https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md>.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

use crate::auth::Token;
use crate::clock::{Ambient, Timestamp};
use crate::error::{Error, ErrorCode, Result};

const PREFIX: &str = "whsec_";
/// In bytes; the standard wants 24 to 64.
const SECRET_LEN: usize = 32;

/// A new secret: `whsec_` and 32 random bytes in base64.
pub fn signing_secret(ambient: &Ambient) -> Result<Token> {
    let bytes = ambient.bytes::<SECRET_LEN>()?;
    Ok(Token::from_text(format!("{PREFIX}{}", STANDARD.encode(bytes))))
}

/// The signature of a message: `v1,` and the HMAC-SHA256 of `ID.SECONDS.BODY` in base64.
pub fn sign(secret: &str, id: &str, at: Timestamp, body: &str) -> Result<String> {
    let damaged = || Error::new(ErrorCode::Inconsistent, "a signing secret cannot be read");
    let key = secret.strip_prefix(PREFIX).ok_or_else(damaged)?;
    let key = STANDARD.decode(key).map_err(|_| damaged())?;
    let mac = Hmac::<Sha256>::new_from_slice(&key).map_err(|_| damaged())?;
    let text = format!("{id}.{}.{body}", seconds(at));
    let signature = mac.chain_update(text).finalize().into_bytes();
    Ok(format!("v1,{}", STANDARD.encode(signature)))
}

fn seconds(at: Timestamp) -> i64 {
    at.as_micros().div_euclid(1_000_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_is_that_of_the_standards_own_example() {
        let at = Timestamp::from_micros(1_614_265_330_000_000);
        let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
        let signature = sign(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", at, r#"{"test": 2432232314}"#);
        assert_eq!(signature.unwrap(), "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    #[test]
    fn secrets_are_new_each_time_and_never_printed() {
        let ambient = Ambient::system();
        let (one, two) = (signing_secret(&ambient).unwrap(), signing_secret(&ambient).unwrap());
        assert_ne!(one.expose(), two.expose());
        assert!(one.expose().starts_with("whsec_") && !format!("{one:?}").contains("whsec"));
    }

    #[test]
    fn what_is_no_secret_signs_nothing() {
        for secret in ["", "whsec", "sk_abc", "whsec_***"] {
            let refused = sign(secret, "a", Timestamp::default(), "{}").unwrap_err();
            assert_eq!(refused.code(), ErrorCode::Inconsistent, "{secret}");
        }
    }
}

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use totp_rs::{Algorithm, Builder, Secret as Seed, Totp};

use crate::auth::{Email, Token, TokenHash};
use crate::clock::{Ambient, Timestamp};
use crate::error::{Error, Result};
use crate::id::UserId;
use crate::secret::Secret;

/// 160 bits, as RFC 4226 recommends in section 4 (R6).
const SECRET_LEN: usize = 20;
const DIGITS: u8 = 6;
const STEP_S: u64 = 30;
/// How many steps a clock may be off, either way (RFC 6238, section 5.2).
const SKEW: u16 = 1;

const RECOVERY_CODES: usize = 10;
const HALF_LEN: usize = 5;
/// Without the letters and digits that are taken for one another.
const LETTERS: &[u8; 54] = b"abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ234567";

/// A new seed in base 32.
pub(in crate::auth) fn new_secret(ambient: &Ambient) -> Result<Secret<String>> {
    let bytes = ambient.bytes::<SECRET_LEN>()?;
    Ok(Secret::new(Seed::from(bytes.to_vec()).to_base32()))
}

/// The address that an authenticator reads (Key URI Format of Google Authenticator).
pub(in crate::auth) fn uri(secret: &Secret<String>, issuer: &str, email: &Email) -> Token {
    let encoded = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    let (issuer, email) = (encoded(issuer), encoded(email.as_str()));
    let secret = secret.expose();
    Token::from_text(format!(
        "otpauth://totp/{issuer}:{email}?secret={secret}&issuer={issuer}&digits={DIGITS}\
         &period={STEP_S}"
    ))
}

/// The step whose code this is, at this time or one step off.
pub(in crate::auth) fn step_of(
    secret: &Secret<String>,
    code: &str,
    now: Timestamp,
) -> Result<Option<u64>> {
    let seconds = u64::try_from(now.as_micros() / 1_000_000).unwrap_or(0);
    let code: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    if code.len() != usize::from(DIGITS) || !code.bytes().all(|byte| byte.is_ascii_digit()) {
        return Ok(None);
    }
    Ok(totp(secret)?.check(&code, seconds))
}

fn totp(secret: &Secret<String>) -> Result<Totp> {
    let damaged = |message: String| {
        Error::internal("an authenticator's seed is damaged").with("cause", message)
    };
    let seed = Seed::try_from_base32(secret.expose()).map_err(|e| damaged(e.to_string()))?;
    Builder::new()
        .with_algorithm(Algorithm::SHA1)
        .with_digits(DIGITS)
        .with_skew(SKEW)
        .with_step_duration(STEP_S)
        .with_secret(seed)
        .build()
        .map_err(|e| damaged(e.to_string()))
}

/// New recovery codes: `xxxxx-xxxxx`, of 57 bits each.
pub(in crate::auth) fn new_recovery_codes(ambient: &Ambient) -> Result<Vec<Token>> {
    let code = |_| {
        let letters = ambient.letters(LETTERS, 2 * HALF_LEN)?;
        let (head, tail) = letters.split_at(HALF_LEN);
        Ok(Token::from_text(format!("{head}-{tail}")))
    };
    (0..RECOVERY_CODES).map(code).collect()
}

/// What is kept of a recovery code: a hash that is its user's alone.
pub(in crate::auth) fn recovery_hash(user: UserId, code: &Token) -> TokenHash {
    Token::from_text(format!("{user}:{}", code.expose().trim())).hash()
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn at(seconds: u64) -> Timestamp {
        Timestamp::from_micros(0) + Duration::from_secs(seconds)
    }

    /// "12345678901234567890" in base 32: the seed of RFC 6238, appendix B.
    fn seed() -> Secret<String> {
        Secret::new("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ".to_owned())
    }

    #[test]
    fn the_codes_are_those_of_rfc_6238() {
        for (time, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            let step = step_of(&seed(), code, at(time)).unwrap();
            assert_eq!(step, Some(time / 30), "{time}");
        }
    }

    #[test]
    fn a_clock_may_be_one_step_off() {
        let steps = |time| step_of(&seed(), "287082", at(time)).unwrap();
        assert_eq!([29, 30, 59, 60, 89].map(steps), [Some(1); 5].map(|step| step));
        assert_eq!([90, 120, 3_000].map(steps), [None; 3]);
    }

    #[test]
    fn what_is_no_code_matches_nothing() {
        for code in ["", "28708", "2870822", "28708a", "２８７０８２", "-87082"] {
            assert_eq!(step_of(&seed(), code, at(59)).unwrap(), None, "{code}");
        }
        assert_eq!(step_of(&seed(), "287 082", at(59)).unwrap(), Some(1));
    }

    #[test]
    fn the_address_is_one_that_authenticators_read() {
        let email = Email::new("ada+1@example.com").unwrap();
        assert_eq!(
            uri(&seed(), "My Site", &email).expose(),
            "otpauth://totp/My%20Site:ada%2B1%40example%2Ecom?\
             secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=My%20Site&digits=6&period=30"
        );
    }
}

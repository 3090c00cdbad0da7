use std::time::Duration;

use hmac::{Hmac, KeyInit as _, Mac as _};
use osirix_core::clock::Timestamp;
use osirix_core::error::{Error, ErrorCode, Result};
use osirix_core::secret::Secret;
use sha2::Sha256;

/// How far the time of a signature may be from the clock here, as in Stripe's own libraries.
pub const TOLERANCE: Duration = Duration::from_secs(300);
/// The largest message.
pub const MAX_BODY_BYTES: usize = 1 << 20;
/// The longest header: room for several signatures.
const MAX_HEADER_LEN: usize = 4_096;

/// Stripe's scheme of signatures (<https://docs.stripe.com/webhooks#verify-manually>): the header
/// `Stripe-Signature: t=TIME,v1=HEX` has the HMAC-SHA256 of `TIME.BODY` under the endpoint's
/// secret, over the bytes as they came.
///
/// Of several secrets each is good, so that one can be replaced while the platform runs. Without
/// any, messages are turned off.
#[derive(Debug, Clone)]
pub struct Signatures {
    secrets: Vec<Secret<String>>,
}

impl Signatures {
    /// With these secrets; empty ones count as none.
    pub fn new(secrets: Vec<Secret<String>>) -> Self {
        let given = |secret: &Secret<String>| !secret.expose().trim().is_empty();
        Signatures { secrets: secrets.into_iter().filter(given).collect() }
    }

    /// Believes a message, or says why not.
    ///
    /// - A message is believed when one of its `v1` signatures was made with one of the secrets,
    ///   and its time is within [`TOLERANCE`] of `now`.
    /// - One that is larger than [`MAX_BODY_BYTES`] is [`TooLarge`](ErrorCode::TooLarge), before
    ///   anything is computed.
    /// - Any other is [`Unauthenticated`](ErrorCode::Unauthenticated).
    /// - Without a secret each is [`Unsupported`](ErrorCode::Unsupported).
    pub fn verify(&self, body: &[u8], header: &str, now: Timestamp) -> Result<()> {
        if self.secrets.is_empty() {
            let message = "messages of Stripe are turned off here: set the secret of the webhook \
                           endpoint (webhook_secrets)";
            return Err(Error::new(ErrorCode::Unsupported, message));
        }
        if body.len() > MAX_BODY_BYTES {
            return Err(Error::new(ErrorCode::TooLarge, "this message is too large")
                .with("field", "body")
                .with("limit", MAX_BODY_BYTES));
        }
        let header = Header::parse(header)?;
        let age = i128::from(now.as_micros()) - i128::from(header.time) * 1_000_000;
        if age.unsigned_abs() > TOLERANCE.as_micros() {
            let message = "the time of this message is too far from the clock here";
            return Err(refused(message).with("limit_s", TOLERANCE.as_secs()));
        }
        let matches = |secret: &Secret<String>| {
            header.signatures.iter().any(|signature| {
                mac(secret, header.time_text, body)
                    .is_ok_and(|mac| mac.verify_slice(signature).is_ok())
            })
        };
        match self.secrets.iter().any(matches) {
            true => Ok(()),
            false => Err(refused("this message was signed with no secret of this endpoint")),
        }
    }

    /// Signs a message as Stripe does, with the first secret: the header.
    pub fn sign(&self, body: &[u8], at: Timestamp) -> Result<String> {
        let secret = self.secrets.first();
        let secret = secret.ok_or_else(|| refused("there is no secret to sign with"))?;
        let time = (at.as_micros() / 1_000_000).to_string();
        let signature = mac(secret, &time, body)?.finalize().into_bytes();
        let hex: String = signature.iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(format!("t={time},v1={hex}"))
    }
}

/// What a header says.
struct Header<'a> {
    time: i64,
    time_text: &'a str,
    signatures: Vec<[u8; 32]>,
}

impl<'a> Header<'a> {
    fn parse(text: &'a str) -> Result<Self> {
        if text.len() > MAX_HEADER_LEN {
            return Err(refused("the signature's header is too long").with("limit", MAX_HEADER_LEN));
        }
        let (mut time, mut signatures) = (None, Vec::new());
        for part in text.split(',') {
            match part.trim().split_once('=') {
                Some(("t", value)) if time.is_none() => time = Some(value),
                Some(("v1", value)) => signatures.extend(bytes(value)),
                // Other schemes, and those that are to come.
                _ => {}
            }
        }
        let time_text = time.ok_or_else(|| refused("the signature's header names no time"))?;
        let digits = time_text.bytes().all(|byte| byte.is_ascii_digit());
        let time = time_text.parse().ok().filter(|_| digits);
        let time = time.ok_or_else(|| refused("the signature's time is no number"))?;
        match signatures.is_empty() {
            true => Err(refused("the signature's header has no signature of the scheme v1")),
            false => Ok(Header { time, time_text, signatures }),
        }
    }
}

/// The 32 bytes of 64 hexadecimal digits.
fn bytes(hex: &str) -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    if hex.len() != 64 || !hex.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    for (at, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(hex.get(2 * at..2 * at + 2)?, 16).ok()?;
    }
    Some(bytes)
}

fn mac(secret: &Secret<String>, time: &str, body: &[u8]) -> Result<Hmac<Sha256>> {
    let mac = Hmac::<Sha256>::new_from_slice(secret.expose().as_bytes());
    let mut mac = mac.map_err(|_| Error::internal("a secret of any length can sign"))?;
    mac.update(time.as_bytes());
    mac.update(b".");
    mac.update(body);
    Ok(mac)
}

fn refused(message: &'static str) -> Error {
    Error::new(ErrorCode::Unauthenticated, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &[u8] = br#"{"id":"evt_1"}"#;

    fn now() -> Timestamp {
        Timestamp::from_micros(1_767_225_600_500_000)
    }

    fn with(secrets: &[&str]) -> Signatures {
        Signatures::new(secrets.iter().map(|one| Secret::new((*one).to_owned())).collect())
    }

    fn code(signatures: &Signatures, body: &[u8], header: &str, at: Timestamp) -> ErrorCode {
        signatures.verify(body, header, at).unwrap_err().code()
    }

    #[test]
    fn what_was_signed_is_believed_for_five_minutes() {
        let (ours, signed) = (with(&["whsec_a"]), now());
        let header = ours.sign(BODY, signed).unwrap();
        let second = Duration::from_secs(1);
        for at in [signed, signed + TOLERANCE - second, signed - TOLERANCE + second] {
            ours.verify(BODY, &header, at).unwrap();
        }
        for at in [signed + TOLERANCE + second, signed - TOLERANCE - second] {
            assert_eq!(code(&ours, BODY, &header, at), ErrorCode::Unauthenticated);
        }
    }

    #[test]
    fn any_change_of_a_byte_is_seen() {
        let ours = with(&["whsec_a"]);
        let header = ours.sign(BODY, now()).unwrap();
        for at in 0..BODY.len() {
            let mut body = BODY.to_vec();
            body[at] ^= 1;
            assert_eq!(code(&ours, &body, &header, now()), ErrorCode::Unauthenticated);
        }
        assert_eq!(code(&ours, &BODY[1..], &header, now()), ErrorCode::Unauthenticated);
        let later = header.replacen("t=17672256", "t=17672257", 1);
        assert_eq!(code(&ours, BODY, &later, now()), ErrorCode::Unauthenticated);
        let other = with(&["whsec_b"]);
        assert_eq!(code(&other, BODY, &header, now()), ErrorCode::Unauthenticated);
    }

    #[test]
    fn a_secret_can_be_replaced_while_both_are_good() {
        let (old, new) = (with(&["whsec_old"]), with(&["whsec_new"]));
        let both = with(&["whsec_new", "whsec_old"]);
        let (first, second) = (old.sign(BODY, now()).unwrap(), new.sign(BODY, now()).unwrap());
        both.verify(BODY, &first, now()).unwrap();
        both.verify(BODY, &second, now()).unwrap();
        // As Stripe does while it rolls a secret: one header with two signatures.
        let rolled = format!("{first},{}", second.split_once(',').unwrap().1);
        for one in [&old, &new, &both] {
            one.verify(BODY, &rolled, now()).unwrap();
        }
    }

    #[test]
    fn headers_that_say_nothing_good_are_refused() {
        let ours = with(&["whsec_a"]);
        let good = ours.sign(BODY, now()).unwrap();
        let (time, signature) = good.split_once(",v1=").unwrap();
        for header in [
            "",
            ",",
            "=",
            time,
            &format!("v1={signature}"),
            &format!("{time},v0={signature}"),
            &format!("{time},v1={}", &signature[1..]),
            &format!("{time},v1={}ü", &signature[..62]),
            &format!("t=-1,v1={signature}"),
            &format!("t=99999999999999999999,v1={signature}"),
            &format!("t=9223372036854775807,v1={signature}"),
            &format!("t=0,{good}"),
            &format!("{good}{}", ",v1=0".repeat(1_000)),
        ] {
            assert_eq!(code(&ours, BODY, header, now()), ErrorCode::Unauthenticated, "{header}");
        }
        ours.verify(BODY, &format!("{time}, v0=abc, v2=x, v1={signature}"), now()).unwrap();
    }

    #[test]
    fn a_message_of_ten_megabytes_is_not_looked_at() {
        let (ours, body) = (with(&["whsec_a"]), vec![b' '; 10 << 20]);
        let header = ours.sign(&body, now()).unwrap();
        let error = ours.verify(&body, &header, now()).unwrap_err();
        assert_eq!(error.code(), ErrorCode::TooLarge);
        assert_eq!(error.context_value("limit"), Some("1048576"));
    }

    #[test]
    fn without_a_secret_messages_are_turned_off() {
        for none in [with(&[]), with(&[""]), with(&["  "])] {
            let header = with(&["x"]).sign(BODY, now()).unwrap();
            let error = none.verify(BODY, &header, now()).unwrap_err();
            assert_eq!(error.code(), ErrorCode::Unsupported);
            assert!(error.message().contains("webhook_secrets"), "{error}");
        }
        // The empty key signs nothing here.
        assert!(with(&[""]).sign(BODY, now()).is_err());
    }
}

//! URLs that carry their own permission: AWS Signature Version 4 in a query
//! (<https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html>).

use std::fmt::Write;
use std::time::Duration;

use hmac::{Hmac, KeyInit, Mac};
use osirix_core::clock::Timestamp;
use osirix_core::error::{Error, Result};
use osirix_core::secret::Secret;
use reqwest::{Method, Url};
use sha2::{Digest, Sha256};

/// Signs as the owner of a key.
#[derive(Debug, Clone)]
pub(super) struct Signer {
    pub(super) access_key_id: String,
    pub(super) secret_access_key: Secret<String>,
    pub(super) session_token: Option<Secret<String>>,
    pub(super) region: String,
}

/// What is permitted.
pub(super) struct Permit<'a> {
    pub(super) method: Method,
    /// The address, whose path needs no escapes.
    pub(super) url: Url,
    /// Names in their order, and what they are set to.
    pub(super) query: &'a [(&'static str, &'a str)],
    /// Small letters, in their order: what a client must send as it stands here.
    pub(super) headers: &'a [(&'static str, &'a str)],
}

impl Signer {
    /// The address with a signature that holds from `now` for a time, in whole seconds.
    pub(super) fn url(
        &self,
        permit: Permit<'_>,
        now: Timestamp,
        lifetime: Duration,
    ) -> Result<Url> {
        let time = compact(now);
        let scope = format!("{}/{}/s3/aws4_request", &time[..8], self.region);
        let headers = with_host(&permit);
        let query = self.query(&permit, &headers, &time, &scope, lifetime);
        let canonical = canonical(&permit, &query, &headers);
        let hash = hex(&Sha256::digest(canonical));
        let to_sign = format!("AWS4-HMAC-SHA256\n{time}\n{scope}\n{hash}");
        let signature = hex(&self.signature(&time[..8], &to_sign)?);
        let mut url = permit.url;
        url.set_query(Some(&format!("{query}&X-Amz-Signature={signature}")));
        Ok(url)
    }

    /// Capital letters come before small ones: a query of the caller's is behind the signature's.
    fn query(
        &self,
        permit: &Permit<'_>,
        headers: &[(&str, String)],
        time: &str,
        scope: &str,
        lifetime: Duration,
    ) -> String {
        let names: Vec<_> = headers.iter().map(|(name, _)| *name).collect();
        let mut pairs = vec![
            ("X-Amz-Algorithm", "AWS4-HMAC-SHA256".to_owned()),
            ("X-Amz-Credential", format!("{}/{scope}", self.access_key_id)),
            ("X-Amz-Date", time.to_owned()),
            ("X-Amz-Expires", lifetime.as_secs().to_string()),
        ];
        let token = self.session_token.as_ref();
        pairs.extend(token.map(|token| ("X-Amz-Security-Token", token.expose().clone())));
        pairs.push(("X-Amz-SignedHeaders", names.join(";")));
        pairs.extend(permit.query.iter().map(|(name, value)| (*name, (*value).to_owned())));
        let pairs = pairs.iter().map(|(name, value)| format!("{name}={}", escaped(value)));
        pairs.collect::<Vec<_>>().join("&")
    }

    fn signature(&self, day: &str, to_sign: &str) -> Result<Vec<u8>> {
        let key = format!("AWS4{}", self.secret_access_key.expose());
        let steps = [day, self.region.as_str(), "s3", "aws4_request", to_sign];
        steps.iter().try_fold(key.into_bytes(), |key, step| authenticated(&key, step))
    }
}

fn authenticated(key: &[u8], text: &str) -> Result<Vec<u8>> {
    let mac = Hmac::<Sha256>::new_from_slice(key);
    let mut mac = mac.map_err(|e| Error::internal("a URL cannot be signed").caused_by(e))?;
    mac.update(text.as_bytes());
    Ok(mac.finalize().into_bytes().to_vec())
}

/// `host` has its place among the headers of the caller's.
fn with_host<'a>(permit: &Permit<'a>) -> Vec<(&'a str, String)> {
    let host = permit.url.host_str().unwrap_or_default();
    let host = permit.url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"));
    let given = permit.headers.iter().map(|(name, value)| (*name, (*value).to_owned()));
    let mut headers: Vec<_> = given.chain([("host", host)]).collect();
    headers.sort_unstable();
    headers
}

fn canonical(permit: &Permit<'_>, query: &str, headers: &[(&str, String)]) -> String {
    let names: Vec<_> = headers.iter().map(|(name, _)| *name).collect();
    let lines: String = headers.iter().map(|(name, value)| format!("{name}:{value}\n")).collect();
    let (method, path, names) = (&permit.method, permit.url.path(), names.join(";"));
    format!("{method}\n{path}\n{query}\n{lines}\n{names}\nUNSIGNED-PAYLOAD")
}

/// `20130524T000000Z`.
fn compact(time: Timestamp) -> String {
    let text = time.to_string();
    let seconds = text.split('.').next().unwrap_or_default();
    seconds.chars().filter(|c| !matches!(c, '-' | ':' | 'Z')).chain(['Z']).collect()
}

fn escaped(text: &str) -> String {
    text.bytes().fold(String::new(), |mut all, byte| {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            all.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(all, "%{byte:02X}");
        }
        all
    })
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut all, byte| {
        let _ = write!(all, "{byte:02x}");
        all
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 2013-05-24T00:00:00Z, the day of Amazon's examples.
    const DAY: Timestamp = Timestamp::from_micros(1_369_353_600_000_000);

    fn signer() -> Signer {
        Signer {
            access_key_id: "AKIAIOSFODNN7EXAMPLE".to_owned(),
            secret_access_key: Secret::new("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY".to_owned()),
            session_token: None,
            region: "us-east-1".to_owned(),
        }
    }

    fn permit(method: Method, url: &str) -> Permit<'static> {
        Permit { method, url: url.parse().unwrap(), query: &[], headers: &[] }
    }

    /// The example of "Authenticating Requests: Using Query Parameters".
    #[test]
    fn the_published_example_is_signed_as_published() {
        let permit = permit(Method::GET, "https://examplebucket.s3.amazonaws.com/test.txt");
        let url = signer().url(permit, DAY, Duration::from_secs(86_400)).unwrap();
        assert_eq!(
            url.as_str(),
            "https://examplebucket.s3.amazonaws.com/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256\
             &X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request\
             &X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host\
             &X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404"
        );
    }

    /// "GET Object" and "PUT Object" of "Signature Calculations for the Authorization Header": the
    /// last two steps are the same in a header and in a query.
    #[test]
    fn the_published_texts_have_the_published_signatures() {
        for (hash, signature) in [
            (
                "7344ae5b7ee6c3e7e6b0fe0640412a37625d1fbfff95c48bbb2dc43964946972",
                "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41",
            ),
            (
                "9e0e90d9c76de8fa5b200d8c849cd5b8dc7a3be3951ddb7f6a76b4158342019d",
                "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd",
            ),
        ] {
            let scope = "20130524/us-east-1/s3/aws4_request";
            let text = format!("AWS4-HMAC-SHA256\n20130524T000000Z\n{scope}\n{hash}");
            assert_eq!(hex(&signer().signature("20130524", &text).unwrap()), signature);
        }
    }

    #[test]
    fn what_a_client_must_send_is_named_in_order() {
        let permit = Permit {
            headers: &[("content-length", "3"), ("content-type", "image/png")],
            ..permit(Method::PUT, "http://127.0.0.1:9000/films/a.png")
        };
        let url = signer().url(permit, DAY, Duration::from_secs(60)).unwrap();
        let named = "X-Amz-SignedHeaders=content-length%3Bcontent-type%3Bhost&X-Amz-Signature=";
        assert!(url.as_str().contains(named), "{url}");
    }

    #[test]
    fn temporary_credentials_carry_their_token_and_show_no_secret() {
        let token = Some(Secret::new("a/b+c=".to_owned()));
        let signer = Signer { session_token: token, ..signer() };
        let permit = permit(Method::GET, "https://s3.amazonaws.com/films/a");
        let url = signer.url(permit, DAY, Duration::from_secs(60)).unwrap();
        assert!(url.as_str().contains("&X-Amz-Security-Token=a%2Fb%2Bc%3D&X-Amz-SignedHeaders="));
        assert!(!format!("{signer:?}").contains("wJalr"));
    }
}

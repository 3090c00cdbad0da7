//! Who carries webhooks: by HTTP, where that is compiled in.

use std::sync::Arc;

use osirix_core::error::Result;
use osirix_core::webhooks::{Courier, WebhookSettings};

/// The courier of the settings; none where no HTTP client is compiled in.
#[cfg(feature = "webhooks")]
pub(crate) fn of_settings(settings: &WebhookSettings) -> Result<Option<Arc<dyn Courier>>> {
    Ok(Some(Arc::new(by_http::HttpCourier::new(settings)?)))
}

/// The courier of the settings; none where no HTTP client is compiled in.
#[cfg(not(feature = "webhooks"))]
pub(crate) fn of_settings(_: &WebhookSettings) -> Result<Option<Arc<dyn Courier>>> {
    Ok(None)
}

#[cfg(feature = "webhooks")]
mod by_http {
    use async_trait::async_trait;
    use osirix_core::error::{Error, ErrorCode, Result};
    use osirix_core::webhooks::{Courier, Message, Reply, WebhookSettings};
    use osirix_http::{Http, Limits, Method, PRIVATE, Reach, TIMED_OUT, Url, header};

    /// How much of an answer's body is read, in bytes; none of it is kept.
    const HEARD: usize = 16 * 1_024;

    /// Posts messages, each by a connection of its own, so that an attempt on record is one.
    pub(super) struct HttpCourier {
        http: Http,
    }

    impl HttpCourier {
        pub(super) fn new(settings: &WebhookSettings) -> Result<Self> {
            let (connect, timeout) = (settings.answer(), settings.answer());
            let reach = if settings.inside { Reach::Anywhere } else { Reach::Public };
            let http = Http::afresh(Limits { connect, timeout, bytes: HEARD }, reach)?;
            Ok(HttpCourier { http: http.in_the_open(settings.inside) })
        }

        fn url(&self, text: &str) -> Result<Url> {
            let wrong = |message: &'static str| Error::invalid("url", message);
            let url = Url::parse(text).map_err(|e| wrong("this is not a URL").caused_by(e))?;
            if !url.username().is_empty() || url.password().is_some() {
                return Err(wrong("an address has no user and no password in it"));
            }
            match self.http.check(&url) {
                Ok(()) => Ok(url),
                Err(e) if e.context_value("reason") == Some(PRIVATE) => {
                    Err(wrong("this is an address of a private network"))
                }
                Err(e) => Err(wrong("give an address by https").caused_by(e)),
            }
        }
    }

    #[async_trait]
    impl Courier for HttpCourier {
        fn check(&self, url: &str) -> Result<()> {
            self.url(url).map(drop)
        }

        async fn carry(&self, message: &Message) -> Result<Reply> {
            let seconds = message.at.as_micros().div_euclid(1_000_000);
            let request = self
                .http
                .request(Method::POST, self.url(&message.url)?)?
                .header(header::CONTENT_TYPE, "application/json")
                .header("webhook-id", &message.id)
                .header("webhook-timestamp", seconds)
                .header("webhook-signature", &message.signature)
                .body(message.body.clone());
            let answer = self.http.heard(request).await.map_err(told)?;
            Ok(Reply { status: answer.status.as_u16(), retry_after: answer.retry_after() })
        }
    }

    /// What went wrong, for the endpoint's owner.
    fn told(error: Error) -> Error {
        let (reason, reached) = (error.context_value("reason"), error.context_value("reached"));
        let (code, message) = match (reason, reached) {
            (Some(PRIVATE), _) => {
                let message = "the endpoint's name leads to an address of a private network";
                (ErrorCode::PermissionDenied, message)
            }
            (Some(TIMED_OUT), _) => (ErrorCode::Timeout, "the endpoint did not answer in time"),
            (_, Some("false")) => {
                (ErrorCode::Unavailable, "no connection to the endpoint could be made")
            }
            _ => (ErrorCode::Unavailable, "the endpoint broke off before it answered"),
        };
        Error::new(code, message).caused_by(error)
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        fn courier(inside: bool) -> HttpCourier {
            HttpCourier::new(&WebhookSettings { inside, ..WebhookSettings::default() }).unwrap()
        }

        /// Ways to an address that only this machine, or its network, can reach.
        const ATTACKS: &[&str] = &[
            "http://example.com/hook",
            "ftp://example.com",
            "file:///etc/passwd",
            "gopher://example.com",
            "javascript:alert(1)",
            "//example.com",
            "",
            "https://",
            "https://ada@example.com",
            "https://ada:secret@example.com",
            "https://example.com@127.0.0.1",
            "https://127.0.0.1",
            "https://127.1",
            "https://0x7f000001",
            "https://0177.0.0.1",
            "https://2130706433",
            "https://127.0.0.1.",
            "https://１２７.０.０.１",
            "https://0.0.0.0",
            "https://localhost",
            "https://LOCALHOST.",
            "https://a.localhost:8443",
            "https://10.0.0.1",
            "https://172.16.0.1",
            "https://192.168.0.1",
            "https://100.64.0.1",
            "https://169.254.169.254/latest/meta-data",
            "https://224.0.0.1",
            "https://255.255.255.255",
            "https://[::]",
            "https://[::1]",
            "https://[::ffff:127.0.0.1]",
            "https://[::ffff:a9fe:a9fe]",
            "https://[::127.0.0.1]",
            "https://[64:ff9b::7f00:1]",
            "https://[64:ff9b:1::a9fe:a9fe]",
            "https://[2002:7f00:1::]",
            "https://[2001:0:7f00:1::]",
            "https://[fc00::1]",
            "https://[fd00:ec2::254]",
            "https://[fe80::1]",
            "https://[fec0::1]",
            "https://[ff02::1]",
            "https://[2001:db8::1]",
        ];

        fn message(url: &str) -> Message {
            let (url, id) = (url.to_owned(), "evt_1".to_owned());
            let at = osirix_core::clock::Timestamp::from_micros(0);
            Message { url, id, at, signature: String::new(), body: String::new() }
        }

        #[tokio::test]
        async fn nobody_is_led_into_this_network() {
            for attack in ATTACKS {
                let refused = courier(false).check(attack).unwrap_err();
                assert_eq!(refused.context_value("field"), Some("url"), "{attack}");
                // What was let in before a setting or a rule has changed is not asked either.
                courier(false).carry(&message(attack)).await.unwrap_err();
            }
            for good in [
                "https://example.com/hook?key=1",
                "https://1.1.1.1:8443",
                "https://[2606:4700::1111]",
            ] {
                courier(false).check(good).unwrap();
            }
        }

        #[test]
        fn a_developer_may_ask_this_machine() {
            for inside in ["http://127.0.0.1:3000", "http://10.0.0.1", "https://localhost"] {
                courier(true).check(inside).unwrap();
            }
            for wrong in ["ftp://127.0.0.1", "http://ada:secret@127.0.0.1", "file:///etc/passwd"] {
                courier(true).check(wrong).unwrap_err();
            }
        }
    }
}

//! Mail by SMTP (RFC 5321).

mod message;
mod settings;

use std::fmt;
use std::time::Duration;

use async_trait::async_trait;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, Tls, TlsParameters, TlsParametersBuilder};
use lettre::transport::smtp::extension::ClientId;
use lettre::transport::smtp::response::Severity;
use lettre::{AsyncSmtpTransport, AsyncTransport as _, Tokio1Executor};
use osirix_core::error::{Error, ErrorCode, Result, Retry};
use osirix_core::id::MailId;
use osirix_core::mail::{Mail, Mailer};

use osirix_http::place::wrong;
use settings::{Encryption, Settings};

type Transport = AsyncSmtpTransport<Tokio1Executor>;

/// Hands messages over to one SMTP server, each on a connection of its own.
///
/// A message's `Message-ID` is made of its id, and its `Date` is the id's: who is handed the same
/// message twice can tell.
pub struct SmtpMailer {
    settings: Settings,
    transport: Transport,
    timeout: Duration,
}

impl SmtpMailer {
    /// How long a server may take for one message, in all.
    pub const TIMEOUT: Duration = Duration::from_secs(30);

    /// From a URL: `smtp://user:password@host:587?from=Osirix%20<no-reply@example.com>`.
    ///
    /// - `smtp` needs STARTTLS (RFC 3207), unless the host is this machine; its port is 587 where
    ///   none is named (RFC 6409). `smtps` is encrypted from the first byte, on port 465 (RFC
    ///   8314). Certificates are checked with Mozilla's roots.
    /// - `from` is the sender, with a name or without one.
    /// - User and password are written with percent signs where a URL needs it.
    ///
    /// [`Configuration`](ErrorCode::Configuration) when the URL cannot be as it is; its error does
    /// not show the URL.
    pub fn new(url: &str) -> Result<Self> {
        Self::build(Settings::parse(url)?, None)
    }

    /// The same, with one more authority whose certificates are good: a certificate in PEM.
    pub fn trusting(url: &str, authority: &str) -> Result<Self> {
        let none = || wrong("mail_authority", "this is no certificate in PEM");
        if !authority.contains("-----BEGIN CERTIFICATE-----") {
            return Err(none());
        }
        let certificate =
            Certificate::from_pem(authority.as_bytes()).map_err(|e| none().caused_by(e))?;
        Self::build(Settings::parse(url)?, Some(certificate))
    }

    /// With another limit of time for one message.
    #[must_use]
    pub fn timeout(self, timeout: Duration) -> Self {
        SmtpMailer { timeout, ..self }
    }

    fn build(settings: Settings, authority: Option<Certificate>) -> Result<Self> {
        let tls = || {
            let tls = TlsParameters::builder(settings.host.clone());
            let tls = authority.into_iter().fold(tls, TlsParametersBuilder::add_root_certificate);
            tls.build().map_err(|e| wrong("mail_url", "no TLS can be set up").caused_by(e))
        };
        let tls = match settings.encryption {
            Encryption::None => Tls::None,
            Encryption::StartTls => Tls::Required(tls()?),
            Encryption::FromTheFirstByte => Tls::Wrapper(tls()?),
        };
        let mut transport = Transport::builder_dangerous(settings.host.clone())
            .port(settings.port)
            // Some servers refuse who calls itself by an address of no network.
            .hello_name(ClientId::Domain(settings.from.email.domain().to_owned()))
            .tls(tls)
            .timeout(Some(Self::TIMEOUT));
        if let Some((user, password)) = &settings.login {
            let login = Credentials::new(user.clone(), password.expose().clone());
            transport = transport.credentials(login);
        }
        Ok(SmtpMailer { transport: transport.build(), settings, timeout: Self::TIMEOUT })
    }
}

#[async_trait]
impl Mailer for SmtpMailer {
    fn name(&self) -> &str {
        "smtp"
    }

    async fn send(&self, id: MailId, mail: &Mail) -> Result<()> {
        let message = message::compose(&self.settings.from, id, mail)?;
        match tokio::time::timeout(self.timeout, self.transport.send(message)).await {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(error)) => Err(failed(error)),
            Err(_) => Err(late(self.timeout)),
        }
    }
}

impl fmt::Debug for SmtpMailer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<smtp {}:{}>", self.settings.host, self.settings.port)
    }
}

/// What a failure means for the message: refused for good, or worth another try.
fn failed(error: lettre::transport::smtp::Error) -> Error {
    let Some(status) = error.status() else {
        let message = "the mail server cannot be reached, or broke off";
        return Error::new(ErrorCode::Unavailable, message).caused_by(error);
    };
    let said = match (status.severity, u16::from(status)) {
        // RFC 4954, section 6: it is we who are refused, and not the message.
        (_, 530 | 534 | 535 | 538) => {
            let message = "the mail server does not accept this user and password";
            Error::new(ErrorCode::Configuration, message)
                .with("field", "mail_url")
                .retryable(Retry::Later)
        }
        (Severity::PermanentNegativeCompletion, _) => {
            let message = "the mail server refuses this message for good";
            Error::new(ErrorCode::Unavailable, message).retryable(Retry::Never)
        }
        _ => Error::new(ErrorCode::Unavailable, "the mail server does not take this message now"),
    };
    said.with("status", status).caused_by(error)
}

fn late(limit: Duration) -> Error {
    Error::new(ErrorCode::Timeout, "the mail server took too long")
        .with("limit_seconds", limit.as_secs_f32())
}

use lettre::message::Mailbox;
use osirix_core::error::{Error, Result};
use osirix_core::secret::Secret;
use percent_encoding::percent_decode_str;
use url::Url;

use osirix_http::place::{is_loopback, url, wrong};

const FIELD: &str = "mail_url";

/// How the way to a server is encrypted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Encryption {
    /// Not at all: it does not leave this machine.
    None,
    /// Before anything is said: RFC 3207.
    StartTls,
    /// RFC 8314, section 3.
    FromTheFirstByte,
}

/// What a URL says.
#[derive(Debug)]
pub(super) struct Settings {
    pub(super) host: String,
    pub(super) port: u16,
    pub(super) encryption: Encryption,
    pub(super) login: Option<(String, Secret<String>)>,
    pub(super) from: Mailbox,
}

impl Settings {
    pub(super) fn parse(text: &str) -> Result<Self> {
        let url = url(FIELD, text)?;
        // The URL's own parser knows no hosts of schemes that are not the web's.
        let host = url.host_str().filter(|host| !host.is_empty());
        let host = host.ok_or_else(|| wrong(FIELD, "this URL names no mail server"))?;
        let host = host.trim_start_matches('[').trim_end_matches(']').to_owned();
        let (encryption, port) = match url.scheme() {
            "smtps" => (Encryption::FromTheFirstByte, 465),
            "smtp" if is_loopback(&url) => (Encryption::None, 587),
            "smtp" => (Encryption::StartTls, 587),
            _ => return Err(wrong(FIELD, "mail is sent by smtp:// or smtps://")),
        };
        let (login, from) = (login(&url)?, sender(&url)?);
        Ok(Settings { host, port: url.port().unwrap_or(port), encryption, login, from })
    }
}

fn login(url: &Url) -> Result<Option<(String, Secret<String>)>> {
    match (url.username(), url.password()) {
        ("", None) => Ok(None),
        ("", _) | (_, None) => Err(wrong(FIELD, "a user and a password go together")),
        (user, Some(password)) => Ok(Some((decoded(user)?, Secret::new(decoded(password)?)))),
    }
}

fn decoded(text: &str) -> Result<String> {
    let text = percent_decode_str(text).decode_utf8();
    let text = text.map_err(|_| wrong(FIELD, "user and password are text in UTF-8"))?;
    Ok(text.into_owned())
}

fn sender(url: &Url) -> Result<Mailbox> {
    let mut from = None;
    for (name, value) in url.query_pairs() {
        match name.as_ref() {
            "from" if from.is_none() => from = Some(value.into_owned()),
            _ => return Err(wrong(FIELD, "this URL takes one `from` and nothing else")),
        }
    }
    let from = from.ok_or_else(|| wrong(FIELD, "name the sender: ?from=no-reply@example.com"))?;
    if from.chars().any(char::is_control) {
        return Err(wrong(FIELD, "the sender is one line"));
    }
    from.parse().map_err(|e| -> Error {
        wrong(FIELD, "the sender is an address, or a name and an address in <>").caused_by(e)
    })
}

#[cfg(test)]
mod tests {
    use osirix_core::ErrorCode;

    use super::*;

    fn parse(text: &str) -> Settings {
        Settings::parse(text).unwrap()
    }

    #[test]
    fn the_way_out_of_this_machine_is_encrypted() {
        let from = "from=no-reply@example.com";
        let starttls = parse(&format!("smtp://mail.example.com?{from}"));
        assert_eq!((starttls.encryption, starttls.port), (Encryption::StartTls, 587));
        let wrapped = parse(&format!("smtps://mail.example.com?{from}"));
        assert_eq!((wrapped.encryption, wrapped.port), (Encryption::FromTheFirstByte, 465));
        for here in ["localhost", "127.0.0.1", "[::1]"] {
            let here = parse(&format!("smtp://{here}:2525?{from}"));
            assert_eq!((here.encryption, here.port), (Encryption::None, 2525));
        }
        for there in ["localhost.example.com", "10.0.0.1", "0.0.0.0", "127.0.0.1.example.com"] {
            let there = parse(&format!("smtp://{there}?{from}"));
            assert_eq!(there.encryption, Encryption::StartTls);
        }
    }

    #[test]
    fn user_and_password_are_read_and_never_shown() {
        let url = "smtps://ada%40example.com:hunter2%2F%3A@mail.example.com\
                   ?from=Osirix%20%3Cno-reply%40example.com%3E";
        let settings = parse(url);
        let (user, password) = settings.login.as_ref().unwrap();
        assert_eq!((user.as_str(), password.expose().as_str()), ("ada@example.com", "hunter2/:"));
        assert_eq!(settings.from.to_string(), "Osirix <no-reply@example.com>");
        assert!(!format!("{settings:?}").contains("hunter2"));
        let mailer = crate::mail::SmtpMailer::new(url).unwrap();
        assert_eq!(format!("{mailer:?}"), "<smtp mail.example.com:465>");
    }

    #[test]
    fn a_url_that_cannot_be_is_refused_and_not_shown() {
        for bad in [
            "mail.example.com",
            "https://ada:hunter2@mail.example.com?from=a@b.co",
            "smtp://ada:hunter2@mail.example.com",
            "smtp://ada:hunter2@mail.example.com?from=nobody",
            "smtp://ada:hunter2@mail.example.com?from=a@b.co&tls=none",
            "smtp://ada:hunter2@mail.example.com?from=a@b.co&from=c@d.co",
            "smtp://ada:hunter2@mail.example.com?from=a@b.co%0d%0aBcc:%20c@d.co",
            "smtp://:hunter2@mail.example.com?from=a@b.co",
            "smtp://hunter2@mail.example.com?from=a@b.co",
            "smtp://ada:hunter2%ff@mail.example.com?from=a@b.co",
            "smtp:?from=a@b.co",
        ] {
            let refused = Settings::parse(bad).unwrap_err();
            assert_eq!(refused.code(), ErrorCode::Configuration, "{bad}");
            assert_eq!(refused.context_value("field"), Some("mail_url"));
            assert!(!format!("{refused} {refused:?}").contains("hunter2"), "{refused:?}");
        }
    }
}

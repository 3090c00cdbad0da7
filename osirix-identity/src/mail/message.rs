use std::time::{Duration, SystemTime};

use lettre::message::header::{ContentTransferEncoding, ContentType, HeaderName, HeaderValue};
use lettre::message::{Body, Mailbox, SinglePart};
use lettre::{Address, Message};
use osirix_core::error::{Error, Result};
use osirix_core::id::{Id as _, MailId};
use osirix_core::mail::Mail;

/// A message as it travels (RFC 5322).
pub(super) fn compose(from: &Mailbox, id: MailId, mail: &Mail) -> Result<Message> {
    if mail.subject.chars().any(char::is_control) {
        return Err(Error::invalid("subject", "a subject is one line of text"));
    }
    let to = Address::try_from(mail.to.as_str().to_owned())
        .map_err(|e| Error::invalid("to", "this address cannot be written to").caused_by(e))?;
    // RFC 3834, section 5: no holiday answers to what a machine has written.
    let automatic = HeaderName::new_from_ascii_str("Auto-Submitted");
    Message::builder()
        .from(from.clone())
        .to(Mailbox::new(None, to))
        .subject(mail.subject.clone())
        .message_id(Some(format!("<{id}@{}>", from.email.domain())))
        .date(written_at(id))
        .raw_header(HeaderValue::new(automatic, "auto-generated".to_owned()))
        .singlepart(text(&mail.text)?)
        .map_err(|e| Error::internal("this message cannot be written").caused_by(e))
}

/// Quoted-printable (RFC 2045, section 6.7), even where plain text would do: then nothing in a text
/// can be taken for a line of SMTP.
fn text(text: &str) -> Result<SinglePart> {
    let encoding = ContentTransferEncoding::QuotedPrintable;
    let body = Body::new_with_encoding(text.to_owned(), encoding)
        .map_err(|_| Error::internal("this text cannot be written as quoted-printable"))?;
    Ok(SinglePart::builder().header(ContentType::TEXT_PLAIN).body(body))
}

/// An id holds the moment at which it was made (RFC 9562, section 5.7).
fn written_at(id: MailId) -> SystemTime {
    let (seconds, nanos) = id.uuid().get_timestamp().map_or((0, 0), |time| time.to_unix());
    SystemTime::UNIX_EPOCH + Duration::new(seconds, nanos)
}

#[cfg(test)]
mod tests {
    use osirix_core::auth::Email;
    use osirix_core::clock::Ambient;

    use super::*;

    fn mail(subject: &str, text: &str) -> Mail {
        let to = Email::new("ada@example.com").unwrap();
        Mail { to, subject: subject.to_owned(), text: text.to_owned() }
    }

    fn compose(mail: &Mail) -> Result<String> {
        let from = "Osirix <no-reply@example.com>".parse().unwrap();
        let id = "mai_0190163d8694739bb5a5c9e4a6b7c8d9".parse().unwrap();
        let message = super::compose(&from, id, mail)?;
        Ok(String::from_utf8(message.formatted()).unwrap())
    }

    #[test]
    fn a_message_says_who_it_is_and_that_a_machine_wrote_it() {
        let text = compose(&mail("Your code", "123456\n")).unwrap();
        for line in [
            "From: Osirix <no-reply@example.com>",
            "To: ada@example.com",
            "Subject: Your code",
            "Message-ID: <mai_0190163d8694739bb5a5c9e4a6b7c8d9@example.com>",
            "Date: Fri, 14 Jun 2024 10:14:09 +0000",
            "Auto-Submitted: auto-generated",
            "Content-Transfer-Encoding: quoted-printable",
        ] {
            assert!(text.split("\r\n").any(|there| there == line), "{line}: {text}");
        }
        assert!(text.trim_end().ends_with("\r\n\r\n123456"), "{text}");
    }

    #[test]
    fn a_message_handed_over_twice_is_the_same() {
        let again = || compose(&mail("Your code", "123456\n")).unwrap();
        assert_eq!(again(), again());
    }

    #[test]
    fn no_header_can_be_slipped_in() {
        for subject in
            ["a\r\nBcc: eve@example.com", "a\nBcc: eve", "a\rBcc: eve", "a\0", "a\u{85}b"]
        {
            let refused = compose(&mail(subject, "")).unwrap_err();
            assert_eq!(refused.context_value("field"), Some("subject"), "{subject:?}");
        }
        // Letters beyond ASCII are encoded (RFC 2047), and so is what looks like an encoding.
        for subject in
            ["Schönen Gruß", "a\u{2028}Bcc: eve@example.com", "=?utf-8?q?=0D=0ABcc:_eve?="]
        {
            let text = compose(&mail(subject, "hello")).unwrap();
            let (head, body) = text.split_once("\r\n\r\n").unwrap();
            let names: Vec<_> = head.split("\r\n").filter(|line| !line.starts_with(' ')).collect();
            assert_eq!(names.len(), 9, "{head}");
            assert!(head.is_ascii() && body.trim_end() == "hello", "{text}");
        }
    }

    #[test]
    fn nothing_in_a_text_can_be_taken_for_smtp() {
        let text = compose(&mail("x", "a\r.\rb\n.\nc\0d\u{1b}[2J")).unwrap();
        let body = text.split_once("\r\n\r\n").unwrap().1;
        assert!(body.is_ascii() && !body.contains('\0') && !body.contains('\u{1b}'), "{body:?}");
        assert_eq!(body.replace("\r\n", "").matches(['\r', '\n']).count(), 0, "{body:?}");
    }

    #[test]
    fn every_id_has_a_date() {
        let id: MailId = Ambient::system().new_id().unwrap();
        assert!(written_at(id) > SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000));
    }
}

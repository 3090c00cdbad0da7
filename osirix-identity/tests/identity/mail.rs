//! Mail, handed over to a real mail server.

use std::time::{Duration, Instant};

use crate::servers::Server;
use osirix_core::auth::Email;
use osirix_core::clock::Ambient;
use osirix_core::error::{Error, ErrorCode, Retry};
use osirix_core::id::MailId;
use osirix_core::mail::{Mail, Mailer};
use osirix_identity::mail::SmtpMailer;

const FROM: &str = "from=Osirix%20%3Cno-reply%40example.com%3E";

fn smtp(args: &[&str]) -> Server {
    Server::python("smtp.py", args)
}

/// Where a server is, with what stands before the host.
fn url(server: &Server, before: &str) -> String {
    format!("{before}:{}?{FROM}", server.ready["port"])
}

fn mail(text: &str) -> Mail {
    let to = Email::new("ada@example.com").unwrap();
    Mail { to, subject: "Your code".to_owned(), text: text.to_owned() }
}

fn id() -> MailId {
    Ambient::system().new_id().unwrap()
}

async fn refused(mailer: &SmtpMailer) -> Error {
    mailer.send(id(), &mail("123456\n")).await.unwrap_err()
}

#[tokio::test]
async fn a_message_arrives_as_it_was_written() {
    let server = smtp(&[]);
    let mailer = SmtpMailer::new(&url(&server, "smtp://127.0.0.1")).unwrap();
    let id = id();
    let text = "Grüß Gott,\n\n.\n..hidden\nhttps://example.com/?a=1&token=x\n";
    mailer.send(id, &mail(text)).await.unwrap();

    let taken = server.says();
    assert_eq!(taken["hello"], "example.com");
    assert_eq!(taken["sender"], "no-reply@example.com");
    assert_eq!(taken["recipients"], serde_json::json!(["ada@example.com"]));
    let content = taken["content"].as_str().unwrap();
    assert!(content.contains(&format!("Message-ID: <{id}@example.com>\r\n")), "{content}");
    let body = content.split_once("\r\n\r\n").unwrap().1;
    assert_eq!(unquoted(body), text.replace('\n', "\r\n").trim_end());
}

#[tokio::test]
async fn a_text_cannot_send_a_second_message() {
    let server = smtp(&[]);
    let mailer = SmtpMailer::new(&url(&server, "smtp://localhost")).unwrap();
    let smuggled = "MAIL FROM:<eve@example.com>\r\nRCPT TO:<bob@example.com>\r\nDATA\r\nhi";
    for end in ["\r\n.\r\n", "\n.\n", "\r.\r", "\n.\r\n", "\r\n.\n"] {
        mailer.send(id(), &mail(&format!("a{end}{smuggled}{end}b"))).await.unwrap();
        let taken = server.says();
        assert_eq!(taken["sender"], "no-reply@example.com");
        assert!(taken["content"].as_str().unwrap().contains("RCPT TO:"), "it is all one text");
        assert!(server.is_silent(), "{end:?} ended the message");
    }
}

#[tokio::test]
async fn a_refusal_for_good_is_not_worth_another_try() {
    for at in ["--to-recipient", "--to-data"] {
        let server = smtp(&[at, "550 5.1.1 no such user"]);
        let mailer = SmtpMailer::new(&url(&server, "smtp://127.0.0.1")).unwrap();
        let error = refused(&mailer).await;
        assert_eq!((error.code(), error.retry()), (ErrorCode::Unavailable, Retry::Never));
        assert_eq!(error.context_value("status"), Some("550"));
    }
}

#[tokio::test]
async fn greylisting_is_worth_another_try() {
    let server = smtp(&["--to-recipient", "450 4.7.1 greylisted, come back later"]);
    let mailer = SmtpMailer::new(&url(&server, "smtp://127.0.0.1")).unwrap();
    let error = refused(&mailer).await;
    assert_eq!((error.code(), error.retry()), (ErrorCode::Unavailable, Retry::Later));
    mailer.send(id(), &mail("123456\n")).await.expect("the second time it is taken");
    assert!(server.says()["content"].as_str().unwrap().contains("123456"));
}

#[tokio::test]
async fn a_server_that_hangs_holds_nobody_up() {
    let server = smtp(&["--silent"]);
    let limit = Duration::from_millis(300);
    let mailer = SmtpMailer::new(&url(&server, "smtp://127.0.0.1")).unwrap().timeout(limit);
    let before = Instant::now();
    let error = refused(&mailer).await;
    assert_eq!((error.code(), error.retry()), (ErrorCode::Timeout, Retry::Later));
    assert!(before.elapsed() < Duration::from_secs(5));
}

#[tokio::test]
async fn a_server_that_is_not_there_is_worth_another_try() {
    let mailer = SmtpMailer::new(&format!("smtp://127.0.0.1:1?{FROM}")).unwrap();
    let error = refused(&mailer).await;
    assert_eq!((error.code(), error.retry()), (ErrorCode::Unavailable, Retry::Later));
}

#[tokio::test]
async fn a_user_signs_in() {
    let server = smtp(&["--login", "ada@example.com:hunter2/:"]);
    let with = "smtp://ada%40example.com:hunter2%2F%3A@127.0.0.1";
    let mailer = SmtpMailer::new(&url(&server, with)).unwrap();
    mailer.send(id(), &mail("123456\n")).await.unwrap();
    assert_eq!(server.says()["user"], "ada@example.com");

    // Nothing is wrong with the message: it waits until somebody has corrected the setting.
    for wrong in ["smtp://ada%40example.com:hunter3@127.0.0.1", "smtp://127.0.0.1"] {
        let error = refused(&SmtpMailer::new(&url(&server, wrong)).unwrap()).await;
        assert_eq!((error.code(), error.retry()), (ErrorCode::Configuration, Retry::Later));
        assert!(!format!("{error} {error:?}").contains("hunter3"), "{error:?}");
    }
}

#[tokio::test]
async fn beyond_this_machine_nothing_is_said_without_encryption() {
    // To Linux this address is this machine; to the mailer it is not.
    let server = smtp(&["--login", "ada:hunter2"]);
    let mailer = SmtpMailer::new(&url(&server, "smtp://ada:hunter2@0.0.0.0")).unwrap();
    refused(&mailer).await;
    assert!(server.is_silent());

    let server = smtp(&["--login", "ada:hunter2", "--tls", "starttls"]);
    let authority = server.ready["authority"].as_str().unwrap();
    let there = url(&server, "smtp://ada:hunter2@0.0.0.0");
    SmtpMailer::trusting(&there, authority).unwrap().send(id(), &mail("123456\n")).await.unwrap();
    assert_eq!(server.says()["encrypted"], true);
}

#[tokio::test]
async fn a_certificate_of_nobody_is_refused() {
    let server = smtp(&["--tls", "wrapped"]);
    let there = url(&server, "smtps://localhost");
    let error = refused(&SmtpMailer::new(&there).unwrap()).await;
    assert_eq!((error.code(), error.retry()), (ErrorCode::Unavailable, Retry::Later));
    assert!(server.is_silent());

    let authority = server.ready["authority"].as_str().unwrap();
    let mailer = SmtpMailer::trusting(&there, authority).unwrap();
    mailer.send(id(), &mail("123456\n")).await.unwrap();
    assert_eq!(server.says()["encrypted"], true);

    let other = smtp(&[]).ready["authority"].as_str().unwrap().to_owned();
    refused(&SmtpMailer::trusting(&there, &other).unwrap()).await;
    let error = SmtpMailer::trusting(&there, "no certificate").unwrap_err();
    assert_eq!(error.code(), ErrorCode::Configuration);
}

/// Quoted-printable, read (RFC 2045, section 6.7).
fn unquoted(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.trim_end().as_bytes();
    while let [first, after @ ..] = rest {
        rest = match (first, after) {
            (b'=', [b'\r', b'\n', after @ ..]) => after,
            (b'=', [high, low, after @ ..]) => {
                let pair = [*high, *low];
                let hex = std::str::from_utf8(&pair).unwrap();
                bytes.push(u8::from_str_radix(hex, 16).unwrap());
                after
            }
            _ => {
                bytes.push(*first);
                after
            }
        };
    }
    String::from_utf8(bytes).unwrap()
}

//! The mail that was written, for who develops: the links in it sign in, so that these pages exist
//! in development alone.

use std::fmt::Write as _;

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderName, HeaderValue, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use osirix::OutboxMail;

use crate::App;
use crate::error::Problem;
use crate::openapi::escaped;

const MAILS: u32 = 50;

pub(crate) fn routes() -> Router<App> {
    Router::new().route("/dev/outbox", get(page)).route("/dev/outbox.json", get(json))
}

async fn page(State(app): State<App>) -> Result<Response, Problem> {
    let mails = app.osirix.mails().outbox(MAILS).await?;
    let mut page = "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>Outbox</title>\n\
         <link rel=\"stylesheet\" href=\"/api/docs/style.css\">\n<h1>Outbox</h1>\n"
        .to_owned();
    if mails.is_empty() {
        page.push_str("<p>Nothing was written yet.</p>\n");
    }
    for mail in &mails {
        article(&mut page, mail);
    }
    Ok((private(), Html(page)).into_response())
}

async fn json(State(app): State<App>) -> Result<Response, Problem> {
    let mails = app.osirix.mails().outbox(MAILS).await?;
    Ok((private(), axum::Json(mails)).into_response())
}

fn article(page: &mut String, mail: &OutboxMail) {
    let (subject, to) = (escaped(&mail.subject), escaped(mail.to.as_str()));
    let (state, at, text) = (mail.state, mail.created_at, linked(&mail.text));
    // Writing to a string never fails.
    let _ = writeln!(
        page,
        "<article>\n<h2>{subject}</h2>\n<p>To {to}, <small>{state}, {at}</small></p>\n\
         <pre>{text}</pre>\n</article>"
    );
}

/// A text as HTML in which the lines that are addresses can be followed.
fn linked(text: &str) -> String {
    let lines = text.lines().map(|line| {
        let shown = escaped(line);
        match line.starts_with("http://") || line.starts_with("https://") {
            true => format!("<a href=\"{shown}\">{shown}</a>\n"),
            false => format!("{shown}\n"),
        }
    });
    lines.collect()
}

fn private() -> [(HeaderName, HeaderValue); 2] {
    [
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_is_text_and_its_addresses_are_links() {
        let html = linked("<script>\nhttps://example.com/?a=1&t=\"x\n javascript:alert(1)\n");
        assert!(
            html.starts_with("&lt;script&gt;\n<a href=\"https://example.com/?a=1&amp;t=&quot;")
        );
        assert_eq!(html.matches("<a ").count(), 1);
    }
}

//! The way to a page of somebody else. A form may lead to this site alone (`form-action`), so that
//! whoever sent one goes on by a page.

use askama::Template;
use axum::response::Response;

use super::frame::{Frame, ok};

#[derive(Template)]
#[template(path = "onward.html")]
struct OnwardPage {
    frame: Frame,
    title: String,
    said: String,
    url: String,
}

/// Leads to `url`, by itself after a moment.
pub(super) fn onward(frame: Frame, title: &str, said: &str, url: String) -> Response {
    ok(&OnwardPage { frame, title: title.to_owned(), said: said.to_owned(), url })
}

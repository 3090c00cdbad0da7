//! What forms send, and what was wrong with it.

use axum::extract::rejection::RawFormRejection;
use axum::extract::{FromRequest, RawForm, Request};
use axum::http::StatusCode;
use osirix::{ErrorCode, Secret};
use url::form_urlencoded;

use super::failure::Failure;
use crate::App;
use crate::error::Problem;

/// The fields of a form or of a query, in their order.
#[derive(Debug, Default, Clone)]
pub(super) struct Fields(Vec<(String, String)>);

impl Fields {
    /// Those of an encoded form, or of a query.
    pub(super) fn of(encoded: &[u8]) -> Self {
        Fields(form_urlencoded::parse(encoded).into_owned().collect())
    }

    /// Those of an address.
    pub(super) fn of_query(address: &str) -> Self {
        Fields::of(address.split_once('?').map_or("", |(_, query)| query).as_bytes())
    }

    /// A field's text; empty where there is none.
    pub(super) fn text(&self, name: &str) -> &str {
        self.0.iter().find(|(found, _)| found == name).map_or("", |(_, value)| value)
    }

    /// Those of these pairs.
    pub(super) fn of_pairs(pairs: Vec<(String, String)>) -> Self {
        Fields(pairs)
    }

    /// Whether there is such a field.
    pub(super) fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(found, _)| found == name)
    }

    /// A field's text as people wrote it: browsers end a form's lines in their own way.
    pub(super) fn lines(&self, name: &str) -> String {
        self.text(name).replace("\r\n", "\n")
    }

    /// A field's text, unless it is blank.
    pub(super) fn some(&self, name: &str) -> Option<&str> {
        Some(self.text(name).trim()).filter(|text| !text.is_empty())
    }

    /// A field that nobody else is to read.
    pub(super) fn secret(&self, name: &str) -> Secret<String> {
        Secret::new(self.text(name).to_owned())
    }

    /// Whether a box was ticked.
    pub(super) fn ticked(&self, name: &str) -> bool {
        !self.text(name).is_empty()
    }

    /// Every value of fields of this name.
    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(found, _)| found == name).map(|(_, value)| value.as_str())
    }
}

impl FromRequest<App> for Fields {
    type Rejection = Failure;

    async fn from_request(request: Request, app: &App) -> Result<Self, Failure> {
        let RawForm(bytes) = RawForm::from_request(request, app).await.map_err(no_form)?;
        Ok(Fields::of(&bytes))
    }
}

fn no_form(rejection: RawFormRejection) -> Failure {
    use axum::response::IntoResponse as _;
    let (status, code) = match rejection.into_response().status() {
        StatusCode::PAYLOAD_TOO_LARGE => (StatusCode::PAYLOAD_TOO_LARGE, ErrorCode::TooLarge),
        _ => (StatusCode::UNSUPPORTED_MEDIA_TYPE, ErrorCode::InvalidInput),
    };
    Problem::new(status, code.as_str(), "this is not what the form sends").into()
}

/// What is wrong with what a form sent, or nothing.
#[derive(Debug, Default)]
pub(super) struct Wrong {
    field: String,
    message: String,
}

impl Wrong {
    pub(super) fn new(field: &str, message: &str) -> Self {
        Wrong { field: field.to_owned(), message: sentence(message) }
    }

    /// What is wrong with this field; nothing is an empty text.
    pub(super) fn with(&self, field: &str) -> &str {
        if self.field == field { &self.message } else { "" }
    }

    /// What is wrong, where it is none of these fields.
    pub(super) fn beside(&self, fields: impl AsRef<[&'static str]>) -> &str {
        if fields.as_ref().contains(&self.field.as_str()) { "" } else { &self.message }
    }
}

impl From<&Problem> for Wrong {
    fn from(problem: &Problem) -> Self {
        Wrong::new(problem.fact("field").unwrap_or_default(), &with_limit(problem))
    }
}

/// The message, with the limit where that is a number or a range of numbers.
fn with_limit(problem: &Problem) -> String {
    let message = problem.message();
    match problem.fact("limit").filter(|limit| limit.starts_with(|c: char| c.is_ascii_digit())) {
        Some(limit) if !message.contains(limit) => {
            format!("{message} (limit: {})", limit.replace("..", " to "))
        }
        _ => message.to_owned(),
    }
}

/// A message as a sentence.
pub(super) fn sentence(message: &str) -> String {
    let mut chars = message.chars();
    let first = chars.next().into_iter().flat_map(char::to_uppercase);
    let sentence: String = first.chain(chars).collect();
    let whole = sentence.is_empty() || sentence.ends_with(['.', '!', '?', ')']);
    if whole { sentence } else { sentence + "." }
}

/// A query of these pairs.
pub(super) fn query_of(pairs: &[(&str, &str)]) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_becomes_a_sentence() {
        assert_eq!(sentence("the password is too short"), "The password is too short.");
        assert_eq!(sentence("Saved."), "Saved.");
        assert_eq!(sentence(""), "");
    }

    #[test]
    fn what_is_wrong_stands_by_its_field_or_above_the_form() {
        let wrong = Wrong::new("email", "this address is taken");
        assert_eq!(wrong.with("email"), "This address is taken.");
        assert_eq!((wrong.with("name"), wrong.beside(["email"])), ("", ""));
        assert_eq!(Wrong::new("origin", "no").beside(["email"]), "No.");
    }
}

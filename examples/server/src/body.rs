//! Bodies: JSON, in the type that a handler asks for.

use axum::body::Body;
use axum::http::{HeaderMap, header};
use futures_util::StreamExt as _;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// The largest body, in bytes.
pub(crate) const MAX_BODY: usize = 2 << 20;

/// How much of a body is heard that is too large, so that who is still speaking hears the answer.
const HEARD_OUT: usize = 8 << 20;

/// What is wrong with a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum BodyError {
    /// It has more bytes than [`MAX_BODY`].
    TooLarge,
    /// It says that it is this, and not JSON.
    MediaType(String),
    /// It is no JSON.
    Syntax,
    /// It is JSON of another shape: where, as a path of fields, and what was expected.
    Shape {
        /// The path, empty for the whole body.
        field: String,
        /// What was expected.
        message: String,
    },
}

/// Reads a body's JSON; `None` for no body and no content type.
pub(crate) async fn read(headers: &HeaderMap, body: Body) -> Result<Option<Value>, BodyError> {
    let bytes = bytes(body).await?;
    let content_type = headers.get(header::CONTENT_TYPE).map(|value| value.to_str());
    let content_type = match content_type {
        None if bytes.is_empty() => return Ok(None),
        None => "",
        Some(text) => text.unwrap_or_default(),
    };
    let essence = content_type.split(';').next().unwrap_or_default().trim();
    if !essence.eq_ignore_ascii_case("application/json") {
        return Err(BodyError::MediaType(essence.to_owned()));
    }
    serde_json::from_slice(&bytes).map(Some).map_err(|_| BodyError::Syntax)
}

/// The bytes of a body that is not too large.
async fn bytes(body: Body) -> Result<Vec<u8>, BodyError> {
    let (mut pieces, mut bytes, mut heard) = (body.into_data_stream(), Vec::new(), 0);
    while let Some(piece) = pieces.next().await {
        let piece = piece.map_err(|_| BodyError::TooLarge)?;
        heard += piece.len();
        if heard <= MAX_BODY {
            bytes.extend_from_slice(&piece);
        } else if heard > HEARD_OUT {
            break;
        }
    }
    if heard > MAX_BODY { Err(BodyError::TooLarge) } else { Ok(bytes) }
}

/// A body in its type. Only a type that is made of nothing can do without one.
pub(crate) fn typed<T: DeserializeOwned>(body: Option<Value>) -> Result<T, BodyError> {
    let no_object = |received: &str| BodyError::Shape {
        field: String::new(),
        message: format!("expected object, received {received}"),
    };
    let Some(body) = body else {
        return serde_json::from_value(Value::Null).map_err(|_| no_object("undefined"));
    };
    if !body.is_object() {
        return Err(no_object(kind(&body)));
    }
    serde_path_to_error::deserialize(body).map_err(|error| {
        let path = error.path().iter().next().map(|_| error.path().to_string());
        wrong_field(path.unwrap_or_default(), &error.inner().to_string())
    })
}

/// Only what was expected is said: what was found may be a secret. A field that is missing is
/// named in the text alone.
fn wrong_field(path: String, text: &str) -> BodyError {
    let missing = text.strip_prefix("missing field `").and_then(|rest| rest.split('`').next());
    let (field, message) = match (missing, text.rsplit_once("expected ")) {
        (Some(name), _) if path.is_empty() => (name.to_owned(), "it is missing".to_owned()),
        (Some(name), _) => (format!("{path}.{name}"), "it is missing".to_owned()),
        (None, Some((_, expected))) => (path, format!("expected {expected}")),
        (None, None) => (path, "it is not what it should be".to_owned()),
    };
    BodyError::Shape { field, message }
}

/// A value's kind, as JavaScript's validators call it.
fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;
    use serde_json::json;

    use super::*;

    #[derive(Debug, Deserialize)]
    struct Outer {
        #[expect(dead_code)]
        inner: Inner,
    }

    #[derive(Debug, Deserialize)]
    struct Inner {
        #[expect(dead_code)]
        count: u8,
    }

    fn wrong(body: Value) -> (String, String) {
        match typed::<Outer>(Some(body)).unwrap_err() {
            BodyError::Shape { field, message } => (field, message),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_field_is_named_by_its_path() {
        let told = |field: &str, message: &str| (field.to_owned(), message.to_owned());
        assert_eq!(wrong(json!({})), told("inner", "it is missing"));
        assert_eq!(wrong(json!({ "inner": {} })), told("inner.count", "it is missing"));
        assert_eq!(wrong(json!({ "inner": { "count": "a" } })), told("inner.count", "expected u8"));
        assert_eq!(wrong(json!([])), told("", "expected object, received array"));
        let missing = typed::<Outer>(None).unwrap_err();
        let (field, message) = told("", "expected object, received undefined");
        assert_eq!(missing, BodyError::Shape { field, message });
    }

    #[test]
    fn what_was_found_is_not_said() {
        let (_, message) = wrong(json!({ "inner": { "count": "hunter2, expected by nobody" } }));
        assert_eq!(message, "expected u8");
    }
}

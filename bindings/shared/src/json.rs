//! Values on their way: JSON, in the form that the facade's types have by serde.

use osirix::{Error, ErrorCode, Result};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_path_to_error::Segment;

/// The largest arguments of a call, in bytes: far above the longest script.
const MAX_ARGUMENTS: usize = 16 << 20;

/// Reads the arguments of a method: an array, one after the other. An argument that does not fit
/// is an error that names it.
pub(crate) fn take<T: DeserializeOwned>(arguments: &str, names: &[&str]) -> Result<T> {
    if arguments.len() > MAX_ARGUMENTS {
        return Err(Error::new(ErrorCode::TooLarge, "the arguments are too large")
            .with("limit_bytes", MAX_ARGUMENTS)
            .with("bytes", arguments.len()));
    }
    let mut reader = serde_json::Deserializer::from_str(arguments);
    serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let field = field(error.path().iter(), names);
        let message = format!("this does not fit: {}", plain(error.inner()));
        Error::new(ErrorCode::InvalidInput, message).with("field", field)
    })
}

/// Writes what a method gave.
pub(crate) fn give<T: Serialize>(value: &T) -> Result<String> {
    serde_json::to_string(value)
        .map_err(|e| Error::internal("a result cannot be written as JSON").caused_by(e))
}

/// `[0].settings.speed` of `create_speech(account, request)` is `account.settings.speed`; within a
/// request, the request's own field is enough.
fn field<'a>(path: impl Iterator<Item = &'a Segment>, names: &[&str]) -> String {
    let mut parts = Vec::new();
    for segment in path {
        match segment {
            Segment::Seq { index } if parts.is_empty() => {
                parts.push(names.get(*index).copied().unwrap_or("arguments").to_owned());
            }
            Segment::Map { key } => parts.push(key.clone()),
            Segment::Seq { index } => parts.push(index.to_string()),
            Segment::Enum { .. } | Segment::Unknown => {}
        }
    }
    match parts.len() {
        0 => "arguments".to_owned(),
        1 => parts.remove(0),
        _ => parts.split_off(1).join("."),
    }
}

/// serde's message without the place in a text that nobody wrote by hand.
fn plain(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.rsplit_once(" at line ").map_or(text.clone(), |(message, _)| message.to_owned())
}

#[cfg(test)]
mod tests {
    use osirix::{AccountId, Credits, VideoRequest};

    use super::*;

    fn refused<T: DeserializeOwned>(arguments: &str, names: &[&str]) -> (String, String) {
        let error = take::<T>(arguments, names).err().expect("this is refused");
        let field = error.context_value("field").unwrap_or_default().to_owned();
        (field, error.message().to_owned())
    }

    #[test]
    fn an_argument_that_does_not_fit_is_named() {
        let names = ["account", "amount"];
        for (arguments, field) in [
            (r#"[3, 1]"#, "account"),
            (r#"["acc_nonsense", 1]"#, "account"),
            (r#"["acc_01a206aad7c3705da0eaecbb664ca9be", "1"]"#, "amount"),
            (r#"["acc_01a206aad7c3705da0eaecbb664ca9be", 1e30]"#, "amount"),
        ] {
            assert_eq!(refused::<(AccountId, Credits)>(arguments, &names).0, field, "{arguments}");
        }
    }

    #[test]
    fn a_field_of_a_request_is_named() {
        for (request, field) in [
            (r#"[{"script": 3}]"#, "script"),
            (r#"[{"script": "a", "settings": {"speed": "fast"}}]"#, "settings.speed"),
            (r#"[{"script": "a", "spec": {"aspect": "4:3"}}]"#, "spec.aspect"),
        ] {
            assert_eq!(refused::<(VideoRequest,)>(request, &["request"]).0, field, "{request}");
        }
        let (_, message) =
            refused::<(VideoRequest,)>(r#"[{"script": "a", "colour": 1}]"#, &["request"]);
        assert!(message.contains("colour"), "{message}");
    }

    #[test]
    fn a_request_needs_its_script_alone() {
        let (request,): (VideoRequest,) = take(r#"[{"script": "a"}]"#, &["request"]).unwrap();
        assert_eq!(request, VideoRequest::new("a"));
    }
}

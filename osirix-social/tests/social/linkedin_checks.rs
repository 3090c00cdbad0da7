//! What LinkedIn's documents say of a post.

use serde_json::Value;

use crate::linkedin_fake::Account;

/// The fields of an object are these and no others.
pub(crate) fn fields_are(object: &Value, known: &[&str]) -> bool {
    object.as_object().is_some_and(|o| o.keys().all(|name| known.contains(&name.as_str())))
}

/// Whether a post may be so.
pub(crate) fn check_post(post: &Value, account: &Account) -> Result<(), String> {
    let known = [
        "author",
        "commentary",
        "visibility",
        "distribution",
        "lifecycleState",
        "isReshareDisabledByAuthor",
        "content",
    ];
    let commentary = post["commentary"].as_str().unwrap_or_default();
    if !fields_are(post, &known) {
        return Err("an unknown field".to_owned());
    }
    if post["author"] != account.urn || post["lifecycleState"] != "PUBLISHED" {
        return Err("author or lifecycleState".to_owned());
    }
    if !["PUBLIC", "CONNECTIONS", "LOGGED_IN"].iter().any(|name| post["visibility"] == *name) {
        return Err("visibility".to_owned());
    }
    if post["distribution"]["feedDistribution"] != "MAIN_FEED" {
        return Err("distribution".to_owned());
    }
    if commentary.encode_utf16().count() > 3_000 || is_notation(commentary) {
        return Err("commentary".to_owned());
    }
    check_content(&post["content"], account)
}

/// Whether a sign of the little text format stands there without its backslash.
fn is_notation(commentary: &str) -> bool {
    let mut chars = commentary.chars();
    while let Some(c) = chars.next() {
        let reserved = |c: char| "\\<>#~_|[]*(){}@".contains(c);
        if c == '\\' && !chars.next().is_some_and(reserved) || c != '\\' && reserved(c) {
            return true;
        }
    }
    false
}

fn check_content(content: &Value, account: &Account) -> Result<(), String> {
    let files = match content {
        Value::Null => Vec::new(),
        content if fields_are(content, &["media"]) => vec![content["media"].clone()],
        content if fields_are(content, &["multiImage"]) => {
            content["multiImage"]["images"].as_array().cloned().unwrap_or_default()
        }
        _ => return Err("content".to_owned()),
    };
    if !content["multiImage"].is_null() && !(2..=20).contains(&files.len()) {
        return Err("multiImage takes 2 to 20".to_owned());
    }
    let there = |file: &Value| {
        let urn = file["id"].as_str().unwrap_or_default();
        let described = file["altText"].is_null() || urn.starts_with("urn:li:image:");
        fields_are(file, &["id", "altText"])
            && described
            && account.media.get(urn).is_some_and(|upload| upload.ended)
    };
    match files.iter().all(there) {
        true => Ok(()),
        false => Err("a file of the content".to_owned()),
    }
}

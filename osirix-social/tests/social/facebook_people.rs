//! What a fake of Facebook gives for a code, and what the person behind it allowed.

use serde_json::json;

use crate::fake::{Asked, Reply};
use crate::meta_fake::{CODE, form, refuses, says};

pub(crate) fn exchange(asked: &Asked) -> Reply {
    let fields = form(asked);
    let field = |name: &str| fields.get(name).map(String::as_str);
    if field("client_secret") != Some("hunter2-secret") {
        return refuses(1, 0, "Error validating client secret.");
    }
    match (field("grant_type"), field("fb_exchange_token")) {
        (Some("fb_exchange_token"), Some("hunter2-short")) => {
            says(200, json!({ "access_token": "hunter2-long", "token_type": "bearer" }))
        }
        (Some("authorization_code"), _) if field("code") == Some(CODE) => {
            says(200, json!({ "access_token": "hunter2-short", "token_type": "bearer" }))
        }
        (Some("authorization_code"), _) => {
            refuses(100, 36_009, "This authorization code has been used.")
        }
        _ => refuses(190, 0, "Malformed access token"),
    }
}

pub(crate) fn permissions(declined: &[&str]) -> Reply {
    let asked = ["pages_show_list", "pages_manage_posts", "instagram_content_publish", "email"];
    let one = |name: &str| {
        let status = if declined.contains(&name) { "declined" } else { "granted" };
        json!({ "permission": name, "status": status })
    };
    says(200, json!({ "data": asked.map(one) }))
}

//! What a fake of Threads gives for a code, and for what that was worth.

use serde_json::json;

use crate::fake::{Asked, Reply, query};
use crate::meta_fake::{Account, TOKEN, form, refuses, says};

/// What a code is worth, for an hour.
const SHORT: &str = "hunter2-short";

/// A code is good once.
pub(crate) fn exchange(asked: &Asked, account: &mut Account) -> Reply {
    let fields = form(asked);
    if fields.get("client_secret").map(String::as_str) != Some("hunter2-secret") {
        return refuses(1, 0, "Error validating client secret.");
    }
    let code = fields.get("code").cloned().unwrap_or_default();
    let count = account.codes.len();
    account.codes.retain(|known| *known != code);
    match account.codes.len() < count {
        true => says(200, json!({ "access_token": SHORT, "user_id": 1_784 })),
        false => refuses(100, 36_009, &format!("This authorization code has been used: {code}")),
    }
}

pub(crate) fn lasting(asked: &Asked, bearer: Option<&str>) -> Reply {
    if query(asked, "grant_type").as_deref() != Some("th_exchange_token")
        || query(asked, "client_secret").as_deref() != Some("hunter2-secret")
        || bearer != Some(SHORT)
    {
        return refuses(190, 0, "Session key invalid");
    }
    let said = json!({ "access_token": TOKEN, "token_type": "bearer", "expires_in": 5_183_944 });
    says(200, said)
}

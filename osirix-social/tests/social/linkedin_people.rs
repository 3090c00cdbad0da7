//! What a fake of LinkedIn says of a member, and of the organisations that they have roles in.

use serde_json::json;

use crate::fake::{Asked, Reply, query};
use crate::linkedin_fake::{Account, REFRESH, TOKEN, refuses, says};

/// A code is good once.
pub(crate) fn exchange(code: &str, account: &mut Account) -> Reply {
    let count = account.codes.len();
    account.codes.retain(|known| known != code);
    if account.codes.len() == count {
        let why = "Unable to retrieve access token: authorization code not found";
        return says(400, json!({ "error": "invalid_request", "error_description": why }));
    }
    let scopes = [
        "openid",
        "profile",
        "w_member_social",
        "w_organization_social",
        "r_organization_social",
        "rw_organization_admin",
    ];
    says(
        200,
        json!({
            "access_token": TOKEN,
            "expires_in": 5_184_000,
            "refresh_token": REFRESH,
            "scope": scopes.join(","),
        }),
    )
}

pub(crate) fn roles(asked: &Asked, account: &Account) -> Reply {
    if query(asked, "q").as_deref() != Some("roleAssignee") {
        return refuses(400, "ILLEGAL_ARGUMENT", "no such finder");
    }
    let number = |name: &str| query(asked, name).unwrap().parse().unwrap();
    let (start, count) = (number("start"), number("count"));
    let list: Vec<_> = account.roles.iter().skip(start).take(count).collect();
    says(200, json!({ "elements": list, "paging": { "start": start, "count": count } }))
}

/// A list stands in brackets that are not encoded.
pub(crate) fn organisations(asked: &Asked) -> Reply {
    let list = asked.path.strip_prefix("/rest/organizations?ids=List(");
    let Some(list) = list.and_then(|list| list.strip_suffix(')')) else {
        return refuses(400, "PARAM_INVALID", "Invalid query parameters passed to request");
    };
    let named = |id: &str| (id.to_owned(), json!({ "localizedName": format!("Works {id}") }));
    let results: serde_json::Map<_, _> = list.split(',').map(named).collect();
    says(200, json!({ "results": results, "statuses": {}, "errors": {} }))
}

pub(crate) fn member() -> Reply {
    says(200, json!({ "sub": "782bbtaQ", "name": "Ada Lovelace" }))
}

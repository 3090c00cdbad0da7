//! A fake of X, written from its published description of API v2: it refuses what that does not
//! allow, keeps what it was given, and misbehaves as a test says.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use serde_json::{Value, json};

use crate::fake::{Asked, Fake, Reply, query};

pub(crate) const TOKEN: &str = "hunter2-access";
pub(crate) const REFRESH: &str = "hunter2-refresh";
pub(crate) const CODE: &str = "hunter2-code";

/// What X has of an account.
#[derive(Default)]
pub(crate) struct Account {
    pub(crate) tweets: Vec<Value>,
    pub(crate) media: BTreeMap<String, Upload>,
    pub(crate) tokens: Vec<String>,
    pub(crate) refreshes: Vec<String>,
    /// The codes that its page gave out.
    pub(crate) codes: Vec<String>,
    /// How often a video is asked about before it is done, and how it ends.
    pub(crate) questions: usize,
    pub(crate) ends: &'static str,
    /// What is answered to a post instead, and whether it is out all the same.
    pub(crate) instead: Option<(Reply, bool)>,
}

#[derive(Default)]
pub(crate) struct Upload {
    pub(crate) total: u64,
    pub(crate) category: String,
    pub(crate) pieces: BTreeMap<u64, Vec<u8>>,
    pub(crate) ended: bool,
    pub(crate) alt_text: Option<String>,
}

pub(crate) struct FakeX {
    pub(crate) http: Fake,
    pub(crate) account: Arc<Mutex<Account>>,
}

impl FakeX {
    pub(crate) async fn start() -> Self {
        let account = Account {
            tokens: vec![TOKEN.to_owned()],
            refreshes: vec![REFRESH.to_owned()],
            codes: vec![CODE.to_owned()],
            ends: "succeeded",
            ..Account::default()
        };
        let account = Arc::new(Mutex::new(account));
        let inside = Arc::clone(&account);
        let http =
            Fake::start(move |asked: &Asked| answer(asked, &mut inside.lock().unwrap())).await;
        FakeX { http, account }
    }
}

fn says(status: u16, body: Value) -> Reply {
    Reply::Says(status, "", body)
}

fn refuses(status: u16, title: &str, detail: &str) -> Reply {
    says(
        status,
        json!({ "title": title, "detail": detail, "status": status, "type": "about:blank" }),
    )
}

fn answer(asked: &Asked, account: &mut Account) -> Reply {
    let path = asked.path.split('?').next().unwrap();
    if path.starts_with("/2/oauth2/") {
        return oauth(asked, path, account);
    }
    let bearer = asked.header("authorization").and_then(|value| value.strip_prefix("Bearer "));
    if !bearer.is_some_and(|token| account.tokens.iter().any(|known| known == token)) {
        return refuses(401, "Unauthorized", &format!("no such token: {}", bearer.unwrap_or("")));
    }
    let parts: Vec<_> = path.trim_matches('/').split('/').collect();
    match (asked.method.as_str(), &parts[..]) {
        ("GET", ["2", "users", "me"]) => {
            says(200, json!({ "data": { "id": "12", "name": "Ada", "username": "ada" } }))
        }
        ("POST", ["2", "tweets"]) => tweet(asked, account),
        ("GET", ["2", "tweets", id]) => counted(asked, account, id),
        ("GET", ["2", "users", _, "tweets"]) => {
            says(200, json!({ "data": account.tweets, "meta": {} }))
        }
        ("POST", ["2", "media", "upload", "initialize"]) => initialize(asked, account),
        ("POST", ["2", "media", "upload", id, "append"]) => append(asked, account, id),
        ("POST", ["2", "media", "upload", id, "finalize"]) => finalize(account, id),
        ("GET", ["2", "media", "upload"]) => status(asked, account),
        ("POST", ["2", "media", "metadata"]) => describe(asked, account),
        _ => refuses(404, "Not Found", path),
    }
}

/// Two like it, one answers it, one shares it and one quotes it.
fn counted(asked: &Asked, account: &Account, id: &str) -> Reply {
    let is_out = account.tweets.iter().any(|tweet| tweet["id"] == id);
    if !is_out || query(asked, "tweet.fields").as_deref() != Some("public_metrics") {
        return refuses(404, "Not Found Error", id);
    }
    let metrics = json!({
        "retweet_count": 1,
        "reply_count": 1,
        "like_count": 2,
        "quote_count": 1,
        "bookmark_count": 0,
        "impression_count": 40,
    });
    says(200, json!({ "data": { "id": id, "text": "", "public_metrics": metrics } }))
}

fn oauth(asked: &Asked, path: &str, account: &mut Account) -> Reply {
    let field = |name: &str| {
        let mut fields = url::form_urlencoded::parse(&asked.body);
        fields.find(|(known, _)| known == name).map(|(_, value)| value.into_owned())
    };
    if field("client_id").as_deref() != Some("osirix") {
        return says(401, json!({ "error": "invalid_client" }));
    }
    if path == "/2/oauth2/revoke" {
        let token = field("token");
        account.tokens.retain(|known| Some(known) != token.as_ref());
        account.refreshes.retain(|known| Some(known) != token.as_ref());
        return says(200, json!({ "revoked": true }));
    }
    if field("grant_type").as_deref() == Some("authorization_code") {
        return exchange(&field("code").unwrap_or_default(), account);
    }
    let token = field("refresh_token").unwrap_or_default();
    if !account.refreshes.contains(&token) {
        let error =
            json!({ "error": "invalid_request", "error_description": "The token was invalid." });
        return says(400, error);
    }
    let (access, refresh) = (format!("{token}-a"), format!("{token}-r"));
    (account.tokens, account.refreshes) = (vec![access.clone()], vec![refresh.clone()]);
    says(
        200,
        json!({
            "token_type": "bearer",
            "expires_in": 7_200,
            "access_token": access,
            "refresh_token": refresh,
        }),
    )
}

/// A code is good once.
fn exchange(code: &str, account: &mut Account) -> Reply {
    let count = account.codes.len();
    account.codes.retain(|known| known != code);
    if account.codes.len() == count {
        let why = format!("Value passed for the authorization code was invalid: {code}");
        return says(400, json!({ "error": "invalid_request", "error_description": why }));
    }
    says(
        200,
        json!({
            "token_type": "bearer",
            "expires_in": 7_200,
            "access_token": TOKEN,
            "refresh_token": REFRESH,
            "scope": "tweet.read tweet.write users.read media.write offline.access",
        }),
    )
}

fn tweet(asked: &Asked, account: &mut Account) -> Reply {
    let post: Value = serde_json::from_slice(&asked.body).unwrap();
    let known = ["text", "media", "reply"];
    if let Some(name) =
        post.as_object().unwrap().keys().find(|name| !known.contains(&name.as_str()))
    {
        return refuses(400, "Invalid Request", &format!("unknown field {name}"));
    }
    let ids = post["media"]["media_ids"].as_array().cloned().unwrap_or_default();
    let there = |id: &Value| account.media.get(id.as_str().unwrap()).is_some_and(|m| m.ended);
    if !ids.iter().all(there) {
        return refuses(400, "Invalid Request", "Your media IDs are invalid.");
    }
    let (reply, out) =
        account.instead.take().map_or((None, true), |(reply, out)| (Some(reply), out));
    let id = format!("{}", 1_900_000_000_000_000_000_u64 + account.tweets.len() as u64);
    if out {
        account.tweets.push(shown(&id, &post, &ids));
    }
    reply.unwrap_or_else(|| says(201, json!({ "data": { "id": id, "text": post["text"] } })))
}

/// A post as X shows it: URLs are shortened, signs are escaped, and one of its files is at the end.
fn shown(id: &str, post: &Value, media: &[Value]) -> Value {
    let (mut text, mut urls) = (String::new(), Vec::new());
    for (index, word) in post["text"].as_str().unwrap().split(' ').enumerate() {
        text.push_str(if index > 0 { " " } else { "" });
        match word.starts_with("https://") {
            true => {
                let short = format!("https://t.co/{index}");
                text.push_str(&short);
                urls.push(json!({ "url": short, "expanded_url": word }));
            }
            false => text.push_str(&word.replace('&', "&amp;").replace('<', "&lt;")),
        }
    }
    if !media.is_empty() {
        text.push_str(" https://t.co/file");
        urls.push(json!({ "url": "https://t.co/file", "expanded_url": "x", "media_key": "3_1" }));
    }
    let mut shown = json!({ "id": id, "text": text, "entities": { "urls": urls } });
    if let Some(to) = post["reply"]["in_reply_to_tweet_id"].as_str() {
        shown["referenced_tweets"] = json!([{ "type": "replied_to", "id": to }]);
    }
    shown
}

fn initialize(asked: &Asked, account: &mut Account) -> Reply {
    let body: Value = serde_json::from_slice(&asked.body).unwrap();
    let id = (700 + account.media.len()).to_string();
    let category = body["media_category"].as_str().unwrap().to_owned();
    let total = body["total_bytes"].as_u64().unwrap();
    account.media.insert(id.clone(), Upload { total, category, ..Upload::default() });
    says(200, json!({ "data": { "id": id, "media_key": "3_1", "expires_after_secs": 86_400 } }))
}

fn append(asked: &Asked, account: &mut Account, id: &str) -> Reply {
    let Some(upload) = account.media.get_mut(id) else { return refuses(404, "Not Found", id) };
    let fields = multipart(asked);
    let index = std::str::from_utf8(&fields["segment_index"]).unwrap().parse().unwrap();
    let piece = fields["media"].clone();
    if piece.len() > 5 << 20 || upload.ended {
        return refuses(400, "Invalid Request", "the piece does not fit");
    }
    upload.pieces.insert(index, piece);
    says(200, json!({ "data": { "expires_at": 0 } }))
}

fn finalize(account: &mut Account, id: &str) -> Reply {
    let Some(upload) = account.media.get_mut(id) else { return refuses(404, "Not Found", id) };
    let sent: usize = upload.pieces.values().map(Vec::len).sum();
    if upload.ended || sent as u64 != upload.total {
        return refuses(
            400,
            "Invalid Request",
            "segments do not add up to provided total file size",
        );
    }
    upload.ended = true;
    let mut data = json!({ "id": id, "media_key": "3_1" });
    if upload.category != "tweet_image" {
        data["processing_info"] = json!({ "state": "pending", "check_after_secs": 1 });
    }
    says(200, json!({ "data": data }))
}

fn status(asked: &Asked, account: &mut Account) -> Reply {
    let id = asked.path.split("media_id=").nth(1).unwrap();
    let mut data = json!({ "id": id });
    if account.media[id].category != "tweet_image" {
        let busy = account.questions > 0;
        account.questions = account.questions.saturating_sub(1);
        let state = if busy { "in_progress" } else { account.ends };
        data["processing_info"] = json!({ "state": state, "check_after_secs": 2 });
    }
    says(200, json!({ "data": data }))
}

fn describe(asked: &Asked, account: &mut Account) -> Reply {
    let body: Value = serde_json::from_slice(&asked.body).unwrap();
    let upload = account.media.get_mut(body["id"].as_str().unwrap()).unwrap();
    upload.alt_text = body["metadata"]["alt_text"]["text"].as_str().map(str::to_owned);
    says(200, json!({ "data": { "id": body["id"] } }))
}

/// The fields of a form (RFC 7578), in bytes.
pub(crate) fn multipart(asked: &Asked) -> BTreeMap<String, Vec<u8>> {
    let boundary = asked.header("content-type").unwrap().split("boundary=").nth(1).unwrap();
    let mark = format!("--{boundary}").into_bytes();
    let find = |from: usize, what: &[u8]| {
        let found = asked.body[from..].windows(what.len()).position(|part| part == what);
        found.map(|at| from + at)
    };
    let (mut fields, mut at) = (BTreeMap::new(), find(0, &mark).unwrap() + mark.len());
    while let Some(next) = find(at, &mark) {
        let head = find(at, b"\r\n\r\n").unwrap();
        let names = String::from_utf8_lossy(&asked.body[at..head]).into_owned();
        let name = names.split("name=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        fields.insert(name, asked.body[head + 4..next - 2].to_vec());
        at = next + mark.len();
    }
    fields
}

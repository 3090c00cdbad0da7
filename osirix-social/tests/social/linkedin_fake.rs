//! A fake of LinkedIn, written from the documents of its versioned interface: it refuses what those
//! do not allow, keeps what it was given, and misbehaves as a test says.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use osirix_core::clock::Ambient;
use serde_json::{Value, json};

use crate::fake::{Asked, Fake, Reply, query};
use crate::linkedin_checks::{check_post, fields_are};
use crate::linkedin_people::{exchange, member, organisations, roles};

pub(crate) const VERSION: &str = "202610";
pub(crate) const TOKEN: &str = "hunter2-access";
pub(crate) const REFRESH: &str = "hunter2-refresh";
pub(crate) const CODE: &str = "hunter2-code";
/// The bytes of a piece of a video.
const PIECE: u64 = 4_000_000;

/// What LinkedIn has of an account.
#[derive(Default)]
pub(crate) struct Account {
    pub(crate) urn: &'static str,
    /// The newest first.
    pub(crate) posts: Vec<Value>,
    pub(crate) media: BTreeMap<String, Upload>,
    pub(crate) tokens: Vec<String>,
    pub(crate) refreshes: Vec<String>,
    /// The codes that its page gave out.
    pub(crate) codes: Vec<String>,
    /// What the member is to organisations.
    pub(crate) roles: Vec<Value>,
    /// How often a file is asked about before it is done, and how it ends.
    pub(crate) questions: usize,
    pub(crate) ends: &'static str,
    /// What is answered to a post instead, and whether it is out all the same.
    pub(crate) instead: Option<(Reply, bool)>,
}

#[derive(Default)]
pub(crate) struct Upload {
    pub(crate) total: Option<u64>,
    pub(crate) pieces: BTreeMap<u64, Vec<u8>>,
    pub(crate) ended: bool,
}

pub(crate) struct FakeLinkedIn {
    pub(crate) http: Fake,
    pub(crate) account: Arc<Mutex<Account>>,
}

impl FakeLinkedIn {
    /// One with an account that has posted nothing.
    pub(crate) async fn start(urn: &'static str) -> Self {
        let account = Account {
            urn,
            tokens: vec![TOKEN.to_owned()],
            refreshes: vec![REFRESH.to_owned()],
            codes: vec![CODE.to_owned()],
            ends: "AVAILABLE",
            ..Account::default()
        };
        let account = Arc::new(Mutex::new(account));
        let inside = Arc::clone(&account);
        let http =
            Fake::start(move |asked: &Asked| answer(asked, &mut inside.lock().unwrap())).await;
        FakeLinkedIn { http, account }
    }
}

pub(crate) fn says(status: u16, body: Value) -> Reply {
    Reply::Says(status, "", body)
}

pub(crate) fn refuses(status: u16, code: &str, message: &str) -> Reply {
    says(status, json!({ "status": status, "code": code, "message": message }))
}

fn answer(asked: &Asked, account: &mut Account) -> Reply {
    let path = asked.path.split('?').next().unwrap();
    if path.starts_with("/oauth/v2/") {
        return oauth(asked, path, account);
    }
    if let Some(rest) = path.strip_prefix("/dms-uploads/") {
        return put(asked, rest, account);
    }
    if path == "/v2/userinfo" && may(asked, account) {
        return member();
    }
    if let Some(refused) = head(asked, account) {
        return refused;
    }
    let parts: Vec<_> = path.trim_matches('/').split('/').collect();
    let action = query(asked, "action");
    match (asked.method.as_str(), &parts[..], action.as_deref()) {
        ("GET", ["rest", "organizationAcls"], None) => roles(asked, account),
        ("GET", ["rest", "organizations"], None) => organisations(asked),
        ("POST", ["rest", "posts"], None) => post(asked, account),
        ("GET", ["rest", "posts"], None) => list(asked, account),
        ("POST", ["rest", kind @ ("images" | "videos")], Some("initializeUpload")) => {
            initialize(asked, kind, account)
        }
        ("POST", ["rest", "videos"], Some("finalizeUpload")) => finalize(asked, account),
        ("GET", ["rest", kind @ ("images" | "videos"), urn], None) => status(kind, urn, account),
        _ => refuses(404, "RESOURCE_NOT_FOUND", path),
    }
}

/// What every question must carry.
fn head(asked: &Asked, account: &Account) -> Option<Reply> {
    if !may(asked, account) {
        return Some(refuses(401, "INVALID_ACCESS_TOKEN", "Invalid access token"));
    }
    if asked.header("linkedin-version") != Some(VERSION) {
        return Some(refuses(426, "NONEXISTENT_VERSION", "Requested version is not active"));
    }
    if asked.header("x-restli-protocol-version") != Some("2.0.0") {
        return Some(refuses(400, "ILLEGAL_ARGUMENT", "no such protocol"));
    }
    None
}

fn may(asked: &Asked, account: &Account) -> bool {
    let bearer = asked.header("authorization").and_then(|value| value.strip_prefix("Bearer "));
    bearer.is_some_and(|token| account.tokens.iter().any(|known| known == token))
}

fn oauth(asked: &Asked, path: &str, account: &mut Account) -> Reply {
    let field = |name: &str| {
        let mut fields = url::form_urlencoded::parse(&asked.body);
        fields.find(|(known, _)| known == name).map(|(_, value)| value.into_owned())
    };
    if field("client_id").as_deref() != Some("osirix")
        || field("client_secret").as_deref() != Some("hunter2-secret")
    {
        return says(401, json!({ "error": "invalid_client" }));
    }
    if path == "/oauth/v2/revoke" {
        let token = field("token");
        account.tokens.retain(|known| Some(known) != token.as_ref());
        account.refreshes.retain(|known| Some(known) != token.as_ref());
        return says(200, json!({}));
    }
    if field("grant_type").as_deref() == Some("authorization_code") {
        return exchange(&field("code").unwrap_or_default(), account);
    }
    let token = field("refresh_token").unwrap_or_default();
    if field("grant_type").as_deref() != Some("refresh_token")
        || !account.refreshes.contains(&token)
    {
        let why = "The provided refresh token is invalid";
        return says(400, json!({ "error": "invalid_request", "error_description": why }));
    }
    account.tokens = vec![format!("{token}-a")];
    says(
        200,
        json!({
            "access_token": account.tokens[0],
            "expires_in": 5_184_000,
            "refresh_token": token,
            "refresh_token_expires_in": 31_536_000,
        }),
    )
}

fn post(asked: &Asked, account: &mut Account) -> Reply {
    let mut post: Value = serde_json::from_slice(&asked.body).unwrap();
    if let Err(why) = check_post(&post, account) {
        return refuses(422, "INVALID_VALUE_FOR_FIELD", &why);
    }
    let says_the_same = |other: &&Value| {
        other["commentary"] == post["commentary"] && other["content"] == post["content"]
    };
    if let Some(other) = account.posts.iter().find(says_the_same) {
        let why = format!("Content is a duplicate of {}", other["id"].as_str().unwrap());
        return refuses(422, "DUPLICATE_POST", &why);
    }
    let (reply, out) =
        account.instead.take().map_or((None, true), |(reply, out)| (Some(reply), out));
    let urn =
        format!("urn:li:share:{}", 7_000_000_000_000_000_000_u64 + account.posts.len() as u64);
    if out {
        post["id"] = json!(urn);
        post["createdAt"] = json!(Ambient::system().now().as_micros() / 1_000);
        account.posts.insert(0, post);
    }
    reply.unwrap_or_else(|| Reply::With(201, format!("x-restli-id: {urn}\r\n"), json!({})))
}

fn list(asked: &Asked, account: &Account) -> Reply {
    if asked.header("x-restli-method") != Some("FINDER")
        || query(asked, "q").as_deref() != Some("author")
        || query(asked, "author").as_deref() != Some(account.urn)
        || query(asked, "sortBy").as_deref() != Some("LAST_MODIFIED")
    {
        return refuses(400, "ILLEGAL_ARGUMENT", "no such finder");
    }
    if account.urn.starts_with("urn:li:person:") {
        return refuses(403, "ACCESS_DENIED", "Not enough permissions to access: posts.FINDER");
    }
    says(200, json!({ "elements": account.posts, "paging": { "start": 0, "count": 100 } }))
}

fn initialize(asked: &Asked, kind: &str, account: &mut Account) -> Reply {
    let body: Value = serde_json::from_slice(&asked.body).unwrap();
    let wanted = &body["initializeUploadRequest"];
    let known: &[&str] = match kind {
        "images" => &["owner"],
        _ => &["owner", "fileSizeBytes", "uploadCaptions", "uploadThumbnail"],
    };
    if wanted["owner"] != account.urn || !fields_are(wanted, known) {
        return refuses(400, "ILLEGAL_ARGUMENT", "the upload does not fit");
    }
    let number = account.media.len();
    let total = wanted["fileSizeBytes"].as_u64();
    let base = format!("http://{}/dms-uploads/{kind}", asked.header("host").unwrap());
    let (name, urn) = match kind {
        "images" => ("image", format!("urn:li:image:C4E{number}")),
        _ => ("video", format!("urn:li:video:C5F{number}")),
    };
    account.media.insert(urn.clone(), Upload { total, ..Upload::default() });
    let mut value = json!({ name: urn });
    match total {
        None => value["uploadUrl"] = json!(format!("{base}/{number}/0")),
        Some(total) => {
            let pieces = (0..total.div_ceil(PIECE)).map(|piece| {
                let (first, end) = (piece * PIECE, ((piece + 1) * PIECE).min(total));
                let url = format!("{base}/{number}/{piece}");
                json!({ "uploadUrl": url, "firstByte": first, "lastByte": end - 1 })
            });
            value["uploadInstructions"] = pieces.collect();
            value["uploadToken"] = json!("token");
        }
    }
    says(200, json!({ "value": value }))
}

/// A file, or a piece of one, comes to the place that was named for it.
fn put(asked: &Asked, place: &str, account: &mut Account) -> Reply {
    let parts: Vec<_> = place.split('/').collect();
    let [kind, number, piece] = parts[..] else { return refuses(404, "NOT_FOUND", place) };
    let (urn, is_image) = match kind {
        "images" => (format!("urn:li:image:C4E{number}"), true),
        _ => (format!("urn:li:video:C5F{number}"), false),
    };
    if asked.method != "PUT" || is_image && !may(asked, account) {
        return refuses(401, "INVALID_ACCESS_TOKEN", "Invalid access token");
    }
    let piece: u64 = piece.parse().unwrap();
    let upload = account.media.get_mut(&urn).unwrap();
    let fits = |total: u64| asked.body.len() as u64 == (total - piece * PIECE).min(PIECE);
    if upload.ended || asked.body.is_empty() || !upload.total.is_none_or(fits) {
        return refuses(400, "BAD_REQUEST", "the piece does not fit");
    }
    upload.pieces.insert(piece, asked.body.clone());
    upload.ended = is_image;
    Reply::With(201, format!("etag: tag-{piece}\r\n"), json!({}))
}

fn finalize(asked: &Asked, account: &mut Account) -> Reply {
    let body: Value = serde_json::from_slice(&asked.body).unwrap();
    let wanted = &body["finalizeUploadRequest"];
    let urn = wanted["video"].as_str().unwrap_or_default();
    let Some(upload) = account.media.get_mut(urn) else { return refuses(404, "NOT_FOUND", urn) };
    let tags: Vec<_> = upload.pieces.keys().map(|piece| json!(format!("tag-{piece}"))).collect();
    let sent: usize = upload.pieces.values().map(Vec::len).sum();
    let whole = upload.total == Some(sent as u64) && wanted["uploadedPartIds"] == json!(tags);
    if upload.ended || !whole || wanted["uploadToken"] != "token" {
        return refuses(400, "BAD_REQUEST", "the pieces are not those of the file");
    }
    upload.ended = true;
    says(200, json!({}))
}

fn status(kind: &str, urn: &str, account: &mut Account) -> Reply {
    let urn = urn.replace("%3A", ":");
    let Some(upload) = account.media.get(&urn) else { return refuses(404, "NOT_FOUND", &urn) };
    if !urn.starts_with(&format!("urn:li:{}:", kind.trim_end_matches('s'))) {
        return refuses(404, "NOT_FOUND", &urn);
    }
    let busy = account.questions > 0 && upload.ended;
    account.questions -= usize::from(busy);
    let status = match (upload.ended, busy) {
        (false, _) => "WAITING_UPLOAD",
        (true, true) => "PROCESSING",
        (true, false) => account.ends,
    };
    says(200, json!({ "id": urn, "owner": account.urn, "status": status }))
}

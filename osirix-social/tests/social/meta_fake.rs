//! A fake of the Graph API as Instagram and Threads speak it, written from Meta's documents: it
//! refuses what those do not allow, keeps what it was given, and misbehaves as a test says. It
//! fetches no files: it looks at their URLs.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use osirix_core::clock::Ambient;
use serde_json::{Value, json};

use crate::fake::{Asked, Fake, Reply, query};
use crate::meta_checks::{check, is_out};
use crate::threads_page::{exchange, lasting};

pub(crate) const TOKEN: &str = "hunter2-access";
pub(crate) const CODE: &str = "hunter2-code";
pub(crate) const ACCOUNT: &str = "1784";
pub(crate) const HANDLE: &str = "ada";

/// How a network speaks.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Speech {
    Instagram,
    Threads,
}

impl Speech {
    fn version(self) -> &'static str {
        self.pick("v26.0", "v1.0")
    }

    pub(crate) fn pick(self, instagram: &'static str, threads: &'static str) -> &'static str {
        match self {
            Speech::Instagram => instagram,
            Speech::Threads => threads,
        }
    }
}

/// What Meta has of an account.
#[derive(Default)]
pub(crate) struct Account {
    /// The newest first.
    pub(crate) posts: Vec<Value>,
    /// What answers them, the newest first.
    pub(crate) answers: Vec<Value>,
    pub(crate) containers: BTreeMap<String, Container>,
    pub(crate) token: Option<String>,
    /// The codes that its page gave out.
    pub(crate) codes: Vec<String>,
    /// How much of the day's quota of 100 is used.
    pub(crate) used: u64,
    /// How often a video is asked about before it is done, and how it ends.
    pub(crate) questions: usize,
    pub(crate) ends: &'static str,
    /// What is answered to a publication instead, and whether it is out all the same.
    pub(crate) instead: Option<(Reply, bool)>,
}

#[derive(Default)]
pub(crate) struct Container {
    pub(crate) fields: BTreeMap<String, String>,
    pub(crate) published: bool,
}

pub(crate) struct FakeMeta {
    pub(crate) http: Fake,
    pub(crate) account: Arc<Mutex<Account>>,
}

impl FakeMeta {
    /// One with an account that has posted nothing.
    pub(crate) async fn start(speech: Speech) -> Self {
        let account = Account {
            token: Some(TOKEN.to_owned()),
            codes: vec![CODE.to_owned()],
            ends: "FINISHED",
            ..Account::default()
        };
        let account = Arc::new(Mutex::new(account));
        let inside = Arc::clone(&account);
        let answers = move |asked: &Asked| answer(speech, asked, &mut inside.lock().unwrap());
        FakeMeta { http: Fake::start(answers).await, account }
    }
}

pub(crate) fn says(status: u16, body: Value) -> Reply {
    Reply::Says(status, "", body)
}

pub(crate) fn refuses(code: i64, subcode: i64, message: &str) -> Reply {
    let error = json!({
        "message": message,
        "type": "OAuthException",
        "code": code,
        "error_subcode": subcode,
        "fbtrace_id": "A1",
    });
    says(400, json!({ "error": error }))
}

pub(crate) fn answer(speech: Speech, asked: &Asked, account: &mut Account) -> Reply {
    let path = asked.path.split('?').next().unwrap();
    let bearer = asked.header("authorization").and_then(|value| value.strip_prefix("Bearer "));
    match (asked.method.as_str(), path) {
        ("POST", "/oauth/access_token") => return exchange(asked, account),
        ("GET", "/access_token") => return lasting(asked, bearer),
        _ => {}
    }
    if bearer.is_none() || bearer != account.token.as_deref() {
        return refuses(190, 463, "Error validating access token: Session has expired");
    }
    if query(asked, "access_token").is_some() {
        return refuses(100, 0, "a token in a URL is in every log");
    }
    let parts: Vec<_> = path.trim_matches('/').split('/').collect();
    if let ("GET", ["refresh_access_token"]) = (asked.method.as_str(), &parts[..]) {
        return refresh(speech, asked, account);
    }
    let Some((&version, node)) = parts.split_first() else { return unknown(path) };
    if version != speech.version() {
        return refuses(2635, 0, "this version is served no more");
    }
    let (make, publish) =
        (speech.pick("media", "threads"), speech.pick("media_publish", "threads_publish"));
    let (quota, below) = (
        speech.pick("content_publishing_limit", "threads_publishing_limit"),
        speech.pick("comments", "replies"),
    );
    match (asked.method.as_str(), node) {
        ("DELETE", ["me", "permissions"]) => {
            account.token = None;
            says(200, json!({ "success": true }))
        }
        ("GET", [ACCOUNT, edge]) if *edge == quota => quota_of(asked, account),
        ("POST", [ACCOUNT, edge]) if *edge == make => contain(speech, asked, account),
        ("POST", [ACCOUNT, edge]) if *edge == publish => published(speech, asked, account),
        ("GET", [ACCOUNT, edge]) if *edge == make => list(speech, asked, &account.posts, None),
        ("GET", [post, edge]) if *edge == below => {
            list(speech, asked, &account.answers, Some(post))
        }
        ("POST", [post, "comments"]) if speech == Speech::Instagram => {
            comment(asked, account, post)
        }
        ("GET", ["me"]) => says(200, json!({ "id": ACCOUNT, "username": HANDLE })),
        ("GET", [id]) => status(speech, asked, account, id),
        _ => unknown(path),
    }
}

pub(crate) fn unknown(path: &str) -> Reply {
    refuses(100, 33, &format!("Unsupported request. Object {path} does not exist"))
}

fn refresh(speech: Speech, asked: &Asked, account: &mut Account) -> Reply {
    let grant = speech.pick("ig_refresh_token", "th_refresh_token");
    if query(asked, "grant_type").as_deref() != Some(grant) {
        return refuses(100, 0, "no such grant");
    }
    account.token = Some("hunter2-renewed".to_owned());
    let said = json!({
        "access_token": account.token,
        "token_type": "bearer",
        "expires_in": 5_184_000,
    });
    says(200, said)
}

fn quota_of(asked: &Asked, account: &Account) -> Reply {
    if query(asked, "fields").as_deref() != Some("quota_usage,config") {
        return refuses(100, 0, "no such fields");
    }
    let config = json!({ "quota_total": 100, "quota_duration": 86_400 });
    says(200, json!({ "data": [{ "quota_usage": account.used, "config": config }] }))
}

pub(crate) fn form(asked: &Asked) -> BTreeMap<String, String> {
    url::form_urlencoded::parse(&asked.body).into_owned().collect()
}

fn contain(speech: Speech, asked: &Asked, account: &mut Account) -> Reply {
    let fields = form(asked);
    if let Err(why) = check(speech, &fields, account) {
        return refuses(100, 0, &why);
    }
    let id = format!("{}", 17_000_000 + account.containers.len());
    account.containers.insert(id.clone(), Container { fields, published: false });
    says(200, json!({ "id": id }))
}

/// Two like everything on Instagram.
fn counted(account: &Account, id: &str) -> Reply {
    let comments = account.answers.iter().filter(|answer| answer["parent"] == id).count();
    match account.posts.iter().any(|post| post["id"] == id) {
        true => says(200, json!({ "id": id, "like_count": 2, "comments_count": comments })),
        false => unknown(id),
    }
}

fn status(speech: Speech, asked: &Asked, account: &mut Account, id: &str) -> Reply {
    let counts = query(asked, "fields").as_deref() == Some("like_count,comments_count");
    if speech == Speech::Instagram && counts {
        return counted(account, id);
    }
    let (status, reason) =
        (speech.pick("status_code", "status"), speech.pick("status", "error_message"));
    if query(asked, "fields") != Some(format!("{status},{reason}")) {
        return refuses(100, 0, "no such fields");
    }
    let Some(container) = account.containers.get(id) else { return unknown(id) };
    let is_video = container.fields.contains_key("video_url");
    let busy = is_video && account.questions > 0;
    let said = match (container.published, busy, is_video) {
        (true, ..) => "PUBLISHED",
        (_, true, _) => "IN_PROGRESS",
        (_, _, true) => account.ends,
        _ => "FINISHED",
    };
    account.questions -= usize::from(busy);
    let mut body = json!({ "id": id, status: said });
    if said == "ERROR" {
        body[reason] = json!("Error: the video codec is not supported");
    }
    says(200, body)
}

fn published(speech: Speech, asked: &Asked, account: &mut Account) -> Reply {
    let fields = form(asked);
    let id = fields.get("creation_id").cloned().unwrap_or_default();
    let Some(container) = account.containers.get_mut(&id) else {
        return refuses(24, 4_279_009, "Media Not Found");
    };
    let is_item = container.fields.contains_key("is_carousel_item");
    if fields.len() != 1 || is_item || container.published {
        return refuses(9_007, 2_207_027, "Media ID is not available");
    }
    let (reply, out) =
        account.instead.take().map_or((None, true), |(reply, out)| (Some(reply), out));
    let contained = container.fields.clone();
    container.published = out;
    let number = account.posts.len() + account.answers.len();
    let post = format!("{}", 18_000_000 + number);
    if out {
        let shown = shown(speech, &post, &contained);
        match contained.contains_key("reply_to_id") {
            true => account.answers.insert(0, shown),
            false => account.posts.insert(0, shown),
        }
    }
    reply.unwrap_or_else(|| says(200, json!({ "id": post })))
}

/// A message as Meta shows it.
fn shown(speech: Speech, id: &str, fields: &BTreeMap<String, String>) -> Value {
    let text = speech.pick("caption", "text");
    let mut shown = json!({
        "id": id,
        "timestamp": now(),
        "permalink": format!("https://network.example/p/{id}"),
        "container": fields,
    });
    if let Some(said) = fields.get(text).filter(|said| !said.is_empty()) {
        shown[text] = json!(said);
    }
    if let Some(to) = fields.get("reply_to_id") {
        shown["parent"] = json!(to);
    }
    shown
}

pub(crate) fn now() -> String {
    let now = jiff::Timestamp::from_microsecond(Ambient::system().now().as_micros()).unwrap();
    now.strftime("%Y-%m-%dT%H:%M:%S+0000").to_string()
}

fn comment(asked: &Asked, account: &mut Account, post: &str) -> Reply {
    let fields = form(asked);
    let message = fields.get("message").cloned().unwrap_or_default();
    if !is_out(account, post) || fields.len() != 1 || !(1..=300).contains(&message.chars().count())
    {
        return refuses(100, 0, "the comment does not fit");
    }
    let id = format!("{}", 19_000_000 + account.answers.len());
    account.answers.insert(
        0,
        json!({ "id": id, "text": message, "timestamp": now(), "username": HANDLE, "parent": post }),
    );
    says(200, json!({ "id": id }))
}

/// The fields that are asked for, of the messages that answer this one.
fn list(speech: Speech, asked: &Asked, all: &[Value], parent: Option<&str>) -> Reply {
    let known =
        ["id", "caption", "text", "timestamp", "permalink", "username", "is_reply_owned_by_me"];
    let fields = query(asked, "fields").unwrap_or_default();
    let fields: Vec<_> = fields.split(',').collect();
    if query(asked, "limit").as_deref() != Some("50") || !fields.iter().all(|f| known.contains(f)) {
        return refuses(100, 0, "no such fields");
    }
    let answers = all.iter().filter(|message| parent.is_none_or(|to| message["parent"] == to));
    let listed = answers.map(|message| {
        let mut message = message.clone();
        if speech == Speech::Threads {
            message["is_reply_owned_by_me"] = json!(true);
        }
        let shown = fields.iter().filter(|field| !message[**field].is_null());
        shown.map(|field| ((*field).to_owned(), message[*field].clone())).collect::<Value>()
    });
    says(200, json!({ "data": listed.collect::<Vec<_>>() }))
}

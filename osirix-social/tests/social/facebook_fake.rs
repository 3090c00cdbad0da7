//! A fake of the Graph API as pages on Facebook speak it, written from Meta's documents: it refuses
//! what those do not allow, keeps what it was given, and misbehaves as a test says.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use serde_json::{Value, json};

use crate::fake::{Asked, Fake, Reply, query};
use crate::meta_fake::{form, now, refuses, says, unknown};
use crate::x_fake::multipart;

pub(crate) const TOKEN: &str = "hunter2-page";
/// The token of a person who manages the page.
pub(crate) const PERSON: &str = "hunter2-person";
pub(crate) const PAGE: &str = "1815";
const COUNTED: &str = "likes.summary(true).limit(0),comments.summary(true).limit(0)";
const PIECE: usize = 4_000_000;

/// What Facebook has of a page.
#[derive(Default)]
pub(crate) struct Page {
    /// The newest first.
    pub(crate) posts: Vec<Value>,
    pub(crate) videos: Vec<Value>,
    pub(crate) comments: Vec<Value>,
    /// Pictures that are not seen, with their descriptions.
    pub(crate) photos: BTreeMap<String, Option<String>>,
    pub(crate) uploads: BTreeMap<String, Upload>,
    pub(crate) tokens: Vec<&'static str>,
    /// How often a reel is asked about before it is there, and how it ends.
    pub(crate) questions: usize,
    pub(crate) ends: &'static str,
    /// What is answered to a publication instead, and whether it is out all the same.
    pub(crate) instead: Option<(Reply, bool)>,
}

#[derive(Default)]
pub(crate) struct Upload {
    pub(crate) total: usize,
    pub(crate) bytes: Vec<u8>,
    is_reel: bool,
    published: bool,
}

pub(crate) struct FakeFacebook {
    pub(crate) http: Fake,
    pub(crate) page: Arc<Mutex<Page>>,
}

impl FakeFacebook {
    /// One with a page that has posted nothing.
    pub(crate) async fn start() -> Self {
        let page = Page { tokens: vec![TOKEN, PERSON], ends: "complete", ..Page::default() };
        let page = Arc::new(Mutex::new(page));
        let inside = Arc::clone(&page);
        let http =
            Fake::start(move |asked: &Asked| answer(asked, &mut inside.lock().unwrap())).await;
        FakeFacebook { http, page }
    }
}

pub(crate) fn answer(asked: &Asked, page: &mut Page) -> Reply {
    let path = asked.path.split('?').next().unwrap();
    let parts: Vec<_> = path.trim_matches('/').split('/').collect();
    let way = if parts[0] == "rupload" { "OAuth " } else { "Bearer " };
    let token = asked.header("authorization").and_then(|value| value.strip_prefix(way));
    let Some(token) = token.filter(|token| page.tokens.contains(token)) else {
        return refuses(190, 463, "Error validating access token: Session has expired");
    };
    match (asked.method.as_str(), &parts[..]) {
        ("GET", ["v26.0", "me"]) => {
            says(200, json!({ "id": if token == PERSON { "42" } else { PAGE } }))
        }
        _ if token == PERSON => refuses(200, 0, "Unpublished posts must be posted as the page"),
        ("DELETE", ["v26.0", "me", "permissions"]) => {
            page.tokens.clear();
            says(200, json!({ "success": true }))
        }
        ("POST", ["v26.0", PAGE, "feed"]) => post(asked, page),
        ("POST", ["v26.0", PAGE, "photos"]) => photo(asked, page),
        ("POST", ["v26.0", PAGE, "videos"]) => video(asked, page),
        ("POST", ["v26.0", PAGE, "video_reels"]) => reel(asked, page),
        ("POST", ["rupload", id]) => reel_bytes(asked, page, id),
        ("POST", ["v26.0", to, "comments"]) => comment(asked, page, to),
        ("GET", ["v26.0", PAGE, "feed"]) => list(asked, &page.posts, None),
        ("GET", ["v26.0", PAGE, "videos"]) => list(asked, &page.videos, None),
        ("GET", ["v26.0", to, "comments"]) => list(asked, &page.comments, Some(to)),
        ("GET", ["v26.0", id]) if query(asked, "fields").as_deref() == Some(COUNTED) => {
            counted(page, id)
        }
        ("GET", ["v26.0", id]) => status(page, id),
        _ => unknown(path),
    }
}

/// What comes of a publication, and whether it is out.
fn made(page: &mut Page, good: Value) -> (Reply, bool) {
    page.instead.take().unwrap_or_else(|| (says(200, good), true))
}

fn post(asked: &Asked, page: &mut Page) -> Reply {
    let fields = form(asked);
    let known = ["message", "link", "attached_media"];
    let photos = fields.get("attached_media").map_or("[]", String::as_str);
    let photos: Vec<Value> = serde_json::from_str(photos).unwrap();
    let there =
        |photo: &Value| photo["media_fbid"].as_str().is_some_and(|id| page.photos.contains_key(id));
    if fields.is_empty()
        || !fields.keys().all(|name| known.contains(&name.as_str()))
        || !photos.iter().all(there)
        || fields.get("message").is_some_and(|text| text.encode_utf16().count() > 63_206)
    {
        return refuses(100, 0, "the post does not fit");
    }
    let id = format!("{PAGE}_{}", 100 + page.posts.len());
    let (reply, out) = made(page, json!({ "id": id }));
    if out {
        let mut post = json!({ "id": id, "created_time": now(), "from": { "id": PAGE } });
        for (name, value) in fields {
            post[name] = json!(value);
        }
        page.posts.insert(0, post);
    }
    reply
}

fn photo(asked: &Asked, page: &mut Page) -> Reply {
    let fields = multipart(asked);
    let text = |name: &str| fields.get(name).map(|v| String::from_utf8(v.clone()).unwrap());
    if text("published").as_deref() != Some("false") || fields["source"].is_empty() {
        return refuses(100, 0, "a picture must not be seen yet");
    }
    let id = format!("{}", 500 + page.photos.len());
    page.photos.insert(id.clone(), text("alt_text_custom"));
    says(200, json!({ "id": id }))
}

fn video(asked: &Asked, page: &mut Page) -> Reply {
    if asked.header("content-type").unwrap().starts_with("multipart/") {
        return video_bytes(asked, page);
    }
    let fields = form(asked);
    let field = |name: &str| fields.get(name).map_or("", String::as_str);
    match field("upload_phase") {
        "start" => {
            let id = format!("{}", 700 + page.uploads.len());
            let total: usize = field("file_size").parse().unwrap();
            let upload = Upload { total, ..Upload::default() };
            let mut said = offsets(&upload);
            said["video_id"] = json!(id);
            said["upload_session_id"] = json!(format!("s{id}"));
            page.uploads.insert(id, upload);
            says(200, said)
        }
        "finish" => {
            let id = field("upload_session_id").trim_start_matches('s');
            finish(page, id, false, field("description"))
        }
        _ => refuses(100, 0, "no such phase"),
    }
}

fn offsets(upload: &Upload) -> Value {
    let start = upload.bytes.len();
    let end = (start + PIECE).min(upload.total);
    json!({ "start_offset": start.to_string(), "end_offset": end.to_string() })
}

fn video_bytes(asked: &Asked, page: &mut Page) -> Reply {
    let fields = multipart(asked);
    let text = |name: &str| String::from_utf8(fields[name].clone()).unwrap();
    let id = text("upload_session_id");
    let Some(upload) = page.uploads.get_mut(id.trim_start_matches('s')) else {
        return unknown(&id);
    };
    if text("upload_phase") != "transfer" {
        return refuses(100, 0, "no such phase");
    }
    if text("start_offset") != upload.bytes.len().to_string() {
        let error = json!({
            "message": "Your video upload did not go as expected",
            "code": 6_000,
            "error_subcode": 1_363_037,
            "error_data": offsets(upload),
        });
        return says(400, json!({ "error": error }));
    }
    upload.bytes.extend_from_slice(&fields["video_file_chunk"]);
    says(200, offsets(upload))
}

fn reel(asked: &Asked, page: &mut Page) -> Reply {
    let fields = form(asked);
    let field = |name: &str| fields.get(name).map_or("", String::as_str);
    match field("upload_phase") {
        "start" => {
            let id = format!("{}", 700 + page.uploads.len());
            let url = format!("http://{}/rupload/{id}", asked.header("host").unwrap());
            page.uploads.insert(id.clone(), Upload { is_reel: true, ..Upload::default() });
            says(200, json!({ "video_id": id, "upload_url": url }))
        }
        "finish" if field("video_state") == "PUBLISHED" => {
            finish(page, field("video_id"), true, field("description"))
        }
        _ => refuses(100, 0, "no such phase"),
    }
}

fn reel_bytes(asked: &Asked, page: &mut Page, id: &str) -> Reply {
    let Some(upload) = page.uploads.get_mut(id) else { return unknown(id) };
    let size = asked.body.len().to_string();
    if asked.header("offset") != Some("0") || asked.header("file_size") != Some(&size) {
        return refuses(100, 0, "the bytes are not those of the file");
    }
    (upload.total, upload.bytes) = (asked.body.len(), asked.body.clone());
    says(200, json!({ "success": true }))
}

fn finish(page: &mut Page, id: &str, is_reel: bool, description: &str) -> Reply {
    let whole = |upload: &Upload| {
        upload.total > 0 && upload.bytes.len() == upload.total && upload.is_reel == is_reel
    };
    if !page.uploads.get(id).is_some_and(|upload| whole(upload) && !upload.published) {
        return refuses(6_000, 1_363_041, "there is no such upload that is whole");
    }
    let (reply, out) = made(page, json!({ "success": true }));
    if out {
        page.uploads.get_mut(id).unwrap().published = true;
        let video = json!({ "id": id, "description": description, "created_time": now() });
        page.videos.insert(0, video);
    }
    reply
}

/// Two like everything.
fn counted(page: &Page, id: &str) -> Reply {
    let comments = page.comments.iter().filter(|comment| comment["parent"] == id).count();
    let is_out = page.posts.iter().chain(&page.videos).any(|post| post["id"] == id);
    let total = |count: usize| json!({ "data": [], "summary": { "total_count": count } });
    match is_out {
        true => says(200, json!({ "id": id, "likes": total(2), "comments": total(comments) })),
        false => unknown(id),
    }
}

fn status(page: &mut Page, id: &str) -> Reply {
    let Some(upload) = page.uploads.get(id) else { return unknown(id) };
    let busy = page.questions > 0;
    page.questions -= usize::from(busy);
    let phase = if busy || upload.bytes.is_empty() { "in_progress" } else { page.ends };
    let status = json!({
        "video_status": if phase == "error" { "error" } else { "processing" },
        "uploading_phase": { "status": phase },
        "processing_phase": { "status": "not_started" },
        "publishing_phase": { "status": if upload.published { "complete" } else { "not_started" } },
    });
    says(200, json!({ "id": id, "status": status }))
}

fn comment(asked: &Asked, page: &mut Page, to: &str) -> Reply {
    let fields = form(asked);
    let is_out = page.posts.iter().chain(&page.videos).any(|post| post["id"] == to);
    let Some(message) = fields.get("message").filter(|_| is_out && fields.len() == 1) else {
        return refuses(100, 0, "the comment does not fit");
    };
    let id = format!("{to}_{}", page.comments.len());
    let comment = json!({
        "id": id,
        "message": message,
        "created_time": now(),
        "from": { "id": PAGE },
        "parent": to,
    });
    page.comments.insert(0, comment);
    says(200, json!({ "id": id }))
}

/// The fields that are asked for, of the messages that answer this one.
fn list(asked: &Asked, all: &[Value], parent: Option<&str>) -> Reply {
    let known = ["id", "message", "description", "created_time", "from"];
    let fields = query(asked, "fields").unwrap_or_default();
    let fields: Vec<_> = fields.split(',').collect();
    let order = query(asked, "order").is_some_and(|order| order == "reverse_chronological");
    if query(asked, "limit").as_deref() != Some("50")
        || !fields.iter().all(|field| known.contains(field))
        || order != parent.is_some()
    {
        return refuses(100, 0, "no such fields");
    }
    let answers = all.iter().filter(|message| parent.is_none_or(|to| message["parent"] == to));
    let listed = answers.map(|message| {
        let shown = fields.iter().filter(|field| !message[**field].is_null());
        shown.map(|field| ((*field).to_owned(), message[*field].clone())).collect::<Value>()
    });
    says(200, json!({ "data": listed.collect::<Vec<_>>() }))
}

//! What somebody does with the platform, over HTTP and on both databases.

use crate::support::live::{Events, Live, bearer, on_both_databases};
use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

on_both_databases! {
    a_video_is_made_followed_and_fetched,
    scenes_become_one_video_with_chapters,
    an_idempotency_key_makes_one_job,
    each_row_of_a_table_makes_a_job,
    a_job_is_called_off,
    a_wrong_request_names_the_field,
    a_stream_goes_on_where_it_was_cut_off,
    a_server_that_stops_ends_its_streams,
}

/// The smallest video: a word, square.
fn short_video() -> Value {
    json!({ "script": "Hello.", "spec": { "aspect": "1:1" } })
}

async fn a_video_is_made_followed_and_fetched(site: Live) {
    let token = &site.signed_up("ada@example.com").await;
    let balance = site.get("/api/credits", token).await.json();
    assert_eq!(balance, json!({ "available": 100, "held": 0, "spent": 0, "granted": 100 }));
    assert_eq!(site.get("/api/plan", token).await.json()["code"], "free");
    assert_eq!(site.get("/api/plans", token).await.json().as_array().unwrap().len(), 4);
    let avatars = site.get("/api/avatars", token).await.json();
    let slug = avatars[0]["slug"].as_str().unwrap();
    assert_eq!(site.get(&format!("/api/avatars/{slug}"), token).await.json(), avatars[0]);
    assert!(site.get("/api/voices", token).await.json()[0]["id"].is_string());

    let created = site.post("/api/jobs", token, short_video()).await;
    assert_eq!(created.status, StatusCode::CREATED, "{created:?}");
    let place = created.header("location").to_owned();
    let held = created.json()["held"].as_i64().unwrap();
    assert!(held > 0);
    let headers = [("authorization", bearer(token))];
    let headers: Vec<_> = headers.iter().map(|(k, v)| (*k, v.as_str())).collect();
    let path = format!("{place}/events");
    let (status, told, body) = site.open_body(Method::GET, &path, &headers, None).await;
    assert_eq!(
        (status, &told["content-type"]),
        (StatusCode::OK, &"text/event-stream".parse().unwrap())
    );
    let events = Events::new(body).all().await;
    let last = events.last().unwrap();
    assert_eq!((last.name.as_str(), &last.data["progress"]), ("completed", &json!(100)));
    let progress: Vec<_> = events.iter().map(|e| e.data["progress"].as_u64().unwrap()).collect();
    assert!(progress.is_sorted() && events.len() > 2, "{progress:?}");

    let job = site.get(&place, token).await.json();
    let names: Vec<_> = job["files"].as_array().unwrap().iter().map(|f| &f["name"]).collect();
    assert_eq!(names, ["video.mp4", "poster.png", "captions.srt", "captions.vtt"]);
    let list = site.get("/api/jobs?limit=1", token).await.json();
    assert_eq!((&list["items"][0]["id"], &list["next"]), (&job["id"], &Value::Null));
    let spent = site.get("/api/credits", token).await.json()["spent"].clone();
    assert_eq!(spent, job["charged"]);
    let statement = site.get("/api/credits/entries?limit=2", token).await.json();
    assert_eq!(statement["items"].as_array().unwrap().len(), 2);
    assert!(statement["next"].is_string());

    fetched_whole_and_in_parts(&site, job["files"][0]["url"].as_str().unwrap()).await;
}

async fn scenes_become_one_video_with_chapters(site: Live) {
    let token = &site.signed_up("ada@example.com").await;
    let card = json!({ "card": true, "duration_ms": 600, "title": "Two",
        "background": { "color": "#204060" }, "overlays": [{ "text": "Bye." }] });
    let spoken = json!({ "script": "Hello.", "title": "One", "layout": "left",
        "background": { "color": "#102030" } });
    let scenes = json!([spoken, card]);
    let asked = json!({ "scenes": scenes, "spec": { "aspect": "1:1" } });
    let created = site.post("/api/jobs", token, asked).await;
    assert_eq!(created.status, StatusCode::CREATED, "{created:?}");
    let place = created.header("location").to_owned();
    let authorization = bearer(token);
    let headers = [("authorization", authorization.as_str())];
    let path = format!("{place}/events");
    let (_, _, body) = site.open_body(Method::GET, &path, &headers, None).await;
    assert_eq!(Events::new(body).all().await.last().unwrap().name, "completed");
    let job = site.get(&place, token).await.json();
    let url = job["files"][0]["url"].as_str().unwrap();
    let film = site.call(Method::GET, url, &[], None).await;
    let chapter = |title: &[u8]| film.bytes.windows(title.len()).any(|bytes| bytes == title);
    assert!(chapter(b"One") && chapter(b"Two"), "the film names its chapters");
}

/// Nobody needs to be signed in who has the address.
async fn fetched_whole_and_in_parts(site: &Live, url: &str) {
    let get = async |headers: &[(&str, &str)]| site.call(Method::GET, url, headers, None).await;
    let whole = get(&[("accept-encoding", "gzip")]).await;
    assert_eq!(whole.status, StatusCode::OK);
    assert_eq!(&whole.bytes[4..8], b"ftyp", "it is an MP4 file, and not compressed again");
    let length = whole.bytes.len();
    assert_eq!(whole.header("content-length"), length.to_string());
    assert_eq!(whole.header("content-type"), "video/mp4");
    assert_eq!(whole.header("content-disposition"), "inline; filename=\"video.mp4\"");
    let tag = whole.header("etag");

    let head = site.call(Method::HEAD, url, &[], None).await;
    assert_eq!((head.header("content-length"), head.bytes.len()), (&*length.to_string(), 0));
    for (range, part) in [
        ("bytes=0-3".to_owned(), 0..4),
        ("bytes=4-7".to_owned(), 4..8),
        ("bytes=-5".to_owned(), length - 5..length),
        (format!("bytes={}-", length - 1), length - 1..length),
        ("bytes=7-99999999999".to_owned(), 7..length),
    ] {
        let heard = get(&[("range", &range)]).await;
        assert_eq!(heard.status, StatusCode::PARTIAL_CONTENT, "{range}");
        assert!(heard.bytes == whole.bytes[part.clone()], "{range}");
        let told = format!("bytes {}-{}/{length}", part.start, part.end - 1);
        assert_eq!(heard.header("content-range"), told);
    }
    for passed_over in ["bytes=0-1,4-5", "lines=1-2", "bytes=x-y", "bytes=5-2"] {
        let heard = get(&[("range", passed_over)]).await;
        let known = [StatusCode::OK, StatusCode::RANGE_NOT_SATISFIABLE];
        assert!(known.contains(&heard.status), "{passed_over}");
    }
    let behind = get(&[("range", &format!("bytes={length}-"))]).await;
    assert_eq!(behind.code(), (416, "range_not_satisfiable".to_owned()));
    assert_eq!(behind.header("content-range"), format!("bytes */{length}"));
    assert_eq!(get(&[("if-none-match", tag)]).await.status, StatusCode::NOT_MODIFIED);
    let changed = get(&[("range", "bytes=0-3"), ("if-range", "\"another\"")]).await;
    assert_eq!((changed.status, changed.bytes.len()), (StatusCode::OK, length));

    let forged = url.replace("video.mp4", "poster.png");
    let cut = &url[..url.len() - 4];
    let longer = url.replace("expires=", "expires=1");
    for address in [forged.as_str(), cut, &longer, url.split('?').next().unwrap()] {
        let heard = site.call(Method::GET, address, &[], None).await;
        assert_eq!(heard.code(), (403, "permission_denied".to_owned()), "{address}");
    }
}

async fn an_idempotency_key_makes_one_job(site: Live) {
    let token = site.signed_up("ada@example.com").await;
    let token = bearer(&token);
    let headers = [("authorization", token.as_str()), ("idempotency-key", "once")];
    let create =
        async |body: Value| site.call(Method::POST, "/api/jobs", &headers, Some(body)).await;
    let first = create(json!({ "kind": "tts", "script": "Hello." })).await;
    assert_eq!(first.status, StatusCode::CREATED, "{first:?}");
    let again = create(json!({ "kind": "tts", "script": "Hello." })).await;
    assert_eq!(again.json()["id"], first.json()["id"]);
    let other = create(json!({ "kind": "tts", "script": "Goodbye." })).await;
    assert_eq!(other.code(), (409, "conflict".to_owned()));
}

async fn each_row_of_a_table_makes_a_job(site: Live) {
    let token = &site.signed_up("ada@example.com").await;
    let asked = |csv: &str, dry_run: bool| {
        let template = json!({ "script": "Hello {{name}}.", "voice": "{{voice}}" });
        json!({ "template": template, "csv": csv, "dry_run": dry_run })
    };
    let (good, bad) = ("name,voice\nAda,\nEve,\n", "name,voice\nAda,\nEve,nobody/voice\n");
    let refused = site.post("/api/jobs/batch", token, asked(bad, false)).await;
    assert_eq!(refused.code(), (404, "not_found".to_owned()));
    let told = refused.json().to_string();
    for fact in [r#""row":"2""#, r#""line":"3""#, r#""column":"voice""#] {
        assert!(told.contains(fact), "{fact} in {told}");
    }
    let tried = site.post("/api/jobs/batch", token, asked(good, true)).await;
    assert_eq!(tried.status, StatusCode::OK, "{tried:?}");
    assert_eq!(site.get("/api/jobs", token).await.json()["items"], json!([]));
    let created = site.post("/api/jobs/batch", token, asked(good, false)).await;
    assert_eq!(created.status, StatusCode::CREATED, "{created:?}");
    let (tried, created) = (tried.json(), created.json());
    assert_eq!((&tried["credits"], &tried["items"]), (&created["credits"], &json!([])));
    assert_eq!(created["items"].as_array().unwrap().len(), 2);
}

async fn a_job_is_called_off(site: Live) {
    let token = &site.signed_up("ada@example.com").await;
    let long = json!({ "kind": "tts", "script": "A word. ".repeat(200) });
    let job = site.post("/api/jobs", token, long).await.json();
    let path = format!("/api/jobs/{}", job["id"].as_str().unwrap());
    let cancelled = site.post(&format!("{path}/cancel"), token, json!({})).await;
    assert_eq!(cancelled.status, StatusCode::OK, "{cancelled:?}");
    let headers = [("authorization", bearer(token))];
    let headers: Vec<_> = headers.iter().map(|(k, v)| (*k, v.as_str())).collect();
    let (_, _, body) = site.open_body(Method::GET, &format!("{path}/events"), &headers, None).await;
    assert_eq!(Events::new(body).all().await.last().unwrap().name, "cancelled");
    assert_eq!(site.get("/api/credits", token).await.json()["available"], 100);
}

async fn a_wrong_request_names_the_field(site: Live) {
    let token = &site.signed_up("ada@example.com").await;
    for (body, status, code, field) in [
        (json!({}), 400, "invalid_input", "script"),
        (json!([]), 400, "invalid_input", "body"),
        (json!({ "script": "" }), 400, "invalid_input", "script"),
        (json!({ "script": 7 }), 400, "invalid_input", "script"),
        (
            json!({ "script": "a", "spec": { "aspect": "4:3" } }),
            400,
            "invalid_input",
            "spec.aspect",
        ),
        (json!({ "script": "a", "settings": { "speed": 9 } }), 400, "invalid_input", "speed"),
        (json!({ "script": "a", "avatar": "nobody" }), 404, "not_found", "avatar"),
        (json!({ "script": "a", "kind": "tts", "avatar": "x" }), 400, "invalid_input", "avatar"),
        (json!({ "script": "a", "account_id": "acc_1" }), 400, "invalid_input", "account_id"),
        (json!({ "script": "a", "scenes": [{ "script": "b" }] }), 400, "invalid_input", "script"),
        (json!({ "scenes": [{ "card": true }] }), 400, "invalid_input", "duration_ms"),
        (json!({ "scenes": [{ "layout": "up" }] }), 400, "invalid_input", "scenes[0].layout"),
        (json!({ "kind": "tts", "scenes": [] }), 400, "invalid_input", "scenes"),
        (json!({ "script": "", "audio": "accounts/acc_1/a.wav" }), 404, "not_found", "audio"),
        (
            json!({ "script": "a", "kind": "tts", "audio": "accounts/acc_1/a.wav" }),
            404,
            "not_found",
            "audio",
        ),
    ] {
        let heard = site.post("/api/jobs", token, body.clone()).await;
        assert_eq!(heard.code(), (status, code.to_owned()), "{body}");
        assert_eq!(heard.json()["field"], field, "{body}");
    }
    let poor = json!({ "script": "A word or two. ".repeat(400) });
    assert_eq!(site.post("/api/jobs", token, poor).await.code().0, 402);
    let huge = json!({ "script": "x".repeat(3 << 20) });
    assert_eq!(site.post("/api/jobs", token, huge).await.code(), (413, "too_large".to_owned()));
    let authorization = bearer(token);
    let text = [("authorization", authorization.as_str()), ("content-type", "text/plain")];
    let heard = site.call(Method::POST, "/api/jobs", &text, None).await;
    assert_eq!(heard.code(), (415, "unsupported_media_type".to_owned()));
    for query in ["limit=0", "limit=501", "limit=x", "after=nonsense"] {
        let heard = site.get(&format!("/api/jobs?{query}"), token).await;
        assert_eq!(heard.code(), (400, "invalid_input".to_owned()), "{query}");
    }
    for (method, path, status, code) in [
        (Method::GET, "/api/nothing", 404, "not_found"),
        (Method::DELETE, "/api/credits", 405, "method_not_allowed"),
        (Method::GET, "/api/credits", 401, "unauthenticated"),
        (Method::GET, "/api/jobs/nonsense", 401, "unauthenticated"),
    ] {
        let heard = site.call(method, path, &[], None).await;
        assert_eq!(heard.code(), (status, code.to_owned()), "{path}");
    }
}

async fn a_stream_goes_on_where_it_was_cut_off(site: Live) {
    let token = site.signed_up("ada@example.com").await;
    let job = site.post("/api/jobs", &token, short_video()).await.json();
    let path = format!("/api/jobs/{}/events", job["id"].as_str().unwrap());
    let token = bearer(&token);
    let mut headers = vec![("authorization", token.as_str())];
    let (_, _, body) = site.open_body(Method::GET, &path, &headers, None).await;
    let mut stream = Events::new(body);
    let first = stream.next().await.unwrap();
    let second = stream.next().await.unwrap();
    drop(stream);
    headers.push(("last-event-id", &second.id));
    let (_, _, body) = site.open_body(Method::GET, &path, &headers, None).await;
    let rest = Events::new(body).all().await;
    assert!(rest.iter().all(|event| ![&first.id, &second.id].contains(&&event.id)), "{rest:?}");
    let last = rest.last().unwrap();
    assert_eq!(last.name, "completed");
    headers[1].1 = &last.id;
    let (status, _, _) = site.open_body(Method::GET, &path, &headers, None).await;
    assert_eq!(status, StatusCode::NO_CONTENT, "nothing comes after the end");
    headers[1].1 = "nonsense";
    let (_, _, body) = site.open_body(Method::GET, &path, &headers, None).await;
    assert_eq!(Events::new(body).all().await.len(), 1, "the job as it is");
}

async fn a_server_that_stops_ends_its_streams(mut site: Live) {
    let token = site.signed_up("ada@example.com").await;
    let long = json!({ "script": "A word or two. ".repeat(20) });
    let job = site.post("/api/jobs", &token, long).await.json();
    let path = format!("/api/jobs/{}/events", job["id"].as_str().unwrap());
    let token = bearer(&token);
    let headers = [("authorization", token.as_str())];
    let (_, _, body) = site.open_body(Method::GET, &path, &headers, None).await;
    let mut stream = Events::new(body);
    stream.next().await.unwrap();
    site.stop().await;
    assert!(stream.all().await.iter().all(|event| event.name != "failed"));
}

//! OpenAI's speech protocol, and the metrics of what it made.

use crate::support::live::{Live, on_both_databases};
use axum::http::StatusCode;
use osirix::Secret;
use osirix_server::ServerConfig;
use serde_json::{Value, json};

const METRICS_TOKEN: &str = "only-for-the-scraper";
const PATH: &str = "/v1/audio/speech";

pub(crate) fn with_metrics(config: &mut ServerConfig) {
    config.metrics_token = Some(Secret::new(METRICS_TOKEN.to_owned()));
}

on_both_databases! {
    with crate::speech::with_metrics;
    a_text_is_spoken_and_paid_for,
    what_is_refused_is_told_in_the_protocols_form,
    what_jobs_became_is_scraped,
}

fn hello() -> Value {
    json!({ "model": "tts-1", "voice": "flite/kal16", "input": "Hello there, I am Osirix." })
}

fn with(field: &str, value: Value) -> Value {
    let mut body = hello();
    body[field] = value;
    body
}

async fn a_text_is_spoken_and_paid_for(site: Live) {
    let token = &site.signed_up("ada@example.com").await;
    let mp3 = site.post(PATH, token, hello()).await;
    assert_eq!((mp3.status, mp3.header("content-type")), (StatusCode::OK, "audio/mpeg"));
    // A frame of MPEG-1 layer III begins with eleven set bits.
    assert_eq!((mp3.bytes[0], mp3.bytes[1] & 0xe0), (0xff, 0xe0));
    let wav = site.post(PATH, token, with("response_format", json!("wav"))).await;
    assert_eq!((wav.status, wav.header("content-type")), (StatusCode::OK, "audio/wav"));
    assert!(wav.bytes.starts_with(b"RIFF") && mp3.bytes.len() < wav.bytes.len() / 4);
    assert_eq!(wav.header("content-length"), wav.bytes.len().to_string());
    let custom = site.post(PATH, token, with("voice", json!({ "id": "flite/kal16" }))).await;
    assert_eq!(custom.bytes, mp3.bytes);
    let jobs = site.get("/api/jobs", token).await.json();
    let states: Vec<_> = jobs["items"].as_array().unwrap().iter().map(|j| &j["state"]).collect();
    assert_eq!(states, ["completed"; 3]);
    assert_eq!(site.get("/api/credits", token).await.json()["spent"], 3);
}

async fn what_is_refused_is_told_in_the_protocols_form(site: Live) {
    let token = &site.signed_up("ada@example.com").await;
    for (body, status, code, param) in [
        (with("voice", json!("alloy")), 404, "not_found", "voice"),
        (with("input", json!("🦀")), 422, "unsupported", "input"),
        (with("input", json!(" ")), 400, "invalid_input", "input"),
        (with("input", json!("a".repeat(4_097))), 400, "too_large", "input"),
        (with("speed", json!(3)), 400, "invalid_input", "speed"),
        (with("response_format", json!("opus")), 400, "unsupported", "response_format"),
        (with("stream_format", json!("sse")), 400, "unsupported", "stream_format"),
        (with("instructions", json!("whisper")), 400, "invalid_input", "instructions"),
    ] {
        let heard = site.post(PATH, token, body.clone()).await;
        let error = &heard.json()["error"];
        assert_eq!((heard.status.as_u16(), &error["code"]), (status, &json!(code)), "{body}");
        assert_eq!(error["param"], param, "{body}");
        assert_eq!(error["type"], "invalid_request_error");
        assert!(error["message"].as_str().is_some_and(|message| !message.is_empty()));
    }
    let heard = site.post(PATH, "nobody", hello()).await;
    assert_eq!(
        (heard.status, heard.json()["error"]["code"].as_str()),
        (StatusCode::UNAUTHORIZED, Some("unauthenticated"))
    );
    assert_eq!(site.get("/api/credits", token).await.json()["held"], 0);
}

async fn what_jobs_became_is_scraped(site: Live) {
    let token = &site.signed_up("ada@example.com").await;
    assert_eq!(site.post(PATH, token, hello()).await.status, StatusCode::OK);
    for wrong in [token.as_str(), "", "only-for-the-scrapes"] {
        assert_eq!(site.get("/metrics", wrong).await.status, StatusCode::UNAUTHORIZED);
    }
    let heard = site.get("/metrics", METRICS_TOKEN).await;
    assert_eq!(heard.header("content-type"), "text/plain; version=0.0.4; charset=utf-8");
    let text = String::from_utf8(heard.bytes).unwrap();
    assert!(text.contains("osirix_jobs_completed_total{kind=\"tts\"} 1\n"), "{text}");
}

#[tokio::test]
async fn without_a_token_there_are_no_metrics() {
    let site = Live::sqlite(|_| ()).await;
    assert_eq!(site.get("/metrics", METRICS_TOKEN).await.status, StatusCode::NOT_FOUND);
}

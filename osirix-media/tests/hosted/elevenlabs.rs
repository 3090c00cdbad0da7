use axum::extract::{Path, Query};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use osirix_core::ErrorCode;
use osirix_core::media::{SpeechEngine as _, VoiceSettings};
use osirix_media::speech::{ElevenLabs, ElevenLabsOptions};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::fake::{Canned, serve};
use crate::prism::Prism;
use crate::{assert_discreet, say, suite};

const KEY: &str = "a-secret-key";
const RATE_HZ: usize = 24_000;
/// How long the fake says a character, in samples: 50 ms.
const CHARACTER: usize = RATE_HZ / 20;

fn engine(url: &str) -> ElevenLabs {
    let url = url.to_owned();
    ElevenLabs::new(ElevenLabsOptions { url, ..ElevenLabsOptions::new(KEY) }).unwrap()
}

#[derive(Deserialize)]
struct Paging {
    page_size: u32,
    next_page_token: Option<String>,
}

/// Two pages of one voice each.
async fn voices(headers: HeaderMap, Query(paging): Query<Paging>) -> Response {
    if headers.get("xi-api-key").is_none_or(|key| key != KEY) {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    assert_eq!(paging.page_size, 100);
    let voice = |id: &str, labels: Value| {
        json!({
            "voice_id": id, "name": format!("Voice {id}"), "category": "premade",
            "labels": labels, "available_for_tiers": [], "high_quality_base_model_ids": [],
        })
    };
    let (voice, more) = match paging.next_page_token.as_deref() {
        None => (voice("rachel", json!({ "language": "en", "accent": "american" })), true),
        Some(token) => {
            assert_eq!(token, "two");
            (voice("bill", json!({})), false)
        }
    };
    let token = if more { json!("two") } else { Value::Null };
    let page = json!({
        "voices": [voice], "has_more": more, "total_count": 2, "next_page_token": token,
    });
    Json(page).into_response()
}

#[derive(Deserialize)]
struct Format {
    output_format: String,
}

/// A tone for each character, silence for each space.
async fn speech(
    Path(voice): Path<String>,
    Query(format): Query<Format>,
    headers: HeaderMap,
    Json(body): Json<Value>,
) -> Response {
    assert!(headers.get("xi-api-key").is_some_and(|key| key == KEY));
    assert_eq!((voice.as_str(), format.output_format.as_str()), ("rachel", "pcm_24000"));
    let text = body["text"].as_str().unwrap();
    let characters: Vec<String> = text.chars().map(String::from).collect();
    let seconds = |at: usize| (at * CHARACTER) as f64 / RATE_HZ as f64;
    let starts: Vec<_> = (0..characters.len()).map(seconds).collect();
    let ends: Vec<_> = (1..=characters.len()).map(seconds).collect();
    let sound = text.chars().flat_map(|c| {
        let loud = if c.is_whitespace() { 0.0 } else { 8_000.0 };
        (0..CHARACTER).map(move |n| (loud * (n as f32 * 0.1).sin()) as i16)
    });
    let bytes: Vec<u8> = sound.flat_map(i16::to_le_bytes).collect();
    let alignment = json!({
        "characters": characters,
        "character_start_times_seconds": starts,
        "character_end_times_seconds": ends,
    });
    Json(json!({
        "audio_base64": STANDARD.encode(bytes),
        "alignment": alignment,
        "normalized_alignment": null,
    }))
    .into_response()
}

fn host() -> Router {
    Router::new()
        .route("/v2/voices", get(voices))
        .route("/v1/text-to-speech/{voice}/with-timestamps", post(speech))
}

#[tokio::test(flavor = "multi_thread")]
async fn the_port_is_kept_and_every_request_is_as_the_contract_says() {
    let prism = Prism::before(serve(host()).await, "elevenlabs.json").await;
    let engine = engine(&prism.url());
    let voices = engine.voices().await.unwrap();
    let named: Vec<_> = voices.iter().map(|v| (v.id.0.as_str(), v.language.as_str())).collect();
    assert_eq!(named, [("elevenlabs/rachel", "en"), ("elevenlabs/bill", "mul")]);
    suite(&engine).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn words_and_lips_have_the_times_of_the_host() {
    let engine = engine(&format!("http://{}", serve(host()).await));
    let chunks = say(&engine, "elevenlabs/rachel", "Pam, 日本 go").await.unwrap();
    let words: Vec<_> =
        chunks[0].words.iter().map(|w| (w.text.as_str(), w.start_us, w.end_us)).collect();
    assert_eq!(words, [("Pam,", 0, 250_000), ("日本", 250_000, 400_000), ("go", 400_000, 500_000)]);
    let of_pam: Vec<_> =
        chunks[0].phonemes.iter().filter(|p| p.end_us <= 250_000).map(|p| &p.phoneme).collect();
    assert_eq!(of_pam, ["p", "ae", "m"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pitch_is_played_faster_and_its_times_with_it() {
    let engine = engine(&format!("http://{}", serve(host()).await));
    let mut utterance = osirix_core::media::Utterance {
        script: osirix_core::media::Script::new("Hello there").unwrap(),
        voice: osirix_core::media::VoiceId("elevenlabs/rachel".to_owned()),
        settings: VoiceSettings { speed: 1.0, pitch: 2.0 },
    };
    let chunks = {
        use futures_util::StreamExt as _;
        engine.speak(utterance.clone()).await.unwrap().collect::<Vec<_>>().await
    };
    let chunk = chunks[0].as_ref().unwrap();
    let factor = (2.0_f64 / 12.0).exp2();
    let length = (11 * CHARACTER) as f64 / factor;
    assert!((chunk.samples.len() as f64 - length).abs() < 60.0, "{}", chunk.samples.len());
    assert!(chunk.words[1].start_us.abs_diff((300_000.0 / factor) as u64) < 3_000);
    utterance.settings.pitch = 12.0;
    let refused = engine.check(&utterance).await.unwrap_err();
    assert_eq!(refused.context_value("limit"), Some("0.7..1.2"));
}

#[test]
fn a_key_of_two_lines_is_a_wrong_setting() {
    let error = ElevenLabs::new(ElevenLabsOptions::new("a-secret-key\n")).unwrap_err();
    assert_eq!(error.context_value("field"), Some("elevenlabs.api_key"));
    assert_discreet(&error, &[KEY]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_busy_host_is_asked_again_and_others_are_not() {
    let busy = r#"{"detail":{"status":"system_busy","message":"a-secret-message"}}"#;
    let host = Canned::new(vec![(429, busy)]).with("retry-after", "0");
    let error = say(&engine(&host.serve().await), "elevenlabs/rachel", "Hi.").await.unwrap_err();
    assert_eq!((error.code(), host.asked()), (ErrorCode::RateLimited, 4));
    assert_discreet(&error, &[KEY, "a-secret-message", "127.0.0.1"]);

    for (status, body, code) in [
        (500, "", ErrorCode::Unavailable),
        (401, r#"{"detail":{"status":"quota_exceeded"}}"#, ErrorCode::Unavailable),
        (401, r#"{"detail":{"status":"invalid_api_key"}}"#, ErrorCode::Configuration),
        (422, r#"{"detail":[{"loc":["body"],"msg":"no","type":"x"}]}"#, ErrorCode::Unsupported),
        (200, r#"{"audio_base64":"%%"}"#, ErrorCode::Unavailable),
        (200, r#"{"audio_base64":""}"#, ErrorCode::Media),
        (307, "", ErrorCode::Unavailable),
    ] {
        let host = Canned::new(vec![(status, body)]);
        let engine = engine(&host.serve().await);
        let error = say(&engine, "elevenlabs/rachel", "Hi.").await.unwrap_err();
        assert_eq!((error.code(), host.asked()), (code, 1), "{status} {body}");
        assert_discreet(&error, &[KEY, "127.0.0.1"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_host_without_times_is_listened_to() {
    let sound: Vec<u8> = (0..RATE_HZ).flat_map(|n| ((n % 100) as i16 * 50).to_le_bytes()).collect();
    let body = json!({ "audio_base64": STANDARD.encode(sound) }).to_string();
    let host = Canned::new(vec![(200, body.as_str())]);
    let chunks = say(&engine(&host.serve().await), "elevenlabs/rachel", "Hello there.").await;
    let chunk = chunks.unwrap().remove(0).checked(RATE_HZ as u32).unwrap();
    assert_eq!(chunk.words.len(), 2);
}

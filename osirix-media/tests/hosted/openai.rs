use std::io::Cursor;

use axum::body::Bytes;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::post;
use axum::{Json, Router};
use futures_util::StreamExt as _;
use hound::{SampleFormat, WavSpec, WavWriter};
use osirix_core::ErrorCode;
use osirix_core::media::{
    Script, SpeechEngine as _, SpeechTrack, Utterance, VoiceId, VoiceSettings,
};
use osirix_core::secret::Secret;
use osirix_http::{Http, Method, Reach};
use osirix_media::speech::{FliteEngine, OpenAiSpeech, OpenAiSpeechOptions};
use serde_json::Value;

use crate::fake::{Canned, serve};
use crate::prism::Prism;
use crate::{assert_discreet, say, suite};

const KEY: &str = "a-secret-key";
const VOICE: &str = "openai/alloy";

fn engine(url: String) -> OpenAiSpeech {
    let api_key = Some(Secret::new(KEY.to_owned()));
    OpenAiSpeech::new(OpenAiSpeechOptions { url, api_key, ..OpenAiSpeechOptions::default() })
        .unwrap()
}

fn wav(rate_hz: u32, samples: &[f32]) -> Vec<u8> {
    let spec = WavSpec {
        channels: 1,
        sample_rate: rate_hz,
        bits_per_sample: 16,
        sample_format: SampleFormat::Int,
    };
    let mut file = Cursor::new(Vec::new());
    let mut writer = WavWriter::new(&mut file, spec).unwrap();
    samples.iter().for_each(|s| writer.write_sample((s * 32_767.0) as i16).unwrap());
    writer.finalize().unwrap();
    file.into_inner()
}

/// What the built-in voice says; a tone where it can say nothing.
async fn flite(text: &str, speed: f32) -> (Vec<f32>, SpeechTrack) {
    let utterance = Utterance {
        script: Script::new(text).unwrap(),
        voice: VoiceId("flite/kal16".to_owned()),
        settings: VoiceSettings { speed: speed.clamp(0.5, 2.0), pitch: 0.0 },
    };
    let (mut samples, mut track) = (Vec::new(), SpeechTrack::default());
    let Ok(mut speech) = FliteEngine::new().unwrap().speak(utterance).await else {
        return ((0..16_000).map(|n| 0.3 * (n as f32 * 0.1).sin()).collect(), track);
    };
    while let Some(chunk) = speech.next().await {
        let chunk = chunk.unwrap();
        let length_us = chunk.samples.len() as u64 * 1_000_000 / 16_000;
        samples.extend(chunk.samples);
        track.append(chunk.phonemes, chunk.words, length_us);
    }
    (samples, track)
}

async fn speech(headers: HeaderMap, Json(body): Json<Value>) -> Response {
    assert_eq!(headers[header::AUTHORIZATION], format!("Bearer {KEY}"));
    assert_eq!(body["response_format"], "wav");
    let speed = body["speed"].as_f64().unwrap() as f32;
    let (samples, _) = flite(body["input"].as_str().unwrap(), speed).await;
    ([(header::CONTENT_TYPE, "application/octet-stream")], wav(16_000, &samples)).into_response()
}

fn host() -> Router {
    Router::new().route("/audio/speech", post(speech))
}

/// Shows each request to Prism before it is answered: sound does not come through Prism as it is.
async fn judged(prism: String, headers: HeaderMap, body: Bytes) -> Response {
    let http = Http::new(Reach::Anywhere).unwrap();
    let url = format!("{prism}/audio/speech").parse().unwrap();
    let request = http.request(Method::POST, url).unwrap();
    let request = request.header(header::CONTENT_TYPE, &headers[header::CONTENT_TYPE]);
    let judgement = http.ask(request.body(body.to_vec())).await.unwrap();
    if !judgement.status.is_success() {
        return (StatusCode::BAD_REQUEST, judgement.text().unwrap().to_owned()).into_response();
    }
    speech(headers, Json(serde_json::from_slice(&body).unwrap())).await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_port_is_kept_and_every_request_is_as_the_contract_says() {
    let yes = ([(header::CONTENT_TYPE, "application/octet-stream")], "sound");
    let yes = Router::new().fallback(move || std::future::ready(yes));
    let prism = Prism::before(serve(yes).await, "openai.json").await;
    let url = prism.url();
    let judge = move |headers, body| judged(url.clone(), headers, body);
    let host = Router::new().route("/audio/speech", post(judge));
    suite(&engine(format!("http://{}", serve(host).await))).await;

    // It does judge.
    let http = Http::new(Reach::Anywhere).unwrap();
    let url = format!("{}/audio/speech", prism.url()).parse().unwrap();
    let wrong = http.request(Method::POST, url).unwrap().json(&serde_json::json!({ "input": 1 }));
    assert_eq!(http.ask(wrong).await.unwrap().status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_times_of_words_are_found_in_the_sound() {
    const TEXT: &str = "Peter packed a big box of maps. Mum bought him a map too!";
    let chunks =
        say(&engine(format!("http://{}", serve(host()).await)), VOICE, TEXT).await.unwrap();
    let mut found = SpeechTrack::default();
    for chunk in chunks {
        let length_us = chunk.samples.len() as u64 * 1_000_000 / 24_000;
        found.append(chunk.phonemes, chunk.words, length_us);
    }
    let (_, known) = flite(TEXT, 1.0).await;
    for (found, known) in found.words.iter().zip(&known.words) {
        assert_eq!(found.text, known.text);
        let off = found.start_us.abs_diff(known.start_us).max(found.end_us.abs_diff(known.end_us));
        assert!(off <= 60_000, "{} is off by {off} us", known.text);
    }
    assert_eq!(found.words.len(), known.words.len());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_refused_says_why_and_is_not_asked_again() {
    for (status, body, code) in [
        (
            401,
            r#"{"error":{"code":"invalid_api_key","message":"a-secret-key"}}"#,
            ErrorCode::Configuration,
        ),
        (429, r#"{"error":{"code":"insufficient_quota"}}"#, ErrorCode::Unavailable),
        (404, r#"{"detail":"Not Found"}"#, ErrorCode::Configuration),
        (400, r#"{"error":{"type":"invalid_request_error"}}"#, ErrorCode::Unsupported),
        (500, "<html>", ErrorCode::Unavailable),
        (200, "this is no sound", ErrorCode::Media),
    ] {
        let host = Canned::new(vec![(status, body)]);
        let error = say(&engine(host.serve().await), VOICE, "Hi.").await.unwrap_err();
        assert_eq!((error.code(), host.asked()), (code, 1), "{status} {body}");
        assert_discreet(&error, &[KEY, "127.0.0.1"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_is_not_there_yet_is_waited_for() {
    // Nobody listens at this port, so nothing can have arrived.
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let begun = std::time::Instant::now();
    let error = say(&engine(format!("http://127.0.0.1:{port}")), VOICE, "Hi.").await.unwrap_err();
    assert_eq!(error.context_value("reached"), Some("false"));
    assert!(begun.elapsed().as_millis() >= 3_000, "it was not asked again");
}

#[test]
fn a_server_without_voices_is_a_wrong_setting() {
    let options = OpenAiSpeechOptions { voices: Vec::new(), ..OpenAiSpeechOptions::default() };
    let error = OpenAiSpeech::new(options).unwrap_err();
    assert_eq!(error.context_value("field"), Some("openai_speech.voices"));
}

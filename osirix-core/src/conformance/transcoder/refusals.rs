//! What is not read.

use std::fs;
use std::time::Duration;

use super::{FILM, Place, RECORDING, SMALL};
use crate::ErrorCode;
use crate::media::{FrameRate, Target, Transcoder, Untold};

/// Nothing, noise, text, pictures, pages, subtitles, and the first bytes of a film.
pub async fn what_cannot_be_read_is_refused(transcoder: &dyn Transcoder) {
    let film = Place::made("film.mp4", &format!("{SMALL} -c:v libx264 -c:a aac"));
    let start = fs::read(film.input()).unwrap()[..2_000].to_vec();
    let png = Place::made("a.png", "-f lavfi -i color=s=64x64 -frames:v 1");
    let noise: Vec<u8> =
        (0..200_000_u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    for bytes in [
        &b""[..],
        b"\0",
        b"no film at all",
        &[0; 100_000],
        &noise,
        &start,
        &fs::read(png.input()).unwrap(),
        b"<svg xmlns='http://www.w3.org/2000/svg'><image href='file:///etc/passwd'/></svg>",
        b"1\n00:00:00,000 --> 00:00:01,000\nWords\n",
        b"WEBVTT\n\n00:00.000 --> 00:01.000\nWords\n",
        b"[Script Info]\nScriptType: v4.00+\n[Events]\nDialogue: 0,0:00:00.00,0:00:01.00,,,,,,,W\n",
        b"%PDF-1.7\n",
        b"<html><body>404</body></html>",
    ] {
        let place = Place::of("film.mp4", bytes);
        for target in [FILM, RECORDING] {
            place.refused(transcoder, target, ErrorCode::Unsupported).await;
        }
    }
    let place = Place::of("film.mp4", b"no film");
    fs::remove_file(place.input()).unwrap();
    let missing = transcoder.transcode(place.input(), &place.output(), FILM, &Untold).await;
    assert!(missing.is_err());
}

/// Playlists and scripts, whose files are there and can be read.
pub async fn what_points_elsewhere_is_refused(transcoder: &dyn Transcoder) {
    let secret = Place::made("secret.ts", &format!("{SMALL} -c:v libx264 -c:a aac"));
    let server = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    server.set_nonblocking(true).unwrap();
    let url = format!("http://{}/film.ts", server.local_addr().unwrap());
    let path = secret.input().display().to_string();
    for elsewhere in [path.as_str(), &format!("file://{path}"), &url, "file:///etc/passwd"] {
        for script in [
            format!("#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n{elsewhere}\n#EXT-X-ENDLIST\n"),
            format!("#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\n{elsewhere}\n"),
            format!("ffconcat version 1.0\nfile '{elsewhere}'\n"),
            format!("file '{elsewhere}'\n"),
            format!(
                "<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\" type=\"static\" \
                 mediaPresentationDuration=\"PT2S\"><Period><AdaptationSet><Representation id=\"1\" \
                 mimeType=\"video/mp4\"><BaseURL>{elsewhere}</BaseURL></Representation>\
                 </AdaptationSet></Period></MPD>"
            ),
            format!(
                "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 5004 RTP/AVP 96\na=x:{elsewhere}\n"
            ),
            format!("[playlist]\nFile1={elsewhere}\n"),
        ] {
            for name in ["film.mp4", "film.m3u8", "film.ffconcat", "film.mpd", "film.sdp"] {
                let place = Place::of(name, script.as_bytes());
                place.refused(transcoder, FILM, ErrorCode::Unsupported).await;
            }
        }
    }
    assert!(server.accept().is_err(), "nobody has called");
}

/// A film and a recording of more than they may have.
pub async fn what_is_too_long_is_refused_with_the_limit(transcoder: &dyn Transcoder) {
    let longest = Duration::from_secs(1);
    let film = Place::made("film.mkv", &format!("{SMALL} -c:v libx264 -c:a aac"));
    let target = Target::Film { longest, longer_side: 640, rate: FrameRate::Fps25 };
    let refused = film.refused(transcoder, target, ErrorCode::TooLarge).await;
    assert_eq!(refused.context_value("limit"), Some("1 s"));
    let minute = Place::made("minute.aac", "-f lavfi -i sine=r=8000:d=60 -b:a 8k");
    let ten_hours = fs::read(minute.input()).unwrap().repeat(600);
    let sound = Place::of("sound.aac", &ten_hours);
    let refused =
        sound.refused(transcoder, Target::Recording { longest }, ErrorCode::TooLarge).await;
    assert_eq!(refused.context_value("limit"), Some("1 s"));
}

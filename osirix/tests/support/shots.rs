//! Films of one colour, and what is seen in a video.

#![allow(clippy::expect_used, reason = "a test says what is wrong by panicking")]

use std::path::Path;
use std::process::Command;

use osirix::{Account, BlobKey, Osirix};

use super::Place;

/// The red of films, and the blue.
pub(crate) const RED: [u8; 3] = [0xd0, 0x20, 0x20];
pub(crate) const BLUE: [u8; 3] = [0x20, 0x20, 0xd0];

/// A film of one colour, among the account's files: so many seconds, with a quiet tone unless it is
/// mute.
pub(crate) async fn film(
    osirix: &Osirix,
    place: &Place,
    account: &Account,
    (name, [r, g, b], seconds, mute): (&str, [u8; 3], f32, bool),
) -> BlobKey {
    let picture = format!("color=0x{r:02x}{g:02x}{b:02x}:size=640x360:rate=25:duration={seconds}");
    film_of(osirix, place, account, name, &picture, (!mute).then_some(seconds)).await
}

/// A film of what a filter of ffmpeg draws, with a tone of so many seconds.
pub(crate) async fn film_of(
    osirix: &Osirix,
    place: &Place,
    account: &Account,
    name: &str,
    picture: &str,
    tone: Option<f32>,
) -> BlobKey {
    let path = place.folder.path().join(name);
    let mut ffmpeg = Command::new("ffmpeg");
    ffmpeg.args(["-v", "error", "-nostdin", "-y", "-f", "lavfi", "-i", picture]);
    if let Some(seconds) = tone {
        let tone = format!("sine=f=300:d={seconds},volume=-12dB");
        ffmpeg.args(["-f", "lavfi", "-i", &tone]);
    }
    if !name.ends_with(".webm") {
        ffmpeg.args(["-c:v", "libx264", "-c:a", "aac"]);
    }
    let ran = ffmpeg.args(["-pix_fmt", "yuv420p"]).arg(&path).output();
    let ran = ran.expect("ffmpeg is missing: apt-get install ffmpeg");
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    osirix.files().add(account.id, format!("films/{name}"), path).await.unwrap().key
}

/// What ffmpeg decodes of a file from a time on, in this form.
pub(crate) fn decoded(path: &Path, seconds: f64, form: &[&str]) -> Vec<u8> {
    let mut ffmpeg = Command::new("ffmpeg");
    ffmpeg.args(["-v", "error", "-ss", &seconds.to_string(), "-i"]).arg(path).args(form);
    let output = ffmpeg.arg("-").output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

/// Whether the upper left corner has a colour at a time.
pub(crate) fn shows(path: &Path, seconds: f64, color: [u8; 3]) -> bool {
    let form = ["-frames:v", "1", "-f", "rawvideo", "-pix_fmt", "rgb24"];
    let corner = decoded(path, seconds, &form);
    corner[..3].iter().zip(color).all(|(found, wanted)| found.abs_diff(wanted) < 16)
}

//! What is heard of a film that is shown with its own sound.

use std::path::{Path, PathBuf};

use osirix_core::media::AudioSource as _;
use osirix_core::{Error, ErrorCode};
use osirix_media::audio::WavSource;
use osirix_media::footage::{Film, check_sound, master_sound};

use super::tools::{Films, ffmpeg};

/// Two seconds of grey, with this sound in this form.
fn film(films: &Films, name: &str, sound: &[&str], form: &[&str]) -> PathBuf {
    let path = films.path(name);
    let picture = ["-f", "lavfi", "-i", "color=gray:size=64x64:rate=25:duration=2"];
    let form = [&["-c:v", "libx264", "-pix_fmt", "yuv420p"], form].concat();
    ffmpeg(&[&picture[..], sound, &form, &[path.to_str().unwrap()]].concat());
    path
}

/// A tone from the first second on.
const TONE: [&str; 4] = ["-f", "lavfi", "-i", "aevalsrc=0.1*sin(2*PI*300*t)*gte(t\\,1):d=2"];

fn master(path: &Path) -> Result<Option<Vec<f32>>, Error> {
    let (film, to) = (Film::open(path).unwrap(), path.with_extension("wav"));
    let checked = check_sound(&film, "clip");
    let made = master_sound(&film, &to, "clip", &|| Ok(()));
    assert!(checked.is_ok() || made.is_err(), "what is refused is refused twice: {checked:?}");
    assert_eq!(made.as_ref().is_ok_and(|heard| *heard), to.exists());
    Ok(made?.then(|| {
        let mut source = WavSource::open(&to).unwrap();
        assert_eq!(source.sample_rate_hz(), 48_000);
        let mut samples = vec![0.0; source.total_samples() as usize];
        assert_eq!(source.read(&mut samples).unwrap(), samples.len());
        samples
    }))
}

fn heard(path: &Path) -> Vec<f32> {
    master(path).unwrap_or_else(|error| panic!("{error:?}")).expect("something is heard")
}

/// When something begins to be heard, in milliseconds.
fn begins_ms(samples: &[f32]) -> usize {
    let most = samples.iter().fold(0.0_f32, |most, sample| most.max(sample.abs()));
    samples.iter().position(|sample| sample.abs() > most / 2.0).unwrap() / 48
}

#[test]
fn a_sound_begins_where_it_does_in_the_film_however_it_is_kept() {
    let films = Films::new();
    let cases: [(&str, &[&str]); 6] = [
        ("plain.mp4", &["-c:a", "aac"]),
        ("camera.mov", &["-c:a", "aac", "-ar", "44100", "-ac", "2"]),
        ("slow.mp4", &["-c:a", "aac", "-ar", "22050", "-ac", "1"]),
        ("fast.mp4", &["-c:a", "aac", "-ar", "96000", "-ac", "2"]),
        ("pictures-in-any-order.mp4", &["-c:a", "aac", "-bf", "3"]),
        ("no-edits.mp4", &["-c:a", "aac", "-use_editlist", "0", "-bf", "0"]),
    ];
    for (name, form) in cases {
        let path = film(&films, name, &TONE, form);
        let samples = heard(&path);
        let begins = begins_ms(&samples);
        // Without an edit list nobody knows of what the encoder put before it.
        let most = if name.starts_with("no-edits") { 1_030 } else { 1_006 };
        assert!((996..most).contains(&begins), "{name}: {begins} ms");
        let picture = Film::open(&path).unwrap().duration_us() as usize * 48 / 1_000;
        assert!(
            (picture - 2_000..=picture + 1).contains(&samples.len()),
            "{name}: {}",
            samples.len()
        );
    }
}

#[test]
fn a_sound_that_comes_later_than_the_picture_or_sooner_stays_where_it_is() {
    let films = Films::new();
    let plain = film(&films, "plain.mp4", &TONE, &["-c:a", "aac"]);
    let plain = plain.to_str().unwrap();
    let moved = |name: &str, picture: &str, sound: &str| {
        let path = films.path(name);
        let inputs = ["-itsoffset", picture, "-i", plain, "-itsoffset", sound, "-i", plain];
        let streams = ["-map", "0:v", "-map", "1:a", "-c", "copy", path.to_str().unwrap()];
        ffmpeg(&[&inputs[..], &streams].concat());
        begins_ms(&heard(&path))
    };
    let later = moved("later.mp4", "0", "0.5");
    assert!((1_495..1_507).contains(&later), "{later} ms");
    let sooner = moved("sooner.mp4", "0.4", "0");
    assert!((595..607).contains(&sooner), "{sooner} ms");
    // A part that was cut out of a film without encoding it anew.
    let cut = films.path("cut.mp4");
    let keyed = film(&films, "keyed.mp4", &TONE, &["-c:a", "aac", "-g", "5"]);
    let from = ["-ss", "0.52", "-i", keyed.to_str().unwrap(), "-c", "copy"];
    ffmpeg(&[&from[..], &[cut.to_str().unwrap()]].concat());
    let cut = begins_ms(&heard(&cut));
    assert!((474..488).contains(&cut), "{cut} ms");
}

#[test]
fn a_sound_becomes_as_loud_as_a_voice_and_no_longer_than_the_picture() {
    let films = Films::new();
    let long = ["-f", "lavfi", "-i", "sine=f=300:d=9"];
    let samples = heard(&film(&films, "long.mp4", &long, &["-c:a", "aac"]));
    assert_eq!(samples.len(), 96_000);
    let short = ["-f", "lavfi", "-i", "sine=f=300:d=0.5"];
    let short = heard(&film(&films, "short.mp4", &short, &["-c:a", "aac"]));
    assert!((23_000..28_000).contains(&short.len()), "{}", short.len());
    let path = films.path("long.wav");
    let arguments = ["-hide_banner", "-nostats", "-i", path.to_str().unwrap(), "-af", "ebur128"];
    let mut measured = std::process::Command::new("ffmpeg");
    let told = measured.args(arguments).args(["-f", "null", "-"]).output().unwrap().stderr;
    let told = String::from_utf8_lossy(&told).into_owned();
    let (_, loudness) = told.rsplit_once("I:").unwrap();
    let loudness: f64 = loudness.split_whitespace().next().unwrap().parse().unwrap();
    assert!((loudness + 14.0).abs() < 0.6, "{loudness} LUFS");
}

#[test]
fn a_film_without_a_sound_or_with_silence_is_silent() {
    let films = Films::new();
    let mute = films.made("mute.mp4", &[]);
    assert_eq!(master(&mute).unwrap(), None);
    let silence = ["-f", "lavfi", "-i", "anullsrc", "-t", "2"];
    assert_eq!(master(&film(&films, "silent.mp4", &silence, &["-c:a", "aac"])).unwrap(), None);
    let faint = ["-f", "lavfi", "-i", "sine=f=300:d=2", "-af", "volume=-50dB"];
    assert_eq!(master(&film(&films, "faint.mp4", &faint, &["-c:a", "aac"])).unwrap(), None);
}

#[test]
fn a_sound_that_is_not_read_is_named() {
    let films = Films::new();
    let cases: [(&str, &[&str], &str); 5] = [
        ("mp3.mp4", &["-c:a", "libmp3lame"], "MP3"),
        ("ac3.mp4", &["-c:a", "ac3"], "AC-3"),
        ("opus.mp4", &["-c:a", "libopus"], "Opus"),
        ("around.mp4", &["-c:a", "aac", "-ac", "6"], "AAC of several channels"),
        ("samples.mov", &["-c:a", "pcm_s16le"], "another codec"),
    ];
    for (name, form, value) in cases {
        let path = film(&films, name, &TONE, form);
        master(&path).unwrap_err();
        let error = check_sound(&Film::open(&path).unwrap(), "clip").unwrap_err();
        let told = (error.code(), error.context_value("value"));
        assert_eq!(told, (ErrorCode::Unsupported, Some(value)), "{name}: {error}");
    }
}

#[test]
fn a_damaged_sound_is_refused_or_heard_as_far_as_it_goes() {
    let films = Films::new();
    let path = film(&films, "whole.mp4", &TONE, &["-c:a", "aac", "-movflags", "+faststart"]);
    let whole = std::fs::read(&path).unwrap();
    // Behind the first picture, which is looked at by the index.
    let media = whole.windows(4).position(|kind| kind == b"mdat").unwrap() + 2_000;
    assert!(media + 2_000 < whole.len());
    for step in [1, 7, 61] {
        let mut broken = whole.clone();
        broken[media..].iter_mut().step_by(step).for_each(|byte| *byte ^= 0x5a);
        let path = films.path("broken.mp4");
        std::fs::write(&path, broken).unwrap();
        if let Ok(Some(samples)) = master(&path) {
            assert!(samples.len() <= 96_000);
        }
        std::fs::remove_file(path.with_extension("wav")).ok();
    }
}

#[test]
fn who_is_told_may_stop_it() {
    let films = Films::new();
    let path = film(&films, "plain.mp4", &TONE, &["-c:a", "aac"]);
    let film = Film::open(&path).unwrap();
    let stop = || Err(Error::new(ErrorCode::Cancelled, "stop"));
    let stopped = master_sound(&film, &films.path("a.wav"), "clip", &stop).unwrap_err();
    assert_eq!(stopped.code(), ErrorCode::Cancelled);
    assert!(!films.path("a.wav").exists());
}

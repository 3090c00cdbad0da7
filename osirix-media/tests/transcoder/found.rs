//! Which programs are taken.

use osirix_core::error::{Error, ErrorCode};
use osirix_media::transcode::{Ffmpeg, FfmpegOptions};

async fn refused(options: FfmpegOptions) -> Error {
    let error = Ffmpeg::open(options).await.unwrap_err();
    assert_eq!(error.code(), ErrorCode::Configuration, "{error}");
    error
}

#[tokio::test]
async fn it_is_found_by_its_name_and_by_its_path() {
    let named = Ffmpeg::open(FfmpegOptions::new("ffmpeg")).await.unwrap();
    assert!(named.version().starts_with(|c: char| c.is_ascii_alphanumeric()), "{named:?}");
    let path = std::env::var("PATH").unwrap();
    let path = std::env::split_paths(&path).map(|folder| folder.join("ffmpeg"));
    let path = path.into_iter().find(|path| path.is_file()).unwrap();
    assert_eq!(Ffmpeg::open(FfmpegOptions::new(path)).await.unwrap().version(), named.version());
}

#[tokio::test]
async fn one_that_is_not_there_is_named() {
    for program in ["", "no-such-ffmpeg", "/no/such/ffmpeg", "./ffmpeg", "/", "/etc/passwd", "true"]
    {
        let error = refused(FfmpegOptions::new(program)).await;
        assert_eq!(error.context_value("field"), Some("ffmpeg.program"), "{program}: {error}");
    }
}

#[cfg(unix)]
#[tokio::test]
async fn one_that_lacks_something_says_its_version_and_what() {
    use super::fake::Fake;

    let lacks = |encoders: &str| {
        Fake::script(&format!(
            "case \"$*\" in *-version) echo 'ffmpeg version 6.1 Copyright';; *) printf '{encoders}';; esac"
        ))
    };
    for (encoders, missing) in [
        ("", "libvpx-vp9, libopus, aac, pcm_s16le"),
        (" V libvpx-vp9 x\\n A libopus x\\n A aac x\\n A pcm_s16le x\\n", "libx264 or libopenh264"),
        (
            " V libvpx-vp9 x\\n A libopus x\\n A aac x\\n A pcm_s16le x\\n V libx264 x\\n",
            "libsvtav1 or libaom-av1",
        ),
    ] {
        let fake = lacks(encoders);
        let error = refused(FfmpegOptions::new(&fake.program)).await;
        assert_eq!(error.context_value("version"), Some("6.1"), "{error}");
        assert_eq!(error.context_value("missing"), Some(missing), "{error}");
    }
    let old = Fake::script("echo 'ffmpeg version 4.4.2-0ubuntu0.22.04.1 Copyright'");
    let error = refused(FfmpegOptions::new(&old.program)).await;
    assert_eq!(error.context_value("limit"), Some("5.1"), "{error}");
    let fails = Fake::script("echo 'cannot open shared object' >&2; exit 127");
    let error = refused(FfmpegOptions::new(&fails.program)).await;
    assert_eq!(error.context_value("reason"), Some("cannot open shared object"), "{error}");
}

/// Hardware is what it is for; any encoder serves to try it.
#[tokio::test]
async fn an_encoder_that_is_asked_for_is_tried() {
    let asked = |h264: Option<&str>, av1: Option<&str>| FfmpegOptions {
        h264_encoder: h264.map(str::to_owned),
        av1_encoder: av1.map(str::to_owned),
        ..FfmpegOptions::new("ffmpeg")
    };
    Ffmpeg::open(asked(Some("libx264"), Some("libaom-av1"))).await.unwrap();
    for (options, field) in [
        (asked(Some("h264_of_mine"), None), "ffmpeg.h264_encoder"),
        (asked(Some("-y"), None), "ffmpeg.h264_encoder"),
        (asked(None, Some("av1_of_mine")), "ffmpeg.av1_encoder"),
        // Debian's has this, and the machine of the tests has no such device.
        (asked(Some("h264_v4l2m2m"), None), "ffmpeg.h264_encoder"),
    ] {
        let error = refused(options).await;
        assert_eq!(error.context_value("field"), Some(field), "{error}");
        assert!(error.context_value("version").is_some(), "{error}");
    }
}

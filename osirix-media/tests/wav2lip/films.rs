//! Films whose lips a model draws.

use std::process::Command;

use osirix_media::avatar::FilmEngine;

use super::super::*;

/// The portrait moves about; for the second half nobody is to be seen.
fn film(path: &Path) {
    let photo = tests().join("portraits/ada.jpg");
    let filter = "crop=720:720:x='90+60*sin(2*t)':y='150+40*cos(2*t)',\
        drawbox=c=gray:t=fill:enable='gte(t,1.2)',setsar=1";
    let mut ffmpeg = Command::new("ffmpeg");
    ffmpeg.args(["-v", "error", "-nostdin", "-y", "-loop", "1", "-framerate", "25", "-i"]);
    ffmpeg.arg(photo).args(["-t", "2", "-vf", filter, "-c:v", "libx264", "-pix_fmt", "yuv420p"]);
    let ran = ffmpeg.arg(path).status();
    assert!(ran.expect("ffmpeg is missing: apt-get install ffmpeg").success());
}

#[tokio::test]
async fn a_film_speaks_by_the_model_where_its_face_is_seen() {
    let (folder, _) = engine("wav2lip");
    let engine = Wav2LipEngine::open(runtime(), folder.path(), &manifest()).unwrap();
    let [path, sound] = ["film.mp4", "sound.wav"].map(|name| folder.path().join(name));
    film(&path);
    write_sound(&sound, 2.0, hum, 0.6);
    let source = AvatarSource::Film(path);
    assert!(engine.accepts(&source));
    let format = FrameFormat { width: 320, height: 320, rate: FrameRate::Fps25 };
    let face = FaceTrack { duration_us: 2_000_000, ..FaceTrack::default() };
    let performance = Performance { backdrop: None, face: face.clone(), sound: Some(sound) };
    let mut spoken = engine.open(&source, performance, format, 5).await.unwrap();
    let mut without = FilmEngine::new().open(&source, face.into(), format, 5).await.unwrap();
    let (mut drawn, mut frame) = (Frame::black(320, 320), Frame::black(320, 320));
    let mut darker = Vec::new();
    while without.next_frame(&mut frame).unwrap() {
        assert!(spoken.next_frame(&mut drawn).unwrap());
        let pixels = frame.planes().0.iter().zip(drawn.planes().0);
        darker.push(pixels.filter(|(before, after)| **before > **after + 10).count());
        assert!(darker.len() < 40 || frame == drawn, "a frame without a face changes");
    }
    assert_eq!(darker.len(), 50);
    let (silent, loud) = (darker[..8].iter().max().unwrap(), darker[20..28].iter().min().unwrap());
    assert!(loud > &(silent + 100), "{darker:?}");
}

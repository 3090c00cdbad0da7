use osirix_core::media::{
    AvatarEngine as _, AvatarSource, FaceTrack, Frame, FrameFormat, FrameRate, Performance,
};
use osirix_media::avatar::{PortraitEngine, RigEngine, Wav2LipEngine};

use crate::{
    FORMAT, all_of, engine, film, high, hum, low, manifest, plain, runtime, tests, write_sound,
};

const SECONDS: f32 = 1.6;
const NEVER: f32 = 9.0;

/// The mean of luma and chroma in the middle of the mouth that the small models darken.
fn mouth(frame: &Frame) -> [f32; 3] {
    let (luma, u, v) = frame.planes();
    let width = FORMAT.width as usize;
    let mean = |plane: &[u8], width: usize, columns: [usize; 2], rows: [usize; 2]| {
        let rows = (rows[0]..rows[1]).map(|y| &plane[y * width..]);
        let values: Vec<_> =
            rows.flat_map(|row| &row[columns[0]..columns[1]]).map(|v| f32::from(*v)).collect();
        values.iter().sum::<f32>() / values.len() as f32
    };
    let half = |plane| mean(plane, width / 2, [78, 82], [47, 49]);
    [mean(luma, width, [156, 164], [93, 99]), half(u), half(v)]
}

async fn drawn_without_lips() -> Vec<Frame> {
    let track = FaceTrack { duration_us: (SECONDS * 1e6) as u64, ..FaceTrack::default() };
    all_of(RigEngine::new().open(&plain(), track.into(), FORMAT, 5).await.unwrap())
}

#[tokio::test]
async fn the_lips_move_where_there_is_sound_and_the_rest_is_the_other_engines() {
    let silent = film("wav2lip", SECONDS, hum, NEVER).await;
    let spoken = film("wav2lip", SECONDS, hum, 0.0).await;
    let without = drawn_without_lips().await;
    assert_eq!((silent.len(), spoken.len(), without.len()), (40, 40, 40));
    for ((silent, spoken), without) in silent.iter().zip(&spoken).zip(&without) {
        let [silent_luma, spoken_luma, luma] = [silent, spoken, without].map(|f| mouth(f)[0]);
        assert!((silent_luma - luma).abs() < 6.0, "{silent_luma} for {luma}");
        assert!(silent_luma - spoken_luma > 5.0, "{spoken_luma} is not darker");
        let outside = |n: &usize| {
            let (x, y) = (n % FORMAT.width as usize, n / FORMAT.width as usize);
            !(132..188).contains(&x) || !(79..110).contains(&y)
        };
        let (before, after) = (without.planes().0, spoken.planes().0);
        assert!((0..before.len()).filter(outside).all(|n| before[n] == after[n]));
    }
}

#[tokio::test]
async fn low_and_high_bands_arrive_where_they_belong() {
    let silent = mouth(&film("wav2lip", SECONDS, hum, NEVER).await[10]);
    let dark_blue = mouth(&film("wav2lip", SECONDS, low, 0.0).await[10]);
    let dark_green = mouth(&film("wav2lip", SECONDS, high, 0.0).await[10]);
    // Less blue is less of U; less green is more of both.
    assert!(dark_blue[1] < silent[1] - 2.0, "{dark_blue:?} {silent:?}");
    let more = |channel: usize| dark_green[channel] - dark_blue[channel];
    assert!(more(1) > 4.0 && more(2) > 2.0, "{dark_green:?} {dark_blue:?}");
}

/// The window of frame `i` is columns `i * 80 / 25` to 16 further on. A sound from 1.0 s on is
/// first heard in column 79, whose spectrum reaches 25 ms ahead: in frame 20, which begins at 64.
#[tokio::test]
async fn each_frame_hears_its_own_moment() {
    let silent = film("wav2lip", SECONDS, hum, NEVER).await;
    let spoken = film("wav2lip", SECONDS, hum, 1.0).await;
    assert!(silent[..20] == spoken[..20], "it is heard too early");
    assert!(silent[20] != spoken[20], "it is heard too late");
    let darker = |frame: usize| mouth(&silent[frame])[0] - mouth(&spoken[frame])[0];
    assert!(darker(22) < darker(24) && darker(24) < darker(29));
    // Half of the window is all that makes red darker: the later one.
    let redder = |frame: usize| mouth(&spoken[frame])[2] - mouth(&silent[frame])[2];
    assert!(redder(22) < 0.0 && redder(29) > redder(22), "{} {}", redder(22), redder(29));
}

#[tokio::test]
async fn a_model_that_takes_two_frames_at_a_time_draws_the_same() {
    let seconds = 0.52;
    let one = film("wav2lip", seconds, hum, 0.2).await;
    assert_eq!(one.len(), 13);
    assert!(one == film("two_at_a_time", seconds, hum, 0.2).await);
}

#[tokio::test]
async fn a_sound_that_is_shorter_than_a_window_is_enough() {
    assert_eq!(film("wav2lip", 0.04, hum, 0.0).await.len(), 1);
}

/// The photo of the portrait tests, by the engine as a program opens it.
#[tokio::test]
async fn a_portrait_speaks_by_the_model() {
    let (folder, _) = engine("wav2lip");
    let engine = Wav2LipEngine::open(runtime(), folder.path(), &manifest()).unwrap();
    let photo = std::fs::read(tests().join("portraits/ada.jpg")).unwrap();
    let source = AvatarSource::Portrait(photo.into());
    assert!(engine.accepts(&source) && !engine.accepts(&plain()));
    let format = FrameFormat { width: 640, height: 360, rate: FrameRate::Fps25 };
    let path = folder.path().join("sound.wav");
    write_sound(&path, 1.2, hum, 0.6);
    let face = FaceTrack { duration_us: 1_200_000, ..FaceTrack::default() };
    let performance = Performance { backdrop: None, face: face.clone(), sound: Some(path) };
    let mut spoken = engine.open(&source, performance, format, 5).await.unwrap();
    let mut without = PortraitEngine::new().open(&source, face.into(), format, 5).await.unwrap();
    let (mut drawn, mut frame) = (Frame::black(640, 360), Frame::black(640, 360));
    let mut darker = Vec::new();
    while without.next_frame(&mut frame).unwrap() {
        assert!(spoken.next_frame(&mut drawn).unwrap());
        let pixels = frame.planes().0.iter().zip(drawn.planes().0);
        darker.push(pixels.filter(|(before, after)| **before > **after + 10).count());
        let rows = 640 * 360 / 4;
        assert!(frame.planes().0[..rows] == drawn.planes().0[..rows], "the forehead changes");
    }
    let (silent, loud) = (darker[..8].iter().max().unwrap(), darker[20..].iter().min().unwrap());
    assert!(loud > &(silent + 200), "{darker:?}");
}

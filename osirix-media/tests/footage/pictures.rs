//! What is seen of a film.

use osirix_core::media::{FrameFormat, FrameRate, FrameSource as _};
use osirix_media::footage::{Film, FilmFrames};

use super::tools::{Films, all_of, assert_same, expected, frames, luma};

const SIZE: usize = 176 * 144;

#[test]
fn each_frame_is_that_of_another_decoder_whatever_order_it_is_coded_in() {
    let films = Films::new();
    let kinds: [(&str, &[&str]); 5] = [
        ("baseline.mp4", &["-profile:v", "baseline"]),
        ("main.mp4", &["-profile:v", "main", "-bf", "2"]),
        (
            "pyramid.mp4",
            &["-bf", "5", "-b_strategy", "0", "-x264-params", "b-pyramid=normal:ref=5"],
        ),
        ("keys.mp4", &["-bf", "3", "-g", "12", "-x264-params", "slices=3"]),
        ("open.mov", &["-bf", "3", "-x264-params", "open-gop=1:keyint=10:min-keyint=10"]),
    ];
    for (name, arguments) in kinds {
        let path = films.made(name, arguments);
        println!("{name}");
        assert_same(&luma(&frames(&path, FrameRate::Fps25)), &expected(&path, &[], SIZE));
    }
}

#[test]
fn a_part_is_the_frames_of_the_whole() {
    let films = Films::new();
    let path = films.made("film.mp4", &["-bf", "3", "-g", "12"]);
    let film = Film::open(&path).unwrap();
    let format = FrameFormat { width: 176, height: 144, rate: FrameRate::Fps25 };
    let mut source = FilmFrames::new(&film, format);
    let whole = all_of(&mut source);
    for range in [0..7, 11..13, 24..50, 49..60, 30..30] {
        let mut part = source.part(range.start..range.end).unwrap();
        let range = range.start.min(50) as usize..range.end.min(50) as usize;
        assert!(all_of(part.as_mut()) == whole[range.clone()], "{range:?}");
    }
}

#[test]
fn a_turned_film_is_put_upright() {
    let films = Films::new();
    let plain = films.made("plain.mp4", &[]);
    const ONE: i32 = 1 << 16;
    for matrix in [[0, ONE, -ONE, 0], [-ONE, 0, 0, -ONE], [0, -ONE, ONE, 0]] {
        let mut bytes = std::fs::read(&plain).unwrap();
        let head = bytes.windows(4).position(|four| four == b"tkhd").unwrap();
        // Of each row of the matrix the third number is of another kind.
        for (at, number) in [0, 4, 12, 16].into_iter().zip(matrix) {
            let at = head + 44 + at;
            bytes[at..at + 4].copy_from_slice(&i32::to_be_bytes(number));
        }
        let turned = films.path("turned.mp4");
        std::fs::write(&turned, bytes).unwrap();
        let film = Film::open(&turned).unwrap();
        let upright = if matrix[0] == 0 { (144, 176) } else { (176, 144) };
        assert_eq!(film.size(), upright, "{matrix:?}");
        // ffmpeg turns it by itself.
        assert_same(&luma(&frames(&turned, FrameRate::Fps25)), &expected(&turned, &[], SIZE));
    }
}

#[test]
fn another_pace_and_one_that_changes_are_resampled_by_time() {
    let films = Films::new();
    let path = films.made_of(
        "testsrc2=size=176x144:rate=60:duration=2",
        "film.mp4",
        // Of each second the first third is dropped to every fourth frame.
        &["-vf", "select='gt(mod(n,60),20)+not(mod(n,4))'", "-fps_mode", "vfr", "-bf", "2"],
    );
    let expected = expected(&path, &["-vf", "fps=25:round=near"], SIZE);
    let found = luma(&frames(&path, FrameRate::Fps25));
    assert_eq!(found.len(), 50);
    // A time that lies just between two frames is taken as of either.
    let alike =
        |a: &[u8], b: &[u8]| a.iter().zip(b).filter(|(a, b)| a.abs_diff(**b) > 8).count() < 50;
    let same = found.iter().zip(&expected).filter(|(a, b)| alike(a, b)).count();
    assert!(same >= 40, "{same} of {}", found.len());
    assert_eq!(frames(&path, FrameRate::Fps30).len(), 60);
}

#[test]
fn what_an_edit_list_cuts_is_not_seen() {
    let films = Films::new();
    let path = films.made("film.mp4", &["-bf", "2", "-g", "50"]);
    let whole = luma(&frames(&path, FrameRate::Fps25));
    let cut = films.path("cut.mp4");
    let input = ["-ss", "0.8", "-i", path.to_str().unwrap(), "-c", "copy"];
    super::tools::ffmpeg(&[&input[..], &[cut.to_str().unwrap()]].concat());
    let found = luma(&frames(&cut, FrameRate::Fps25));
    assert_same(&found, &whole[20..]);
}

#[test]
fn the_colours_are_those_of_frames_whatever_standard_they_were_written_in() {
    let films = Films::new();
    let red = "color=c=red:size=176x144:rate=25:duration=0.2";
    for (matrix, range) in
        [("bt709", "tv"), ("bt709", "pc"), ("smpte170m", "tv"), ("bt470bg", "pc")]
    {
        let scale = format!("scale=out_color_matrix={matrix}:out_range={range}");
        let colours = ["-vf", &scale, "-colorspace", matrix, "-color_range", range];
        let path = films.made_of(red, &format!("{matrix}-{range}.mp4"), &colours);
        let frame = frames(&path, FrameRate::Fps25).remove(0);
        let (y, u, v) = frame.planes();
        let near = |value: u8, wanted: u8| value.abs_diff(wanted) <= 3;
        let found = (y[SIZE / 2], u[SIZE / 8], v[SIZE / 8]);
        assert!(
            near(found.0, 63) && near(found.1, 102) && near(found.2, 240),
            "{matrix} {range}: {found:?}"
        );
    }
}

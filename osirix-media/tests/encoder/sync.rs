//! Sound and picture, decoded, are in time.

use super::tools::{Made, Picture, RATE_HZ, SMALL, Sound};

/// A frame is 40 ms: flashes that are a frame late would be seen.
const FLASHES: [u64; 5] = [3, 25, 74, 150, 231];
const FRAMES: u64 = 260;
/// Length of a click in samples.
const CLICK: usize = 240;

fn click() -> impl Iterator<Item = f32> {
    (0..CLICK).map(|at| {
        let fade = (std::f32::consts::PI * at as f32 / CLICK as f32).sin();
        0.8 * fade * (at as f32 * 0.4).sin()
    })
}

fn sample_of(frame: u64) -> usize {
    (frame * RATE_HZ / u64::from(SMALL.rate.fps())) as usize
}

fn flashes_with_clicks() -> Made {
    let picture = Picture { flashes: FLASHES.to_vec(), ..Picture::new(SMALL, FRAMES) };
    let mut samples = vec![0.0; sample_of(FRAMES)];
    for flash in FLASHES {
        for (sample, click) in samples[sample_of(flash)..].iter_mut().zip(click()) {
            *sample = click;
        }
    }
    Made::of(picture, Sound::new(samples))
}

/// How many samples after `expected` the click is found, by cross-correlation within 50 ms.
fn lag(decoded: &[f32], expected: usize) -> i64 {
    const REACH: i64 = 2400;
    let likeness = |lag: &i64| {
        let start = expected as i64 + lag;
        let heard = decoded.iter().skip(start.max(0) as usize);
        heard.zip(click()).map(|(heard, click)| f64::from(heard * click)).sum::<f64>()
    };
    (-REACH..=REACH).max_by(|a, b| likeness(a).total_cmp(&likeness(b))).unwrap()
}

#[test]
fn a_click_is_heard_where_it_was_put_and_a_flash_seen() {
    let made = flashes_with_clicks();
    let bright: Vec<_> = (0..).zip(made.brightness()).filter(|(_, luma)| *luma > 200).collect();
    let seen: Vec<u64> = bright.into_iter().map(|(frame, _)| frame).collect();
    assert_eq!(seen, FLASHES);
    let sound = made.sound();
    for flash in FLASHES {
        let lag = lag(&sound, sample_of(flash));
        assert!(lag.abs() <= 1, "the click of frame {flash} is {lag} samples late");
    }
}

#[test]
fn the_sound_has_its_loudness_from_the_second_unit_on() {
    let made = Made::of(Picture::new(SMALL, 50), Sound::hum(96_000));
    let sound = made.sound();
    let power = |from: usize| {
        let part = &sound[from..from + 1024];
        (part.iter().map(|sample| sample * sample).sum::<f32>() / 1024.0).sqrt()
    };
    for from in [1024, 2048, 48_000, 94_000] {
        let power = power(from);
        assert!((power - 0.212).abs() < 0.01, "{power} from sample {from}");
    }
}

#[test]
fn after_the_end_of_the_sound_there_is_silence() {
    let made = Made::of(Picture::new(SMALL, 50), Sound::hum(24_000));
    let loudest = made.sound()[26_000..].iter().fold(0.0_f32, |most, now| most.max(now.abs()));
    assert!(loudest < 0.001, "{loudest}");
}

//! How a film plays whose person speaks.

use osirix_core::media::Frame;

use super::tools::{FORMAT, MOVES, ada, film, frames, open_mouth, silence};

/// The middle of all that differs between two frames, and how much that is.
fn difference(one: &Frame, other: &Frame) -> (f32, f32, usize) {
    let (mut x, mut y, mut count) = (0, 0, 0);
    for (n, (a, b)) in one.planes().0.iter().zip(other.planes().0).enumerate() {
        if a.abs_diff(*b) > 25 {
            x += n % FORMAT.width as usize;
            y += n / FORMAT.width as usize;
            count += 1;
        }
    }
    let mean = |sum: usize| sum as f32 / count.max(1) as f32;
    (mean(x), mean(y), count)
}

#[tokio::test]
async fn the_mouth_is_where_the_face_goes() {
    let (still, open) =
        (frames(&ada(), silence(3_000_000)).await, frames(&ada(), open_mouth(3_000_000)).await);
    let scale = FORMAT.width as f32 / 720.0;
    // The portrait goes the other way than the window that is seen of it.
    let wanted = |frame: usize| {
        let turn = 2.0 * frame as f32 / 25.0;
        (-60.0 * turn.sin() * scale, -40.0 * turn.cos() * scale)
    };
    let away: Vec<_> = (0..75)
        .map(|frame| {
            let (x, y, count) = difference(&still[frame], &open[frame]);
            assert!(count > 60, "frame {frame}: {count} pixels of a mouth");
            let (wanted_x, wanted_y) = wanted(frame);
            (x - wanted_x, y - wanted_y)
        })
        .collect();
    let mean = |of: fn(&(f32, f32)) -> f32| away.iter().map(of).sum::<f32>() / away.len() as f32;
    let middle = (mean(|away| away.0), mean(|away| away.1));
    for (frame, (x, y)) in away.iter().enumerate() {
        let trembles = (x - middle.0).hypot(y - middle.1);
        assert!(trembles < 4.5, "frame {frame}: {trembles} pixels beside its place");
    }
}

#[tokio::test]
async fn a_film_plays_forth_and_back_again_without_a_jump() {
    let all = frames(&ada(), silence(9_000_000)).await;
    assert_eq!(all.len(), 225);
    for (frame, seen) in all.iter().enumerate() {
        let at = frame % 148;
        assert!(*seen == all[at.min(148 - at)], "frame {frame}");
    }
    assert!(all[0] != all[30] && all[73] != all[74]);
}

#[tokio::test]
async fn pictures_without_a_face_are_seen_as_they_are() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("gone.mp4");
    // For a second in the middle somebody stands before the camera.
    let gone = format!("{MOVES},drawbox=c=gray:t=fill:enable='between(t,1,2)'");
    film(&path, &gone, 3.0, &[]);
    let source = osirix_core::media::AvatarSource::Film(path);
    let (still, open) =
        (frames(&source, silence(3_000_000)).await, frames(&source, open_mouth(3_000_000)).await);
    let moved: Vec<_> = still.iter().zip(&open).map(|(a, b)| a != b).collect();
    assert!(moved[..20].iter().all(|moved| *moved), "{moved:?}");
    assert!(moved[32..49].iter().all(|moved| !*moved), "{moved:?}");
    assert!(moved[68..].iter().all(|moved| *moved), "{moved:?}");
}

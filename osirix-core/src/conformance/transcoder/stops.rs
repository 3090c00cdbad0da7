//! Work that is followed, and stopped.

use std::fs;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use super::Place;
use crate::media::{Progress, Target, Transcoder, Untold};
use crate::{Error, ErrorCode, Result};

/// Hears how far the work is, and stops it from a number of words on.
struct Listener {
    words: AtomicU32,
    last_per_mille: AtomicU32,
    most: u32,
}

impl Listener {
    fn until(most: u32) -> Self {
        Listener { words: AtomicU32::new(0), last_per_mille: AtomicU32::new(0), most }
    }
}

impl Progress for Listener {
    fn report(&self, done: f32) -> Result<()> {
        assert!((0.0..=1.0).contains(&done), "{done}");
        let now = (done * 1_000.0) as u32;
        self.last_per_mille.fetch_max(now, Ordering::Relaxed);
        match self.words.fetch_add(1, Ordering::Relaxed) {
            words if words >= self.most => Err(Error::new(ErrorCode::Cancelled, "enough")),
            _ => Ok(()),
        }
    }
}

fn long() -> Place {
    let source = "-f lavfi -i testsrc2=s=1280x720:r=25:d=20 -f lavfi -i sine=d=20";
    Place::made("long.mp4", &format!("{source} -c:v libx264 -preset ultrafast -c:a aac"))
}

/// From nothing to nearly all.
pub async fn progress_rises(transcoder: &dyn Transcoder) {
    let (place, listener) = (long(), Listener::until(u32::MAX));
    let target = Target::WebM { length: Duration::from_secs(20), matte: None };
    transcoder.transcode(place.input(), &place.output(), target, &listener).await.unwrap();
    assert!(listener.words.into_inner() > 10);
    assert!(listener.last_per_mille.into_inner() > 500);
}

/// The listener's own error is returned, and nothing is left.
pub async fn a_stop_leaves_nothing(transcoder: &dyn Transcoder) {
    let place = long();
    for most in [0, 1, 20] {
        let listener = Listener::until(most);
        let target = Target::WebM { length: Duration::from_secs(20), matte: None };
        let stopped = transcoder.transcode(place.input(), &place.output(), target, &listener).await;
        assert_eq!(stopped.unwrap_err().message(), "enough");
        assert_eq!(fs::read_dir(place.folder.path()).unwrap().count(), 1);
    }
}

/// Once the future is gone, so are its process and its files.
pub async fn dropping_the_work_leaves_nothing(transcoder: &dyn Transcoder) {
    let place = long();
    let (input, output) = (place.input().to_owned(), place.output());
    let target = Target::WebM { length: Duration::from_secs(20), matte: None };
    let work = transcoder.transcode(&input, &output, target, &Untold);
    assert!(tokio::time::timeout(Duration::from_millis(700), work).await.is_err());
    assert_eq!(fs::read_dir(place.folder.path()).unwrap().count(), 1);
}

//! What was said is kept: the same script, voice and settings are not spoken twice.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
use std::time::Duration;

use osirix_core::blob::{BlobKey, BlobStore};
use osirix_core::clock::{Ambient, Timestamp};
use osirix_core::error::{Error, ErrorCode, Result};
use osirix_core::id::AccountId;
use osirix_core::media::SpeechTrack;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use tokio::io::AsyncReadExt;

use super::{SpeechWork, files};

/// Where it is kept.
const FOLDER: &str = "cache/speech/";
/// The largest manifest and track that are read: those of the longest script are far below.
const MOST_BYTES: u64 = 64 << 20;
/// How many other entries are looked at when one is written: those that are over are removed.
const LOOKED_AT: usize = 20;

/// An engine whose speeches are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptEngine {
    /// What decides its sound besides what it is asked: its model, its host.
    pub version: String,
    /// Whether what it said for one account may be used for another: not where voices may be
    /// somebody's own.
    pub shared: bool,
}

/// The speeches that are kept: of which engines, and for how long.
#[derive(Debug, Clone)]
pub struct SpeechCache {
    /// The engines, by their names. Others are asked each time.
    pub engines: BTreeMap<String, KeptEngine>,
    /// For how long.
    pub keep: Duration,
    /// Whose clock counts.
    pub ambient: Ambient,
}

/// Where a speech is kept.
pub(super) struct Place {
    hash: String,
    folder: String,
}

/// What an entry is known by; it is written last, so that an entry that has one is whole.
#[derive(Serialize, Deserialize)]
struct Entry {
    made_at: Timestamp,
    audio_sha256: String,
    track_sha256: String,
}

/// Everything that decides a sound.
#[derive(Serialize)]
struct Decisive<'a> {
    /// Mastering and reading change with the program.
    program: &'static str,
    engine: &'a str,
    version: &'a str,
    account: Option<AccountId>,
    work: &'a SpeechWork,
    least_us: u64,
}

impl Place {
    fn new(hash: String) -> Self {
        Place { folder: format!("{FOLDER}{hash}/"), hash }
    }

    fn key(&self, name: &str) -> Result<BlobKey> {
        BlobKey::new(format!("{}{name}", self.folder))
    }
}

impl SpeechCache {
    /// Nothing is kept.
    pub fn off() -> Self {
        let (engines, keep) = (BTreeMap::new(), Duration::ZERO);
        SpeechCache { engines, keep, ambient: Ambient::system() }
    }

    /// Where this speech is kept, if it is.
    pub(super) fn place(
        &self,
        work: &SpeechWork,
        least_us: u64,
        account: AccountId,
    ) -> Result<Option<Place>> {
        let engine = work.voice.engine();
        let Some(kept) = self.engines.get(engine).filter(|_| !self.keep.is_zero()) else {
            return Ok(None);
        };
        let decisive = Decisive {
            program: env!("CARGO_PKG_VERSION"),
            engine,
            version: &kept.version,
            account: (!kept.shared).then_some(account),
            work,
            least_us,
        };
        let json = serde_json::to_vec(&decisive)
            .map_err(|e| Error::internal("a speech cannot be written as JSON").caused_by(e))?;
        Ok(Some(Place::new(hexadecimal(&Sha256::digest(&json)))))
    }

    /// Writes the sound to `wav` and gives its times, if they are kept. Whatever is wrong with an
    /// entry, it is not there.
    pub(super) async fn take(
        &self,
        blobs: &dyn BlobStore,
        place: &Place,
        wav: &Path,
    ) -> Option<SpeechTrack> {
        match self.read(blobs, place, wav).await {
            Ok(track) => Some(track),
            Err(error) if error.code() == ErrorCode::NotFound => None,
            Err(error) => {
                tracing::warn!(entry = place.hash, %error, "a kept speech cannot be used");
                None
            }
        }
    }

    async fn read(&self, blobs: &dyn BlobStore, place: &Place, wav: &Path) -> Result<SpeechTrack> {
        let entry = entry(blobs, place).await?;
        if self.is_over(&entry) {
            return Err(Error::not_found("speech", &place.hash));
        }
        files::get_file(blobs, &place.key("speech.wav")?, wav).await?;
        let track = files::get_bytes(blobs, &place.key("speech.json")?, MOST_BYTES).await?;
        let whole = digest(wav).await? == entry.audio_sha256
            && hexadecimal(&Sha256::digest(&track)) == entry.track_sha256;
        match serde_json::from_slice(&track) {
            Ok(track) if whole => Ok(track),
            _ => Err(broken(place)),
        }
    }

    /// Keeps a speech. That it cannot be kept is no reason to fail.
    pub(super) async fn put(
        &self,
        blobs: &dyn BlobStore,
        place: &Place,
        wav: &Path,
        track: &SpeechTrack,
    ) {
        let kept = async {
            self.write(blobs, place, wav, track).await?;
            self.tidy(blobs, place).await
        };
        if let Err(error) = kept.await {
            tracing::warn!(entry = place.hash, %error, "a speech cannot be kept");
        }
    }

    async fn write(
        &self,
        blobs: &dyn BlobStore,
        place: &Place,
        wav: &Path,
        track: &SpeechTrack,
    ) -> Result<()> {
        let json = serde_json::to_string(track)
            .map_err(|e| Error::internal("a track cannot be written as JSON").caused_by(e))?;
        let entry = Entry {
            made_at: self.ambient.now(),
            audio_sha256: digest(wav).await?,
            track_sha256: hexadecimal(&Sha256::digest(json.as_bytes())),
        };
        files::put_file(blobs, &place.key("speech.wav")?, wav).await?;
        files::put_text(blobs, &place.key("speech.json")?, json).await?;
        files::put_json(blobs, &place.key("entry.json")?, &entry).await
    }

    /// Removes what is over among the entries beside one that was written. Several may do so at
    /// once. Of one that is being written the worst is that it is asked for again.
    async fn tidy(&self, blobs: &dyn BlobStore, place: &Place) -> Result<()> {
        let beside: String = place.hash.chars().take(2).collect();
        let beside = blobs.list(&format!("{FOLDER}{beside}")).await?;
        let hash = |blob: &osirix_core::blob::BlobInfo| {
            let rest = blob.key.as_str().strip_prefix(FOLDER)?;
            Some(rest.split_once('/')?.0.to_owned())
        };
        let mut hashes: BTreeSet<String> = beside.iter().filter_map(hash).collect();
        // Others begin elsewhere, and so all are looked at in time.
        let behind = hashes.split_off(&place.hash);
        let others = behind.iter().chain(&hashes).filter(|hash| **hash != place.hash);
        for hash in others.take(LOOKED_AT) {
            let other = Place::new(hash.clone());
            match entry(blobs, &other).await {
                Ok(entry) if !self.is_over(&entry) => {}
                Ok(_) => remove(blobs, &other).await?,
                Err(error) if is_broken(&error) => remove(blobs, &other).await?,
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// The same for the entries that stand behind this number.
    pub(super) async fn tidy_from(&self, blobs: &dyn BlobStore, number: u16) -> Result<()> {
        self.tidy(blobs, &Place::new(format!("{number:04x}"))).await
    }

    fn is_over(&self, entry: &Entry) -> bool {
        entry.made_at + self.keep <= self.ambient.now()
    }
}

async fn entry(blobs: &dyn BlobStore, place: &Place) -> Result<Entry> {
    let json = files::get_bytes(blobs, &place.key("entry.json")?, MOST_BYTES).await?;
    serde_json::from_slice(&json).map_err(|_| broken(place))
}

fn broken(place: &Place) -> Error {
    Error::inconsistent("blobs", "content", &place.folder, "a kept speech is not what was written")
}

fn is_broken(error: &Error) -> bool {
    matches!(error.code(), ErrorCode::NotFound | ErrorCode::Inconsistent | ErrorCode::TooLarge)
}

/// What it is known by goes first: it is not found half.
async fn remove(blobs: &dyn BlobStore, place: &Place) -> Result<()> {
    for name in ["entry.json", "speech.wav", "speech.json"] {
        blobs.delete(&place.key(name)?).await?;
    }
    Ok(())
}

async fn digest(path: &Path) -> Result<String> {
    let failed = |e| Error::io(format!("read {}", path.display()), e);
    let mut file = tokio::fs::File::open(path).await.map_err(failed)?;
    let (mut digest, mut piece) = (Sha256::new(), vec![0; 256 * 1024]);
    loop {
        match file.read(&mut piece).await.map_err(failed)? {
            0 => return Ok(hexadecimal(&digest.finalize())),
            read => digest.update(piece.get(..read).unwrap_or_default()),
        }
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

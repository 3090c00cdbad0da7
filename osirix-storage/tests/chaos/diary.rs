//! What the workers note while they work: it outlives them, whatever becomes of them.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use osirix_core::clock::{Ambient, Timestamp};
use osirix_core::id::JobId;
use osirix_core::jobs::Job;
use serde::{Deserialize, Serialize};

/// What happened to a job in the hands of a worker.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum What {
    /// The worker has begun, or goes on behind the last finished stage.
    Begun,
    /// A stage failed as it was told to.
    GaveUp,
    /// The last stage has made its file.
    Made,
    /// All stages are done: the end is to be written.
    Concluding,
}

/// A line of a diary.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Note {
    pub(crate) at: Timestamp,
    pub(crate) worker: String,
    pub(crate) what: What,
    pub(crate) job: JobId,
    pub(crate) fence: i64,
    pub(crate) attempt: u32,
}

/// The diary of one worker.
pub(crate) struct Diary {
    worker: String,
    file: Mutex<File>,
}

impl Diary {
    pub(crate) fn open(folder: &Path, worker: &str) -> Self {
        let path = diaries(folder).join(worker);
        let file = File::options().create(true).append(true).open(path);
        Diary { worker: worker.to_owned(), file: Mutex::new(file.expect("a diary is opened")) }
    }

    /// Notes it in one write, so that a kill leaves whole lines.
    pub(crate) fn note(&self, what: What, job: &Job) {
        let note = Note {
            at: Ambient::system().now(),
            worker: self.worker.clone(),
            what,
            job: job.id,
            fence: job.fence,
            attempt: job.attempt,
        };
        let line = serde_json::to_string(&note).expect("a note is text") + "\n";
        let mut file = self.file.lock().expect("nobody panics while writing");
        file.write_all(line.as_bytes()).expect("a note is written");
    }
}

/// Makes the folders that workers write into.
pub(crate) fn prepare(folder: &Path) {
    for folder in [diaries(folder), made(folder)] {
        fs::create_dir_all(folder).expect("a folder is made");
    }
}

/// Everybody's notes, in the order of their times.
pub(crate) fn read(folder: &Path) -> Vec<Note> {
    let files = fs::read_dir(diaries(folder)).expect("the diaries are there").flatten();
    let texts = files.map(|file| fs::read_to_string(file.path()).expect("a diary is text"));
    let parse = |line: &str| serde_json::from_str::<Note>(line).expect("a note is whole");
    let mut notes: Vec<_> =
        texts.flat_map(|text| text.lines().map(parse).collect::<Vec<_>>()).collect();
    notes.sort_by_key(|note| note.at);
    notes
}

/// Where a worker writes what it makes of a job: a late one writes into a file of its own.
pub(crate) fn made_by(folder: &Path, job: JobId, fence: i64) -> PathBuf {
    made(folder).join(format!("{job}-{fence}"))
}

fn diaries(folder: &Path) -> PathBuf {
    folder.join("diaries")
}

fn made(folder: &Path) -> PathBuf {
    folder.join("made")
}

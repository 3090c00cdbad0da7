//! What targets share: bytes taken apart, and what a refusal must be.

use std::borrow::Cow;
use std::path::PathBuf;

use osirix_core::Error;
use tempfile::TempDir;
use tokio::runtime::{Builder, Runtime};

thread_local! {
    static RUNTIME: Runtime = Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime of this thread's own");
    /// Where this thread keeps its files, until it ends.
    static FOLDER: TempDir = tempfile::tempdir().expect("a temporary folder");
}

/// The first byte, which chooses, and the rest, which is read.
pub(crate) fn choice(bytes: &[u8]) -> (usize, &[u8]) {
    bytes.split_first().map_or((0, bytes), |(first, rest)| (usize::from(*first), rest))
}

/// As text: what is no UTF-8 is a replacement character.
pub(crate) fn text(bytes: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}

/// What stands before the first line's end, and what stands behind it.
pub(crate) fn first_line(text: &str) -> (&str, &str) {
    text.split_once('\n').unwrap_or((text, ""))
}

/// Seeds from texts.
pub(crate) fn seeds(texts: &[&str]) -> Vec<Vec<u8>> {
    texts.iter().map(|text| text.as_bytes().to_vec()).collect()
}

/// Waits until it is done.
pub(crate) fn wait<T>(work: impl Future<Output = T>) -> T {
    RUNTIME.with(|runtime| runtime.block_on(work))
}

/// A path for a target's file: targets that are played beside each other have folders of their own.
pub(crate) fn place(name: &str) -> PathBuf {
    FOLDER.with(|folder| folder.path().join(name))
}

/// A file with these bytes.
pub(crate) fn file(name: &str, bytes: &[u8]) -> PathBuf {
    let path = place(name);
    std::fs::write(&path, bytes).expect("a temporary file is written");
    path
}

/// Whoever sent what is refused is told so, and where: it is no fault of the platform's.
pub(crate) fn assert_refusal(error: &Error, field: &str) {
    assert!(error.code().http_status() < 500, "not a refusal: {error:?}");
    assert!(
        error.context_value(field).is_some_and(|name| !name.is_empty()),
        "no {field}: {error:?}"
    );
}

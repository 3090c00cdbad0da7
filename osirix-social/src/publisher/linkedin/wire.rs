//! What LinkedIn's versioned interface says, as far as it is read.

use serde::{Deserialize, Serialize};

/// What is known before a draft is posted.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct State {
    /// The files, in the draft's order, as far as they are begun.
    pub(super) media: Vec<Media>,
}

/// A file on its way.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Media {
    /// LinkedIn's name of it.
    pub(super) urn: String,
    pub(super) step: Step,
    /// What LinkedIn wants to hear at the end of a video.
    #[serde(default)]
    pub(super) token: String,
    /// The pieces of a video, each with where it goes. Who knows such a place can fill this file,
    /// and nothing else.
    #[serde(default)]
    pub(super) pieces: Vec<Piece>,
    /// What LinkedIn called the pieces that it has.
    #[serde(default)]
    pub(super) tags: Vec<String>,
}

/// What is to be done next with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Step {
    Send,
    Finalize,
    Wait,
    Done,
}

impl Media {
    pub(super) fn is_sent(&self) -> bool {
        matches!(self.step, Step::Wait | Step::Done)
    }
}

/// A piece of a video, both of its ends included.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Piece {
    pub(super) upload_url: String,
    pub(super) first_byte: u64,
    pub(super) last_byte: u64,
}

/// An action's result comes so.
#[derive(Debug, Deserialize)]
pub(super) struct Of<T> {
    pub(super) value: T,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ImageUpload {
    pub(super) upload_url: String,
    pub(super) image: String,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct VideoUpload {
    pub(super) video: String,
    #[serde(default)]
    pub(super) upload_token: String,
    pub(super) upload_instructions: Vec<Piece>,
}

/// How far LinkedIn is with a file.
#[derive(Debug, Deserialize)]
pub(super) struct Digested {
    pub(super) status: String,
}

/// The posts of an author.
#[derive(Debug, Deserialize)]
pub(super) struct Posts {
    pub(super) elements: Vec<Post>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Post {
    pub(super) id: String,
    #[serde(default)]
    pub(super) commentary: String,
    /// In milliseconds since 1970.
    pub(super) created_at: i64,
    /// The same; by this they are in order, the latest first.
    pub(super) last_modified_at: Option<i64>,
}

/// An error of LinkedIn's.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Words {
    pub(super) code: Option<String>,
    pub(super) message: Option<String>,
}

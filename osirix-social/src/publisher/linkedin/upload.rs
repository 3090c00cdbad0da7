//! Files on their way to LinkedIn: a picture in one step, a video begun, sent in the pieces that
//! LinkedIn names, and ended.

use osirix_core::blob::BlobStore;
use osirix_core::clock::Timestamp;
use osirix_core::error::{Error, Result};
use osirix_core::social::{Attachment, Connection, MediaKind, Stage};
use osirix_http::header::CONTENT_LENGTH;
use osirix_http::{Body, Method, Url, unavailable};
use serde_json::json;

use super::wire::{Digested, ImageUpload, Media, Of, Piece, State, Step, VideoUpload};
use super::{CHECK_AFTER, LinkedIn, encoded};
use crate::publisher::shared;

/// The most pieces of a video: 16 GiB in LinkedIn's own pieces.
const MOST_PIECES: usize = 4_096;

impl LinkedIn {
    /// The next step with the first file that is not there yet.
    pub(super) async fn step(
        &self,
        connection: &Connection,
        files: &[&Attachment],
        blobs: &dyn BlobStore,
        state: &mut State,
    ) -> Result<()> {
        let at = state.media.iter().take_while(|media| media.is_sent()).count();
        let Some(file) = files.get(at) else { return Ok(()) };
        let Some(media) = state.media.get_mut(at) else {
            let begun = match file.facts.media_type.kind() {
                MediaKind::Video => self.begin(connection, file).await?,
                MediaKind::Image | MediaKind::Animation => {
                    self.picture(connection, file, blobs).await?
                }
            };
            state.media.push(begun);
            return Ok(());
        };
        match media.step {
            Step::Send => self.send(file, blobs, media).await,
            Step::Finalize => self.finalize(connection, media).await,
            Step::Wait | Step::Done => Ok(()),
        }
    }

    async fn picture(
        &self,
        connection: &Connection,
        file: &Attachment,
        blobs: &dyn BlobStore,
    ) -> Result<Media> {
        let body = json!({ "initializeUploadRequest": { "owner": connection.account.id } });
        let query = [("action", "initializeUpload")];
        let request = self.asked(connection, Method::POST, "/rest/images", &query)?.json(&body);
        let answer = self.good(connection, self.servers.ask(request).await?)?;
        let upload: ImageUpload = answer.json::<Of<_>>()?.value;
        let (body, bytes) = shared::body(blobs, &file.blob).await?;
        let token = connection.credentials.access_token.expose();
        let request = self.put(&upload.upload_url, body, bytes)?.bearer_auth(token);
        self.good(connection, self.servers.ask(request).await?)?;
        Ok(Media {
            urn: upload.image,
            step: Step::Wait,
            token: String::new(),
            pieces: Vec::new(),
            tags: Vec::new(),
        })
    }

    async fn begin(&self, connection: &Connection, file: &Attachment) -> Result<Media> {
        let bytes = file.facts.bytes;
        let body = json!({ "initializeUploadRequest": {
            "owner": connection.account.id,
            "fileSizeBytes": bytes,
            "uploadCaptions": false,
            "uploadThumbnail": false,
        } });
        let query = [("action", "initializeUpload")];
        let request = self.asked(connection, Method::POST, "/rest/videos", &query)?.json(&body);
        let answer = self.good(connection, self.servers.ask(request).await?)?;
        let upload: VideoUpload = answer.json::<Of<_>>()?.value;
        check_pieces(&upload.upload_instructions, bytes)?;
        Ok(Media {
            urn: upload.video,
            step: Step::Send,
            token: upload.upload_token,
            pieces: upload.upload_instructions,
            tags: Vec::new(),
        })
    }

    async fn send(
        &self,
        file: &Attachment,
        blobs: &dyn BlobStore,
        media: &mut Media,
    ) -> Result<()> {
        let Some(piece) = media.pieces.get(media.tags.len()) else {
            media.step = Step::Finalize;
            return Ok(());
        };
        let end = piece.last_byte + 1;
        let body = shared::part(blobs, &file.blob, piece.first_byte..end).await?;
        let request = self.put(&piece.upload_url, body, end - piece.first_byte)?;
        let answer = self.servers.ask(request).await?.good()?;
        let tag = answer.header("etag").ok_or_else(|| {
            unavailable().with("reason", "the network gave no name to a piece of a file")
        })?;
        media.tags.push(tag.to_owned());
        if media.tags.len() == media.pieces.len() {
            media.step = Step::Finalize;
        }
        Ok(())
    }

    /// A place that LinkedIn names gets a file, or a piece of one.
    fn put(&self, to: &str, body: Body, bytes: u64) -> Result<osirix_http::RequestBuilder> {
        let url = Url::parse(to).map_err(|e| unavailable().caused_by(e))?;
        let request = self.servers.slow(self.servers.request(Method::PUT, url)?);
        Ok(request.header(CONTENT_LENGTH, bytes).body(body))
    }

    async fn finalize(&self, connection: &Connection, media: &mut Media) -> Result<()> {
        let body = json!({ "finalizeUploadRequest": {
            "video": media.urn,
            "uploadToken": media.token,
            "uploadedPartIds": media.tags,
        } });
        let query = [("action", "finalizeUpload")];
        let request = self.asked(connection, Method::POST, "/rest/videos", &query)?.json(&body);
        let answer = self.servers.ask(request).await?;
        // One that was ended before, and whose answer was lost, is asked about instead.
        if answer.status.as_u16() != 400 || self.status(connection, &media.urn).await? == WAITING {
            self.good(connection, answer)?;
        }
        media.step = Step::Wait;
        media.pieces.clear();
        Ok(())
    }

    async fn status(&self, connection: &Connection, urn: &str) -> Result<String> {
        let kind = if urn.starts_with("urn:li:video:") { "videos" } else { "images" };
        let path = format!("/rest/{kind}/{}", encoded(urn));
        let request = self.asked(connection, Method::GET, &path, &[])?;
        let answer = self.good(connection, self.servers.ask(request).await?)?;
        Ok(answer.json::<Digested>()?.status)
    }

    /// Asks about every file that LinkedIn is at work on; the time at which it is worth asking
    /// again.
    pub(super) async fn wait(
        &self,
        connection: &Connection,
        state: &mut State,
    ) -> Result<Option<Timestamp>> {
        let mut again = None;
        for media in state.media.iter_mut().filter(|media| media.step == Step::Wait) {
            match self.status(connection, &media.urn).await?.as_str() {
                "AVAILABLE" => media.step = Step::Done,
                "PROCESSING_FAILED" => return Err(undigested(&media.urn)),
                _ => again = Some(self.ambient.now() + CHECK_AFTER),
            }
        }
        Ok(again)
    }

    /// What is to be done next.
    pub(super) fn stage(&self, state: &State, files: usize) -> Stage {
        if state.media.len() < files || !state.media.iter().all(Media::is_sent) {
            return Stage::Uploading;
        }
        match state.media.iter().all(|media| media.step == Step::Done) {
            true => Stage::Ready,
            false => Stage::Processing { check_at: self.ambient.now() },
        }
    }
}

/// What LinkedIn says of a video of which it has nothing yet.
const WAITING: &str = "WAITING_UPLOAD";

/// The pieces follow each other from the first byte to the last.
fn check_pieces(pieces: &[Piece], bytes: u64) -> Result<()> {
    let mut next = 0;
    for piece in pieces {
        if piece.first_byte != next || !(next..bytes).contains(&piece.last_byte) {
            return Err(unavailable().with("reason", "the pieces are not those of this file"));
        }
        next = piece.last_byte + 1;
    }
    match next == bytes && pieces.len() <= MOST_PIECES {
        true => Ok(()),
        false => Err(unavailable().with("reason", "the pieces are not those of this file")),
    }
}

fn undigested(urn: &str) -> Error {
    Error::invalid("media", "LinkedIn cannot process this file: convert it").with("media_id", urn)
}

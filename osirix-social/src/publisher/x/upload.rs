//! Files on their way to X: begun, sent in pieces, ended, described, each in a step of its own.

use osirix_core::blob::BlobStore;
use osirix_core::clock::Timestamp;
use osirix_core::error::{Error, Result};
use osirix_core::social::{Attachment, Connection, MediaKind, Stage};
use osirix_http::Method;
use osirix_http::multipart::{Form, Part as FormPart};
use serde_json::json;

use super::X;
use super::wire::{Data, Media, Processing, State, Step, Upload};
use crate::publisher::shared;

/// The bytes of a piece; X takes 5 MB at most.
const PIECE: u64 = 4 << 20;

impl X {
    /// The next step with the first file that is not there yet.
    pub(super) async fn step(
        &self,
        connection: &Connection,
        files: &[&Attachment],
        blobs: &dyn BlobStore,
        state: &mut State,
    ) -> Result<()> {
        let sent = |media: &Media| matches!(media.step, Step::Wait | Step::Done);
        let at = state.media.iter().take_while(|media| sent(media)).count();
        let Some(file) = files.get(at) else { return Ok(()) };
        let Some(media) = state.media.get_mut(at) else {
            state.media.push(self.begin(connection, file).await?);
            return Ok(());
        };
        match media.step {
            Step::Append => self.append(connection, file, blobs, media).await,
            Step::Finalize => self.finalize(connection, file, media).await,
            Step::Describe => self.describe(connection, file, media).await,
            Step::Wait | Step::Done => Ok(()),
        }
    }

    async fn begin(&self, connection: &Connection, file: &Attachment) -> Result<Media> {
        let category = match file.facts.media_type.kind() {
            MediaKind::Image => "tweet_image",
            MediaKind::Animation => "tweet_gif",
            MediaKind::Video => "tweet_video",
        };
        let body = json!({
            "media_type": file.facts.media_type,
            "total_bytes": file.facts.bytes,
            "media_category": category,
        });
        let path = "/2/media/upload/initialize";
        let request = self.servers.signed(connection, Method::POST, path, &[])?.json(&body);
        let answer = self.good(connection, self.servers.ask(request).await?)?;
        let id = answer.json::<Data<Upload>>()?.data.id;
        Ok(Media { id, pieces: 0, step: Step::Append })
    }

    async fn append(
        &self,
        connection: &Connection,
        file: &Attachment,
        blobs: &dyn BlobStore,
        media: &mut Media,
    ) -> Result<()> {
        let start = media.pieces * PIECE;
        let end = (start + PIECE).min(file.facts.bytes);
        let body = shared::part(blobs, &file.blob, start..end).await?;
        let piece = FormPart::stream_with_length(body, end - start).file_name("piece");
        let form = Form::new().text("segment_index", media.pieces.to_string()).part("media", piece);
        let path = format!("/2/media/upload/{}/append", media.id);
        let request = self.servers.signed(connection, Method::POST, &path, &[])?;
        let answer = self.servers.ask(self.servers.slow(request).multipart(form)).await?;
        self.good(connection, answer)?;
        media.pieces += 1;
        media.step = if end == file.facts.bytes { Step::Finalize } else { Step::Append };
        Ok(())
    }

    async fn finalize(
        &self,
        connection: &Connection,
        file: &Attachment,
        media: &mut Media,
    ) -> Result<()> {
        let path = format!("/2/media/upload/{}/finalize", media.id);
        let answer =
            self.servers.ask(self.servers.signed(connection, Method::POST, &path, &[])?).await?;
        // One that was ended before, and whose answer was lost, is asked about instead.
        let upload = match answer.status.as_u16() {
            400 => self.ask_about(connection, &media.id).await?,
            _ => self.good(connection, answer)?.json::<Data<Upload>>()?.data,
        };
        // X describes pictures alone.
        let video = file.facts.media_type.kind() == MediaKind::Video;
        media.step = match (file.alt_text.is_some() && !video, upload.processing_info) {
            (true, _) => Step::Describe,
            (false, Some(_)) => Step::Wait,
            (false, None) => Step::Done,
        };
        Ok(())
    }

    async fn describe(
        &self,
        connection: &Connection,
        file: &Attachment,
        media: &mut Media,
    ) -> Result<()> {
        let text = file.alt_text.as_deref().unwrap_or_default();
        let body = json!({ "id": media.id, "metadata": { "alt_text": { "text": text } } });
        let request = self.servers.signed(connection, Method::POST, "/2/media/metadata", &[])?;
        self.good(connection, self.servers.ask(request.json(&body)).await?)?;
        // An animation may need time; a picture is done when it is asked about.
        media.step = match file.facts.media_type.kind() {
            MediaKind::Image => Step::Done,
            _ => Step::Wait,
        };
        Ok(())
    }

    async fn ask_about(&self, connection: &Connection, id: &str) -> Result<Upload> {
        let query = [("command", "STATUS"), ("media_id", id)];
        let request = self.servers.signed(connection, Method::GET, "/2/media/upload", &query)?;
        let answer = self.good(connection, self.servers.ask(request).await?)?;
        Ok(answer.json::<Data<Upload>>()?.data)
    }

    /// Asks about every file that X is at work on; the time at which it is worth asking again.
    pub(super) async fn wait(
        &self,
        connection: &Connection,
        state: &mut State,
    ) -> Result<Option<Timestamp>> {
        let mut again = None;
        for media in state.media.iter_mut().filter(|media| media.step == Step::Wait) {
            match self.ask_about(connection, &media.id).await?.processing_info {
                Some(info) if info.state == "failed" => return Err(undigested(&media.id)),
                Some(info) if info.state != "succeeded" => again = again.max(Some(self.at(&info))),
                _ => media.step = Step::Done,
            }
        }
        Ok(again)
    }

    fn at(&self, info: &Processing) -> Timestamp {
        self.ambient.now() + info.pause()
    }

    /// What is to be done next.
    pub(super) fn stage(&self, state: &State, files: usize) -> Stage {
        let sent = |media: &Media| matches!(media.step, Step::Wait | Step::Done);
        if state.media.len() < files || !state.media.iter().all(sent) {
            return Stage::Uploading;
        }
        match state.media.iter().all(|media| media.step == Step::Done) {
            true => Stage::Ready,
            false => Stage::Processing { check_at: self.ambient.now() },
        }
    }
}

fn undigested(id: &str) -> Error {
    Error::invalid("media", "X cannot process this file: convert it").with("media_id", id)
}

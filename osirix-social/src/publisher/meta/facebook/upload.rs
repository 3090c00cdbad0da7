//! Files on their way to Facebook: pictures one a step; a video begun, sent in the pieces that
//! Facebook names, and left so, for the call that ends it publishes it; a reel sent in one.

use std::time::Duration;

use osirix_core::blob::BlobStore;
use osirix_core::clock::Timestamp;
use osirix_core::error::{Error, Result};
use osirix_core::social::{Attachment, Connection, MediaKind, PostFormat, Stage};
use osirix_http::header::{AUTHORIZATION, CONTENT_LENGTH};
use osirix_http::multipart::{Form, Part as FormPart};
use osirix_http::{Answer, Method, Url, unavailable};
use serde::{Deserialize, Serialize};

use super::Facebook;
use crate::publisher::meta::Made;
use crate::publisher::shared;

/// How long Facebook is left alone with a reel.
const CHECK_AFTER: Duration = Duration::from_secs(5);
/// What Facebook says of a piece that it has already: its answer was lost.
const OTHER_PIECE: i64 = 1_363_037;

/// What is known before a draft is posted.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct State {
    /// The pictures that are there, in the draft's order.
    pub(super) photos: Vec<String>,
    pub(super) video: Option<Video>,
}

/// A video on its way.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Video {
    pub(super) id: String,
    /// The upload; none of a reel.
    pub(super) session: Option<String>,
    /// The piece that Facebook wants next, in bytes; none once it has all.
    next: Option<(u64, u64)>,
    /// Whether it can be published.
    ready: bool,
}

#[derive(Deserialize)]
struct Begun {
    video_id: String,
    upload_session_id: String,
    #[serde(flatten)]
    piece: Piece,
}

#[derive(Deserialize)]
struct BegunReel {
    video_id: String,
    upload_url: String,
}

#[derive(Deserialize)]
struct Piece {
    start_offset: Offset,
    end_offset: Offset,
}

/// Facebook writes these numbers as texts, and some not.
#[derive(Deserialize)]
#[serde(untagged)]
enum Offset {
    Number(u64),
    Text(String),
}

#[derive(Deserialize)]
struct Other {
    error: OtherPiece,
}

#[derive(Deserialize)]
struct OtherPiece {
    error_subcode: i64,
    error_data: Piece,
}

#[derive(Deserialize)]
struct Digested {
    status: Phases,
}

#[derive(Deserialize)]
struct Phases {
    video_status: String,
    uploading_phase: Phase,
    publishing_phase: Option<Phase>,
}

#[derive(Deserialize)]
struct Phase {
    status: String,
}

impl Offset {
    fn bytes(&self) -> Option<u64> {
        match self {
            Offset::Number(bytes) => Some(*bytes),
            Offset::Text(text) => text.parse().ok(),
        }
    }
}

impl Piece {
    /// The piece, within a file of so many bytes; none where nothing is left.
    fn within(&self, bytes: u64) -> Result<Option<(u64, u64)>> {
        match (self.start_offset.bytes(), self.end_offset.bytes()) {
            (Some(start), Some(end)) if start == end => Ok(None),
            (Some(start), Some(end)) if start < end && end <= bytes => Ok(Some((start, end))),
            _ => Err(unavailable().with("reason", "the piece is not one of this file")),
        }
    }
}

impl Facebook {
    /// The next step with the first file that is not there yet.
    pub(super) async fn step(
        &self,
        connection: &Connection,
        format: PostFormat,
        files: &[Attachment],
        blobs: &dyn BlobStore,
        state: &mut State,
    ) -> Result<()> {
        let Some(file) = files.get(state.photos.len()) else { return Ok(()) };
        if file.facts.media_type.kind() != MediaKind::Video {
            state.photos.push(self.photo(connection, file, blobs).await?);
            return Ok(());
        }
        let begun = match (&mut state.video, format) {
            (Some(video), _) => return self.send(connection, file, blobs, video).await,
            (None, PostFormat::Reel) => self.reel(connection, file, blobs).await?,
            (None, _) => self.begin(connection, file).await?,
        };
        state.video = Some(begun);
        Ok(())
    }

    async fn photo(
        &self,
        connection: &Connection,
        file: &Attachment,
        blobs: &dyn BlobStore,
    ) -> Result<String> {
        let (body, bytes) = shared::body(blobs, &file.blob).await?;
        let source = FormPart::stream_with_length(body, bytes)
            .file_name(file.blob.file_name().to_owned())
            .mime_str(file.facts.media_type.as_str())
            .map_err(|e| Error::internal("a type of file is none").caused_by(e))?;
        let form = Form::new().text("published", "false").part("source", source);
        let form = match &file.alt_text {
            Some(text) => form.text("alt_text_custom", text.clone()),
            None => form,
        };
        let answer = self.upload(connection, "photos", form).await?;
        Ok(self.graph.good(connection, answer)?.json::<Made>()?.id)
    }

    async fn begin(&self, connection: &Connection, file: &Attachment) -> Result<Video> {
        let bytes = file.facts.bytes;
        let fields = vec![("upload_phase", "start".to_owned()), ("file_size", bytes.to_string())];
        let begun: Begun = self.graph.tell(connection, "videos", &fields).await?.json()?;
        let next = begun.piece.within(bytes)?;
        let session = Some(begun.upload_session_id);
        Ok(Video { id: begun.video_id, session, next, ready: next.is_none() })
    }

    async fn send(
        &self,
        connection: &Connection,
        file: &Attachment,
        blobs: &dyn BlobStore,
        video: &mut Video,
    ) -> Result<()> {
        let (Some((start, end)), Some(session)) = (video.next, &video.session) else {
            return Ok(());
        };
        let body = shared::part(blobs, &file.blob, start..end).await?;
        let piece = FormPart::stream_with_length(body, end - start).file_name("piece");
        let form = Form::new()
            .text("upload_phase", "transfer")
            .text("upload_session_id", session.clone())
            .text("start_offset", start.to_string())
            .part("video_file_chunk", piece);
        let answer = self.upload(connection, "videos", form).await?;
        let piece = match answer.json::<Other>() {
            Ok(Other { error }) if error.error_subcode == OTHER_PIECE => error.error_data,
            _ => self.graph.good(connection, answer)?.json()?,
        };
        video.next = piece.within(file.facts.bytes)?;
        video.ready = video.next.is_none();
        Ok(())
    }

    async fn upload(&self, connection: &Connection, edge: &str, form: Form) -> Result<Answer> {
        let (graph, page) = (&self.graph, connection.account.id.as_str());
        let path = graph.path(page, edge);
        let request = graph.servers.signed(connection, Method::POST, &path, &[])?;
        graph.servers.ask(graph.servers.slow(request).multipart(form)).await
    }

    async fn reel(
        &self,
        connection: &Connection,
        file: &Attachment,
        blobs: &dyn BlobStore,
    ) -> Result<Video> {
        let fields = vec![("upload_phase", "start".to_owned())];
        let begun: BegunReel = self.graph.tell(connection, "video_reels", &fields).await?.json()?;
        let url = Url::parse(&begun.upload_url).map_err(|e| unavailable().caused_by(e))?;
        let (body, bytes) = shared::body(blobs, &file.blob).await?;
        let servers = &self.graph.servers;
        let token = connection.credentials.access_token.expose();
        let request = servers
            .slow(servers.request(Method::POST, url)?)
            .header(AUTHORIZATION, format!("OAuth {token}"))
            .header("offset", 0)
            .header("file_size", bytes)
            .header(CONTENT_LENGTH, bytes)
            .body(body);
        self.graph.good(connection, servers.ask(request).await?)?;
        Ok(Video { id: begun.video_id, session: None, next: None, ready: false })
    }

    /// Asks about a reel; the time at which it is worth asking again.
    pub(super) async fn wait(
        &self,
        connection: &Connection,
        state: &mut State,
    ) -> Result<Option<Timestamp>> {
        let Some(video) = state.video.as_mut().filter(|video| !video.ready) else {
            return Ok(None);
        };
        let status = self.phases(connection, &video.id).await?;
        if status.video_status == "error" || status.uploading_phase.status == "error" {
            let message = "Facebook cannot process this file: convert it";
            return Err(Error::invalid("media", message).with("media_id", &video.id));
        }
        video.ready = status.uploading_phase.status == "complete";
        Ok((!video.ready).then(|| self.graph.ambient.now() + CHECK_AFTER))
    }

    /// Whether a reel is out, or on its way there.
    pub(super) async fn is_out(&self, connection: &Connection, id: &str) -> Result<bool> {
        let phase = self.phases(connection, id).await?.publishing_phase;
        Ok(phase.is_some_and(|phase| phase.status != "not_started"))
    }

    async fn phases(&self, connection: &Connection, id: &str) -> Result<Phases> {
        let answer = self.graph.read(connection, (id, ""), &[("fields", "status")]).await?;
        Ok(answer.json::<Digested>()?.status)
    }

    /// What is to be done next.
    pub(super) fn stage(&self, state: &State, files: &[Attachment]) -> Stage {
        match &state.video {
            Some(video) if video.ready => Stage::Ready,
            Some(video) if video.next.is_some() => Stage::Uploading,
            Some(_) => Stage::Processing { check_at: self.graph.ambient.now() },
            None if state.photos.len() < files.len() => Stage::Uploading,
            None => Stage::Ready,
        }
    }
}

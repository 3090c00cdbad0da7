//! What posts say, over HTTP: files are named by the job that made them.

use osirix::{
    AccountId, BlobKey, JobId, Network, PlannedTime, PostContent, PostFormat, PostMedia,
    PostMessage, PostRequest, PostVariant, UtmTags,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::App;
use crate::api::record::keys;
use crate::error::Problem;

/// A post that is written.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = NewSocialPost)]
#[serde(deny_unknown_fields)]
pub(super) struct PostForm {
    content: ContentForm,
    /// What it says instead on some networks.
    #[schema(max_items = 10)]
    variants: Option<Vec<VariantForm>>,
    /// By which connections it is published, each once.
    #[schema(max_items = 50)]
    connections: Option<Vec<String>>,
    time: Option<TimeForm>,
    /// The job whose video goes with its first message: the post waits for it.
    video_job: Option<String>,
    /// What its links are tagged with where it is published; a link that has such tags keeps them.
    utm: Option<UtmForm>,
}

/// What links are tagged with, as web analytics read it.
#[derive(Debug, Deserialize, Serialize, ToSchema)]
#[schema(as = SocialUtmTags)]
#[serde(deny_unknown_fields)]
pub(super) struct UtmForm {
    /// `utm_source`.
    #[schema(min_length = 1, max_length = 100)]
    source: Option<String>,
    /// `utm_medium`.
    #[schema(min_length = 1, max_length = 100)]
    medium: Option<String>,
    /// `utm_campaign`.
    #[schema(min_length = 1, max_length = 100)]
    campaign: Option<String>,
}

impl From<UtmForm> for UtmTags {
    fn from(UtmForm { source, medium, campaign }: UtmForm) -> Self {
        UtmTags { source, medium, campaign }
    }
}

impl From<UtmTags> for UtmForm {
    fn from(UtmTags { source, medium, campaign }: UtmTags) -> Self {
        UtmForm { source, medium, campaign }
    }
}

/// What a post says.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = NewSocialPostContent)]
#[serde(deny_unknown_fields)]
struct ContentForm {
    /// The post, and the messages of the thread below it.
    #[schema(max_items = 50)]
    messages: Vec<MessageForm>,
    /// A first comment below the post.
    #[schema(max_length = 100_000)]
    first_comment: Option<String>,
    /// `post`, `reel`, `story`; a post unless it is said.
    #[schema(value_type = Option<String>, pattern = "^(post|reel|story)$")]
    format: Option<PostFormat>,
    /// The languages it is in, as BCP 47 tags.
    #[schema(max_items = 10)]
    languages: Option<Vec<String>>,
}

/// One message.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = NewSocialMessage)]
#[serde(deny_unknown_fields)]
struct MessageForm {
    /// The text; it may be empty where files say enough.
    #[schema(max_length = 100_000)]
    text: String,
    /// The files, in the order in which they are shown.
    #[schema(max_items = 50)]
    files: Option<Vec<FileForm>>,
}

/// A file that a job of the caller's made.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = NewSocialFile)]
#[serde(deny_unknown_fields)]
struct FileForm {
    job: String,
    /// `video.mp4`, `poster.png`.
    name: String,
    /// What it shows, for who does not see it.
    alt_text: Option<String>,
    /// Whether the captions that the job made go with it.
    captions: Option<bool>,
}

/// What a post says on one network instead.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = NewSocialPostVariant)]
#[serde(deny_unknown_fields)]
struct VariantForm {
    /// `x`, `facebook`, `instagram`, `linkedin`, `bluesky`, `mastodon`, `threads`, `own`.
    #[schema(value_type = String)]
    network: Network,
    content: ContentForm,
}

/// When a post is published; at once where it is not said.
#[derive(Debug, Deserialize, Serialize, ToSchema)]
#[schema(as = SocialPostTime)]
#[serde(deny_unknown_fields)]
pub(super) struct TimeForm {
    /// The date and the time of day there: `2026-03-29T09:30`.
    local: String,
    /// The name of a time zone in the IANA database: `Europe/Berlin`.
    time_zone: String,
}

impl From<PlannedTime> for TimeForm {
    fn from(time: PlannedTime) -> Self {
        TimeForm { local: time.local, time_zone: time.time_zone }
    }
}

impl PostForm {
    /// The request, with the files that are the caller's.
    pub(super) async fn request(
        self,
        app: &App,
        account: AccountId,
    ) -> Result<PostRequest, Problem> {
        let mut variants = Vec::new();
        for VariantForm { network, content } in self.variants.unwrap_or_default() {
            let content = content.content(app, account).await?;
            variants.push(PostVariant { network, content });
        }
        let connections = self.connections.unwrap_or_default();
        let connections = connections.iter().map(|id| id.parse()).collect::<Result<_, _>>();
        let named = |error: osirix::Error, field: &str| Problem::from(error).with("field", field);
        let video_job = self.video_job.map(|id| id.parse::<JobId>()).transpose();
        Ok(PostRequest {
            content: self.content.content(app, account).await?,
            variants,
            connections: connections.map_err(|error| named(error, "connections"))?,
            time: self.time.map(|TimeForm { local, time_zone }| PlannedTime { local, time_zone }),
            video_job: video_job.map_err(|error| named(error, "video_job"))?,
            utm: self.utm.map(UtmTags::from),
        })
    }
}

impl ContentForm {
    async fn content(self, app: &App, account: AccountId) -> Result<PostContent, Problem> {
        let mut messages = Vec::new();
        for MessageForm { text, files } in self.messages {
            let mut media = Vec::new();
            for file in files.unwrap_or_default() {
                media.push(file.media(app, account).await?);
            }
            messages.push(PostMessage { text, media });
        }
        let (format, languages) = (self.format.unwrap_or_default(), self.languages);
        let languages = languages.unwrap_or_default();
        Ok(PostContent { messages, first_comment: self.first_comment, format, languages })
    }
}

impl FileForm {
    async fn media(self, app: &App, account: AccountId) -> Result<PostMedia, Problem> {
        let job = app.osirix.jobs().get(account, self.job.parse()?).await?;
        let made = |name: &str| keys(&job).into_iter().find(|key| key.file_name() == name).cloned();
        let missing = || {
            let error = osirix::Error::not_found("file", &self.name);
            Problem::from(error.with("field", "files"))
        };
        let captions = match self.captions {
            Some(true) => Some(made("captions.vtt").ok_or_else(missing)?),
            _ => None,
        };
        Ok(PostMedia {
            file: made(&self.name).ok_or_else(missing)?,
            alt_text: self.alt_text.clone(),
            captions,
        })
    }
}

/// What a post says.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SocialPostContent)]
pub(super) struct ContentAnswer {
    messages: Vec<MessageAnswer>,
    #[schema(required)]
    first_comment: Option<String>,
    /// `post`, `reel`, `story`.
    format: &'static str,
    languages: Vec<String>,
}

/// One message.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SocialMessage)]
struct MessageAnswer {
    text: String,
    files: Vec<FileAnswer>,
}

/// A file that goes with a message.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SocialFile)]
struct FileAnswer {
    /// The job that made it; `null` for a file that the account brought.
    #[schema(required)]
    job: Option<String>,
    name: String,
    #[schema(required)]
    alt_text: Option<String>,
    captions: bool,
}

/// What a post says on one network instead.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SocialPostVariant)]
pub(super) struct VariantAnswer {
    network: &'static str,
    content: ContentAnswer,
}

impl From<PostVariant> for VariantAnswer {
    fn from(variant: PostVariant) -> Self {
        VariantAnswer { network: variant.network.as_str(), content: variant.content.into() }
    }
}

impl From<PostContent> for ContentAnswer {
    fn from(content: PostContent) -> Self {
        let message = |PostMessage { text, media }| {
            let files = media.into_iter().map(FileAnswer::from).collect();
            MessageAnswer { text, files }
        };
        ContentAnswer {
            messages: content.messages.into_iter().map(message).collect(),
            first_comment: content.first_comment,
            format: content.format.as_str(),
            languages: content.languages,
        }
    }
}

impl From<PostMedia> for FileAnswer {
    fn from(media: PostMedia) -> Self {
        FileAnswer {
            job: job_of(&media.file).map(str::to_owned),
            name: media.file.file_name().to_owned(),
            alt_text: media.alt_text,
            captions: media.captions.is_some(),
        }
    }
}

fn job_of(key: &BlobKey) -> Option<&str> {
    key.as_str().strip_prefix("jobs/")?.split('/').next()
}

//! What the composer asks for, and a post as the composer shows it.

use osirix::{
    AccountId, BlobKey, ErrorCode, JobId, Network, PlannedTime, PostContent, PostMedia,
    PostMessage, PostRequest, PostVariant, SocialPost,
};
use url::Url;

use crate::App;
use crate::error::Problem;
use crate::pages::form::Fields;

/// What stands for the files that a post has already.
pub(super) const KEPT: &str = "kept";

/// The field of what a post says on a network instead.
pub(super) fn variant_field(network: Network) -> String {
    format!("on-{network}")
}

/// What a post holds, as the form would have sent it.
pub(super) fn filled(post: &SocialPost) -> Fields {
    let request = &post.request;
    let first = request.content.messages.first();
    let media = first.and_then(|message| message.media.first());
    let video = match (media, request.video_job) {
        (Some(_), _) => KEPT.to_owned(),
        (None, Some(job)) => job.to_string(),
        (None, None) => String::new(),
    };
    let mut pairs = vec![
        ("text".to_owned(), first.map(|message| message.text.clone()).unwrap_or_default()),
        ("comment".to_owned(), request.content.first_comment.clone().unwrap_or_default()),
        ("alt".to_owned(), media.and_then(|one| one.alt_text.clone()).unwrap_or_default()),
        ("format".to_owned(), request.content.format.as_str().to_owned()),
        ("video".to_owned(), video),
    ];
    if let Some(PlannedTime { local, time_zone }) = &request.time {
        pairs.push(("when".to_owned(), "later".to_owned()));
        pairs.push(("local".to_owned(), local.clone()));
        pairs.push(("zone".to_owned(), time_zone.clone()));
    }
    pairs.extend(request.connections.iter().map(|id| ("connection".to_owned(), id.to_string())));
    pairs.extend(request.variants.iter().map(|variant| {
        let text = variant.content.messages.first().map(|message| message.text.clone());
        (variant_field(variant.network), text.unwrap_or_default())
    }));
    Fields::of_pairs(pairs)
}

/// The post that a form asks for, over what stood there before.
pub(super) async fn request(
    app: &App,
    account: AccountId,
    fields: &Fields,
    before: Option<PostRequest>,
    file: Option<BlobKey>,
) -> Result<PostRequest, Problem> {
    let mut request = before.unwrap_or_default();
    let mut rest = std::mem::take(&mut request.content.messages).into_iter();
    let before = rest.next().unwrap_or_default();
    let (media, video_job) = media(app, account, fields, before.media, file).await?;
    let following = rest.collect::<Vec<_>>();
    request.video_job = video_job;
    request.content.first_comment = fields.some("comment").map(|_| fields.lines("comment"));
    if let Some(format) = fields.some("format") {
        request.content.format = format.parse()?;
    }
    let text = with_link(fields.lines("text"), fields.some("link"))?;
    request.content.messages = vec![PostMessage { text, media }];
    request.content.messages.extend(following);
    request.variants.retain(|one| !fields.has(&variant_field(one.network)));
    let content = &request.content;
    let own = Network::ALL.iter().filter_map(|network| {
        let field = variant_field(*network);
        fields.some(&field)?;
        Some(PostVariant { network: *network, content: on(content, fields.lines(&field)) })
    });
    request.variants.extend(own);
    request.connections = fields
        .all("connection")
        .map(|id| id.parse().map_err(|error| Problem::from(error).with("field", "targets")))
        .collect::<Result<_, _>>()?;
    request.time = (fields.text("when") == "later").then(|| PlannedTime {
        local: fields.text("local").to_owned(),
        time_zone: fields.text("zone").trim().to_owned(),
    });
    Ok(request)
}

/// The same with another text at its beginning.
fn on(content: &PostContent, text: String) -> PostContent {
    let mut content = content.clone();
    if let Some(first) = content.messages.first_mut() {
        first.text = text;
    }
    content
}

/// A link stands at the end, on a line of its own, unless the text has it.
fn with_link(text: String, link: Option<&str>) -> Result<String, Problem> {
    let Some(link) = link else { return Ok(text) };
    let web = |url: &Url| ["http", "https"].contains(&url.scheme()) && url.has_host();
    if !Url::parse(link).is_ok_and(|url| web(&url)) {
        let message = "a link begins with https://";
        return Err(osirix::Error::new(ErrorCode::InvalidInput, message)
            .with("field", "link")
            .into());
    }
    Ok(match text.trim_end() {
        text if text.contains(link) => text.to_owned(),
        "" => link.to_owned(),
        text => format!("{text}\n{link}"),
    })
}

/// The files that go with the first message, or the job whose video it waits for.
async fn media(
    app: &App,
    account: AccountId,
    fields: &Fields,
    before: Vec<PostMedia>,
    file: Option<BlobKey>,
) -> Result<(Vec<PostMedia>, Option<JobId>), Problem> {
    let alt_text = fields.some("alt").map(|_| fields.lines("alt"));
    if let Some(file) = file {
        return Ok((vec![PostMedia { file, alt_text, captions: None }], None));
    }
    match fields.text("video") {
        "" => Ok((Vec::new(), None)),
        KEPT => {
            let mut media = before;
            if let Some(first) = media.first_mut() {
                first.alt_text = alt_text;
            }
            Ok((media, None))
        }
        id => {
            let named = |error: osirix::Error| Problem::from(error).with("field", "video_job");
            let id: JobId = id.parse().map_err(named)?;
            let job = app.osirix.jobs().get(account, id).await.map_err(named)?;
            Ok(match job.video() {
                Some(video) => {
                    let (file, captions) = (video.video.clone(), Some(video.vtt.clone()));
                    (vec![PostMedia { file, alt_text, captions }], None)
                }
                None => (Vec::new(), Some(id)),
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_stands_at_the_end_once() {
        let link = Some("https://example.com/a");
        let with = |text: &str| with_link(text.to_owned(), link).unwrap();
        assert_eq!(with("Look.\n"), "Look.\nhttps://example.com/a");
        assert_eq!(with("At https://example.com/a now"), "At https://example.com/a now");
        assert_eq!(with(""), "https://example.com/a");
        for odd in ["javascript:alert(1)", "example.com", "https://"] {
            assert!(with_link(String::new(), Some(odd)).is_err(), "{odd}");
        }
    }
}

//! The form in which a video is written.

use osirix::{
    Aspect, CaptionDesign, CaptionStyle, Result, Script, VideoRequest, VideoSpec, VoiceId,
};

use crate::App;
use crate::pages::failure::Failure;
use crate::pages::form::{Fields, Wrong};
use crate::pages::look::picture;
use crate::pages::member::Member;

/// Something of a list, to be chosen.
pub(super) struct Choice {
    pub(super) value: String,
    pub(super) label: String,
    /// The address of a picture; empty where there is none.
    pub(super) picture: String,
    pub(super) chosen: bool,
}

/// The form, with what was filled in and what one can choose.
pub(super) struct Composer {
    pub(super) script: String,
    pub(super) most: usize,
    pub(super) avatars: Vec<Choice>,
    pub(super) voices: Vec<Choice>,
    pub(super) aspects: Vec<Choice>,
    pub(super) captions: Vec<Choice>,
    /// Looks of products that the account has.
    pub(super) looks: Vec<Choice>,
    /// The same form, sent twice, makes one job.
    pub(super) key: String,
    pub(super) wrong: Wrong,
}

const ASPECTS: [(&str, &str); 4] =
    [("16:9", "Wide 16:9"), ("9:16", "Tall 9:16"), ("1:1", "Square 1:1"), ("4:5", "Feed 4:5")];

const CAPTIONS: [(&str, &str); 4] = [
    ("", "Beside the video"),
    ("plain", "In the picture"),
    ("boxed", "In the picture, boxed"),
    ("karaoke", "In the picture, word by word"),
];

impl Composer {
    pub(super) async fn new(
        app: &App,
        member: &Member,
        fields: &Fields,
        wrong: Wrong,
    ) -> std::result::Result<Self, Failure> {
        let plain = VideoRequest::new("");
        let avatar = fields.some("avatar").unwrap_or(&plain.avatar);
        let voice = fields.some("voice").unwrap_or(&plain.voice.0);
        let avatars = app.osirix.avatars().list(member.account()).await?;
        let voices = app.osirix.voices().list().await?;
        Ok(Composer {
            script: fields.text("script").to_owned(),
            most: Script::MAX_CHARS,
            avatars: avatars
                .into_iter()
                .map(|one| {
                    let picture = picture(&one);
                    Choice { picture, ..choice(&one.slug, &one.name, avatar) }
                })
                .collect(),
            voices: voices
                .iter()
                .map(|one| choice(&one.id.0, &format!("{} ({})", one.name, one.language), voice))
                .collect(),
            aspects: choices(&ASPECTS, fields.some("aspect").unwrap_or("16:9")),
            captions: choices(&CAPTIONS, fields.text("captions")),
            looks: looks(app, member, fields.text("look")).await?,
            key: member.frame.nonce.clone(),
            wrong,
        })
    }
}

fn choice(value: &str, label: &str, chosen: &str) -> Choice {
    Choice {
        value: value.to_owned(),
        label: label.to_owned(),
        picture: String::new(),
        chosen: value == chosen,
    }
}

fn choices(list: &[(&str, &str)], chosen: &str) -> Vec<Choice> {
    list.iter().map(|(value, label)| choice(value, label, chosen)).collect()
}

async fn looks(app: &App, member: &Member, chosen: &str) -> osirix::Result<Vec<Choice>> {
    let library = app.osirix.marketplace().library(member.account()).await?;
    let looks = library.iter().flat_map(|owned| {
        owned.content.looks.iter().map(move |look| {
            let value = format!("{}/{}", owned.product.slug, look.name);
            choice(&value, &format!("{}: {}", owned.product.name, look.title), chosen)
        })
    });
    Ok(looks.collect())
}

/// The video that a form asks for.
pub(super) fn request(fields: &Fields) -> Result<VideoRequest> {
    // Browsers end a form's lines in their own way.
    let plain = VideoRequest::new(fields.text("script").replace("\r\n", "\n"));
    let aspect = fields.some("aspect").map(str::parse::<Aspect>).transpose()?;
    let style = fields.some("captions").map(str::parse::<CaptionStyle>).transpose()?;
    Ok(VideoRequest {
        looks: fields.some("look").map(str::to_owned).into_iter().collect(),
        avatar: fields.some("avatar").map_or(plain.avatar, str::to_owned),
        voice: fields.some("voice").map_or(plain.voice, |voice| VoiceId(voice.to_owned())),
        spec: VideoSpec { aspect: aspect.unwrap_or_default(), ..plain.spec },
        captions: style.map(|style| CaptionDesign { style, ..CaptionDesign::default() }),
        idempotency_key: fields.some("key").map(str::to_owned),
        ..VideoRequest::new(plain.script)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_becomes_a_request() {
        let made = request(&Fields::of(
            b"script=a%0D%0Ab&aspect=9:16&captions=boxed&look=x/y&avatar=&voice=v/1",
        ));
        let made = made.unwrap();
        assert_eq!((made.script.as_str(), made.spec.aspect), ("a\nb", Aspect::Portrait));
        assert_eq!((made.looks, made.voice.0.as_str()), (vec!["x/y".to_owned()], "v/1"));
        assert_eq!(made.avatar, VideoRequest::new("").avatar);
        assert_eq!(made.captions.map(|captions| captions.style), Some(CaptionStyle::Boxed));
        let wrong = request(&Fields::of(b"script=a&aspect=2:1")).unwrap_err();
        assert_eq!(wrong.context_value("field"), Some("aspect"));
    }
}

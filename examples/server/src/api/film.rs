//! What a video has besides its avatar, as it is asked for.

use osirix::{
    Background, BlobKey, CaptionDesign, CaptionPosition, CaptionStyle, Color, Footage, Gradient,
    Music, NewConsent, Overlay, OverlayPlace,
};
use serde::Deserialize;
use utoipa::ToSchema;

/// Captions that are drawn into the picture. Nothing is needed.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Captions {
    /// `plain`, `boxed`, `karaoke`.
    #[schema(value_type = Option<String>, pattern = "^(plain|boxed|karaoke)$")]
    style: Option<CaptionStyle>,
    /// `top`, `middle`, `bottom`.
    #[schema(value_type = Option<String>, pattern = "^(top|middle|bottom)$")]
    position: Option<CaptionPosition>,
    /// The letters' size in percent of the picture's shorter side.
    #[schema(minimum = 2.0, maximum = 12.0)]
    size: Option<f32>,
    /// The letters' colour.
    #[schema(value_type = Option<String>, pattern = "^#[0-9a-fA-F]{6}$")]
    color: Option<Color>,
    /// The colour of the word that is being said.
    #[schema(value_type = Option<String>, pattern = "^#[0-9a-fA-F]{6}$")]
    highlight: Option<Color>,
}

impl From<Captions> for CaptionDesign {
    fn from(captions: Captions) -> Self {
        let own = CaptionDesign::default();
        CaptionDesign {
            style: captions.style.unwrap_or(own.style),
            position: captions.position.unwrap_or(own.position),
            size: captions.size.unwrap_or(own.size),
            color: captions.color.unwrap_or(own.color),
            highlight: captions.highlight.unwrap_or(own.highlight),
        }
    }
}

/// A film whose person says something else.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SpokenFilm {
    /// The key of a film among the account's files: MP4 or MOV with H.264, at most ten minutes and
    /// 1,920 pixels a side.
    #[schema(value_type = String)]
    file: BlobKey,
    consent: Agreement,
}

/// That the person in a film agrees.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Agreement {
    /// Who agrees: the name of the person in the film.
    #[schema(min_length = 1, max_length = 200)]
    by: String,
    /// To what, in the words that the person was shown.
    #[schema(min_length = 1, max_length = 2_000)]
    statement: String,
}

impl From<SpokenFilm> for Footage {
    fn from(film: SpokenFilm) -> Self {
        let Agreement { by, statement } = film.consent;
        Footage { file: film.file, consent: NewConsent { by, statement } }
    }
}

/// What stands behind the avatar: one of a colour, a gradient, a picture and a film.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Behind {
    /// One colour, for example `#00ff00` for a key.
    #[schema(value_type = Option<String>, pattern = "^#[0-9a-fA-F]{6}$")]
    color: Option<Color>,
    gradient: Option<Slope>,
    /// The key of a picture among the account's files.
    #[schema(value_type = Option<String>)]
    image: Option<BlobKey>,
    /// The key of a film among the account's files, which begins again where it is shorter, and of
    /// which nothing is heard: MP4 or MOV with H.264, at most ten minutes and 1,920 pixels a side.
    #[schema(value_type = Option<String>)]
    video: Option<BlobKey>,
    /// How far it is blurred, in percent of the shorter side.
    #[schema(minimum = 0.0, maximum = 10.0)]
    blur: Option<f32>,
}

/// A colour that becomes another one.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Slope {
    /// The colour above.
    #[schema(value_type = String, pattern = "^#[0-9a-fA-F]{6}$")]
    top: Color,
    /// The colour below.
    #[schema(value_type = String, pattern = "^#[0-9a-fA-F]{6}$")]
    bottom: Color,
}

impl From<Behind> for Background {
    fn from(behind: Behind) -> Self {
        let gradient = behind.gradient.map(|Slope { top, bottom }| Gradient { top, bottom });
        let Behind { color, image, video, blur, .. } = behind;
        Background { color, gradient, image, video, blur: blur.unwrap_or_default() }
    }
}

/// A text over the picture. Only the text is needed.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct OverPicture {
    /// What it says.
    #[schema(min_length = 1, max_length = 120)]
    text: String,
    /// `title`, `lower_third`.
    #[schema(value_type = Option<String>, pattern = "^(title|lower_third)$")]
    place: Option<OverlayPlace>,
    /// When it comes, in milliseconds from the beginning.
    from_ms: Option<u32>,
    /// When it is gone; it stays until the end unless it is said.
    to_ms: Option<u32>,
    /// The letters' colour.
    #[schema(value_type = Option<String>, pattern = "^#[0-9a-fA-F]{6}$")]
    color: Option<Color>,
}

impl From<OverPicture> for Overlay {
    fn from(over: OverPicture) -> Self {
        let own = Overlay::new(over.text);
        Overlay {
            place: over.place.unwrap_or(own.place),
            from_ms: over.from_ms.unwrap_or(own.from_ms),
            to_ms: over.to_ms,
            color: over.color.unwrap_or(own.color),
            text: own.text,
        }
    }
}

/// Music under the voice. Only the file is needed.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct UnderVoice {
    /// The key of a sound among the account's files.
    #[schema(value_type = String)]
    file: BlobKey,
    /// How loud it is beside the voice while nobody speaks, in decibels.
    #[schema(minimum = -40.0, maximum = 0.0)]
    level_db: Option<f32>,
    /// How much quieter it is while the voice speaks, in decibels.
    #[schema(minimum = 0.0, maximum = 40.0)]
    duck_db: Option<f32>,
    /// Whether it begins again where it is shorter than the video.
    looped: Option<bool>,
    /// How long it takes to come, in milliseconds.
    #[schema(maximum = 30_000)]
    fade_in_ms: Option<u32>,
    /// How long it takes to go, in milliseconds.
    #[schema(maximum = 30_000)]
    fade_out_ms: Option<u32>,
}

impl From<UnderVoice> for Music {
    fn from(music: UnderVoice) -> Self {
        let own = Music::new(music.file);
        Music {
            level_db: music.level_db.unwrap_or(own.level_db),
            duck_db: music.duck_db.unwrap_or(own.duck_db),
            looped: music.looped.unwrap_or(own.looped),
            fade_in_ms: music.fade_in_ms.unwrap_or(own.fade_in_ms),
            fade_out_ms: music.fade_out_ms.unwrap_or(own.fade_out_ms),
            file: own.file,
        }
    }
}

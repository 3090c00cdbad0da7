//! What travels: the parts of ElevenLabs' forms that are used.

use osirix_core::media;
use serde::{Deserialize, Serialize};

use super::super::pieces::Piece;
use super::{RATE_HZ, id};

#[derive(Debug, Serialize)]
pub(super) struct Speech<'a> {
    text: &'a str,
    model_id: &'a str,
    voice_settings: Settings,
    /// The same text sounds the same again, as far as they can.
    seed: u32,
    #[serde(skip_serializing_if = "str::is_empty")]
    previous_text: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    next_text: &'a str,
}

#[derive(Debug, Serialize)]
struct Settings {
    speed: f32,
}

impl<'a> Speech<'a> {
    pub(super) fn new(piece: &'a Piece, model_id: &'a str, speed: f32) -> Self {
        Speech {
            text: &piece.text,
            model_id,
            voice_settings: Settings { speed },
            seed: 1,
            previous_text: &piece.before,
            next_text: &piece.behind,
        }
    }
}

#[derive(Debug, Deserialize)]
pub(super) struct Spoken {
    pub(super) audio_base64: String,
    #[serde(default)]
    pub(super) alignment: Option<Alignment>,
}

/// When each character of the text is said, in seconds.
#[derive(Debug, Deserialize)]
pub(super) struct Alignment {
    characters: Vec<String>,
    character_start_times_seconds: Vec<f64>,
    character_end_times_seconds: Vec<f64>,
}

impl Alignment {
    /// Where each word of the piece is, in samples of a sound that is played `factor` times as fast;
    /// nothing if these are not the times of this text.
    pub(super) fn words(
        &self,
        piece: &Piece,
        rate_hz: u32,
        factor: f32,
    ) -> Option<Vec<(usize, usize)>> {
        let all = self.characters.len();
        let fits = self.character_start_times_seconds.len() == all
            && self.character_end_times_seconds.len() == all
            && self.characters.concat() == piece.text;
        if !fits {
            return None;
        }
        let sample = |seconds: f64| {
            (seconds.clamp(0.0, 86_400.0) / f64::from(factor) * f64::from(rate_hz)).round() as usize
        };
        let mut words = Vec::new();
        let mut word: Option<(usize, usize)> = None;
        for (at, character) in self.characters.iter().enumerate() {
            if character.chars().all(char::is_whitespace) {
                words.extend(word.take());
                continue;
            }
            let start = sample(self.character_start_times_seconds[at]);
            let end = sample(self.character_end_times_seconds[at]);
            word = Some(word.map_or((start, end), |(first, last)| (first, last.max(end))));
        }
        words.extend(word);
        (words.len() == piece.words.len()).then_some(words)
    }
}

#[derive(Debug, Deserialize)]
pub(super) struct Voices {
    pub(super) voices: Vec<Voice>,
    pub(super) has_more: bool,
    #[serde(default)]
    pub(super) next_page_token: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Voice {
    voice_id: String,
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    labels: Option<Labels>,
}

#[derive(Debug, Deserialize)]
struct Labels {
    #[serde(default)]
    language: Option<String>,
}

impl Voice {
    pub(super) fn into_voice(self) -> media::Voice {
        let name = self.name.filter(|name| !name.trim().is_empty());
        media::Voice {
            id: id(&self.voice_id),
            name: name.unwrap_or_else(|| self.voice_id.clone()),
            // "mul" is several languages (ISO 639-2).
            language: self.labels.and_then(|l| l.language).unwrap_or_else(|| "mul".to_owned()),
            sample_rate_hz: RATE_HZ,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::pieces::pieces;
    use super::*;

    fn piece(text: &str) -> Piece {
        pieces(text, 1_000).remove(0)
    }

    fn alignment(text: &str) -> Alignment {
        let characters: Vec<String> = text.chars().map(String::from).collect();
        let starts = (0..characters.len()).map(|at| at as f64 / 10.0);
        Alignment {
            character_start_times_seconds: starts.clone().collect(),
            character_end_times_seconds: starts.map(|start| start + 0.1).collect(),
            characters,
        }
    }

    #[test]
    fn words_have_the_times_of_their_characters() {
        let words = alignment("Hi, you").words(&piece("Hi, you"), 1_000, 1.0);
        assert_eq!(words.unwrap(), [(0, 300), (400, 700)]);
        let faster = alignment("Hi, you").words(&piece("Hi, you"), 1_000, 2.0);
        assert_eq!(faster.unwrap(), [(0, 150), (200, 350)]);
    }

    #[test]
    fn times_of_another_text_are_not_believed() {
        assert_eq!(alignment("Hi, you").words(&piece("Hi, You"), 1_000, 1.0), None);
        let mut short = alignment("Hi");
        short.character_end_times_seconds.pop();
        assert_eq!(short.words(&piece("Hi"), 1_000, 1.0), None);
        let mut wild = alignment("Hi");
        wild.character_end_times_seconds[1] = f64::NAN;
        wild.character_start_times_seconds[0] = -1e300;
        assert_eq!(wild.words(&piece("Hi"), 1_000, 1.0), Some(vec![(0, 100)]));
    }
}

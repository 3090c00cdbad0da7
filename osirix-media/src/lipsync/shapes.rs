//! Which shapes the mouth takes for a phoneme.

use osirix_core::media::{PhonemeSpan, Viseme};

use super::REST_US;

/// How much a shape stands its ground against its neighbours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Hold {
    /// Made inside the mouth: the lips follow the vowels around it.
    Soft,
    /// The second half of a diphthong, or an unstressed vowel.
    Light,
    /// A consonant that shows, or a stressed vowel.
    Firm,
    /// Lips or teeth close: always reached.
    Closure,
}

/// A shape and the time it has.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Shape {
    pub(super) viseme: Viseme,
    /// 0.0 is rest, 1.0 the full shape.
    pub(super) strength: f32,
    pub(super) hold: Hold,
    pub(super) start_us: u64,
    pub(super) end_us: u64,
}

impl Shape {
    pub(super) fn length_us(&self) -> u64 {
        self.end_us - self.start_us
    }

    pub(super) fn is_round(&self) -> bool {
        matches!(self.viseme, Viseme::Ou | Viseme::Oh)
    }
}

/// The speech between two silences in which the lips rest: shapes in order, at least one.
pub(super) type Phrase = Vec<Shape>;

/// All phrases of a speech. Silences too short for rest are passed over.
pub(super) fn phrases(phonemes: &[PhonemeSpan]) -> Vec<Phrase> {
    let mut phrases = Vec::new();
    let mut current = Phrase::new();
    let mut silence_us = 0;
    for span in phonemes.iter().filter(|span| span.end_us > span.start_us) {
        if span.phoneme == "pau" {
            silence_us += span.end_us - span.start_us;
            continue;
        }
        if silence_us >= REST_US && !current.is_empty() {
            phrases.push(std::mem::take(&mut current));
        }
        silence_us = 0;
        push(&mut current, span);
    }
    phrases.push(current);
    phrases.retain(|phrase| !phrase.is_empty());
    phrases
}

/// Where a diphthong goes over into its second shape.
const GLIDE_AT: f32 = 0.6;

fn push(phrase: &mut Phrase, span: &PhonemeSpan) {
    let (viseme, strength, hold) = form(&span.phoneme);
    let strength = strength * emphasis(span);
    let whole = Shape { viseme, strength, hold, start_us: span.start_us, end_us: span.end_us };
    let Some((second, part)) = glide(&span.phoneme) else {
        return phrase.push(whole);
    };
    let at = span.start_us + ((whole.length_us() as f32) * GLIDE_AT) as u64;
    phrase.push(Shape { end_us: at, ..whole });
    phrase.push(Shape {
        viseme: second,
        strength: part * strength,
        hold: Hold::Light,
        start_us: at,
        ..whole
    });
}

// Stressed and long vowels open fully, unstressed and short ones less.
fn emphasis(span: &PhonemeSpan) -> f32 {
    if !is_vowel(&span.phoneme) {
        return 1.0;
    }
    let stress = if span.stress > 0 { 1.0 } else { 0.78 };
    let length_ms = (span.end_us - span.start_us) as f32 / 1_000.0;
    stress * (0.7 + 0.3 * (length_ms / 110.0).min(1.0))
}

/// Whether it is a vowel.
pub(super) fn is_vowel(phoneme: &str) -> bool {
    matches!(phoneme.as_bytes().first(), Some(b'a' | b'e' | b'i' | b'o' | b'u'))
}

fn form(phoneme: &str) -> (Viseme, f32, Hold) {
    use Hold::{Closure, Firm, Light, Soft};
    match phoneme {
        "p" | "b" | "m" => (Viseme::Pp, 1.0, Closure),
        "f" | "v" => (Viseme::Ff, 1.0, Closure),
        "th" | "dh" => (Viseme::Th, 0.8, Firm),
        "t" | "d" => (Viseme::Dd, 0.6, Soft),
        "k" | "g" | "ng" => (Viseme::Kk, 0.6, Soft),
        "n" | "l" => (Viseme::Nn, 0.6, Soft),
        "ch" | "jh" | "sh" | "zh" => (Viseme::Ch, 0.9, Firm),
        "s" | "z" => (Viseme::Ss, 0.8, Firm),
        "r" => (Viseme::Rr, 0.8, Firm),
        "er" => (Viseme::Rr, 0.9, Firm),
        "w" => (Viseme::Ou, 1.0, Firm),
        "y" => (Viseme::Ih, 0.7, Light),
        "aa" | "ay" | "aw" => (Viseme::Aa, 1.0, Firm),
        "ah" => (Viseme::Aa, 0.7, Firm),
        "ax" => (Viseme::Aa, 0.5, Light),
        "ae" | "eh" | "ey" => (Viseme::E, 0.95, Firm),
        "ih" | "iy" => (Viseme::Ih, 0.9, Firm),
        "ao" | "ow" | "oy" => (Viseme::Oh, 1.0, Firm),
        "uw" => (Viseme::Ou, 1.0, Firm),
        "uh" => (Viseme::Ou, 0.7, Firm),
        // hh and whatever else an engine names: the mouth is open a little, for what follows.
        _ => (Viseme::Kk, 0.4, Soft),
    }
}

fn glide(phoneme: &str) -> Option<(Viseme, f32)> {
    Some(match phoneme {
        "ay" | "ey" | "oy" => (Viseme::Ih, 0.85),
        "aw" | "ow" => (Viseme::Ou, 0.9),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(phoneme: &str, stress: u8, start_ms: u64, end_ms: u64) -> PhonemeSpan {
        let (start_us, end_us) = (start_ms * 1_000, end_ms * 1_000);
        PhonemeSpan { phoneme: phoneme.to_owned(), stress, start_us, end_us }
    }

    #[test]
    fn a_diphthong_is_split_60_to_40() {
        let phrases = phrases(&[span("ay", 1, 0, 100)]);
        let shapes: Vec<_> = phrases[0].iter().map(|s| (s.viseme, s.end_us)).collect();
        assert_eq!(shapes, [(Viseme::Aa, 60_000), (Viseme::Ih, 100_000)]);
    }

    #[test]
    fn a_schwa_opens_less_than_a_stressed_vowel() {
        let phrases = phrases(&[span("ax", 0, 0, 60), span("aa", 1, 60, 200)]);
        assert!(phrases[0][0].strength < 0.5 * phrases[0][1].strength);
    }

    #[test]
    fn only_a_silence_that_is_long_enough_parts_phrases() {
        let speech = |pause: u64| {
            [
                span("aa", 1, 0, 100),
                span("pau", 0, 100, 100 + pause),
                span("iy", 1, 100 + pause, 300 + pause),
            ]
        };
        assert_eq!(phrases(&speech(119)).len(), 1);
        assert_eq!(phrases(&speech(120)).len(), 2);
        assert!(phrases(&[span("pau", 0, 0, 900)]).is_empty());
    }
}

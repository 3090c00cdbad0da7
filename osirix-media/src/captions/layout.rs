//! Where words are broken into lines, and how good a break is.

use osirix_core::media::WordSpan;

/// The characters of words on one line.
pub(super) fn line_chars(words: &[WordSpan]) -> usize {
    let letters: usize = words.iter().map(|word| word.text.chars().count()).sum();
    letters + words.len().saturating_sub(1)
}

/// How little a break between two words suits: 0.0 after a sentence, 1.0 inside a phrase, more
/// after a word that belongs to the next.
pub(super) fn roughness(before: &WordSpan) -> f32 {
    let text = before.text.trim_end_matches(['"', '\'', ')', ']', '”', '’', '»']);
    match text.chars().next_back() {
        Some('.' | '!' | '?' | '…' | '。' | '！' | '？') => 0.0,
        Some(',' | ';' | ':' | '—' | '–') => 0.3,
        _ if clings(text) => 1.5,
        _ => 1.0,
    }
}

/// Whether a sentence ends with this word.
pub(super) fn ends_sentence(word: &WordSpan) -> bool {
    roughness(word) == 0.0
}

fn clings(text: &str) -> bool {
    const CLINGING: [&str; 26] = [
        "a", "an", "and", "as", "at", "by", "for", "from", "his", "her", "i", "in", "is", "its",
        "my", "of", "on", "or", "our", "that", "the", "their", "to", "we", "with", "your",
    ];
    CLINGING.contains(&text.to_lowercase().as_str())
}

/// How many of the words go on the first line of `room` characters: all where they fit on it, else where the lines are
/// even and the break suits; nothing where two lines do not hold them.
pub(super) fn first_line(words: &[WordSpan], room: usize) -> Option<usize> {
    if line_chars(words) <= room {
        return Some(words.len());
    }
    let uneven = |at: usize| {
        let (first, second) = (line_chars(&words[..at]), line_chars(&words[at..]));
        let fits = first <= room && second <= room;
        fits.then(|| first.abs_diff(second) as f32 + 30.0 * roughness(&words[at - 1]))
    };
    (1..words.len())
        .filter_map(|at| uneven(at).map(|cost| (at, cost)))
        .min_by(|(_, a), (_, b)| a.total_cmp(b))
        .map(|(at, _)| at)
}

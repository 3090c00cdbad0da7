//! A network's own words in an error.

/// The most that are kept, in characters.
const MOST: usize = 300;

/// The words without these secrets, without what URLs carry behind their question marks, which may
/// be a signature, and not too many.
pub(crate) fn without(words: &str, secrets: &[&str]) -> String {
    let clean = secrets
        .iter()
        .filter(|secret| !secret.is_empty())
        .fold(words.to_owned(), |words, secret| words.replace(secret, "<secret>"));
    let clean: Vec<_> = clean.split(' ').map(without_query).collect();
    clean.join(" ").chars().take(MOST).collect()
}

/// The network's name of an error and its words in one.
pub(crate) fn said(name: Option<String>, words: Option<String>) -> Option<String> {
    match (name, words) {
        (Some(name), Some(words)) => Some(format!("{name}: {words}")),
        (name, words) => name.or(words),
    }
}

fn without_query(word: &str) -> &str {
    match word.split_once('?') {
        Some((url, _)) if url.contains("://") => url,
        _ => word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_carry_no_secret() {
        let words = "no such code: hunter2 at https://x.example/a?sig=1 (hunter2)";
        let clean = "no such code: <secret> at https://x.example/a (<secret>)";
        assert_eq!(without(words, &["hunter2", ""]), clean);
        assert_eq!(without(&"x".repeat(301), &[]).len(), MOST);
    }
}

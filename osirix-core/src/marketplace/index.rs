//! Words by which products are found, the same on every database.

use std::collections::BTreeSet;

use super::Product;

/// The longest word that is kept, in characters.
const MAX_CHARS: usize = 40;
/// The most words of a question that count.
const MAX_ASKED: usize = 8;

/// The words of a text: what stands between other characters than letters and digits, in small
/// letters, each once.
fn words(text: &str) -> BTreeSet<String> {
    let parts = text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    parts.map(|part| part.to_lowercase().chars().take(MAX_CHARS).collect()).collect()
}

/// The words by which a product is found.
pub(super) fn of_product(product: &Product) -> Vec<String> {
    let Product { name, description, category, .. } = product;
    words(&format!("{name} {description} {category}")).into_iter().collect()
}

/// The words that a question asks for: each may be the beginning of one.
pub(super) fn asked(text: &str) -> Vec<String> {
    words(text).into_iter().take(MAX_ASKED).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_its_words_in_small_letters() {
        assert_eq!(asked("  Élan-vital, for 3D! for "), ["3d", "for", "vital", "élan"]);
        assert_eq!(asked(&"x".repeat(50))[0].len(), 40);
        assert!(asked("—!").is_empty());
    }
}

//! What stands in attributes: documentation and settings.

use syn::{Attribute, Expr, Lit, Meta};

/// The documentation of an item: its lines, with links reduced to their texts.
pub(crate) fn doc(attributes: &[Attribute]) -> String {
    let lines = attributes.iter().filter_map(|attribute| match &attribute.meta {
        Meta::NameValue(pair) if pair.path.is_ident("doc") => match &pair.value {
            Expr::Lit(literal) => match &literal.lit {
                Lit::Str(text) => Some(text.value()),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    });
    let lines: Vec<_> =
        lines.map(|line| line.strip_prefix(' ').unwrap_or(&line).to_owned()).collect();
    without_targets(lines.join("\n").trim())
}

/// `[text](target)` becomes `text`, and so does `[text]`.
fn without_targets(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(from) = rest.find('[') {
        let Some(length) = rest[from..].find(']') else { break };
        plain.push_str(&rest[..from]);
        plain.push_str(&rest[from + 1..from + length]);
        rest = &rest[from + length + 1..];
        if rest.starts_with('(') {
            rest = rest.find(')').map_or(rest, |end| &rest[end + 1..]);
        }
    }
    plain + rest
}

/// The value of `#[attribute(name = "value")]`.
pub(crate) fn setting(attributes: &[Attribute], attribute: &str, name: &str) -> Option<String> {
    let mut found = None;
    for one in attributes.iter().filter(|one| one.path().is_ident(attribute)) {
        // What cannot be read here is not the setting that is looked for.
        let _ = one.parse_nested_meta(|meta| {
            if let Ok(value) = meta.value() {
                let value: syn::LitStr = value.parse()?;
                if meta.path.is_ident(name) {
                    found = Some(value.value());
                }
            }
            Ok(())
        });
    }
    found
}

/// Whether `#[attribute(.., word, ..)]` is there.
pub(crate) fn has_word(attributes: &[Attribute], attribute: &str, word: &str) -> bool {
    attributes.iter().filter(|one| one.path().is_ident(attribute)).any(|one| {
        let mut found = false;
        let _ = one.parse_nested_meta(|meta| {
            found |= meta.path.is_ident(word);
            if let Ok(value) = meta.value() {
                value.parse::<Expr>()?;
            }
            Ok(())
        });
        found
    })
}

/// `LipSync` becomes `lip_sync`.
pub(crate) fn snake_case(name: &str) -> String {
    let mut text = String::new();
    for (at, letter) in name.char_indices() {
        if letter.is_uppercase() && at > 0 {
            text.push('_');
        }
        text.extend(letter.to_lowercase());
    }
    text
}

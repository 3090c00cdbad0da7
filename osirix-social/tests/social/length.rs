//! The length of a text on X, as X's own library counts it.

use std::path::Path;
use std::process::Command;

use osirix_social::preflight::weighted_length;
use serde::Deserialize;

use crate::named::named;

/// Another seed gives other texts.
const SEED: &str = "20261126";
const TEXTS: usize = 10_000;

#[derive(Deserialize)]
struct Counted {
    text: String,
    length: u32,
}

fn counted_by_x() -> Vec<Counted> {
    let folder = named("OSIRIX_TEST_SOCIAL_PACKAGES");
    let seed = std::env::var("OSIRIX_TEST_SEED").unwrap_or_else(|_| SEED.to_owned());
    let output = Command::new("node")
        .arg(Path::new(&folder).join("length.mjs"))
        .args([TEXTS.to_string(), seed])
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let lines = String::from_utf8(output.stdout).unwrap();
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn ten_thousand_texts_are_as_long_as_x_says() {
    let all = counted_by_x();
    assert_eq!(all.len(), TEXTS);
    let wrong: Vec<_> =
        all.iter().filter(|counted| weighted_length(&counted.text) != counted.length).collect();
    let shown: Vec<_> =
        wrong.iter().take(10).map(|c| (&c.text, c.length, weighted_length(&c.text))).collect();
    assert!(wrong.is_empty(), "{} of them are not: {shown:?}", wrong.len());
}

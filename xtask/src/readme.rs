//! The first program of a README: what people see first must work as it stands there.

use std::fs;
use std::path::Path;

use crate::process::{Outcome, Program, root};

/// An empty folder with the README's first program in it, by the name that it gets.
pub(crate) fn alone(place: &Path, readme: &str, language: &str, name: &str) -> Outcome {
    let failed = |e: std::io::Error| format!("{}: {e}", place.display());
    if place.exists() {
        fs::remove_dir_all(place).map_err(failed)?;
    }
    fs::create_dir_all(place).map_err(failed)?;
    let text = fs::read_to_string(root().join(readme)).map_err(|e| format!("{readme}: {e}"))?;
    let program =
        block(&text, language).ok_or_else(|| format!("{readme} has no block of {language}"))?;
    fs::write(place.join(name), program).map_err(failed)
}

/// Runs the program in its folder: it makes a video.
pub(crate) fn makes_video(place: &Path, program: Program) -> Outcome {
    program.current_dir(place).run()?;
    let video = place.join("hello.mp4");
    let bytes = fs::read(&video).map_err(|e| format!("{}: {e}", video.display()))?;
    match bytes.get(4..8) {
        Some(b"ftyp") => Ok(()),
        _ => Err(format!("{} is no video", video.display())),
    }
}

/// The first block of code in this language.
fn block<'a>(text: &'a str, language: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(&format!("\n```{language}\n"))?;
    rest.split_once("\n```\n").map(|(program, _)| program)
}

#[cfg(test)]
mod tests {
    use super::block;

    #[test]
    fn the_first_block_of_a_language_is_found() {
        let text = "# A\n\n```sh\nls\n```\n\n```js\none();\n```\n\n```js\ntwo();\n```\n";
        assert_eq!(block(text, "sh"), Some("ls"));
        assert_eq!(block(text, "js"), Some("one();"));
        assert_eq!(block(text, "python"), None);
    }
}

//! Names in the writing of other languages.

use crate::notes::snake_case;

/// `created_at` becomes `createdAt`.
pub(crate) fn camel_case(name: &str) -> String {
    let mut parts = name.split('_');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + &raised(part))
}

/// `InvalidInput` becomes `INVALID_INPUT`.
pub(crate) fn constant_case(name: &str) -> String {
    snake_case(name).to_uppercase()
}

/// `InvalidInput` becomes `invalidInput`.
pub(crate) fn lowered(name: &str) -> String {
    camel_case(&snake_case(name))
}

fn raised(part: &str) -> String {
    let mut letters = part.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

/// Documentation between `/**` and `*/` at this depth.
pub(crate) fn comment(doc: &str, indent: &str) -> String {
    let doc = doc.replace("*/", "* /").replace("/*", "/ *");
    let lines: Vec<_> = doc.lines().collect();
    match lines[..] {
        [] => String::new(),
        [line] => format!("{indent}/** {line} */\n"),
        _ => {
            let lines =
                lines.iter().map(|line| format!("{indent} * {line}").trim_end().to_owned() + "\n");
            format!("{indent}/**\n{}{indent} */\n", lines.collect::<String>())
        }
    }
}

use std::fs::File;
use std::io::Read;
use std::path::Path;

use osirix::{Error, ErrorCode, Result, Script};

use crate::args::Args;

/// The longest text file that can hold a script: four bytes for each character, and a mark.
const MAX_BYTES: u64 = 4 * Script::MAX_CHARS as u64 + 3;

/// The script, from the command line or a file.
pub(crate) fn read(args: &Args) -> Result<String> {
    match (&args.text, &args.text_file) {
        (_, Some(path)) => read_file(path),
        (Some(text), None) => Ok(text.clone()),
        (None, None) => Err(Error::invalid("script", "give a text or --text-file")),
    }
    .and_then(|text| Script::new(&text).map(|script| script.as_str().to_owned()))
}

fn read_file(path: &Path) -> Result<String> {
    let failed = |e| Error::io(format!("read {}", path.display()), e).with("field", "text_file");
    let file = File::open(path).map_err(failed)?;
    let meta = file.metadata().map_err(failed)?;
    if meta.is_dir() {
        return Err(Error::invalid("text_file", "--text-file must name a file, not a folder")
            .with("value", path.display()));
    }
    let mut bytes = Vec::new();
    // One byte more than fits tells that there is more, whatever the file's size claims.
    file.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(Error::new(ErrorCode::TooLarge, "the text file is too long for a script")
            .with("field", "text_file")
            .with("limit_bytes", MAX_BYTES)
            .with("value_bytes", meta.len()));
    }
    String::from_utf8(bytes).map_err(|e| {
        Error::invalid("text_file", "the text file is not UTF-8")
            .with("position", e.utf8_error().valid_up_to())
    })
}

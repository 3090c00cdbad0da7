use std::ops::Range;

use osirix_core::error::{Error, Result};

/// The part of `0..length` that was asked for.
pub(super) fn within(range: Option<Range<u64>>, length: u64) -> Result<Range<u64>> {
    let Some(range) = range else { return Ok(0..length) };
    if range.start > length || range.start > range.end {
        return Err(Error::invalid("range", "the range begins behind its end or the blob's")
            .with("start", range.start)
            .with("end", range.end)
            .with("limit", length));
    }
    Ok(range.start..range.end.min(length))
}

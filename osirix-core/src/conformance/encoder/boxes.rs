//! As much of ISO/IEC 14496-12 as the suite looks at.

/// The kinds of track.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Picture,
    Sound,
}

/// What the index says of a track.
#[derive(Debug)]
pub(super) struct TrackInfo {
    pub(super) timescale: u32,
    /// As it is played: of the edit list, where there is one.
    pub(super) seconds: f64,
    pub(super) size: (u32, u32),
    /// How many samples follow each other with how many ticks each.
    pub(super) times: Vec<(u32, u32)>,
    /// The numbers of the keyframes, from 1.
    pub(super) keys: Vec<u32>,
    pub(super) reordered: bool,
    pub(super) starts_late: bool,
}

/// What the index says.
pub(super) struct Movie(Vec<(Kind, TrackInfo)>);

impl Movie {
    pub(super) fn read(file: &[u8]) -> Movie {
        let moov = child(file, "moov").expect("a moov box");
        let clock = clock(child(moov, "mvhd").expect("a mvhd box")).0;
        let tracks = children(moov).into_iter().filter(|(kind, _)| kind == "trak");
        Movie(tracks.map(|(_, body)| track(body, clock)).collect())
    }

    pub(super) fn track(&self, kind: Kind) -> &TrackInfo {
        let mut found = self.0.iter().filter(|(of, _)| *of == kind).map(|(_, track)| track);
        let track = found.next().unwrap_or_else(|| panic!("no track of {kind:?}"));
        assert!(found.next().is_none(), "several tracks of {kind:?}");
        track
    }
}

/// The kinds of the boxes of a file, in order.
pub(super) fn kinds(file: &[u8]) -> Vec<String> {
    children(file).into_iter().map(|(kind, _)| kind).collect()
}

fn track(trak: &[u8], movie_clock: u32) -> (Kind, TrackInfo) {
    let mdia = child(trak, "mdia").expect("a mdia box");
    let kind = match child(mdia, "hdlr").expect("a hdlr box").get(8..12) {
        Some(b"vide") => Kind::Picture,
        Some(b"soun") => Kind::Sound,
        other => panic!("a track of {other:?}"),
    };
    let (timescale, duration) = clock(child(mdia, "mdhd").expect("a mdhd box"));
    let edits = child(trak, "edts").and_then(|edts| child(edts, "elst")).map(edits);
    let played = edits.as_ref().map(|edits| edits.iter().map(|(length, _)| length).sum::<u64>());
    let seconds = match played {
        Some(ticks) => ticks as f64 / f64::from(movie_clock),
        None => duration as f64 / f64::from(timescale),
    };
    let stbl = child(child(mdia, "minf").expect("minf"), "stbl").expect("a stbl box");
    let tkhd = child(trak, "tkhd").expect("a tkhd box");
    let side = |from_end: usize| word(tkhd, tkhd.len() - from_end) >> 16;
    let info = TrackInfo {
        timescale,
        seconds,
        size: (side(8), side(4)),
        times: pairs(child(stbl, "stts").expect("a stts box")),
        keys: child(stbl, "stss").map_or_else(Vec::new, |stss| words(&stss[8..])),
        reordered: child(stbl, "ctts").is_some(),
        starts_late: edits.is_some_and(|edits| edits.first().is_some_and(|(_, at)| *at < 0)),
    };
    (kind, info)
}

/// Ticks per second and ticks of `mvhd` or `mdhd`, in either version.
fn clock(body: &[u8]) -> (u32, u64) {
    match body[0] {
        0 => (word(body, 12), u64::from(word(body, 16))),
        _ => (word(body, 20), long(body, 24)),
    }
}

/// The length and the start in the media of each edit; a start of -1 is an empty one.
fn edits(elst: &[u8]) -> Vec<(u64, i64)> {
    let entries = elst[8..].chunks_exact(if elst[0] == 0 { 12 } else { 20 });
    let short = |entry: &[u8]| (u64::from(word(entry, 0)), i64::from(word(entry, 4) as i32));
    let wide = |entry: &[u8]| (long(entry, 0), long(entry, 8) as i64);
    entries.map(|entry| if elst[0] == 0 { short(entry) } else { wide(entry) }).collect()
}

fn child<'a>(body: &'a [u8], kind: &str) -> Option<&'a [u8]> {
    children(body).into_iter().find(|(found, _)| found == kind).map(|(_, body)| body)
}

/// The boxes of which `body` consists, without a gap.
fn children(mut body: &[u8]) -> Vec<(String, &[u8])> {
    let mut found = Vec::new();
    while !body.is_empty() {
        let (head, size) = match word(body, 0) {
            1 => (16, long(body, 8) as usize),
            0 => (8, body.len()),
            size => (8, size as usize),
        };
        let kind = String::from_utf8_lossy(&body[4..8]).into_owned();
        assert!((head..=body.len()).contains(&size), "box {kind} of {size} bytes");
        found.push((kind, &body[head..size]));
        body = &body[size..];
    }
    found
}

fn pairs(table: &[u8]) -> Vec<(u32, u32)> {
    words(&table[8..]).chunks_exact(2).map(|pair| (pair[0], pair[1])).collect()
}

fn words(bytes: &[u8]) -> Vec<u32> {
    bytes.chunks_exact(4).map(|four| word(four, 0)).collect()
}

fn word(bytes: &[u8], at: usize) -> u32 {
    bytes[at..at + 4].iter().fold(0, |value, byte| value << 8 | u32::from(*byte))
}

fn long(bytes: &[u8], at: usize) -> u64 {
    u64::from(word(bytes, at)) << 32 | u64::from(word(bytes, at + 4))
}

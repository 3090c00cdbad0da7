//! Where the samples are: four bytes a sample, and eight a chunk of about half a second.

/// One of the file's two tracks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::video) enum Track {
    /// The frames.
    Picture,
    /// The AAC units.
    Sound,
}

/// A run of samples of one track, without a gap.
#[derive(Debug, Clone, Copy)]
pub(super) struct Chunk {
    /// Where it starts in the file.
    pub(super) offset: u32,
    /// How many samples it has.
    pub(super) samples: u32,
}

/// The samples of one track.
#[derive(Debug, Default)]
pub(super) struct SampleTable {
    /// Their lengths in bytes.
    pub(super) sizes: Vec<u32>,
    /// The numbers of the keyframes, from 1.
    pub(super) keys: Vec<u32>,
    /// Where they are.
    pub(super) chunks: Vec<Chunk>,
}

/// The samples of the file.
#[derive(Debug, Default)]
pub(super) struct Tables {
    /// The frames.
    pub(super) picture: SampleTable,
    /// The AAC units.
    pub(super) sound: SampleTable,
    last: Option<Track>,
}

impl Tables {
    /// Notes a sample; a chunk ends where the other track goes on.
    pub(super) fn add(&mut self, track: Track, offset: u32, size: u32, key: bool) {
        let again = self.last.replace(track) == Some(track);
        let table = match track {
            Track::Picture => &mut self.picture,
            Track::Sound => &mut self.sound,
        };
        table.sizes.push(size);
        if key {
            table.keys.push(table.sizes.len() as u32);
        }
        match table.chunks.last_mut() {
            Some(chunk) if again => chunk.samples += 1,
            _ => table.chunks.push(Chunk { offset, samples: 1 }),
        }
    }
}

/// The most samples that a file may come to have.
#[derive(Debug, Clone, Copy)]
pub(in crate::video) struct Bound {
    /// Frames.
    pub(in crate::video) frames: u64,
    /// Keyframes.
    pub(in crate::video) keys: u64,
    /// AAC units.
    pub(in crate::video) units: u64,
    /// Chunks of both tracks together.
    pub(in crate::video) chunks: u64,
}

impl Bound {
    /// How long everything in front of the media can get.
    pub(super) const fn index_bytes(self) -> u64 {
        /// All boxes without their tables are about 1,200 bytes.
        const BOXES: u64 = 2048;
        /// In `stsz`, `stss`; in `stco` and, where each chunk has its own length, `stsc`.
        const SAMPLE: u64 = 4;
        const CHUNK: u64 = 4 + 12;
        BOXES + SAMPLE * (self.frames + self.keys + self.units) + CHUNK * self.chunks
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chunk_ends_where_the_other_track_goes_on() {
        let mut tables = Tables::default();
        for (track, offset, key) in [
            (Track::Picture, 100, true),
            (Track::Picture, 110, false),
            (Track::Sound, 120, false),
            (Track::Picture, 130, true),
        ] {
            tables.add(track, offset, 10, key);
        }
        let chunks: Vec<_> =
            tables.picture.chunks.iter().map(|chunk| (chunk.offset, chunk.samples)).collect();
        assert_eq!(chunks, [(100, 2), (130, 1)]);
        assert_eq!(tables.picture.keys, [1, 3]);
        assert_eq!(tables.sound.sizes, [10]);
    }
}

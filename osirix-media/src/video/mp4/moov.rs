//! The index: what the tracks are and where their samples lie.

use mp4_atom::esds::{DecoderConfig, DecoderSpecific, EsDescriptor, SLConfig};
use mp4_atom::{
    Audio, Avc1, Avcc, Codec, Colr, Dinf, Dref, DrefEntry, Esds, FixedPoint, FourCC, Hdlr, Mdhd,
    Mdia, Minf, Moov, Mp4a, Mvhd, Pasp, Smhd, Stbl, Stco, Stsc, StscEntry, Stsd, Stss, Stsz,
    StszSamples, Stts, SttsEntry, Tkhd, Trak, Url, Visual, Vmhd,
};
use osirix_core::media::FrameFormat;
use osirix_core::{Error, Result};

use super::tables::{SampleTable, Tables};
use super::unboxed;
use crate::video::picture::ParameterSets;

/// Ticks a second of the film and of the picture: MPEG's own clock, whole at 25 and at 30.
const CLOCK_HZ: u32 = 90_000;

/// What the tracks hold.
pub(in crate::video) struct Description<'a> {
    /// The picture.
    pub(in crate::video) picture: PictureTrack<'a>,
    /// The sound.
    pub(in crate::video) sound: SoundTrack<'a>,
}

/// What the picture track holds.
pub(in crate::video) struct PictureTrack<'a> {
    /// Size and pace.
    pub(in crate::video) format: FrameFormat,
    /// What its decoder must know.
    pub(in crate::video) parameters: &'a ParameterSets,
}

/// What the sound track holds.
pub(in crate::video) struct SoundTrack<'a> {
    /// The `AudioSpecificConfig`.
    pub(in crate::video) config: &'a [u8],
    /// Samples a second, of one channel.
    pub(in crate::video) sample_rate_hz: u32,
    /// Samples of a unit.
    pub(in crate::video) unit: u32,
    /// Bits a second.
    pub(in crate::video) bits_per_second: u32,
}

/// The index of these samples. Both tracks last as long as the frames: the last unit of sound
/// counts as far as the picture goes.
pub(super) fn moov(tables: &Tables, description: &Description<'_>) -> Result<Moov> {
    let Description { picture, sound } = description;
    let frames = tables.picture.sizes.len() as u64;
    let fps = u64::from(picture.format.rate.fps());
    let ticks = frames * u64::from(CLOCK_HZ) / fps;
    let samples = frames * u64::from(sound.sample_rate_hz) / fps;
    let size = (side(picture.format.width)?, side(picture.format.height)?);
    let picture_head = Tkhd { width: size.0.into(), height: size.1.into(), ..head(1, ticks) };
    let sound_head = Tkhd { volume: 1.into(), alternate_group: 1, ..head(2, ticks) };
    let picture_media = Mdia {
        mdhd: clock(CLOCK_HZ, ticks),
        hdlr: handler(b"vide", "Picture"),
        minf: picture_info(&tables.picture, picture, size)?,
    };
    let sound_media = Mdia {
        mdhd: clock(sound.sample_rate_hz, samples),
        hdlr: handler(b"soun", "Sound"),
        minf: sound_info(&tables.sound, sound, samples),
    };
    let trak = vec![track(picture_head, picture_media), track(sound_head, sound_media)];
    Ok(Moov { mvhd: film(ticks), trak, ..Moov::default() })
}

fn film(ticks: u64) -> Mvhd {
    Mvhd {
        timescale: CLOCK_HZ,
        duration: ticks,
        rate: 1.into(),
        volume: 1.into(),
        next_track_id: 3,
        ..Mvhd::default()
    }
}

fn track(tkhd: Tkhd, mdia: Mdia) -> Trak {
    Trak { tkhd, mdia, ..Trak::default() }
}

fn head(track_id: u32, duration: u64) -> Tkhd {
    Tkhd { track_id, duration, enabled: true, in_movie: true, ..Tkhd::default() }
}

fn clock(timescale: u32, duration: u64) -> Mdhd {
    Mdhd { timescale, duration, language: "und".to_owned(), ..Mdhd::default() }
}

fn handler(kind: &[u8; 4], name: &str) -> Hdlr {
    Hdlr { handler: FourCC::new(kind), name: name.to_owned() }
}

fn picture_info(
    table: &SampleTable,
    track: &PictureTrack<'_>,
    (width, height): (u16, u16),
) -> Result<Minf> {
    let ParameterSets { sps, pps } = track.parameters;
    let entry = Avc1 {
        visual: Visual { data_reference_index: 1, width, height, ..Visual::default() },
        avcc: Avcc::new(sps, pps).map_err(unboxed)?,
        colr: Some(bt709()),
        pasp: Some(Pasp { h_spacing: 1, v_spacing: 1 }),
        ..Avc1::default()
    };
    let frames = table.sizes.len() as u32;
    let frame =
        SttsEntry { sample_count: frames, sample_delta: CLOCK_HZ / track.format.rate.fps() };
    let keys = Stss { entries: table.keys.clone() };
    let stbl = Stbl { stss: Some(keys), ..samples(table, Codec::Avc1(entry), vec![frame]) };
    Ok(Minf { vmhd: Some(Vmhd::default()), dinf: same_file(), stbl, ..Minf::default() })
}

/// Limited range, as the frames are.
const fn bt709() -> Colr {
    Colr::Nclx {
        colour_primaries: 1,
        transfer_characteristics: 1,
        matrix_coefficients: 1,
        full_range_flag: false,
    }
}

fn sound_info(table: &SampleTable, track: &SoundTrack<'_>, length: u64) -> Minf {
    let entry = Mp4a {
        audio: Audio {
            data_reference_index: 1,
            channel_count: 1,
            sample_size: 16,
            // 48,000 fits the integer half of this 16.16 number.
            sample_rate: FixedPoint::new(track.sample_rate_hz as u16, 0),
        },
        esds: stream(track),
        btrt: None,
        taic: None,
    };
    let stbl = samples(table, Codec::Mp4a(entry), unit_times(table, track.unit, length));
    Minf { smhd: Some(Smhd::default()), dinf: same_file(), stbl, ..Minf::default() }
}

/// Every unit has its full length, but for the last: it ends with the picture.
fn unit_times(table: &SampleTable, unit: u32, length: u64) -> Vec<SttsEntry> {
    let full = (table.sizes.len() as u32).saturating_sub(1);
    let rest = length.saturating_sub(u64::from(full) * u64::from(unit));
    let full = SttsEntry { sample_count: full, sample_delta: unit };
    let last = SttsEntry { sample_count: 1, sample_delta: rest.min(u64::from(unit)) as u32 };
    [full, last].into_iter().filter(|entry| entry.sample_count > 0).collect()
}

fn stream(track: &SoundTrack<'_>) -> Esds {
    const MPEG4_AUDIO: u8 = 0x40;
    const AUDIO_STREAM: u8 = 5;
    let specific = DecoderSpecific { raw: track.config.to_vec(), ..DecoderSpecific::default() };
    let dec_config = DecoderConfig {
        object_type_indication: MPEG4_AUDIO,
        stream_type: AUDIO_STREAM,
        max_bitrate: track.bits_per_second,
        avg_bitrate: track.bits_per_second,
        dec_specific: Some(specific),
        ..DecoderConfig::default()
    };
    let sl_config = SLConfig::default();
    Esds { es_desc: EsDescriptor { es_id: 2, dec_config, sl_config, ..EsDescriptor::default() } }
}

fn samples(table: &SampleTable, codec: Codec, times: Vec<SttsEntry>) -> Stbl {
    Stbl {
        stsd: Stsd { codecs: vec![codec] },
        stts: Stts { entries: times },
        stsc: Stsc { entries: chunk_lengths(table) },
        stsz: Stsz { samples: StszSamples::Different { sizes: table.sizes.clone() } },
        stco: Some(Stco { entries: table.chunks.iter().map(|chunk| chunk.offset).collect() }),
        ..Stbl::default()
    }
}

/// An entry where a chunk has another length than the one before it.
fn chunk_lengths(table: &SampleTable) -> Vec<StscEntry> {
    let mut entries: Vec<StscEntry> = Vec::new();
    for (chunk, first_chunk) in table.chunks.iter().zip(1..) {
        if entries.last().is_none_or(|last| last.samples_per_chunk != chunk.samples) {
            entries.push(StscEntry {
                first_chunk,
                samples_per_chunk: chunk.samples,
                sample_description_index: 1,
            });
        }
    }
    entries
}

fn same_file() -> Dinf {
    Dinf { dref: Dref { entries: vec![DrefEntry::Url(Url::default())] } }
}

fn side(pixels: u32) -> Result<u16> {
    u16::try_from(pixels).map_err(|_| Error::internal("a picture of more than 65,535 pixels"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn times(units: usize, length: u64) -> Vec<(u32, u32)> {
        let table = SampleTable { sizes: vec![0; units], ..SampleTable::default() };
        let times = unit_times(&table, 1024, length);
        times.iter().map(|entry| (entry.sample_count, entry.sample_delta)).collect()
    }

    #[test]
    fn the_last_unit_ends_with_the_picture() {
        assert_eq!(times(47, 48_000), [(46, 1024), (1, 896)]);
        assert_eq!(times(2, 2048), [(1, 1024), (1, 1024)]);
        assert_eq!(times(1, 700), [(1, 700)]);
    }

    #[test]
    fn chunks_of_one_length_share_an_entry() {
        let chunk = |samples| super::super::tables::Chunk { offset: 0, samples };
        let chunks = [13, 13, 12, 13].map(chunk).to_vec();
        let entries = chunk_lengths(&SampleTable { chunks, ..SampleTable::default() });
        let entries: Vec<_> =
            entries.iter().map(|e| (e.first_chunk, e.samples_per_chunk)).collect();
        assert_eq!(entries, [(1, 13), (3, 12), (4, 13)]);
    }
}

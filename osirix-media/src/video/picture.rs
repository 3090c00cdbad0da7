//! H.264 by OpenH264.
//!
//! Constrained Baseline in CAVLC: the safe interface of the `openh264` crate offers no CABAC.
//! One thread and one slice a frame, because the bytes must not depend on the machine.

use openh264::OpenH264API;
use openh264::Timestamp;
use openh264::encoder::{
    BitRate, Complexity, EncodedBitStream, Encoder, EncoderConfig, FrameRate, FrameType,
    IntraFramePeriod, Profile, QpRange, RateControlMode, UsageType, VuiConfig,
};
use openh264::formats::YUVSlices;
use osirix_core::media::{Frame, FrameFormat};
use osirix_core::{Error, ErrorCode, Result};

/// The smallest and the largest side that OpenH264 takes.
const SIDES: [u32; 2] = [16, 3840];
/// The largest shorter side that OpenH264 takes.
const MAX_SHORT_SIDE: u32 = 2160;

/// The quality, constant: 0 is lossless, 51 the worst.
const QUANTIZER: u8 = 22;
/// OpenH264 chooses the level by it; nothing else depends on it at a constant quality.
const NOMINAL_BITS_PER_SECOND: u32 = 5_000_000;

/// A segment of a stream of H.264 pictures: one keyframe, and others after it.
pub(super) struct PictureEncoder {
    encoder: Encoder,
    format: FrameFormat,
    pictures: u64,
}

/// An encoded picture.
pub(super) struct Sample {
    /// Its units, each after its length.
    pub(super) bytes: Vec<u8>,
    /// Whether decoding may start here.
    pub(super) key: bool,
    /// What came with it for the decoder.
    pub(super) parameters: Option<ParameterSets>,
}

/// What a decoder must know before the first picture, without start codes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ParameterSets {
    /// Size, profile, level and colours.
    pub(super) sps: Vec<u8>,
    /// The coding tools.
    pub(super) pps: Vec<u8>,
}

impl PictureEncoder {
    /// An encoder of such frames.
    pub(super) fn new(format: FrameFormat) -> Result<PictureEncoder> {
        let encoder = Encoder::with_api_config(OpenH264API::from_source(), config(format));
        let encoder = encoder.map_err(|error| failed("start", error))?;
        Ok(PictureEncoder { encoder, format, pictures: 0 })
    }

    /// Encodes the next frame.
    pub(super) fn encode(&mut self, frame: &Frame) -> Result<Sample> {
        if (frame.width(), frame.height()) != (self.format.width, self.format.height) {
            return Err(Error::new(ErrorCode::Media, "a frame has another size than its stream")
                .with("size", format!("{}x{}", frame.width(), frame.height())));
        }
        let at = Timestamp::from_millis(self.format.rate.time_of(self.pictures) / 1000);
        let stream = self.encoder.encode_at(&slices(frame), at);
        let stream = stream.map_err(|error| failed("encode a picture", error))?;
        let key = match stream.frame_type() {
            FrameType::IDR => true,
            FrameType::P => false,
            other => return Err(unexpected(other)),
        };
        let mut bytes = Vec::new();
        let parameters = collect(&stream, &mut bytes)?;
        self.pictures += 1;
        Ok(Sample { bytes, key, parameters })
    }
}

/// Refuses sizes that the encoder does not take.
pub(super) fn check(format: FrameFormat) -> Result<()> {
    let (width, height) = (format.width, format.height);
    let [min, max] = SIDES;
    let fits = width.min(height) >= min && width.max(height) <= max;
    if fits && width.min(height) <= MAX_SHORT_SIDE && width % 2 == 0 && height % 2 == 0 {
        return Ok(());
    }
    Err(Error::new(ErrorCode::Unsupported, "H.264 pictures have even sides in these limits")
        .with("field", "size")
        .with("limit", format!("{min}..{max}, the shorter up to {MAX_SHORT_SIDE}"))
        .with("value", format!("{width}x{height}")))
}

fn config(format: FrameFormat) -> EncoderConfig {
    EncoderConfig::new()
        .profile(Profile::Baseline)
        .usage_type(UsageType::CameraVideoRealTime)
        .complexity(Complexity::Low)
        // The modes that control the rate do so by leaving frames out, and complain on stderr
        // where that is forbidden. This one walks to the best quality allowed and stays there.
        .rate_control_mode(RateControlMode::Bufferbased)
        .qp(QpRange::new(QUANTIZER, QUANTIZER))
        .bitrate(BitRate::from_bps(NOMINAL_BITS_PER_SECOND))
        .max_frame_rate(FrameRate::from_hz(format.rate.fps() as f32))
        // A segment's first picture is its only keyframe.
        .intra_frame_period(IntraFramePeriod::from_num_frames(0))
        .vui(VuiConfig::bt709())
        // Every frame is wanted, and no other keyframe.
        .skip_frames(false)
        .scene_change_detect(false)
        .adaptive_quantization(false)
        .num_threads(1)
}

fn slices(frame: &Frame) -> YUVSlices<'_> {
    let (width, height) = (frame.width() as usize, frame.height() as usize);
    YUVSlices::new(frame.planes(), (width, height), (width, width / 2, width / 2))
}

/// Appends the picture's units to `sample` and returns the parameter sets, where there are any.
fn collect(stream: &EncodedBitStream<'_>, sample: &mut Vec<u8>) -> Result<Option<ParameterSets>> {
    const SPS: u8 = 7;
    const PPS: u8 = 8;
    let (mut sps, mut pps) = (None, None);
    for layer in (0..stream.num_layers()).filter_map(|at| stream.layer(at)) {
        for unit in (0..layer.nal_count()).filter_map(|at| layer.nal_unit(at)) {
            let unit = without_start_code(unit);
            match unit.first().map_or(0, |header| header & 0x1f) {
                SPS => sps = Some(unit.to_vec()),
                PPS => pps = Some(unit.to_vec()),
                _ => append(unit, sample)?,
            }
        }
    }
    Ok(sps.zip(pps).map(|(sps, pps)| ParameterSets { sps, pps }))
}

fn append(unit: &[u8], sample: &mut Vec<u8>) -> Result<()> {
    let length = u32::try_from(unit.len()).map_err(|_| Error::internal("a unit of 4 GiB"))?;
    sample.extend_from_slice(&length.to_be_bytes());
    sample.extend_from_slice(unit);
    Ok(())
}

fn without_start_code(unit: &[u8]) -> &[u8] {
    let zeros = unit.iter().take_while(|byte| **byte == 0).count();
    unit.get(zeros + 1..).unwrap_or_default()
}

fn unexpected(kind: FrameType) -> Error {
    Error::new(ErrorCode::Media, "the H.264 encoder left a picture out")
        .with("kind", format!("{kind:?}"))
}

fn failed(doing: &str, error: openh264::Error) -> Error {
    Error::new(ErrorCode::Media, format!("the H.264 encoder cannot {doing}")).caused_by(error)
}

//! Frames drawn and encoded per CPU second, beside ffmpeg's x264 veryfast encoding the same frames.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::Command;

use futures_util::StreamExt;
use osirix::core::media::{
    AvatarEngine, AvatarSource, FaceTrack, Frame, FrameSource, LipSync, Script, Silence,
    SpeechEngine, SpeechTrack, Untold, Utterance, VideoEncoder, VideoSpec, VoiceId, VoiceSettings,
};
use osirix::{Error, Result};
use osirix_media::avatar::RigEngine;
use osirix_media::lipsync::VisemeLipSync;
use osirix_media::speech::FliteEngine;
use osirix_media::video::Mp4Encoder;

use crate::{median, script, usage};

const ROUNDS: usize = 5;

pub(crate) async fn run() -> Result<()> {
    let folder = tempfile::tempdir().map_err(|e| Error::io("make a folder", e))?;
    let (raw, ours, theirs) =
        (folder.path().join("raw"), folder.path().join("o.mp4"), folder.path().join("t.mp4"));
    let face = face().await?;
    let frames = write_raw(frames(&face).await?, &raw)?;
    let (mut our_rates, mut draw_rates, mut their_rates) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let before = usage::cpu()?.own;
        let mut source = self::frames(&face).await?;
        let mut frame = Frame::black(1280, 720);
        while source.next_frame(&mut frame)? {}
        draw_rates.push(frames as f64 / (usage::cpu()?.own - before));

        let before = usage::cpu()?.own;
        let total = face.duration_us * 48 / 1_000;
        // The peer has no sound either.
        let silence = Box::new(Silence::new(48_000, total));
        Mp4Encoder::new().encode(self::frames(&face).await?, silence, &ours, &Untold)?;
        our_rates.push(frames as f64 / (usage::cpu()?.own - before));

        let before = usage::cpu()?.children;
        x264(&raw, &theirs)?;
        their_rates.push(frames as f64 / (usage::cpu()?.children - before));
    }
    let (our, their) = (median(our_rates), median(their_rates));
    println!("\n## Frames per CPU second, 1280x720, {frames} frames, {ROUNDS} rounds, medians\n");
    println!("| what | frames / CPU s | bytes | PSNR (luma) |");
    println!("|---|---|---|---|");
    println!("| drawing alone | {:.0} | | |", median(draw_rates));
    println!(
        "| drawing and encoding, with sound | {our:.0} | {} | {} |",
        size(&ours)?,
        psnr(&raw, &ours)?
    );
    println!(
        "| x264 veryfast, encoding alone | {their:.0} | {} | {} |",
        size(&theirs)?,
        psnr(&raw, &theirs)?
    );
    println!("| ratio | {:.2} | | |", our / their);
    Ok(())
}

async fn face() -> Result<FaceTrack> {
    let request = Utterance {
        script: Script::new(&script(60))?,
        voice: VoiceId("flite/kal16".into()),
        settings: VoiceSettings::default(),
    };
    let mut stream = FliteEngine::new()?.speak(request).await?;
    let mut track = SpeechTrack::default();
    while let Some(chunk) = stream.next().await {
        let chunk = chunk?;
        let length_us = chunk.samples.len() as u64 * 1_000_000 / 16_000;
        track.append(chunk.phonemes, chunk.words, length_us);
    }
    VisemeLipSync.track(&track, Box::new(Silence::new(48_000, 0))).await
}

async fn frames(face: &FaceTrack) -> Result<Box<dyn FrameSource>> {
    let source = AvatarSource::BuiltIn("tech-presenter".into());
    RigEngine::new()
        .open(&source, face.clone().into(), VideoSpec::default().frame_format(), 1)
        .await
}

fn write_raw(mut source: Box<dyn FrameSource>, path: &Path) -> Result<u64> {
    let failed = |e| Error::io("write the raw frames", e);
    let mut file = BufWriter::new(File::create(path).map_err(failed)?);
    let mut frame = Frame::black(1280, 720);
    let mut count = 0;
    while source.next_frame(&mut frame)? {
        let (y, u, v) = frame.planes();
        [y, u, v].into_iter().try_for_each(|plane| file.write_all(plane)).map_err(failed)?;
        count += 1;
    }
    file.flush().map_err(failed)?;
    Ok(count)
}

const RAW: [&str; 8] = ["-f", "rawvideo", "-pix_fmt", "yuv420p", "-s", "1280x720", "-r", "25"];

fn x264(raw: &Path, output: &Path) -> Result<()> {
    let mut command = Command::new("ffmpeg");
    command.args(["-v", "error", "-y"]).args(RAW).arg("-i").arg(raw);
    command.args(["-c:v", "libx264", "-preset", "veryfast", "-b:v", "2500k"]).arg(output);
    run_ffmpeg(command).map(drop)
}

/// The average luma PSNR of a video against the raw frames, in dB.
fn psnr(raw: &Path, video: &Path) -> Result<String> {
    let mut command = Command::new("ffmpeg");
    command.arg("-i").arg(video).args(RAW).arg("-i").arg(raw);
    command.args(["-lavfi", "psnr", "-f", "null", "-"]);
    let said = run_ffmpeg(command)?;
    let found = said.rsplit("PSNR y:").next().and_then(|rest| rest.split(' ').next());
    Ok(found.map_or_else(|| "?".to_owned(), |db| format!("{db} dB")))
}

fn run_ffmpeg(mut command: Command) -> Result<String> {
    let output = command.output().map_err(|e| Error::io("run ffmpeg", e))?;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    if output.status.success() { Ok(said) } else { Err(Error::internal(said)) }
}

fn size(path: &Path) -> Result<u64> {
    Ok(std::fs::metadata(path).map_err(|e| Error::io("read a video's size", e))?.len())
}

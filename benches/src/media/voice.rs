//! Kokoro: from a script to its sound with all times, beside the model alone in Python's ONNX
//! Runtime with the same threads, which is given what ours gives it.

use std::time::Instant;

use futures_util::StreamExt;
use osirix::Result;
use osirix::core::media::{Script, SpeechEngine, Utterance, VoiceId, VoiceSettings};
use osirix_media::models::{Models, OnnxRuntime};
use osirix_media::speech::{FliteEngine, NeuralEngine};
use serde_json::{Value, json};

use super::peer::Peer;
use super::{ROUNDS, THREADS};
use crate::{median, script};

/// What it took to say something.
struct Said {
    first_s: f64,
    wall_s: f64,
    length_s: f64,
}

pub(super) async fn run(models: &Models, runtime: &OnnxRuntime, peer: &mut Peer) -> Result<()> {
    let manifest = models.get("kokoro")?;
    let kokoro = NeuralEngine::open(runtime.clone(), &models.path(&manifest), &manifest)?;
    let flite = FliteEngine::new()?;
    let inputs = kokoro.inputs(&utterance("kokoro/af_heart")?)?;
    let inputs: Vec<Value> = inputs
        .iter()
        .map(|each| json!({ "ids": each.ids, "style": each.style, "speed": each.speed }))
        .collect();
    let model = models.path(&manifest).join("model.onnx");
    let question = json!({ "do": "speak", "model": model, "inputs": inputs, "threads": THREADS });
    // Loading is no part of speaking.
    say(&kokoro, "kokoro/af_heart").await?;
    peer.seconds(&question)?;
    let (mut ours, mut theirs, mut built_in) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        ours.push(say(&kokoro, "kokoro/af_heart").await?);
        theirs.push(peer.seconds(&question)?);
        built_in.push(say(&flite, "flite/kal16").await?);
    }
    println!(
        "\n## Speech, 60 words in three sentences, {THREADS} threads, {ROUNDS} rounds, medians\n"
    );
    println!("| who | seconds for a second of speech | first sound after |");
    println!("|---|---|---|");
    let length_s = ours.first().map_or(f64::NAN, |said| said.length_s);
    let of =
        |figures: &[Said], figure: fn(&Said) -> f64| median(figures.iter().map(figure).collect());
    let (our, their) = (of(&ours, |said| said.wall_s), median(theirs));
    let first = of(&ours, |said| said.first_s);
    println!("| Kokoro, with reading, times and cutting | {:.3} | {first:.2} s |", our / length_s);
    println!("| its model alone in Python's ONNX Runtime | {:.3} | |", their / length_s);
    println!("| ratio | {:.3} | |", our / their);
    let (wall, first) = (of(&built_in, |said| said.wall_s), of(&built_in, |said| said.first_s));
    let length_s = of(&built_in, |said| said.length_s);
    println!("| the built-in voice | {:.4} | {first:.3} s |", wall / length_s);
    Ok(())
}

fn utterance(voice: &str) -> Result<Utterance> {
    let voice = VoiceId(voice.to_owned());
    Ok(Utterance { script: Script::new(&script(60))?, voice, settings: VoiceSettings::default() })
}

async fn say(engine: &dyn SpeechEngine, voice: &str) -> Result<Said> {
    let rate_hz = engine.voices().await?.first().map_or(1, |voice| voice.sample_rate_hz);
    let start = Instant::now();
    let mut speech = engine.speak(utterance(voice)?).await?;
    let (mut first_s, mut samples) = (None, 0);
    while let Some(chunk) = speech.next().await {
        samples += chunk?.samples.len();
        first_s.get_or_insert_with(|| start.elapsed().as_secs_f64());
    }
    let (first_s, wall_s) = (first_s.unwrap_or(f64::NAN), start.elapsed().as_secs_f64());
    Ok(Said { first_s, wall_s, length_s: samples as f64 / f64::from(rate_hz) })
}

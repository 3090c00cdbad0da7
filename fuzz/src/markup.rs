//! Speech markup that people write.

use std::time::Duration;

use osirix_core::media::{Script, VoiceSettings, Wording, shortest_wording};
use osirix_core::plans::longest_wording;

use crate::Target;
use crate::input::{assert_refusal, seeds, text};

pub(crate) const TARGET: Target = Target { name: "markup", run, seeds: examples };

fn run(bytes: &[u8]) {
    let text = text(bytes);
    let wording = match Wording::new(&text) {
        Ok(wording) => wording,
        Err(error) => return assert_refusal(&error, "field"),
    };
    let again = Wording::new(wording.source()).expect("what was read can be read again");
    assert_eq!(again, wording);
    let passages = wording.passages();
    assert!((1..=Wording::MAX_PASSAGES).contains(&passages.len()));
    assert!(passages.iter().any(|passage| passage.spoken.is_some()), "nothing is said");
    // Markup cuts words, and loses none of their letters.
    let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let words = passages.iter().filter_map(|passage| passage.words.as_ref()).flatten();
    let words: String = words.map(|word| letters(&word.text)).collect();
    assert!(passages[0].words.is_none() || words == letters(wording.script().as_str()));
    for passage in passages {
        let said = passage.spoken.as_ref().map_or(0, |said| letters(said.as_str()).chars().count());
        let mut end = 0;
        for word in passage.words.iter().flatten() {
            assert!(word.letters.start >= end && word.letters.end >= word.letters.start);
            end = word.letters.end;
        }
        assert!(end <= said || passage.spoken.is_none(), "words beyond what is said");
    }
    assert!(wording.pauses() <= Duration::from_secs(500));
    let settings = VoiceSettings::default();
    assert!(shortest_wording(&wording, settings) <= longest_wording(&wording, settings));
    let plain = Wording::plain(wording.script().as_str()).expect("what is written is a text");
    assert_eq!(plain.script().as_str(), wording.script().as_str());
    Script::new(plain.script().as_str()).expect("and a script");
}

fn examples() -> Vec<Vec<u8>> {
    seeds(&[
        "Hello, 3 < 4 & 5.",
        "<speak>One <break time=\"500ms\"/> two <break strength='x-strong'/> three.</speak>",
        "<speak version='1.1' xml:lang='en'><p><s>A &amp; b.</s><s>C &#x3c; d?</s></p></speak>",
        "<speak><prosody rate=\"80%\" pitch=\"+2st\">slow <emphasis>and</emphasis></prosody></speak>",
        "<speak>The <sub alias=\"World Wide Web\">W3 C</sub>, <!-- a comment --> as said.</speak>",
        "<speak><emphasis level='strong'><sub alias='a b'>&gt;</sub></emphasis></speak>",
        "<speak><prosody><prosody><s><p>deep</p></s></prosody></prosody><break/></speak>",
        "<speak><img/></speak>",
    ])
}

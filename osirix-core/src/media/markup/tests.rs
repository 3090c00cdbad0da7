use super::*;

fn passages(inner: &str) -> Vec<Passage> {
    parse(&format!("<speak>{inner}</speak>")).unwrap().0
}

fn spoken(passage: &Passage) -> &str {
    passage.spoken.as_ref().map_or("", |script| script.as_str())
}

fn words(passage: &Passage) -> Vec<(&str, std::ops::Range<usize>)> {
    let words = passage.words.as_deref().unwrap();
    words.iter().map(|word| (word.text.as_str(), word.letters.clone())).collect()
}

#[test]
fn only_what_begins_with_speak_is_markup() {
    assert!(["<speak>", "<speak version='1'>", "<speak/>"].map(is_markup).iter().all(|is| *is));
    let others = ["speak", "<speaker>", " <speak>", "<speak", "3 < 4", "<p>"];
    assert!(others.map(is_markup).iter().all(|is| !is));
}

#[test]
fn breaks_and_prosody_cut_the_text_and_emphasis_does_not() {
    let made = passages(
        "One <break time='500ms'/> two <prosody rate='80%' pitch='+2st'>three \
         <prosody rate='50%'>four</prosody></prosody> <emphasis level='strong'>five</emphasis> six.\
         <break strength='weak'/><break/>",
    );
    let told: Vec<_> = made.iter().map(|p| (p.pause_ms, spoken(p), p.rate, p.pitch)).collect();
    assert_eq!(
        told,
        [
            (0, "One", 1.0, 0.0),
            (500, "two", 1.0, 0.0),
            (0, "three", 0.8, 2.0),
            (0, "four", 0.4, 2.0),
            (0, "five six.", 1.0, 0.0),
            (750, "", 1.0, 0.0),
        ]
    );
    assert_eq!(made[4].emphases, [Emphasis { letters: 0..4, gain_db: 6.0 }]);
}

#[test]
fn an_alias_is_said_in_place_of_what_is_written() {
    let (made, written) =
        parse("<speak>The <sub alias='World Wide Web'>W3 C</sub>, born &amp; bred.</speak>")
            .unwrap();
    assert_eq!(written.trim(), "The W3 C, born & bred.");
    assert_eq!(spoken(&made[0]), "The World Wide Web, born & bred.");
    assert_eq!(
        words(&made[0]),
        [
            ("The", 0..3),
            ("W3", 3..11),
            ("C,", 11..16),
            ("born", 16..20),
            ("&", 20..21),
            ("bred.", 21..26)
        ]
    );
}

#[test]
fn paragraphs_and_sentences_are_parts_with_a_silence_between() {
    let made = passages("<p><s>One</s><s>Two.</s></p><p>Three<break time='1s'/></p><p>4</p>");
    let told: Vec<_> = made.iter().map(|p| (p.pause_ms, spoken(p))).collect();
    assert_eq!(told, [(0, "One"), (0, "Two."), (400, "Three"), (1_400, "4")]);
}

#[test]
fn what_has_no_letter_is_written_and_not_asked_of_a_voice() {
    let made = passages("Hello <break/> ... <break/>there");
    assert_eq!(made[1].spoken, None);
    assert_eq!(words(&made[1]), [("...", 0..3)]);
}

#[test]
fn anything_else_is_refused_by_name_and_place() {
    for (source, element, position) in [
        ("<speak>Hi <audio src='x'/></speak>", "audio", "10"),
        ("<speak>é <voice name='x'>a</voice></speak>", "voice", "9"),
        ("<speak><speak>a</speak></speak>", "speak", "7"),
        ("<speak>a</p></speak>", "p", "8"),
        ("<speak>a</speak><p>b</p>", "p", "16"),
        ("<speak><sub alias='a'><s>b</s></sub></speak>", "s", "22"),
        ("<speak><sub alias=' '>b</sub></speak>", "sub", "7"),
        ("<speak><sub alias='a'> </sub></speak>", "sub", "23"),
        ("<speak><break time='11s'/>a</speak>", "break", "7"),
        ("<speak><break time='soon'/>a</speak>", "break", "7"),
        ("<speak><emphasis level='none'>a</emphasis></speak>", "emphasis", "7"),
        ("<speak><prosody volume='loud'>a</prosody></speak>", "prosody", "7"),
        ("<speak lang='en'>a</speak>", "speak", "0"),
    ] {
        let error = parse(source).unwrap_err();
        assert_eq!(error.context_value("field"), Some("script"), "{source}");
        assert_eq!(error.context_value("element"), Some(element), "{source}: {error}");
        assert_eq!(error.context_value("position"), Some(position), "{source}: {error}");
    }
}

#[test]
fn what_has_no_end_or_says_nothing_is_refused() {
    for source in ["<speak>", "<speak/>", "<speak>a", "<speak><p>a</speak>", "<speak>a</speak>b"] {
        assert_eq!(parse(source).unwrap_err().context_value("field"), Some("script"), "{source}");
    }
    assert!(parse("<speak> <break/> ... </speak>").is_err());
}

#[test]
fn the_limits_are_named() {
    let deep = format!("<speak>{}a", "<s>".repeat(MAX_DEPTH));
    assert_eq!(parse(&deep).unwrap_err().context_value("limit"), Some("16"));
    let cut = format!("<speak>{}</speak>", "a<break time='1ms'/>".repeat(MAX_PASSAGES + 1));
    assert_eq!(parse(&cut).unwrap_err().context_value("limit"), Some("500"));
    let slow = format!("<speak>a{}</speak>", "<break time='10s'/>".repeat(31));
    assert_eq!(parse(&slow).unwrap_err().context_value("limit"), Some("300s"));
    let long = format!("<speak>{}</speak>", " ".repeat(MAX_CHARS));
    assert_eq!(parse(&long).unwrap_err().code(), ErrorCode::TooLarge);
}

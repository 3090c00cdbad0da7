//! Posts as networks count and check them.

use osirix_core::clock::Timestamp;
use osirix_core::id::{Id as _, PublicationId};
use osirix_core::social::{Capabilities, Content, Part, Post};
use osirix_social::preflight::{self, length, limits, linkedin_escaped};

use crate::Target;
use crate::input::{choice, seeds, text};

pub(crate) const TARGET: Target = Target { name: "texts", run, seeds: examples };

/// The most that any network counts for one character: a link of four, `a.co`, is 23 on X.
const MOST_A_CHAR: usize = 23;

fn run(bytes: &[u8]) {
    let (_, rest) = choice(bytes);
    let text = text(rest);
    for network in networks() {
        let counted = length(&text, &network.text) as usize;
        assert!(counted <= MOST_A_CHAR * text.chars().count(), "{counted}");
        assert_eq!(counted, length(&text, &network.text) as usize);
        assert_problems_are_told(&text, &network);
    }
    assert_eq!(unescaped(&linkedin_escaped(&text)), *text);
}

fn networks() -> [Capabilities; 7] {
    [
        limits::x(),
        limits::bluesky(),
        limits::mastodon(&limits::MASTODON),
        limits::linkedin(),
        limits::facebook(),
        limits::instagram(),
        limits::threads(),
    ]
}

/// A text that is too long is refused, and every refusal has a place and a limit.
fn assert_problems_are_told(text: &str, network: &Capabilities) {
    let part = Part { text: text.to_owned(), media: Vec::new() };
    let content = Content { parts: vec![part], ..Content::default() };
    let id = PublicationId::from_uuid(uuid::Uuid::nil());
    let post = Post { content, ..Post::default() };
    let draft = post.draft(id, network.network, Timestamp::from_micros(0));
    let problems = preflight::check(&draft, network);
    for problem in &problems {
        assert!(problem.field.starts_with("parts"), "{problem:?}");
        assert!(!problem.message.is_empty() && !problem.limit.is_empty(), "{problem:?}");
    }
    if length(text, &network.text) > network.text.most {
        assert!(problems.iter().any(|problem| problem.field == "parts[0].text"), "{problems:?}");
    }
}

/// What LinkedIn shows of an escaped text.
fn unescaped(text: &str) -> String {
    let mut chars = text.chars();
    std::iter::from_fn(|| match chars.next()? {
        '\\' => chars.next(),
        c => Some(c),
    })
    .collect()
}

fn examples() -> Vec<Vec<u8>> {
    seeds(&[
        " Read https://example.com/a?b=c#d and www.example.co.uk, or example.com.",
        " @somebody@mastodon.social @handle.bsky.social #tag #1 \u{ff03}tag",
        " \u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467} \u{1f1e9}\u{1f1ea} \u{2764}\u{fe0f} \u{2764}\u{fe0e}",
        " http://t.co/abcdefghij?x=1 https://xn--bcher-kva.example/(a)(b) a.b.c.d.de",
        " e\u{301}\u{17f}\u{130} \u{65e5}\u{672c}.jp \u{202e}x.com {[(*_~|<>)]}\\",
        " \u{0}\u{feff}\u{fffe}\r\n\t",
        " a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.com/((((((((((",
    ])
}

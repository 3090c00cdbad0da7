use osirix_core::clock::Ambient;
use osirix_core::error::Result;
use osirix_core::events::Signal;
use osirix_core::id::{EventId, Id};

/// How signals are written: words with a space between them, the first of which tells who sent
/// them.
pub(super) struct Wire {
    origin: String,
}

const READY: &str = "ready";
const MISSED: &str = "missed";

impl Wire {
    /// The most bytes of one text: PostgreSQL takes less than 8,000.
    const LIMIT: usize = 7_999;

    /// With an origin of its own.
    pub(super) fn new() -> Result<Self> {
        // Not the platform's ambient: two platforms with the same seed would take each other's
        // words for their own.
        let id: EventId = Ambient::system().new_id()?;
        Ok(Wire { origin: id.uuid().simple().to_string() })
    }

    /// A text without signals: it comes back where the way is open.
    pub(super) fn echo(&self) -> String {
        self.origin.clone()
    }

    /// The signals as few texts.
    pub(super) fn write(&self, signals: &[Signal]) -> Vec<String> {
        let mut texts = Vec::new();
        let mut text = self.echo();
        for word in signals.iter().map(word) {
            if text.len() + 1 + word.len() > Self::LIMIT {
                texts.push(std::mem::replace(&mut text, self.echo()));
            }
            text.push(' ');
            text.push_str(&word);
        }
        texts.push(text);
        texts
    }

    /// The signals of another's text; none of one's own.
    pub(super) fn read(&self, text: &str) -> Vec<Signal> {
        let mut words = text.split(' ');
        if words.next() == Some(self.origin.as_str()) {
            return Vec::new();
        }
        words.map(signal).collect()
    }
}

fn word(signal: &Signal) -> String {
    match signal {
        Signal::JobReady => READY.to_owned(),
        Signal::JobChanged(id) => id.to_string(),
        // A kind without a word of its own makes others look, too.
        _ => MISSED.to_owned(),
    }
}

/// A word of a later version says at least that there is something to see.
fn signal(word: &str) -> Signal {
    match word {
        READY => Signal::JobReady,
        word => word.parse().map_or(Signal::Missed, Signal::JobChanged),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_reads_what_was_written_in_texts_below_the_limit() {
        let (here, there) = (Wire::new().unwrap(), Wire::new().unwrap());
        let ambient = Ambient::system();
        let mut signals = vec![Signal::JobReady, Signal::Missed];
        signals.extend((0..1_000).map(|_| Signal::JobChanged(ambient.new_id().unwrap())));
        let texts = here.write(&signals);
        assert!(texts.iter().all(|text| text.len() < 8_000));
        assert_eq!(texts.len(), 5, "36 bytes a word and one between them");
        let read: Vec<_> = texts.iter().flat_map(|text| there.read(text)).collect();
        assert_eq!(read, signals);
        assert!(texts.iter().all(|text| here.read(text).is_empty()), "one's own are not heard");
    }

    #[test]
    fn an_echo_says_nothing_to_others() {
        let (here, there) = (Wire::new().unwrap(), Wire::new().unwrap());
        assert_eq!(there.read(&here.echo()), []);
    }

    #[test]
    fn an_unknown_word_makes_one_look() {
        assert_eq!(Wire::new().unwrap().read("x ready spin:7"), [Signal::JobReady, Signal::Missed]);
    }
}

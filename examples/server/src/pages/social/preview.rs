//! A post as each network would get it.

use osirix::{MessagePreview, TargetPreview};

use super::{Known, names};

/// What one connection would get.
pub(super) struct Preview {
    pub(super) network: &'static str,
    pub(super) name: String,
    pub(super) messages: Vec<Message>,
    pub(super) problems: Vec<String>,
}

/// A message, and how long it is as the network counts.
pub(super) struct Message {
    pub(super) text: String,
    pub(super) files: u32,
    pub(super) length: u32,
    pub(super) most: u32,
    pub(super) over: bool,
}

impl Preview {
    pub(super) fn all(previews: Vec<TargetPreview>, known: &Known) -> Vec<Self> {
        previews.into_iter().map(|one| Preview::new(one, known)).collect()
    }

    fn new(preview: TargetPreview, known: &Known) -> Self {
        let problems = preview.problems.into_iter();
        Preview {
            network: names::network(preview.network),
            name: known.name(preview.connection_id),
            messages: preview.messages.into_iter().map(Message::from).collect(),
            problems: problems
                .map(|one| match one.limit.is_empty() || one.field == "connection" {
                    true => one.message,
                    false => format!("{} (takes {}, has {})", one.message, one.limit, one.value),
                })
                .collect(),
        }
    }
}

impl From<MessagePreview> for Message {
    fn from(message: MessagePreview) -> Self {
        let MessagePreview { text, files, length, most } = message;
        Message { text, files, length, most, over: length > most }
    }
}

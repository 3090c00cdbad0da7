//! What has become of many publications, beside what people see on the networks.

use std::collections::{BTreeMap, HashMap};
use std::fmt;

use super::harness::Harness;
use super::network::Seen;
use super::press::{Networks, Press};
use crate::id::AccountId;
use crate::social::{AttemptKind, Network, Publication, PublicationState, SocialSettings};

/// What was done in a storm of posts, and what came of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PostsTally {
    /// How many publications there were.
    pub publications: usize,
    /// How many messages people see of them.
    pub messages: usize,
    /// How many were out whole when the storm was over.
    pub published: usize,
    /// How many had failed: what was tried last was not out.
    pub failed: usize,
    /// About how many nobody could know, so that a person was told.
    pub unconfirmed: usize,
    /// How many of those were out.
    pub unconfirmed_out: usize,
    /// How often each thing went wrong.
    pub went_wrong: BTreeMap<&'static str, usize>,
}

impl fmt::Display for PostsTally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} publications, {} messages: {} published, {} failed, {} unconfirmed of which {} \
             were out; none out twice, none lost",
            self.publications,
            self.messages,
            self.published,
            self.failed,
            self.unconfirmed,
            self.unconfirmed_out
        )?;
        let mut before = "; went wrong: ";
        for (what, count) in &self.went_wrong {
            write!(f, "{before}{what} {count}")?;
            before = ", ";
        }
        Ok(())
    }
}

impl Publication {
    /// The key of the message that comes next.
    pub(super) fn next_key(&self) -> String {
        self.key(self.published.len())
    }

    fn key(&self, part: usize) -> String {
        format!("{}-{part}", self.id)
    }
}

/// All publications of an account, and all messages.
pub(super) struct Verdict {
    account: AccountId,
    all: Vec<Publication>,
    shown: HashMap<String, Seen>,
}

impl Verdict {
    /// Nothing is out twice.
    pub(super) fn new(networks: &Networks, account: AccountId, all: Vec<Publication>) -> Self {
        let mut shown = HashMap::new();
        for seen in networks.all().iter().flat_map(|fake| fake.seen()) {
            let twice = shown.insert(seen.key.clone(), seen);
            assert!(twice.is_none(), "out twice: {twice:?}");
        }
        Verdict { account, all, shown }
    }

    fn is_out(&self, one: &Publication, part: usize) -> bool {
        self.shown.contains_key(&one.key(part))
    }

    fn of(&self, state: PublicationState) -> impl Iterator<Item = &Publication> {
        self.all.iter().filter(move |one| one.state == state)
    }

    /// Each is what it is said to be, and its end was told once: those that are unconfirmed.
    pub(super) async fn judge(&self, h: &Harness, press: &Press) -> Vec<Publication> {
        let mut told: HashMap<String, usize> = HashMap::new();
        for event in h.events(self.account).await {
            *told.entry(event.subject).or_default() += 1;
        }
        for one in &self.all {
            self.is_as_said(one);
            assert_eq!(told.get(&one.id.to_string()), Some(&1), "{}: its end is told once", one.id);
        }
        let unconfirmed: Vec<_> = self.of(PublicationState::Unconfirmed).cloned().collect();
        for one in &unconfirmed {
            is_uncertain(press, one).await;
        }
        unconfirmed
    }

    fn is_as_said(&self, one: &Publication) {
        let (known, id) = (one.published.len(), one.id);
        let parts = one.draft.as_ref().map_or(0, |draft| draft.parts.len());
        assert!((0..known).all(|part| self.is_out(one, part)), "{id} is not out as far as said");
        let beyond = (known + 1..parts).any(|part| self.is_out(one, part));
        assert!(!beyond, "{id} is out beyond what is known");
        match one.state {
            PublicationState::Published => assert_eq!(known, parts, "{id}"),
            PublicationState::Failed => {
                assert!(!self.is_out(one, known), "{id} is out and said to have failed");
            }
            PublicationState::Unconfirmed => assert!(one.armed.is_some(), "{id}"),
            other => panic!("{id} is forgotten: {other}"),
        }
    }

    /// Each is out or has failed.
    pub(super) fn is_settled(&self) {
        for one in &self.all {
            self.is_as_said(one);
            assert_ne!(one.state, PublicationState::Unconfirmed, "{} is not decided", one.id);
        }
    }

    pub(super) fn tally(&self, went_wrong: BTreeMap<&'static str, usize>) -> PostsTally {
        let count = |state| self.of(state).count();
        let unconfirmed = self.of(PublicationState::Unconfirmed);
        let tally = PostsTally {
            publications: self.all.len(),
            messages: self.shown.len(),
            published: count(PublicationState::Published),
            failed: count(PublicationState::Failed),
            unconfirmed: count(PublicationState::Unconfirmed),
            unconfirmed_out: unconfirmed
                .filter(|one| self.is_out(one, one.published.len()))
                .count(),
            went_wrong,
        };
        assert!(tally.published > tally.publications / 2, "most are out: {tally}");
        tally
    }
}

/// It was tried, and nothing since says what became of that; where repeats are recognised it
/// could not be looked for.
async fn is_uncertain(press: &Press, one: &Publication) {
    let record = press.record(one).await;
    let tried = record.iter().rposition(|what| *what == AttemptKind::Armed);
    let since = tried.map_or(&[][..], |tried| &record[tried + 1..]);
    let unknown = since.iter().all(|what| {
        use AttemptKind::{Absent, GaveOver, NotSeen, StoodDown, Unanswered};
        matches!(what, Unanswered | Absent | NotSeen | StoodDown | GaveOver)
    });
    assert!(!since.is_empty() && unknown, "{} is known: {record:?}", one.id);
    if one.network == Network::Bluesky {
        let (armed, settings) = (one.armed.unwrap(), SocialSettings::default());
        let in_vain = armed.looks >= settings.looks || armed.tries >= settings.tries;
        assert!(in_vain, "{} could be posted again: {record:?}", one.id);
    }
}

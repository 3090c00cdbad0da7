use std::collections::{HashMap, HashSet};

use super::{Candidate, Control, JobScope};
use crate::clock::Timestamp;
use crate::id::{AccountId, JobId};
use crate::jobs::JobKind;

/// How many more jobs may begin, by kind and account.
pub(in crate::jobs) struct Room {
    kinds: HashMap<JobKind, KindRoom>,
    paused: HashSet<AccountId>,
    own: HashMap<(JobKind, AccountId), u32>,
    at_work: HashMap<(JobKind, AccountId), u32>,
}

/// What a kind has left; `None` has no end.
#[derive(Default)]
struct KindRoom {
    left: Option<u32>,
    each: Option<u32>,
    window: Option<Window>,
}

/// A window of time, and how many have begun and may begin in it.
struct Window {
    start: Timestamp,
    started: u32,
    left: u32,
}

/// Candidates by what becomes of them; those whose kind is closed are left where they are.
pub(in crate::jobs) struct Sorted {
    pub(in crate::jobs) taken: Vec<JobId>,
    pub(in crate::jobs) parked: Vec<JobId>,
}

/// What becomes of a candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Admission {
    /// It is taken.
    Taken,
    /// Its account has no room for it.
    Parked,
    /// Its kind has no room for any.
    Closed,
}

impl Room {
    pub(in crate::jobs) fn new(
        controls: &[Control],
        at_work: Vec<(JobKind, AccountId, u32)>,
        now: Timestamp,
    ) -> Self {
        let mut room = Room {
            kinds: HashMap::new(),
            paused: HashSet::new(),
            own: HashMap::new(),
            at_work: HashMap::new(),
        };
        let mut of_kind: HashMap<JobKind, u32> = HashMap::new();
        for (kind, account, count) in at_work {
            *of_kind.entry(kind.clone()).or_default() += count;
            room.at_work.insert((kind, account), count);
        }
        for control in controls {
            room.obey(control, &of_kind, now);
        }
        room
    }

    fn obey(&mut self, control: &Control, at_work: &HashMap<JobKind, u32>, now: Timestamp) {
        let Control { scope, paused, limits, .. } = control;
        match scope {
            JobScope::Account(account) => drop(paused.then(|| self.paused.insert(*account))),
            JobScope::Both(kind, account) => {
                let most = if *paused { Some(0) } else { limits.at_once };
                self.own.extend(most.map(|most| ((kind.clone(), *account), most)));
            }
            JobScope::Kind(kind) => {
                let busy = at_work.get(kind).copied().unwrap_or(0);
                let left = limits.at_once.map(|most| most.saturating_sub(busy));
                let room = KindRoom {
                    left: if *paused { Some(0) } else { left },
                    each: limits.at_once_each,
                    window: Window::of(control, now),
                };
                self.kinds.insert(kind.clone(), room);
            }
        }
    }

    /// Whether any job of a kind may begin.
    pub(in crate::jobs) fn is_open(&self, kind: &JobKind) -> bool {
        self.kinds.get(kind).is_none_or(|room| room.left() > 0)
    }

    /// Lets in whom there is room for.
    pub(in crate::jobs) fn sort(&mut self, candidates: &[Candidate]) -> Sorted {
        let mut sorted = Sorted { taken: Vec::new(), parked: Vec::new() };
        for candidate in candidates {
            match self.admit(candidate) {
                Admission::Taken => sorted.taken.push(candidate.id),
                Admission::Parked => sorted.parked.push(candidate.id),
                Admission::Closed => {}
            }
        }
        sorted
    }

    /// Lets a candidate in, where there is room for it.
    fn admit(&mut self, candidate: &Candidate) -> Admission {
        let Candidate { kind, account, .. } = candidate;
        if !self.is_open(kind) {
            return Admission::Closed;
        }
        let key = (kind.clone(), *account);
        let each = self.kinds.get(kind).and_then(|room| room.each);
        let most = self.own.get(&key).copied().or(each);
        let busy = self.at_work.entry(key).or_default();
        if self.paused.contains(account) || most.is_some_and(|most| *busy >= most) {
            return Admission::Parked;
        }
        *busy += 1;
        if let Some(room) = self.kinds.get_mut(kind) {
            room.take();
        }
        Admission::Taken
    }

    /// The windows in which jobs began, and how many have by now.
    pub(in crate::jobs) fn started(&self) -> impl Iterator<Item = (&JobKind, Timestamp, u32)> {
        self.kinds.iter().filter_map(|(kind, room)| {
            let window = room.window.as_ref()?;
            Some((kind, window.start, window.started))
        })
    }
}

impl KindRoom {
    fn left(&self) -> u32 {
        let in_window = self.window.as_ref().map_or(u32::MAX, |window| window.left);
        self.left.unwrap_or(u32::MAX).min(in_window)
    }

    fn take(&mut self) {
        if let Some(left) = &mut self.left {
            *left = left.saturating_sub(1);
        }
        if let Some(window) = &mut self.window {
            (window.started, window.left) = (window.started + 1, window.left.saturating_sub(1));
        }
    }
}

impl Window {
    /// The window that is open now. A clock that is behind goes on in the one that was open.
    fn of(control: &Control, now: Timestamp) -> Option<Self> {
        let limit = control.limits.rate()?;
        let start = limit.window_start(now);
        let (start, started) = match start > control.window_start {
            true => (start, 0),
            false => (control.window_start, control.started),
        };
        Some(Window { start, started, left: limit.max.saturating_sub(started) })
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::id::Id;
    use crate::jobs::KindLimits;

    fn account(number: u128) -> AccountId {
        AccountId::from_uuid(uuid::Uuid::from_u128(number))
    }

    fn candidate(kind: JobKind, number: u128) -> Candidate {
        Candidate { id: JobId::from_uuid(uuid::Uuid::nil()), kind, account: account(number) }
    }

    fn control(scope: JobScope, limits: KindLimits) -> Control {
        Control { limits, ..Control::new(scope) }
    }

    #[test]
    fn a_kind_is_closed_when_as_many_are_at_work_as_may_be() {
        let limits = KindLimits { at_once: Some(3), ..KindLimits::default() };
        let controls = vec![control(JobScope::Kind(JobKind::TTS), limits)];
        let at_work = vec![(JobKind::TTS, account(1), 2)];
        let mut room = Room::new(&controls, at_work, Timestamp::default());
        assert_eq!(room.admit(&candidate(JobKind::TTS, 2)), Admission::Taken);
        assert_eq!(room.admit(&candidate(JobKind::TTS, 3)), Admission::Closed);
        assert!(!room.is_open(&JobKind::TTS) && room.is_open(&JobKind::VIDEO));
        assert_eq!(room.admit(&candidate(JobKind::VIDEO, 3)), Admission::Taken);
    }

    #[test]
    fn an_account_without_room_waits_and_others_do_not() {
        let limits = KindLimits { at_once_each: Some(1), ..KindLimits::default() };
        let more = KindLimits { at_once: Some(2), ..KindLimits::default() };
        let paused = Control { paused: true, ..Control::new(JobScope::Account(account(3))) };
        let controls = vec![
            control(JobScope::Kind(JobKind::TTS), limits),
            control(JobScope::Both(JobKind::TTS, account(2)), more),
            paused,
        ];
        let mut room = Room::new(&controls, Vec::new(), Timestamp::default());
        let mut admit = |number| room.admit(&candidate(JobKind::TTS, number));
        assert_eq!([admit(1), admit(1)], [Admission::Taken, Admission::Parked]);
        assert_eq!(
            [admit(2), admit(2), admit(2)],
            [Admission::Taken, Admission::Taken, Admission::Parked],
            "its own number counts"
        );
        assert_eq!(admit(3), Admission::Parked);
    }

    #[test]
    fn as_many_begin_in_a_window_as_may() {
        let limits = KindLimits { starts: Some(2), ..KindLimits::default() };
        let control = control(JobScope::Kind(JobKind::TTS), limits);
        let now = Timestamp::from_micros(5_500_000);
        let mut room = Room::new(std::slice::from_ref(&control), Vec::new(), now);
        let mut admit = |number| room.admit(&candidate(JobKind::TTS, number));
        assert_eq!([admit(1), admit(2)], [Admission::Taken; 2]);
        assert_eq!(admit(3), Admission::Closed);
        let (_, window_start, started) = room.started().next().unwrap();
        assert_eq!((window_start, started), (Timestamp::from_micros(5_000_000), 2));
        let used = Control { window_start, started, ..control };
        let full = Room::new(std::slice::from_ref(&used), Vec::new(), now);
        assert!(!full.is_open(&JobKind::TTS));
        let next = Room::new(&[used], Vec::new(), now + Duration::from_secs(1));
        assert!(next.is_open(&JobKind::TTS), "a new window");
    }
}

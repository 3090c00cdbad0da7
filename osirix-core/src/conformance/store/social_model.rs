//! Thousands of publications on networks that fail in every way, by workers that are killed: none
//! is out twice, and none is lost.

use std::time::Duration;

use futures_util::{StreamExt as _, stream};
use tokio::task::JoinSet;

use super::harness::{Harness, within};
use super::press::{Networks, Press, said};
use super::social_verdict::{PostsTally, Verdict};
use super::social_weather::Weather;
use crate::audit::Actor;
use crate::id::AccountId;
use crate::page::PageRequest;
use crate::social::{Publication, PublicationState, Resolution};

const WORKERS: usize = 4;
/// How many are written at once.
const WRITERS: usize = 16;
/// The least number of rounds in which things go wrong, and how many publications add one.
const WILD: usize = 60;
const PER_ROUND: usize = 13;
/// In so many rounds without faults everything ends.
const CALM: usize = 300;
const LEASE: Duration = Duration::from_secs(181);

pub(super) async fn nothing_is_out_twice_and_nothing_is_lost(h: Harness) {
    storm_of_posts(&h, 2_100, 8).await;
}

/// At least so many publications, on three networks that differ in what they can tell, by
/// processes that are killed and stopped, over networks and commits that go wrong by chance and
/// credentials that end: what was done, and what became of it.
///
/// - Nothing is out twice.
/// - Each is out, or has failed and is not out, or is unconfirmed: then it was tried, and nobody
///   could know.
/// - Once a person has decided about the unconfirmed ones, each is out or has failed.
pub async fn storm_of_posts(h: &Harness, publications: usize, seed: u64) -> PostsTally {
    let mut storm = Storm::begin(h, publications, seed).await;
    storm.blow(WILD.max(publications / PER_ROUND)).await;
    storm.settle().await;
    let verdict = storm.verdict().await;
    let unconfirmed = verdict.judge(h, &storm.press).await;
    storm.decide(&unconfirmed).await;
    storm.settle().await;
    storm.verdict().await.is_settled();
    verdict.tally(storm.weather.counts())
}

struct Storm<'a> {
    h: &'a Harness,
    networks: Networks,
    weather: Weather,
    account: AccountId,
    press: Press,
    workers: JoinSet<bool>,
}

impl<'a> Storm<'a> {
    /// A post each third of a thread of two messages, and connections to all networks.
    async fn begin(h: &'a Harness, publications: usize, seed: u64) -> Self {
        let (networks, account, workers) = (Networks::new(h), h.account().await, JoinSet::new());
        let (press, weather) = (networks.press(h, 0), Weather::new(seed));
        let mut targets = Vec::new();
        for fake in networks.all() {
            targets.push(press.connect(account, fake, "ada").await);
        }
        let (author, targets) = (&press, &targets);
        let write = async |number: usize| {
            let text = number.to_string();
            let texts = ["a", &text];
            author.publish(account, said(&texts[..1 + number % 2], targets)).await;
        };
        let posts = publications.div_ceil(targets.len());
        stream::iter(0..posts).for_each_concurrent(WRITERS, write).await;
        Storm { h, networks, weather, account, press, workers }
    }

    /// Rounds in which anything goes wrong.
    async fn blow(&mut self, rounds: usize) {
        for fake in self.networks.all() {
            let weather = self.weather.clone();
            fake.faults(move |call| weather.fault(call));
        }
        for _ in 0..rounds {
            for index in 0..WORKERS {
                let fates = self.weather.clone();
                let press = self.networks.fated(self.h, index, move |_| fates.fate());
                self.workers.spawn(async move { press.work().await });
            }
            self.workers_rest(self.weather.clone()).await;
            self.pass_time();
        }
        self.networks.all().iter().for_each(|fake| fake.well());
        self.weather.go_on();
    }

    /// Until every worker is done or killed; one that is stopped goes on in a later round.
    async fn workers_rest(&mut self, weather: Weather) {
        let rest = async {
            while self.workers.len() > weather.stopped() {
                tokio::select! {
                    Some(ended) = self.workers.join_next() => {
                        if !ended.unwrap() {
                            weather.count("processes killed");
                        }
                    }
                    () = weather.stops() => {}
                }
            }
        };
        within(Duration::from_secs(120), "the workers end", rest).await;
    }

    /// Late messages arrive, tokens end, and the clock goes on and is set.
    fn pass_time(&self) {
        let (networks, weather, clock) = (self.networks.all(), &self.weather, &self.h.clock);
        if weather.below(3) == 0 {
            networks.iter().for_each(|fake| fake.arrive());
        }
        if weather.below(3) == 0 {
            weather.go_on();
        }
        for fake in networks {
            if weather.below(30) == 0 {
                weather.count("tokens ended");
                fake.expire("ada");
            }
        }
        let on = Duration::from_secs(weather.below(240));
        match weather.below(30) {
            0 => {
                weather.count("clock set ahead");
                clock.advance(on + Duration::from_secs(3_600));
            }
            1 => {
                weather.count("clock set back");
                clock.set(self.h.ambient.now() - on / 4);
            }
            _ => clock.advance(on),
        }
    }

    /// Nothing goes wrong any more: rounds until workers have nothing left to do.
    async fn settle(&mut self) {
        for round in 0..CALM {
            for index in 0..WORKERS {
                let press = self.networks.press(self.h, index);
                self.workers.spawn(async move { press.work().await });
            }
            self.workers_rest(self.weather.clone()).await;
            self.networks.all().iter().for_each(|fake| fake.arrive());
            self.weather.go_on();
            self.h.clock.advance(Duration::from_secs(120));
            if round % 4 == 3 && self.is_over().await {
                return;
            }
        }
    }

    async fn is_over(&self) -> bool {
        let mut tx = self.h.second.read().await.unwrap();
        let page = PageRequest::first(1);
        for state in PublicationState::ALL.iter().filter(|state| state.is_open()) {
            let open = tx.publications().list(self.account, Some(*state), &page).await.unwrap();
            if !open.items.is_empty() {
                return false;
            }
        }
        true
    }

    /// A person looks at the networks, and decides what nobody could know.
    async fn decide(&self, unconfirmed: &[Publication]) {
        self.h.clock.advance(LEASE);
        for one in unconfirmed {
            let seen = self.networks.of(one.network).look_at(&one.next_key());
            let decision = match seen {
                Some(seen) => Resolution::Out { remote_id: Some(seen.id), permalink: None },
                None => Resolution::Again,
            };
            let actor = Actor::System;
            self.press.social.resolve(actor, self.account, one.id, &decision).await.unwrap();
        }
    }

    async fn verdict(&self) -> Verdict {
        let mut tx = self.h.second.read().await.unwrap();
        let mut page = PageRequest::first(PageRequest::MAX_LIMIT);
        let mut all = Vec::new();
        loop {
            let part = tx.publications().list(self.account, None, &page).await.unwrap();
            all.extend(part.items);
            page.after = part.next;
            if page.after.is_none() {
                return Verdict::new(&self.networks, self.account, all);
            }
        }
    }
}

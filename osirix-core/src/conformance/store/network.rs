//! A fake network: it keeps what was posted, and misbehaves as a behaviour tells it to.

use std::collections::HashMap;
use std::future::pending;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use async_trait::async_trait;
use serde_json::json;
use tokio::sync::Notify;

use super::scripted::Gate;
use crate::blob::BlobStore;
use crate::clock::Ambient;
use crate::error::{Error, ErrorCode, ErrorRecord, Result};
use crate::secret::Secret;
use crate::social::{
    Capabilities, Connection, Counting, Credentials, Draft, FileLimits, Found, MediaKind,
    MediaLimits, MediaType, Network, Outcome, PostFormat, PostMetrics, Preparation, Problem,
    Published, Publisher, RemoteAccount, Stage, TextLimits,
};

/// How long a token lasts.
pub(super) const TOKEN: Duration = Duration::from_secs(7_200);
/// The longest text.
pub(super) const MOST_CHARS: u32 = 280;

/// What is asked of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Call {
    Prepare,
    Check,
    Publish,
    Find,
    Metrics,
    Refresh,
    Revoke,
}

/// What goes wrong with a call.
#[derive(Clone)]
pub(super) enum Fault {
    None,
    /// It is refused, and nothing was done.
    Refuse(Error),
    /// It is done, and the answer is lost.
    LoseAnswer,
    /// Nothing was done, and nobody can know that.
    LoseQuestion,
    /// Nobody knows, and it will be done later.
    Late,
    /// The caller is killed before it is done, after it, or while it is on its way.
    KillBefore,
    KillAfter,
    KillLate,
    /// It is done when the gate opens.
    Wait(Gate),
}

/// A message that people can see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Seen {
    pub(super) key: String,
    pub(super) text: String,
    /// How many files it has.
    pub(super) files: usize,
    pub(super) id: String,
}

#[derive(Default)]
struct State {
    seen: Vec<Seen>,
    late: Vec<Seen>,
    calls: Vec<Call>,
    /// The number of each account's present token.
    tokens: HashMap<String, u32>,
    revoked: Vec<String>,
}

/// The network.
pub(super) struct Fake {
    pub(super) network: Network,
    recognises_repeats: bool,
    can_find: bool,
    ambient: Ambient,
    state: Mutex<State>,
    faults: Mutex<Box<dyn FnMut(Call) -> Fault + Send>>,
}

/// A process's line to it: whoever is killed while on it is told so.
pub(super) struct Line {
    pub(super) fake: Arc<Fake>,
    pub(super) killed: Arc<Notify>,
}

impl Fake {
    pub(super) fn new(
        ambient: &Ambient,
        network: Network,
        recognises_repeats: bool,
        can_find: bool,
    ) -> Arc<Self> {
        let (state, faults) = (Mutex::default(), Mutex::new(never()));
        let ambient = ambient.clone();
        Arc::new(Fake { network, recognises_repeats, can_find, ambient, state, faults })
    }

    /// From now on this decides what goes wrong.
    pub(super) fn faults(&self, decide: impl FnMut(Call) -> Fault + Send + 'static) {
        *self.faults.lock().unwrap() = Box::new(decide);
    }

    /// From now on the next call of this kind goes wrong, and no other.
    pub(super) fn fault(&self, of: Call, fault: Fault) {
        let mut fault = Some(fault);
        self.faults(move |call| match call == of {
            true => fault.take().unwrap_or(Fault::None),
            false => Fault::None,
        });
    }

    pub(super) fn well(&self) {
        *self.faults.lock().unwrap() = never();
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap()
    }

    /// What people see, in order.
    pub(super) fn seen(&self) -> Vec<Seen> {
        self.state().seen.clone()
    }

    /// The message of this key, where people see it.
    pub(super) fn look_at(&self, key: &str) -> Option<Seen> {
        self.state().seen.iter().find(|seen| seen.key == key).cloned()
    }

    pub(super) fn texts(&self) -> Vec<String> {
        self.seen().into_iter().map(|seen| seen.text).collect()
    }

    pub(super) fn count(&self, call: Call) -> usize {
        self.state().calls.iter().filter(|made| **made == call).count()
    }

    pub(super) fn is_revoked(&self, account: &str) -> bool {
        self.state().revoked.iter().any(|revoked| revoked == account)
    }

    /// What was on its way arrives.
    pub(super) fn arrive(&self) {
        let late = std::mem::take(&mut self.state().late);
        for seen in late {
            self.show(seen);
        }
    }

    /// The tokens of an account are worth nothing from now on.
    pub(super) fn expire(&self, account: &str) {
        *self.state().tokens.entry(account.to_owned()).or_default() += 1;
    }

    /// The app is removed from an account.
    pub(super) fn revoke(&self, account: &str) {
        self.state().revoked.push(account.to_owned());
    }

    /// An account, connected, for the first time or again.
    pub(super) fn connection(&self, account: &str) -> Connection {
        self.state().revoked.retain(|revoked| revoked != account);
        Connection {
            network: self.network,
            server: "https://fake.example".to_owned(),
            account: RemoteAccount { id: account.to_owned(), handle: format!("@{account}") },
            credentials: self.credentials(account),
        }
    }

    fn credentials(&self, account: &str) -> Credentials {
        let number = *self.state().tokens.entry(account.to_owned()).or_default();
        Credentials {
            access_token: Secret::new(format!("access-{account}-{number}")),
            refresh_token: Some(Secret::new(format!("refresh-{account}"))),
            expires_at: Some(self.ambient.now() + TOKEN),
        }
    }

    fn authorised(&self, connection: &Connection) -> Result<()> {
        let account = &connection.account.id;
        if self.is_revoked(account) {
            return Err(Error::new(ErrorCode::PermissionDenied, "the app was removed"));
        }
        let present = self.credentials(account).access_token;
        match present == connection.credentials.access_token {
            true => Ok(()),
            false => Err(Error::new(ErrorCode::Unauthenticated, "the token has ended")),
        }
    }

    fn show(&self, seen: Seen) -> Published {
        let mut state = self.state();
        let known = state.seen.iter().find(|known| known.key == seen.key).cloned();
        let known = known.filter(|_| self.recognises_repeats);
        let seen = known.unwrap_or_else(|| {
            state.seen.push(seen.clone());
            seen
        });
        published(&seen)
    }
}

fn published(seen: &Seen) -> Published {
    let permalink = Some(format!("https://fake.example/{}", seen.id));
    Published { remote_id: seen.id.clone(), version: None, permalink }
}

fn never() -> Box<dyn FnMut(Call) -> Fault + Send> {
    Box::new(|_| Fault::None)
}

fn silent() -> Error {
    Error::new(ErrorCode::Unavailable, "the network does not answer")
}

impl Line {
    fn fault(&self, call: Call) -> Fault {
        self.fake.state().calls.push(call);
        (self.fake.faults.lock().unwrap())(call)
    }

    async fn kill(&self) {
        self.killed.notify_one();
        pending::<()>().await;
    }

    /// A call that changes nothing that people see.
    async fn quietly<T>(&self, call: Call, answer: impl FnOnce() -> Result<T>) -> Result<T> {
        match self.fault(call) {
            Fault::Refuse(error) => return Err(error),
            Fault::LoseQuestion | Fault::Late => return Err(silent()),
            Fault::KillBefore => self.kill().await,
            Fault::LoseAnswer => return answer().and(Err(silent())),
            Fault::KillAfter | Fault::KillLate => {
                let done = answer();
                self.kill().await;
                return done;
            }
            Fault::Wait(gate) => gate.pass().await,
            Fault::None => {}
        }
        answer()
    }
}

#[async_trait]
impl Publisher for Line {
    async fn capabilities(&self, _: &Connection) -> Result<Capabilities> {
        let file = |kind, media_type| FileLimits {
            kind,
            media_types: vec![media_type],
            most_files: 4,
            most_bytes: 1_000_000,
            duration_ms: None,
            aspect: None,
            least_px: None,
            most_pixels: None,
            most_frames_per_1000_s: None,
            video_codecs: Vec::new(),
            audio_codecs: Vec::new(),
        };
        Ok(Capabilities {
            network: self.fake.network,
            formats: vec![PostFormat::Post],
            most_parts: 10,
            recognises_repeats: self.fake.recognises_repeats,
            can_find: self.fake.can_find,
            text: TextLimits {
                counting: Counting::Utf16,
                most: MOST_CHARS,
                most_bytes: None,
                url_length: 0,
            },
            media: MediaLimits {
                most_files: 4,
                mixed: true,
                required: false,
                alt_text_chars: None,
                files: vec![
                    file(MediaKind::Image, MediaType::Jpeg),
                    file(MediaKind::Video, MediaType::Mp4),
                ],
            },
        })
    }

    fn preflight(&self, draft: &Draft, capabilities: &Capabilities) -> Vec<Problem> {
        let mut problems = Vec::new();
        for (number, part) in draft.parts.iter().enumerate() {
            let (field, length) = (format!("parts[{number}].text"), part.text.chars().count());
            if part.text.trim().is_empty() && part.media.is_empty() {
                problems.push(Problem::new(&field, "it says nothing", 1, 0));
            }
            if length > capabilities.text.most as usize {
                problems.push(Problem::new(field, "it is too long", MOST_CHARS, length));
            }
        }
        problems
    }

    async fn prepare(
        &self,
        connection: &Connection,
        draft: &Draft,
        _: &dyn BlobStore,
        preparation: &Preparation,
    ) -> Result<Preparation> {
        let answer = || {
            self.fake.authorised(connection)?;
            let files = draft.attachments().count();
            let sent = preparation.state::<usize>()? + 1;
            let stage = match files {
                0 => Stage::Ready,
                _ if sent < files => Stage::Uploading,
                _ => Stage::Processing {
                    check_at: self.fake.ambient.now() + Duration::from_secs(30),
                },
            };
            Preparation::new(stage, &json!(sent))
        };
        self.quietly(Call::Prepare, answer).await
    }

    async fn check(
        &self,
        connection: &Connection,
        preparation: &Preparation,
    ) -> Result<Preparation> {
        let answer = || {
            self.fake.authorised(connection)?;
            Preparation::new(Stage::Ready, &preparation.state::<usize>()?)
        };
        self.quietly(Call::Check, answer).await
    }

    async fn publish(
        &self,
        connection: &Connection,
        draft: &Draft,
        preparation: &Preparation,
        before: &[Published],
    ) -> Result<Outcome> {
        preparation.ready()?;
        let part = &draft.parts[before.len()];
        let number = self.fake.count(Call::Publish);
        let seen = Seen {
            key: draft.key(before.len()),
            text: part.text.clone(),
            files: part.media.len(),
            id: format!("{}-{number}", draft.key(before.len())),
        };
        let unconfirmed = || Ok(Outcome::Unconfirmed { reason: ErrorRecord::from(&silent()) });
        let fault = self.fault(Call::Publish);
        if let Fault::Refuse(error) = fault {
            return Err(error);
        }
        self.fake.authorised(connection)?;
        match fault {
            Fault::LoseQuestion => return unconfirmed(),
            Fault::KillBefore => self.kill().await,
            Fault::Late | Fault::KillLate => {
                self.fake.state().late.push(seen.clone());
                if matches!(fault, Fault::KillLate) {
                    self.kill().await;
                }
                return unconfirmed();
            }
            Fault::Wait(ref gate) => gate.pass().await,
            _ => {}
        }
        let out = self.fake.show(seen);
        match fault {
            Fault::LoseAnswer => unconfirmed(),
            Fault::KillAfter => {
                self.kill().await;
                unconfirmed()
            }
            _ => Ok(Outcome::Published(out)),
        }
    }

    async fn find(
        &self,
        connection: &Connection,
        draft: &Draft,
        before: &[Published],
    ) -> Result<Found> {
        let answer = || {
            self.fake.authorised(connection)?;
            let key = draft.key(before.len());
            Ok(match self.fake.look_at(&key) {
                _ if !self.fake.can_find => Found::Unknown,
                Some(seen) => Found::Published(published(&seen)),
                None => Found::Absent,
            })
        };
        self.quietly(Call::Find, answer).await
    }

    /// A like for every message that people see.
    async fn metrics(&self, connection: &Connection, _: &Published) -> Result<PostMetrics> {
        let answer = || {
            self.fake.authorised(connection)?;
            let likes = Some(self.fake.seen().len() as u64);
            Ok(PostMetrics { likes, ..PostMetrics::default() })
        };
        self.quietly(Call::Metrics, answer).await
    }

    async fn refresh(&self, connection: &Connection) -> Result<Credentials> {
        let answer = || {
            let account = &connection.account.id;
            let present = self.fake.credentials(account).refresh_token;
            if self.fake.is_revoked(account) || present != connection.credentials.refresh_token {
                return Err(Error::new(ErrorCode::PermissionDenied, "this grant is over"));
            }
            self.fake.expire(account);
            Ok(self.fake.credentials(account))
        };
        self.quietly(Call::Refresh, answer).await
    }

    async fn revoke(&self, connection: &Connection) -> Result<()> {
        let answer = || {
            self.fake.state().revoked.push(connection.account.id.clone());
            Ok(())
        };
        self.quietly(Call::Revoke, answer).await
    }
}

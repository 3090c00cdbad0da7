//! `/social`: accounts of networks, posts, and what becomes of them.

mod accounts;
mod asked;
mod calendar;
mod composer;
mod live;
mod names;
mod post;
mod posts;
mod preview;
mod queues;
mod sent;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use osirix::{AccountId, ConnectionId, Network, NetworkAccount};

use crate::App;

pub(super) fn routes() -> Router<App> {
    let sized = || DefaultBodyLimit::max(sent::MAX_FORM);
    let writing = post(composer::write).layer(sized());
    let checking = post(composer::check).layer(sized());
    let rewriting = post(composer::rewrite).layer(sized());
    Router::new()
        .route("/social", get(posts::show))
        .route("/social/calendar", get(calendar::show))
        .route("/social/new", get(composer::show).merge(writing))
        .route("/social/check", checking)
        .route("/social/posts/{post}", get(post::show))
        .route("/social/posts/{post}/edit", get(composer::edit).merge(rewriting))
        .route("/social/posts/{post}/schedule", post(post::schedule))
        .route("/social/posts/{post}/queue", post(queues::enqueue))
        .route("/social/posts/{post}/cancel", post(post::cancel))
        .route("/social/publications/{publication}/confirm", post(post::confirm))
        .route("/social/publications/{publication}/again", post(post::again))
        .route("/social/publications/{publication}/give-up", post(post::give_up))
        .route("/social/queues", get(queues::show).post(queues::add))
        .route("/social/queues/{queue}/remove", post(queues::remove))
        .route("/social/accounts", get(accounts::show).post(accounts::connect))
        .route("/social/accounts/start", post(accounts::start))
        .route("/social/accounts/back", get(accounts::back))
        .route("/social/accounts/choose", post(accounts::choose))
        .route("/social/accounts/{connection}/disconnect", post(accounts::disconnect))
}

/// What people call a network, of its name in figures.
pub(super) fn network_name(code: &str) -> String {
    code.parse::<Network>().map_or_else(|_| code.to_owned(), |one| names::network(one).to_owned())
}

/// The accounts of networks that somebody has connected, to be named.
struct Known(Vec<NetworkAccount>);

impl Known {
    async fn new(app: &App, account: AccountId) -> osirix::Result<Self> {
        app.osirix.social().connections(account).await.map(Known)
    }

    /// `Bluesky, ada.example`, or the network alone where the account is not known any more.
    fn name(&self, id: ConnectionId) -> String {
        let found = self.0.iter().find(|one| one.id == id);
        found.map_or_else(
            || "an account that is gone".to_owned(),
            |one| format!("{}, {}", names::network(one.network), one.remote.handle),
        )
    }
}

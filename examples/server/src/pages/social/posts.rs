//! The posts, and what needs somebody.

use askama::Template;
use axum::extract::State;
use osirix::{PageRequest, PostState, PublicationState, SocialPost};

use super::{Known, names};
use crate::App;
use crate::pages::form::{Fields, query_of};
use crate::pages::frame::{Frame, ok};
use crate::pages::look::When;
use crate::pages::member::{Member, Shown};

/// How many posts a page shows.
const SHOWN: u32 = 20;
/// How many characters of a post a list shows.
const EXCERPT: usize = 120;

#[derive(Template)]
#[template(path = "social.html")]
struct PostsPage {
    frame: Frame,
    posts: Vec<PostCard>,
    /// The posts that wait for a person, as far as one page goes.
    unconfirmed: Vec<String>,
    connected: bool,
    older: Option<String>,
    later: bool,
}

/// A post in a list.
pub(super) struct PostCard {
    pub(super) id: String,
    pub(super) text: String,
    pub(super) state: &'static str,
    pub(super) tone: &'static str,
    pub(super) due: Option<When>,
    pub(super) written: When,
    pub(super) to: String,
}

impl PostCard {
    pub(super) fn new(post: &SocialPost, known: &Known) -> Self {
        let (state, tone) = names::post(post.state);
        let to: Vec<_> = post.request.connections.iter().map(|id| known.name(*id)).collect();
        PostCard {
            id: post.id.to_string(),
            text: excerpt(post),
            state,
            tone,
            due: post.due_at.filter(|_| post.state != PostState::Cancelled).map(When::from),
            written: post.created_at.into(),
            to: if to.is_empty() { "Nowhere yet".to_owned() } else { to.join("; ") },
        }
    }
}

/// The beginning of what a post says.
pub(super) fn excerpt(post: &SocialPost) -> String {
    let text = post.request.content.messages.first().map_or("", |message| message.text.as_str());
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(EXCERPT) {
        _ if line.is_empty() => "A post without a text".to_owned(),
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}

pub(super) async fn show(State(app): State<App>, member: Member) -> Shown {
    let (social, account) = (app.osirix.social(), member.account());
    let after = Fields::of_query(&member.frame.here).some("after").map(str::to_owned);
    let later = after.is_some();
    let listed = social.posts(account, PageRequest { after, limit: SHOWN }).await?;
    let waiting = Some(PublicationState::Unconfirmed);
    let waiting = social.publications_in(account, waiting, PageRequest::first(SHOWN)).await?;
    let mut unconfirmed: Vec<_> = waiting.items.iter().map(|one| one.post_id.to_string()).collect();
    unconfirmed.dedup();
    let known = Known::new(&app, account).await?;
    Ok(ok(&PostsPage {
        frame: member.frame,
        posts: listed.items.iter().map(|post| PostCard::new(post, &known)).collect(),
        unconfirmed,
        connected: !known.0.is_empty(),
        older: listed.next.map(|next| query_of(&[("after", &next)])),
        later,
    }))
}

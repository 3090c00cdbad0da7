//! Queues: the times of a week at which posts go out, one at each.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect};
use osirix::{
    AccountId, ComingSlot, ConnectionState, ErrorCode, NewPostQueue, PostQueue, PostQueueId,
    QueueSlot, Result, Scope, Weekday,
};

use super::composer::found;
use super::{Known, post};
use crate::App;
use crate::error::Problem;
use crate::pages::failure::Failure;
use crate::pages::form::{Fields, Wrong};
use crate::pages::frame::{Frame, page};
use crate::pages::member::{Member, Shown};

/// How many slots to come are shown of each queue.
const COMING: u32 = 5;

/// The days as they are called for short.
const DAYS: [(Weekday, &str); 7] = [
    (Weekday::Monday, "Mon"),
    (Weekday::Tuesday, "Tue"),
    (Weekday::Wednesday, "Wed"),
    (Weekday::Thursday, "Thu"),
    (Weekday::Friday, "Fri"),
    (Weekday::Saturday, "Sat"),
    (Weekday::Sunday, "Sun"),
];

#[derive(Template)]
#[template(path = "social_queues.html")]
struct QueuesPage {
    frame: Frame,
    queues: Vec<Queue>,
    targets: Vec<Choice>,
    days: Vec<Choice>,
    name: String,
    times: String,
    zone: String,
    wrong: Wrong,
}

struct Queue {
    id: String,
    name: String,
    zone: String,
    week: Vec<String>,
    to: String,
    coming: Vec<Slot>,
}

/// A slot that is to come, and the post that fills it.
struct Slot {
    time: String,
    post: Option<String>,
}

struct Choice {
    value: String,
    label: String,
    chosen: bool,
}

impl From<ComingSlot> for Slot {
    fn from(slot: ComingSlot) -> Self {
        // To the minute: `2030-03-31T09:30`.
        let local = slot.time.local.get(..16).unwrap_or(&slot.time.local);
        Slot { time: local.replace('T', ", "), post: slot.post_id.map(|id| id.to_string()) }
    }
}

impl Queue {
    fn new(queue: PostQueue, coming: Vec<ComingSlot>, known: &Known) -> Self {
        let to: Vec<_> = queue.connections.iter().map(|id| known.name(*id)).collect();
        Queue {
            id: queue.id.to_string(),
            week: week(&queue.slots),
            name: queue.name,
            zone: queue.time_zone,
            to: to.join("; "),
            coming: coming.into_iter().map(Slot::from).collect(),
        }
    }
}

/// `Mon 09:30, 17:00`, day by day.
fn week(slots: &[QueueSlot]) -> Vec<String> {
    let day = |(weekday, label): &(Weekday, &str)| {
        let of_day = slots.iter().filter(|slot| slot.weekday == *weekday);
        let times: Vec<_> = of_day.map(|slot| slot.time.as_str()).collect();
        (!times.is_empty()).then(|| format!("{label} {}", times.join(", ")))
    };
    DAYS.iter().filter_map(day).collect()
}

pub(super) async fn show(State(app): State<App>, member: Member) -> Shown {
    written(&app, member, &Fields::default(), StatusCode::OK, Wrong::default()).await
}

async fn written(
    app: &App,
    member: Member,
    fields: &Fields,
    status: StatusCode,
    wrong: Wrong,
) -> Shown {
    let (social, account) = (app.osirix.social(), member.account());
    let known = Known::new(app, account).await?;
    let mut queues = Vec::new();
    for queue in social.post_queues(account).await? {
        let coming = social.coming_slots(account, queue.id, COMING).await?;
        queues.push(Queue::new(queue, coming, &known));
    }
    let usable = known.0.iter().filter(|one| one.state != ConnectionState::Disconnected);
    let chosen = |name: &str, value: &str| fields.all(name).any(|one| one == value);
    let day = |(weekday, label): &(Weekday, &str)| Choice {
        value: weekday.as_str().to_owned(),
        label: (*label).to_owned(),
        chosen: chosen("day", weekday.as_str()),
    };
    let target = |id: String, label| Choice { chosen: chosen("connection", &id), value: id, label };
    let written = QueuesPage {
        queues,
        targets: usable.map(|one| target(one.id.to_string(), known.name(one.id))).collect(),
        days: DAYS.iter().map(day).collect(),
        name: fields.text("name").to_owned(),
        times: fields.text("times").to_owned(),
        zone: fields.some("time_zone").unwrap_or("UTC").to_owned(),
        frame: member.frame,
        wrong,
    };
    Ok(page(status, &written))
}

/// Each of the times on each of the days.
fn request(fields: &Fields) -> Result<NewPostQueue> {
    let days = fields.all("day").map(str::parse).collect::<Result<Vec<Weekday>>>()?;
    let times = fields.text("times").split([',', ';', ' ']).filter(|time| !time.is_empty());
    let slot = |time: &str| {
        let time = time.to_owned();
        days.iter().map(move |weekday| QueueSlot { weekday: *weekday, time: time.clone() })
    };
    Ok(NewPostQueue {
        name: fields.text("name").trim().to_owned(),
        time_zone: fields.text("time_zone").trim().to_owned(),
        slots: times.flat_map(slot).collect::<Vec<_>>(),
        connections: fields.all("connection").map(str::parse).collect::<Result<_>>()?,
    })
}

pub(super) async fn add(State(app): State<App>, member: Member, fields: Fields) -> Shown {
    let account = member.may(Scope::SocialWrite)?;
    let added = match request(&fields) {
        Ok(request) => app.osirix.social().add_queue(account, request).await,
        Err(error) => Err(error),
    };
    match added {
        Ok(_) => Ok(Redirect::to("/social/queues?done=queue").into_response()),
        Err(error) if error.code() == ErrorCode::NotFound => Err(error.into()),
        Err(error) => {
            let problem = Problem::from(error);
            let (status, wrong) = (problem.status(), Wrong::from(&problem));
            match status.is_server_error() {
                true => Err(problem.into()),
                false => written(&app, member, &fields, status, wrong).await,
            }
        }
    }
}

fn id(text: &str) -> std::result::Result<PostQueueId, Failure> {
    text.parse().map_err(|_| Failure::nothing())
}

pub(super) async fn remove(
    State(app): State<App>,
    member: Member,
    Path(queue): Path<String>,
) -> Shown {
    let account = member.may(Scope::SocialWrite)?;
    app.osirix.social().remove_queue(account, id(&queue)?).await?;
    Ok(Redirect::to("/social/queues?done=queue-gone").into_response())
}

/// The queues that a draft can go into: their ids and names.
pub(super) async fn named(app: &App, account: AccountId) -> Result<Vec<(String, String)>> {
    let queues = app.osirix.social().post_queues(account).await?;
    Ok(queues.into_iter().map(|queue| (queue.id.to_string(), queue.name)).collect())
}

/// Schedules a draft for the next free slot. Sent twice it is done once: only a draft is taken.
pub(super) async fn enqueue(
    State(app): State<App>,
    member: Member,
    Path(post): Path<String>,
    fields: Fields,
) -> Shown {
    let account = member.may(Scope::SocialWrite)?;
    let post = found(&app, account, &post).await?;
    let queue = id(fields.text("queue"))?;
    match app.osirix.social().queue_post(account, post.id, queue).await {
        Err(error) if error.code() == ErrorCode::NotFound => Err(error.into()),
        queued => post::answered(&app, member, &post, queued.map(drop), "scheduled").await,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_time_is_on_each_day() {
        let form = b"name=Week&time_zone=UTC&times=9:30%2C+17:00&day=monday&day=friday";
        let made = request(&Fields::of(form)).unwrap();
        assert_eq!(made.slots.len(), 4);
        assert!(request(&Fields::of(b"day=someday")).is_err());
        let slot = |weekday, time: &str| QueueSlot { weekday, time: time.to_owned() };
        let slots = [slot(Weekday::Friday, "08:00"), slot(Weekday::Monday, "09:30")];
        assert_eq!(week(&slots), ["Mon 09:30", "Fri 08:00"]);
    }
}

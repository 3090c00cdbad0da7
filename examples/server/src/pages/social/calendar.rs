//! A month of posts.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use jiff::{Timestamp as Moment, ToSpan as _, Zoned};
use osirix::core::clock::Timestamp;
use osirix::{AccountId, PageRequest, PostState, SocialPost};

use super::posts::excerpt;
use super::{Known, names};
use crate::App;
use crate::pages::failure::Failure;
use crate::pages::form::{Fields, Wrong, query_of};
use crate::pages::frame::{Frame, page};
use crate::pages::member::{Member, Shown};

/// How many posts of a month are shown.
const MOST: u32 = 500;

#[derive(Template)]
#[template(path = "social_calendar.html")]
struct CalendarPage {
    frame: Frame,
    /// `November 2026`.
    title: String,
    /// `2026-11`.
    month: String,
    zone: String,
    before: String,
    after: String,
    /// How many cells come before the first day: a week begins on Monday.
    blank: usize,
    /// How many come after the last.
    rest: usize,
    days: Vec<Day>,
    empty: bool,
    /// Whether there are more posts than are shown.
    more: bool,
    wrong: Wrong,
}

struct Day {
    number: i8,
    /// `Friday, 27 November`.
    name: String,
    /// `2026-11-27`.
    machine: String,
    today: bool,
    posts: Vec<Entry>,
}

/// A post on its day.
struct Entry {
    id: String,
    time: String,
    text: String,
    state: &'static str,
    tone: &'static str,
    to: String,
}

pub(super) async fn show(State(app): State<App>, member: Member) -> Shown {
    let fields = Fields::of_query(&member.frame.here);
    let name = fields.some("zone").unwrap_or("UTC").to_owned();
    let (zone, name, wrong) = match TimeZone::get(&name) {
        Ok(zone) => (zone, name, Wrong::default()),
        Err(_) => {
            let wrong = Wrong::new("zone", "no time zone of the IANA database has this name");
            (TimeZone::UTC, "UTC".to_owned(), wrong)
        }
    };
    let today = zoned(app.ambient.now(), &zone).ok_or_else(Failure::defect)?.date();
    let first = month(fields.text("month")).unwrap_or_else(|| today.first_of_month());
    let (posts, more) = posts(&app, member.account(), first, &zone).await?;
    let known = Known::new(&app, member.account()).await?;
    let days: Vec<_> = days(first).map(|day| Day::new(day, today, &posts, &zone, &known)).collect();
    let status =
        if wrong.with("zone").is_empty() { StatusCode::OK } else { StatusCode::BAD_REQUEST };
    let blank = usize::try_from(first.weekday().to_monday_zero_offset()).unwrap_or(0);
    let written = CalendarPage {
        frame: member.frame,
        title: first.strftime("%B %Y").to_string(),
        month: first.strftime("%Y-%m").to_string(),
        before: address(first.checked_sub(1.month()).unwrap_or(first), &name),
        after: address(first.checked_add(1.month()).unwrap_or(first), &name),
        zone: name,
        blank,
        rest: (7 - (blank + days.len()) % 7) % 7,
        empty: days.iter().all(|day| day.posts.is_empty()),
        days,
        more,
        wrong,
    };
    Ok(page(status, &written))
}

/// The first day of a month that an address names, within years that people plan for.
fn month(text: &str) -> Option<Date> {
    let (year, month) = text.split_once('-')?;
    let (year, month): (i16, i8) = (year.parse().ok()?, month.parse().ok()?);
    let fits = (2000..=2100).contains(&year) && (1..=12).contains(&month);
    fits.then(|| date(year, month, 1))
}

fn address(first: Date, zone: &str) -> String {
    let month = first.strftime("%Y-%m").to_string();
    format!("/social/calendar?{}", query_of(&[("month", &month), ("zone", zone)]))
}

fn days(first: Date) -> impl Iterator<Item = Date> {
    first.series(1.day()).take_while(move |day| day.month() == first.month())
}

fn zoned(at: Timestamp, zone: &TimeZone) -> Option<Zoned> {
    Some(Moment::from_microsecond(at.as_micros()).ok()?.to_zoned(zone.clone()))
}

/// The posts of a month in a zone, and whether there are more than fit.
async fn posts(
    app: &App,
    account: AccountId,
    first: Date,
    zone: &TimeZone,
) -> Result<(Vec<SocialPost>, bool), Failure> {
    let next = first.checked_add(1.month()).map_err(|_| Failure::nothing())?;
    let moment = |day: Date| {
        let begins = day.to_zoned(zone.clone()).map_err(|_| Failure::nothing())?;
        Ok::<_, Failure>(Timestamp::from_micros(begins.timestamp().as_microsecond()))
    };
    let (since, until) = (moment(first)?, moment(next)?);
    let page = PageRequest::first(MOST);
    let found = app.osirix.social().calendar(account, since, until, page).await?;
    Ok((found.items, found.next.is_some()))
}

impl Day {
    fn new(day: Date, today: Date, posts: &[SocialPost], zone: &TimeZone, known: &Known) -> Self {
        let shown = posts.iter().filter(|post| post.state != PostState::Cancelled);
        let on_day = shown.filter_map(|post| {
            let due = zoned(post.due_at?, zone)?;
            (due.date() == day).then(|| Entry::new(post, &due, known))
        });
        Day {
            number: day.day(),
            name: day.strftime("%A, %-d %B").to_string(),
            machine: day.to_string(),
            today: day == today,
            posts: on_day.collect(),
        }
    }
}

impl Entry {
    fn new(post: &SocialPost, due: &Zoned, known: &Known) -> Self {
        let (state, tone) = names::post(post.state);
        let to: Vec<_> = post.request.connections.iter().map(|id| known.name(*id)).collect();
        Entry {
            id: post.id.to_string(),
            time: due.strftime("%H:%M").to_string(),
            text: excerpt(post),
            state,
            tone,
            to: to.join("; "),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_has_its_days_and_nonsense_is_no_month() {
        let first = month("2028-02").unwrap();
        assert_eq!(days(first).count(), 29);
        for odd in ["", "2026", "2026-13", "1-1", "99999-01", "2026-00"] {
            assert!(month(odd).is_none(), "{odd}");
        }
        assert!(address(first, "Asia/Tokyo").ends_with("month=2028-02&zone=Asia%2FTokyo"));
    }
}

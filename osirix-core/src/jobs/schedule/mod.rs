//! Jobs by the calendar.

mod calendar;
mod model;
mod service;
mod store;

pub use calendar::Calendar;
pub use model::{Missed, NewSchedule, Schedule};
pub use store::ScheduleRepository;

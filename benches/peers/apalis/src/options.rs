use crate::Outcome;

/// The command line.
pub(crate) struct Options {
    /// `postgres://…`, or the path of a SQLite file.
    pub(crate) database: String,
    /// What to measure, in this order.
    pub(crate) modes: Vec<String>,
    /// How many jobs each rate is taken over.
    pub(crate) jobs: u64,
    /// How many callers add jobs at once.
    pub(crate) in_flight: u64,
    /// How many jobs wait for tomorrow meanwhile.
    pub(crate) waiting: u64,
    /// How long the latency is watched.
    pub(crate) seconds: u64,
}

impl Options {
    pub(crate) fn given() -> Outcome<Self> {
        let mut options = Options {
            database: String::new(),
            modes: ["enqueue", "process", "both", "latency"].map(str::to_owned).to_vec(),
            jobs: 2000,
            in_flight: 64,
            waiting: 0,
            seconds: 5,
        };
        let mut words = std::env::args().skip(1);
        while let Some(name) = words.next() {
            let value = words.next().ok_or_else(|| format!("{name} has no value"))?;
            match name.as_str() {
                "--database" => options.database = value,
                "--modes" => options.modes = value.split(',').map(str::to_owned).collect(),
                "--jobs" => options.jobs = value.parse()?,
                "--in-flight" => options.in_flight = value.parse()?,
                "--waiting" => options.waiting = value.parse()?,
                "--seconds" => options.seconds = value.parse()?,
                _ => return Err(format!("{name} is unknown").into()),
            }
        }
        Ok(options)
    }
}

use std::time::Duration;

use comfy_table::{Table, presets};
use indicatif::{ProgressBar, ProgressStyle};
use osirix::{Account, Avatar, JobInfo, ModelInfo, Osirix, PageRequest, Result, Voice};

use crate::args::Output;

pub(crate) fn bar() -> ProgressBar {
    let style = ProgressStyle::with_template("{msg:10} [{bar:40}] {pos:>3} % {prefix}");
    let bar = ProgressBar::new(100);
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()).progress_chars("=> "));
    bar
}

pub(crate) fn progress(bar: &ProgressBar, job: &JobInfo) {
    bar.set_message(job.stage.clone().unwrap_or_else(|| "waiting".to_owned()));
    bar.set_position(job.progress.into());
    if let Some(eta_ms) = job.eta_ms {
        bar.set_prefix(format!("{:.0} s left", Duration::from_millis(eta_ms).as_secs_f32().ceil()));
    }
}

pub(crate) fn avatars(avatars: &[Avatar]) {
    let mut table = table();
    for avatar in avatars {
        table.add_row([avatar.slug.as_str(), avatar.name.as_str()]);
    }
    println!("{table}");
}

pub(crate) fn voices(voices: &[Voice]) {
    let mut table = table();
    for voice in voices {
        table.add_row([voice.id.0.as_str(), voice.language.as_str()]);
    }
    println!("{table}");
}

pub(crate) fn models(models: &[ModelInfo]) {
    let mut table = table();
    table.set_header(["model", "kind", "licence", "sell what is made", "size", "from"]);
    for model in models {
        let sell = if model.commercial { "yes" } else { "NOT CERTAIN" };
        let size = format!("{:.0} MB", model.bytes as f64 / 1e6);
        let cells = [&model.name, &model.kind, &model.licence, sell, &size, &model.source];
        table.add_row(cells);
    }
    println!("{table}");
}

pub(crate) fn spinner(message: &'static str) -> ProgressBar {
    let spinner = ProgressBar::new_spinner().with_message(message);
    spinner.enable_steady_tick(Duration::from_millis(100));
    spinner
}

/// The table at the end: what was made, what it cost, and the ledger's entries for it.
pub(crate) async fn job(
    osirix: &Osirix,
    account: &Account,
    job: &JobInfo,
    output: &Output,
) -> Result<()> {
    let duration_us = job.video().map_or(0, |video| video.duration_us);
    let balance = osirix.credits().balance(account.id).await?;
    let mut summary = table();
    summary.add_row(["video".to_owned(), output.video().display().to_string()]);
    summary.add_row(["duration".to_owned(), format!("{:.2} s", duration_us as f64 / 1e6)]);
    summary.add_row(["credits held".to_owned(), job.held.to_string()]);
    summary.add_row(["credits charged".to_owned(), job.charged.unwrap_or_default().to_string()]);
    summary.add_row(["credits left".to_owned(), balance.available.to_string()]);
    println!("{summary}");

    let mut ledger = table();
    ledger.set_header(["entry", "kind", "book", "amount", "balance", "for"]);
    let page = osirix.credits().entries(account.id, PageRequest::first(10)).await?;
    for entry in page.items.iter().rev() {
        ledger.add_row([
            entry.seq.to_string(),
            entry.kind.as_str().to_owned(),
            entry.book.as_str().to_owned(),
            format!("{:+}", entry.amount.0),
            entry.balance.to_string(),
            entry.memo.clone(),
        ]);
    }
    println!("{ledger}");
    Ok(())
}

fn table() -> Table {
    let mut table = Table::new();
    table.load_style(presets::UTF8_BORDERS_ONLY);
    table
}

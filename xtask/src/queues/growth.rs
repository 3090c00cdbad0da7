//! `cargo xtask bench growth`: what enqueue, claim and balance cost while finished jobs pile up,
//! beside a database that has few, drawn as a picture.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use serde_json::Value;

use super::store::{Kind, Stores};
use crate::bench;
use crate::process::{Outcome, command, target};
use crate::tools;

/// The databases, and how many jobs are finished in each at the end.
const DATABASES: [(&str, Kind); 2] = [("SQLite", Kind::Sqlite), ("PostgreSQL", Kind::Postgres)];
const FINISHED: &str = "10000000";

/// The lines that are drawn; the other measures are printed alone.
const DRAWN: [(&str, &str); 3] =
    [("enqueue", "#0b7285"), ("claim", "#c92a2a"), ("balance", "#5f3dc4")];

/// The picture: a panel for each database, side by side.
const PANEL: (f64, f64) = (440.0, 280.0);
const MARGIN: f64 = 56.0;
/// The ratio at the top of a panel, and the one that must not be passed.
const TOP: f64 = 2.0;
const LIMIT: f64 = 1.5;

/// What took how many microseconds in a database that has so many finished jobs, and in a small one.
type Points = BTreeMap<u64, (f64, f64)>;
type Lines = BTreeMap<String, Points>;

/// Fills each database, or the one that is named, and measures on the way. `--finished N` stops
/// earlier. The picture shows what was measured last of each.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    let (mut finished, mut only) = (FINISHED, None);
    for pair in arguments.chunks(2) {
        match pair {
            [word, count] if word == "--finished" => finished = count,
            [word, name]
                if word == "--only" && DATABASES.iter().any(|(known, _)| known == name) =>
            {
                only = Some(name);
            }
            _ => return Err("growth [--finished N] [--only SQLite|PostgreSQL]".to_owned()),
        }
    }
    tools::ensure(&[tools::POSTGRES])?;
    bench::build()?;
    let stores = Stores::start()?;
    for (name, kind) in DATABASES {
        if only.is_none_or(|only| only == name) {
            let (grown, small) = (stores.named("grown", kind)?, stores.named("small", kind)?);
            let program = target().join("release/benches").display().to_string();
            let words = ["queue", "--task", "growth", "--finished", finished];
            let (grown, small) = (grown.address(), small.address());
            let both = ["--database", &grown, "--beside", &small];
            command(&program, &[&words[..], &both].concat()).into_file(&figures(name))?;
        }
    }
    let mut panels = Vec::new();
    for (name, _) in DATABASES {
        let Ok(said) = fs::read_to_string(figures(name)) else { continue };
        let lines = read(&said)?;
        print(name, &lines);
        panels.push((name, lines));
    }
    let place = target().join("bench-growth.svg");
    fs::write(&place, draw(&panels)).map_err(|e| format!("{}: {e}", place.display()))?;
    println!("\nThe picture: {}", place.display());
    Ok(())
}

fn figures(database: &str) -> PathBuf {
    target().join(format!("bench-growth-{database}.jsonl"))
}

fn read(said: &str) -> Outcome<Lines> {
    let mut lines = Lines::new();
    for line in said.lines().filter(|line| line.starts_with('{')) {
        let figure: Value = serde_json::from_str(line).map_err(|e| format!("`{line}`: {e}"))?;
        let (Some(measure), Some(finished), Some(value), Some(small)) = (
            figure["measure"].as_str(),
            figure["finished"].as_u64(),
            figure["value"].as_f64(),
            figure["small"].as_f64(),
        ) else {
            return Err(format!("`{line}` is no figure"));
        };
        lines.entry(measure.to_owned()).or_default().insert(finished, (value, small));
    }
    Ok(lines)
}

/// Of each measure what it took, and in brackets as a multiple of what it took in the small database.
fn print(name: &str, lines: &Lines) {
    let Some(points) = lines.values().next() else { return };
    println!("\n## {name}, microseconds, by finished jobs\n");
    println!("| | {} |", points.keys().map(u64::to_string).collect::<Vec<_>>().join(" | "));
    println!("|---|{}", "---|".repeat(points.len()));
    for (measure, points) in lines {
        let cells =
            points.values().map(|(value, small)| format!("{value:.0} ({:.2})", value / small));
        println!("| {measure} | {} |", cells.collect::<Vec<_>>().join(" | "));
    }
}

/// Each measure as a multiple of that in the small database, over how many jobs are finished.
fn draw(panels: &[(&str, Lines)]) -> String {
    let (width, height) = (PANEL.0 * panels.len() as f64, PANEL.1 + 24.0);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
         font-family=\"sans-serif\" font-size=\"12\">\n\
         <rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n"
    );
    for (index, (name, lines)) in panels.iter().enumerate() {
        let left = PANEL.0 * index as f64;
        let _ = writeln!(svg, "<g transform=\"translate({left} 0)\">");
        panel(&mut svg, name, lines);
        svg.push_str("</g>\n");
    }
    svg.push_str("</svg>\n");
    svg
}

fn panel(svg: &mut String, name: &str, lines: &Lines) {
    let ends = lines.values().next().and_then(|points| {
        Some((points.keys().next()?.ilog10(), points.keys().next_back()?.ilog10()))
    });
    let (first, last) = ends.unwrap_or((4, 7));
    let span = f64::from((last - first).max(1));
    let (wide, high) = (PANEL.0 - 1.6 * MARGIN, PANEL.1 - 1.6 * MARGIN);
    let x = |finished: f64| MARGIN + (finished.log10() - f64::from(first)) / span * wide;
    let y = |ratio: f64| PANEL.1 - MARGIN + 16.0 - ratio.min(TOP) / TOP * high;
    let _ = writeln!(svg, "<text x=\"{MARGIN}\" y=\"22\" font-weight=\"bold\">{name}</text>");
    for ratio in [0.0, 0.5, 1.0, LIMIT, TOP] {
        let (at, dash) = (y(ratio), if ratio == LIMIT { "4 3" } else { "0" });
        let (ends, label) = (MARGIN + wide, at + 4.0);
        let _ = writeln!(
            svg,
            "<line x1=\"{MARGIN}\" x2=\"{ends}\" y1=\"{at:.1}\" y2=\"{at:.1}\" stroke=\"#bbb\" \
             stroke-dasharray=\"{dash}\"/><text x=\"{:.1}\" y=\"{label:.1}\" text-anchor=\"end\">{ratio}</text>",
            MARGIN - 6.0
        );
    }
    for power in first..=last {
        let (at, below) = (x(10_f64.powi(power.cast_signed())), y(0.0) + 18.0);
        let _ = writeln!(
            svg,
            "<text x=\"{at:.1}\" y=\"{below:.1}\" text-anchor=\"middle\">10<tspan dy=\"-5\" \
             font-size=\"9\">{power}</tspan></text>"
        );
    }
    for (number, (measure, colour)) in DRAWN.into_iter().enumerate() {
        let Some(points) = lines.get(measure) else { continue };
        let at: Vec<_> = points
            .iter()
            .map(|(finished, (value, small))| {
                format!("{:.1},{:.1}", x(*finished as f64), y(value / small))
            })
            .collect();
        let legend = MARGIN + 90.0 * (number as f64 + 1.2);
        let _ = writeln!(
            svg,
            "<polyline fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\" points=\"{}\"/>\
             <text x=\"{legend:.1}\" y=\"22\" fill=\"{colour}\">{measure}</text>",
            at.join(" ")
        );
    }
    let (middle, below) = (MARGIN + wide / 2.0, PANEL.1 + 14.0);
    let _ = writeln!(
        svg,
        "<text x=\"{middle:.1}\" y=\"{below:.1}\" text-anchor=\"middle\">finished jobs; time as a \
         multiple of that beside ten thousand</text>"
    );
}

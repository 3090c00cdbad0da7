//! The chaos set, once or for as long as is asked: `osirix-storage/tests/chaos`.

use crate::postgres::Cluster;
use crate::process::{Outcome, cargo};
use crate::redis::Redis;
use crate::tools::{self, IPROUTE, POSTGRES, REDIS, UNSHARE};

/// What the cases need beside cargo.
pub(crate) const TOOLS: [tools::Tool; 4] = [POSTGRES, REDIS, IPROUTE, UNSHARE];

/// What may be said, each with a value.
const WORDS: [&str; 3] = ["--minutes", "--seed", "--only"];

/// Plays the cases.
pub(crate) fn run(words: &[String]) -> Outcome {
    check(words)?;
    tools::ensure(&TOOLS)?;
    let (cluster, redis) = (Cluster::for_tests()?, Redis::start()?);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let test = ["test", "--locked", "-p", "osirix-storage", "--test", "chaos", "--"];
    cargo(&[&test[..], &words].concat())
        .env(Cluster::VARIABLE, cluster.url())
        .env(Redis::VARIABLE, &redis.url())
        .run()
}

fn check(words: &[String]) -> Outcome {
    for pair in words.chunks(2) {
        match pair {
            [word, value] if WORDS.contains(&word.as_str()) => check_value(word, value)?,
            _ => return Err(format!("chaos takes {}, each with a value", WORDS.join(", "))),
        }
    }
    Ok(())
}

fn check_value(word: &str, value: &str) -> Outcome {
    let right = match word {
        "--minutes" => value.parse::<f64>().is_ok_and(|minutes| minutes >= 0.0),
        "--seed" => value.parse::<u64>().is_ok(),
        _ => true,
    };
    if right { Ok(()) } else { Err(format!("{word} {value}: this is no number")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(line: &str) -> Outcome {
        check(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn a_word_without_sense_is_refused() {
        said("").unwrap();
        said("--minutes 0.5 --seed 7 --only kills").unwrap();
        for wrong in ["--minutes", "--hours 1", "--seed x", "--minutes -1", "kills"] {
            said(wrong).unwrap_err();
        }
    }
}

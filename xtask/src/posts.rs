//! Posts under faults, as many as are asked for: `osirix-storage/tests/posts.rs`.

use crate::postgres::Cluster;
use crate::process::{Outcome, cargo};
use crate::tools::{self, POSTGRES};

/// What may be said, each with a number; what holds when it is not said; where the test finds it.
const WORDS: [(&str, &str, &str); 2] =
    [("--publications", "10000", "OSIRIX_TEST_PUBLICATIONS"), ("--seed", "1", "OSIRIX_TEST_SEED")];

/// Plays them on both databases.
pub(crate) fn run(words: &[String]) -> Outcome {
    let given = given(words)?;
    tools::ensure(&[POSTGRES])?;
    let cluster = Cluster::for_tests()?;
    let test = ["test", "--locked", "--workspace", "--test", "posts", "--"];
    let mut test = cargo(&[&test[..], &["--nocapture", "--test-threads=1"]].concat())
        .env(Cluster::VARIABLE, cluster.url());
    for (variable, number) in given {
        test = test.env(variable, &number);
    }
    test.run()
}

/// Each number, with the variable that it goes into.
fn given(words: &[String]) -> Outcome<[(&'static str, String); 2]> {
    let mut given = WORDS.map(|(_, usual, variable)| (variable, usual.to_owned()));
    for pair in words.chunks(2) {
        let known = |said: &String| WORDS.iter().position(|(word, ..)| word == said);
        match pair {
            [said, number] if number.parse::<u32>().is_ok() => {
                let at = known(said).ok_or_else(|| format!("posts knows no {said}"))?;
                given[at].1.clone_from(number);
            }
            _ => return Err("posts takes --publications and --seed, each with a number".to_owned()),
        }
    }
    Ok(given)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(line: &str) -> Outcome<[(&'static str, String); 2]> {
        given(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn numbers_go_where_the_test_finds_them() {
        let [publications, seed] = said("--seed 7").unwrap();
        assert_eq!(publications, ("OSIRIX_TEST_PUBLICATIONS", "10000".to_owned()));
        assert_eq!(seed, ("OSIRIX_TEST_SEED", "7".to_owned()));
        for wrong in ["--seed", "--seed x", "--posts 7", "7"] {
            said(wrong).unwrap_err();
        }
    }
}

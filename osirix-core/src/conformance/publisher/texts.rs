use super::{Harness, part};
use crate::social::Problem;

fn about<'p>(problems: &'p [Problem], field: &str) -> &'p Problem {
    let found = problems.iter().find(|problem| problem.field == field);
    let found = found.unwrap_or_else(|| panic!("no problem of {field} in {problems:?}"));
    assert!(!found.message.is_empty() && !found.limit.is_empty() && !found.value.is_empty());
    found
}

pub(super) async fn capabilities_are_of_the_network_and_change_nothing(h: Harness) {
    let first = h.publisher.capabilities(&h.connection).await.unwrap();
    assert_eq!(first.network, h.connection.network);
    assert!(first.text.most > 0 && first.most_parts > 0 && !first.formats.is_empty());
    assert_eq!(first, h.publisher.capabilities(&h.connection).await.unwrap());
    assert_eq!(h.remote.posts().await, 0);
}

pub(super) async fn what_fits_has_no_problem(h: Harness) {
    let capabilities = h.publisher.capabilities(&h.connection).await.unwrap();
    let mut draft = h.draft(&["Hello, world.\nمرحبا 👩‍👩‍👧 https://example.com/a?b=c"]).await;
    assert_eq!(h.publisher.preflight(&draft, &capabilities), []);
    draft.parts[0].media = vec![h.picture.clone()];
    assert_eq!(h.publisher.preflight(&draft, &capabilities), []);
    draft.parts[0].text = "a".repeat(usize::try_from(capabilities.text.most).unwrap());
    assert_eq!(h.publisher.preflight(&draft, &capabilities), [], "as long as it may be");
}

pub(super) async fn blank_texts_and_control_characters_are_problems(h: Harness) {
    let capabilities = h.publisher.capabilities(&h.connection).await.unwrap();
    for blank in ["", "  \n\t ", "\u{200b}\u{200e}", "\u{3000}"] {
        let mut draft = h.draft(&[blank]).await;
        draft.parts[0].media.clear();
        about(&h.publisher.preflight(&draft, &capabilities), "parts[0].text");
    }
    for control in ["a\u{0}b", "bell \u{7}", "\u{1b}[31m", "a\u{85}b", "\u{fffe}"] {
        let draft = h.draft(&[control]).await;
        about(&h.publisher.preflight(&draft, &capabilities), "parts[0].text");
    }
}

pub(super) async fn a_text_that_is_too_long_is_a_problem_with_its_numbers(h: Harness) {
    let capabilities = h.publisher.capabilities(&h.connection).await.unwrap();
    let most = capabilities.text.most;
    let long = "a".repeat(usize::try_from(most).unwrap() + 1);
    let draft = h.draft(&[&long]).await;
    let problems = h.publisher.preflight(&draft, &capabilities);
    let problem = about(&problems, "parts[0].text");
    assert_eq!((&problem.limit, &problem.value), (&most.to_string(), &(most + 1).to_string()));
    assert_eq!(problems, h.publisher.preflight(&draft, &capabilities), "it is pure");
    let endless = h.draft(&[&"y.co/(".repeat(200_000)]).await;
    about(&h.publisher.preflight(&endless, &capabilities), "parts[0].text");
}

pub(super) async fn a_file_that_is_too_large_is_a_problem_with_its_numbers(h: Harness) {
    let capabilities = h.publisher.capabilities(&h.connection).await.unwrap();
    let most = capabilities.media.of(h.picture.facts.media_type.kind()).unwrap().most_bytes;
    let mut draft = h.draft(&["A picture"]).await;
    let mut picture = h.picture.clone();
    picture.facts.bytes = most + 1;
    draft.parts = vec![part("A picture")];
    draft.parts[0].media = vec![picture];
    let problems = h.publisher.preflight(&draft, &capabilities);
    let problem = about(&problems, "parts[0].media[0].bytes");
    assert_eq!((&problem.limit, &problem.value), (&most.to_string(), &(most + 1).to_string()));
}

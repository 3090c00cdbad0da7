//! The Swift package: tested where there is a Swift toolchain.

use std::path::Path;

use crate::native;
use crate::process::{Outcome, command, root, target};
use crate::tools;

/// Runs the package's tests and builds the example, or says in one line that it did not.
pub(crate) fn test() -> Outcome {
    if tools::find("swift").is_none() {
        println!("swift: the package was generated and not run: there is no Swift toolchain here");
        return Ok(());
    }
    let library = native::build("dev")?;
    let folder = library.parent().unwrap_or(Path::new(".")).display().to_string();
    let run = |action: &str, package: &str, scratch: &str| {
        let linked = format!("-L{folder}");
        let scratch = target().join(scratch).display().to_string();
        let args = [action, "--package-path", package, "--scratch-path", &scratch];
        command("swift", &[&args[..], &["-Xlinker", &linked]].concat())
            .env("LD_LIBRARY_PATH", &folder)
            .env("DYLD_LIBRARY_PATH", &folder)
            .current_dir(&root())
            .run()
    };
    run("test", "bindings/uniffi/swift", "swift")?;
    run("build", "examples/swift", "swift-example")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn text(path: &str) -> String {
        std::fs::read_to_string(root().join(path)).unwrap()
    }

    /// Where no Swift toolchain is, this is what keeps its scenarios from falling behind.
    #[test]
    fn the_scenarios_in_swift_are_those_of_every_language() {
        let list = text("bindings/scenarios/README.md");
        let rows = list.lines().filter_map(|line| line.strip_prefix("| ")?.split_once(" |"));
        let listed: BTreeSet<_> =
            rows.map(|(name, _)| name).filter(|name| *name != "name").collect();
        let tests = text("bindings/uniffi/swift/Tests/OsirixTests/ScenarioTests.swift");
        let methods = tests.lines().filter_map(|line| line.trim().strip_prefix("func test_"));
        let told: BTreeSet<_> = methods.filter_map(|rest| Some(rest.split_once('(')?.0)).collect();
        assert!(listed.len() > 10, "{listed:?}");
        assert_eq!(told, listed);
    }

    #[test]
    fn the_guide_shows_the_example_and_what_is_tested() {
        let example = text("examples/swift/Sources/speak/main.swift");
        let guide = text("docs/guide/swift.md");
        let tests = text("bindings/uniffi/swift/Tests/OsirixTests/Parts.swift");
        let shown: Vec<_> = guide.split("```swift\n").skip(1).collect();
        assert_eq!(shown.len(), 2, "a program, and a kind of job");
        for shown in shown {
            let (shown, _) = shown.split_once("```").expect("a block has an end");
            assert!(example.contains(shown) || tests.contains(shown), "{shown}");
        }
    }
}

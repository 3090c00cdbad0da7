use std::cell::RefCell;

use proptest::strategy::Strategy;
use proptest::test_runner::{Config, RngAlgorithm, TestError, TestRng, TestRunner};
use tokio::runtime::Handle;

/// Runs an async property over generated values, the same values each time.
pub(super) fn check<S, F>(cases: u32, strategy: &S, mut property: F)
where
    S: Strategy,
    F: AsyncFnMut(S::Value),
{
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(config, rng);
    let property = RefCell::new(&mut property);
    let run = |value| {
        Handle::current().block_on((property.borrow_mut())(value));
        Ok(())
    };
    let outcome = tokio::task::block_in_place(|| runner.run(strategy, run));
    match outcome {
        Ok(()) => {}
        Err(TestError::Fail(reason, input)) => panic!("{reason}\nsmallest input: {input:#?}"),
        Err(error) => panic!("{error}"),
    }
}

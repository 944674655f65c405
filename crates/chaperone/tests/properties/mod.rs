//! What holds whatever the team does, in whatever order: sequences of steps drawn at random, looked at after each.
//!
//! The sequences are the same on every run. A step that cannot be done now (nothing to answer yet, a record that is out of
//! reach) is refused with words; a failure of the program is a failure of the test.

mod grounds;
mod life;
mod mails;
mod nude_images;
mod words;

use proptest::{
    strategy::{Strategy, ValueTree},
    test_runner::TestRunner,
};

/// Values of a strategy, the same on every run: each sequence needs a world of its own, so there are few.
pub fn samples<S: Strategy>(strategy: S, count: usize) -> Vec<S::Value> {
    let mut runner = TestRunner::deterministic();
    (0..count)
        .map(|_| strategy.new_tree(&mut runner).expect("a value").current())
        .collect()
}

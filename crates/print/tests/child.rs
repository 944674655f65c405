//! Printing in a real child: this program starts itself again. It has a `main` of its own, because the ordinary harness writes
//! on the standard output, where the document goes.

#![expect(
    clippy::disallowed_methods,
    reason = "a deadline is measured, a child sleeps through it, and one looks at its environment"
)]

#[path = "print/specimens.rs"]
#[expect(dead_code, reason = "the children print two of the specimens")]
mod specimens;

use std::io::{Write, stdout};
use std::panic::catch_unwind;
use std::process::ExitCode;
use std::sync::Barrier;
use std::thread;
use std::time::{Duration, Instant};

use print::documents::Block;
use print::documents::report::ReportSection;
use print::parent::{Limits, Press};
use print::{Fonts, Kind, PrintError, Report, Request, child, render};

fn main() -> ExitCode {
    match std::env::args().nth(1).as_deref() {
        Some("print-child") => return child::main(Fonts::spare),
        Some("sleeper") => thread::sleep(Duration::from_secs(120)),
        Some("babbler") => drop(stdout().write_all(b"Hello, here is your document: %PDF-1.7")),
        Some("flooder") => while stdout().write_all(&[b'x'; 4096]).is_ok() {},
        Some("teller") => {
            // What the child can see of its parent's secrets.
            let seen = std::env::vars_os().count();
            return ExitCode::from(u8::try_from(seen.min(255)).unwrap_or(255));
        }
        _ => return run(),
    }
    ExitCode::SUCCESS
}

const TESTS: &[(&str, fn())] = &[
    (
        "a_child_prints_the_same_bytes_as_its_parent_would",
        a_child_prints_the_same_bytes_as_its_parent_would,
    ),
    (
        "what_a_child_could_not_print_comes_back_as_its_reason",
        what_a_child_could_not_print_comes_back_as_its_reason,
    ),
    (
        "what_stood_in_for_a_character_is_told",
        what_stood_in_for_a_character_is_told,
    ),
    (
        "a_text_that_takes_too_long_is_stopped_at_the_deadline",
        a_text_that_takes_too_long_is_stopped_at_the_deadline,
    ),
    (
        "a_child_that_never_answers_is_killed_at_the_deadline",
        a_child_that_never_answers_is_killed_at_the_deadline,
    ),
    (
        "a_text_that_needs_too_much_memory_costs_only_the_child",
        a_text_that_needs_too_much_memory_costs_only_the_child,
    ),
    (
        "a_document_over_its_size_is_refused",
        a_document_over_its_size_is_refused,
    ),
    (
        "foreign_bytes_are_no_document",
        foreign_bytes_are_no_document,
    ),
    (
        "a_program_that_is_not_there_is_an_error",
        a_program_that_is_not_there_is_an_error,
    ),
    (
        "a_child_knows_nothing_of_its_parents_environment",
        a_child_knows_nothing_of_its_parents_environment,
    ),
    (
        "callers_wait_their_turn_and_the_last_is_told_to_come_back",
        callers_wait_their_turn_and_the_last_is_told_to_come_back,
    ),
];

fn run() -> ExitCode {
    let wanted: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| !word.starts_with('-'))
        .collect();
    let mut failed = 0;
    for (name, test) in TESTS {
        if !wanted.is_empty() && !wanted.iter().any(|word| name.contains(word.as_str())) {
            continue;
        }
        let passed = catch_unwind(test).is_ok();
        println!("test {name} ... {}", if passed { "ok" } else { "FAILED" });
        failed += i32::from(!passed);
    }
    if failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn press(role: &str, limits: Limits) -> Press {
    Press::new(
        std::env::current_exe().expect("this program"),
        [role],
        limits,
    )
}

fn ordinary() -> Request {
    Request::of(&specimens::receipt()).expect("a request")
}

/// Some thousand pages.
fn endless() -> Request {
    let report = Report {
        title: "Endless".into(),
        sections: vec![ReportSection {
            title: "Words".into(),
            blocks: (0..20_000)
                .map(|n| Block::Paragraph(format!("{n} {}", "safe ".repeat(60))))
                .collect(),
        }],
        ..Report::default()
    };
    Request::of(&report).expect("a request")
}

fn a_child_prints_the_same_bytes_as_its_parent_would() {
    let request = Request::of(&specimens::policy()).expect("a request");
    let at = jiff::Timestamp::from_second(1_795_340_000).expect("a time");
    let request = request.made_at(at);
    let here = render(&request, &Fonts::spare().expect("fonts")).expect("a document");
    let there = press("print-child", Limits::default())
        .print(&request)
        .expect("a document");
    assert!(here == there, "child and parent differ");
}

fn what_a_child_could_not_print_comes_back_as_its_reason() {
    let request = Request {
        kind: Kind::Policy,
        json: b"{\"titel\":1}".to_vec(),
        made_at: None,
    };
    let fault = press("print-child", Limits::default())
        .print(&request)
        .expect_err("a wrong key");
    assert!(matches!(fault, PrintError::Child(_)), "{fault:?}");
    assert_eq!(
        fault.to_string(),
        "the policy to print is not of the agreed shape (line 1, column 8)"
    );
}

fn what_stood_in_for_a_character_is_told() {
    let mut sheet = specimens::receipt();
    sheet.title = "\u{E001}".into();
    let printed = press("print-child", Limits::default())
        .print(&Request::of(&sheet).expect("a request"))
        .expect("a document");
    assert_eq!(printed.stand_ins[0].code_point, 0xE001);
}

fn a_text_that_takes_too_long_is_stopped_at_the_deadline() {
    let limits = Limits {
        deadline: Duration::from_secs(2),
        ..Limits::default()
    };
    let started = Instant::now();
    let fault = press("print-child", limits)
        .print(&endless())
        .expect_err("too slow");
    assert!(
        matches!(fault, PrintError::TooSlow { seconds: 2 }),
        "{fault:?}"
    );
    assert!(
        started.elapsed() < Duration::from_secs(8),
        "{:?}",
        started.elapsed()
    );
}

fn a_child_that_never_answers_is_killed_at_the_deadline() {
    let limits = Limits {
        deadline: Duration::from_millis(300),
        ..Limits::default()
    };
    let started = Instant::now();
    let fault = press("sleeper", limits)
        .print(&endless())
        .expect_err("asleep");
    assert!(matches!(fault, PrintError::TooSlow { .. }), "{fault:?}");
    assert!(
        started.elapsed() < Duration::from_secs(5),
        "{:?}",
        started.elapsed()
    );
}

fn a_text_that_needs_too_much_memory_costs_only_the_child() {
    let limits = Limits {
        memory_bytes: 240 << 20,
        deadline: Duration::from_secs(60),
        ..Limits::default()
    };
    let fault = press("print-child", limits)
        .print(&endless())
        .expect_err("too much memory");
    assert!(matches!(fault, PrintError::ChildDied(_)), "{fault:?}");
    press(
        "print-child",
        Limits {
            memory_bytes: 1 << 30,
            ..Limits::default()
        },
    )
    .print(&ordinary())
    .expect("an ordinary document has room enough");
}

fn a_document_over_its_size_is_refused() {
    let limits = Limits {
        output_bytes: 2000,
        ..Limits::default()
    };
    let fault = press("print-child", limits)
        .print(&ordinary())
        .expect_err("too large");
    assert!(fault.to_string().contains("more than the 2000"), "{fault}");
}

fn foreign_bytes_are_no_document() {
    for role in ["babbler", "flooder"] {
        let fault = press(role, Limits::default())
            .print(&ordinary())
            .expect_err("no frame");
        assert!(
            matches!(fault, PrintError::ChildDied(_)),
            "{role}: {fault:?}"
        );
    }
}

fn a_program_that_is_not_there_is_an_error() {
    let press = Press::new("/nonexistent/chaperone", ["print-child"], Limits::default());
    assert!(matches!(press.print(&ordinary()), Err(PrintError::Io(_))));
}

fn a_child_knows_nothing_of_its_parents_environment() {
    assert!(std::env::vars_os().count() > 0);
    let fault = press("teller", Limits::default())
        .print(&ordinary())
        .expect_err("no answer");
    assert_eq!(
        fault.to_string(),
        "printing stopped without an answer (exit status: 0)"
    );
}

fn callers_wait_their_turn_and_the_last_is_told_to_come_back() {
    let limits = Limits {
        deadline: Duration::from_millis(1500),
        at_once: 1,
        waiting: 1,
        ..Limits::default()
    };
    let press = press("sleeper", limits);
    let start = Barrier::new(3);
    let outcomes: Vec<_> = thread::scope(|scope| {
        let callers: Vec<_> = (0..3)
            .map(|_| {
                scope.spawn(|| {
                    start.wait();
                    press.print(&ordinary()).expect_err("asleep")
                })
            })
            .collect();
        callers
            .into_iter()
            .map(|caller| caller.join().expect("a caller"))
            .collect()
    });
    let busy = outcomes
        .iter()
        .filter(|fault| matches!(fault, PrintError::Busy))
        .count();
    let slow = outcomes
        .iter()
        .filter(|fault| matches!(fault, PrintError::TooSlow { .. }))
        .count();
    assert_eq!((busy, slow), (1, 2), "{outcomes:?}");
}

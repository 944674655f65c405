//! Samples of getting help.

use super::{Sample, public_page};
use crate::views::help::{Help, Line, Person};

pub fn samples() -> Vec<Sample> {
    vec![
        Sample::new("help", "help", "Everything known", || Help {
            page: public_page("/help"),
            people: vec![Person {
                role: "Designated safeguarding lead".into(),
                name: "Ruth Adeyemi".into(),
                ways: vec!["020 7946 0000".into()],
            }],
            lines: vec![Line {
                name: "Childline".into(),
                about: "For children and young people".into(),
                ways: vec!["0800 1111".into()],
                hours: "Any time".into(),
            }],
            procedure: vec![(
                "We read every worry in time".into(),
                vec!["Within a day.".into()],
            )],
        }),
        Sample::new("help", "help-empty", "Nothing known yet", || Help {
            page: public_page("/help"),
            people: Vec::new(),
            lines: Vec::new(),
            procedure: Vec::new(),
        }),
    ]
}

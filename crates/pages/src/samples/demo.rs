//! A sample of the page that only the demo has.

use super::{Sample, public_page};
use crate::views::demo::{Cast, Member};

pub fn samples() -> Vec<Sample> {
    vec![Sample::new("demo", "cast", "Who to sign in as", || Cast {
        page: public_page("/demo"),
        password: "copper lantern giraffe".into(),
        members: vec![
            Member {
                name: "Ruth Adeyemi".into(),
                email: "ruth@harbour.example".into(),
                job: "Head of programmes".into(),
                code: Some("123456".into()),
            },
            Member {
                name: "Theo O’Brien".into(),
                email: "theo@harbour.example".into(),
                job: "Session host".into(),
                code: None,
            },
        ],
    })]
}

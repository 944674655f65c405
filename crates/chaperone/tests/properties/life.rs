//! A world in which things happen at random.

use std::collections::BTreeSet;

use chaperone::{
    ctx::Ctx,
    error::AppError,
    reporting::{
        add,
        intake::{Offered, Submission, Taken},
        words::{Named, Report},
    },
    response::{
        concern, exclude, group, note,
        triage::{self, Command, Then},
        words::{Assessment, Branch, Level, Note},
    },
    sealing::{record, share},
};
use proptest::{collection::vec, prelude::*, sample::select};
use uuid::Uuid;

use crate::{
    harness::World,
    response::{ready, report, submit},
};

/// In everything that is written in a life.
pub const MARK: &str = "jqheron";
/// Who takes concerns, in the order of routing.
pub const TEAM: [&str; 3] = ["ruth", "marcus", "ines"];
/// Whom a concern may be about.
pub const MEMBERS: [&str; 5] = ["ruth", "marcus", "priya", "theo", "noor"];

/// One thing that somebody does. Numbers choose among what is there at that moment.
#[derive(Clone, Debug)]
pub enum Step {
    Report {
        words: String,
        about: Option<usize>,
        file: bool,
    },
    Add(usize, String),
    Read(usize, usize),
    Answer(usize, usize, String),
    Note(usize, usize, String),
    Triage(usize, usize, u8),
    Write(usize, usize, String),
    Correct(usize, usize, String),
    /// A member turns out to be whom it is about.
    Exclude(usize, usize, usize),
    TakeAway(usize, usize, usize),
    Give(usize, usize, usize),
    /// A day passes, with everything that is due on it.
    Sleep,
}

fn text() -> impl Strategy<Value = String> {
    let words = select(vec![
        "He writes at night.\n  He says  not to tell.",
        " ünïcödé \u{202e}abc\u{202c} 🦉 ",
        "\t'; DROP TABLE entry; --",
        "<script>alert(1)</script>\r\nand more",
        "שלום",
        "",
    ]);
    words.prop_map(|words| format!("{words} {MARK}"))
}

fn step() -> impl Strategy<Value = Step> {
    let n = || 0_usize..6;
    prop_oneof![
        2 => (text(), prop::option::of(0..MEMBERS.len()), any::<bool>())
            .prop_map(|(words, about, file)| Step::Report { words, about, file }),
        2 => (n(), text()).prop_map(|(at, words)| Step::Add(at, words)),
        1 => (n(), n()).prop_map(|(at, by)| Step::Read(at, by)),
        2 => (n(), n(), text()).prop_map(|(at, by, words)| Step::Answer(at, by, words)),
        1 => (n(), n(), text()).prop_map(|(at, by, words)| Step::Note(at, by, words)),
        3 => (n(), n(), any::<u8>()).prop_map(|(at, by, then)| Step::Triage(at, by, then)),
        2 => (n(), n(), text()).prop_map(|(at, by, words)| Step::Write(at, by, words)),
        1 => (n(), n(), text()).prop_map(|(at, by, words)| Step::Correct(at, by, words)),
        2 => (n(), n(), 0..MEMBERS.len()).prop_map(|(at, by, who)| Step::Exclude(at, by, who)),
        1 => (n(), n(), n()).prop_map(|(at, by, who)| Step::TakeAway(at, by, who)),
        1 => (n(), n(), 0..MEMBERS.len()).prop_map(|(at, by, who)| Step::Give(at, by, who)),
        1 => Just(Step::Sleep),
    ]
}

/// A life: a report and then this many steps.
pub fn steps(count: usize) -> impl Strategy<Value = Vec<Step>> {
    let first = text().prop_map(|words| Step::Report {
        words,
        about: None,
        file: true,
    });
    (first, vec(step(), count)).prop_map(|(first, mut rest)| {
        rest.insert(0, first);
        rest
    })
}

/// A report as its reporter knows it.
pub struct Known {
    pub taken: Taken,
    pub words: String,
    pub file: Option<Vec<u8>>,
    /// What they added later, in order.
    pub added: Vec<String>,
    /// Whom it is about.
    pub about: Vec<&'static str>,
    pub case: Option<Uuid>,
}

pub struct Life {
    pub world: World,
    team: Vec<Ctx>,
    pub known: Vec<Known>,
    /// Who was given a key by a colleague.
    pub given: BTreeSet<&'static str>,
    day: i8,
}

/// Whether a step was done, or could not be.
pub type Done = Result<(), AppError>;

impl Life {
    pub async fn begin() -> Self {
        let world = ready().await;
        let mut team = Vec::new();
        for key in TEAM {
            team.push(world.acting(key).await);
        }
        Self {
            world,
            team,
            known: Vec::new(),
            given: BTreeSet::new(),
            day: 22,
        }
    }

    /// Does a step. What cannot be done now is refused; anything else that goes wrong is our mistake.
    pub async fn live(&mut self, step: &Step) -> Done {
        let done = self.step(step).await;
        match done {
            Err(AppError::Internal(error)) => panic!("{step:?}: {error:#}"),
            Err(AppError::Unavailable(why)) => panic!("{step:?}: {why}"),
            done => done,
        }
    }

    fn by(&self, by: usize) -> Ctx {
        self.team[by % self.team.len()].at(self.world.now())
    }

    pub fn team(&self) -> impl Iterator<Item = Ctx> {
        (0..self.team.len()).map(|by| self.by(by))
    }

    fn at(&self, at: usize) -> &Known {
        &self.known[at % self.known.len()]
    }

    async fn step(&mut self, step: &Step) -> Done {
        match step {
            Step::Report { words, about, file } => {
                self.report(words, about.map(|about| MEMBERS[about]), *file)
                    .await;
                Ok(())
            }
            Step::Add(at, words) => self.add(*at, words).await,
            Step::Read(at, by) => {
                let id = self.at(*at).taken.id;
                concern::read(&self.by(*by), id).await.map(|_| ())
            }
            Step::Answer(at, by, words) => {
                let (ctx, id) = (self.by(*by), self.at(*at).taken.id);
                concern::answer(&ctx, id, words, seen(&ctx, id).await?).await
            }
            Step::Note(at, by, words) => {
                let (ctx, id) = (self.by(*by), self.at(*at).taken.id);
                concern::note(&ctx, id, words, seen(&ctx, id).await?).await
            }
            Step::Triage(at, by, then) => self.triage(*at, *by, *then).await,
            Step::Write(at, by, words) => {
                let (ctx, case) = (self.by(*by), self.case(*at)?);
                let words = Note {
                    text: words.clone(),
                    ..Note::default()
                };
                let seen = seen(&ctx, case).await?;
                note::note(&ctx, case, words, None, seen).await.map(|_| ())
            }
            Step::Correct(at, by, words) => {
                let (ctx, case) = (self.by(*by), self.case(*at)?);
                let mut conn = ctx.db().read().await?;
                let found = chaperone::response::case::load(&ctx, &mut conn, case).await?;
                drop(conn);
                let of = found.entries[at % found.entries.len()].id;
                let seen = found.opened.seen();
                note::correct(&ctx, case, of, words, seen).await.map(|_| ())
            }
            Step::Exclude(at, by, who) => self.exclude(*at, *by, MEMBERS[*who]).await,
            Step::TakeAway(at, by, who) => {
                let (ctx, id) = (self.by(*by), self.at(*at).taken.id);
                let person = self.world.id(TEAM[who % TEAM.len()]);
                let mut tx = ctx.db().begin().await?;
                let opened = record::open(&ctx, &mut tx, id).await?;
                share::take_away(&ctx, &mut tx, opened, person).await?;
                Ok(tx.commit().await?)
            }
            Step::Give(at, by, who) => {
                let (ctx, id) = (self.by(*by), self.at(*at).taken.id);
                let mut tx = ctx.db().begin().await?;
                let opened = record::open(&ctx, &mut tx, id).await?;
                share::give(&ctx, &mut tx, &opened, self.world.id(MEMBERS[*who])).await?;
                tx.commit().await?;
                self.given.insert(MEMBERS[*who]);
                Ok(())
            }
            Step::Sleep => {
                self.day += 1;
                // The people stay who they are: the clock moves under them.
                self.world
                    .set_clock(&format!("2026-11-{}", self.day.min(30)));
                chaperone::jobs::daily::plan(&self.world.app).await?;
                self.world.work().await;
                Ok(())
            }
        }
    }

    fn case(&self, at: usize) -> Result<Uuid, AppError> {
        self.at(at).case.ok_or(AppError::NotFound)
    }

    async fn report(&mut self, words: &str, about: Option<&'static str>, file: bool) {
        let number = u8::try_from(self.known.len()).expect("few reports");
        let plain = report(number, words);
        let bytes = file.then(|| format!("{MARK} in a file\0\u{1}").into_bytes());
        let subjects = about.map(|about| Named {
            id: self.world.id(about),
            name: self.world.name(about).into(),
        });
        let submission = Submission {
            subjects: subjects.iter().map(|one| one.id).collect(),
            report: Report {
                about: subjects.into_iter().collect(),
                // Where a parent would be reached, if anybody were told by themselves.
                reach: format!("{MARK}@parents.example"),
                ..plain.report
            },
            files: bytes
                .iter()
                .map(|bytes| Offered {
                    name: format!("{MARK}.bin"),
                    mime: "application/octet-stream".into(),
                    bytes: bytes.clone(),
                })
                .collect(),
            ..plain
        };
        let taken = submit(&self.world.public().await, submission).await;
        self.known.push(Known {
            taken,
            words: words.to_owned(),
            file: bytes,
            added: Vec::new(),
            about: about.into_iter().collect(),
            case: None,
        });
    }

    /// The reporter comes back with their receipt and says more.
    async fn add(&mut self, at: usize, words: &str) -> Done {
        let ctx = self.world.public().await;
        let at = at % self.known.len();
        let known = &mut self.known[at];
        let receipt = known.taken.receipt.as_ref().expect("a public report");
        let more = add::Command {
            text: words.to_owned(),
            files: Vec::new(),
            // Another page each time: the same words from one page are added once.
            shown: usize::MAX,
            refused_files: 0,
        };
        add::add(&ctx, receipt, more).await?;
        known.added.push(words.to_owned());
        Ok(())
    }

    async fn triage(&mut self, at: usize, by: usize, then: u8) -> Done {
        let ctx = self.by(by);
        let at = at % self.known.len();
        let concern = self.known[at].taken.id;
        let other = self.known.iter().find_map(|known| known.case);
        let level = if then.is_multiple_of(3) {
            Level::None
        } else {
            Level::High
        };
        let then = match (then % 3, other) {
            (0, _) => Then::Nothing,
            (1, Some(case)) => Then::Join { case },
            _ => Then::Open {
                title: format!("T.B., {MARK}"),
            },
        };
        let command = Command {
            concern,
            seen: seen(&ctx, concern).await?,
            kind: "disclosure".into(),
            assessment: Assessment {
                branch: Branch::Child,
                level,
                reason: MARK.into(),
                ..Assessment::default()
            },
            then,
        };
        self.known[at].case = triage::triage(&ctx, command).await?;
        Ok(())
    }

    async fn exclude(&mut self, at: usize, by: usize, who: &'static str) -> Done {
        let ctx = self.by(by);
        let at = at % self.known.len();
        let person = self.world.id(who);
        if ctx.actor.person() == Some(person) {
            return Err(AppError::NotFound);
        }
        let id = self.known[at].taken.id;
        // Everything that belongs together goes together.
        let mut conn = ctx.db().read().await?;
        let around = group::around(&mut conn, id).await?;
        drop(conn);
        exclude::exclude(&ctx, id, person, MARK).await?;
        for known in &mut self.known {
            let with_it = around.contains(&known.taken.id)
                || known.case.is_some_and(|case| around.contains(&case));
            if with_it && !known.about.contains(&who) {
                known.about.push(who);
            }
        }
        Ok(())
    }
}

/// How many entries somebody who just read a record has seen.
async fn seen(ctx: &Ctx, id: Uuid) -> Result<i64, AppError> {
    let mut conn = ctx.db().read().await?;
    Ok(record::open(ctx, &mut conn, id).await?.seen())
}

//! What keys promise, whatever happens in whichever order: exactly those entitled open a record, and every word ever written in it.

use std::collections::{BTreeMap, BTreeSet};

use chaperone::{
    access::{
        actor::{Actor, Signed},
        token::Token,
    },
    ctx::Ctx,
    error::AppError,
    keys::health::{self, Health},
    sealing::{
        keys::{self, Unlocked},
        record::{self, Opened, Reach, Readers, Recipient},
        recovery::{self, Paper, Sheets},
        share,
    },
};
use rand::{RngExt, SeedableRng, rngs::StdRng};
use store::{Digest, Ts, record::Kind};
use uuid::Uuid;
use vault::{PrivateKey, RecoveryKey};

use crate::{
    harness::{World, world::PASSWORD},
    response::{ready, report, submit},
};

const PEOPLE: [&str; 4] = ["ruth", "marcus", "ines", "priya"];

/// How far the record exists for somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Has {
    Open,
    Waiting,
    Nothing,
}

/// A record, the people around it, and what should be so.
struct Model {
    world: World,
    ctx: Ctx,
    record: Uuid,
    keys: BTreeMap<usize, Unlocked>,
    passwords: BTreeMap<usize, String>,
    has: BTreeMap<usize, Has>,
    excluded: BTreeSet<usize>,
    written: Vec<(Readers, String)>,
    paper: RecoveryKey,
    receipt: PrivateKey,
    done: Vec<String>,
}

impl Model {
    async fn new(seed: u64) -> Self {
        let world = World::new().await;
        let ctx = world.ctx().await;
        let mut tx = ctx.db().begin().await.expect("a transaction");
        let (paper, _) = recovery::make(&ctx, &mut tx, Sheets::One)
            .await
            .expect("a key");
        let lock = keys::lock(&ctx, PASSWORD).await.expect("a lock");
        let mut own = BTreeMap::new();
        for (who, name) in PEOPLE.iter().enumerate() {
            let prepared = keys::new_under(&ctx, world.id(name), &lock);
            own.insert(who, prepared.keep(&ctx, &mut tx).await.expect("kept"));
        }
        let recovery = store::recovery_key::current(&mut tx).await.expect("read");
        let receipt = PrivateKey::generate(&mut StdRng::seed_from_u64(seed));
        let ruth = store::person_key::find(&mut tx, world.id("ruth"))
            .await
            .expect("read");
        let to = [Recipient {
            person: world.id("ruth"),
            pair: ruth,
            leads: true,
            wakes_at: ctx.ts(),
        }];
        let mut built = record::build(
            &ctx,
            Kind::Concern,
            &to,
            recovery.as_ref(),
            Some(receipt.public()),
        );
        built
            .entry(&ctx, Readers::AndReporter, &"The report.")
            .expect("sealed");
        built.write(&mut tx).await.expect("written");
        tx.commit().await.expect("kept");
        let mut has: BTreeMap<usize, Has> =
            (0..PEOPLE.len()).map(|who| (who, Has::Nothing)).collect();
        has.insert(0, Has::Open);
        Self {
            record: built.id(),
            keys: own,
            passwords: (0..PEOPLE.len())
                .map(|who| (who, PASSWORD.to_owned()))
                .collect(),
            has,
            excluded: BTreeSet::new(),
            written: vec![(Readers::AndReporter, "The report.".to_owned())],
            paper,
            receipt,
            done: Vec::new(),
            world,
            ctx,
        }
    }

    fn id(&self, who: usize) -> Uuid {
        self.world.id(PEOPLE[who])
    }

    fn as_(&self, who: usize) -> Ctx {
        self.ctx.acting(Actor::Person(Signed {
            person: self.id(who),
            name: PEOPLE[who].into(),
            kind: store::person::Kind::Staff,
            roles: BTreeSet::new(),
            session: Digest::of(b"session"),
            second_factor: true,
            has_second_factor: true,
            unlocked: self.keys.get(&who).cloned(),
        }))
    }

    fn openers(&self) -> Vec<usize> {
        let open = self.has.iter().filter(|(_, has)| **has == Has::Open);
        open.map(|(who, _)| *who).collect()
    }

    /// Does one thing, and says in the model what should be so from then on.
    async fn step(&mut self, rng: &mut StdRng) {
        let whom = rng.random_range(0..PEOPLE.len());
        let kind = rng.random_range(0..10);
        let openers = self.openers();
        if openers.is_empty() || kind == 0 {
            self.done.push(format!("paper for {whom}"));
            recovery::give_back(&self.as_(whom), &self.paper, self.id(whom), false)
                .await
                .expect("given back");
            if self.has[&whom] == Has::Waiting {
                self.has.insert(whom, Has::Open);
            }
            return;
        }
        let by = openers[rng.random_range(0..openers.len())];
        let ctx = self.as_(by);
        // Nobody else is left: whoever holds it last keeps it, or the model would end with a record of nobody.
        let last = openers == [whom];
        self.done.push(format!("{kind} by {by} of {whom}"));
        match kind {
            1 | 2 => {
                let mut tx = ctx.db().begin().await.expect("a transaction");
                let opened = open(&ctx, &mut tx, self.record).await;
                match share::give(&ctx, &mut tx, &opened, self.id(whom)).await {
                    Ok(()) => {
                        assert!(!self.excluded.contains(&whom));
                        tx.commit().await.expect("kept");
                        self.has.insert(whom, Has::Open);
                    }
                    Err(AppError::NotFound) => assert!(self.excluded.contains(&whom)),
                    Err(error) => panic!("{error}"),
                }
            }
            3 if !last => {
                let mut tx = ctx.db().begin().await.expect("a transaction");
                let opened = open(&ctx, &mut tx, self.record).await;
                share::take_away(&ctx, &mut tx, opened, self.id(whom))
                    .await
                    .expect("taken");
                tx.commit().await.expect("kept");
                self.has.insert(whom, Has::Nothing);
            }
            // Two stay, so that somebody can always go on.
            4 if !last && self.excluded.len() < 2 => {
                let mut tx = ctx.db().begin().await.expect("a transaction");
                let opened = open(&ctx, &mut tx, self.record).await;
                share::exclude(&ctx, &mut tx, opened, self.id(whom))
                    .await
                    .expect("excluded");
                tx.commit().await.expect("kept");
                self.has.insert(whom, Has::Nothing);
                self.excluded.insert(whom);
            }
            5 => {
                let mut tx = ctx.db().begin().await.expect("a transaction");
                store::record::want_turn(&mut tx, self.record, ctx.ts())
                    .await
                    .expect("wanted");
                tx.commit().await.expect("kept");
                let own = &self.keys[&by];
                let turned = share::turn_wanted(&ctx, self.id(by), own).await;
                assert_eq!(turned.expect("turned"), 1);
            }
            6 => {
                let new = format!("{} again", self.passwords[&whom]);
                let old = self.passwords[&whom].clone();
                let ctx = self.as_(whom);
                let prepared = keys::reseal(&ctx, self.id(whom), &old, &new)
                    .await
                    .expect("resealed");
                let mut tx = ctx.db().begin().await.expect("a transaction");
                let own = prepared
                    .expect("a pair")
                    .keep(&ctx, &mut tx)
                    .await
                    .expect("kept");
                tx.commit().await.expect("kept");
                assert_eq!(own.number, self.keys[&whom].number, "the same pair");
                let again = keys::at_sign_in(&ctx, self.id(whom), &new)
                    .await
                    .expect("unlocked");
                let mut tx = ctx.db().begin().await.expect("a transaction");
                self.keys
                    .insert(whom, again.keep(&ctx, &mut tx).await.expect("kept"));
                tx.commit().await.expect("kept");
                self.passwords.insert(whom, new);
            }
            7 => {
                let ctx = self.as_(whom);
                let new = format!("{} anew", self.passwords[&whom]);
                let prepared = keys::anew(&ctx, self.id(whom), &new).await.expect("a pair");
                let mut tx = ctx.db().begin().await.expect("a transaction");
                self.keys
                    .insert(whom, prepared.keep(&ctx, &mut tx).await.expect("kept"));
                tx.commit().await.expect("kept");
                self.passwords.insert(whom, new);
                if self.has[&whom] == Has::Open {
                    self.has.insert(whom, Has::Waiting);
                }
            }
            8 => {
                share::give_waiting(&ctx, self.id(whom), None)
                    .await
                    .expect("confirmed");
                if self.has[&whom] == Has::Waiting {
                    self.has.insert(whom, Has::Open);
                }
            }
            _ => {
                let text = format!("Entry {}.", self.written.len());
                let readers = if rng.random_range(0..2) == 0 {
                    Readers::Holders
                } else {
                    Readers::AndReporter
                };
                let mut tx = ctx.db().begin().await.expect("a transaction");
                let opened = open(&ctx, &mut tx, self.record).await;
                record::append(&ctx, &mut tx, &opened, readers, &text, None)
                    .await
                    .expect("written");
                tx.commit().await.expect("kept");
                self.written.push((readers, text));
            }
        }
    }

    /// Exactly those who should open it do, and to them every word is there.
    async fn holds(&self) {
        let all: Vec<&str> = self.written.iter().map(|(_, text)| text.as_str()).collect();
        for (who, name) in PEOPLE.iter().enumerate() {
            let ctx = self.as_(who);
            let mut conn = ctx.db().read().await.expect("the database");
            let reached = match record::reach(&ctx, &mut conn, self.record).await {
                Ok(Reach::Open(opened)) => {
                    assert_eq!(texts(&mut conn, &opened).await, all, "{:?}", self.done);
                    Has::Open
                }
                Ok(Reach::Waiting) => Has::Waiting,
                Err(AppError::NotFound) => Has::Nothing,
                Err(error) => panic!("{error} after {:?}", self.done),
            };
            assert_eq!(reached, self.has[&who], "{name} after {:?}", self.done);
        }
        let mut conn = self.ctx.db().read().await.expect("the database");
        let theirs = record::by_receipt(&mut conn, self.record, &self.receipt).await;
        let theirs = theirs.unwrap_or_else(|error| panic!("{error} after {:?}", self.done));
        let shared = self
            .written
            .iter()
            .filter(|(readers, _)| *readers == Readers::AndReporter);
        let shared: Vec<&str> = shared.map(|(_, text)| text.as_str()).collect();
        let read = theirs.shared_entries::<String>(&mut conn).await;
        let read = read.expect("every shared entry opens");
        let read: Vec<&str> = read.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(read, shared, "{:?}", self.done);
        // A receipt opens nothing of what the team writes among themselves.
        let all = theirs.entries::<String>(&mut conn).await;
        assert_eq!(all.is_ok(), shared.len() == self.written.len());
    }
}

async fn open(ctx: &Ctx, conn: &mut store::Conn, id: Uuid) -> Opened {
    match record::open(ctx, conn, id).await {
        Ok(opened) => opened,
        Err(error) => panic!("{error}"),
    }
}

async fn texts(conn: &mut store::Conn, opened: &Opened) -> Vec<String> {
    let entries = opened
        .entries::<String>(conn)
        .await
        .expect("every entry opens");
    entries.into_iter().map(|(_, text)| text).collect()
}

#[tokio::test]
async fn after_any_sequence_exactly_those_entitled_open_a_record_and_every_word_in_it() {
    for seed in 0..5 {
        let mut rng = StdRng::seed_from_u64(seed);
        let mut model = Model::new(seed).await;
        model.holds().await;
        for _ in 0..24 {
            model.step(&mut rng).await;
            model.holds().await;
        }
    }
}

#[tokio::test]
async fn a_sealed_field_moved_to_another_row_does_not_open() {
    let mut ruth = Model::new(1).await;
    let ctx = ruth.as_(0);
    let mut tx = ctx.db().begin().await.unwrap();
    let opened = open(&ctx, &mut tx, ruth.record).await;
    for text in ["One.", "Two."] {
        record::append(&ctx, &mut tx, &opened, Readers::Holders, &text, None)
            .await
            .unwrap();
        ruth.written.push((Readers::Holders, text.into()));
    }
    let first = record::keep_file(&ctx, &mut tx, &opened, Readers::Holders, b"first")
        .await
        .unwrap();
    let second_place = ctx.new_id();
    let (title, generation) = opened.seal_title(&ctx, "T.B.").unwrap();
    // Another record of the same people.
    let pair = store::person_key::find(&mut tx, ruth.id(0)).await.unwrap();
    let to = [Recipient {
        person: ruth.id(0),
        pair,
        leads: true,
        wakes_at: Ts::from(ctx.now()),
    }];
    let recovery = store::recovery_key::current(&mut tx).await.unwrap();
    let other = record::build(&ctx, Kind::Concern, &to, recovery.as_ref(), None);
    other.write(&mut tx).await.unwrap();
    let other = other.id();
    let elsewhere = open(&ctx, &mut tx, other).await;
    assert!(
        elsewhere.title(&title, generation).is_err(),
        "a title in another case"
    );
    assert!(
        opened.title(&title, generation + 1).is_err(),
        "a title of another key"
    );
    tx.commit().await.unwrap();
    ruth.holds().await;

    let raw = async |sql: String| ruth.world.place.raw(Box::leak(sql.into_boxed_str())).await;
    // The same bytes in another row of the same record: words and files.
    let mut tx = ctx.db().begin().await.unwrap();
    let opened = open(&ctx, &mut tx, ruth.record).await;
    let kept = store::entry::file::find(&mut tx, ruth.record, first).await;
    let copy = store::entry::file::SealedFile {
        id: second_place,
        ..kept.unwrap().expect("the file")
    };
    store::entry::file::insert(&mut tx, &copy).await.unwrap();
    assert!(opened.file(&mut tx, first).await.is_ok());
    assert!(opened.file(&mut tx, second_place).await.is_err());
    let written = store::entry::of_record(&mut tx, ruth.record).await.unwrap();
    let copy = store::entry::Entry {
        id: ctx.new_id(),
        place: 99,
        ..written[1].clone()
    };
    assert!(opened.read::<String>(&written[1]).is_ok());
    assert!(opened.read::<String>(&copy).is_err());
    tx.rollback().await.unwrap();

    // A key under another record's row, and one for the recovery key likewise.
    raw("UPDATE record SET recovery_sealed = (SELECT recovery_sealed FROM record r WHERE r.entries > 0) WHERE entries = 0".into()).await;
    let mut conn = ctx.db().read().await.unwrap();
    let rows = [ruth.record, other];
    let mut sealed = Vec::new();
    for id in rows {
        sealed.push(
            store::record::find(&mut conn, id)
                .await
                .unwrap()
                .unwrap()
                .recovery_sealed,
        );
    }
    assert_eq!(sealed[0], sealed[1]);
    drop(conn);
    raw("UPDATE holder SET sealed = (SELECT h.sealed FROM holder h JOIN record r ON r.id = h.record_id WHERE r.entries > 0)".into()).await;
    let mut conn = ctx.db().read().await.unwrap();
    assert!(record::reach(&ctx, &mut conn, ruth.record).await.is_ok());
    assert!(matches!(
        record::reach(&ctx, &mut conn, other).await,
        Err(AppError::Internal(_))
    ));
    drop(conn);
    let ctx = ruth.as_(0);
    let pair = keys::anew(&ctx, ruth.id(0), "another password")
        .await
        .unwrap();
    let mut tx = ctx.db().begin().await.unwrap();
    pair.keep(&ctx, &mut tx).await.unwrap();
    tx.commit().await.unwrap();
    let given = recovery::give_back(&ctx, &ruth.paper, ruth.id(0), false)
        .await
        .unwrap();
    assert_eq!(given, 1, "the other one's place is another");
}

#[tokio::test]
async fn any_node_serves_a_session_and_the_database_alone_opens_nothing() {
    let world = ready().await;
    let ruth = world.sign_in("ruth").await;
    let taken = submit(&world.public().await, report(1, "He writes to me.")).await;
    let node = world.another_node().await;
    let page = ruth
        .get(&format!("{node}/concerns/{}", taken.id))
        .await
        .is(200);
    page.says("He writes to me.");

    let cookie = ruth.cookie();
    let token = cookie
        .split("; ")
        .find_map(|pair| pair.strip_prefix("chaperone="))
        .and_then(Token::parse)
        .expect("a session");
    let mut conn = world.app.db().read().await.unwrap();
    let hash = Digest(token.hash());
    let session = store::session::live(&mut conn, hash, Ts::from(world.now()))
        .await
        .unwrap();
    let sealed = session.unwrap().sealed_key.expect("her key");
    let person = world.id("ruth");
    assert!(Unlocked::from_session(&token.key(), person, &sealed).is_ok());
    // Everything that the database holds of it: the hash, and the server's own key.
    let server = crate::harness::world::key();
    for known in [
        vault::Key::from_bytes(token.hash()),
        vault::Key::from_bytes(token.hash()).derive("session"),
        server.derive("session"),
        server,
    ] {
        assert!(Unlocked::from_session(&known, person, &sealed).is_err());
    }
    assert!(
        Unlocked::from_session(&token.key(), world.id("marcus"), &sealed).is_err(),
        "in another's row"
    );
}

async fn health(world: &World) -> Health {
    let mut conn = world.app.db().read().await.unwrap();
    health::check(&mut conn, world.now())
        .await
        .unwrap()
        .expect("set up")
}

#[tokio::test]
async fn doctor_counts_what_a_bad_day_would_cost() {
    let world = World::new().await;
    world.put_in_force("schools-education", "2026-11-20").await;
    let ruth = world.sign_in("ruth").await;
    submit(&world.public().await, report(1, "He writes to me.")).await;
    let found = health(&world).await;
    let expected = Health {
        team: 3,
        without_pair: 2,
        older: 1,
        ..Health::default()
    };
    assert_eq!(found, expected);
    let ctx = world.ctx().await;
    let mut tx = ctx.db().begin().await.unwrap();
    let (_, paper) = recovery::make(
        &ctx,
        &mut tx,
        Sheets::Split {
            threshold: 2,
            shares: 3,
        },
    )
    .await
    .unwrap();
    assert!(matches!(paper, Paper::Parts(parts) if parts.len() == 3));
    tx.commit().await.unwrap();
    recovery::confirm(&ctx, 1).await.unwrap();
    assert_eq!(health(&world).await.older, 1);
    drop(ruth);
    world.wait(jiff::SignedDuration::from_mins(5));
    world.sign_in("ruth").await;
    let found = health(&world).await;
    assert!(found.recovery_key && found.confirmed);
    assert_eq!(
        (found.older, found.nobody_opens),
        (0, 0),
        "sealed to it as she signed in"
    );
}

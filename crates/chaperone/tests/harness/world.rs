//! One test's world: the service on a port of its own, a clock that stands still, mails in a folder.

use std::{
    collections::HashMap,
    net::SocketAddr,
    path::PathBuf,
    sync::{Mutex, OnceLock},
};

use chaperone::{
    access::{password, totp},
    app::{App, Parts},
    clock::Clock,
    config::Config,
    ctx::Ctx,
    entropy::Entropy,
    governance, jobs, web,
};
use jiff::{SignedDuration, Timestamp, civil::Date};
use policy::{Choice, Role};
use store::{Day, Digest, Ts, appointment::Appointment, person::Person};
use tokio::{net::TcpListener, task::JoinHandle};
use uuid::Uuid;

use super::{
    Browser,
    cast::{CAST, Member},
    place::{self, Place},
};

/// Everybody's password.
pub const PASSWORD: &str = "copper lantern giraffe";
/// When most tests happen: a Sunday morning in Harbour.
pub const TODAY: &str = "2026-11-22";
/// Since when the cast is there and in post.
pub const STARTED: &str = "2024-09-02";
const STEP: i64 = 30;

/// What every test's database is sealed under.
pub fn key() -> vault::Key {
    vault::Key::from_bytes([7; 32])
}

/// A running Chaperone and its people.
pub struct World {
    pub app: App,
    pub base: String,
    people: HashMap<String, Known>,
    /// How many codes each person has used at this moment: a code works once.
    codes: Mutex<HashMap<String, i64>>,
    server: JoinHandle<()>,
    pub place: Place,
}

struct Known {
    id: Uuid,
    name: String,
    email: String,
    secret: Vec<u8>,
}

impl Drop for World {
    fn drop(&mut self) {
        self.server.abort();
    }
}

impl World {
    /// Harbour Lights Learning on 22 November 2026, at nine in the morning.
    pub async fn new() -> Self {
        Self::on(TODAY).await
    }

    /// The same on another day, at nine in the morning.
    pub async fn on(date: &str) -> Self {
        let world = Self::empty(date).await;
        let address = world.base.clone();
        world.peopled(&address).await
    }

    /// One of two worlds that are the same to the byte: people, keys and address come from the seed and from nothing else.
    pub async fn twin(seed: u64) -> Self {
        let address = "http://harbour.example/";
        let entropy = Entropy::seeded(seed);
        let world = Self::made(place::new().await, TODAY, entropy, Some(address)).await;
        // Made once for all worlds of a test, so it must draw nothing while one of them is filled.
        hash_of_the_password(&world.app).await;
        world.begin_anew(seed);
        world.peopled(address).await
    }

    /// From here on chance is that of the seed again.
    pub fn begin_anew(&self, seed: u64) {
        assert!(
            self.app.entropy().begin_anew(seed),
            "chance comes from a seed"
        );
    }

    /// The same as [`World::new`] in a place of its own choosing.
    pub async fn at(place: Place) -> Self {
        let world = Self::made(place, TODAY, Entropy::system(), None).await;
        let address = world.base.clone();
        world.peopled(&address).await
    }

    async fn peopled(self, address: &str) -> Self {
        let mut world = self;
        let mut tx = world.app.db().begin().await.expect("a transaction");
        let first = store::organisation::Organisation {
            name: "Harbour Lights Learning".into(),
            nation: "england".into(),
            timezone: "Europe/London".into(),
            website: None,
            public_url: address.to_owned(),
            created_at: world.ts(),
            setup_token_hash: None,
            setup_done_at: None,
        };
        store::organisation::insert(&mut tx, &first)
            .await
            .expect("the organisation");
        store::organisation::finish_setup(&mut tx, world.ts())
            .await
            .expect("set up");
        tx.commit().await.expect("kept");
        for member in CAST {
            world.add(member).await;
        }
        world
    }

    /// A Chaperone that nobody has set up.
    pub async fn empty(date: &str) -> Self {
        Self::made(place::new().await, date, Entropy::system(), None).await
    }

    async fn made(place: Place, date: &str, entropy: Entropy, address: Option<&str>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let listen = listener.local_addr().expect("its address");
        let clock = Clock::fixed(morning_of(date));
        let db = store::Db::open(&store::Settings::new(&place.database, &key()))
            .await
            .expect("the database opens");
        db.migrate(clock.now().into())
            .await
            .expect("its tables are made");
        let config = Config {
            database: place.database.clone(),
            data: place.folder.path().into(),
            key_file: None,
            listen,
            metrics: None,
            public_url: address.map(|address| address.parse().expect("an address")),
            smtp: None,
            mail_from: "Chaperone <chaperone@harbour.example>".into(),
            behind_proxy: false,
        };
        let app = App::new(Parts {
            config,
            db,
            clock,
            entropy,
            program: PathBuf::from(env!("CARGO_BIN_EXE_chaperone")),
            demo: false,
        })
        .expect("an application");
        let service = web::service(app.clone()).into_make_service_with_connect_info::<SocketAddr>();
        let server = tokio::spawn(async move {
            axum::serve(listener, service).await.expect("it serves");
        });
        Self {
            app,
            base: format!("http://{listen}"),
            people: HashMap::new(),
            codes: Mutex::default(),
            server,
            place,
        }
    }

    /// Another node on the same database, with the same clock; its address. It lives as long as the test.
    pub async fn another_node(&self) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let listen = listener.local_addr().expect("its address");
        let db = store::Db::open(&store::Settings::new(&self.place.database, &key()))
            .await
            .expect("the database opens");
        let app = App::new(Parts {
            config: Config {
                listen,
                ..self.app.config().clone()
            },
            db,
            clock: self.app.clock().clone(),
            entropy: Entropy::system(),
            program: PathBuf::from(env!("CARGO_BIN_EXE_chaperone")),
            demo: false,
        })
        .expect("an application");
        let service = web::service(app).into_make_service_with_connect_info::<SocketAddr>();
        tokio::spawn(async move {
            axum::serve(listener, service).await.expect("it serves");
        });
        format!("http://{listen}")
    }

    pub fn now(&self) -> Timestamp {
        self.app.clock().now()
    }

    fn ts(&self) -> Ts {
        Ts::from(self.now())
    }

    /// Moves on (or back) to nine in the morning of another day.
    pub fn set_clock(&self, date: &str) {
        self.stand_at(morning_of(date));
    }

    /// Lets time pass.
    pub fn wait(&self, time: SignedDuration) {
        self.stand_at(self.now() + time);
    }

    fn stand_at(&self, moment: Timestamp) {
        assert!(self.app.clock().stand_at(moment), "the clock stands still");
        self.codes.lock().expect("not poisoned").clear();
    }

    /// What a job would be handed.
    pub async fn ctx(&self) -> Ctx {
        Ctx::machine(self.app.clone()).await.expect("surroundings")
    }

    /// Surroundings of somebody who is not signed in.
    pub async fn public(&self) -> Ctx {
        use chaperone::access::actor::Actor;
        Ctx::new(self.app.clone(), Actor::Anonymous, String::new())
            .await
            .expect("surroundings")
    }

    /// Surroundings of somebody of the cast whose key is unlocked, for what no page of a test does.
    pub async fn acting(&self, key: &str) -> Ctx {
        use chaperone::{
            access::actor::{Actor, Signed},
            sealing::keys,
        };
        let ctx = self.ctx().await;
        let person = self.id(key);
        let pair = keys::at_sign_in(&ctx, person, PASSWORD)
            .await
            .expect("a pair");
        let mut tx = ctx.db().begin().await.expect("a transaction");
        let unlocked = pair.keep(&ctx, &mut tx).await.expect("kept");
        tx.commit().await.expect("kept");
        let roles = CAST.iter().find(|member| member.key == key);
        ctx.acting(Actor::Person(Signed {
            person,
            name: self.name(key).into(),
            kind: store::person::Kind::Staff,
            roles: roles
                .into_iter()
                .flat_map(|member| member.roles)
                .copied()
                .collect(),
            session: Digest::of(b"a test"),
            second_factor: true,
            has_second_factor: true,
            unlocked: Some(unlocked),
        }))
    }

    pub fn folder(&self) -> &std::path::Path {
        self.place.folder.path()
    }

    /// The id of one of the cast, or of somebody added since.
    #[track_caller]
    pub fn id(&self, key: &str) -> Uuid {
        self.known(key).id
    }

    #[track_caller]
    pub fn name(&self, key: &str) -> &str {
        &self.known(key).name
    }

    #[track_caller]
    pub fn email(&self, key: &str) -> &str {
        &self.known(key).email
    }

    #[track_caller]
    fn known(&self, key: &str) -> &Known {
        self.people
            .get(key)
            .unwrap_or_else(|| panic!("nobody here is called {key}"))
    }

    /// Adds somebody with posts, a password and, where a post asks for it, a second factor.
    pub async fn add(&mut self, member: &Member) -> Uuid {
        let id = self.app.entropy().id();
        let started = day(STARTED).min(Day::from(
            self.now().to_zoned(jiff::tz::TimeZone::UTC).date(),
        ));
        let mut person = Person::new(id, member.kind, member.name, started, self.ts());
        person.email = member.email.map(str::to_owned);
        person.job = member.job.into();
        person.is_host = member.roles.contains(&Role::Host);
        let secret = totp::new_secret(self.app.entropy()).to_vec();
        let hash = hash_of_the_password(&self.app).await;
        let mut tx = self.app.db().begin().await.expect("a transaction");
        store::person::insert(&mut tx, &person)
            .await
            .expect("a person");
        for role in member.roles {
            let post = Appointment {
                id: self.app.entropy().id(),
                person_id: id,
                role: role.key().into(),
                starts_on: started,
                ends_on: None,
                contact: "01632 960 001".into(),
                created_at: self.ts(),
                created_by: None,
            };
            store::appointment::insert(&mut tx, &post)
                .await
                .expect("a post");
        }
        if member.signs_in {
            store::credential::set_password(&mut tx, id, hash, self.ts())
                .await
                .expect("a password");
            if member
                .roles
                .iter()
                .copied()
                .any(chaperone::access::role::needs_second_factor)
            {
                store::credential::offer_totp(&mut tx, id, &secret)
                    .await
                    .expect("a secret");
                store::credential::confirm_totp(&mut tx, id, 0, self.ts())
                    .await
                    .expect("a second factor");
            }
        }
        tx.commit().await.expect("kept");
        let known = Known {
            id,
            name: member.name.into(),
            email: member.email.unwrap_or_default().into(),
            secret,
        };
        self.people.insert(member.key.into(), known);
        id
    }

    /// Somebody with these posts and nothing else about them.
    pub async fn add_with(&mut self, key: &'static str, roles: &'static [Role]) -> Uuid {
        let email: &'static str = Box::leak(format!("{key}@harbour.example").into_boxed_str());
        self.add(&Member {
            key,
            name: key,
            email: Some(email),
            kind: store::person::Kind::Staff,
            job: "",
            roles,
            signs_in: true,
        })
        .await
    }

    /// A browser with nobody signed in.
    pub fn browser(&self) -> Browser {
        Browser::new(&self.base)
    }

    /// A browser with one of the cast signed in, by password and, where they have one, second factor.
    pub async fn sign_in(&self, key: &str) -> Browser {
        let browser = self.browser();
        let page = browser.get("/sign-in").await.is(200);
        let page = page
            .form("/sign-in")
            .fill("email", self.email(key))
            .fill("password", PASSWORD)
            .send()
            .await;
        if page.path == "/sign-in/code" {
            let code = self.code(key);
            let page = page.form("/sign-in/code").fill("code", &code).send().await;
            assert_ne!(
                page.path, "/sign-in/code",
                "the code of {key} was not taken"
            );
        } else {
            assert_ne!(page.path, "/sign-in", "{key} was not let in");
        }
        browser
    }

    /// The next code of somebody's app that was not used yet. Three work at one moment; then time has to pass.
    pub fn code(&self, key: &str) -> String {
        let mut codes = self.codes.lock().expect("not poisoned");
        let used = codes.entry(key.into()).or_default();
        assert!(*used < 3, "three codes work at one moment: let time pass");
        let at = self.now().as_second() + (*used - 1) * STEP;
        *used += 1;
        code_at(&self.known(key).secret, at)
    }

    /// Does what is due now, such as handing over mails.
    pub async fn work(&self) {
        while jobs::run::round(&self.app).await.expect("jobs are done") > 0 {}
    }

    /// Every mail sent so far, once what is due is done; the oldest first.
    pub async fn mails(&self) -> Vec<super::mail::Mail> {
        self.work().await;
        super::mail::read(&self.folder().join("mail"))
    }

    /// The last mail to an address.
    pub async fn mail_to(&self, email: &str) -> super::mail::Mail {
        let mails = self.mails().await;
        let mail = mails.into_iter().rfind(|mail| mail.to.contains(email));
        mail.unwrap_or_else(|| panic!("no mail went to {email}"))
    }

    /// Puts a starter policy in force without anybody's approval, for tests that are not about approving; its number.
    pub async fn put_in_force(&self, pack: &str, effective: &str) -> i64 {
        let pack = governance::packs::find(pack).expect("a starter policy");
        self.put_text_in_force(pack.source, effective).await
    }

    /// The same for a policy of a test's own, or a starter policy with its gaps filled.
    pub async fn put_text_in_force(&self, source: &str, effective: &str) -> i64 {
        let mut tx = self.app.db().begin().await.expect("a transaction");
        let number = store::policy_version::next_number(&mut tx)
            .await
            .expect("a number");
        let version = store::policy_version::Version {
            number,
            source: source.into(),
            hash: Digest::of(source.as_bytes()),
            published_at: self.ts(),
            effective_on: day(effective),
            approver_id: Some(self.id("ines")),
            approver_name: "Ines Carvalho".into(),
            approved_on: day(effective),
            published_by: Some(self.id("ruth")),
            change_note: "The first version.".into(),
            review_due_on: None,
        };
        store::policy_version::insert(&mut tx, &version)
            .await
            .expect("a version");
        tx.commit().await.expect("kept");
        number
    }
}

/// A code as an app shows it.
pub fn code_at(secret: &[u8], second: i64) -> String {
    let totp = totp_rs::Builder::new()
        .with_secret(secret.to_vec().into_boxed_slice())
        .with_account_name("account".to_owned())
        .build()
        .expect("an app");
    totp.generate(second.try_into().expect("after 1970"))
        .to_string()
}

/// One hash for everybody, made once: Argon2 is slow on purpose.
async fn hash_of_the_password(app: &App) -> &'static str {
    static HASH: OnceLock<String> = OnceLock::new();
    match HASH.get() {
        Some(hash) => hash,
        None => {
            let hash = password::hash(app, PASSWORD.into()).await.expect("a hash");
            HASH.get_or_init(|| hash)
        }
    }
}

fn morning_of(date: &str) -> Timestamp {
    format!("{date}T09:00:00Z").parse().expect("a date")
}

/// A day, written 2026-11-22.
pub fn day(date: &str) -> Day {
    Day::from(date.parse::<Date>().expect("a date"))
}

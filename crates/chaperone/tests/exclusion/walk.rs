//! Going everywhere in two worlds at once.

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    fmt,
};

use chaperone::web;
use scraper::{ElementRef, Html, Selector};
use uuid::Uuid;

use super::story::{MARK, Told};
use crate::{
    browser::crawl::kind,
    harness::{Browser, Page, World},
};

/// Words that somebody who suspects something would look for.
const SEARCHED: [&str; 4] = [MARK, "Z.Q.", "allegation", "night"];

/// How many pages are looked at that differ only in an id or a number, where that is not about records.
const OF_A_KIND: usize = 8;
/// How often something is asked for that the machine had no time for.
const TRIES: usize = 5;

/// Two worlds that may differ in nothing that one person sees.
pub struct Twins {
    told: World,
    never: World,
    who: &'static str,
    /// Grows with every request, so that chance is the same for a request in both worlds, whatever was drawn before it.
    step: u64,
    /// How many mails came before they were to know nothing: those cannot be called back.
    before: [usize; 2],
}

/// What was not the same.
pub struct Difference {
    at: String,
    told: String,
    never: String,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { at, told, never } = self;
        write!(f, "{at}\n  with it:    {told}\n  without it: {never}")
    }
}

/// The person's browser in each world.
struct Eyes {
    told: Browser,
    never: Browser,
}

enum Ask<'a> {
    Get(&'a str),
    Post(&'a str),
}

impl Twins {
    pub fn new(told: World, never: World, who: &'static str) -> Self {
        Self {
            told,
            never,
            who,
            step: 0,
            before: [0; 2],
        }
    }

    /// The same chance in both worlds from here on.
    fn begin_anew(&mut self) {
        self.step += 1;
        self.told.begin_anew(self.step);
        self.never.begin_anew(self.step);
    }

    /// Another day comes, with its reminders and everything else that is due.
    pub async fn live_on(&mut self, day: &str) -> Result<(), Difference> {
        self.begin_anew();
        for world in [&self.told, &self.never] {
            world.set_clock(day);
            chaperone::jobs::daily::plan(&world.app)
                .await
                .expect("the day is planned");
            world.work().await;
        }
        self.mails().await
    }

    async fn mails(&mut self) -> Result<(), Difference> {
        let mut sent = Vec::new();
        for (world, before) in [&self.told, &self.never].into_iter().zip(self.before) {
            let mut own = mails_of(world, self.who).await.split_off(before);
            // Those of one moment go in the order of their ids, which are by chance.
            own.sort();
            sent.push(own.join("\n---\n"));
        }
        same(
            "the mails that came",
            sent[0].as_bytes(),
            sent[1].as_bytes(),
        )
    }

    /// What they were mailed until now is left out: they were to know then.
    pub async fn forget_mails(&mut self) {
        self.before = [
            mails_of(&self.told, self.who).await.len(),
            mails_of(&self.never, self.who).await.len(),
        ];
    }

    async fn sign_in(&mut self) -> Eyes {
        self.begin_anew();
        Eyes {
            told: self.told.sign_in(self.who).await,
            never: self.never.sign_in(self.who).await,
        }
    }

    /// Every page by its address, every link and every form that only reads; where it is to be thorough, also the addresses of
    /// what was told, and the documents. How many answers were the same.
    pub async fn walk(&mut self, told: &Told, thorough: bool) -> Result<usize, Difference> {
        self.mails().await?;
        let eyes = self.sign_in().await;
        let mut ways = Ways::default();
        let routes = web::routes();
        let plain = routes.declared().iter().filter(|door| door.method == "GET");
        for door in plain.filter(|door| !door.path.contains('{')) {
            ways.meet(door.path.to_owned());
        }
        let mut count = 0;
        while let Some(path) = ways.pages.pop_front() {
            let page = self.ask(&eyes, &Ask::Get(&path)).await?;
            count += 1;
            if is_html(&page) {
                for next in ways_on(&page.text) {
                    ways.meet(next);
                }
            }
        }
        let holes = routes.declared().iter();
        for door in holes.filter(|door| thorough && door.path.contains('{')) {
            for path in guesses(door.path, told) {
                let ask = match door.method {
                    "POST" => Ask::Post(&path),
                    _ => Ask::Get(&path),
                };
                self.ask(&eyes, &ask).await?;
                count += 1;
            }
        }
        for path in ways.documents.iter().filter(|_| thorough) {
            self.ask(&eyes, &Ask::Get(path)).await?;
            count += 1;
        }
        Ok(count)
    }

    async fn ask(&mut self, eyes: &Eyes, ask: &Ask<'_>) -> Result<Page, Difference> {
        let path = match ask {
            Ask::Get(path) | Ask::Post(path) => *path,
        };
        for _ in 0..TRIES {
            self.begin_anew();
            let (told, never) = match ask {
                Ask::Get(path) => (eyes.told.get(path).await, eyes.never.get(path).await),
                Ask::Post(path) => (
                    eyes.told.post(path, &[]).await,
                    eyes.never.post(path, &[]).await,
                ),
            };
            // A machine that is busy prints nothing in time: that says nothing about a concern.
            if told.status.as_u16() == 503 || never.status.as_u16() == 503 {
                continue;
            }
            for page in [&told, &never] {
                assert_ne!(page.status.as_u16(), 500, "{path}:\n{}", page.words());
            }
            same(path, &whole(&told), &whole(&never))?;
            return Ok(told);
        }
        panic!("{path} is not answered");
    }
}

/// What is still to be looked at.
#[derive(Default)]
struct Ways {
    known: BTreeSet<String>,
    kinds: BTreeMap<String, usize>,
    pages: VecDeque<String>,
    documents: Vec<String>,
}

impl Ways {
    fn meet(&mut self, path: String) {
        if !self.known.insert(path.clone()) {
            return;
        }
        let document = path
            .split('?')
            .next()
            .is_some_and(|path| path.ends_with(".pdf"));
        // Where each page may tell of another record, each is looked at; of what is the same text for everybody, some.
        let all = ["/evidence", "/concerns", "/cases", "/decisions", "/queue"];
        let most = if document {
            1
        } else if all.iter().any(|area| path.starts_with(area)) {
            usize::MAX
        } else {
            OF_A_KIND
        };
        let count = self.kinds.entry(kind(&path)).or_default();
        *count += 1;
        if *count > most {
            return;
        }
        if document {
            self.documents.push(path);
        } else {
            self.pages.push_back(path);
        }
    }
}

/// Every mail that somebody got, the oldest first.
async fn mails_of(world: &World, who: &str) -> Vec<String> {
    let own = world.email(who).to_owned();
    let mails = world.mails().await.into_iter();
    let mails = mails.filter(|mail| mail.to.contains(&own));
    mails
        .map(|mail| format!("{}\n{}", mail.subject, mail.text))
        .collect()
}

/// Everything of an answer that its reader gets, but for the machine's own clock.
fn whole(page: &Page) -> Vec<u8> {
    let mut whole = format!("{} {} {:?}\n", page.status, page.path, page.query);
    for (name, value) in &page.headers {
        if name != "date" {
            whole.push_str(&format!("{name}: {value:?}\n"));
        }
    }
    let mut whole = whole.into_bytes();
    whole.extend(&page.bytes);
    whole
}

fn same(at: &str, told: &[u8], never: &[u8]) -> Result<(), Difference> {
    if told == never {
        return Ok(());
    }
    let (told, never) = (
        String::from_utf8_lossy(told),
        String::from_utf8_lossy(never),
    );
    let mut lines = told.lines().zip(never.lines());
    let (told_line, never_line) = lines
        .find(|(told, never)| told != never)
        .unwrap_or(("is longer or shorter", ""));
    Err(Difference {
        at: at.to_owned(),
        told: short(told_line),
        never: short(never_line),
    })
}

fn short(line: &str) -> String {
    line.trim().chars().take(300).collect()
}

fn is_html(page: &Page) -> bool {
    let kind = page.headers.get("content-type");
    kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"))
}

/// Where a page leads: its links and pictures, and its forms that only read, as they stand and with words looked for.
fn ways_on(text: &str) -> Vec<String> {
    let html = Html::parse_document(text);
    let mut ways = Vec::new();
    for (selector, attribute) in [("a[href]", "href"), ("img[src]", "src")] {
        let selector = Selector::parse(selector).expect("a selector");
        let found = html.select(&selector);
        ways.extend(found.filter_map(|one| one.value().attr(attribute).map(str::to_owned)));
    }
    let forms = Selector::parse("form").expect("a selector");
    for form in html.select(&forms) {
        let method = form.value().attr("method").unwrap_or("get");
        if method.eq_ignore_ascii_case("get") {
            ways.extend(asked(form));
        }
    }
    ways.retain(|way| {
        way.starts_with('/') && !way.starts_with("//") && !way.starts_with("/assets/")
    });
    let bare = ways
        .iter()
        .map(|way| way.split('#').next().unwrap_or_default());
    bare.map(str::to_owned).collect()
}

/// The addresses that a form which only reads asks for.
fn asked(form: ElementRef<'_>) -> Vec<String> {
    let action = form.value().attr("action").unwrap_or_default();
    let inputs = Selector::parse("input[name]").expect("a selector");
    let typed = |input: &ElementRef<'_>| {
        matches!(input.value().attr("type"), None | Some("text" | "search"))
    };
    let mut ways = vec![action.to_owned()];
    for words in SEARCHED {
        let fields = form.select(&inputs).filter(typed);
        let pairs = fields.filter_map(|input| input.value().attr("name").map(|name| (name, words)));
        let query: String = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(pairs)
            .finish();
        if !query.is_empty() {
            ways.push(format!("{action}?{query}"));
        }
    }
    ways
}

/// The addresses of what was told that fit a route: somebody was given them, or saw them over a shoulder.
fn guesses(route: &str, told: &Told) -> Vec<String> {
    let fill = |first: Uuid, second: Uuid| {
        let mut ids = [first, second].into_iter();
        let parts = route.split('/').map(|part| {
            if part.starts_with('{') {
                ids.next().unwrap_or(second).to_string()
            } else {
                part.to_owned()
            }
        });
        parts.collect::<Vec<_>>().join("/")
    };
    let mut ways = Vec::new();
    for record in [told.concern, told.case] {
        if route.matches('{').count() < 2 {
            ways.push(fill(record, record));
        } else {
            ways.extend(told.parts.iter().map(|part| fill(record, *part)));
        }
    }
    ways.sort();
    ways.dedup();
    ways
}

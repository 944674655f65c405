//! Somebody who reports without a name: through the public form, as a browser with scripts off sends it.

use std::time::Duration;

use chaperone::entropy::Entropy;
use reqwest::{Client, StatusCode, multipart};
use scraper::{Html, Selector};

use super::Browser;

/// The answers that a reporter's browser carries to the last page, without their words and the secret of their form.
#[derive(Clone)]
pub struct Draft {
    fields: Vec<(String, String)>,
}

/// One report, to be sent once or more often.
#[derive(Clone)]
pub struct Report {
    pub seed: String,
    pub words: String,
    pub file: Option<Vec<u8>>,
}

/// What a page said to it.
pub struct Answer {
    pub status: StatusCode,
    pub text: String,
}

/// What is chosen at each question; whatever is not here stays as the form shows it.
const CHOSEN: [(&str, &str); 9] = [
    ("wording", "adult"),
    ("danger", "no"),
    ("place", "unknown"),
    ("mine", "other"),
    ("minor", "unsure"),
    ("worker", "no"),
    ("pictures", "no"),
    ("from", "nameless"),
    ("words", "Words that each reporter replaces."),
];
const SEED: &str = "seed";
const WORDS: &str = "words";
/// More questions than the form has.
const MOST: usize = 30;

impl Draft {
    /// Goes through the questions once, up to the page that is sent.
    pub async fn write(base: &str) -> Self {
        let mut page = Browser::new(base).get("/tell").await.is(200);
        for _ in 0..MOST {
            if !page.forms("/tell/send").is_empty() {
                let form = page.form("/tell/send");
                return Self {
                    fields: form.pairs().to_vec(),
                };
            }
            let mut form = page.form("/tell");
            for (name, value) in CHOSEN {
                // Also hidden ones, which carry what was chosen before.
                if form.has(name) {
                    form = form.fill(name, value);
                }
            }
            page = form.send().await;
        }
        panic!("the form does not end; it stands at:\n{}", page.words());
    }

    /// Another report by the same kind of reporter: each has a secret of its own.
    pub fn report(&self, words: String) -> Report {
        let secret: [u8; 32] = Entropy::system().bytes();
        let old = self.fields.iter().find(|(name, _)| name == SEED);
        let (_, old) = old.expect("the form has a secret");
        Report {
            seed: as_long_as(old, &secret),
            words,
            file: None,
        }
    }

    /// Sends it. An error: no whole answer came.
    pub async fn send(
        &self,
        client: &Client,
        base: &str,
        report: &Report,
    ) -> Result<Answer, reqwest::Error> {
        let mut body = multipart::Form::new();
        for (name, value) in &self.fields {
            let value = match name.as_str() {
                SEED => report.seed.clone(),
                WORDS => report.words.clone(),
                _ => value.clone(),
            };
            body = body.text(name.clone(), value);
        }
        if let Some(bytes) = &report.file {
            let part = multipart::Part::bytes(bytes.clone()).file_name("chat.txt");
            body = body.part("files", part);
        }
        let request = client.post(format!("{base}/tell/send")).multipart(body);
        let response = request.send().await?;
        Ok(Answer {
            status: response.status(),
            text: response.text().await?,
        })
    }
}

/// Written as the form writes its secret: hexadecimal or base32, by its letters.
fn as_long_as(old: &str, secret: &[u8]) -> String {
    let hex = data_encoding::HEXLOWER.encode(secret);
    if old.len() == hex.len() {
        return hex;
    }
    let lower = old.chars().any(|letter| letter.is_ascii_lowercase());
    let base32 = data_encoding::BASE32_NOPAD.encode(secret);
    assert_eq!(old.len(), base32.len(), "a secret of another kind: {old}");
    if lower { base32.to_lowercase() } else { base32 }
}

/// A browser without patience of its own, for many at once.
pub fn client() -> Client {
    Client::builder()
        .no_proxy()
        .timeout(Duration::from_secs(120))
        .build()
        .expect("a client")
}

impl Answer {
    fn words(&self) -> String {
        let html = Html::parse_document(&self.text);
        let body = Selector::parse("body").expect("a selector");
        let texts = html.select(&body).flat_map(|body| body.text());
        let words: Vec<&str> = texts.flat_map(str::split_whitespace).collect();
        words.join(" ")
    }

    /// The receipt it shows: six groups of four digits.
    pub fn receipt(&self) -> Option<String> {
        let words = self.words();
        let tokens: Vec<&str> = words.split(' ').collect();
        let group = |token: &&str| token.len() == 4 && token.bytes().all(|b| b.is_ascii_digit());
        let found = tokens.windows(6).find(|six| six.iter().all(group));
        found.map(|six| six.join(" "))
    }
}

/// Opens a report with its receipt; everything that the page says.
pub async fn open(base: &str, receipt: &str) -> String {
    let page = Browser::new(base).get("/receipt").await.is(200);
    let form = page.form("/receipt").fill("receipt", receipt);
    form.send().await.is(200).text
}

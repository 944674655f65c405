//! A browser with scripts off: it keeps cookies, follows redirects, and sends only forms that a page really shows.

use std::{collections::BTreeMap, sync::Arc};

use reqwest::{
    Client, Response, StatusCode,
    cookie::{CookieStore, Jar},
    multipart,
    redirect::Policy,
};
use scraper::{ElementRef, Html, Selector};

/// One person's browser.
#[derive(Clone)]
pub struct Browser {
    client: Client,
    jar: Arc<Jar>,
    base: String,
}

impl Browser {
    pub fn new(base: &str) -> Self {
        let jar = Arc::new(Jar::default());
        let client = Client::builder()
            .cookie_provider(jar.clone())
            .redirect(Policy::limited(5))
            .no_proxy()
            .build()
            .expect("a client");
        Self {
            client,
            jar,
            base: base.into(),
        }
    }

    /// What another browser would need to be this one: the `Cookie` header, empty when there is none.
    pub fn cookie(&self) -> String {
        let url = self.base.parse().expect("an address");
        let header = self.jar.cookies(&url);
        header
            .and_then(|header| header.to_str().ok().map(str::to_owned))
            .unwrap_or_default()
    }

    fn url(&self, path: &str) -> String {
        if path.starts_with("http") {
            path.into()
        } else {
            format!("{}{path}", self.base)
        }
    }

    pub async fn get(&self, path: &str) -> Page {
        let response = self.client.get(self.url(path)).send().await;
        self.page(response.expect("an answer")).await
    }

    /// Sends fields without a page having shown them: for forged and stale forms.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        let response = self.client.post(self.url(path)).form(fields).send().await;
        self.page(response.expect("an answer")).await
    }

    /// A request with headers of its own: for what a browser on another site would send.
    pub async fn post_with(
        &self,
        path: &str,
        headers: &[(&str, &str)],
        fields: &[(&str, &str)],
    ) -> Page {
        let mut request = self.client.post(self.url(path)).form(fields);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.page(request.send().await.expect("an answer")).await
    }

    async fn page(&self, response: Response) -> Page {
        let path = response.url().path().to_owned();
        let query = response.url().query().map(str::to_owned);
        let status = response.status();
        let headers = response.headers().clone();
        let bytes = response.bytes().await.expect("a whole answer").to_vec();
        Page {
            browser: self.clone(),
            status,
            path,
            query,
            headers,
            text: String::from_utf8_lossy(&bytes).into_owned(),
            bytes,
        }
    }
}

/// A page as it came back, after redirects.
pub struct Page {
    browser: Browser,
    pub status: StatusCode,
    pub path: String,
    pub query: Option<String>,
    pub headers: reqwest::header::HeaderMap,
    pub text: String,
    pub bytes: Vec<u8>,
}

impl Page {
    /// Whose page it is.
    pub fn browser(&self) -> &Browser {
        &self.browser
    }

    #[track_caller]
    pub fn is(self, status: u16) -> Self {
        assert_eq!(
            self.status.as_u16(),
            status,
            "{} answered {}:\n{}",
            self.path,
            self.status,
            self.words()
        );
        self
    }

    #[track_caller]
    pub fn at(self, path: &str) -> Self {
        assert_eq!(self.path, path, "landed elsewhere:\n{}", self.words());
        self
    }

    #[track_caller]
    pub fn says(self, words: &str) -> Self {
        assert!(
            self.words().contains(words),
            "{} does not say {words:?}:\n{}",
            self.path,
            self.words()
        );
        self
    }

    #[track_caller]
    pub fn does_not_say(self, words: &str) -> Self {
        assert!(
            !self.words().contains(words),
            "{} says {words:?}:\n{}",
            self.path,
            self.words()
        );
        self
    }

    pub fn html(&self) -> Html {
        Html::parse_document(&self.text)
    }

    /// What a person reads: the text of the body, white space folded, without scripts.
    pub fn words(&self) -> String {
        let html = self.html();
        let body = Selector::parse("body").expect("a selector");
        let text: Vec<&str> = html
            .select(&body)
            .flat_map(|body| body.text())
            .flat_map(str::split_whitespace)
            .collect();
        // A name has a node of its own; what follows it stands close to it.
        text.join(" ").replace(" ,", ",").replace(" .", ".")
    }

    /// The texts of everything a selector finds.
    pub fn all(&self, selector: &str) -> Vec<String> {
        let selector = Selector::parse(selector).expect("a selector");
        self.html()
            .select(&selector)
            .map(|found| {
                let words: Vec<&str> = found.text().flat_map(str::split_whitespace).collect();
                words.join(" ")
            })
            .collect()
    }

    /// An attribute of the first element that a selector finds.
    pub fn attribute(&self, selector: &str, name: &str) -> Option<String> {
        let selector = Selector::parse(selector).expect("a selector");
        let html = self.html();
        let found = html.select(&selector).next()?;
        found.value().attr(name).map(str::to_owned)
    }

    /// The addresses of all links that end so.
    pub fn links(&self, end: &str) -> Vec<String> {
        let selector = Selector::parse("a[href]").expect("a selector");
        self.html()
            .select(&selector)
            .filter_map(|link| link.value().attr("href"))
            .filter(|href| href.ends_with(end))
            .map(str::to_owned)
            .collect()
    }

    /// Follows the link with this text.
    pub async fn follow(&self, words: &str) -> Page {
        let selector = Selector::parse("a[href]").expect("a selector");
        let href = {
            let html = self.html();
            html.select(&selector)
                .find(|link| {
                    let text: Vec<&str> = link.text().flat_map(str::split_whitespace).collect();
                    text.join(" ").contains(words)
                })
                .and_then(|link| link.value().attr("href"))
                .map(str::to_owned)
        };
        let href =
            href.unwrap_or_else(|| panic!("no link {words:?} on {}:\n{}", self.path, self.words()));
        self.browser.get(&href).await
    }

    /// Where the forms of the page go whose action ends with this.
    pub fn forms(&self, ending: &str) -> Vec<String> {
        let forms = Selector::parse("form[action]").expect("a selector");
        let html = self.html();
        let actions = html
            .select(&forms)
            .filter_map(|form| form.value().attr("action"));
        let chosen = actions.filter(|action| action.ends_with(ending));
        chosen.map(str::to_owned).collect()
    }

    /// The form that goes to `action`, filled as the page shows it.
    #[track_caller]
    pub fn form(&self, action: &str) -> Form {
        let forms = Selector::parse("form").expect("a selector");
        let html = self.html();
        let found = html
            .select(&forms)
            .find(|form| form.value().attr("action").unwrap_or(&self.path) == action);
        let form = found
            .unwrap_or_else(|| panic!("no form for {action} on {}:\n{}", self.path, self.words()));
        Form::read(&self.browser, &self.path, form)
    }
}

/// A form that a page shows.
pub struct Form {
    browser: Browser,
    action: String,
    multipart: bool,
    known: BTreeMap<String, ()>,
    fields: Vec<(String, String)>,
    files: Vec<(String, String, Vec<u8>)>,
}

impl Form {
    fn read(browser: &Browser, path: &str, form: ElementRef<'_>) -> Self {
        let controls = Selector::parse("input,select,textarea,button").expect("a selector");
        let options = Selector::parse("option").expect("a selector");
        let mut known = BTreeMap::new();
        let mut fields = Vec::new();
        for control in form.select(&controls) {
            let element = control.value();
            let Some(name) = element.attr("name") else {
                continue;
            };
            known.insert(name.to_owned(), ());
            let value = element.attr("value").unwrap_or_default().to_owned();
            match (element.name(), element.attr("type").unwrap_or("text")) {
                ("button", _) | ("input", "submit" | "file") => {}
                ("input", "checkbox" | "radio") => {
                    if element.attr("checked").is_some() {
                        fields.push((name.to_owned(), value));
                    }
                }
                ("select", _) => {
                    let chosen = control
                        .select(&options)
                        .find(|option| option.value().attr("selected").is_some())
                        .or_else(|| control.select(&options).next());
                    if let Some(chosen) = chosen {
                        let text: String = chosen.text().collect();
                        let value = chosen.value().attr("value").unwrap_or(&text).to_owned();
                        fields.push((name.to_owned(), value));
                    }
                }
                ("textarea", _) => {
                    // A browser drops the first line end of a text area, as the parser does.
                    fields.push((name.to_owned(), control.text().collect()));
                }
                _ => fields.push((name.to_owned(), value)),
            }
        }
        Self {
            browser: browser.clone(),
            action: form.value().attr("action").unwrap_or(path).to_owned(),
            multipart: form.value().attr("enctype") == Some("multipart/form-data"),
            known,
            fields,
            files: Vec::new(),
        }
    }

    /// Fills a field, replacing what the page had in it.
    #[track_caller]
    pub fn fill(mut self, name: &str, value: &str) -> Self {
        self.knows(name);
        self.fields.retain(|(field, _)| field != name);
        self.fields.push((name.into(), value.into()));
        self
    }

    /// Ticks one more box of a group.
    #[track_caller]
    pub fn tick(mut self, name: &str, value: &str) -> Self {
        self.knows(name);
        self.fields.push((name.into(), value.into()));
        self
    }

    /// Clears every tick of a group.
    #[track_caller]
    pub fn untick(mut self, name: &str) -> Self {
        self.knows(name);
        self.fields.retain(|(field, _)| field != name);
        self
    }

    /// Fills a date input: day, month and year.
    #[track_caller]
    pub fn date(self, name: &str, date: &str) -> Self {
        let parts: Vec<&str> = date.split('-').collect();
        self.fill(&format!("{name}-day"), parts[2])
            .fill(&format!("{name}-month"), parts[1])
            .fill(&format!("{name}-year"), parts[0])
    }

    #[track_caller]
    pub fn file(mut self, name: &str, file_name: &str, bytes: &[u8]) -> Self {
        self.knows(name);
        self.files
            .push((name.into(), file_name.into(), bytes.into()));
        self
    }

    /// Whether the page shows such a field.
    pub fn has(&self, name: &str) -> bool {
        self.known.contains_key(name)
    }

    /// Every field with what it holds now, hidden ones too.
    pub fn pairs(&self) -> &[(String, String)] {
        &self.fields
    }

    /// The same form sent elsewhere: for forged ones.
    pub fn to(mut self, action: &str) -> Self {
        self.action = action.into();
        self
    }

    /// What a field holds now.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.fields
            .iter()
            .find(|(field, _)| field == name)
            .map(|(_, value)| value.as_str())
    }

    #[track_caller]
    fn knows(&self, name: &str) {
        assert!(
            self.known.contains_key(name),
            "the form for {} has no field {name:?}, only {:?}",
            self.action,
            self.known.keys()
        );
    }

    pub async fn send(self) -> Page {
        let url = self.browser.url(&self.action);
        let request = self.browser.client.post(url);
        let request = if self.multipart {
            let mut body = multipart::Form::new();
            for (name, value) in self.fields {
                body = body.text(name, value);
            }
            for (name, file_name, bytes) in self.files {
                let part = multipart::Part::bytes(bytes).file_name(file_name);
                body = body.part(name, part);
            }
            request.multipart(body)
        } else {
            request.form(&self.fields)
        };
        self.browser
            .page(request.send().await.expect("an answer"))
            .await
    }
}

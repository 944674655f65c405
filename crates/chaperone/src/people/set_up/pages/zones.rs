//! Time zones to choose from: those of Europe, where the four nations and most partners are.

/// Their names, London first.
#[must_use]
pub fn names() -> Vec<String> {
    let mut names: Vec<String> = jiff::tz::db()
        .available()
        .map(|name| name.to_string())
        .filter(|name| name.starts_with("Europe/") && name != "Europe/London")
        .collect();
    names.sort();
    names.insert(0, "Europe/London".to_owned());
    names
}

//! Every page, rendered with invented content and read back.

#[path = "pages/markup.rs"]
mod markup;
#[path = "pages/templates.rs"]
mod templates;
#[path = "pages/words.rs"]
mod words;

//! Documents as a reader, a screen reader and an inspector meet them.

mod hostile;
mod numbers;
mod packs;
mod paper;
mod specimens;
mod standard;

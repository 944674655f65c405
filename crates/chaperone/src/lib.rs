//! Chaperone: online safeguarding that runs.
//!
//! The application: its use cases and the three doors to them, browser, command line and jobs. Each door is thin and
//! calls the same use cases; each use case takes a [`ctx::Ctx`] first.

pub mod access;
pub mod app;
pub mod audit;
pub mod cli;
pub mod clock;
pub mod config;
pub mod ctx;
pub mod demo;
pub mod entropy;
pub mod error;
pub mod evidence;
pub mod governance;
pub mod home;
pub mod jobs;
pub mod key_file;
pub mod keys;
pub mod notices;
pub mod people;
pub mod printing;
pub mod reporting;
pub mod response;
pub mod sealing;
pub mod web;

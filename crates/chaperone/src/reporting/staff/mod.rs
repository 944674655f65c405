//! What everybody signed in can report or ask.
//!
//! | file | what it does |
//! |---|---|
//! | `report` | a concern or a low-level concern, and what its reporter sees of it afterwards |
//! | `attempt` | a young person tried to start a conversation |
//! | `advice` | a question to those who give advice, and its answers |
//! | `breach` | a broken rule, and whether anybody is contacted |
//! | `blank` | the same questions on paper |
//! | `members` | people of the organisation, to say whom a report is about |
//! | `team` | who gets what is no concern, and how it is sealed to them |

pub mod advice;
pub mod attempt;
pub mod blank;
pub mod breach;
pub mod members;
pub mod pages;
pub mod report;
pub mod team;
pub mod words;

//! One test for each duty that the product answers: from outside, by HTTP only.

mod added_later;
mod closed;
pub mod closing;
mod d003_accountability_map;
mod d004_d005_posts;
mod d006_override_needs_a_reason;
mod d013_d018_the_document;
mod d020_d021_acceptance;
mod d022_d053_d054_help;
mod d023_d028_review;
mod d025_d026_required_parts;
mod d027_approval;
mod d029_who_is_bound;
mod d030_behaviour_code;
mod directory;
mod logs;
mod public_answers;
pub mod public_door;
pub mod referrals;
mod registers;
pub mod related;
pub mod response_core;
mod response_files;
mod response_forms;
mod response_queue;
mod staff_door;
mod staff_registers;

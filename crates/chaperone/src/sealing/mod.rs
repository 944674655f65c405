//! Keys are the access list: whoever holds a record's key may read it, and for nobody else does it exist.
//!
//! | file | what it does |
//! |---|---|
//! | `keys` | people's key pairs: made, unlocked at sign-in, sealed under another password |
//! | `record` | a record's own key: made, opened by a holder, its entries written and read |
//! | `share` | another person gets the key, or loses it; a key is turned |
//! | `many` | many records opened at once, for a search |
//! | `recovery` | the key on paper |

pub mod keys;
pub mod many;
mod places;
pub mod record;
pub mod recovery;
pub mod share;

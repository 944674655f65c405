//! Who did what with concerns and cases: a chain of its own. The other one, which more people see, says nothing about them; and what
//! somebody sees of this one is what belongs to the records they hold.

super::audit::chain!("record_audit", "record_audit_head");

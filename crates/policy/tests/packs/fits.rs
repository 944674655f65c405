//! The control that answers a duty is one that was made for it.

use policy::Duty;

use super::{answering, packs};

/// For each kind of control, the duties it was made for.
#[rustfmt::skip]
const MADE_FOR: &[(&str, &[u8])] = &[
    ("roles-filled", &[4, 5, 121]),
    ("periodic-review", &[2, 3, 24, 111, 113]),
    ("safety-reason", &[6]),
    ("sources-checked", &[7, 18]),
    ("accessible-formats", &[9]),
    ("consultation", &[10]),
    ("response-clock", &[14, 124]),
    ("live-policy", &[15]),
    ("required-sections", &[16, 25, 26, 31]),
    ("related-documents", &[19, 103, 137, 138, 139, 140, 141, 142, 143, 144, 145, 146]),
    ("acknowledgement", &[1, 20, 21, 30, 34]),
    ("publication-approved", &[27]),
    ("policy-review", &[23]),
    ("change-review", &[28]),
    ("signed-code", &[29, 30, 65, 67]),
    ("participation-agreement", &[33, 34, 35]),
    ("school-acceptance", &[34]),
    ("personal-details", &[39, 61, 69, 78]),
    ("breach-decision", &[42, 131]),
    ("activity", &[38, 46, 47, 50, 57, 109, 125]),
    ("training", &[49, 51, 52, 54]),
    ("knowledge-check", &[53]),
    ("account-register", &[55, 56, 64]),
    ("advice", &[58, 123]),
    ("takedown", &[59, 60]),
    ("post-release", &[61, 62]),
    ("exceptions", &[66, 71]),
    ("official-channels", &[38, 68, 73, 84, 85]),
    ("no-one-to-one", &[70, 71]),
    ("message-release", &[72]),
    ("copied-in", &[74]),
    ("contact-hours", &[75, 76]),
    ("professional-tone", &[77]),
    ("contact-record", &[79, 80]),
    ("unsolicited-contact", &[81, 82, 83]),
    ("session-settings", &[37, 87, 88]),
    ("responsible-adult-first", &[89, 90]),
    ("session-records", &[91, 92, 93]),
    ("session-checklist", &[94, 96]),
    ("staffing-ratio", &[95]),
    ("image-consent", &[97, 98, 100]),
    ("image-retention", &[99]),
    ("platform-assessment", &[101, 102, 104, 109]),
    ("devices", &[110, 115, 117, 118]),
    ("sign-in-security", &[112, 117]),
    ("data-sharing", &[114]),
    ("name-form", &[116]),
    ("no-image-upload", &[45]),
    ("concern-routing", &[5, 120, 121, 133]),
    ("directory-checked", &[44, 122, 126, 148]),
    ("safe-to-tell", &[128]),
    ("referral-clock", &[129, 133]),
    ("support-plan", &[130, 132, 134]),
    ("case-review", &[135]),
    ("lessons", &[136]),
];

fn fits(kind: &str, duty: Duty) -> bool {
    MADE_FOR
        .iter()
        .any(|(one, duties)| *one == kind && duties.contains(&duty.number()))
}

#[test]
fn the_control_that_answers_a_duty_was_made_for_it() {
    for pack in packs() {
        for duty in pack
            .duties()
            .into_iter()
            .filter(|duty| duty.info().needs_control())
        {
            let kinds: Vec<_> = answering(&pack, duty)
                .filter_map(|one| one.rule.as_ref())
                .map(|rule| rule.control.kind())
                .collect();
            assert!(
                kinds.iter().any(|kind| fits(kind, duty)),
                "{}: {duty} is answered by {kinds:?}",
                pack.meta.id
            );
        }
    }
}

#[test]
fn the_packs_use_every_kind_of_control() {
    let packs = packs();
    let used: Vec<_> = packs
        .iter()
        .flat_map(|pack| &pack.clauses)
        .filter_map(|one| one.rule.as_ref())
        .map(|rule| rule.control.kind())
        .collect();
    let idle: Vec<_> = policy::AnyControl::KINDS
        .iter()
        .filter(|kind| !used.contains(kind))
        .collect();
    assert!(idle.is_empty(), "no starter pack shows how to use {idle:?}");
}

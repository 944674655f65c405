//! What clocks and counts need of concerns and cases: every table gives back what it was given, and leaves out what its viewer must
//! not know.

use store::advice::{self, Advice};
use store::area::{self, Area};
use store::case_day::{self, CaseDay};
use store::case_file::{self, CaseFile};
use store::concern::{self, Concern, Source};
use store::contact_attempt::{self, ContactAttempt};
use store::disclosure::{self, Disclosure};
use store::due::{self, Due};
use store::intake_file::{self, IntakeFile};
use store::lesson::{self, Lesson};
use store::name_sample::{self, NameSample};
use store::own_report::{self, OwnReport};
use store::record::{self, Kind};
use store::referral::{self, Referral};
use store::rule_breach::{self, RuleBreach};
use store::support_plan::{self, SupportPlan};
use store::{Conn, Db, Digest, Error, Sealed, holder};

use crate::keys::{held, of_kind, pair};
use crate::world::{day, id, ts, with_people, with_policy};

pub fn concern_row(number: u128) -> Concern {
    Concern {
        id: id(number),
        submission: Digest::of(&number.to_le_bytes()),
        locator: Some(Digest::of(&(number + 1_000).to_le_bytes())),
        source: Source::Public,
        kind: "disclosure".to_owned(),
        about: "child".to_owned(),
        route: "message".to_owned(),
        place: "elsewhere".to_owned(),
        service: Some("sessions".to_owned()),
        received_at: ts(i64::try_from(number).unwrap()),
        recorded_at: ts(50),
        urgent: true,
        nude_images: false,
        sent_to: Some("dsl".to_owned()),
        conflict: false,
        status: concern::Status::New,
        level: None,
        read_at: None,
        triaged_at: None,
        acted_at: None,
        closed_at: None,
        case_id: None,
        reporter_wrote_at: None,
        reporter_read_at: None,
        answered_at: None,
    }
}

pub fn case_row(number: u128) -> CaseFile {
    CaseFile {
        id: id(number),
        title: Sealed(vec![1, 0, 255]),
        title_generation: 1,
        opened_at: ts(i64::try_from(number).unwrap()),
        status: case_file::Status::Open,
        branch: "child".to_owned(),
        level: "high".to_owned(),
        service: None,
        has_parents: Some(true),
        safe_decided_at: None,
        safe: None,
        told_at: None,
        not_told_reason: false,
        dbs_question: None,
        review_on: Some(day("2026-12-20")),
        closed_at: None,
        reopened_at: None,
        merged_into: None,
    }
}

const NOBODY: Digest = Digest([0; 32]);

fn amina() -> Digest {
    Digest::of(b"Amina")
}

/// Records of a kind, held by Bryn; Amina must not know of the second.
async fn two(tx: &mut Conn, kind: Kind) {
    store::person_key::put(tx, &pair(2, 1)).await.unwrap();
    for number in [10, 11] {
        record::insert(tx, &of_kind(number, kind)).await.unwrap();
        holder::insert(tx, &held(number, 2, Some(1))).await.unwrap();
    }
    holder::exclude(tx, id(11), amina(), ts(0)).await.unwrap();
}

/// Inserts two rows of a table, one for each record, and looks at them with both viewers' eyes.
macro_rules! counted {
    ($tx:expr, $table:ident, $rows:expr) => {{
        let rows = $rows;
        for row in &rows {
            $table::insert($tx, row).await.unwrap();
        }
        assert_eq!($table::counted($tx, NOBODY).await.unwrap(), rows);
        assert_eq!($table::counted($tx, amina()).await.unwrap(), rows[..1]);
        rows
    }};
}

on_both! {
    async fn a_concern_goes_from_new_to_closed(db: &Db) {
        with_people(db).await;
        let mut tx = db.begin().await.unwrap();
        two(&mut tx, Kind::Concern).await;
        let [one, other] = counted!(&mut tx, concern, [concern_row(10), concern_row(11)]);
        assert_eq!(concern::get(&mut tx, id(10)).await.unwrap(), one);
        assert!(matches!(concern::get(&mut tx, id(99)).await, Err(Error::NotFound(_))));
        let submissions = [other.submission, Digest([99; 32])];
        let made = concern::by_submissions(&mut tx, &submissions).await.unwrap();
        assert_eq!(made, [(other.submission, other.id)]);
        assert_eq!(concern::by_submissions(&mut tx, &[]).await.unwrap(), []);
        assert_eq!(concern::by_locator(&mut tx, other.locator.unwrap()).await.unwrap(), Some(other.clone()));
        assert_eq!(concern::by_locator(&mut tx, NOBODY).await.unwrap(), None);
        assert_eq!(concern::held_by(&mut tx, id(2), ts(0), 1, 0).await.unwrap(), vec![other.clone()], "the newest first");
        assert_eq!(concern::held_by(&mut tx, id(2), ts(0), 1, 1).await.unwrap(), [one]);
        assert_eq!(concern::count_held_by(&mut tx, id(2), ts(0)).await.unwrap(), 2);
        assert_eq!(concern::count_held_by(&mut tx, id(1), ts(0)).await.unwrap(), 0);
        match concern::insert(&mut tx, &Concern { id: id(10), locator: None, ..other }).await {
            Err(Error::Conflict { .. }) => {}
            sent_twice => panic!("{sent_twice:?}"),
        }
    }

    async fn the_first_reader_and_the_first_act_stop_the_clocks(db: &Db) {
        with_people(db).await;
        let mut tx = db.begin().await.unwrap();
        two(&mut tx, Kind::Concern).await;
        record::insert(&mut tx, &of_kind(20, Kind::Case)).await.unwrap();
        concern::insert(&mut tx, &concern_row(10)).await.unwrap();
        assert!(concern::read(&mut tx, id(10), ts(60)).await.unwrap());
        assert!(!concern::read(&mut tx, id(10), ts(70)).await.unwrap());
        for second in [80, 90] {
            concern::act(&mut tx, id(10), ts(second)).await.unwrap();
            concern::triage(&mut tx, id(10), "high", "allegation", "adult", ts(second)).await.unwrap();
        }
        concern::join(&mut tx, id(10), id(20)).await.unwrap();
        concern::reporter_wrote(&mut tx, id(10), ts(91)).await.unwrap();
        concern::answered(&mut tx, id(10), ts(92)).await.unwrap();
        concern::reporter_read(&mut tx, id(10), ts(93)).await.unwrap();
        concern::close(&mut tx, id(10), Some(ts(94))).await.unwrap();
        let closed = Concern {
            kind: "allegation".to_owned(),
            about: "adult".to_owned(),
            level: Some("high".to_owned()),
            status: concern::Status::Closed,
            read_at: Some(ts(60)),
            triaged_at: Some(ts(80)),
            acted_at: Some(ts(80)),
            closed_at: Some(ts(94)),
            case_id: Some(id(20)),
            reporter_wrote_at: Some(ts(91)),
            reporter_read_at: Some(ts(93)),
            answered_at: Some(ts(92)),
            ..concern_row(10)
        };
        assert_eq!(concern::get(&mut tx, id(10)).await.unwrap(), closed);
        assert_eq!(concern::of_case(&mut tx, id(20)).await.unwrap(), [closed]);
        concern::close(&mut tx, id(10), None).await.unwrap();
        let open = concern::get(&mut tx, id(10)).await.unwrap();
        assert_eq!((open.status, open.closed_at), (concern::Status::Triaged, None));
        assert!(matches!(concern::join(&mut tx, id(99), id(20)).await, Err(Error::NotFound(_))));
    }

    async fn what_somebody_reported_stands_still_once_it_is_frozen(db: &Db) {
        with_people(db).await;
        let mut tx = db.begin().await.unwrap();
        two(&mut tx, Kind::Concern).await;
        let row = |number: u128, record: u128| OwnReport {
            id: id(number), reporter: amina(), record_id: id(record), sent_at: ts(0), read_at: None, closed_at: None, frozen: false,
        };
        for (number, record) in [(1, 10), (2, 11)] {
            own_report::insert(&mut tx, &row(number, record)).await.unwrap();
        }
        own_report::freeze(&mut tx, id(11), NOBODY).await.unwrap();
        own_report::freeze(&mut tx, id(11), amina()).await.unwrap();
        for record in [10, 11] {
            own_report::read(&mut tx, id(record), ts(5)).await.unwrap();
            own_report::close(&mut tx, id(record), Some(ts(6))).await.unwrap();
        }
        let mut seen = own_report::of_reporter(&mut tx, amina()).await.unwrap();
        seen.sort_by_key(|one| one.id);
        let told = OwnReport { read_at: Some(ts(5)), closed_at: Some(ts(6)), ..row(1, 10) };
        assert_eq!(seen, [told, OwnReport { frozen: true, ..row(2, 11) }]);
        assert_eq!(own_report::of_reporter(&mut tx, NOBODY).await.unwrap(), []);
    }

    async fn files_taken_in_or_not_are_counted(db: &Db) {
        with_people(db).await;
        let mut tx = db.begin().await.unwrap();
        two(&mut tx, Kind::Concern).await;
        let row = |number: u128, record: Option<u128>| IntakeFile {
            id: id(number), record_id: record.map(id), at: ts(i64::try_from(number).unwrap()), nude_images: false, accepted: record.is_some(),
        };
        let rows = [row(1, Some(10)), row(2, None), row(3, Some(11))];
        for one in &rows {
            intake_file::insert(&mut tx, one).await.unwrap();
        }
        assert_eq!(intake_file::counted(&mut tx, NOBODY).await.unwrap(), rows);
        assert_eq!(intake_file::counted(&mut tx, amina()).await.unwrap(), rows[..2], "one that was refused belongs to nobody");
    }

    async fn a_question_is_answered_once(db: &Db) {
        with_people(db).await;
        let mut tx = db.begin().await.unwrap();
        two(&mut tx, Kind::Advice).await;
        let row = |number: u128| Advice {
            id: id(number), asker: amina(), asked_at: ts(i64::try_from(number).unwrap()), answered_at: None, answered_role: None, service: None,
        };
        counted!(&mut tx, advice, [row(10), row(11)]);
        for second in [60, 70] {
            advice::answered(&mut tx, id(10), Some("dsl"), ts(second)).await.unwrap();
        }
        let kept = advice::find(&mut tx, id(10)).await.unwrap().unwrap();
        assert_eq!((kept.answered_at, kept.answered_role.as_deref()), (Some(ts(60)), Some("dsl")));
        assert_eq!(advice::held_by(&mut tx, id(2), ts(0)).await.unwrap().len(), 2);
        assert_eq!(advice::held_by(&mut tx, id(1), ts(0)).await.unwrap(), []);
        assert_eq!(advice::find(&mut tx, id(99)).await.unwrap(), None);
    }

    async fn an_unsolicited_contact_is_kept_with_what_was_done(db: &Db) {
        with_people(db).await;
        let mut tx = db.begin().await.unwrap();
        two(&mut tx, Kind::Contact).await;
        record::insert(&mut tx, &of_kind(20, Kind::Concern)).await.unwrap();
        let row = |number: u128| ContactAttempt {
            id: id(number), at: ts(i64::try_from(number).unwrap()), recorded_at: ts(50), ended: false, second_adult_offered: false,
            worried: true, help_given: false, concern_id: None, service: Some("sessions".to_owned()),
        };
        counted!(&mut tx, contact_attempt, [row(10), row(11)]);
        contact_attempt::did(&mut tx, id(10), true, false, true).await.unwrap();
        contact_attempt::raised(&mut tx, id(10), id(20)).await.unwrap();
        let done = ContactAttempt { ended: true, help_given: true, concern_id: Some(id(20)), ..row(10) };
        assert_eq!(contact_attempt::find(&mut tx, id(10)).await.unwrap(), Some(done));
        assert_eq!(contact_attempt::held_by(&mut tx, id(2), ts(0)).await.unwrap().len(), 2);
    }

    async fn a_breach_is_decided_after_safety_was_checked(db: &Db) {
        with_people(db).await;
        let mut tx = db.begin().await.unwrap();
        two(&mut tx, Kind::Breach).await;
        let row = |number: u128| RuleBreach {
            id: id(number), at: ts(i64::try_from(number).unwrap()), safety_checked_at: None, decided_at: None, contacted: String::new(), service: None,
        };
        counted!(&mut tx, rule_breach, [row(10), row(11)]);
        rule_breach::decide(&mut tx, id(10), ts(60), ts(61), "school,parents").await.unwrap();
        let decided = RuleBreach { safety_checked_at: Some(ts(60)), decided_at: Some(ts(61)), contacted: "school,parents".to_owned(), ..row(10) };
        assert_eq!(rule_breach::find(&mut tx, id(10)).await.unwrap(), Some(decided));
        assert_eq!(rule_breach::held_by(&mut tx, id(2), ts(0)).await.unwrap().len(), 2);
    }

    async fn a_case_changes_and_its_title_with_its_key(db: &Db) {
        with_people(db).await;
        let mut tx = db.begin().await.unwrap();
        two(&mut tx, Kind::Case).await;
        let [one, other] = counted!(&mut tx, case_file, [case_row(10), case_row(11)]);
        let changed = CaseFile {
            status: case_file::Status::Closed,
            level: "low".to_owned(),
            safe: Some(false),
            safe_decided_at: Some(ts(60)),
            not_told_reason: true,
            dbs_question: Some(false),
            closed_at: Some(ts(70)),
            review_on: None,
            ..other.clone()
        };
        case_file::update(&mut tx, &changed).await.unwrap();
        case_file::retitle(&mut tx, id(11), &Sealed(vec![7]), 2).await.unwrap();
        let retitled = CaseFile { title: Sealed(vec![7]), title_generation: 2, ..changed };
        assert_eq!(case_file::get(&mut tx, id(11)).await.unwrap(), retitled);
        assert_eq!(case_file::held_by(&mut tx, id(2), ts(0), 9, 0).await.unwrap(), [one, retitled], "open ones first");
        assert_eq!(case_file::count_held_by(&mut tx, id(2), ts(0)).await.unwrap(), 2);
        assert!(matches!(case_file::retitle(&mut tx, id(99), &Sealed(vec![7]), 2).await, Err(Error::NotFound(_))));
    }

    async fn days_referrals_and_disclosures_of_a_case_are_counted(db: &Db) {
        with_people(db).await;
        let mut tx = db.begin().await.unwrap();
        two(&mut tx, Kind::Case).await;
        let on = |number: u128, date: &str| CaseDay { id: id(number), case_id: id(number + 9), kind: case_day::What::Review, held_on: day(date) };
        let days = counted!(&mut tx, case_day, [on(1, "2026-11-20"), on(2, "2026-11-21")]);
        assert_eq!(case_day::of_case(&mut tx, id(10)).await.unwrap(), days[..1]);

        let sent = |number: u128| Referral {
            id: id(number), case_id: id(number + 9), body: "lado".to_owned(), aware_at: ts(i64::try_from(number).unwrap()), due_at: ts(90), urgent: true,
            sent_at: None, has_reference: false, acknowledged_at: None, chase_at: None, chased_at: None, replied_at: None, closed_at: None, not_needed_at: None,
        };
        counted!(&mut tx, referral, [sent(1), sent(2)]);
        let replied = Referral { sent_at: Some(ts(60)), has_reference: true, replied_at: Some(ts(70)), ..sent(1) };
        referral::update(&mut tx, &replied).await.unwrap();
        assert_eq!(referral::of_case(&mut tx, id(10)).await.unwrap(), std::slice::from_ref(&replied));
        assert_eq!(referral::find(&mut tx, id(10), id(1)).await.unwrap(), Some(replied));
        assert_eq!(referral::find(&mut tx, id(11), id(1)).await.unwrap(), None, "only through its own case");

        let told = |number: u128| Disclosure { id: id(number), record_id: id(number + 9), at: ts(i64::try_from(number).unwrap()), recorded: "what,why".to_owned() };
        let told = counted!(&mut tx, disclosure, [told(1), told(2)]);
        assert_eq!(disclosure::of_record(&mut tx, id(10)).await.unwrap(), told[..1]);
        let [first, last] = told;
        assert_eq!(disclosure::held_by(&mut tx, id(2), ts(0), 1, 0).await.unwrap(), [last], "the newest first");
        assert_eq!(disclosure::held_by(&mut tx, id(2), ts(0), 1, 1).await.unwrap(), [first]);
        assert!(disclosure::held_by(&mut tx, id(1), ts(0), 9, 0).await.unwrap().is_empty(), "who holds nothing");
        assert_eq!(disclosure::count_held_by(&mut tx, id(2), ts(0)).await.unwrap(), 2);
    }

    async fn what_is_due_is_seen_by_holders_and_done_once(db: &Db) {
        with_people(db).await;
        let mut tx = db.begin().await.unwrap();
        two(&mut tx, Kind::Case).await;
        let row = |number: u128, record: u128, kind: &str, at: i64| Due {
            id: id(number), record_id: id(record), kind: kind.to_owned(), due_at: ts(at), made_at: ts(0), done_at: None, owner: Some(id(2)), reminded_at: None,
        };
        let rows = [row(1, 10, "refer", 60), row(2, 10, "review", 70), row(3, 11, "review", 80)];
        for one in &rows {
            due::insert(&mut tx, one).await.unwrap();
        }
        assert_eq!(due::open_for(&mut tx, id(2), ts(0)).await.unwrap(), rows);
        assert_eq!(due::open_for(&mut tx, id(1), ts(0)).await.unwrap(), []);
        assert_eq!(due::of_record(&mut tx, id(10)).await.unwrap(), rows[..2]);
        assert_eq!(due::find(&mut tx, id(10), id(3)).await.unwrap(), None, "only through its own record");
        due::reminded(&mut tx, id(1), ts(50)).await.unwrap();
        let reminded: Vec<_> = due::to_remind(&mut tx, ts(75), ts(40)).await.unwrap().iter().map(|one| one.id).collect();
        assert_eq!(reminded, [id(2)]);
        due::postpone(&mut tx, id(2), ts(99)).await.unwrap();
        assert_eq!(due::find(&mut tx, id(10), id(2)).await.unwrap().unwrap().due_at, ts(99));
        due::done(&mut tx, id(1), ts(61)).await.unwrap();
        assert_eq!(due::done_kind(&mut tx, id(10), "refer", ts(65)).await.unwrap(), 0, "it was done before");
        assert_eq!(due::done_all(&mut tx, id(10), ts(66)).await.unwrap(), 1);
        let done: Vec<_> = due::of_record(&mut tx, id(10)).await.unwrap().iter().map(|one| one.done_at).collect();
        assert_eq!(done.len(), 2);
        assert!(done.contains(&Some(ts(61))) && done.contains(&Some(ts(66))));
        assert_eq!(due::open_for(&mut tx, id(2), ts(0)).await.unwrap().len(), 1);
    }

    async fn a_plan_is_replaced_and_a_lesson_leads_to_a_change(db: &Db) {
        with_people(db).await;
        with_policy(db).await;
        let mut tx = db.begin().await.unwrap();
        two(&mut tx, Kind::Case).await;
        let plan = |number: u128, date: &str| SupportPlan {
            case_id: id(number), drafted_on: day(date), approved_on: None, needs: "child,family".to_owned(), offered: "child".to_owned(),
        };
        let plans = [plan(10, "2026-11-20"), plan(11, "2026-11-21")];
        for one in &plans {
            support_plan::put(&mut tx, one).await.unwrap();
        }
        assert_eq!(support_plan::counted(&mut tx, NOBODY).await.unwrap(), plans);
        assert_eq!(support_plan::counted(&mut tx, amina()).await.unwrap(), plans[..1]);
        let approved = SupportPlan { approved_on: Some(day("2026-11-22")), offered: "child,family".to_owned(), ..plan(10, "2026-11-20") };
        support_plan::put(&mut tx, &approved).await.unwrap();
        assert_eq!(support_plan::find(&mut tx, id(10)).await.unwrap(), Some(approved));
        assert_eq!(support_plan::find(&mut tx, id(99)).await.unwrap(), None);

        let found = |number: u128, date: &str| Lesson { id: id(number), case_id: id(number + 9), found_on: day(date), changed_on: None, version: None, change_id: None };
        counted!(&mut tx, lesson, [found(1, "2026-11-20"), found(2, "2026-11-21")]);
        lesson::changed(&mut tx, id(1), day("2026-11-22"), Some(1)).await.unwrap();
        let changed = Lesson { changed_on: Some(day("2026-11-22")), version: Some(1), ..found(1, "2026-11-20") };
        assert_eq!(lesson::of_case(&mut tx, id(10)).await.unwrap(), [changed]);
        assert_eq!(lesson::of_change(&mut tx, id(77)).await.unwrap(), []);
    }

    async fn areas_and_looks_at_names_are_kept(db: &Db) {
        with_people(db).await;
        let mut tx = db.begin().await.unwrap();
        let row = Area {
            id: id(1), name: "Harbour".to_owned(), lado_within: "1 working day".to_owned(), confirm_within: "24 hours".to_owned(),
            reply_within: "1 working day".to_owned(), added_at: ts(0), removed_at: None,
        };
        area::insert(&mut tx, &row).await.unwrap();
        assert_eq!(area::find(&mut tx, id(1)).await.unwrap(), Some(row.clone()));
        assert_eq!(area::all(&mut tx).await.unwrap(), std::slice::from_ref(&row));
        let removed = Area { reply_within: "2 working days".to_owned(), removed_at: Some(ts(9)), ..row.clone() };
        area::update(&mut tx, &removed).await.unwrap();
        assert!(area::all(&mut tx).await.unwrap().is_empty(), "taken off the list");
        assert_eq!(area::find(&mut tx, id(1)).await.unwrap(), None);
        let seen = NameSample { id: id(1), held_on: day("2026-11-22"), seen: 9, in_form: 7, created_by: Some(id(2)) };
        name_sample::insert(&mut tx, &seen).await.unwrap();
        assert_eq!(name_sample::all(&mut tx).await.unwrap(), std::slice::from_ref(&seen));
        let more_than_seen = NameSample { id: id(2), in_form: 10, ..seen };
        assert!(name_sample::insert(&mut tx, &more_than_seen).await.is_err());
    }
}

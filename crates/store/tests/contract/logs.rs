use store::activity::{self, Activity};
use store::adjustment::{self, Adjustment};
use store::document::{self, Document};
use store::document_file::{self, DocumentFile};
use store::format_on_file::{self, FormatOnFile};
use store::training::{self, Training};
use store::{Db, Error, blob};

use crate::world::{day, id, ts, with_people};

on_both! {
    async fn a_document_keeps_every_file_it_had(db: &Db) {
        with_people(db).await;
        let mut tx = db.begin().await.unwrap();
        let document = Document {
            id: id(80), kind: "code-of-conduct".into(), title: "Code".into(), owner_id: None, owner_name: String::new(),
            version_label: "2".into(), file_id: None, link: None, review_on: None, added_at: ts(0), added_by: None, retired_at: None,
        };
        document::insert(&mut tx, &document).await.unwrap();
        for (number, label) in [(81_u8, "1"), (82, "2")] {
            blob::insert(&mut tx, id(number.into()), "code.pdf", "application/pdf", label.as_bytes()).await.unwrap();
            let file = DocumentFile {
                document_id: id(80), file_id: id(number.into()), version_label: label.into(), added_at: ts(i64::from(number)), added_by: Some(id(2)),
            };
            document_file::insert(&mut tx, &file).await.unwrap();
        }
        document_file::name_version(&mut tx, id(80), id(82), "2.1").await.unwrap();
        let files = document_file::of_document(&mut tx, id(80)).await.unwrap();
        let labels: Vec<&str> = files.iter().map(|file| file.version_label.as_str()).collect();
        assert_eq!(labels, ["2.1", "1"]);
        assert!(matches!(document_file::name_version(&mut tx, id(80), id(99), "3").await, Err(Error::NotFound(_))));
        tx.commit().await.unwrap();
        let mut tx = db.begin().await.unwrap();
        assert!(matches!(blob::delete(&mut tx, id(81)).await, Err(Error::Refused { .. })), "what was in force stays readable");
    }

    async fn other_formats_and_adjustments_are_logged(db: &Db) {
        with_people(db).await;
        let mut tx = db.begin().await.unwrap();
        let format = FormatOnFile {
            id: id(83), format: "easy-read".into(), held_on: day("2026-11-01"), note: "On the website".into(), file_id: None,
            created_at: ts(0), created_by: Some(id(2)),
        };
        format_on_file::insert(&mut tx, &format).await.unwrap();
        assert_eq!(format_on_file::all(&mut tx).await.unwrap(), [format]);
        let asked = Adjustment {
            id: id(84), asked_on: day("2026-11-01"), made_on: None, note: "Large print".into(), created_at: ts(0), created_by: None,
        };
        adjustment::insert(&mut tx, &asked).await.unwrap();
        adjustment::made(&mut tx, id(84), day("2026-11-03")).await.unwrap();
        assert!(matches!(adjustment::made(&mut tx, id(84), day("2026-11-04")).await, Err(Error::NotFound(_))));
        let kept = adjustment::all(&mut tx).await.unwrap();
        assert_eq!(kept, [Adjustment { made_on: Some(day("2026-11-03")), ..asked.clone() }]);
        let before = Adjustment { id: id(85), made_on: Some(day("2026-10-31")), ..asked };
        assert!(matches!(adjustment::insert(&mut tx, &before).await, Err(Error::Refused { .. })), "made before it was asked for");
    }

    async fn activities_and_training_are_logged_newest_first(db: &Db) {
        with_people(db).await;
        let mut tx = db.begin().await.unwrap();
        let done = |number, on, person_id| Activity {
            id: id(number), kind: "supervision".into(), held_on: day(on), person_id, note: String::new(), created_at: ts(0), created_by: Some(id(2)),
        };
        activity::insert(&mut tx, &done(86, "2026-10-01", Some(id(2)))).await.unwrap();
        activity::insert(&mut tx, &done(87, "2026-11-01", None)).await.unwrap();
        let days: Vec<_> = activity::all(&mut tx).await.unwrap().into_iter().map(|row| row.held_on).collect();
        assert_eq!(days, [day("2026-11-01"), day("2026-10-01")]);
        let trained = Training { id: id(88), person_id: id(2), topic: "online-safety".into(), done_on: day("2026-11-01"), created_at: ts(0), created_by: None };
        training::insert(&mut tx, &trained).await.unwrap();
        assert_eq!(training::all(&mut tx).await.unwrap(), std::slice::from_ref(&trained));
        let again = Training { id: id(89), ..trained };
        assert!(matches!(training::insert(&mut tx, &again).await, Err(Error::Conflict { .. })), "the same training twice on one day");
    }
}

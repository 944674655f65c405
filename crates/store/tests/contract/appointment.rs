use store::appointment::{self, Appointment};
use store::{Db, Error};

use crate::world::{day, id, ts, with_people};

fn dsl() -> Appointment {
    Appointment {
        id: id(10),
        person_id: id(2),
        role: "dsl".to_owned(),
        starts_on: day("2026-09-01"),
        ends_on: None,
        contact: "01632 960001".to_owned(),
        created_at: ts(0),
        created_by: None,
    }
}

on_both! {
    async fn an_appointment_is_in_force_from_its_first_to_its_last_day(db: &Db) {
        with_people(db).await;
        let mut tx = db.begin().await.unwrap();
        appointment::insert(&mut tx, &dsl()).await.unwrap();
        appointment::end(&mut tx, id(10), Some(day("2026-12-31"))).await.unwrap();
        for (on, held) in [("2026-08-31", 0), ("2026-09-01", 1), ("2026-12-31", 1), ("2027-01-01", 0)] {
            assert_eq!(appointment::in_force(&mut tx, day(on)).await.unwrap().len(), held, "{on}");
        }
        appointment::end(&mut tx, id(10), None).await.unwrap();
        assert_eq!(appointment::in_force(&mut tx, day("2030-01-01")).await.unwrap(), [dsl()]);
    }

    async fn an_appointment_needs_its_person(db: &Db) {
        let mut tx = db.begin().await.unwrap();
        assert!(matches!(appointment::insert(&mut tx, &dsl()).await, Err(Error::Refused { .. })));
    }

    async fn an_appointment_cannot_end_before_it_starts(db: &Db) {
        with_people(db).await;
        let mut tx = db.begin().await.unwrap();
        let backwards = Appointment { ends_on: Some(day("2026-08-01")), ..dsl() };
        assert!(matches!(appointment::insert(&mut tx, &backwards).await, Err(Error::Refused { .. })));
    }

    async fn appointments_are_listed_by_time_and_by_person(db: &Db) {
        with_people(db).await;
        let mut tx = db.begin().await.unwrap();
        let deputy = Appointment { id: id(11), person_id: id(1), role: "deputy-dsl".to_owned(), starts_on: day("2025-09-01"), created_by: Some(id(2)), ..dsl() };
        let later = Appointment { id: id(12), person_id: id(1), starts_on: day("2027-01-01"), ..dsl() };
        for appointment in [&later, &dsl(), &deputy] {
            appointment::insert(&mut tx, appointment).await.unwrap();
        }
        appointment::set_contact(&mut tx, id(12), "the office").await.unwrap();
        let later = Appointment { contact: "the office".to_owned(), ..later };
        assert_eq!(appointment::all(&mut tx).await.unwrap(), [deputy.clone(), dsl(), later.clone()]);
        assert_eq!(appointment::of_person(&mut tx, id(1)).await.unwrap(), [later.clone(), deputy]);
        assert_eq!(appointment::get(&mut tx, id(12)).await.unwrap(), later);
        assert!(matches!(appointment::end(&mut tx, id(99), None).await, Err(Error::NotFound("appointment"))));
    }
}

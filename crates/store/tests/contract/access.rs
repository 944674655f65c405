use jiff::SignedDuration;
use store::link::{self, Link, Purpose};
use store::{Db, Digest, Error, credential, device, person, recovery_code, throttle};

use crate::world::{day, id, ts, with_people};

fn invitation(token: &[u8]) -> Link {
    Link {
        token_hash: Digest::of(token),
        purpose: Purpose::Invite,
        person_id: id(1),
        email: "amina@example.org".to_owned(),
        created_at: ts(0),
        expires_at: ts(3600),
        used_at: None,
    }
}

on_both! {
    async fn a_password_is_set_and_set_again(db: &Db) {
        with_people(db).await;
        let mut tx = db.begin().await.unwrap();
        assert_eq!(credential::find(&mut tx, id(1)).await.unwrap(), None);
        assert!(matches!(credential::rehash(&mut tx, id(1), "h").await, Err(Error::NotFound(_))));
        credential::set_password(&mut tx, id(1), "first", ts(1)).await.unwrap();
        credential::offer_totp(&mut tx, id(1), b"secret").await.unwrap();
        credential::set_password(&mut tx, id(1), "second", ts(2)).await.unwrap();
        credential::rehash(&mut tx, id(1), "second, dearer").await.unwrap();
        let kept = credential::find(&mut tx, id(1)).await.unwrap().unwrap();
        assert_eq!((kept.password_hash.as_str(), kept.password_set_at), ("second, dearer", ts(2)));
        assert_eq!(credential::offered_totp(&mut tx, id(1)).await.unwrap().as_deref(), Some(b"secret".as_slice()));
        assert!(!format!("{kept:?}").contains("second"), "the hash stays out of logs");
        credential::delete(&mut tx, id(1)).await.unwrap();
        assert_eq!(credential::find(&mut tx, id(1)).await.unwrap(), None);
    }

    async fn a_code_of_the_second_factor_works_once(db: &Db) {
        with_people(db).await;
        let mut tx = db.begin().await.unwrap();
        credential::set_password(&mut tx, id(1), "h", ts(1)).await.unwrap();
        assert!(!credential::spend_totp_step(&mut tx, id(1), 99).await.unwrap(), "there is no second factor yet");
        credential::offer_totp(&mut tx, id(1), b"secret").await.unwrap();
        assert!(!credential::spend_totp_step(&mut tx, id(1), 99).await.unwrap(), "it is not confirmed yet");
        credential::confirm_totp(&mut tx, id(1), 100, ts(2)).await.unwrap();
        assert!(matches!(credential::confirm_totp(&mut tx, id(1), 101, ts(3)).await, Err(Error::NotFound(_))));
        for (step, taken) in [(100, false), (99, false), (101, true), (101, false), (100, false), (103, true)] {
            assert_eq!(credential::spend_totp_step(&mut tx, id(1), step).await.unwrap(), taken, "step {step}");
        }
        credential::remove_totp(&mut tx, id(1)).await.unwrap();
        assert!(!credential::spend_totp_step(&mut tx, id(1), 500).await.unwrap());
    }

    async fn the_old_phone_counts_until_the_new_one_is_confirmed(db: &Db) {
        with_people(db).await;
        let mut tx = db.begin().await.unwrap();
        assert!(matches!(credential::offer_totp(&mut tx, id(1), b"old").await, Err(Error::NotFound(_))), "a second factor needs a first");
        credential::set_password(&mut tx, id(1), "h", ts(1)).await.unwrap();
        credential::offer_totp(&mut tx, id(1), b"old").await.unwrap();
        credential::confirm_totp(&mut tx, id(1), 100, ts(2)).await.unwrap();
        credential::offer_totp(&mut tx, id(1), b"new").await.unwrap();
        let kept = credential::find(&mut tx, id(1)).await.unwrap().unwrap();
        assert_eq!((kept.totp_secret.as_deref(), kept.totp_confirmed_at), (Some(b"old".as_slice()), Some(ts(2))));
        assert!(credential::spend_totp_step(&mut tx, id(1), 101).await.unwrap());
        credential::confirm_totp(&mut tx, id(1), 102, ts(3)).await.unwrap();
        let kept = credential::find(&mut tx, id(1)).await.unwrap().unwrap();
        assert_eq!((kept.totp_secret.as_deref(), kept.totp_confirmed_at), (Some(b"new".as_slice()), Some(ts(3))));
        assert_eq!(credential::offered_totp(&mut tx, id(1)).await.unwrap(), None);
    }

    async fn a_browser_is_remembered_for_those_who_signed_in_from_it(db: &Db) {
        with_people(db).await;
        let mut tx = db.begin().await.unwrap();
        let browser = Digest::of(b"browser");
        assert!(!device::is_of(&mut tx, browser, id(1)).await.unwrap());
        device::remember(&mut tx, browser, id(1), ts(1)).await.unwrap();
        device::remember(&mut tx, browser, id(1), ts(9)).await.unwrap();
        assert!(device::is_of(&mut tx, browser, id(1)).await.unwrap());
        assert!(!device::is_of(&mut tx, browser, id(2)).await.unwrap());
        assert_eq!(device::forget_before(&mut tx, ts(9)).await.unwrap(), 0, "it was used since");
        assert_eq!(device::forget_before(&mut tx, ts(10)).await.unwrap(), 1);
    }

    async fn coverage_counts_those_who_are_here(db: &Db) {
        with_people(db).await;
        let mut tx = db.begin().await.unwrap();
        for number in [1, 2] {
            credential::set_password(&mut tx, id(number), "h", ts(1)).await.unwrap();
        }
        credential::offer_totp(&mut tx, id(1), b"s").await.unwrap();
        let covered = credential::coverage(&mut tx, day("2026-11-22")).await.unwrap();
        assert_eq!((covered.people, covered.with_second_factor), (2, 0));
        credential::confirm_totp(&mut tx, id(1), 1, ts(2)).await.unwrap();
        person::end(&mut tx, id(2), Some(day("2026-11-21"))).await.unwrap();
        let covered = credential::coverage(&mut tx, day("2026-11-22")).await.unwrap();
        assert_eq!((covered.people, covered.with_second_factor), (1, 1));
        let accounts = credential::accounts(&mut tx).await.unwrap();
        let accounts: Vec<_> = accounts.iter().map(|account| (account.person_id, account.totp_confirmed_at)).collect();
        assert_eq!(accounts, [(id(1), Some(ts(2))), (id(2), None)]);
    }

    async fn a_recovery_code_works_once_and_a_new_set_replaces_the_old(db: &Db) {
        with_people(db).await;
        let mut tx = db.begin().await.unwrap();
        let [old, kept, new] = [b"old", b"two", b"new"].map(|code| Digest::of(code));
        recovery_code::replace(&mut tx, id(1), &[old, kept]).await.unwrap();
        assert_eq!(recovery_code::left(&mut tx, id(1)).await.unwrap(), 2);
        assert!(recovery_code::spend(&mut tx, id(1), old, ts(1)).await.unwrap());
        assert!(!recovery_code::spend(&mut tx, id(1), old, ts(2)).await.unwrap());
        assert!(!recovery_code::spend(&mut tx, id(2), kept, ts(2)).await.unwrap(), "it is Amina's, not Bryn's");
        assert_eq!(recovery_code::left(&mut tx, id(1)).await.unwrap(), 1);
        recovery_code::replace(&mut tx, id(1), &[new]).await.unwrap();
        assert!(!recovery_code::spend(&mut tx, id(1), kept, ts(3)).await.unwrap());
        assert!(recovery_code::spend(&mut tx, id(1), new, ts(3)).await.unwrap());
        recovery_code::replace(&mut tx, id(1), &[]).await.unwrap();
        assert_eq!(recovery_code::left(&mut tx, id(1)).await.unwrap(), 0);
    }

    async fn a_link_works_once_for_its_purpose_and_until_its_hour(db: &Db) {
        with_people(db).await;
        let mut tx = db.begin().await.unwrap();
        link::insert(&mut tx, &invitation(b"t")).await.unwrap();
        let token = Digest::of(b"t");
        assert_eq!(link::redeem(&mut tx, token, Purpose::Reset, ts(1)).await.unwrap(), None);
        assert_eq!(link::redeem(&mut tx, token, Purpose::Invite, ts(3600)).await.unwrap(), None);
        assert_eq!(link::redeem(&mut tx, Digest::of(b"other"), Purpose::Invite, ts(1)).await.unwrap(), None);
        assert_eq!(link::find(&mut tx, token, Purpose::Invite, ts(1)).await.unwrap(), Some(invitation(b"t")));
        let used = link::redeem(&mut tx, token, Purpose::Invite, ts(2)).await.unwrap();
        assert_eq!(used, Some(Link { used_at: Some(ts(2)), ..invitation(b"t") }));
        assert_eq!(link::redeem(&mut tx, token, Purpose::Invite, ts(3)).await.unwrap(), None);
        assert_eq!(link::find(&mut tx, token, Purpose::Invite, ts(3)).await.unwrap(), None);
        assert_eq!(link::find_any(&mut tx, token, ts(3)).await.unwrap(), None);
    }

    async fn a_newer_link_makes_the_older_ones_worthless(db: &Db) {
        with_people(db).await;
        let mut tx = db.begin().await.unwrap();
        link::insert(&mut tx, &invitation(b"t")).await.unwrap();
        link::insert(&mut tx, &Link { purpose: Purpose::Reset, ..invitation(b"r") }).await.unwrap();
        assert!(link::sent_since(&mut tx, id(1), ts(-1)).await.unwrap());
        assert!(!link::sent_since(&mut tx, id(1), ts(0)).await.unwrap());
        assert!(!link::sent_since(&mut tx, id(2), ts(-1)).await.unwrap());
        let found = link::find_any(&mut tx, Digest::of(b"r"), ts(1)).await.unwrap();
        assert_eq!(found.map(|link| link.purpose), Some(Purpose::Reset));
        assert_eq!(link::find_any(&mut tx, Digest::of(b"r"), ts(3600)).await.unwrap(), None);
        assert_eq!(link::revoke(&mut tx, id(1), Purpose::Invite, ts(1)).await.unwrap(), 1);
        assert_eq!(link::redeem(&mut tx, Digest::of(b"t"), Purpose::Invite, ts(2)).await.unwrap(), None);
        assert!(link::redeem(&mut tx, Digest::of(b"r"), Purpose::Reset, ts(2)).await.unwrap().is_some());
        assert_eq!(link::forget_before(&mut tx, ts(4000)).await.unwrap(), 2);
    }

    async fn one_link_clicked_twice_at_the_same_moment_is_used_once(db: &Db) {
        with_people(db).await;
        let mut tx = db.begin().await.unwrap();
        link::insert(&mut tx, &invitation(b"t")).await.unwrap();
        tx.commit().await.unwrap();
        let clicks: Vec<_> = (0..8).map(|_| {
            let db = db.clone();
            tokio::spawn(async move {
                let mut tx = db.begin().await.unwrap();
                let got = link::redeem(&mut tx, Digest::of(b"t"), Purpose::Invite, ts(1)).await.unwrap();
                tx.commit().await.unwrap();
                usize::from(got.is_some())
            })
        }).collect();
        let mut used = 0;
        for click in clicks {
            used += click.await.unwrap();
        }
        assert_eq!(used, 1);
    }

    async fn failures_are_counted_within_their_window(db: &Db) {
        let mut tx = db.begin().await.unwrap();
        let key = Digest::of(b"somebody");
        let window = SignedDuration::from_mins(10);
        assert_eq!(throttle::find(&mut tx, key).await.unwrap(), None);
        for (at, failures) in [(0, 1), (1, 2), (599, 3), (600, 1), (601, 2)] {
            let count = throttle::count_failure(&mut tx, key, window, ts(at)).await.unwrap();
            assert_eq!(count.failures, failures, "at {at}");
        }
        throttle::block(&mut tx, key, ts(2000)).await.unwrap();
        let known = throttle::find(&mut tx, key).await.unwrap().unwrap();
        assert_eq!((known.window_start, known.blocked_until), (ts(600), Some(ts(2000))));
        assert_eq!(throttle::forget_before(&mut tx, ts(1500)).await.unwrap(), 0, "it still blocks");
        assert_eq!(throttle::forget_before(&mut tx, ts(2001)).await.unwrap(), 1);
        throttle::count_failure(&mut tx, key, window, ts(3000)).await.unwrap();
        throttle::clear(&mut tx, key).await.unwrap();
        assert_eq!(throttle::find(&mut tx, key).await.unwrap(), None);
    }
}

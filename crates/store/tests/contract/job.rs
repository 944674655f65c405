use std::collections::BTreeSet;

use jiff::SignedDuration;
use serde_json::json;
use store::job::{self, Job, NewJob, State};
use store::{Db, Error, Tx};
use uuid::Uuid;

use crate::world::{id, ts};

const LEASE: SignedDuration = SignedDuration::from_mins(5);

async fn enqueue(tx: &mut Tx, number: u128, run_at: i64, priority: i64) {
    let payload = json!({ "to": number.to_string() });
    let new = NewJob {
        id: id(number),
        kind: "mail",
        payload: &payload,
        priority,
        run_at: ts(run_at),
        max_attempts: 3,
        dedupe_key: None,
        created_at: ts(0),
    };
    assert!(job::enqueue(tx, &new).await.unwrap());
}

async fn claim(db: &Db, at: i64, limit: i64) -> Vec<Job> {
    let mut tx = db.begin().await.unwrap();
    let jobs = job::claim(&mut tx, ts(at), LEASE, limit).await.unwrap();
    tx.commit().await.unwrap();
    jobs
}

fn ids(jobs: &[Job]) -> Vec<Uuid> {
    jobs.iter().map(|job| job.id).collect()
}

on_both! {
    async fn jobs_are_claimed_by_priority_and_time_and_not_early(db: &Db) {
        let mut tx = db.begin().await.unwrap();
        for (number, run_at, priority) in [(1, 10, 0), (2, 5, 0), (3, 20, 0), (4, 8, 9), (5, 99, 9)] {
            enqueue(&mut tx, number, run_at, priority).await;
        }
        tx.commit().await.unwrap();
        assert!(claim(db, 4, 10).await.is_empty());
        let first = claim(db, 20, 2).await;
        assert_eq!(ids(&first), [id(4), id(2)]);
        assert_eq!((first[0].state, first[0].attempts, first[0].locked_until), (State::Running, 1, Some(ts(20).plus(LEASE))));
        assert_eq!(first[0].payload.0, json!({ "to": "4" }));
        assert_eq!(ids(&claim(db, 20, 10).await), [id(1), id(3)]);
        assert!(claim(db, 21, 10).await.is_empty());
    }

    async fn each_job_is_claimed_once_by_many_workers(db: &Db) {
        let mut tx = db.begin().await.unwrap();
        for number in 1..=200 {
            enqueue(&mut tx, number, 0, 0).await;
        }
        tx.commit().await.unwrap();
        let workers: Vec<_> = (0..8).map(|_| {
            let db = db.clone();
            tokio::spawn(async move {
                let mut mine = Vec::new();
                loop {
                    let jobs = claim(&db, 1, 7).await;
                    if jobs.is_empty() {
                        return mine;
                    }
                    mine.extend(ids(&jobs));
                }
            })
        }).collect();
        let mut all = Vec::new();
        for worker in workers {
            all.extend(worker.await.unwrap());
        }
        assert_eq!(all.len(), 200);
        assert_eq!(all.into_iter().collect::<BTreeSet<_>>().len(), 200);
    }

    async fn a_job_exists_only_with_the_change_that_asked_for_it(db: &Db) {
        let mut tx = db.begin().await.unwrap();
        enqueue(&mut tx, 1, 0, 0).await;
        drop(tx);
        assert!(claim(db, 1, 10).await.is_empty());
    }

    async fn the_same_key_is_enqueued_once(db: &Db) {
        let mut tx = db.begin().await.unwrap();
        let payload = json!({});
        let new = |number: u128, key| NewJob { id: id(number), kind: "mail", payload: &payload, priority: 0, run_at: ts(0), max_attempts: 3, dedupe_key: key, created_at: ts(0) };
        assert!(job::enqueue(&mut tx, &new(1, Some("monday"))).await.unwrap());
        assert!(!job::enqueue(&mut tx, &new(2, Some("monday"))).await.unwrap());
        assert!(job::enqueue(&mut tx, &new(3, None)).await.unwrap());
        assert!(job::enqueue(&mut tx, &new(4, None)).await.unwrap());
        assert!(matches!(job::enqueue(&mut tx, &new(4, None)).await, Err(Error::Conflict { .. })), "the same id is a mistake, not a repetition");
    }

    async fn a_finished_job_stays_finished(db: &Db) {
        let mut tx = db.begin().await.unwrap();
        enqueue(&mut tx, 1, 0, 0).await;
        tx.commit().await.unwrap();
        let claimed = claim(db, 1, 1).await;
        let mut tx = db.begin().await.unwrap();
        job::finish(&mut tx, &claimed[0], ts(2)).await.unwrap();
        assert!(matches!(job::finish(&mut tx, &claimed[0], ts(3)).await, Err(Error::Conflict { .. })));
        let done = job::find(&mut tx, id(1)).await.unwrap().unwrap();
        assert_eq!((done.state, done.done_at, done.locked_until), (State::Done, Some(ts(2)), None));
        tx.commit().await.unwrap();
        assert!(claim(db, 9999, 1).await.is_empty());
        let mut tx = db.begin().await.unwrap();
        assert_eq!(job::forget_before(&mut tx, ts(2)).await.unwrap(), 0);
        assert_eq!(job::forget_before(&mut tx, ts(3)).await.unwrap(), 1);
    }

    async fn a_failing_job_comes_back_later_and_is_given_up_in_the_end(db: &Db) {
        let mut tx = db.begin().await.unwrap();
        enqueue(&mut tx, 1, 0, 0).await;
        tx.commit().await.unwrap();
        let mut at = 0;
        for (attempt, expected) in [(1, State::Ready), (2, State::Ready), (3, State::Failed)] {
            let claimed = claim(db, at, 1).await;
            assert_eq!(claimed[0].attempts, attempt);
            let mut tx = db.begin().await.unwrap();
            assert_eq!(job::retry(&mut tx, &claimed[0], "the mail server is away", ts(at)).await.unwrap(), expected);
            tx.commit().await.unwrap();
            let wait = job::wait_after(attempt).as_secs();
            assert!(claim(db, at + wait - 1, 1).await.is_empty());
            at += wait;
        }
        assert!(claim(db, 999_999, 1).await.is_empty());
        let mut tx = db.begin().await.unwrap();
        let failed = job::list(&mut tx, State::Failed, 10).await.unwrap();
        assert_eq!(failed[0].last_error.as_deref(), Some("the mail server is away"));
        job::revive(&mut tx, id(1), ts(at)).await.unwrap();
        assert!(matches!(job::revive(&mut tx, id(1), ts(at)).await, Err(Error::NotFound(_))));
        tx.commit().await.unwrap();
        assert_eq!(ids(&claim(db, at, 1).await), [id(1)]);
    }

    async fn a_job_whose_worker_died_is_taken_up_by_the_next(db: &Db) {
        let mut tx = db.begin().await.unwrap();
        enqueue(&mut tx, 1, 0, 0).await;
        tx.commit().await.unwrap();
        let died = claim(db, 0, 1).await;
        assert!(claim(db, 299, 1).await.is_empty());
        let next = claim(db, 300, 1).await;
        assert_eq!(next[0].attempts, 2);
        // The first worker was only slow: it must not finish what the other is working on.
        let mut tx = db.begin().await.unwrap();
        assert!(matches!(job::finish(&mut tx, &died[0], ts(301)).await, Err(Error::Conflict { .. })));
        assert!(matches!(job::retry(&mut tx, &died[0], "slow", ts(301)).await, Err(Error::Conflict { .. })));
        job::finish(&mut tx, &next[0], ts(302)).await.unwrap();
    }

    async fn a_job_that_kills_its_worker_is_given_up(db: &Db) {
        let mut tx = db.begin().await.unwrap();
        enqueue(&mut tx, 1, 0, 0).await;
        tx.commit().await.unwrap();
        for at in [0, 300, 600] {
            assert_eq!(claim(db, at, 1).await.len(), 1, "at {at}");
        }
        assert!(claim(db, 900, 1).await.is_empty());
        let given_up = job::find(&mut db.read().await.unwrap(), id(1)).await.unwrap().unwrap();
        assert_eq!((given_up.state, given_up.last_error.as_deref()), (State::Failed, Some("the worker stopped")));
    }

    async fn a_job_that_cannot_succeed_is_given_up_at_once(db: &Db) {
        let mut tx = db.begin().await.unwrap();
        enqueue(&mut tx, 1, 0, 0).await;
        tx.commit().await.unwrap();
        let claimed = claim(db, 0, 1).await;
        let mut tx = db.begin().await.unwrap();
        job::fail(&mut tx, &claimed[0], "no such template", ts(1)).await.unwrap();
        assert!(matches!(job::fail(&mut tx, &claimed[0], "again", ts(2)).await, Err(Error::Conflict { .. })));
        tx.commit().await.unwrap();
        assert!(claim(db, 99_999, 1).await.is_empty());
        let failed = job::find(&mut db.read().await.unwrap(), id(1)).await.unwrap().unwrap();
        assert_eq!((failed.state, failed.attempts, failed.last_error.as_deref(), failed.done_at), (State::Failed, 1, Some("no such template"), Some(ts(1))));
    }

    async fn jobs_are_counted_by_state(db: &Db) {
        let mut tx = db.begin().await.unwrap();
        for number in 1..=3 {
            enqueue(&mut tx, number, i64::try_from(number).unwrap(), 0).await;
        }
        tx.commit().await.unwrap();
        claim(db, 1, 1).await;
        let counts = job::counts(&mut db.read().await.unwrap()).await.unwrap();
        let counts: Vec<_> = counts.iter().map(|count| (count.state, count.jobs, count.oldest)).collect();
        assert_eq!(counts, [(State::Ready, 2, ts(2)), (State::Running, 1, ts(1))]);
    }
}

#[test]
fn the_wait_doubles_and_stops_growing() {
    let waits: Vec<i64> = [1, 2, 3, 4, 10, 11, 50, i64::MAX]
        .map(|attempts| job::wait_after(attempts).as_secs())
        .to_vec();
    assert_eq!(waits, [30, 60, 120, 240, 15_360, 21_600, 21_600, 21_600]);
}

//! Every refusal names its clause; every override its person and reason.

use store::decision::Outcome;

use super::{
    life::{Life, steps},
    samples,
};

#[tokio::test]
async fn every_decision_that_is_kept_says_on_which_clause() {
    let mut decided = 0;
    for steps in samples(steps(16), 3) {
        let mut life = Life::begin().await;
        for step in &steps {
            // What cannot be done is refused before anything is decided.
            if life.live(step).await.is_err() {
                continue;
            }
        }
        let mut conn = life.world.app.db().read().await.expect("a reader");
        let live = life.world.ctx().await.policy().await.expect("read");
        let live = live.expect("a policy in force");
        for decision in store::decision::list(&mut conn, 1_000, 0)
            .await
            .expect("read")
        {
            let (decision, grounds) = store::decision::get(&mut conn, decision.id)
                .await
                .expect("with its grounds");
            decided += 1;
            for ground in &grounds {
                let clause = live
                    .policy
                    .clauses
                    .iter()
                    .find(|clause| clause.id.to_string() == ground.clause_id);
                assert!(clause.is_some(), "{} is no clause", ground.clause_id);
                assert!(!ground.sentence.is_empty());
            }
            if matches!(decision.outcome, Outcome::Refuse | Outcome::Hold) {
                let named = grounds
                    .iter()
                    .any(|ground| ground.outcome == decision.outcome);
                assert!(named, "{decision:?} on no ground");
            }
            assert_eq!(
                decision.override_by.is_some(),
                decision
                    .override_reason
                    .as_deref()
                    .is_some_and(|reason| !reason.trim().is_empty()),
                "{decision:?}"
            );
        }
    }
    assert!(decided > 3, "only {decided} decisions were kept");
}

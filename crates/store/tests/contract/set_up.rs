use serde_json::json;
use store::{Db, Digest, set_up};

use crate::world::ts;

on_both! {
    async fn answers_given_so_far_are_kept_under_their_link_only(db: &Db) {
        let (first, second) = (Digest::of(b"first"), Digest::of(b"second"));
        let mut tx = db.begin().await.unwrap();
        assert!(set_up::find(&mut tx, first).await.unwrap().is_none());
        set_up::save(&mut tx, first, &json!({"name": "Harbour"}), ts(0)).await.unwrap();
        set_up::save(&mut tx, first, &json!({"name": "Harbour Lights"}), ts(5)).await.unwrap();
        let kept = set_up::find(&mut tx, first).await.unwrap().unwrap();
        assert_eq!(kept.answers.0["name"], "Harbour Lights");
        assert_eq!(kept.updated_at, ts(5));
        assert!(set_up::find(&mut tx, second).await.unwrap().is_none());
        assert_eq!(set_up::forget(&mut tx).await.unwrap(), 1);
        assert!(set_up::find(&mut tx, first).await.unwrap().is_none());
        tx.commit().await.unwrap();
    }
}

//! The branch for nude or semi-nude images of a child keeps no file.

use chaperone::reporting::{
    add,
    intake::{Offered, Submission},
};
use proptest::{collection::vec, prelude::*};

use super::samples;
use crate::response::{ready, report, submit};

#[derive(Clone, Debug)]
struct Sent {
    nude_images: bool,
    files: Vec<Vec<u8>>,
    refused: usize,
}

fn sent() -> impl Strategy<Value = Sent> {
    (
        any::<bool>(),
        vec(vec(any::<u8>(), 0..40), 0..4),
        0..3_usize,
    )
        .prop_map(|(nude_images, files, refused)| Sent {
            nude_images,
            files,
            refused,
        })
}

#[tokio::test]
async fn whatever_is_offered_there_is_not_kept() {
    let world = ready().await;
    let public = world.public().await;
    let (mut kept, mut offered_there) = (0, 0);
    for (number, sent) in samples(sent(), 40).into_iter().enumerate() {
        let files = || {
            sent.files.iter().enumerate().map(|(at, bytes)| Offered {
                name: format!("{at}.png"),
                mime: "image/png".into(),
                bytes: bytes.clone(),
            })
        };
        let submission = Submission {
            nude_images: sent.nude_images,
            files: files().collect(),
            refused_files: sent.refused,
            ..report(u8::try_from(number).expect("few"), "He sent a picture.")
        };
        let taken = submit(&public, submission).await;
        // And once more, by whoever comes back with the receipt.
        let more = add::Command {
            text: String::new(),
            files: files().collect(),
            shown: usize::MAX,
            refused_files: 0,
        };
        let receipt = taken.receipt.expect("a receipt");
        let refused = add::add(&public, &receipt, more).await.expect("answered");
        assert_eq!(refused > 0, sent.nude_images && !sent.files.is_empty());
        if sent.nude_images {
            offered_there += 2 * sent.files.len();
        } else {
            kept += 2 * sent.files.len();
        }
        let rows = world.place.count("SELECT count(*) FROM sealed_file").await;
        assert_eq!(rows, i64::try_from(kept).expect("few"), "after {sent:?}");
    }
    assert!(
        kept > 5 && offered_there > 5,
        "{kept} kept, {offered_there} offered"
    );
}

//! What a holder's key is needed for, done when they bring it: at sign-in, on unlocking, and when a recovery key was confirmed.

use uuid::Uuid;

use crate::{
    ctx::Ctx,
    sealing::{keys::Unlocked, recovery, share},
};

/// Seals what they hold to the recovery key that counts, and turns the keys that somebody who lost theirs might still know.
///
/// Nobody is kept out because of it: what fails is logged, and tried again when they or another holder come next.
pub async fn attend(ctx: &Ctx, person: Uuid, own: &Unlocked) {
    if let Err(error) = recovery::seal_held(ctx, person, own).await {
        tracing::error!(
            error = format!("{error}"),
            "sealing to the recovery key failed"
        );
    }
    if let Err(error) = share::turn_wanted(ctx, person, own).await {
        tracing::error!(error = format!("{error}"), "turning keys failed");
    }
}

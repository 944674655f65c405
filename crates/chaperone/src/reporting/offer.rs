//! What the policy says to files that come with a concern, kept beside it: whoever asks why a file was turned away finds the clause.

use policy::{AcceptFile, Act, Decision, Outcome};
use uuid::Uuid;

use crate::{
    ctx::Ctx,
    governance::{decisions::Kept, live::LivePolicy},
};

/// A decision about the files of one report, ready to be kept with it.
pub struct Judged {
    act: Act,
    decision: Decision,
    version: u32,
}

/// Asks the policy about files that were offered; none where there were none, or where it has no say in what was done: that no
/// picture is taken in the branch for nude images holds under every policy.
#[must_use]
pub fn judge(
    ctx: &Ctx,
    live: Option<&LivePolicy>,
    nude_images: bool,
    accepted: usize,
    refused: usize,
) -> Option<Judged> {
    let live = live.filter(|_| accepted + refused > 0)?;
    let act: Act = AcceptFile {
        at: Some(ctx.now().to_zoned(ctx.zone())),
        service: None,
        nude_image_branch: Some(nude_images),
    }
    .into();
    let decision = live.policy.decide(&act);
    let turned_away = decision.outcome == Outcome::Refuse;
    (turned_away == (refused > 0)).then_some(Judged {
        act,
        decision,
        version: live.number,
    })
}

impl Judged {
    /// As it is kept: seen by nobody who must not know of the record.
    #[must_use]
    pub fn kept(&self, ctx: &Ctx, record: Uuid) -> Kept {
        Kept::about(ctx, &self.act, &self.decision, self.version, record)
    }
}

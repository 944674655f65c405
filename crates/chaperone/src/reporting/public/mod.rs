//! The public door: telling us about a worry, the receipt, and coming back with it. No account, no cookie, no script.

mod draft;
pub(super) mod parcel;
mod picture;
mod poster;
mod receipt;
mod send;
mod steps;
mod tell;

use axum::response::Response;
use pages::views::tell::{Files, Front, Helper, Urgent};
use policy::terms::ConcernRoute;
use store::directory::Entry;

use super::{
    clocks::{self, Clocks},
    files,
};
use crate::{
    access::actor::Actor,
    ctx::Ctx,
    error::AppError,
    web::{
        guard::Guard,
        route::{self, Routes},
        view,
    },
};

/// Room for more than is taken, so that too much comes back with a message and what was typed, instead of a bare refusal: a film
/// of some minutes from a phone. What is not taken is let go as it comes.
pub(super) const LIMIT: usize = 16 * files::MOST_TOGETHER;
/// What is taken.
pub(crate) const TAKEN: route::Files = route::Files {
    each: files::MOST_BYTES,
    together: files::MOST_TOGETHER,
};

pub fn routes() -> Routes {
    Routes::new()
        .get("/tell", Guard::Anyone, tell::start)
        .post("/tell", Guard::Anyone, tell::next)
        .post_files("/tell/send", Guard::Anyone, TAKEN, LIMIT, send::send)
        .get("/tell/poster.pdf", Guard::SignedIn, poster::pdf)
        .get("/receipt", Guard::Anyone, receipt::ask)
        .post("/receipt", Guard::Anyone, receipt::open)
        .post_files("/receipt/add", Guard::Anyone, TAKEN, LIMIT, receipt::add)
}

/// The same request by nobody: somebody who is signed in and tells us something here does so without their name, and the page that
/// they leave open does not show it.
fn nameless(ctx: &Ctx) -> Ctx {
    let mut ctx = ctx.acting(Actor::Anonymous);
    ctx.done = None;
    ctx
}

/// The front page.
///
/// # Errors
/// When the directory cannot be read.
pub async fn front(ctx: Ctx) -> Result<Response, AppError> {
    let help = Help::load(&ctx).await?;
    Ok(view::html(&Front {
        page: view::page(&ctx),
        urgent: help.urgent(),
    }))
}

/// Who helps outside, from the one list that the organisation keeps and checks.
struct Help(Vec<Entry>);

impl Help {
    async fn load(ctx: &Ctx) -> Result<Self, AppError> {
        let mut conn = ctx.db().read().await?;
        let nation = ctx.organisation().nation.key();
        let mut entries = store::directory::all(&mut conn).await?;
        entries.retain(|entry| {
            entry.nations.0.is_empty() || entry.nations.0.iter().any(|one| one == nation)
        });
        Ok(Self(entries))
    }

    fn phone(&self, key: &str, usual: &str) -> String {
        let found = self.0.iter().find(|entry| entry.key == key);
        let phone = found.map(|entry| entry.phone.clone());
        phone
            .filter(|phone| !phone.is_empty())
            .unwrap_or_else(|| usual.to_owned())
    }

    /// The two numbers on every page. An organisation that removed them from its list shows them all the same.
    fn urgent(&self) -> Urgent {
        Urgent {
            emergency: self.phone("emergency", "999"),
            childline: self.phone("childline", "0800 1111"),
        }
    }

    /// Those of these kinds, in this order.
    fn of(&self, kinds: &[&str]) -> Vec<Helper> {
        let found = kinds
            .iter()
            .flat_map(|kind| self.0.iter().filter(move |entry| entry.kind == *kind));
        found
            .map(|entry| Helper {
                name: entry.name.clone(),
                about: entry.who_for.clone(),
                phone: entry.phone.clone(),
                web: entry.web.clone(),
            })
            .collect()
    }

    /// To have a picture taken down.
    fn pictures(&self) -> Vec<Helper> {
        self.of(&["report-remove", "iwf", "ceop"])
    }

    /// To talk to somebody now.
    fn talk(&self) -> Vec<Helper> {
        self.of(&["childline", "shout", "nspcc-helpline", "samaritans"])
    }
}

/// The clocks of a report that came in now.
async fn clocks(ctx: &Ctx) -> Result<Clocks, AppError> {
    let live = ctx.policy().await?;
    let route = ConcernRoute::Message;
    Ok(clocks::of(ctx, live.as_deref(), route, None, ctx.now()))
}

/// What a page says about files before any is chosen.
pub(super) fn taken() -> Files {
    const MEGABYTE: usize = 1024 * 1024;
    Files {
        most: files::MOST_FILES,
        each: files::MOST_BYTES / MEGABYTE,
        together: files::MOST_TOGETHER / MEGABYTE,
        accept: files::ACCEPT,
    }
}

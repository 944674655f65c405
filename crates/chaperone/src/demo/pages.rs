//! Who to sign in as, with the code of the moment. Only in the demo: elsewhere the page is not there.

use axum::response::Response;
use pages::views::demo::{Cast, Member};

use super::{PASSWORD, cast};
use crate::{
    access::totp,
    ctx::Ctx,
    error::AppError,
    web::{guard::Guard, route::Routes, view},
};

pub fn routes() -> Routes {
    Routes::new().get("/demo", Guard::Anyone, show)
}

async fn show(ctx: Ctx) -> Result<Response, AppError> {
    if !ctx.app.is_demo() {
        return Err(AppError::NotFound);
    }
    let members = cast()
        .into_iter()
        .map(|one| {
            let code = one.secret.map(|secret| totp::code_at(&secret, ctx.now()));
            Ok(Member {
                name: one.name.into(),
                email: one.email.into(),
                job: one.job.into(),
                code: code.transpose()?,
            })
        })
        .collect::<anyhow::Result<Vec<_>>>()?;
    Ok(view::html(&Cast {
        page: view::page(&ctx),
        password: PASSWORD.into(),
        members,
    }))
}

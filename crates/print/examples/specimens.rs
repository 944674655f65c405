//! Writes one document of each kind into a folder, to be looked at: `specimens FOLDER [FONT FILE...]`.

#[path = "../tests/print/specimens.rs"]
mod specimens;

use std::path::PathBuf;
use std::{env, fs};

use print::{Fonts, Request, render};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = env::args_os().skip(1);
    let folder = PathBuf::from(arguments.next().ok_or("name a folder")?);
    let files = arguments.map(fs::read).collect::<Result<Vec<_>, _>>()?;
    let fonts = if files.is_empty() {
        Fonts::spare()?
    } else {
        Fonts::new(files)?
    };
    for (name, request) in [
        ("policy", Request::of(&specimens::policy())?),
        ("evidence", Request::of(&specimens::evidence())?),
        ("report", Request::of(&specimens::report())?),
        ("poster", Request::of(&specimens::poster())?),
        ("scripts", Request::of(&specimens::scripts())?),
        ("receipt", Request::of(&specimens::receipt())?),
    ] {
        let printed = render(&request, &fonts)?;
        fs::write(folder.join(name).with_extension("pdf"), printed.pdf)?;
        println!(
            "{name}: {} pages, {} kinds of characters replaced",
            printed.pages,
            printed.stand_ins.len()
        );
    }
    Ok(())
}

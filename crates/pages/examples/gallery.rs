//! Writes every sample page and all it needs into a folder, to be served by any static server:
//! `cargo run -p pages --example gallery -- FOLDER`

use std::error::Error;
use std::fs;
use std::path::Path;

use pages::gallery::{Width, frame, index};
use pages::samples::samples;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args()
        .nth(1)
        .ok_or("say where to: gallery FOLDER")?;
    let folder = Path::new(&folder);
    write(&folder.join("gallery/index.html"), index()?.as_bytes())?;
    for sample in samples() {
        let page = folder.join("gallery").join(sample.area).join(sample.name);
        write(&page.join("index.html"), sample.html()?.as_bytes())?;
        for (name, width) in [("desktop", Width::Desktop), ("phone", Width::Phone)] {
            let html =
                frame(sample.area, sample.name, width).ok_or("a listed sample is there")??;
            write(&page.join(name).join("index.html"), html.as_bytes())?;
        }
    }
    for asset in frontend::assets() {
        write(&folder.join("assets").join(asset.name), asset.bytes)?;
    }
    println!("{}", folder.join("gallery/index.html").display());
    Ok(())
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Box<dyn Error>> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::write(path, bytes)?;
    Ok(())
}

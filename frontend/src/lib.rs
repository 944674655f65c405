//! Styles, the little script there is, images and print typefaces, all inside the program.
//!
//! ```
//! let style = frontend::asset(frontend::style_path().strip_prefix("/assets/").unwrap()).unwrap();
//! assert_eq!(style.mime, "text/css; charset=utf-8");
//! assert!(frontend::asset("no-such-file.css").is_none());
//! ```

/// One file for the browser. Its name holds a hash of its content, so it may be kept by a browser for ever.
#[derive(Debug, PartialEq, Eq)]
pub struct Asset {
    /// The last part of its address, such as `chaperone-743a7d627c91.css`.
    pub name: &'static str,
    /// The value of `Content-Type`.
    pub mime: &'static str,
    /// The first 12 hexadecimal digits of the content's SHA-256: fit for an `ETag`.
    pub hash: &'static str,
    /// The file itself, not compressed.
    pub bytes: &'static [u8],
}

include!(concat!(env!("OUT_DIR"), "/list.rs"));

/// Where all assets live on the server.
pub const PREFIX: &str = "/assets/";

/// The file at `PREFIX` + `name`, if there is one.
pub fn asset(name: &str) -> Option<&'static Asset> {
    ASSETS.iter().find(|asset| asset.name == name)
}

/// Every file, for those who write them to a folder.
pub fn assets() -> &'static [Asset] {
    ASSETS
}

/// The address of the style sheet, such as `/assets/chaperone-743a7d627c91.css`.
pub fn style_path() -> String {
    path("chaperone", "css")
}

/// The address of the script, to be loaded as a module.
pub fn script_path() -> String {
    path("chaperone", "js")
}

/// The address of the icon that a browser shows beside the title.
pub fn icon_path() -> String {
    path("favicon", "svg")
}

/// TrueType files to set documents with: Source Sans 3 in four styles first, then Noto Sans, Noto Sans Hebrew and
/// Noto Sans Arabic (each regular and bold) and Noto Emoji, for letters that Source Sans lacks.
/// Family names, in order of preference: [`PRINT_FAMILIES`].
pub fn print_fonts() -> &'static [&'static [u8]] {
    FONTS
}

/// The family names in [`print_fonts`], in the order in which they should be tried.
pub const PRINT_FAMILIES: [&str; 5] = [
    "Source Sans 3",
    "Noto Sans",
    "Noto Sans Hebrew",
    "Noto Sans Arabic",
    "Noto Emoji",
];

fn path(stem: &str, extension: &str) -> String {
    let asset = ASSETS.iter().find(|asset| {
        asset.name.ends_with(extension)
            && asset
                .name
                .strip_prefix(stem)
                .is_some_and(|rest| rest.starts_with('-') && rest.len() == 14 + extension.len())
    });
    // The build makes these three files or fails, so there is no program without them.
    let asset = asset.unwrap_or_else(|| panic!("no {stem}.{extension} was built"));
    format!("{PREFIX}{}", asset.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn style_script_and_icon_are_found_at_their_addresses() {
        for address in [style_path(), script_path(), icon_path()] {
            let name = address.strip_prefix(PREFIX).expect("below the prefix");
            let asset = asset(name).expect("served");
            assert!(!asset.bytes.is_empty());
            assert!(name.contains(asset.hash) && asset.hash.len() == 12);
        }
    }

    #[test]
    fn nothing_of_the_governments_own_look_is_in_the_styles() {
        let address = style_path();
        let style = asset(address.strip_prefix(PREFIX).expect("prefix")).expect("served");
        let text = std::str::from_utf8(style.bytes).expect("UTF-8");
        assert!(text.contains(".govuk-button") && text.contains(".moj-timeline"));
        for unwanted in ["GDS Transport", "crest", "@font-face", "data:"] {
            assert!(!text.contains(unwanted), "{unwanted}");
        }
    }

    #[test]
    fn what_the_style_sheet_points_at_is_served() {
        let address = style_path();
        let style = asset(address.strip_prefix(PREFIX).expect("prefix")).expect("served");
        let text = std::str::from_utf8(style.bytes).expect("UTF-8");
        let names: Vec<_> = text
            .split("url(")
            .skip(1)
            .filter_map(|rest| rest.split(')').next())
            .map(|name| name.trim_matches(['"', '\'']))
            .collect();
        assert!(!names.is_empty());
        for name in names {
            assert!(asset(name).is_some(), "{name}");
        }
    }

    #[test]
    fn every_print_font_is_a_truetype_file_and_together_they_stay_small() {
        assert!(print_fonts().len() >= 8);
        for font in print_fonts() {
            assert_eq!(font[..4], [0, 1, 0, 0]);
        }
        let total: usize = print_fonts().iter().map(|font| font.len()).sum();
        assert!(total < 6_000_000, "{total} bytes");
    }

    #[test]
    fn an_unknown_name_is_no_asset() {
        assert_eq!(asset("../Cargo.toml"), None);
        assert_eq!(asset(""), None);
    }
}

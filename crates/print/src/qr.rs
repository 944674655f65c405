use std::fmt::Write;

use qrcode::{Color, EcLevel, QrCode};

use crate::PrintError;

/// Cells of white that a reader needs around the code.
const QUIET: usize = 4;

/// The code as a drawing, one unit a cell.
pub(crate) fn draw(data: &str) -> Result<String, PrintError> {
    let code =
        QrCode::with_error_correction_level(data, EcLevel::M).map_err(|_| PrintError::BadQr)?;
    let width = code.width();
    let mut path = String::new();
    for (place, colour) in code.to_colors().into_iter().enumerate() {
        if colour == Color::Dark {
            let (x, y) = (place % width + QUIET, place / width + QUIET);
            write!(path, "M{x} {y}h1v1h-1z").map_err(|_| PrintError::BadQr)?;
        }
    }
    let side = width + 2 * QUIET;
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" width=\"{side}\" height=\"{side}\"><path d=\"{path}\" fill=\"#000\"/></svg>"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_address_is_drawn_and_an_endless_one_is_refused() {
        let svg = draw("https://example.org/tell").expect("a code");
        assert!(svg.contains("viewBox=\"0 0 33 33\"") && svg.contains("h1v1h-1z"));
        assert!(matches!(draw(&"x".repeat(5000)), Err(PrintError::BadQr)));
    }
}

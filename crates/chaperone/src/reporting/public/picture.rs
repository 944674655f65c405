//! A receipt as a picture: its digits, large, and a square that a telephone reads them from. Made here and sent inside the page:
//! a picture with an address would be a receipt in an address.

use anyhow::Context;
use data_encoding::BASE64;
use qrcode::{Color, QrCode};
use vault::Receipt;

use crate::error::AppError;

/// Seven rows of five dots for each digit.
const DIGITS: [[u8; 7]; 10] = [
    [0x0E, 0x11, 0x13, 0x15, 0x19, 0x11, 0x0E],
    [0x04, 0x0C, 0x04, 0x04, 0x04, 0x04, 0x0E],
    [0x0E, 0x11, 0x01, 0x02, 0x04, 0x08, 0x1F],
    [0x1F, 0x02, 0x04, 0x02, 0x01, 0x11, 0x0E],
    [0x02, 0x06, 0x0A, 0x12, 0x1F, 0x02, 0x02],
    [0x1F, 0x10, 0x1E, 0x01, 0x01, 0x11, 0x0E],
    [0x06, 0x08, 0x10, 0x1E, 0x11, 0x11, 0x0E],
    [0x1F, 0x01, 0x02, 0x04, 0x08, 0x08, 0x08],
    [0x0E, 0x11, 0x11, 0x0E, 0x11, 0x11, 0x0E],
    [0x0E, 0x11, 0x11, 0x0F, 0x01, 0x02, 0x0C],
];
/// In dots; each dot is drawn as a square of pixels.
const WIDTH: usize = 66;
const MARGIN: usize = 6;
const DIGIT: usize = 6;
const LINE: usize = 11;
const DOT: usize = 8;

/// White paper with black dots.
struct Paper {
    height: usize,
    black: Vec<bool>,
}

impl Paper {
    fn new(height: usize) -> Self {
        Self {
            height,
            black: vec![false; WIDTH * height],
        }
    }

    fn dot(&mut self, x: usize, y: usize) {
        if let Some(dot) = self.black.get_mut(y * WIDTH + x).filter(|_| x < WIDTH) {
            *dot = true;
        }
    }

    fn png(&self) -> Result<Vec<u8>, png::EncodingError> {
        let row = WIDTH * DOT / 8;
        let mut pixels = vec![0xFF_u8; row * self.height * DOT];
        for (place, _) in self.black.iter().enumerate().filter(|(_, black)| **black) {
            // Eight pixels a dot: one byte in each of eight rows.
            let (x, y) = (place % WIDTH, place / WIDTH);
            for line in 0..DOT {
                pixels[(y * DOT + line) * row + x] = 0;
            }
        }
        let side = |dots: usize| u32::try_from(dots * DOT).unwrap_or(u32::MAX);
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, side(WIDTH), side(self.height));
        encoder.set_color(png::ColorType::Grayscale);
        encoder.set_depth(png::BitDepth::One);
        let mut writer = encoder.write_header()?;
        writer.write_image_data(&pixels)?;
        writer.finish()?;
        Ok(bytes)
    }
}

/// The picture as a `data:` address.
///
/// # Errors
/// When it cannot be drawn: our mistake.
pub(super) fn of(receipt: &Receipt) -> Result<String, AppError> {
    let groups = receipt.groups();
    let code = QrCode::new(groups.concat()).context("drawing the square of a receipt")?;
    let side = code.width();
    // Twice as large as a digit's dots, if there is room.
    let scale = ((WIDTH - 2 * MARGIN) / side).max(1);
    let top = MARGIN + groups.len().div_ceil(2) * LINE + 2;
    let mut paper = Paper::new(top + side * scale + MARGIN);
    for (number, group) in groups.iter().enumerate() {
        let (column, line) = (number % 2, number / 2);
        for (place, digit) in group.bytes().enumerate() {
            let x = MARGIN + column * (4 * DIGIT + 6) + place * DIGIT;
            let shape = DIGITS[usize::from(digit.saturating_sub(b'0')).min(9)];
            for (row, bits) in shape.into_iter().enumerate() {
                for bit in (0..5).filter(|bit| bits & (0x10 >> bit) != 0) {
                    paper.dot(x + bit, MARGIN + line * LINE + row);
                }
            }
        }
    }
    let left = (WIDTH - side * scale) / 2;
    for (place, colour) in code.to_colors().into_iter().enumerate() {
        if colour == Color::Dark {
            for (dx, dy) in (0..scale).flat_map(|dx| (0..scale).map(move |dy| (dx, dy))) {
                let (x, y) = (place % side * scale + dx, place / side * scale + dy);
                paper.dot(left + x, top + y);
            }
        }
    }
    let png = paper.png().context("drawing a receipt")?;
    Ok(format!("data:image/png;base64,{}", BASE64.encode(&png)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_a_picture_that_other_programs_read() {
        let address = of(&Receipt::from_seed(&[3; 32])).unwrap();
        let text = address.strip_prefix("data:image/png;base64,").unwrap();
        let bytes = BASE64.decode(text.as_bytes()).unwrap();
        let mut reader = png::Decoder::new(std::io::Cursor::new(&bytes))
            .read_info()
            .unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut pixels).unwrap();
        assert_eq!(info.width, 528);
        assert!(bytes.len() < 8_000, "{}", bytes.len());
        let other = of(&Receipt::from_seed(&[4; 32])).unwrap();
        assert_ne!(other, address);
    }
}

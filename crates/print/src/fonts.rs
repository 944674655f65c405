use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

use crate::PrintError;

/// The fonts a document may use. The first family sets the text; the others are asked in order for what it lacks.
pub struct Fonts {
    fonts: Vec<Font>,
    book: LazyHash<FontBook>,
    families: Vec<String>,
    all: CharSet,
    first: CharSet,
}

impl Fonts {
    /// From the contents of font files: first a sans face in regular, bold and italic, then faces for other scripts.
    ///
    /// # Errors
    /// `BadFont` for a file that is not a font, `NoFonts` for an empty list.
    pub fn new<F>(files: impl IntoIterator<Item = F>) -> Result<Self, PrintError>
    where
        F: AsRef<[u8]> + Send + Sync + 'static,
    {
        let mut fonts = Vec::new();
        for (place, file) in files.into_iter().enumerate() {
            let before = fonts.len();
            fonts.extend(Font::iter(Bytes::new(file)));
            if fonts.len() == before {
                return Err(PrintError::BadFont(place));
            }
        }
        let Some(leader) = fonts.first() else {
            return Err(PrintError::NoFonts);
        };
        let leading = leader.info().family.clone();

        let mut families: Vec<String> = Vec::new();
        let (mut all, mut first) = (CharSet::empty(), CharSet::empty());
        for font in &fonts {
            let info = font.info();
            if !families.contains(&info.family) {
                families.push(info.family.clone());
            }
            for code in info.coverage.iter() {
                all.insert(code);
                if info.family == leading {
                    first.insert(code);
                }
            }
        }
        Ok(Self {
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            families,
            all,
            first,
        })
    }

    /// The faces that come with the typesetter (serif, maths, mono): for tests, and for a program with none of its own.
    ///
    /// # Errors
    /// As [`Fonts::new`].
    pub fn spare() -> Result<Self, PrintError> {
        Self::new(typst_assets::fonts())
    }

    pub(crate) fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    pub(crate) fn get(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    pub(crate) fn families(&self) -> &[String] {
        &self.families
    }

    /// Whether any face can draw it.
    pub(crate) fn can_draw(&self, c: char) -> bool {
        self.all.contains(c)
    }

    /// Whether the text face itself can draw it.
    pub(crate) fn text_face_can_draw(&self, c: char) -> bool {
        self.first.contains(c)
    }
}

/// A bit for each code point: every character of every document is looked up here.
struct CharSet(Vec<u64>);

impl CharSet {
    fn empty() -> Self {
        Self(vec![0; 0x11_0000 / 64])
    }

    fn insert(&mut self, code: u32) {
        if let Some(word) = self.0.get_mut(code as usize / 64) {
            *word |= 1 << (code % 64);
        }
    }

    fn contains(&self, c: char) -> bool {
        let code = c as u32;
        self.0
            .get(code as usize / 64)
            .is_some_and(|word| word & (1 << (code % 64)) != 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_no_font_is_named_by_its_place() {
        let files = [typst_assets::fonts().next().unwrap_or(b""), b"not a font"];
        assert!(matches!(Fonts::new(files), Err(PrintError::BadFont(1))));
        assert!(matches!(
            Fonts::new(Vec::<Vec<u8>>::new()),
            Err(PrintError::NoFonts)
        ));
    }

    #[test]
    fn letters_are_known_and_unassigned_points_are_not() {
        let fonts = Fonts::spare().expect("fonts");
        assert!(fonts.can_draw('é') && fonts.text_face_can_draw('é'));
        assert!(!fonts.can_draw('\u{0378}') && !fonts.can_draw('\u{10FFFF}'));
    }
}

//! A picture on paper, as shapes (SVG) or as pixels (PNG).

use super::{Contents, File};
use crate::content::Content;
use crate::content::locale::Locale;
use crate::plate::Plate;
use crate::session::{Image, Picture, Session};

pub(super) fn file(
    picture: Picture,
    image: Image,
    session: &Session,
    content: &Content,
    locale: &dyn Locale,
) -> Option<File> {
    let plate = Plate::of(picture, session, content, locale)?;
    let (ending, kind, contents) = match image {
        Image::Svg => ("svg", "image/svg+xml", Contents::Text(plate.to_svg())),
        Image::Png => ("png", "image/png", Contents::Pixels(plate)),
    };
    Some(File {
        name: session.assessment.file_name(locale, session.named, picture.name(), ending),
        kind,
        contents,
    })
}

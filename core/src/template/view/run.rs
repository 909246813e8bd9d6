//! Stretches of visible text, each in one look.

use crate::template::view::style::Paint;
use std::ops::Range;

/// A stretch of text that is seen.
#[derive(Debug)]
pub(crate) struct Run {
    /// Its words in the source.
    pub(crate) span: Range<usize>,
    /// Letters and digits; a variable counts as one.
    pub(crate) letters: u64,
    /// Thousandths of a pixel.
    pub(crate) font: i64,
    pub(crate) bold: bool,
    pub(crate) colour: Paint,
    pub(crate) background: Paint,
}

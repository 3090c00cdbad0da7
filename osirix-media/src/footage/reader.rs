//! Reading pictures by their numbers, forth and back, with little memory.

use std::collections::VecDeque;
use std::sync::Arc;

use osirix_core::media::Frame;
use osirix_core::{Error, Result};

use super::Film;
use super::decode::Decoding;

/// How much memory pictures may take that are held for playing back.
const HELD_BYTES: usize = 64 << 20;

/// Gives the pictures of a film. Forth, each is decoded once; back, so many are held as go into
/// [`HELD_BYTES`], and what lies before them is decoded again from its key.
pub(crate) struct Reader {
    film: Arc<Film>,
    decoding: Option<Decoding>,
    /// Pictures one after the other, the first one by its number.
    first: usize,
    held: VecDeque<Frame>,
    most: usize,
}

impl Reader {
    pub(crate) fn new(film: &Arc<Film>) -> Reader {
        let (width, height) = film.size();
        let bytes = width as usize * height as usize * 3 / 2;
        let most = (HELD_BYTES / bytes.max(1)).clamp(4, 100);
        Reader { film: film.clone(), decoding: None, first: 0, held: VecDeque::new(), most }
    }

    /// The picture of this number among those that are seen; the last one beyond the end.
    pub(crate) fn picture(&mut self, number: usize) -> Result<&Frame> {
        let number = self.film.number(number);
        if !(self.first..self.first + self.held.len()).contains(&number) {
            // What is gone by a step or two was held until now: it is played back.
            let back = number < self.first && number + self.most >= self.first;
            self.reach(number, if back { self.most } else { 1 })?;
        }
        let found = number.checked_sub(self.first).and_then(|at| self.held.get(at));
        found.ok_or_else(|| Error::internal("a picture of a film was not held"))
    }

    /// Decodes up to a picture, and holds it and some before it.
    fn reach(&mut self, number: usize, hold: usize) -> Result<()> {
        let key = self.film.key_before(number);
        // What is being decoded goes on, unless that lies behind, or a key is nearer.
        let goes_on = |at: &Decoding| at.next() <= number && at.next() >= key;
        self.held.clear();
        let mut decoding = match self.decoding.take().filter(goes_on) {
            Some(decoding) => decoding,
            None => Decoding::from(&self.film, key)?,
        };
        let from = (number + 1).saturating_sub(hold).max(decoding.next());
        self.first = from;
        while decoding.next() <= number {
            let at = decoding.next();
            let picture = decoding.picture()?;
            let picture = picture.ok_or_else(|| Error::internal("a film ended before its end"))?;
            if at >= from {
                self.held.push_back(picture);
            }
        }
        self.decoding = Some(decoding);
        Ok(())
    }
}

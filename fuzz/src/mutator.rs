//! Inputs made from seeds: the same number gives the same input on every machine.

/// Numbers at which programs go wrong: ends of ranges, signs, line ends, what begins names.
const INTERESTING: [u8; 12] = [0, 1, 9, 10, 32, 34, 44, 46, 63, 127, 128, 255];

/// Makes inputs.
#[derive(Debug)]
pub struct Mutator {
    state: u64,
}

impl Mutator {
    /// The one whose inputs belong to a number.
    pub fn new(number: u64) -> Self {
        Mutator { state: number.wrapping_mul(0x2545_f491_4f6c_dd1d) ^ 0x5851_f42d_4c95_7f2d }
    }

    /// An input: a seed, changed in one to six places.
    pub fn input(&mut self, seeds: &[Vec<u8>]) -> Vec<u8> {
        let mut input = self.one_of(seeds).cloned().unwrap_or_default();
        for _ in 0..=self.below(6) {
            self.change(&mut input, seeds);
        }
        input
    }

    fn change(&mut self, input: &mut Vec<u8>, seeds: &[Vec<u8>]) {
        let at = self.below(input.len() + 1);
        let length = self.below(16).min(input.len() - at);
        match self.below(8) {
            0 => input.truncate(at),
            1 => drop(input.drain(at..at + length)),
            2 => input.insert(at, self.one_of(&INTERESTING).copied().unwrap_or_default()),
            3 => {
                let piece = input[at..at + length].to_vec();
                let times = 1 + self.below(64);
                input.splice(at..at, piece.repeat(times));
            }
            4 => {
                let other = self.one_of(seeds).cloned().unwrap_or_default();
                let from = self.below(other.len() + 1);
                input.splice(at..at + length, other[from..].iter().copied());
            }
            kind => {
                let Some(byte) = input.get_mut(at) else { return };
                *byte = match kind {
                    5 => *byte ^ (1 << self.below(8)),
                    6 => self.one_of(&INTERESTING).copied().unwrap_or_default(),
                    _ => self.below(256) as u8,
                };
            }
        }
    }

    fn one_of<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        all.get(self.below(all.len().max(1)))
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    /// Xorshift* (Vigna 2016).
    fn next(&mut self) -> u64 {
        self.state ^= self.state >> 12;
        self.state ^= self.state << 25;
        self.state ^= self.state >> 27;
        self.state.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_gives_one_input_and_another_gives_another() {
        let seeds = [b"a table, of posts".to_vec(), b"{\"a\": 1}".to_vec()];
        let inputs: Vec<_> = (0..100).map(|number| Mutator::new(number).input(&seeds)).collect();
        assert_eq!(inputs[7], Mutator::new(7).input(&seeds));
        let different: std::collections::BTreeSet<_> = inputs.iter().collect();
        assert!(different.len() > 80, "{} of 100", different.len());
    }

    #[test]
    fn without_seeds_there_are_inputs_too() {
        assert!((0..100).any(|number| !Mutator::new(number).input(&[]).is_empty()));
    }
}

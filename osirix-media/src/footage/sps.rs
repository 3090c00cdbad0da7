//! What a sequence parameter set says of its pictures (ITU-T H.264, sections 7.3.2.1.1 and E.1.1).

/// The part of a parameter set that is needed to know whether and how its pictures are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sps {
    pub(super) width: u32,
    pub(super) height: u32,
    /// 1 is 4:2:0.
    pub(super) chroma: u32,
    pub(super) bits: u32,
    pub(super) interlaced: bool,
    pub(super) square: bool,
    pub(super) full_range: bool,
    /// The colour matrix by its number in the standard; 2 where it is not said.
    pub(super) matrix: u32,
}

/// Profiles whose parameter sets say how colours are sampled.
const HIGH: [u32; 12] = [100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134];

/// The aspect ratio that is written out.
const EXTENDED: u32 = 255;

impl Sps {
    /// Reads a parameter set with its header byte; `None` where it is none.
    pub(super) fn read(nal: &[u8]) -> Option<Sps> {
        let bytes = unescaped(nal.get(1..)?);
        let bits = &mut Bits { bytes: &bytes, at: 0 };
        let profile = bits.read(8)?;
        bits.skip(16)?;
        bits.golomb()?;
        let (mut chroma, mut depth) = (1, 8);
        if HIGH.contains(&profile) {
            chroma = bits.golomb()?;
            if chroma == 3 {
                bits.skip(1)?;
            }
            depth = 8 + bits.golomb()?.max(bits.golomb()?);
            bits.skip(1)?;
            if bits.flag()? {
                for list in 0..if chroma == 3 { 12 } else { 8 } {
                    if bits.flag()? {
                        bits.scaling(if list < 6 { 16 } else { 64 })?;
                    }
                }
            }
        }
        bits.golomb()?;
        match bits.golomb()? {
            0 => drop(bits.golomb()?),
            1 => {
                bits.skip(1)?;
                bits.golomb()?;
                bits.golomb()?;
                for _ in 0..bits.golomb()?.min(255) {
                    bits.golomb()?;
                }
            }
            _ => {}
        }
        bits.golomb()?;
        bits.skip(1)?;
        let across = bits.golomb()?.checked_add(1)?.checked_mul(16)?;
        let down = bits.golomb()?.checked_add(1)?;
        let interlaced = !bits.flag()?;
        let down = down.checked_mul(if interlaced { 32 } else { 16 })?;
        if interlaced {
            bits.skip(1)?;
        }
        bits.skip(1)?;
        let mut cut = [0; 4];
        if bits.flag()? {
            for side in &mut cut {
                *side = bits.golomb()?;
            }
        }
        let unit = if chroma == 1 || chroma == 2 { 2 } else { 1 };
        let unit_down = if chroma == 1 { 2 } else { 1 } * if interlaced { 2 } else { 1 };
        let width = across.checked_sub(cut[0].checked_add(cut[1])?.checked_mul(unit)?)?;
        let height = down.checked_sub(cut[2].checked_add(cut[3])?.checked_mul(unit_down)?)?;
        let mut sps = Sps {
            width,
            height,
            chroma,
            bits: depth,
            interlaced,
            square: true,
            full_range: false,
            matrix: 2,
        };
        if bits.flag()? {
            sps.look(bits)?;
        }
        Some(sps)
    }

    /// How the pictures are to be looked at.
    fn look(&mut self, bits: &mut Bits<'_>) -> Option<()> {
        if bits.flag()? {
            self.square = match bits.read(8)? {
                EXTENDED => bits.read(16)? == bits.read(16)?,
                ratio => ratio <= 1,
            };
        }
        if bits.flag()? {
            bits.skip(1)?;
        }
        if bits.flag()? {
            bits.skip(3)?;
            self.full_range = bits.flag()?;
            if bits.flag()? {
                bits.skip(16)?;
                self.matrix = bits.read(8)?;
            }
        }
        Some(())
    }
}

/// The bytes without those that keep start codes out of them.
fn unescaped(nal: &[u8]) -> Vec<u8> {
    let mut zeros = 0;
    let mut bytes = Vec::with_capacity(nal.len());
    for byte in nal {
        if zeros >= 2 && *byte == 3 {
            zeros = 0;
            continue;
        }
        zeros = if *byte == 0 { zeros + 1 } else { 0 };
        bytes.push(*byte);
    }
    bytes
}

struct Bits<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Bits<'_> {
    fn flag(&mut self) -> Option<bool> {
        let byte = self.bytes.get(self.at / 8)?;
        let bit = byte >> (7 - self.at % 8) & 1;
        self.at += 1;
        Some(bit == 1)
    }

    fn read(&mut self, count: usize) -> Option<u32> {
        (0..count).try_fold(0, |value, _| Some(value << 1 | u32::from(self.flag()?)))
    }

    fn skip(&mut self, count: usize) -> Option<()> {
        self.read(count).map(drop)
    }

    /// An unsigned Exp-Golomb code.
    fn golomb(&mut self) -> Option<u32> {
        let mut zeros = 0;
        while !self.flag()? {
            zeros += 1;
        }
        if zeros > 31 {
            return None;
        }
        Some(((1 << zeros) - 1) + self.read(zeros)?)
    }

    fn signed(&mut self) -> Option<i32> {
        let code = i64::from(self.golomb()?);
        let value = if code % 2 == 1 { (code + 1) / 2 } else { -code / 2 };
        i32::try_from(value).ok()
    }

    /// Passes over a list of scaling factors.
    fn scaling(&mut self, count: usize) -> Option<()> {
        let (mut last, mut next) = (8_i64, 8_i64);
        for _ in 0..count {
            if next != 0 {
                next = (last + i64::from(self.signed()?)).rem_euclid(256);
            }
            if next != 0 {
                last = next;
            }
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_parameter_set_of_x264_is_read() {
        // 1920x1080, High, progressive, square pixels, BT.709 in limited range.
        let nal = [
            0x67, 0x64, 0x00, 0x28, 0xac, 0xd9, 0x40, 0x78, 0x02, 0x27, 0xe5, 0xc0, 0x5a, 0x81,
            0x01, 0x00, 0xa0, 0x00, 0x00, 0x03, 0x00, 0x20, 0x00, 0x00, 0x06, 0x41, 0xe3, 0x06,
            0x32, 0xc0,
        ];
        let sps = Sps::read(&nal).unwrap();
        assert_eq!((sps.width, sps.height, sps.chroma, sps.bits), (1920, 1080, 1, 8));
        assert!(!sps.interlaced && sps.square && !sps.full_range);
        assert_eq!(sps.matrix, 1);
    }

    #[test]
    fn what_ends_early_is_none() {
        assert_eq!(Sps::read(&[]), None);
        assert_eq!(Sps::read(&[0x67, 0x64, 0, 0x28]), None);
        assert_eq!(Sps::read(&[0; 40]), None);
    }
}

//! How long a label is once it is coded for the name service.

/// The length of a label, as it is, or coded by Punycode (RFC 3492) behind `xn--`.
pub(super) fn coded_len(label: &str) -> usize {
    match label.is_ascii() {
        true => label.len(),
        false => 4 + encoded_len(&label.chars().map(u32::from).collect::<Vec<_>>()),
    }
}

/// RFC 3492, section 6.3, where the digits are counted and not written. A label whose numbers
/// overflow is longer than any that is allowed.
fn encoded_len(label: &[u32]) -> usize {
    let basic = label.iter().filter(|c| **c < 0x80).count();
    let mut length = if basic > 0 { basic + 1 } else { 0 };
    let (mut n, mut delta, mut bias, mut handled) = (0x80_u32, 0_u32, 72_u32, basic as u32);
    while (handled as usize) < label.len() {
        let next = label.iter().copied().filter(|c| *c >= n).min().unwrap_or(n);
        let Some(more) = (next - n).checked_mul(handled + 1).and_then(|m| delta.checked_add(m))
        else {
            return usize::MAX / 2;
        };
        (delta, n) = (more, next);
        for c in label {
            if *c < n {
                delta = delta.saturating_add(1);
            } else if *c == n {
                length += digits(delta, bias);
                bias = adapt(delta, handled + 1, handled as usize == basic);
                delta = 0;
                handled += 1;
            }
        }
        delta = delta.saturating_add(1);
        n += 1;
    }
    length
}

fn digits(mut delta: u32, bias: u32) -> usize {
    let mut count = 1;
    for k in (36..).step_by(36) {
        let t = if k <= bias { 1 } else { (k - bias).min(26) };
        if delta < t {
            break;
        }
        delta = (delta - t) / (36 - t);
        count += 1;
    }
    count
}

fn adapt(delta: u32, points: u32, first: bool) -> u32 {
    let mut delta = if first { delta / 700 } else { delta / 2 };
    delta += delta / points;
    let mut k = 0;
    while delta > 35 * 26 / 2 {
        delta /= 35;
        k += 36;
    }
    k + 36 * delta / (delta + 38)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_as_long_as_their_codes() {
        for (label, coded) in [
            ("bücher", "xn--bcher-kva"),
            ("mañana", "xn--maana-pta"),
            ("中国", "xn--fiqs8s"),
            ("☃", "xn--n3h"),
            ("plain", "plain"),
        ] {
            assert_eq!(coded_len(label), coded.len(), "{label}");
        }
    }
}

//! What attributes say: times, rates, pitches.

/// `500ms` or `1.5s`, in milliseconds.
pub(super) fn time_ms(value: &str) -> Option<u32> {
    let value = value.trim();
    let ms = match value.strip_suffix("ms") {
        Some(ms) => number(ms)?,
        None => number(value.strip_suffix('s')?)? * 1_000.0,
    };
    (0.0..=86_400_000.0).contains(&ms).then_some(ms.round() as u32)
}

/// A pause by its strength, in milliseconds.
pub(super) fn strength_ms(value: &str) -> Option<u32> {
    Some(match value.trim() {
        "none" => 0,
        "x-weak" => 100,
        "weak" => 250,
        "medium" => 500,
        "strong" => 800,
        "x-strong" => 1_200,
        _ => return None,
    })
}

/// `80%` or a word, as a factor.
pub(super) fn rate(value: &str) -> Option<f32> {
    let rate = match value.trim() {
        "x-slow" => 0.5,
        "slow" => 0.75,
        "medium" => 1.0,
        "fast" => 1.25,
        "x-fast" => 1.5,
        value => number(value.strip_suffix('%')?)? / 100.0,
    };
    (0.25..=4.0).contains(&rate).then_some(rate)
}

/// `+2st` or a word, in semitones.
pub(super) fn pitch(value: &str) -> Option<f32> {
    let pitch = match value.trim() {
        "x-low" => -6.0,
        "low" => -3.0,
        "medium" => 0.0,
        "high" => 3.0,
        "x-high" => 6.0,
        value => {
            let (sign, size) = match value.strip_suffix("st")?.split_at_checked(1)? {
                ("+", size) => (1.0, size),
                ("-", size) => (-1.0, size),
                _ => return None,
            };
            sign * number(size)?
        }
    };
    (-24.0..=24.0).contains(&pitch).then_some(pitch)
}

/// How much louder an emphasis is, in decibels.
pub(super) fn emphasis_db(value: &str) -> Option<f32> {
    match value.trim() {
        "moderate" => Some(3.0),
        "strong" => Some(6.0),
        _ => None,
    }
}

/// A plain decimal number, as people write it: no exponent, no infinity.
fn number(text: &str) -> Option<f32> {
    let plain = !text.is_empty() && text.len() <= 12;
    let digits = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    (plain && digits).then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_read_as_people_write_them() {
        assert_eq!((time_ms("500ms"), time_ms(" 1.5s ")), (Some(500), Some(1_500)));
        assert_eq!(
            (rate("80%"), rate("fast"), rate("120.5%")),
            (Some(0.8), Some(1.25), Some(1.205))
        );
        assert_eq!(
            (pitch("+2st"), pitch("-1.5st"), pitch("low")),
            (Some(2.0), Some(-1.5), Some(-3.0))
        );
        assert_eq!((strength_ms("none"), emphasis_db("strong")), (Some(0), Some(6.0)));
    }

    #[test]
    fn other_values_are_none() {
        for value in ["", "ms", "s", "5", "-5ms", "1e3s", "infs", "NaNms", "5 ms", "99999999999s"] {
            assert_eq!(time_ms(value), None, "{value}");
        }
        for value in ["", "%", "80", "0%", "401%", "+10%", "quick"] {
            assert_eq!(rate(value), None, "{value}");
        }
        for value in ["", "2st", "+st", "+2", "+2Hz", "+25st", "é2st"] {
            assert_eq!(pitch(value), None, "{value}");
        }
    }
}

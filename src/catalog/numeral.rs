//! The numbers that spellings are, and the order of codes that follows from their spellings.

use std::cmp::Ordering;
use std::ops::RangeInclusive;

/// How the spellings of a registry are read as numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) enum Numerals {
    /// In decimal, and in hexadecimal after `0x`.
    #[default]
    Decimal,
    /// In hexadecimal, whether `0x` stands before it or not.
    Hexadecimal,
    /// They are no numbers, though they look like some.
    None,
}

impl Numerals {
    /// Returns the number that the whole of a text is.
    pub(super) fn whole(self, text: &str) -> Option<i128> {
        let (number, rest) = self.leading(text)?;
        rest.is_empty().then_some(number)
    }

    /// Returns the number that a text begins with, and what follows it.
    pub(super) fn leading(self, text: &str) -> Option<(i128, &str)> {
        let (sign, unsigned) = match text.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, text),
        };
        let prefixed = unsigned.strip_prefix("0x").or_else(|| unsigned.strip_prefix("0X"));
        let (digits, radix) = match (self, prefixed) {
            (Self::None, _) => return None,
            (_, Some(digits)) => (digits, 16),
            (Self::Decimal, None) => (unsigned, 10),
            (Self::Hexadecimal, None) => (unsigned, 16),
        };
        let end = digits.find(|c: char| !c.is_digit(radix)).unwrap_or(digits.len());
        let number = i128::from_str_radix(&digits[..end], radix).ok()?;
        Some((sign * number, &digits[end..]))
    }

    /// Reads `400-499`, `-32768--32000` or `0x80070000-0x8007FFFF`.
    pub(super) fn range(self, text: &str) -> Option<RangeInclusive<i128>> {
        let (first, rest) = self.leading(text.trim())?;
        let last = self.whole(rest.trim_start().strip_prefix('-')?.trim_start())?;
        (first <= last).then_some(first..=last)
    }
}

/// How the codes of a registry stand, where its index lists them in no order.
#[derive(Clone, Copy, Debug)]
pub(super) enum Sequence {
    /// By the numbers that they all are.
    Numbers(Numerals),
    /// Byte by byte: all have one length.
    Bytes,
    /// Numbers within them by value, all else byte by byte.
    Natural,
}

impl Sequence {
    /// Tells which order fits all spellings.
    pub(super) fn of<'a>(
        numerals: Numerals,
        spellings: &(impl Iterator<Item = &'a str> + Clone),
    ) -> Self {
        let mut lengths = spellings.clone().map(str::len);
        let first = lengths.next();
        if spellings.clone().all(|spelling| numerals.whole(spelling).is_some()) {
            Self::Numbers(numerals)
        } else if lengths.all(|length| Some(length) == first) {
            Self::Bytes
        } else {
            Self::Natural
        }
    }

    /// Compares two spellings; only the same are equal.
    pub(super) fn compare(self, a: &str, b: &str) -> Ordering {
        let order = match self {
            Self::Numbers(numerals) => numerals.whole(a).cmp(&numerals.whole(b)),
            Self::Bytes => Ordering::Equal,
            Self::Natural => natural(a, b),
        };
        order.then_with(|| a.cmp(b))
    }
}

/// Compares two addresses as codes of a registry that had only these would stand.
pub(crate) fn compare(a: &str, b: &str) -> Ordering {
    Sequence::of(Numerals::Decimal, &[a, b].into_iter()).compare(a, b)
}

/// Compares texts in which numbers stand by value: E9 before E10.
fn natural(mut a: &str, mut b: &str) -> Ordering {
    loop {
        let (number_a, rest_a) = split_digits(a);
        let (number_b, rest_b) = split_digits(b);
        let order = match (number_a, number_b) {
            ("", _) | (_, "") => {
                let (mut one, mut other) = (a.chars(), b.chars());
                let (first, second) = (one.next(), other.next());
                if first.is_none() && second.is_none() {
                    return Ordering::Equal;
                }
                (a, b) = (one.as_str(), other.as_str());
                first.cmp(&second)
            }
            _ => {
                (a, b) = (rest_a, rest_b);
                let (x, y) = (number_a.trim_start_matches('0'), number_b.trim_start_matches('0'));
                x.len().cmp(&y.len()).then_with(|| x.cmp(y))
            }
        };
        if order != Ordering::Equal {
            return order;
        }
    }
}

fn split_digits(text: &str) -> (&str, &str) {
    text.split_at(text.bytes().take_while(u8::is_ascii_digit).count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_signed_and_in_either_base() {
        let (decimal, hexadecimal) = (Numerals::Decimal, Numerals::Hexadecimal);
        assert_eq!(decimal.whole("-32700"), Some(-32_700));
        assert_eq!(decimal.whole("0x80004005"), Some(0x8000_4005));
        assert_eq!(decimal.whole("0X1f"), Some(31));
        assert_eq!(decimal.whole("80070005"), Some(80_070_005));
        assert_eq!(hexadecimal.whole("80070005"), Some(0x8007_0005));
        for no_number in ["", "-", "0x", "22P02", "1 2", "--1", "１"] {
            assert_eq!(decimal.whole(no_number), None, "{no_number}");
        }
        assert_eq!(Numerals::None.whole("1"), None);
        assert_eq!(decimal.leading("4000-4999"), Some((4000, "-4999")));
    }

    #[test]
    fn ranges_are_of_the_same_numbers() {
        let (decimal, hexadecimal) = (Numerals::Decimal, Numerals::Hexadecimal);
        assert_eq!(decimal.range("400-499"), Some(400..=499));
        assert_eq!(decimal.range(" 400 - 499 "), Some(400..=499));
        assert_eq!(decimal.range("-32768--32000"), Some(-32_768..=-32_000));
        assert_eq!(decimal.range("-5-5"), Some(-5..=5));
        assert_eq!(decimal.range("0xA-0xF"), Some(10..=15));
        assert_eq!(hexadecimal.range("A-F"), Some(10..=15));
        for no_range in ["9-1", "5", "", "-", "a-b", "1-2-3", "22000-22ZZZ"] {
            assert_eq!(decimal.range(no_range), None, "{no_range}");
        }
    }

    #[test]
    fn codes_stand_as_people_count_them() {
        let sorted = |written: &str| {
            let mut spellings: Vec<&str> = written.split(' ').collect();
            let sequence = Sequence::of(Numerals::Decimal, &spellings.clone().into_iter());
            spellings.reverse();
            spellings.sort_by(|a, b| sequence.compare(a, b));
            spellings.join(" ")
        };
        for order in [
            "-32768 -32603 0 7 10",
            "0x1 0xA 0x80004005 0x80070005",
            "08006 0A000 22003 22P02 HY000",
            "E9 E10 E100",
            "ORA-942 ORA-1017 ORA-12154",
            "1 2 10 10a",
            "5.2 5.10 5.10.1 6",
            "a a01 a1 b",
            "1000 3000-3999 4000-4999",
            "错误2 错误10 错误100",
        ] {
            assert_eq!(sorted(order), order);
        }
    }
}

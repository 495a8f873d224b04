//! Korean particles: the word before one becomes the [`FinalSound`] it ends on, and that chooses
//! the form of the [`Particle`].
//!
//! A sound is read from Hangul, digits, acronyms, a list of technical words, the readings that a site gives, and the ends
//! of English words that are transliterated in one way only. It is never guessed: any other word is
//! [`FinalSound::Unknown`] and takes the double form, as in `은(는)`.

use icu_normalizer::ComposingNormalizerBorrowed;

use super::Readings;

/// The sound a word ends on, which decides the form of the particle after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FinalSound {
    /// A vowel, as in 코드.
    None,
    /// The consonant ㄹ, which `으로/로` treats as a vowel, as in 채널.
    Rieul,
    /// Any other consonant, as in 소켓.
    Consonant,
    /// A sound that the spelling does not tell.
    Unknown,
}

impl FinalSound {
    /// Reads the final sound of a word that may have a reading of the site's own.
    pub(crate) fn read(word: &str, readings: &Readings) -> Self {
        let word = ComposingNormalizerBorrowed::new_nfkc().normalize(word);
        let last = spoken_part(&word);
        let last = &last[last.rfind(char::is_whitespace).map_or(0, |at| at + 1)..];
        let last = last.trim_start_matches(is_silent).to_lowercase();
        let known = readings.get(&last).map(String::as_str);
        let known =
            known.or_else(|| PRODUCTS.iter().find(|(name, _)| *name == last).map(|found| found.1));
        Self::of(known.unwrap_or(&word))
    }

    /// Reads the final sound of a word.
    ///
    /// Quotation marks, brackets and punctuation are looked through, and a group in parentheses at
    /// the end is skipped, as the particle follows the word before it: `게이트웨이(Gateway)` ends on
    /// 이. Where nothing stands before the group, its inside decides.
    #[must_use]
    pub(crate) fn of(word: &str) -> Self {
        let word = spoken_part(word);
        match word.chars().next_back() {
            Some(syllable @ '가'..='힣') => Self::of_syllable(syllable),
            // The Sino-Korean readings; trailing zeros (십, 백, 천, 만) end on a consonant too.
            Some('1' | '7' | '8') => Self::Rieul,
            // 샵 for `#` too.
            Some('0' | '3' | '6' | '#') => Self::Consonant,
            // 퍼센트 and 플러스 end on vowels as well.
            Some('2' | '4' | '5' | '9' | '%' | '+' | '°') => Self::None,
            Some(letter) if letter.is_ascii_alphabetic() => Self::of_latin(word),
            _ => Self::Unknown,
        }
    }

    /// Reads the final consonant out of a precomposed syllable (Unicode, section 3.12).
    fn of_syllable(syllable: char) -> Self {
        match (u32::from(syllable) - u32::from('가')) % 28 {
            0 => Self::None,
            8 => Self::Rieul,
            _ => Self::Consonant,
        }
    }

    /// Reads a word that ends on a Latin letter: by the list, or letter by letter.
    fn of_latin(word: &str) -> Self {
        let before = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let letters = &word[before.len()..];
        if let Some(reading) = reading(last_part(letters)) {
            return Self::of(reading);
        }
        if letters.bytes().all(|byte| byte == b'x') || is_acronym(before, letters) {
            return Self::of_letter_name(letters);
        }
        Self::of_ending(&last_part(letters).to_ascii_lowercase())
    }

    /// Reads an English word by its end, where all words with that end are transliterated alike.
    fn of_ending(word: &str) -> Self {
        let found =
            ENDINGS.iter().find(|(ending, _)| word.len() > ending.len() && word.ends_with(ending));
        found.map_or(Self::Unknown, |(_, sound)| *sound)
    }

    /// Reads the name of the last letter: 엘, 아르 (or 알), 엠 and 엔 are all that end on a consonant.
    fn of_letter_name(letters: &str) -> Self {
        match letters.bytes().next_back() {
            Some(b'L' | b'R') => Self::Rieul,
            Some(b'M' | b'N') => Self::Consonant,
            _ => Self::None,
        }
    }
}

/// A Korean particle: its pair, then its forms after a consonant, ㄹ, a vowel and an unknown sound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Particle([&'static str; 5]);

impl Particle {
    /// Every particle that changes its form.
    pub(crate) const ALL: [Self; 7] = [
        Self(["은/는", "은", "은", "는", "은(는)"]),
        Self(["이/가", "이", "이", "가", "이(가)"]),
        Self(["을/를", "을", "을", "를", "을(를)"]),
        Self(["과/와", "과", "과", "와", "과(와)"]),
        Self(["으로/로", "으로", "로", "로", "(으)로"]),
        Self(["이라/라", "이라", "이라", "라", "(이)라"]),
        Self(["이나/나", "이나", "이나", "나", "(이)나"]),
    ];

    /// Finds the particle written as a pair, the form after a consonant first: `은/는`.
    #[must_use]
    pub(crate) fn parse(pair: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|particle| particle.0[0] == pair)
    }

    /// Returns the pair by which [`Particle::parse`] finds it.
    #[must_use]
    pub(crate) fn pair(self) -> &'static str {
        self.0[0]
    }

    /// Chooses the form that follows a sound; an unknown sound takes the double form.
    #[must_use]
    pub(crate) fn form(self, sound: FinalSound) -> &'static str {
        let [_, consonant, rieul, vowel, either] = self.0;
        match sound {
            FinalSound::None => vowel,
            FinalSound::Rieul => rieul,
            FinalSound::Consonant => consonant,
            FinalSound::Unknown => either,
        }
    }
}

/// Cuts a word after the last character that is read aloud before a particle.
fn spoken_part(mut word: &str) -> &str {
    loop {
        word = word.trim_end_matches(|c| is_silent(c) && !is_closing_parenthesis(c));
        let Some(body) = word.strip_suffix(is_closing_parenthesis) else { return word };
        let (before, inside) = body.split_at(last_group(body));
        word = if before.contains(|c| !is_silent(c)) { before } else { inside };
    }
}

/// Finds where the group opens whose closing parenthesis came after the text; its end if nowhere.
fn last_group(body: &str) -> usize {
    let mut closed = 1;
    for (at, character) in body.char_indices().rev() {
        match character {
            ')' | '）' => closed += 1,
            '(' | '（' => closed -= 1,
            _ => {}
        }
        if closed == 0 {
            return at;
        }
    }
    body.len()
}

fn is_closing_parenthesis(character: char) -> bool {
    matches!(character, ')' | '）')
}

fn is_silent(character: char) -> bool {
    character.is_whitespace()
        || ".,:;!?…·、。'\"`‘’“”«»()[]{}<>（）〈〉《》「」『』【】".contains(character)
}

/// Takes the last part of a name in camel case: `Socket` of `WebSocket`, `RPC` of `gRPC`.
fn last_part(letters: &str) -> &str {
    let is_capital = |c: char| c.is_ascii_uppercase();
    let start = if letters.ends_with(is_capital) {
        letters.trim_end_matches(is_capital).len()
    } else {
        letters.rfind(is_capital).unwrap_or(0)
    };
    &letters[start..]
}

/// Tells an acronym such as `HTTPS` or the end of `MySQL` from a word in capitals.
///
/// Anything longer than five letters is a word, and so is anything in a constant such as `NOT_SO`.
fn is_acronym(before: &str, letters: &str) -> bool {
    let part = last_part(letters);
    let spelled_out = letters.len() == 1 || (2..=5).contains(&part.len());
    spelled_out && !before.ends_with('_') && part.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// Looks a name up in the list, in capitals or not.
fn reading(part: &str) -> Option<&'static str> {
    let lower_case = || part.bytes().map(|byte| byte.to_ascii_lowercase());
    let found = READINGS.binary_search_by(|(name, _)| name.bytes().cmp(lower_case())).ok()?;
    Some(READINGS[found].1)
}

/// How names that end on a digit in English are read.
const PRODUCTS: [(&str, &str); 6] = [
    ("s3", "에스스리"),
    ("mp3", "엠피스리"),
    ("http/3", "에이치티티피스리"),
    ("http3", "에이치티티피스리"),
    ("h3", "에이치스리"),
    ("web3", "웹스리"),
];

/// The ends of English words by which their last sound in Korean is known, longer ones before the shorter ones that
/// they end on.
const ENDINGS: [(&str, FinalSound); 67] = [
    ("tion", FinalSound::Consonant),
    ("sion", FinalSound::Consonant),
    ("ment", FinalSound::None),
    ("ing", FinalSound::Consonant),
    ("ck", FinalSound::Consonant),
    ("ng", FinalSound::Consonant),
    ("nk", FinalSound::None),
    ("rk", FinalSound::None),
    ("sk", FinalSound::None),
    ("lk", FinalSound::None),
    ("mp", FinalSound::None),
    ("nt", FinalSound::None),
    ("st", FinalSound::None),
    ("ct", FinalSound::None),
    ("ft", FinalSound::None),
    ("lt", FinalSound::None),
    ("rt", FinalSound::None),
    ("pt", FinalSound::None),
    ("xt", FinalSound::None),
    ("sh", FinalSound::None),
    ("ch", FinalSound::None),
    ("th", FinalSound::None),
    ("ph", FinalSound::None),
    ("le", FinalSound::Rieul),
    ("me", FinalSound::Consonant),
    ("ne", FinalSound::Consonant),
    ("ce", FinalSound::None),
    ("se", FinalSound::None),
    ("ze", FinalSound::None),
    ("ge", FinalSound::None),
    ("ve", FinalSound::None),
    ("te", FinalSound::None),
    ("de", FinalSound::None),
    ("ke", FinalSound::None),
    ("re", FinalSound::None),
    ("fe", FinalSound::None),
    ("be", FinalSound::None),
    ("he", FinalSound::None),
    ("ue", FinalSound::None),
    ("ee", FinalSound::None),
    ("ie", FinalSound::None),
    ("oe", FinalSound::None),
    ("ye", FinalSound::None),
    ("ae", FinalSound::None),
    ("we", FinalSound::None),
    ("a", FinalSound::None),
    ("i", FinalSound::None),
    ("o", FinalSound::None),
    ("u", FinalSound::None),
    ("y", FinalSound::None),
    ("w", FinalSound::None),
    ("d", FinalSound::None),
    ("f", FinalSound::None),
    ("g", FinalSound::None),
    ("j", FinalSound::None),
    ("q", FinalSound::None),
    ("r", FinalSound::None),
    ("s", FinalSound::None),
    ("v", FinalSound::None),
    ("x", FinalSound::None),
    ("z", FinalSound::None),
    ("l", FinalSound::Rieul),
    ("m", FinalSound::Consonant),
    ("n", FinalSound::Consonant),
    ("bit", FinalSound::None),
    ("git", FinalSound::Consonant),
    ("set", FinalSound::Consonant),
];

/// How technical words are read in Korean, in lower case and sorted.
const READINGS: &[(&str, &str)] = &[
    ("away", "어웨이"),
    ("client", "클라이언트"),
    ("close", "클로즈"),
    ("closure", "클로저"),
    ("code", "코드"),
    ("connect", "커넥트"),
    ("cookie", "쿠키"),
    ("delete", "딜리트"),
    ("error", "에러"),
    ("found", "파운드"),
    ("frame", "프레임"),
    ("gateway", "게이트웨이"),
    ("get", "겟"),
    ("gone", "곤"),
    ("header", "헤더"),
    ("host", "호스트"),
    ("hub", "허브"),
    ("js", "제이에스"),
    ("lock", "락"),
    ("mime", "마임"),
    ("options", "옵션스"),
    ("patch", "패치"),
    ("ping", "핑"),
    ("pong", "퐁"),
    ("post", "포스트"),
    ("proxy", "프록시"),
    ("put", "풋"),
    ("quic", "퀵"),
    ("request", "리퀘스트"),
    ("reset", "리셋"),
    ("script", "스크립트"),
    ("server", "서버"),
    ("socket", "소켓"),
    ("stream", "스트림"),
    ("timeout", "타임아웃"),
    ("token", "토큰"),
];

#[cfg(test)]
mod tests {
    use super::FinalSound::{Consonant, None, Rieul, Unknown};
    use super::{FinalSound, Particle, READINGS};

    #[test]
    fn reads_the_final_sound() {
        let cases = [
            (None, "코드|404|1002|4000-4999|4xx|100%|C++|HTTP|HTTP/2|gRPC|WebRTC|X|POST|Node.js"),
            (None, "Close|BadGateway|GATEWAY|Server|NO_ERROR|connect()"),
            (None, "게이트웨이(Gateway)|코드 (Ping)|서버（소켓）"),
            (Rieul, "채널|1001|1007|1008|URL|ERR|MySQL|YAML|cURL|채널(Ping)(x)"),
            (
                Consonant,
                "소켓|닭|여덟|1000|1003|1006|JSON|ATM|WebSocket|socket|Ping|Timeout|GET|QUIC",
            ),
            (Consonant, "(Ping)|“소켓”|`1000`|소켓.|소켓).|소켓(a (b) c)|「닭」|“(1006)”"),
            (
                None,
                "Fluent|word|URLs|CANCELLED|NO_RANGE|ENOENT|EACCES|card_declined|nginx|Cloudflare|OAuth|Continue",
            ),
            (Rieul, "UNAVAILABLE|file|curl"),
            (Consonant, "MIME|exception|C#|EPERM|offset"),
            (Unknown, "|()|…|é|漢|map|redirect_out|ip"),
            (Unknown, "\u{E000}|\u{E000}(1000)|\u{E000}”"),
        ];
        for (sound, words) in cases {
            for word in words.split('|') {
                assert_eq!(FinalSound::of(word), sound, "{word}");
            }
        }
    }

    #[test]
    fn a_site_gives_readings() {
        let readings = super::Readings::from([("acme".to_owned(), "아크미".to_owned())]);
        for (word, sound) in [
            ("Acme", None),
            ("our “Acme”", None),
            ("S3", None),
            ("１００６", Consonant),
            ("E3", Consonant),
            ("10℃", None),
        ] {
            assert_eq!(FinalSound::read(word, &readings), sound, "{word}");
        }
        assert_eq!(FinalSound::read("소켓", &readings), Consonant);
    }

    #[test]
    fn chooses_the_form() {
        let cases = [
            ("은/는", ["는", "은", "은", "은(는)"]),
            ("이/가", ["가", "이", "이", "이(가)"]),
            ("을/를", ["를", "을", "을", "을(를)"]),
            ("과/와", ["와", "과", "과", "과(와)"]),
            ("으로/로", ["로", "로", "으로", "(으)로"]),
            ("이라/라", ["라", "이라", "이라", "(이)라"]),
            ("이나/나", ["나", "이나", "이나", "(이)나"]),
        ];
        for ((pair, forms), particle) in cases.into_iter().zip(Particle::ALL) {
            assert_eq!(Particle::parse(pair), Some(particle));
            assert_eq!([None, Rieul, Consonant, Unknown].map(|sound| particle.form(sound)), forms);
        }
        for pair in ["는/은", "은", "", "은/는 "] {
            assert_eq!(Particle::parse(pair), Option::None, "{pair}");
        }
    }

    #[test]
    fn readings_are_sorted_and_end_in_hangul() {
        assert!(READINGS.is_sorted_by(|(one, _), (next, _)| one < next));
        for (name, reading) in READINGS {
            assert!(name.bytes().all(|byte| byte.is_ascii_lowercase()), "{name}");
            assert!(reading.chars().all(|syllable| ('가'..='힣').contains(&syllable)), "{reading}");
        }
    }
}

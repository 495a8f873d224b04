//! Words that change before a vowel: French and Italian words that lose theirs, and the English article.
//!
//! What a word begins with is judged by its letters. A number begins with none that counts, but for the article.

/// A word that loses its vowel before another, with a space or an apostrophe after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Elision([&'static str; 3]);

impl Elision {
    /// The words, each with its forms before a consonant and before a vowel.
    pub(crate) const ALL: [Self; 23] = [
        Self(["de", "de ", "d’"]),
        Self(["De", "De ", "D’"]),
        Self(["du", "du ", "de l’"]),
        Self(["Du", "Du ", "De l’"]),
        Self(["de la", "de la ", "de l’"]),
        Self(["le", "le ", "l’"]),
        Self(["Le", "Le ", "L’"]),
        Self(["la", "la ", "l’"]),
        Self(["La", "La ", "L’"]),
        Self(["au", "au ", "à l’"]),
        Self(["Au", "Au ", "À l’"]),
        Self(["à la", "à la ", "à l’"]),
        Self(["que", "que ", "qu’"]),
        Self(["lorsque", "lorsque ", "lorsqu’"]),
        Self(["Lorsque", "Lorsque ", "Lorsqu’"]),
        Self(["puisque", "puisque ", "puisqu’"]),
        Self(["di", "di ", "d’"]),
        Self(["lo", "lo ", "l’"]),
        Self(["una", "una ", "un’"]),
        Self(["della", "della ", "dell’"]),
        Self(["dello", "dello ", "dell’"]),
        Self(["alla", "alla ", "all’"]),
        Self(["nella", "nella ", "nell’"]),
    ];

    /// Finds a word.
    pub(crate) fn find(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.0[0] == word)
    }

    /// Returns the word itself.
    pub(crate) fn word(self) -> &'static str {
        self.0[0]
    }

    /// Chooses the form that stands before a word.
    pub(crate) fn form(self, next: &str) -> &'static str {
        let [_, before_consonant, before_vowel] = self.0;
        if begins_with_vowel(next) { before_vowel } else { before_consonant }
    }
}

/// Returns the English article before a word, with its space.
pub(crate) fn article(word: &str) -> &'static str {
    if takes_an(first_word(word)) { "an " } else { "a " }
}

fn begins_with_vowel(text: &str) -> bool {
    let word = first_word(text).to_lowercase();
    let mute =
        ["heure", "hôte", "hist", "horaire", "horloge", "hébergeu", "homme", "humain", "hyper"];
    word.starts_with(|c: char| "aeiouàâäéèêëîïôöûùüœæ".contains(c))
        || mute.iter().any(|stem| word.starts_with(stem))
}

/// Cuts what is read first out of a text: a word in letters or digits.
fn first_word(text: &str) -> &str {
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default()
}

fn takes_an(word: &str) -> bool {
    let Some(first) = word.chars().next() else { return false };
    if first.is_ascii_digit() {
        // Eight, eleven and eighteen.
        return first == '8' || matches!(word, "11" | "18");
    }
    let is_acronym = (1..=5).contains(&word.len())
        && word.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
    if is_acronym && !READ_AS_WORDS.contains(&word) {
        return "AEFHILMNORSX".contains(first);
    }
    let word = word.to_lowercase();
    let begins = |stems: &[&str]| stems.iter().any(|stem| word.starts_with(stem));
    if begins(&["hour", "honest", "honor", "honour", "heir"]) {
        return true;
    }
    // These begin with the sound of "you" or of "one".
    let with_consonant =
        ["uni", "use", "usu", "usa", "uti", "ubi", "euro", "eu", "once", "one", "url", "ura"];
    begins(&["unin", "unim", "unid"])
        || word.starts_with(['a', 'e', 'i', 'o', 'u']) && !begins(&with_consonant)
}

/// Acronyms that are read as a word, whose first letter then counts.
const READ_AS_WORDS: [&str; 12] =
    ["JSON", "NAT", "RAM", "REST", "ROM", "LAN", "SOAP", "MIME", "FIFO", "SIM", "SAML", "NACK"];

#[cfg(test)]
mod tests {
    use super::{Elision, article};

    #[test]
    fn articles_follow_the_sound() {
        for (word, expected) in [
            ("Auth error", "an "),
            ("client error", "a "),
            ("HTTP error", "an "),
            ("URL error", "a "),
            ("unique", "a "),
            ("unknown", "an "),
            ("hour", "an "),
            ("8", "an "),
            ("11", "an "),
            ("110", "a "),
            ("JSON", "a "),
            ("“input”", "an "),
            ("SSL", "an "),
            ("user", "a "),
            ("", "a "),
            ("uninteresting", "an "),
        ] {
            assert_eq!(article(word), expected, "{word}");
        }
    }

    #[test]
    fn words_lose_their_vowel() {
        for (word, next, expected) in [
            ("de", "Abnormal Closure", "d’"),
            ("de", "Gateway", "de "),
            ("le", "URL", "l’"),
            ("du", "hôte", "de l’"),
            ("de", "502", "de "),
            ("que", "« une »", "qu’"),
            ("du", "HTTP", "du "),
            ("della", "API", "dell’"),
        ] {
            assert_eq!(Elision::find(word).unwrap().form(next), expected, "{word} {next}");
        }
        assert!(Elision::ALL.iter().all(|one| Elision::find(one.word()) == Some(*one)));
    }
}

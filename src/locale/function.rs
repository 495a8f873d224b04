//! The functions of messages: the word as it is given, with what its sound asks for before or after it.

use crate::language::Readings;
use crate::language::elision::{Elision, article};
use crate::language::korean::{FinalSound, Particle};

/// A function with all but its word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Function {
    /// `JOSA($word, "은/는")`: the word with the form of a Korean particle.
    Josa(Particle),
    /// `ELIDE($word, "de")`: the word after one that loses its vowel before another.
    Elide(Elision),
    /// `AN($word)`: the word after the English indefinite article.
    An,
}

impl Function {
    /// How many functions there are.
    pub(super) const COUNT: usize = Particle::ALL.len() + Elision::ALL.len() + 1;

    /// Finds a function by its name and its second argument.
    pub(super) fn find(name: &str, argument: Option<&str>) -> Option<Self> {
        match (name, argument) {
            ("JOSA", Some(pair)) => Particle::parse(pair).map(Self::Josa),
            ("ELIDE", Some(word)) => Elision::find(word).map(Self::Elide),
            ("AN", None) => Some(Self::An),
            _ => None,
        }
    }

    /// Returns its number, which is below [`Function::COUNT`].
    pub(super) fn number(self) -> usize {
        let position = |found: Option<usize>| found.expect("every value is in its list");
        match self {
            Self::Josa(one) => position(Particle::ALL.iter().position(|other| *other == one)),
            Self::Elide(one) => {
                Particle::ALL.len() + position(Elision::ALL.iter().position(|other| *other == one))
            }
            Self::An => Self::COUNT - 1,
        }
    }

    /// Finds a function by its number.
    pub(super) fn numbered(number: usize) -> Self {
        let particles = Particle::ALL.iter().map(|&particle| Self::Josa(particle));
        let elisions = Elision::ALL.iter().map(|&elision| Self::Elide(elision));
        particles.chain(elisions).nth(number).unwrap_or(Self::An)
    }

    /// Returns what stands before and after a word.
    pub(super) fn around(self, word: &str, readings: &Readings) -> [&'static str; 2] {
        match self {
            Self::Josa(particle) => ["", particle.form(FinalSound::read(word, readings))],
            Self::Elide(elision) => [elision.form(word), ""],
            Self::An => [article(word), ""],
        }
    }

    /// Returns a word with what it asks for.
    pub(super) fn apply(self, word: &str, readings: &Readings) -> String {
        let [before, after] = self.around(word, readings);
        format!("{before}{word}{after}")
    }
}

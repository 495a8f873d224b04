//! What stands at an address that a code or a pair had before: the way to where it stands now.

use crate::address::File;
use crate::html::escape;

use super::{Maker, Shell};
use crate::plan::Subject;

/// A page that leads to another.
#[derive(Debug, Hash)]
pub(crate) struct MovedPage<'s> {
    shell: Shell<'s>,
    from: File<'s>,
    to: File<'s>,
    name: String,
}

impl<'s> MovedPage<'s> {
    pub(super) fn of(maker: &Maker<'s>, subject: Subject, now: Subject) -> Self {
        let file = |subject| maker.plan.file(crate::plan::Page { locale: maker.locale, subject });
        let name = match now {
            Subject::Code(id, code) => maker.link((id, code)).with_registry(),
            Subject::Pair(id, pair) => {
                let [a, b] = [pair.a(), pair.b()].map(|code| maker.link((id, code)));
                format!("{} vs {}", a.with_registry(), b.spelling)
            }
            _ => String::new(),
        };
        Self { shell: maker.shell(), from: file(subject), to: file(now), name }
    }

    /// Writes the page, which sends browsers and search engines on.
    pub(super) fn html(&self) -> String {
        let config = self.shell.config;
        let href = escape(&self.from.href(self.to, config));
        let (address, name) = (escape(&self.to.address(config)), escape(&self.name));
        let lang = escape(self.shell.lang());
        let words = escape(self.shell.locale.text("moved"));
        format!(
            "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{name}</title>\n\
             <link rel=\"canonical\" href=\"{address}\">\n<meta name=\"robots\" content=\"noindex\">\n\
             <meta http-equiv=\"refresh\" content=\"0; url={href}\">\n</head>\n<body>\n\
             <main>\n<h1>{name}</h1>\n<p>{words} <a href=\"{href}\">{name}</a></p>\n</main>\n</body>\n</html>\n"
        )
    }
}

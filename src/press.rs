//! Values of pages → what templates make of them.
//!
//! Pages that are as many as pairs, and what stands on them, are cast: their template is rendered once for
//! each shape, with a mark in the place of each text ([`Mold`]). The result is, byte for byte, what rendering
//! it for each page would be. A template that computes with a text, which a mark cannot stand for, is rendered
//! for each page.

use std::collections::BTreeMap;
use std::sync::{Arc, RwLock};

use tera::Context;

use crate::Observer;
use crate::config::LocaleId;
use crate::diagnostic::Diagnostic;
use crate::digest::Key;
use crate::html::push_escaped;
use crate::report;
use crate::source::Sources;
use crate::span::Span;
use crate::template::{Mold, Piece, Templates, text_mark};

/// A template that cannot be rendered.
pub(crate) type Printed = Result<(), Box<Diagnostic>>;

/// What a template shows: a page, or a part of one.
pub trait Print {
    /// Returns the locale in whose words it is.
    fn locale(&self) -> LocaleId;

    /// Appends what decides which texts there are and everything about them but what they say: two values of
    /// the same shape differ in nothing but texts and the items of lists.
    fn shape(&self, shape: &mut Shape);

    /// Makes the variables of the template; `text` gives the text of a number.
    fn context(&self, text: &dyn Fn(usize) -> String) -> Context;

    /// Writes the text of a number.
    fn text(&self, number: usize, ink: &mut Ink<'_>);

    /// Hands over each item of the list of a number; what has no lists hands over none.
    fn list(&self, number: usize, item: &mut dyn FnMut(&dyn Print) -> Printed) -> Printed {
        let _ = (number, item);
        Ok(())
    }
}

/// What the mold of a template, or what is rendered once, depends on.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Shape(Vec<u8>);

impl Shape {
    /// Describes what the mold of a template for a page depends on.
    fn describe(&mut self, (_, part): Named<'_>, page: &dyn Print) {
        self.0.clear();
        self.number(part.map_or(0, |part| part + 1));
        self.number(page.locale().0);
        page.shape(self);
    }

    /// Adds whether something is so.
    pub fn flag(&mut self, is_so: bool) {
        self.0.push(u8::from(is_so));
    }

    /// Adds a number, the small ones in one byte.
    pub fn number(&mut self, number: usize) {
        match u8::try_from(number) {
            Ok(small) if small < u8::MAX => self.0.push(small),
            _ => {
                self.0.push(u8::MAX);
                self.0.extend_from_slice(&number.to_le_bytes());
            }
        }
    }

    /// Adds a value, by its digest.
    pub fn key(&mut self, key: Key) {
        self.0.extend_from_slice(&key);
    }

    /// Adds whether there is a text, and in whose words it is.
    pub fn voice(&mut self, by: Option<LocaleId>) {
        match by {
            None => self.flag(false),
            Some(by) => {
                self.flag(true);
                self.number(by.0);
            }
        }
    }
}

/// Takes a text, and escapes it unless a template will.
#[derive(Debug)]
pub struct Ink<'o> {
    output: &'o mut String,
    escapes: bool,
}

impl Ink<'_> {
    /// Appends plain text.
    pub fn text(&mut self, text: &str) {
        if self.escapes {
            push_escaped(text, self.output);
        } else {
            self.output.push_str(text);
        }
    }

    /// Appends plain text where HTML is expected.
    pub fn escaped(&mut self, text: &str) {
        push_escaped(text, self.output);
    }

    /// Appends HTML.
    pub fn html(&mut self, html: &str) {
        self.output.push_str(html);
    }
}

/// How pages that are as many as pairs are made; the bytes are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// A template is rendered once for each shape.
    Cast,
    /// A template is rendered for each page.
    OneByOne,
}

/// Renders the templates of one site, each as seldom as it can be.
#[derive(Debug)]
pub struct Press {
    templates: Arc<Templates>,
    sources: Arc<Sources>,
    way: Way,
    /// The molds by template and shape; none where the template computes with a text.
    molds: RwLock<BTreeMap<Shape, Option<Arc<Mold>>>>,
    /// What is rendered once for a code.
    cards: RwLock<BTreeMap<Shape, Arc<str>>>,
    /// The templates that compute with a text, with the place where they do.
    computing: RwLock<BTreeMap<String, Span>>,
}

/// A template by its name and by a number for shapes: a part's own, or none.
type Named<'t> = (&'t str, Option<usize>);

impl Press {
    /// Makes a press for the templates of a site.
    pub fn new(templates: &Arc<Templates>, sources: &Arc<Sources>, way: Way) -> Self {
        Self {
            templates: Arc::clone(templates),
            sources: Arc::clone(sources),
            way,
            molds: RwLock::default(),
            cards: RwLock::default(),
            computing: RwLock::default(),
        }
    }

    /// Returns a digest of what is the same for all pages: the program, the templates and the assets.
    pub fn key(&self) -> Key {
        self.templates.key
    }

    /// Tells of the templates that are rendered for each page, each with the place that makes it so.
    pub fn tell(&self, observer: &dyn Observer) {
        for (template, &span) in self.computing.read().expect(UNPOISONED).iter() {
            observer.computes(template, &report::place(span, &self.sources));
        }
    }

    /// Casts a page of which there are as many as pairs.
    pub fn cast(&self, template: &str, page: &dyn Print, output: &mut String) -> Printed {
        self.cast_named((template, None), page, output)
    }

    /// Renders a page of which there are as many as codes; only the items of its lists are cast.
    pub fn render(&self, template: &str, page: &dyn Print, output: &mut String) -> Printed {
        let text = |number: usize| {
            let mut text = String::new();
            page.text(number, &mut Ink { output: &mut text, escapes: false });
            text
        };
        let mold = self.mold(template, &page.context(&text))?;
        self.fill(&mold, page, Way::OneByOne, output)
    }

    /// Renders what belongs to one code, once; `key` tells it from all else.
    pub fn card(
        &self,
        template: &str,
        key: Shape,
        context: impl FnOnce() -> Context,
    ) -> Result<Arc<str>, Box<Diagnostic>> {
        if let Some(card) = self.cards.read().expect(UNPOISONED).get(&key) {
            return Ok(Arc::clone(card));
        }
        let mold = self.mold(template, &context())?;
        let card: Arc<str> = mold.whole().into();
        self.cards.write().expect(UNPOISONED).insert(key, Arc::clone(&card));
        Ok(card)
    }

    fn cast_named(&self, template: Named<'_>, page: &dyn Print, output: &mut String) -> Printed {
        let mut shape = Shape::default();
        shape.describe(template, page);
        match self.find_mold(template, page, &shape)? {
            Some(mold) => self.fill(&mold, page, Way::Cast, output),
            None => self.render_part(template, page, output),
        }
    }

    /// Renders a template for one page or one item.
    fn render_part(
        &self,
        (name, part): Named<'_>,
        page: &dyn Print,
        output: &mut String,
    ) -> Printed {
        let start = output.len();
        self.render(name, page, output)?;
        if part.is_some() {
            let trimmed = output[start..].trim().to_owned();
            output.truncate(start);
            output.push_str(&trimmed);
        }
        Ok(())
    }

    /// Finds the mold of a template for the shape of a page, or makes it; none where there can be none.
    fn find_mold(
        &self,
        (name, part): Named<'_>,
        page: &dyn Print,
        shape: &Shape,
    ) -> Result<Option<Arc<Mold>>, Box<Diagnostic>> {
        if self.way == Way::OneByOne {
            return Ok(None);
        }
        if let Some(mold) = self.molds.read().expect(UNPOISONED).get(shape) {
            return Ok(mold.clone());
        }
        let context = page.context(&|number| text_mark(number).into());
        let mold = match self.templates.computes(name, &context, page.locale().0) {
            Some(place) => {
                let mut computing = self.computing.write().expect(UNPOISONED);
                // Shapes may differ in the place, and come in any order.
                let first = computing.entry(name.into()).or_insert(place);
                *first = place.min(*first);
                None
            }
            None => {
                let mold = self.mold(name, &context)?;
                Some(Arc::new(if part.is_some() { mold.trimmed() } else { mold }))
            }
        };
        self.molds.write().expect(UNPOISONED).insert(shape.clone(), mold.clone());
        Ok(mold)
    }

    fn mold(&self, template: &str, context: &Context) -> Result<Mold, Box<Diagnostic>> {
        let rendered = self.templates.render(template, context);
        rendered.map_err(|error| {
            Box::new(self.templates.describe(template, &error, context, &self.sources))
        })
    }

    fn fill(&self, mold: &Mold, page: &dyn Print, way: Way, output: &mut String) -> Printed {
        for piece in mold.pieces() {
            match piece {
                Piece::Same(range) => output.push_str(mold.same(range)),
                Piece::Text(number) if way == Way::Cast => {
                    page.text(*number, &mut Ink { output, escapes: true });
                }
                // No mark was given: it is a character of some text.
                Piece::Text(number) => output.push(text_mark(*number)),
                Piece::List(list, part) => self.list(page, *list, *part, output)?,
            }
        }
        Ok(())
    }

    /// Appends a part for each item of a list, each on a line of its own.
    fn list(&self, page: &dyn Print, list: usize, part: usize, output: &mut String) -> Printed {
        // No mark was given: they are characters of some text.
        let Some(name) = self.templates.part(part) else { return Ok(()) };
        let template = (name, Some(part));
        let (mut shape, mut last) = (Shape::default(), Shape::default());
        let mut mold = None;
        page.list(list, &mut |item| {
            output.push('\n');
            shape.describe(template, item);
            // Neighbors are often alike.
            if shape != last {
                mold = self.find_mold(template, item, &shape)?;
                last.clone_from(&shape);
            }
            match &mold {
                Some(mold) => self.fill(mold, item, Way::Cast, output),
                None => self.render_part(template, item, output),
            }
        })
    }
}

const UNPOISONED: &str = "no thread panics while it holds the lock";

//! What each template sees. A field here is a variable there: these files are the template author's manual.
//!
//! Views hold lists and no maps, whose order Tera leaves open. A field of type [`Html`] is shown as it
//! is; any other text is escaped. A [`List`] is shown by the function `each`.
//!
//! [`Html`]: crate::html::Html

use serde::Serialize;

use crate::template::list_mark;

/// Declares views: structs whose fields are the variables of a template.
macro_rules! views {
    ($($(#[doc = $doc:literal])+ $name:ident {
        $($(#[doc = $field_doc:literal])+ $field:ident: $type:ty,)*
    })*) => {
        $(
            $(#[doc = $doc])+
            #[derive(Clone, Debug, serde::Serialize)]
            pub(crate) struct $name {
                $($(#[doc = $field_doc])+ pub $field: $type,)*
            }

            impl $name {
                /// Makes each field a variable of a template.
                pub(crate) fn insert_into(&self, context: &mut tera::Context) {
                    $(context.insert(stringify!($field), &self.$field);)*
                }
            }

            // A view that is shown within others only inserts nothing.
            const _: fn(&$name, &mut tera::Context) = $name::insert_into;
        )*

        /// The views of this file, as `docs/views.md` describes them.
        pub(super) const MANUAL: &[super::ViewManual] = &[$(super::ViewManual {
            name: stringify!($name),
            about: concat!($($doc, "\n"),+),
            fields: &[$((
                stringify!($field),
                stringify!($type),
                concat!($($field_doc, "\n"),+),
            ),)*],
        },)*];
    };
}

/// A list for whose items the page repeats a part; false where it is empty.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct List(String);

impl List {
    /// Makes the list of a number.
    pub(crate) fn new(number: usize, is_empty: bool) -> Self {
        Self(if is_empty { String::new() } else { list_mark(number).into() })
    }
}

/// What `docs/views.md` says of a view.
#[derive(Clone, Copy, Debug)]
pub struct ViewManual {
    /// The view's name.
    pub name: &'static str,
    /// What it is.
    pub about: &'static str,
    /// Name, type and meaning of each field.
    pub fields: &'static [(&'static str, &'static str, &'static str)],
}

/// Every view, in the order it is described.
pub const MANUAL: [&[ViewManual]; 7] = [
    page::MANUAL,
    part::MANUAL,
    list::MANUAL,
    pair::MANUAL,
    code::MANUAL,
    registry::MANUAL,
    front::MANUAL,
];

mod code;
mod front;
mod list;
mod page;
mod pair;
mod part;
mod registry;

pub(crate) use code::*;
pub(crate) use front::*;
pub(crate) use list::*;
pub(crate) use page::*;
pub(crate) use pair::*;
pub(crate) use part::*;
pub(crate) use registry::*;

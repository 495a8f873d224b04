//! What each template sees. A field here is a variable there: these files are the template author's manual.
//!
//! Views hold lists and no maps, whose order Tera leaves open. A field of type [`Html`] is shown as it
//! is; any other text is escaped.
//!
//! [`Html`]: crate::html::Html

/// Declares views: structs whose fields are the variables of a template.
macro_rules! views {
    ($($(#[doc = $doc:literal])+ $name:ident {
        $($(#[doc = $field_doc:literal])+ $field:ident: $type:ty,)*
    })*) => {$(
        $(#[doc = $doc])+
        #[derive(Clone, Debug, serde::Serialize)]
        pub struct $name {
            $($(#[doc = $field_doc])+ pub $field: $type,)*
        }
        impl $name {
            /// Makes each field a variable of a template.
            pub fn insert_into(&self, context: &mut tera::Context) {
                $(context.insert(stringify!($field), &self.$field);)*
            }
        }

        impl From<$name> for tera::Value {
            fn from(view: $name) -> Self {
                Self::from_serializable(&view)
            }
        }
    )*};
}

mod code;
mod front;
mod list;
mod page;
mod pair;
mod part;
mod registry;

pub use code::*;
pub use front::*;
pub use list::*;
pub use page::*;
pub use pair::*;
pub use part::*;
pub use registry::*;

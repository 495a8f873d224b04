//! The functions of templates: `t`, `asset`, `each`.

use std::sync::Arc;

use tera::{Kwargs, State, Tera, TeraResult, Value};

use crate::digest::Keyed;
use crate::locale::{Argument, Form, Locale};

use super::{Assets, mold};

/// Gives templates their functions; `parts` are the names of the parts, by number.
pub(super) fn register(
    tera: &mut Tera,
    locales: &Arc<Vec<Keyed<Locale>>>,
    assets: &Arc<Assets>,
    parts: Vec<String>,
) {
    let locales = Arc::clone(locales);
    tera.register_function("t", move |arguments: Kwargs, state: &State<'_>| {
        translate(&locales, &arguments, state)
    });
    let assets = Arc::clone(assets);
    tera.register_function("asset", move |arguments: Kwargs, state: &State<'_>| {
        let name: &str = arguments.must_get("name")?;
        let Some(root) = state.get::<String>("root")? else {
            return Err(tera::Error::message(
                "`asset` needs `root`, which a component must be given",
            ));
        };
        match assets.path(name) {
            Some(path) => Ok(Value::from(format!("{root}{path}"))),
            None => Err(tera::Error::message(format!("there is no asset `{name}`"))),
        }
    });
    tera.register_function("each", move |arguments: Kwargs, _: &State<'_>| {
        each(&parts, &arguments)
    });
}

/// Formats a message with its arguments. An argument that is HTML makes the whole text HTML.
fn translate(
    locales: &[Keyed<Locale>],
    arguments: &Kwargs,
    state: &State<'_>,
) -> TeraResult<Value> {
    let id: &str = arguments.must_get("id")?;
    let number = state.get::<u64>("locale_number")?.and_then(|number| number.try_into().ok());
    let Some(locale) = number.and_then(|number: usize| locales.get(number)) else {
        let message = "`t` needs `locale_number`, which a component must be given";
        return Err(tera::Error::message(message));
    };
    let mut values = Vec::new();
    let mut is_html = false;
    for (name, value) in arguments.iter() {
        let Some(name) = name.as_str().filter(|&name| name != "id") else { continue };
        is_html |= value.is_safe();
        match (value.as_str(), value.as_i64()) {
            (Some(text), _) => values.push((name, Argument::Text(text, value.is_safe()))),
            (None, Some(number)) => values.push((name, Argument::Number(number))),
            (None, None) => {
                let message = format!("the argument `{name}` is neither a text nor a number");
                return Err(tera::Error::message(message));
            }
        }
    }
    let form = if is_html { Form::Html } else { Form::Plain };
    let text = locale.format(id, &values, form).map_err(tera::Error::message)?;
    Ok(if is_html { Value::safe_string(&text) } else { Value::from(text) })
}

/// Puts the marks of a list and a part where its items are to stand; an empty list leaves nothing.
fn each(parts: &[String], arguments: &Kwargs) -> TeraResult<Value> {
    let list: &str = arguments.must_get("list")?;
    let name: &str = arguments.must_get("part")?;
    let Some(part) = parts.iter().position(|part| part == name) else {
        return Err(tera::Error::message(format!("there is no part `{name}`")));
    };
    match list {
        "" => Ok(Value::from("")),
        list if mold::is_list(list) => {
            Ok(Value::safe_string(&format!("{list}{}", mold::part_mark(part))))
        }
        _ => Err(tera::Error::message("`each` needs a list that a page repeats a part for")),
    }
}

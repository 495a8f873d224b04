//! A status as one JSON object, whose form `docs/commands.md` describes.

use serde_json::{Map, Value, json};

use crate::edition::Coverage;

use super::{Kind, RegistryStatus, Status};

/// The version of the object's form: it grows when a field changes or goes, not when one is added.
const FORMAT: u32 = 1;

pub(super) fn write(status: &Status) -> String {
    let locales = status.locales.iter().map(|locale| {
        let mut object = counted(&locale.id, locale.coverage);
        let registries: Vec<Value> = locale.registries.iter().map(registry).collect();
        object.insert("registries".into(), registries.into());
        Value::Object(object)
    });
    let report = json!({
        "format": FORMAT,
        "source_locale": status.source_locale,
        "locales": locales.collect::<Vec<_>>(),
    });
    let mut text = serde_json::to_string_pretty(&report).expect("strings and numbers are JSON");
    text.push('\n');
    text
}

fn registry(registry: &RegistryStatus) -> Value {
    let mut object = counted(&registry.id, registry.coverage);
    for kind in Kind::ALL {
        object.insert(kind.name().into(), registry.paths(kind).collect());
    }
    Value::Object(object)
}

fn counted(id: &str, coverage: Coverage) -> Map<String, Value> {
    let mut object = Map::new();
    object.insert("id".into(), id.into());
    object.insert("percent".into(), coverage.percent().into());
    object.insert("translated".into(), coverage.translated.into());
    object.insert("total".into(), coverage.total.into());
    object
}

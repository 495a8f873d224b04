//! The shapes of JSON → `docs/schemas/`. Only a test makes them: `SNAPSHOTS=overwrite` writes them anew.

#![expect(
    clippy::disallowed_methods,
    reason = "the schemas are a snapshot, which a test may write"
)]

use std::path::Path;

use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema};
use serde_json::Value;

use super::data::Code;
use super::listed::{Catalog, Pair, Registry};

/// Makes the schema of a shape as strict as the program is: an object has no key but those of its shape, and
/// what a thing does not have is left out, and never null.
fn strict(schema: &mut Schema) {
    if schema.get("properties").is_some() {
        schema.insert("additionalProperties".into(), false.into());
    }
    if let Some(Value::String(description)) = schema.get_mut("description") {
        *description = description.replace('\n', " ");
    }
    if let Some(Value::Array(types)) = schema.get_mut("type") {
        types.retain(|name| name != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            schema.insert("type".into(), only);
        }
    }
    let is_null = |one: &Value| one.get("type").is_some_and(|name| name == "null");
    if let Some(Value::Array(forms)) = schema.get_mut("anyOf")
        && forms.iter().any(is_null)
    {
        forms.retain(|one| !is_null(one));
        let [Value::Object(only)] = &mut forms[..] else { panic!("an option is of one form") };
        let only = std::mem::take(only);
        schema.remove("anyOf");
        for (key, value) in only {
            schema.ensure_object().entry(key).or_insert(value);
        }
    }
}

fn schema<T: JsonSchema>() -> String {
    let settings =
        SchemaSettings::draft2020_12().for_serialize().with_transform(RecursiveTransform(strict));
    let schema = settings.into_generator().into_root_schema_for::<T>();
    format!("{:#}\n", schema.as_value())
}

#[test]
fn schemas_are_those_of_the_shapes() {
    let schemas = [
        ("catalog", schema::<Catalog<'_>>()),
        ("code", schema::<Code<'_>>()),
        ("pair", schema::<Pair<'_>>()),
        ("registry", schema::<Registry<'_>>()),
    ];
    for (name, schema) in schemas {
        let path = format!("docs/schemas/{name}.schema.json");
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
        if std::env::var("SNAPSHOTS").is_ok_and(|mode| mode == "overwrite") {
            std::fs::write(&path, &schema).unwrap();
        }
        let written = std::fs::read_to_string(&path).unwrap();
        assert!(written == schema, "{} differs: SNAPSHOTS=overwrite writes it", path.display());
    }
}

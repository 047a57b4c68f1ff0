//! A file of JSON: an object, several, or lists of them, read one after another.

use super::open::broken;
use super::{Item, Sink, fields};
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};
use std::fmt;
use std::io::Read;
use std::ops::ControlFlow;

/// Reads all objects. Where the JSON itself is broken the reading ends: what follows cannot be told apart.
pub(super) fn read(reader: impl Read, name: &str, sink: Sink) -> ControlFlow<()> {
    let mut items = Items { name, sink, number: 0, flow: ControlFlow::Continue(()) };
    let mut json = serde_json::Deserializer::from_reader(reader);
    while json.end().is_err() {
        let result = Objects(&mut items).deserialize(&mut json);
        items.flow?;
        if let Err(error) = result {
            let problem = match error.io_error_kind() {
                Some(kind) => format!("{name}: {}", broken(&kind.into())),
                None => format!(
                    "{name}:{}:{}: the file is no JSON ({}). The {} objects before were read",
                    error.line(),
                    error.column(),
                    fields::what(&error),
                    items.number
                ),
            };
            return (items.sink)(Item::Failure(problem));
        }
    }
    if items.number == 0 {
        return (items.sink)(Item::Failure(format!("{name}: the file holds no report. Give objects with a `text`")));
    }
    ControlFlow::Continue(())
}

struct Items<'a, 'b> {
    name: &'a str,
    sink: Sink<'b>,
    number: usize,
    flow: ControlFlow<()>,
}

impl Items<'_, '_> {
    fn take(&mut self, value: Value) {
        self.number += 1;
        let origin = format!("{}: object {}", self.name, self.number);
        let item = match value {
            Value::Object(object) => fields::report(object, origin.clone()),
            _ => Err("is no object. Give {\"id\", \"text\", …}".into()),
        };
        self.flow = (self.sink)(match item {
            Ok(report) => Item::Report(Box::new(report)),
            Err(problem) => Item::Failure(format!("{origin}: {problem}")),
        });
    }
}

/// Hands on an object, or each element of a list.
struct Objects<'a, 'b, 'c>(&'a mut Items<'b, 'c>);

impl<'de> DeserializeSeed<'de> for Objects<'_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Objects<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object or a list of objects")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut object = Map::new();
        while let Some((key, value)) = map.next_entry::<String, Value>()? {
            object.insert(key, value);
        }
        self.0.take(Value::Object(object));
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while let Some(value) = list.next_element::<Value>()? {
            self.0.take(value);
            if self.0.flow.is_break() {
                return Err(A::Error::custom("ended"));
            }
        }
        Ok(())
    }
}

//! Walking through JSON with the place at hand: every complaint names file and field.

use anyhow::anyhow;
use serde_json::Value;
use waqai_gold::Stretch;

/// A value and where it stands.
#[derive(Clone)]
pub(super) struct Field<'a> {
    value: &'a Value,
    /// File, and line where there are several reports in it.
    origin: &'a str,
    /// Such as `events[3].actor`; empty for the whole object.
    path: String,
}

impl<'a> Field<'a> {
    /// The whole object.
    pub fn whole(value: &'a Value, origin: &'a str) -> anyhow::Result<Field<'a>> {
        let field = Field { value, origin, path: String::new() };
        if value.is_object() { Ok(field) } else { Err(field.wrong("is no JSON object", "Give an object for each report")) }
    }

    /// A complaint about this field.
    pub fn wrong(&self, problem: &str, remedy: &str) -> anyhow::Error {
        let Field { origin, path, .. } = self;
        if path.is_empty() { anyhow!("{origin}: {problem}. {remedy}") } else { anyhow!("{origin}: `{path}`: {problem}. {remedy}") }
    }

    /// A field of this object; none where it is missing or null.
    pub fn get(&self, name: &str) -> Option<Field<'a>> {
        let value = self.value.get(name).filter(|value| !value.is_null())?;
        let path = if self.path.is_empty() { name.to_owned() } else { format!("{}.{name}", self.path) };
        Some(Field { value, origin: self.origin, path })
    }

    /// A field of this object that must be there.
    pub fn required(&self, name: &str) -> anyhow::Result<Field<'a>> {
        self.get(name).ok_or_else(|| self.wrong(&format!("has no `{name}`"), "Add it; EVALUATION.md describes the fields"))
    }

    /// The text.
    pub fn text(&self) -> anyhow::Result<&'a str> {
        self.value.as_str().ok_or_else(|| self.wrong("is no string", "Write it in quotation marks"))
    }

    /// The text of a field of this object, where it is there and not empty.
    pub fn optional_text(&self, name: &str) -> anyhow::Result<Option<String>> {
        Ok(self.get(name).map(|field| field.text()).transpose()?.filter(|text| !text.is_empty()).map(str::to_owned))
    }

    /// A field of this object that is true; false where it is missing.
    pub fn flag(&self, name: &str) -> anyhow::Result<bool> {
        let Some(field) = self.get(name) else { return Ok(false) };
        field.value.as_bool().ok_or_else(|| field.wrong("is neither true nor false", "Write true or false"))
    }

    /// A whole number in a field of this object.
    pub fn number(&self, name: &str) -> anyhow::Result<Option<u64>> {
        let Some(field) = self.get(name) else { return Ok(None) };
        field.value.as_u64().map(Some).ok_or_else(|| field.wrong("is no whole number", "Write digits, or null where it is not known"))
    }

    /// A number from 0 to 1 in a field of this object.
    pub fn share(&self, name: &str) -> anyhow::Result<Option<f64>> {
        let Some(field) = self.get(name) else { return Ok(None) };
        let number = field.value.as_f64().filter(|number| (0.0..=1.0).contains(number));
        number.map(Some).ok_or_else(|| field.wrong("is no number from 0 to 1", "Write one, or null where it is not known"))
    }

    /// The elements of a list.
    pub fn list(&self) -> anyhow::Result<impl Iterator<Item = Field<'a>> + use<'a>> {
        let list = self.value.as_array().ok_or_else(|| self.wrong("is no list", "Write it in square brackets"))?;
        let (origin, path) = (self.origin, self.path.clone());
        Ok(list.iter().enumerate().map(move |(at, value)| Field { value, origin, path: format!("{path}[{at}]") }))
    }

    /// The elements of a list in a field of this object; none where it is missing.
    pub fn elements(&self, name: &str) -> anyhow::Result<Vec<Field<'a>>> {
        self.get(name).map_or(Ok(Vec::new()), |field| Ok(field.list()?.collect()))
    }

    /// Whether this is an object.
    pub fn is_object(&self) -> bool {
        self.value.is_object()
    }

    /// Two values: `[a, b]`, or an object with `start` and `end`.
    fn ends(&self) -> Option<(&'a Value, &'a Value)> {
        match self.value {
            Value::Array(list) => list.first().zip(list.get(1)).filter(|_| list.len() == 2),
            Value::Object(object) => object.get("start").zip(object.get("end")),
            _ => None,
        }
    }

    /// A stretch of the text, which has so many characters; any where the length is not known.
    pub fn stretch(&self, length: Option<u32>) -> anyhow::Result<Stretch> {
        let ends = self.ends().and_then(|(start, end)| start.as_u64().zip(end.as_u64()));
        let ends = ends.and_then(|(start, end)| Some(Stretch::new(u32::try_from(start).ok()?, u32::try_from(end).ok()?)));
        let stretch =
            ends.ok_or_else(|| self.wrong("is no stretch of the text", "Write [START, END] in code points, END behind the last"))?;
        if stretch.end < stretch.start {
            return Err(self.wrong(&format!("ends at {}, before it begins at {}", stretch.end, stretch.start), "Write [START, END]"));
        }
        match length {
            Some(length) if stretch.end > length => {
                let problem = format!("ends at {}, behind the text of {length} code points", stretch.end);
                Err(self.wrong(&problem, "Count code points of `text`, from 0"))
            }
            _ => Ok(stretch),
        }
    }

    /// First and last day, as written.
    pub fn days(&self) -> anyhow::Result<(String, String)> {
        let days = self.ends().and_then(|(first, last)| first.as_str().zip(last.as_str()));
        let (first, last) = days.ok_or_else(|| self.wrong("is no period", "Write [\"YYYY-MM-DD\", \"YYYY-MM-DD\"], or null"))?;
        Ok((first.to_owned(), last.to_owned()))
    }
}

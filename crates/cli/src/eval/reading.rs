//! Gold files and coded reports, as readings that can be compared.

use super::field::Field;
use std::collections::HashMap;
use waqai_coder::rules::EventType;
use waqai_gold::{Dateline, Entity, Event, Reading, Statement, Status};

/// A gold file's report. Everything in it is checked.
pub(super) fn gold(report: &Field) -> anyhow::Result<Reading> {
    let text = report.required("text")?.text()?.to_owned();
    let length = Some(text.chars().count() as u32);
    let mut reading = read(report, length, true)?;
    reading.dateline = report.get("dateline").map(|dateline| dateline_of(&dateline, &dateline)).transpose()?;
    reading.sentences = report.required("sentences")?.list()?.map(|sentence| sentence.stretch(length)).collect::<Result<_, _>>()?;
    reading.text = text;
    Ok(reading)
}

/// A coded report, by this program or another.
pub(super) fn coded(report: &Field) -> anyhow::Result<Reading> {
    let mut reading = read(report, None, false)?;
    if let Some(dateline) = report.get("dateline") {
        let place = dateline.get("place").filter(Field::is_object);
        reading.dateline = Some(dateline_of(&dateline, place.as_ref().unwrap_or(&dateline))?);
    }
    Ok(reading)
}

fn dateline_of(dateline: &Field, place: &Field) -> anyhow::Result<Dateline> {
    Ok(Dateline { agency: dateline.optional_text("agency")?, country: place.optional_text("country")? })
}

/// What both kinds have alike.
fn read(report: &Field, length: Option<u32>, strict: bool) -> anyhow::Result<Reading> {
    let mut reading =
        Reading { id: report.required("id")?.text()?.to_owned(), published: report.optional_text("published")?, ..Reading::default() };
    let elements = |name: &str| if strict { report.required(name).and(report.elements(name)) } else { report.elements(name) };
    let mut entities = Names::new("entities");
    for field in elements("entities")? {
        entities.add(&field)?;
        reading.entities.push(entity(&field, length)?);
    }
    let fields = elements("statements")?;
    let mut statements = Names::new("statements");
    for field in &fields {
        statements.add(field)?;
        reading.statements.push(statement(field, length, &entities)?);
    }
    for field in elements("events")? {
        reading.events.push(event(&field, length, (&entities, &statements), strict)?);
    }
    Ok(reading)
}

fn entity(field: &Field, length: Option<u32>) -> anyhow::Result<Entity> {
    let names = (field.optional_text("name_en")?, field.optional_text("name")?);
    let mentions = field.elements("mentions")?.iter().map(|mention| mention.stretch(length)).collect::<Result<_, _>>()?;
    Ok(Entity {
        name: names.0.or(names.1).unwrap_or_else(|| "(no name)".to_owned()),
        country: field.optional_text("country")?,
        sector: field.optional_text("sector")?,
        mentions,
    })
}

fn statement(field: &Field, length: Option<u32>, entities: &Names) -> anyhow::Result<Statement> {
    Ok(Statement {
        speaker: field.get("speaker").map(|speaker| entities.find(&speaker)).transpose()?,
        cue: field.required("cue")?.stretch(length)?,
        content: field.get("content").map(|content| content.stretch(length)).transpose()?,
        optional: field.flag("optional")?,
    })
}

fn event(field: &Field, length: Option<u32>, (entities, statements): (&Names, &Names), strict: bool) -> anyhow::Result<Event> {
    let written = field.required("type")?;
    let event_type = written.text()?;
    if !EventType::ALL.iter().any(|known| known.code() == event_type) {
        let all = EventType::ALL.map(EventType::code).join(", ");
        return Err(written.wrong(&format!("`{event_type}` is no event type"), &format!("Write one of {all}")));
    }
    let status = match field.get("status") {
        None if strict => return Err(field.wrong("has no `status`", &statuses())),
        None => Status::Actual,
        Some(status) => {
            let code = status.text()?;
            Status::of_code(code).ok_or_else(|| status.wrong(&format!("`{code}` is no status"), &statuses()))?
        }
    };
    let words = match (field.get("trigger"), strict) {
        (None, true) => return Err(field.wrong("has no `trigger`", "Give the stretch of the words that name the act")),
        (trigger, _) => trigger.or_else(|| field.get("evidence")),
    };
    let side = |name: &str| field.elements(name)?.iter().map(|member| entities.find(member)).collect::<anyhow::Result<Vec<_>>>();
    // Gold files name the state alone.
    let place = match field.get("place") {
        Some(place) if place.is_object() => place.optional_text("country")?,
        Some(place) => Some(place.text()?.chars().take(3).collect()),
        None => None,
    };
    let contexts = field.elements("context")?.iter().map(|context| Ok(context.text()?.to_owned())).collect::<anyhow::Result<_>>()?;
    Ok(Event {
        event_type: event_type.to_owned(),
        mode: field.optional_text("mode")?,
        contexts,
        actor: side("actor")?,
        recipient: side("recipient")?,
        trigger: words.map(|words| words.stretch(length)).transpose()?,
        date: field.get("date").map(|date| date.days()).transpose()?,
        place,
        status,
        statement: field.get("statement").map(|statement| statements.find(&statement)).transpose()?,
        killed: field.number("killed")?,
        injured: field.number("injured")?,
        optional: field.flag("optional")?,
        confidence: field.share("confidence")?,
    })
}

fn statuses() -> String {
    format!("Write one of {}", Status::ALL.map(Status::code).join(", "))
}

/// The ids of a list, with their places.
struct Names<'a> {
    list: &'static str,
    places: HashMap<&'a str, usize>,
}

impl<'a> Names<'a> {
    fn new(list: &'static str) -> Names<'a> {
        Names { list, places: HashMap::new() }
    }

    fn add(&mut self, element: &Field<'a>) -> anyhow::Result<()> {
        let id = element.required("id")?;
        let place = self.places.len();
        match self.places.insert(id.text()?, place) {
            Some(_) => Err(id.wrong(&format!("another of `{}` has the same id", self.list), "Give each an id of its own")),
            None => Ok(()),
        }
    }

    /// The place of the one that is named: by its id, or by an object with it in `entity`.
    fn find(&self, name: &Field) -> anyhow::Result<usize> {
        let field = name.get("entity").filter(|_| name.is_object());
        let field = field.as_ref().unwrap_or(name);
        let id = field.text()?;
        let place = self.places.get(id).copied();
        place.ok_or_else(|| field.wrong(&format!("`{id}` is not in `{}`", self.list), "Correct the id, or add what it names"))
    }
}

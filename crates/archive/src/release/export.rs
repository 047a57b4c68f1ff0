//! Events in the columns of other data sets, so that scripts written for those go on running; and the evidence as Web Annotations.

use super::rows::{hexadecimal, sorted};
use crate::Archive;
use crate::ask::{EventRow, Filter, Page, Participant, RawWords, slice};
use crate::codes::{Codes, System, year_of};
use crate::error::Result;
use crate::ids::public_id;
use crate::records::{Place, Range};
use crate::table::{Cell, write_row};
use serde_json::{Value, json};

/// A form of another data set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// POLECAT: 40 columns with tabs; a row for each event, lists in cells.
    Polecat,
    /// ICEWS: 20 columns with tabs; a row for each actor and target, meetings twice.
    Icews,
    /// PLOVER: an object for each event.
    Plover,
    /// W3C Web Annotation: an object for each mention.
    WebAnnotation,
}

const POLECAT: &str = "Event ID|Event Date|Event Type|Event Mode|Intensity|Quad Code|Contexts|Actor Name|Actor Country|Actor COW|Primary Actor Sector|\
Actor Sectors|Actor Title|Actor Name Raw|Wikipedia Actor ID|Recipient Name|Recipient Country|Recipient COW|Primary Recipient Sector|Recipient Sectors|\
Recipient Title|Recipient Name Raw|Wikipedia Recipient ID|Placename|City|District|Province|Country|Latitude|Longitude|GeoNames ID|Raw Placename|\
Feature Type|Source|Publication Date|Story People|Story Organizations|Story Locations|Language|Version";
const ICEWS: &str = "Event ID|Event Date|Source Name|Source Sectors|Source Country|Event Text|CAMEO Code|Intensity|Target Name|Target Sectors|\
Target Country|Story ID|Sentence Number|Publisher|City|District|Province|Country|Latitude|Longitude";

/// Events at a time.
const STEP: usize = 1000;

impl Archive {
    /// Hands on the lines of a profile, the header first where it has one.
    pub fn export<E: From<crate::ArchiveError>>(
        &self,
        profile: Profile,
        filter: &Filter,
        codes: &Codes,
        version: &str,
        take: &mut dyn FnMut(&[u8]) -> std::result::Result<(), E>,
    ) -> std::result::Result<u64, E> {
        let mut lines = 0;
        let mut out: Vec<u8> = Vec::new();
        match profile {
            Profile::Polecat => out.extend_from_slice(format!("{}\n", POLECAT.replace('|', "\t")).as_bytes()),
            Profile::Icews => out.extend_from_slice(format!("{}\n", ICEWS.replace('|', "\t")).as_bytes()),
            Profile::Plover | Profile::WebAnnotation => {}
        }
        let mut page = Page { limit: STEP, ..Page::default() };
        let mut raw = RawWords::default();
        loop {
            let (mut rows, next) = self.events(filter, &page)?;
            for row in &mut rows {
                if matches!(profile, Profile::Polecat | Profile::Plover) {
                    raw.fill(self, row)?;
                }
                let row = &*row;
                match profile {
                    Profile::Polecat => tabs(&self.polecat(row, codes, version)?, &mut out),
                    Profile::Icews => self.icews(row, codes)?.iter().for_each(|cells| tabs(cells, &mut out)),
                    Profile::Plover => line(&self.plover(row, codes, version)?, &mut out),
                    Profile::WebAnnotation => self.annotations(row, version)?.iter().for_each(|annotation| line(annotation, &mut out)),
                }
                lines += 1;
            }
            take(&out)?;
            out.clear();
            match next {
                None => return Ok(lines),
                next => page.cursor = next,
            }
        }
    }

    fn polecat(&self, row: &EventRow, codes: &Codes, version: &str) -> Result<Vec<Cell>> {
        let year = row.day.as_deref().and_then(year_of);
        let quad =
            ["VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT", "MATERIAL CONFLICT"][(row.quad - 1).clamp(0, 3) as usize];
        let mut cells: Vec<Cell> = vec![
            public_id("evt", row.key).into(),
            (&row.day).into(),
            row.kind.as_str().into(),
            (&row.mode).into(),
            codes.score(&row.kind).into(),
            quad.into(),
            sorted(row.contexts.split(';')).into(),
        ];
        for side in [&row.actors, &row.recipients] {
            let list = |value: &dyn Fn(&Participant) -> String| -> Cell {
                let values: Vec<String> = side.iter().map(|one| value(one).replace(';', ",")).collect();
                if values.iter().all(String::is_empty) { Cell::Null } else { values.join(";").into() }
            };
            let known = |value: &Option<String>| value.clone().unwrap_or_default();
            cells.extend([
                list(&|one| one.called().to_owned()),
                list(&|one| known(&one.country)),
                list(&|one| number(codes, one, year)),
                side.first().map(|one| one.sector.as_str()).into(),
                sorted(side.iter().map(|one| one.sector.as_str())).into(),
                list(&|one| known(&one.office)),
                list(&|one| one.raw.clone().or_else(|| one.name.clone()).unwrap_or_default()),
                list(&|one| known(&one.wikidata)),
            ]);
        }
        let place = row.place.as_ref();
        let [people, organizations, locations] = self.check(self.story(row.lead.report))?;
        cells.extend([
            place.map(|place| place.name.as_str()).into(),
            town(place, codes),
            Cell::Null,
            place.and_then(|place| codes.division(place)).into(),
            place.and_then(|place| place.country.as_deref()).into(),
            place.and_then(|place| place.lat).into(),
            place.and_then(|place| place.lon).into(),
            place.and_then(|place| place.geonames).into(),
            place.map(|place| place.name_ar.as_str()).into(),
            place.and_then(|place| codes.feature(place)).into(),
            (&row.lead.agency).into(),
            (&row.lead.published).into(),
            people.into(),
            organizations.into(),
            locations.into(),
            "ar".into(),
            version.into(),
        ]);
        Ok(cells)
    }

    /// The names of people, organisations and places in a report.
    fn story(&self, report: i64) -> rusqlite::Result<[String; 3]> {
        let mut ask = self.connection().prepare_cached("SELECT type, coalesce(name_en, name) FROM entities_named WHERE report = ?1")?;
        let mut rows = ask.query([report])?;
        let mut names: [Vec<String>; 3] = Default::default();
        while let Some(row) = rows.next()? {
            let at = match row.get_ref(0)?.as_str()? {
                "PER" => 0,
                "ORG" => 1,
                "GPE" | "LOC" => 2,
                _ => continue,
            };
            names[at].extend(row.get::<_, Option<String>>(1)?.map(|name| name.replace(';', ",")));
        }
        Ok(names.map(|names| sorted(names.iter().map(String::as_str))))
    }

    fn icews(&self, row: &EventRow, codes: &Codes) -> Result<Vec<Vec<Cell>>> {
        let sentence = self.mentions(row.event)?.first().and_then(|lead| lead.sentence()).map(|(number, _)| number);
        let together = row.recipients.is_empty();
        let others = if together { &row.actors } else { &row.recipients };
        let mut pairs: Vec<(Option<&Participant>, Option<&Participant>)> = Vec::new();
        for source in &row.actors {
            for target in others.iter().filter(|target| target.actor != source.actor) {
                pairs.push((Some(source), Some(target)));
                // What two do with each other is written from both sides.
                if row.kind == "CONSULT" && !together {
                    pairs.push((Some(target), Some(source)));
                }
            }
        }
        if pairs.is_empty() {
            pairs.push((row.actors.first(), row.recipients.first()));
        }
        let place = row.place.as_ref();
        let kind = row.mode.as_ref().map_or(row.kind.clone(), |mode| format!("{} {mode}", row.kind));
        let rows = pairs.into_iter().map(|(source, target)| {
            let side = |one: Option<&Participant>| -> [Cell; 3] {
                [
                    one.map(Participant::called).into(),
                    one.map(|one| one.sector.as_str()).into(),
                    one.and_then(|one| one.country.as_deref()).into(),
                ]
            };
            let mut cells: Vec<Cell> = vec![public_id("evt", row.key).into(), (&row.day).into()];
            cells.extend(side(source));
            cells.extend([kind.as_str().into(), row.cameo.as_str().into(), codes.score(&row.kind).into()]);
            cells.extend(side(target));
            cells.extend([
                public_id("rpt", row.lead.key).into(),
                sentence.into(),
                (&row.lead.agency).into(),
                town(place, codes),
                Cell::Null,
                place.and_then(|place| codes.division(place)).into(),
                place.and_then(|place| place.country.as_deref()).into(),
                place.and_then(|place| place.lat).into(),
                place.and_then(|place| place.lon).into(),
            ]);
            cells
        });
        Ok(rows.collect())
    }

    fn plover(&self, row: &EventRow, codes: &Codes, version: &str) -> Result<Value> {
        let sentence = self.mentions(row.event)?.first().and_then(|lead| lead.sentence()).map(|(number, _)| number);
        let side = |side: &[Participant]| -> Vec<Value> {
            side.iter()
                .map(|one| {
                    json!({"code": one.country, "sector": one.sector, "entity_text": one.raw.as_ref().or(one.name.as_ref()), "identifier_id": one.wikidata,
                        "identifier_text": one.name_en, "office": one.office})
                })
                .collect()
        };
        let place = row.place.as_ref().map(|place| {
            json!({"extracted_place": place.name_ar, "resolved_place": place.name, "geonameid": place.geonames, "country_code": place.country,
                "lat": place.lat, "lon": place.lon, "resolution": codes.precision(place)})
        });
        let contexts: Vec<&str> = row.contexts.split(';').filter(|context| !context.is_empty()).collect();
        Ok(json!({"id": public_id("evt", row.key), "date": row.day, "actor": side(&row.actors), "recipient": side(&row.recipients),
            "event": [row.kind], "mode": row.mode.iter().collect::<Vec<_>>(), "context": contexts, "quad_code": row.quad,
            "event_scale": codes.score(&row.kind), "status": row.status, "event_loc": place,
            "text_info": {"sequence": sentence, "start": row.lead.evidence.start, "end": row.lead.evidence.end},
            "cite_info": {"language": "ar", "publication": row.lead.agency, "url": row.lead.url, "codebook": "plover", "version": version}}))
    }

    fn annotations(&self, row: &EventRow, version: &str) -> Result<Vec<Value>> {
        let mut all = Vec::new();
        for told in self.mentions(row.event)?.into_iter().filter(|told| told.status == "live") {
            let text = self.text(told.report)?;
            let (start, end) = (told.evidence.start, told.evidence.end);
            let report = public_id("rpt", told.key);
            all.push(json!({
                "@context": "http://www.w3.org/ns/anno.jsonld",
                "id": format!("urn:waqai:{report}v{}", told.n),
                "type": "Annotation",
                "motivation": "classifying",
                "creator": {"type": "Software", "name": format!("waqai {version}")},
                "body": [
                    {"type": "SpecificResource", "source": format!("urn:waqai:{}", public_id("evt", row.key)), "purpose": "identifying"},
                    {"type": "TextualBody", "value": row.mode.as_ref().map_or(row.kind.clone(), |mode| format!("{} {mode}", row.kind)), "purpose": "classifying"},
                    {"type": "TextualBody", "value": row.lead.gloss_en, "language": "en", "purpose": "describing"},
                ],
                "target": {
                    "source": told.url.clone().unwrap_or_else(|| format!("urn:waqai:{report}")),
                    "state": {"type": "TimeState", "sourceDate": told.published},
                    "selector": [
                        {"type": "TextPositionSelector", "start": start, "end": end},
                        {"type": "TextQuoteSelector", "exact": slice(&text, told.evidence),
                            "prefix": slice(&text, Range { start: start.saturating_sub(20), end: start }),
                            "suffix": slice(&text, Range { start: end, end: end + 20 })},
                    ],
                    "sha256": hexadecimal(&told.text_sha256),
                },
            }));
        }
        Ok(all)
    }
}

/// The town of a place: none where it is a region or a state.
fn town(place: Option<&Place>, codes: &Codes) -> Cell {
    place.filter(|place| codes.precision(place).is_none_or(|precision| precision == 1)).map(|place| place.name.as_str()).into()
}

fn number(codes: &Codes, one: &Participant, year: Option<i32>) -> String {
    let number = one.country.as_deref().zip(year).and_then(|(state, year)| codes.number(System::Cow, state, year));
    number.map(|number| number.to_string()).unwrap_or_default()
}

fn tabs(cells: &[Cell], out: &mut Vec<u8>) {
    // Writing into memory does not fail.
    let _ = write_row(cells, b'\t', out);
}

fn line(value: &Value, out: &mut Vec<u8>) {
    out.extend_from_slice(value.to_string().as_bytes());
    out.push(b'\n');
}

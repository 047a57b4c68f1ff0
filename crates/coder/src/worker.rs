//! The whole way of one report.

use crate::draft::{self, Draft, DraftEvent, Run, What};
use crate::plural::plural;
use crate::record::*;
use crate::rules::{Act, Features};
use crate::triggers::Candidate;
use crate::{
    Resources, asides, background, clauses, confidence, entities, events, gate, gloss, mentions, occasion, rereading, retellings, standing,
    statements, topics, whereabouts,
};
use waqai_knowledge::{Affiliation, Code, Count, Day};
use waqai_lang::parser::Parser;
use waqai_lang::syntax::{Relation, Upos};
use waqai_lang::{Part, Proclitics, ShallowAnalyser};
use waqai_text::{Date, Direction, TokenKind};

/// A report as it comes in.
#[derive(Clone, Copy, Debug, Default)]
pub struct Input<'a> {
    /// Its text, as received.
    pub text: &'a str,
    /// Its day, where it came with one.
    pub published: Option<Date>,
    /// Its agency, where it came with one.
    pub agency: Option<&'a str>,
}

/// Reads one report after another; owns the scratch space of one thread.
#[derive(Default)]
pub struct Worker {
    draft: Draft,
    analyser: ShallowAnalyser,
    parser: Parser,
    candidates: Vec<Candidate>,
}

impl Worker {
    /// Codes a report. Never fails: what could not be read is left out, and noted where it matters.
    pub fn code(&mut self, resources: &Resources, input: Input) -> CodedReport {
        let mut report = CodedReport { agency: input.agency.map(str::to_owned), ..CodedReport::default() };
        let draft = &mut self.draft;
        draft.clear();
        draft.text.read(input.text);
        waqai_lang::restore_ta_marbuta(&mut draft.text, &resources.lexicon, &resources.vocabulary);
        waqai_text::sentences(&draft.text, &resources.calendar, &mut draft.sentences);
        let tokens = draft.text.tokens().len() as u32;
        waqai_text::times(&draft.text, &resources.calendar, 0..tokens, &mut draft.times);
        waqai_text::numbers(&draft.text, &resources.calendar, 0..tokens, &mut draft.numbers);
        waqai_text::quotes(&draft.text, &mut draft.quotes);
        draft.syntax.parse(&mut self.parser, resources.models.as_ref(), &draft.text, &draft.sentences, resources);
        self.analyser.analyse(&draft.text, &resources.lexicon, &resources.vocabulary, draft.syntax.hints(), &mut draft.words);
        asides::qualifiers(draft);
        asides::blessings(draft, resources);
        draft.syntax.read_clauses(&draft.text, &draft.words, resources);
        draft.likely_names.read(resources, &draft.text, &draft.words, &draft.sentences);
        let dateline = heading(draft, resources, input, &mut report);
        let day = draft.published.or_else(|| told_day(draft, resources));
        let day = day.map_or(Day::LAST, |date| Day::new(i32::from(date.year), u32::from(date.month), u32::from(date.day)));
        mentions::find(draft, resources, day);
        if let Some(end) = dateline {
            silence(draft, end);
        }
        silence_latin_glosses(draft);
        whereabouts::settle(draft, resources, day, &mut report);
        draft.written = draft.mentions.len();
        entities::resolve(draft, resources, day);
        rereading::read_again(draft, resources);
        clauses::cut(draft, resources);
        gate::find(draft, resources);
        if gate::is_closed(draft, resources) {
            entities::without_politics(draft);
        }
        let mut speakers = Vec::new();
        let mut main: Vec<u32> = Vec::new();
        for sentence in 0..draft.sentences.len() {
            let mut subject = speakers.clone();
            if speakers.is_empty() {
                // Nobody has spoken yet: whoever acted in the sentence before goes on.
                subject.clone_from(&main);
                speakers.clone_from(&main);
                statements::find(draft, resources, sentence, &mut speakers);
                if speakers == main {
                    speakers.clear();
                }
            } else {
                statements::find(draft, resources, sentence, &mut speakers);
            }
            main = statements::main_actor(draft, resources, sentence);
            events::find(draft, resources, sentence, if subject.is_empty() { &speakers } else { &subject }, &mut self.candidates);
        }
        let headline = draft.sentences.len() > 1
            && draft.sentences[0].paragraph < draft.sentences[1].paragraph
            && !input.text[..draft.sentences[0].span.end as usize].ends_with(['.', '\u{61F}']);
        retellings::merge_retellings(draft, resources, headline);
        gate::shut(draft, resources, day, &mut report);
        occasion::settle(draft, resources);
        background::set_back(draft, resources, &mut report);
        confidence::settle(draft, resources, headline, &mut report);
        assemble(draft, resources, day, &mut report);
        report
    }

    /// What the trees say of the words of the report last coded, in their order: part of speech, relation to the head, and the number of the head
    /// among these words (none for the root of a sentence). None for marks, and everywhere without models.
    pub fn arcs(&self) -> impl Iterator<Item = Option<(Upos, Relation, Option<usize>)>> {
        (0..self.draft.words.len()).map(|token| self.draft.syntax.arc(token))
    }

    /// What the reader saw of each event of the report last coded, in the order of its events: what their confidence rests on.
    pub fn features(&self) -> impl ExactSizeIterator<Item = &Features> {
        self.draft.events.iter().map(|event| &event.features)
    }

    /// The text of the report last coded.
    pub(crate) fn text(&self) -> &waqai_text::Text {
        &self.draft.text
    }

    /// The words of the report last coded, for `explain`.
    pub fn words(&self) -> impl Iterator<Item = (waqai_text::Span, &waqai_lang::Word)> {
        self.draft.text.tokens().iter().map(|token| token.span).zip(&self.draft.words)
    }
}

/// Dateline, agency and day. Gives the words of the dateline.
fn heading(draft: &mut Draft, resources: &Resources, input: Input, report: &mut CodedReport) -> Option<Run> {
    draft.published = input.published;
    let found = waqai_text::dateline(&draft.text, &resources.calendar);
    let mut dateline = None;
    if let Some(found) = found {
        let date = found.date.as_ref().and_then(|time| resources.calendar.resolve(time, input.published, Direction::Past));
        if let Some(resolved) = date {
            if draft.published.is_none() && resolved.first == resolved.last {
                draft.published = Some(resolved.first);
            }
            if let Some(waqai_text::Note::OtherWeekday { stated }) = resolved.note {
                report.notes.push(Note {
                    kind: "weekday".into(),
                    span: Some(found.span),
                    message: format!("the dateline names {stated:?}, but {} is {:?}", resolved.first, resolved.first.weekday()),
                });
            }
        }
        let agency = found.agency.and_then(|id| resources.calendar.agency(id));
        let place =
            found.place.as_ref().and_then(|range| whereabouts::of_dateline(draft, resources, range.start as usize..range.end as usize));
        let (words, place) = place.unzip();
        draft.dateline_place = words;
        // وطنية - …: an agency without a place reports from home.
        draft.agency_home = agency.and_then(|agency| Code::new(&agency.country)).filter(|code| resources.knowledge.state(*code).is_some());
        draft.home = if found.place.is_some() { place.as_ref().and_then(|place| place.country) } else { draft.agency_home };
        if report.agency.is_none() {
            report.agency = agency.map(|agency| agency.name.clone());
        }
        report.dateline =
            Some(Dateline { span: found.span, place, date: date.map(|d| d.first), agency: agency.map(|agency| agency.name.clone()) });
        // The clauses of its sentence begin behind the dateline. A headline may stand before.
        let holds =
            |sentence: &&mut waqai_text::Sentence| sentence.tokens.contains(&found.tokens.start) && found.tokens.end < sentence.tokens.end;
        if let Some(sentence) = draft.sentences.iter_mut().take(3).find(holds) {
            sentence.tokens.start = found.tokens.end;
        }
        dateline = Some(Run::new(found.tokens.start as usize, found.tokens.end as usize));
    }
    if dateline.is_none() {
        dateline = bare_dateline(draft, resources, report);
    }
    if report.agency.is_none() {
        let mut signatures = Vec::new();
        waqai_text::signatures(&draft.text, &resources.calendar, &mut signatures);
        report.agency = signatures
            .iter()
            .find_map(|signature| signature.agency)
            .and_then(|id| resources.calendar.agency(id))
            .map(|agency| agency.name.clone());
    }
    // A weekday in brackets after "today" that the day does not have.
    for time in &draft.times {
        if time.weekday.is_some()
            && let Some(resolved) = resources.calendar.resolve(time, draft.published, Direction::Past)
            && let Some(waqai_text::Note::OtherWeekday { stated }) = resolved.note
        {
            report.notes.push(Note {
                kind: "weekday".into(),
                span: Some(time.span),
                message: format!("the text names {stated:?}, but {} is {:?}", resolved.first, resolved.first.weekday()),
            });
        }
    }
    if draft.published.is_none() {
        draft.published = today(draft, resources);
    }
    report.published = draft.published;
    dateline
}

/// الرباط - وقعت …, بغداد: أعلن …: a town alone before the report's first verb, as papers write it. Gives its words with the mark.
fn bare_dateline(draft: &mut Draft, resources: &Resources, report: &mut CodedReport) -> Option<Run> {
    let sentence = draft.sentences.iter().take(2).position(|sentence| whereabouts::bare_dateline(draft, resources, sentence).is_some())?;
    let (words, place, end) = whereabouts::bare_dateline(draft, resources, &draft.sentences[sentence])?;
    let start = draft.sentences[sentence].tokens.start;
    draft.dateline_place = Some(words);
    draft.home = place.country;
    let tokens = draft.text.tokens();
    let span = waqai_text::Span::new(tokens[start as usize].span.start, tokens[end - 1].span.end);
    report.dateline = Some(Dateline { span, place: Some(place), date: None, agency: None });
    draft.sentences[sentence].tokens.start = end as u32;
    Some(Run::new(start as usize, end))
}

/// اليوم الخميس 3 مارس 2011: the whole date that a report without one calls today.
fn today(draft: &Draft, resources: &Resources) -> Option<Date> {
    draft.times.iter().find_map(|time| {
        let day = resources.calendar.resolve(time, None, Direction::Past)?;
        let agrees = time.weekday.is_some() && day.first == day.last && day.note.is_none();
        (agrees && occasion::says_today(draft, resources, time)).then_some(day.first)
    })
}

/// The first whole date of a report without one: who holds an office is looked up for that day.
fn told_day(draft: &Draft, resources: &Resources) -> Option<Date> {
    let resolved = |time| resources.calendar.resolve(time, None, Direction::Past).filter(|resolved| resolved.first == resolved.last);
    draft.times.iter().take(3).find_map(resolved).map(|resolved| resolved.first)
}

/// الأمم المتحدة (United Nations): a name told again in other letters is nobody else.
fn silence_latin_glosses(draft: &mut Draft) {
    let mut open = None;
    for at in 0..draft.words.len() {
        let token = draft.text.tokens()[at];
        if token.is('(') {
            open = Some(at);
        } else if token.is(')') {
            if let Some(start) = open.take().filter(|start| start + 1 < at) {
                silence(draft, Run::new(start, at));
                // And the brackets end no clause.
                draft.words[start].part = Part::Foreign;
                draft.words[at].part = Part::Foreign;
            }
        } else if token.kind != TokenKind::Latin {
            open = None;
        }
    }
}

/// The dateline's places and agency are no actors.
fn silence(draft: &mut Draft, dateline: Run) {
    let first = draft.mentions.partition_point(|mention| mention.words.start < dateline.start);
    let end = draft.mentions.partition_point(|mention| mention.words.start < dateline.end);
    for mention in draft.mentions.drain(first..end) {
        for word in mention.words.range() {
            draft.mention_at[word] = 0;
        }
    }
    // Numbers count from one; those behind the dateline move up.
    for number in draft.mention_at.iter_mut().filter(|number| **number as usize > end) {
        *number -= (end - first) as u32;
    }
}

fn assemble(draft: &mut Draft, resources: &Resources, day: Day, report: &mut CodedReport) {
    report.sentences = draft.sentences.iter().map(|sentence| sentence.span).collect();
    for event in &draft.events {
        for &entity in event.actor.iter().chain(&event.recipient) {
            draft.entities[entity as usize].used = true;
        }
    }
    for statement in &draft.statements {
        let act = resources.rules.reporting[usize::from(statement.rule)].act;
        let about = statement.about.filter(|_| !matches!(act, Act::State | Act::Announce));
        for entity in statement.addressee.into_iter().chain(about) {
            draft.entities[entity as usize].used = true;
        }
        for &speaker in &statement.speakers {
            for &entity in &draft.mentions[speaker as usize].entities {
                draft.entities[entity as usize].used = true;
            }
        }
    }
    let mut numbers = vec![None; draft.entities.len()];
    for (at, number) in numbers.iter_mut().enumerate() {
        if !is_listed(draft, resources, at) {
            continue;
        }
        *number = Some(report.entities.len());
        report.entities.push(entity(draft, resources, at, day));
    }
    let number = |entity: u32| numbers[entity as usize];
    for statement in &draft.statements {
        let rule = &resources.rules.reporting[usize::from(statement.rule)];
        let speaker =
            statement.speakers.iter().find_map(|&mention| draft.mentions[mention as usize].entities.first().copied()).and_then(number);
        report.statements.push(Statement {
            speaker,
            addressee: statement.addressee.and_then(number),
            about: statement.about.and_then(number),
            cue: draft.span(statement.cue),
            content: statement.content,
            direct: statement.direct,
            parent: statement.parent,
            act: rule.act,
            rule: rule.id.to_string(),
        });
    }
    for at in 0..draft.events.len() {
        let made = event(draft, resources, at, &number, report);
        report.events.push(made);
    }
}

/// Which entities are worth a record: whoever acts or speaks, people and bodies by name, states that do more than say where.
fn is_listed(draft: &Draft, resources: &Resources, at: usize) -> bool {
    let entity = &draft.entities[at];
    if entity.used {
        return true;
    }
    // Only inside the words of others: the state or sector of a title, nobody that the report speaks of. حكومة فلان speaks of him.
    let named = matches!(&entity.what, What::Person(person) if !person.name.is_empty());
    if !named && entity.mentions.iter().all(|&mention| draft.is_inner(mention)) {
        return false;
    }
    let again = entity.mentions.len() > 1;
    match &entity.what {
        // ابنها, الناشط: said once and of nobody in particular.
        What::Person(person) => {
            let described = person.title.is_some() && !entity.assumed || entity.known.is_some();
            named || described || again && entity.sector != Code::of(b"UNK") && (person.title.is_some() || person.relation.is_some())
        }
        What::State { .. } => {
            let said = |&mention: &u32| &draft.mentions[mention as usize];
            let by_name = |mention: &&draft::Mention| !mention.somewhere && !mention.nisba && !matches!(mention.what, What::Country(_));
            let mut names = entity.mentions.iter().map(said).filter(by_name);
            names.clone().count() > 1 || names.any(|mention| stands_free(draft, mention))
        }
        What::Organisation(_) => true,
        // محافظة الطائف: a place, unless it acts. طائرة حربية سورية: a thing.
        What::Named { .. } if called_place(draft, resources, entity) => false,
        // منظمة محلية: some body or other.
        What::Named { name, .. } if entity.assumed && is_description(draft, *name) => again,
        What::Body { body, .. } if &*resources.knowledge.bodies[usize::from(*body)].kind == "craft" => false,
        // السلطات, الإدارة: said once and of nobody in particular.
        What::Body { .. } | What::Named { .. } => again || !entity.assumed || entity.sector != Code::of(b"GOV"),
        What::People { count, .. } => {
            let subject = || entity.mentions.iter().any(|&mention| opens_clause(draft, &draft.mentions[mention as usize]));
            let told = !entity.assumed && entity.country.is_some();
            *count != Count::One && (again || told || subject())
        }
        What::Kin { .. } => again,
        _ => false,
    }
}

/// Whether the words behind a noun only describe it, and are no name.
fn is_description(draft: &Draft, name: Run) -> bool {
    !name.is_empty() && name.range().all(|at| draft.words[at].part == Part::Adjective && !draft.words[at].is_definite())
}

/// Whether a body is called so by a noun of place.
fn called_place(draft: &Draft, resources: &Resources, entity: &draft::DraftEntity) -> bool {
    let first = entity.mentions.first().map(|&mention| draft.mentions[mention as usize].words.start as usize);
    first.is_some_and(|at| resources.rules.is_marked(draft.words[at].form, crate::rules::Marker::PlaceNoun))
}

/// Whether a state is what a phrase is about, and not said with another noun or behind a preposition: not فاز منتخب فرنسا, عاد إلى لبنان.
fn stands_free(draft: &Draft, mention: &draft::Mention) -> bool {
    let chunks = draft.chunk_ranges.get(mention.sentence as usize).map(|&(first, end)| &draft.chunks[first as usize..end as usize]);
    chunks
        .is_none_or(|chunks| chunks.iter().any(|chunk| chunk.mention.is_some() && chunk.words.start == mention.words.start && !chunk.ruled))
}

/// Whether a mention is the first noun phrase behind a verb, and free of prepositions: its subject, most likely.
fn opens_clause(draft: &Draft, mention: &draft::Mention) -> bool {
    let chunks = draft.chunk_ranges.get(mention.sentence as usize).map(|&(first, end)| &draft.chunks[first as usize..end as usize]);
    chunks.is_some_and(|chunks| {
        chunks.windows(2).any(|pair| {
            pair[0].kind == draft::ChunkKind::Verb
                && pair[1].mention.is_some()
                && pair[1].words.start == mention.words.start
                && !pair[1].ruled
        })
    })
}

fn entity(draft: &Draft, resources: &Resources, at: usize, day: Day) -> Entity {
    let entity = &draft.entities[at];
    let knowledge = &resources.knowledge;
    // للشعب: the article has lost its alef.
    let words = |run: Run| {
        let text = draft.span(run).slice(draft.text.original());
        let assimilated = draft
            .words
            .get(run.start as usize)
            .is_some_and(|word| word.proclitics.has(Proclitics::LI) && word.is_definite() && word.enclitic.is_none());
        if assimilated { format!("\u{627}\u{644}{text}") } else { text.to_owned() }
    };
    let state = entity.country.and_then(|code| knowledge.state(code));
    let (entity_type, name, name_en) = match &entity.what {
        What::State { code, .. } => {
            let state = knowledge.state(*code);
            (EntityType::State, state.map(|s| s.name.to_string()), state.map(|s| s.name_en.to_string()))
        }
        What::Organisation(number) => {
            let row = &knowledge.organisations[usize::from(*number)];
            let kind = if &*row.kind == "group" { EntityType::Group } else { EntityType::Organisation };
            (kind, Some(row.name.to_string()), Some(row.name_en.to_string()))
        }
        What::Body { body, .. } => {
            let row = &knowledge.bodies[usize::from(*body)];
            let adjective = state.map_or("", |s| &s.adjective_en);
            let english = row.name_en.replace("{adj}", adjective).replace("{state}", state.map_or("", |s| &s.name_en));
            let people = matches!(&*row.kind, "people" | "kind");
            (if people { EntityType::Group } else { EntityType::Organisation }, None, Some(english.trim().to_owned()))
        }
        What::Named { .. } => (EntityType::Organisation, None, None),
        What::Person(person) => match entity.known {
            Some(known) => {
                let row = &knowledge.people[usize::from(known)];
                (EntityType::Person, Some(row.name.to_string()), Some(row.name_en.to_string()))
            }
            None => {
                let name = Some(person.name).filter(|name| !name.is_empty()).map(words);
                let english = if name.is_none() { standing::description_en(person, knowledge) } else { None };
                (EntityType::Person, name, english)
            }
        },
        What::People { group, count, .. } => {
            let kind = if *count == Count::One { EntityType::Person } else { EntityType::Group };
            let english = group.map(|group| &*knowledge.groups[usize::from(group)].name_en);
            (kind, None, english.map(|one| if *count == Count::One { one.to_owned() } else { plural(one) }))
        }
        What::Kin { relation, .. } => {
            let english = knowledge.relations[usize::from(*relation)].name_en.replace("{}", "");
            (EntityType::Group, None, Some(english.trim().trim_end_matches(" of").to_owned()))
        }
        What::Place(_) | What::Holders { .. } | What::Reference(_) | What::Country(_) | What::Nothing => (EntityType::Location, None, None),
    };
    let office = entity.known.and_then(|known| knowledge.term_on(known, day)).map(|term| {
        let office = knowledge.office(term.office);
        match term.of {
            Affiliation::State(_) => office.to_owned(),
            Affiliation::Organisation(number) => format!("{office} of {}", knowledge.organisations[usize::from(number)].name_en),
        }
    });
    let known = match &entity.what {
        What::State { code, .. } => Some(code.as_str().to_owned()),
        What::Organisation(number) => Some(knowledge.organisations[usize::from(*number)].id.to_string()),
        _ => entity.known.map(|known| knowledge.people[usize::from(known)].id.to_string()),
    };
    let mentions = entity.mentions.iter().map(|&number| {
        let mention = &draft.mentions[number as usize];
        let (span, kind) = if mention.elided {
            let at = draft.text.tokens()[mention.words.start as usize].span.start;
            (waqai_text::Span::new(at, at), MentionKind::Elided)
        } else {
            let kind = match &mention.what {
                What::Reference(_) => MentionKind::Group,
                What::Person(person) if person.title.is_some() || person.relation.is_some() || person.counterpart => MentionKind::Title,
                What::People { .. } | What::Kin { .. } => MentionKind::Title,
                _ => MentionKind::Name,
            };
            (draft.span(mention.words), kind)
        };
        Mention { span, kind }
    });
    let mut mentions: Vec<Mention> = mentions.collect();
    mentions.sort_by_key(|mention| mention.span.start);
    Entity {
        entity_type,
        name: name.unwrap_or_else(|| words(entity.name)),
        name_en,
        country: entity.country,
        sector: entity.sector,
        office,
        rank: standing::rank(entity, knowledge, day),
        known,
        mentions,
    }
}

fn event(draft: &Draft, resources: &Resources, at: usize, number: &dyn Fn(u32) -> Option<usize>, report: &CodedReport) -> Event {
    let event = &draft.events[at];
    let frame = &resources.rules.frames[usize::from(event.frame)];
    let sentence = &draft.sentences[event.sentence as usize];
    let bits = topics::contexts(draft, resources, Run::new(sentence.tokens.start as usize, sentence.tokens.end as usize));
    let mut contexts: Vec<u8> = frame.contexts.clone();
    for context in 0..resources.rules.contexts.len() as u8 {
        if bits >> context & 1 == 1 && !contexts.contains(&context) {
            contexts.push(context);
        }
    }
    if contexts.is_empty() {
        contexts.extend(topics::usual_context(draft, resources, event));
    }
    contexts.extend(topics::between_states(draft, resources, event).filter(|context| !contexts.contains(context)));
    contexts.sort_unstable();
    let (place, place_basis) = place(draft, resources, event, report);
    let evidence = match event.statement.and_then(|statement| report.statements.get(statement)) {
        Some(statement) => statement.content.map_or(sentence.span, |content| content.cover(statement.cue)),
        None => sentence.span,
    };
    let row = &resources.rules.types[event.event_type as usize];
    let changed = event.event_type != frame.event_type;
    let mut made = Event {
        event_type: event.event_type,
        mode: if event.visit {
            Some("visit")
        } else {
            frame.mode.as_deref().filter(|_| !changed).or_else(|| topics::mode(draft, resources, event, changed))
        }
        .map(str::to_owned),
        contexts: contexts
            .iter()
            .filter_map(|&context| resources.rules.contexts.get(usize::from(context)))
            .map(|context| context.to_string())
            .collect(),
        cameo: if changed { "030".into() } else { frame.cameo.to_string() },
        quad: row.quad.to_string(),
        actor: event.actor.iter().filter_map(|&entity| number(entity)).collect(),
        recipient: event.recipient.iter().filter_map(|&entity| number(entity)).collect(),
        trigger: draft.span(event.trigger),
        evidence: evidence.cover(draft.span(event.trigger)),
        date: event.date,
        place,
        place_basis,
        status: event.status,
        statement: event.statement,
        killed: event.killed,
        injured: event.injured,
        rule: frame.id.to_string(),
        rule_source: frame.source.clone(),
        confidence: confidence::rounded(&resources.rules.confidence, &event.features),
        gloss_en: String::new(),
        gloss_ar: String::new(),
    };
    (made.gloss_en, made.gloss_ar) = gloss::lines(&made, &report.entities, resources);
    made
}

impl Worker {
    /// The chunks of the report last coded, sentence by sentence, as text: for `explain` and for whoever works on the reader.
    pub fn chunks(&self) -> Vec<Vec<String>> {
        let draft = &self.draft;
        let text = |run: Run| draft.span(run).slice(draft.text.original()).to_owned();
        draft
            .chunk_ranges
            .iter()
            .map(|&(first, end)| {
                draft.chunks[first as usize..end as usize]
                    .iter()
                    .map(|chunk| {
                        let mention = match (chunk.mention, chunk.inner) {
                            (Some(_), _) => "=",
                            (None, Some(_)) => "~",
                            _ => "",
                        };
                        let ruled = if chunk.ruled { "<" } else { "" };
                        let joined = if chunk.joined { "+" } else { "" };
                        format!("{:?}{joined}{ruled}{mention}[{}]", chunk.kind, text(chunk.words))
                    })
                    .collect()
            })
            .collect()
    }
}

/// Where an event happened, and what says so.
fn place(draft: &Draft, resources: &Resources, event: &DraftEvent, report: &CodedReport) -> (Option<PlaceName>, Option<PlaceBasis>) {
    let state = |code| occasion::state_place(code, false, resources);
    let named = event.place.and_then(|mention| {
        let mention = &draft.mentions[mention as usize];
        // البلاد: the state that it stands for.
        let country = || mention.entities.first().and_then(|&entity| draft.entities[entity as usize].country);
        occasion::place_name(&mention.what, resources).or_else(|| country().and_then(state))
    });
    if event.place.is_some() {
        return (named, Some(PlaceBasis::Named));
    }
    let visit = resources.rules.frames[usize::from(event.frame)].mode.as_deref() == Some("visit");
    let found = [
        (visited(draft, event).filter(|_| visit).and_then(state), PlaceBasis::Visit),
        (report.dateline.as_ref().and_then(|dateline| dateline.place.clone()), PlaceBasis::Dateline),
        (occasion::of_sides(draft, event).and_then(state), PlaceBasis::Sides),
    ];
    found.into_iter().find_map(|(place, basis)| place.map(|place| (Some(place), Some(basis)))).unwrap_or_default()
}

/// The state that a visit goes to, where the recipient is a state and no person of it.
fn visited(draft: &Draft, event: &DraftEvent) -> Option<Code> {
    let host = &draft.entities[*event.recipient.first()? as usize];
    host.country.filter(|_| matches!(host.what, What::State { .. }))
}

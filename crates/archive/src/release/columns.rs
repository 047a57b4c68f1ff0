//! The columns of every table that leaves the archive, with their meanings: the codebook is made from these lists.

use crate::table::{Column, Form, Kind};

const fn c(name: &'static str, kind: Kind, about: &'static str) -> Column {
    Column { name, kind, about }
}

const EVENTS_COLUMNS: &[Column] = &[
    c("event_id", Kind::Text, "id of the event (evt_…), never used again for another"),
    c("event_version", Kind::Int, "counts the changes of the event"),
    c("record_status", Kind::Text, "active; retracted: no report tells it any more; merged: it became merged_into"),
    c("merged_into", Kind::Text, "the event that it became"),
    c("release", Kind::Text, "the release that the row stands in"),
    c(
        "event_date",
        Kind::Day,
        "the first day of the event where the text tells one; else the report's day; missing where the past has no day",
    ),
    c("event_end_date", Kind::Day, "the last day where the text tells one"),
    c("date_precision", Kind::Text, "day, week, month or year, by the length of the range"),
    c("date_basis", Kind::Text, "told: in the text; published: the report's day; unknown"),
    c("event_type", Kind::Text, "one of the sixteen PLOVER types"),
    c("event_mode", Kind::Text, "mode of the type"),
    c("event_context", Kind::List, "contexts, sorted"),
    c("quad_code", Kind::Int, "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict"),
    c("event_score", Kind::Real, "PLOVER score of the type, -10 to 10"),
    c("cameo_code", Kind::Text, "closest CAMEO code, a string"),
    c("cameo_root", Kind::Text, "its first two digits"),
    c("realis", Kind::Text, "actual, historical, future, hypothetical, negated"),
    c("actor_id", Kind::Text, "who does it: id of the first entity (act_…); all are in participants"),
    c("actor_name_en", Kind::Text, "its English name"),
    c("actor_name_ar", Kind::Text, "its Arabic name"),
    c("actor_qid", Kind::Text, "its id in Wikidata"),
    c("actor_iso3", Kind::Text, "its state (ISO 3166-1 alpha-3; KOS for Kosovo) or international code (IGO, UNO, EUR, NGO, ISM, IMG, MNC)"),
    c("actor_cowcode", Kind::Int, "the state's Correlates of War number in the year of the event"),
    c("actor_gwcode", Kind::Int, "the state's Gleditsch-Ward number in the year of the event"),
    c("actor_sector", Kind::Text, "its sector"),
    c("actor_sectors", Kind::List, "sectors of all entities of this side, sorted"),
    c("actor_title_en", Kind::Text, "the office held on the report's day"),
    c("actor_title_ar", Kind::Text, "the first title that the leading report gives it, as written; empty in lists and with --text offsets"),
    c("actor_rank", Kind::Text, "head, deputy_head, minister, deputy_minister, senior, official, body, unknown"),
    c("actor_raw", Kind::Text, "how the leading report names it first, as written; empty in lists and with --text offsets"),
    c("n_actors", Kind::Int, "entities on this side"),
    c("recip_id", Kind::Text, "to whom: id of the first entity (act_…); all are in participants"),
    c("recip_name_en", Kind::Text, "its English name"),
    c("recip_name_ar", Kind::Text, "its Arabic name"),
    c("recip_qid", Kind::Text, "its id in Wikidata"),
    c("recip_iso3", Kind::Text, "its state (ISO 3166-1 alpha-3; KOS for Kosovo) or international code (IGO, UNO, EUR, NGO, ISM, IMG, MNC)"),
    c("recip_cowcode", Kind::Int, "the state's Correlates of War number in the year of the event"),
    c("recip_gwcode", Kind::Int, "the state's Gleditsch-Ward number in the year of the event"),
    c("recip_sector", Kind::Text, "its sector"),
    c("recip_sectors", Kind::List, "sectors of all entities of this side, sorted"),
    c("recip_title_en", Kind::Text, "the office held on the report's day"),
    c("recip_title_ar", Kind::Text, "the first title that the leading report gives it, as written; empty in lists and with --text offsets"),
    c("recip_rank", Kind::Text, "head, deputy_head, minister, deputy_minister, senior, official, body, unknown"),
    c("recip_raw", Kind::Text, "how the leading report names it first, as written; empty in lists and with --text offsets"),
    c("n_recips", Kind::Int, "entities on this side"),
    c("place_name_en", Kind::Text, "where it happens"),
    c("place_name_ar", Kind::Text, "the same in Arabic"),
    c("geonames_id", Kind::Int, "the place in GeoNames"),
    c(
        "feature_code",
        Kind::Text,
        "GeoNames' code of the kind of place, where the tables say it: PPLC, PPL, RGN (region or division), AREA, MT, PCLI (state)",
    ),
    c("admin1", Kind::Text, "the first-level division that it lies in, where the tables name it"),
    c("place_iso3", Kind::Text, "the place's state"),
    c("latitude", Kind::Real, "degrees north"),
    c("longitude", Kind::Real, "degrees east"),
    c("geo_precision", Kind::Int, "1 a town or spot, 2 a region, 3 only the state"),
    c(
        "place_basis",
        Kind::Text,
        "told: in the text; dateline: only the dateline's place; sides: nobody names one, it is the state of those who take part",
    ),
    c("killed", Kind::Int, "the dead"),
    c("injured", Kind::Int, "the injured"),
    c("n_mentions", Kind::Int, "how often live reports tell it"),
    c("n_articles", Kind::Int, "how many live reports tell it"),
    c("n_sources", Kind::Int, "how many agencies"),
    c("first_published", Kind::Day, "the first report's day"),
    c("last_published", Kind::Day, "the last report's day"),
    c("lead_article_id", Kind::Text, "the report that the fields are taken from"),
    c("lead_url", Kind::Text, "its address"),
    c("lead_source", Kind::Text, "its agency"),
    c("lead_language", Kind::Text, "its language: ar"),
    c("confidence", Kind::Real, "0 to 1: how likely type and sides are right; high from 0.7, low below 0.4"),
    c("is_curated", Kind::Bool, "whether a correction was laid over the leading report"),
    c("curated_at", Kind::Text, "when it was last corrected, RFC 3339 in UTC"),
    c("rule_id", Kind::Text, "the frame that made it"),
    c("gloss_en", Kind::Text, "one line, generated from the fields"),
    c("gloss_ar", Kind::Text, "the same in Arabic"),
    c("coder_version", Kind::Text, "version of the program"),
    c("lexicon_version", Kind::Text, "digest of its tables"),
    c(
        "codebook_version",
        Kind::Text,
        "version of these columns: the first number counts changes that break what reads them, the second additions",
    ),
];
/// The version of the columns in this file. A column more makes the second number greater, a column less, renamed or retyped the first.
pub const CODEBOOK: &str = "1.1";
/// An event, once however many reports tell it; the actor_* and recip_* columns hold the first entity of each side.
pub const EVENTS: Form = Form {
    name: "events",
    about: "An event, once however many reports tell it; the actor_* and recip_* columns hold the first entity of each side",
    columns: EVENTS_COLUMNS,
    key: &["event_id"],
    links: &[("lead_article_id", "reports", "article_id")],
};

const PARTICIPANTS_COLUMNS: &[Column] = &[
    c("event_id", Kind::Text, "the event"),
    c("role", Kind::Text, "actor or recipient"),
    c("position", Kind::Int, "place on its side, from 1"),
    c("actor_id", Kind::Text, "the actor (act_…)"),
    c("name_en", Kind::Text, "English name"),
    c("name_ar", Kind::Text, "Arabic name"),
    c("qid", Kind::Text, "id in Wikidata"),
    c("entity_type", Kind::Text, "PER, ORG, GPE, LOC, GRP"),
    c("iso3", Kind::Text, "state or international code in the report"),
    c("cowcode", Kind::Int, "Correlates of War number in the year of the event"),
    c("gwcode", Kind::Int, "Gleditsch-Ward number in the year of the event"),
    c("sector", Kind::Text, "sector in the report"),
    c("title_en", Kind::Text, "office held on the report's day"),
    c("rank", Kind::Text, "rank of the office"),
];
/// An entity that takes part in an event.
pub const PARTICIPANTS: Form = Form {
    name: "participants",
    about: "An entity that takes part in an event",
    columns: PARTICIPANTS_COLUMNS,
    key: &["event_id", "role", "position"],
    links: &[("event_id", "events", "event_id")],
};

const MENTIONS_COLUMNS: &[Column] = &[
    c("mention_id", Kind::Text, "id of the mention: rpt_…v1"),
    c("event_id", Kind::Text, "the event that it tells"),
    c("article_id", Kind::Text, "the report"),
    c("sentence_no", Kind::Int, "the sentence, from 1"),
    c("char_start", Kind::Int, "first code point of the evidence in the report's text"),
    c("char_end", Kind::Int, "code point after the last"),
    c("trigger_start", Kind::Int, "first code point of the words that name the act"),
    c("trigger_end", Kind::Int, "code point after the last"),
    c("quote", Kind::Text, "the evidence; empty with --text offsets, at most 25 words with --text quote"),
    c("prefix", Kind::Text, "up to 20 characters before it; empty with --text offsets"),
    c("suffix", Kind::Text, "up to 20 characters behind it; empty with --text offsets"),
    c("text_sha256", Kind::Text, "SHA-256 of the report's text, so that a text that has drifted is noticed"),
    c("rule_id", Kind::Text, "the frame that made it"),
    c("is_lead", Kind::Bool, "whether the event's fields are taken from it"),
    c("merge_reason", Kind::Text, "why it was taken for the same event as earlier mentions"),
    c("confidence", Kind::Real, "0 to 1"),
];
/// An event as one live report tells it, with the place of its evidence in the text.
pub const MENTIONS: Form = Form {
    name: "mentions",
    about: "An event as one live report tells it, with the place of its evidence in the text",
    columns: MENTIONS_COLUMNS,
    key: &["mention_id"],
    links: &[("event_id", "events", "event_id"), ("article_id", "reports", "article_id")],
};

const STATEMENTS_COLUMNS: &[Column] = &[
    c("statement_id", Kind::Text, "id of the statement: rpt_…s1"),
    c("event_id", Kind::Text, "the first event that it carries"),
    c("event_ids", Kind::List, "all events that it carries"),
    c("article_id", Kind::Text, "the report"),
    c("sentence_no", Kind::Int, "the sentence of the words of speech, from 1"),
    c("statement_date", Kind::Day, "the report's day"),
    c("source", Kind::Text, "its agency"),
    c("speaker_id", Kind::Text, "who speaks (act_…)"),
    c("speaker_name_en", Kind::Text, "English name"),
    c("speaker_name_ar", Kind::Text, "Arabic name"),
    c("speaker_qid", Kind::Text, "id in Wikidata"),
    c("speaker_iso3", Kind::Text, "state or international code"),
    c("speaker_sector", Kind::Text, "sector"),
    c("speaker_title_en", Kind::Text, "office held on the report's day"),
    c("speaker_rank", Kind::Text, "rank of the office"),
    c("target_id", Kind::Text, "to whom (act_…)"),
    c("target_name_en", Kind::Text, "English name"),
    c("target_iso3", Kind::Text, "state or international code"),
    c("speech_verb", Kind::Text, "the words of speech"),
    c("speech_act", Kind::Text, "state, praise, condemn, promise, demand, warn, deny, thank, condole, announce"),
    c("quote_type", Kind::Text, "direct: in quotation marks; indirect"),
    c("implied_type", Kind::Text, "PLOVER type of the first event that it carries"),
    c("parent_id", Kind::Text, "the statement that it is quoted in"),
    c("cue_start", Kind::Int, "first code point of the words of speech"),
    c("cue_end", Kind::Int, "code point after the last"),
    c("content_start", Kind::Int, "first code point of what is said"),
    c("content_end", Kind::Int, "code point after the last"),
    c("content_ar", Kind::Text, "what is said; empty with --text offsets, at most 25 words with --text quote"),
    c("rule_id", Kind::Text, "the rule that made it"),
];
/// A statement in a live report: who said what in which words.
pub const STATEMENTS: Form = Form {
    name: "statements",
    about: "A statement in a live report: who said what in which words",
    columns: STATEMENTS_COLUMNS,
    key: &["statement_id"],
    links: &[("article_id", "reports", "article_id")],
};

const PAIR_MONTH_COLUMNS: &[Column] = &[
    c("iso3_1", Kind::Text, "the first state in the order of letters; of directed rows the one that acts"),
    c("iso3_2", Kind::Text, "the other"),
    c("cowcode_1", Kind::Int, "Correlates of War number in that year"),
    c("cowcode_2", Kind::Int, "the same of the other"),
    c("gwcode_1", Kind::Int, "Gleditsch-Ward number in that year"),
    c("gwcode_2", Kind::Int, "the same of the other"),
    c("year", Kind::Int, "the year"),
    c("month", Kind::Int, "the month, 1 to 12"),
    c("period", Kind::Text, "the period: 2022-04, 2022-W17 or 2022"),
    c("directed", Kind::Bool, "whether state 1 acts on state 2"),
    c("n_events", Kind::Int, "events, each once however many reports tell it; 0 inside coverage, missing outside"),
    c("n_quad1", Kind::Int, "verbal cooperation"),
    c("n_quad2", Kind::Int, "material cooperation"),
    c("n_quad3", Kind::Int, "verbal conflict"),
    c("n_quad4", Kind::Int, "material conflict"),
    c("n_agree", Kind::Int, "AGREE"),
    c("n_consult", Kind::Int, "CONSULT"),
    c("n_support", Kind::Int, "SUPPORT"),
    c("n_concede", Kind::Int, "CONCEDE"),
    c("n_cooperate", Kind::Int, "COOPERATE"),
    c("n_aid", Kind::Int, "AID"),
    c("n_retreat", Kind::Int, "RETREAT"),
    c("n_request", Kind::Int, "REQUEST"),
    c("n_accuse", Kind::Int, "ACCUSE"),
    c("n_reject", Kind::Int, "REJECT"),
    c("n_threaten", Kind::Int, "THREATEN"),
    c("n_protest", Kind::Int, "PROTEST"),
    c("n_sanction", Kind::Int, "SANCTION"),
    c("n_mobilize", Kind::Int, "MOBILIZE"),
    c("n_coerce", Kind::Int, "COERCE"),
    c("n_assault", Kind::Int, "ASSAULT"),
    c("n_visit", Kind::Int, "CONSULT with mode visit; of directed rows state 1 visits state 2"),
    c("n_rank1", Kind::Int, "events with a head or deputy head of a state or government on either side"),
    c("n_rank2", Kind::Int, "events with a minister or somebody higher on both sides"),
    c("score_mean", Kind::Real, "mean PLOVER score; missing without events"),
    c("score_sum", Kind::Real, "sum of the PLOVER scores"),
    c("n_articles", Kind::Int, "reports that tell them, each once"),
    c("n_sources", Kind::Int, "agencies of these reports, each once"),
    c("n_articles_corpus", Kind::Int, "live reports of the whole archive in the period"),
    c("is_observed", Kind::Bool, "whether the archive has reports of the period"),
];
/// The events that happened between two states in a month.
pub const PAIR_MONTH: Form = Form {
    name: "pair_month",
    about: "The events that happened between two states in a month",
    columns: PAIR_MONTH_COLUMNS,
    key: &["iso3_1", "iso3_2", "period", "directed"],
    links: &[],
};

const ACTORS_COLUMNS: &[Column] = &[
    c("actor_id", Kind::Text, "id of the actor (act_…)"),
    c("entity_type", Kind::Text, "PER, ORG, GPE, LOC, GRP"),
    c("name_en", Kind::Text, "English name, as first met"),
    c("name_ar", Kind::Text, "Arabic name"),
    c("iso3", Kind::Text, "state or international code, as first met"),
    c("sector", Kind::Text, "sector, as first met"),
    c("known_id", Kind::Text, "id in the knowledge base"),
    c("qid", Kind::Text, "id in Wikidata"),
    c("basis", Kind::Text, "how it was told apart: known, named, described, single"),
    c("n_events", Kind::Int, "active events in which it takes part"),
    c("n_statements", Kind::Int, "statements that are its"),
];
/// A person, organisation, state, place or group of the whole archive.
pub const ACTORS: Form = Form {
    name: "actors",
    about: "A person, organisation, state, place or group of the whole archive",
    columns: ACTORS_COLUMNS,
    key: &["actor_id"],
    links: &[],
};

const PLACES_COLUMNS: &[Column] = &[
    c("place_name_en", Kind::Text, "English name"),
    c("place_name_ar", Kind::Text, "Arabic name"),
    c("place_iso3", Kind::Text, "its state"),
    c("latitude", Kind::Real, "degrees north"),
    c("longitude", Kind::Real, "degrees east"),
    c("geonames_id", Kind::Int, "the place in GeoNames"),
    c("n_events", Kind::Int, "active events there"),
];
/// A place of the archive.
pub const PLACES: Form = Form {
    name: "places",
    about: "A place of the archive",
    columns: PLACES_COLUMNS,
    key: &["place_name_en", "place_iso3", "geonames_id"],
    links: &[],
};

const REPORTS_COLUMNS: &[Column] = &[
    c("article_id", Kind::Text, "id of the report (rpt_…)"),
    c("given_id", Kind::Text, "the id that it came with"),
    c("published", Kind::Day, "its day"),
    c("source", Kind::Text, "its agency"),
    c("title", Kind::Text, "its title; empty with --text offsets"),
    c("url", Kind::Text, "its address"),
    c("dateline_place", Kind::Text, "the place of its dateline"),
    c("n_characters", Kind::Int, "its length in code points"),
    c("text_sha256", Kind::Text, "SHA-256 of its text"),
    c("status", Kind::Text, "live; superseded: a new version took its place; withdrawn"),
    c("original_id", Kind::Text, "the report that it repeats"),
    c("relation", Kind::Text, "reprint, excerpt, update, variant, version"),
    c("n_statements", Kind::Int, "statements in it"),
    c("n_mentions", Kind::Int, "mentions of events in it"),
    c("text", Kind::Text, "its text, only with --text full"),
];
/// A report.
pub const REPORTS: Form = Form { name: "reports", about: "A report", columns: REPORTS_COLUMNS, key: &["article_id"], links: &[] };

/// All tables of a release, in their order.
pub const FORMS: [Form; 8] = [EVENTS, PARTICIPANTS, MENTIONS, STATEMENTS, PAIR_MONTH, ACTORS, PLACES, REPORTS];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_fit_every_program() {
        for form in FORMS {
            for column in form.columns {
                assert!(
                    column.name.len() <= 32
                        && column.name.bytes().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == b'_'),
                    "{}",
                    column.name
                );
                assert!(!column.about.is_empty());
            }
            for key in form.key {
                assert!(form.columns.iter().any(|column| column.name == *key), "{key}");
            }
        }
    }
}

//! Records of words from raw text and lists of names: frequency, clusters, gazetteers.

use super::clusters;
use std::collections::BTreeMap;
use waqai_lang::namer::{Gazetteer, View, WordRecord, WordTable, hash_words, letters_hash};
use waqai_text::{Text, TokenKind, fold};

/// Sources of what is known of words. All may be empty.
#[derive(Clone, Copy, Debug, Default)]
pub struct WordSources<'s> {
    /// Raw newswire, one report each.
    pub news: &'s [String],
    /// GeoNames: tab-separated, the population in the seventh column, the name in the eighth.
    pub towns: &'s str,
    /// Names of people: tab-separated, the letters of the Arabic name with spaces between in the second column, a count in the third.
    pub people: &'s str,
}

/// What the models know of words, whatever corpus they are trained on.
#[derive(Clone, Debug, Default)]
pub struct WordLore {
    /// Words.
    pub words: WordTable,
    /// Names of several words.
    pub phrases: WordTable,
}

impl WordLore {
    /// Counts, cuts, and clusters.
    pub fn new(sources: &WordSources, seed: u64) -> WordLore {
        let mut records: BTreeMap<u64, WordRecord> = BTreeMap::new();
        let mut phrases: BTreeMap<u64, WordRecord> = BTreeMap::new();
        towns(sources.towns, &mut records, &mut phrases);
        for line in sources.people.lines() {
            let mut cells = line.split('\t').skip(1);
            let (Some(name), Some(count)) = (cells.next(), cells.next()) else { continue };
            let name: String = fold(&name.replace(' ', ""));
            let list = if count.trim() == "1" { Gazetteer::NAME } else { Gazetteer::COMMON_NAME };
            if name.chars().count() > 1 {
                enlist(&mut records, letters_hash(&[&name]), list);
            }
        }
        let mut texts: Vec<Text> = Vec::with_capacity(sources.news.len());
        let mut counts: BTreeMap<u64, u32> = BTreeMap::new();
        for report in sources.news {
            let mut text = Text::default();
            text.read(report);
            for token in text.tokens() {
                if token.kind == TokenKind::Arabic {
                    *counts.entry(letters_hash(&[text.folded(token)])).or_default() += 1;
                }
            }
            texts.push(text);
        }
        for (&hash, &count) in &counts {
            if count > 1 {
                records.entry(hash).or_default().frequency = 1 + count.ilog2() as u8;
            }
        }
        let words = WordTable::new(&records.iter().map(|(&hash, &record)| (hash, record)).collect::<Vec<_>>());
        let model = waqai_lang::namer::NamerModel { words, ..Default::default() };
        let mut reports = Vec::with_capacity(texts.len());
        let mut views: Vec<View> = Vec::new();
        for text in &texts {
            waqai_lang::namer::views(&model, text, 0..text.tokens().len(), &(), &mut views);
            reports.push(views.iter().map(|view| view.stem).collect::<Vec<u64>>());
        }
        for (stem, numbers) in clusters::clusters(&reports, seed) {
            records.entry(stem).or_default().clusters = numbers;
        }
        let table = |records: BTreeMap<u64, WordRecord>| WordTable::new(&records.into_iter().collect::<Vec<_>>());
        WordLore { words: table(records), phrases: table(phrases) }
    }
}

fn enlist(records: &mut BTreeMap<u64, WordRecord>, hash: u64, list: Gazetteer) {
    let record = records.entry(hash).or_default();
    record.gazetteer = record.gazetteer.with(list);
}

fn towns(towns: &str, records: &mut BTreeMap<u64, WordRecord>, phrases: &mut BTreeMap<u64, WordRecord>) {
    let mut text = Text::default();
    for line in towns.lines() {
        let mut cells = line.split('\t').skip(6);
        let (Some(population), Some(name)) = (cells.next(), cells.next()) else { continue };
        let large = population.parse::<u64>().is_ok_and(|population| population >= 100_000);
        let list = if large { Gazetteer::CITY } else { Gazetteer::TOWN };
        text.read(name);
        let words: Vec<u64> =
            text.tokens().iter().filter(|token| token.kind == TokenKind::Arabic).map(|token| letters_hash(&[text.folded(token)])).collect();
        match words[..] {
            [] => {}
            [word] => enlist(records, word, list),
            [first, ref rest @ ..] => {
                let hash = rest.iter().fold(first, |hash, &word| hash_words(hash, word));
                enlist(phrases, hash, list);
                for &word in &words {
                    enlist(records, word, Gazetteer::TOWN_PART);
                }
            }
        }
    }
}

//! How fast names and titles are looked up, on one thread.

use std::hint::black_box;
use std::time::{Duration, Instant};
use waqai_coder::Resources;
use waqai_knowledge::lookup::WholeNames;
use waqai_knowledge::{Affiliation, Day, Entry, TitleOwner};
use waqai_text::{fold, fold_into};

/// Measures and prints. False where a name of the tables is not found, or a round finds something else than the one before.
pub(crate) fn run(resources: &Resources, seconds: f64) -> Result<bool, String> {
    let spellings = spellings()?;
    // The words are pieces of folded text, as a reader has them.
    let text = spellings.iter().map(|name| fold(name)).collect::<Vec<_>>().join("\n");
    let words: Vec<&str> = text.split(['\n', ' ']).collect();
    let names = pieces(&text, &words);
    let (title_text, questions) = titles(resources);
    let title_words: Vec<&str> = title_text.split(['\n', ' ']).collect();
    let titles: Vec<(&[&str], Affiliation, Day)> =
        pieces(&title_text, &title_words).into_iter().zip(questions).map(|(words, (of, day))| (words, of, day)).collect();
    println!("image     {:.2} MB", waqai_base::image_size() as f64 / 1e6);
    let times = start_up();
    let shown = |at: usize| times[at].as_secs_f64() * 1e3;
    println!("start-up  {:.1} ms (median of {}), {:.1} ms (fastest)", shown(times.len() / 2), times.len(), shown(0));
    println!("names     {}, titles with a state and a day {}", names.len(), titles.len());
    println!();
    println!("{:<44} {:>14} {:>14}", "", "look-ups/s", "fastest round");
    let (knowledge, vocabulary) = (&resources.knowledge, &resources.vocabulary);
    let whole = WholeNames::new(knowledge, vocabulary);
    let mut well = measure("name, folded words to entries", seconds, names.len(), Some(names.len()), || {
        names.iter().filter(|name| !whole.named(knowledge, vocabulary, black_box(*name).iter().copied()).is_empty()).count()
    });
    let mut buffer = String::new();
    well &= measure("name, as written to entries", seconds, spellings.len(), Some(spellings.len()), || {
        let mut found = 0;
        for name in &spellings {
            buffer.clear();
            fold_into(black_box(name), &mut buffer);
            found += usize::from(!whole.named(knowledge, vocabulary, buffer.split(' ')).is_empty());
        }
        found
    });
    well &= measure("title, state and day to the holder", seconds, titles.len(), None, || {
        titles
            .iter()
            .filter(|question| {
                let (words, of, day) = black_box(question);
                let office = whole.termed(knowledge, vocabulary, words.iter().copied()).iter().find_map(|&payload| {
                    if let Entry::Title(title, _) = Entry::of(payload) { knowledge.titles[usize::from(title)].office } else { None }
                });
                office.is_some_and(|office| knowledge.holder(*of, office, *day).is_some())
            })
            .count()
    });
    Ok(well)
}

/// All names in Arabic of states, places, organisations and people, but those of places that count only behind certain words: they are no names alone.
fn spellings() -> Result<Vec<String>, String> {
    let tables = waqai_base::tables();
    let mut all = Vec::new();
    for (table, key) in [("actors/states", "iso3"), ("actors/places", "name_en"), ("actors/organisations", "id"), ("actors/people", "id")] {
        for row in tables.table(table, &[key]).map_err(|error| error.to_string())?.rows {
            // A capital stands under its state with the names that it has in newswire.
            if row.get("kind") == "capital" {
                continue;
            }
            let behind =
                |name: &&str| ["behind_noun", "behind_preposition"].iter().any(|column| row.list(column).any(|other| other == *name));
            all.extend(row.list("names").filter(|name| !behind(name)).map(str::to_owned));
        }
    }
    Ok(all)
}

/// The words of each line of a text, cut out of the words of all.
fn pieces<'w>(text: &str, words: &'w [&'w str]) -> Vec<&'w [&'w str]> {
    let mut rest = words;
    text.split('\n').map(|line| rest.split_off(..line.split(' ').count()).unwrap_or_default()).collect()
}

/// Every title of a state's offices, for every state, on days from 2000 on: the titles as lines of a folded text, then states and days.
fn titles(resources: &Resources) -> (String, Vec<(Affiliation, Day)>) {
    let knowledge = &resources.knowledge;
    let offices = knowledge.titles.iter().filter(|title| title.owner == TitleOwner::State && title.office.is_some());
    let (mut lines, mut all) = (Vec::new(), Vec::new());
    for title in offices {
        let folded = fold(&title.title);
        for state in &knowledge.states {
            let step = all.len() as u32;
            let day = Day::new(2000 + (step % 25) as i32, 1 + step / 25 % 12, 1 + step % 28);
            lines.push(folded.clone());
            all.push((Affiliation::State(state.code), day));
        }
    }
    (lines.join("\n"), all)
}

/// How long reading the image takes, the fastest first.
fn start_up() -> Vec<Duration> {
    let mut times: Vec<Duration> = (0..21)
        .map(|_| {
            let start = Instant::now();
            let resources = black_box(waqai_base::tables_only());
            let time = start.elapsed();
            drop(resources);
            time
        })
        .collect();
    times.sort();
    times
}

/// Repeats rounds until the time is over, and prints how many look-ups were made in a second: on average, and in the fastest round, which other work
/// on the machine disturbed least.
fn measure(name: &str, seconds: f64, size: usize, expected: Option<usize>, mut round: impl FnMut() -> usize) -> bool {
    let first = round();
    let (mut rounds, mut well) = (0_u64, expected.is_none_or(|expected| expected == first));
    let (start, mut fastest) = (Instant::now(), Duration::MAX);
    while start.elapsed().as_secs_f64() < seconds {
        let begun = Instant::now();
        well &= round() == first;
        fastest = fastest.min(begun.elapsed());
        rounds += 1;
    }
    let (average, best) = (rounds as f64 * size as f64 / start.elapsed().as_secs_f64(), size as f64 / fastest.as_secs_f64());
    println!("{name:<44} {average:>14.0} {best:>14.0}   {first} of {size} found");
    well
}

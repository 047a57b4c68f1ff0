//! How many spellings of names the index of spellings finds, and how often it finds somebody else.
//!
//! ```text
//! cargo run --release -p waqai-knowledge --example spellings -- PAIRS [--looked-at] [--list KIND]
//! ```
//! PAIRS has lines of a Latin name, a tab and the letters of one Arabic spelling. Names whose hash is even were looked at while the table of
//! correspondences was written; the figures are of the others. `knowledge/` is read from the project, so that a changed row shows at once.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;
use std::process::ExitCode;
use waqai_knowledge::{Correspondences, Spellings, SpellingsBuilder, Without, is_spelling};
use waqai_tables::TableSet;
use waqai_text::fold;

struct Person {
    id: String,
    name_en: String,
    names: Vec<String>,
    shorts: Vec<String>,
    country: String,
    arab: bool,
}

struct World {
    rules: Correspondences,
    people: Vec<Person>,
}

/// A line of the pairs.
struct Pair {
    latin: String,
    arabic: String,
}

fn main() -> ExitCode {
    match run(std::env::args().skip(1).collect()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("spellings: {problem}");
            ExitCode::from(2)
        }
    }
}

fn run(arguments: Vec<String>) -> Result<(), String> {
    let file = arguments.iter().find(|a| !a.starts_with("--")).ok_or("name the file of pairs")?;
    let looked_at = arguments.iter().any(|a| a == "--looked-at");
    let list = |kind: &str| arguments.windows(2).any(|two| two[0] == "--list" && two[1] == kind);
    let text = std::fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?;
    let world = world()?;
    let pairs: Vec<Pair> = text
        .lines()
        .filter_map(|line| {
            let (latin, rest) = line.split_once('\t')?;
            let letters = rest.split('\t').next()?;
            Some(Pair { latin: plain(latin), arabic: fold(&letters.replace(' ', "")) })
        })
        .filter(|pair| in_part(&pair.latin, looked_at))
        .collect();
    println!("{} spellings of the {} half", pairs.len(), if looked_at { "looked-at" } else { "held-back" });
    one_name(&world, &pairs, list("pairs"));
    surnames(&world, &pairs, list("surnames"), list("false"));
    whole_names(&world, &pairs, list("whole"));
    tables(&world, looked_at, list("tables"), list("others"));
    Ok(())
}

/// FNV-1a: even is looked at.
fn in_part(name: &str, looked_at: bool) -> bool {
    let hash = name.bytes().fold(0xcbf2_9ce4_8422_2325u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    (hash >> 32 & 1 == 0) == looked_at
}

fn world() -> Result<World, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../knowledge/actors");
    let mut files = Vec::new();
    for entry in std::fs::read_dir(&root).map_err(|error| format!("{}: {error}", root.display()))? {
        let path = entry.map_err(|error| error.to_string())?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if ["people", "states", "name-"].iter().any(|start| name.starts_with(start)) {
            files.push((format!("actors/{name}"), std::fs::read_to_string(&path).map_err(|error| error.to_string())?));
        }
    }
    let tables = TableSet::new(files.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let table = |name: &str, key: &str| tables.table(name, &[key]).map_err(|error| error.to_string());
    let arab: HashSet<String> = table("actors/states", "iso3")?
        .rows
        .iter()
        .filter(|row| !row.get("tradition").is_empty())
        .map(|row| row.get("iso3").to_owned())
        .collect();
    let people = table("actors/people", "id")?
        .rows
        .iter()
        .map(|row| Person {
            id: row.get("id").to_owned(),
            name_en: row.get("name_en").to_owned(),
            names: row.list("names").map(fold).collect(),
            shorts: row.list("short").map(fold).collect(),
            country: row.get("country").to_owned(),
            arab: arab.contains(row.get("country")),
        })
        .collect();
    Ok(World { rules: Correspondences::compile(&tables).map_err(|error| error.to_string())?, people })
}

/// Latin letters without marks, small.
fn plain(name: &str) -> String {
    const MARKED: &[(&str, &str)] = &[
        ("a", "àáâãäåāăąạấầậảặ"),
        ("c", "çćĉċč"),
        ("d", "ďđḍ"),
        ("e", "èéêëēĕėęěếềễệəẹ"),
        ("g", "ĝğġģ"),
        ("h", "ĥħḥ"),
        ("i", "ìíîïĩīĭįıị"),
        ("k", "ķ"),
        ("l", "ĺļľł"),
        ("n", "ñńņňṇ"),
        ("o", "òóôõöøōŏőơờởọộốồ"),
        ("r", "ŕŗř"),
        ("s", "śŝşšșṣ"),
        ("t", "ţťțṭ"),
        ("u", "ùúûüũūŭůűųưứừự"),
        ("w", "ŵ"),
        ("y", "ýÿŷỳ"),
        ("z", "źżžẓ"),
    ];
    name.to_lowercase()
        .chars()
        .filter(|letter| *letter != '\u{307}')
        .map(|letter| MARKED.iter().find(|(_, marked)| marked.contains(letter)).and_then(|(base, _)| base.chars().next()).unwrap_or(letter))
        .collect()
}

/// Latin spellings that are one name: letters doubled or not, and a few letters for one sound.
fn alike(left: &str, right: &str) -> bool {
    let simple = |name: &str| {
        let mut text = plain(name);
        for (from, to) in [
            ("sch", "s"),
            ("sh", "s"),
            ("ch", "c"),
            ("ph", "f"),
            ("th", "t"),
            ("kh", "h"),
            ("gh", "g"),
            ("ck", "k"),
            ("ou", "o"),
            ("j", "y"),
        ] {
            text = text.replace(from, to);
        }
        let mut letters: Vec<char> = text
            .chars()
            .filter_map(|letter| match letter {
                'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'h' | '\'' | '-' => None,
                'w' | 'v' => Some('v'),
                'q' | 'c' | 'k' => Some('k'),
                'z' | 's' => Some('s'),
                other => Some(other),
            })
            .collect();
        letters.dedup();
        letters
    };
    simple(left) == simple(right)
}

fn percent(part: usize, whole: usize) -> String {
    format!("{:6.2} % ({part} of {whole})", 100.0 * part as f64 / whole.max(1) as f64)
}

/// Latin names that differ in marks only: their Arabic spellings are spellings of one name.
fn one_name(world: &World, pairs: &[Pair], list: bool) {
    let mut families: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for pair in pairs {
        let family = families.entry(&pair.latin).or_default();
        if !family.contains(&pair.arabic.as_str()) {
            family.push(&pair.arabic);
        }
    }
    let (mut all, mut one_key, mut found) = (0, 0, 0);
    for (latin, family) in &families {
        for (at, left) in family.iter().enumerate() {
            for right in &family[at + 1..] {
                let key = world.rules.key([*left]) == world.rules.key([*right]);
                let both = key
                    && world.rules.may_write(latin, [*left], Without::default())
                    && world.rules.may_write(latin, [*right], Without::default());
                all += 1;
                one_key += usize::from(key);
                found += usize::from(both);
                if list && !both {
                    println!("  {latin}\t{left}\t{right}\t{}", if key { "not by the Latin letters" } else { "two keys" });
                }
            }
        }
    }
    println!("two spellings of one Latin name (but for marks)");
    println!("  one key                            {}", percent(one_key, all));
    println!("  one key and right for the Latin    {}", percent(found, all));
    // Latin names that are not alike, under one key, each right for the other.
    let mut by_key: HashMap<_, Vec<&Pair>> = HashMap::new();
    for pair in pairs {
        by_key.entry(world.rules.key([pair.arabic.as_str()])).or_default().push(pair);
    }
    let share = |fits: &dyn Fn(&Pair, &Pair) -> bool| {
        by_key
            .values()
            .map(|list| {
                let different = |left: &&&Pair| {
                    list.iter().any(|right| left.arabic != right.arabic && !alike(&left.latin, &right.latin) && fits(left, right))
                };
                list.iter().filter(different).count()
            })
            .sum::<usize>()
    };
    println!("  shares its key with a name not alike             {}", percent(share(&|_, _| true), pairs.len()));
    println!(
        "  and is right for that name                       {}",
        percent(share(&|l, r| world.rules.may_write(&r.latin, [l.arabic.as_str()], Without::default())), pairs.len())
    );
    let fits = pairs.iter().filter(|pair| world.rules.may_write(&pair.latin, [pair.arabic.as_str()], Without::default())).count();
    println!("  spellings right for their own Latin name         {}", percent(fits, pairs.len()));
    if list {
        for pair in pairs.iter().filter(|pair| !world.rules.may_write(&pair.latin, [pair.arabic.as_str()], Without::default())) {
            println!("  unread {}\t{}", pair.latin, pair.arabic);
        }
    }
}

impl World {
    /// An index of some names of each person, and who has which of them letter by letter.
    fn index(&self, names: impl Fn(&Person) -> Vec<&str>) -> (Spellings, HashMap<String, Vec<u16>>) {
        let mut builder = SpellingsBuilder::default();
        let mut exact: HashMap<String, Vec<u16>> = HashMap::new();
        for (at, person) in self.people.iter().enumerate() {
            for name in names(person) {
                exact.entry(name.replace(' ', "")).or_default().push(at as u16);
                if !person.arab {
                    if name.contains(' ') {
                        builder.insert_name(&self.rules, name, at as u16);
                    } else {
                        builder.insert(&self.rules, name, at as u16);
                    }
                }
            }
        }
        (builder.build(), exact)
    }

    fn fits(&self, person: u16, words: &[&str]) -> bool {
        let person = &self.people[usize::from(person)];
        is_spelling(&self.rules, &person.names[0], &person.name_en, words.iter().copied())
    }

    fn find(&self, index: &Spellings, words: &[&str]) -> Vec<u16> {
        let key = self.rules.key(words.iter().copied());
        let mut found: Vec<u16> = index.candidates(key).filter(|&person| self.fits(person, words)).collect();
        found.dedup();
        found
    }
}

/// Surnames of the people tables, as the pairs write them.
fn surnames(world: &World, pairs: &[Pair], list: bool, list_false: bool) {
    let (index, exact) = world.index(|person| person.shorts.iter().map(String::as_str).filter(|short| !short.contains(' ')).collect());
    let mut by_surname: HashMap<String, Vec<u16>> = HashMap::new();
    for (at, person) in world.people.iter().enumerate().filter(|(_, person)| !person.arab && !person.shorts.is_empty()) {
        if let Some((_, surname)) = plain(&person.name_en).rsplit_once(' ') {
            by_surname.entry(surname.to_owned()).or_default().push(at as u16);
        }
    }
    let mut of_country: HashMap<&str, usize> = HashMap::new();
    for person in &world.people {
        *of_country.entry(&person.country).or_default() += 1;
    }
    // The share of people from whose state's title the wrong name would be taken for somebody.
    let mut with_state = 0.0;
    let (mut political, mut known, mut found, mut wrong, mut others, mut clash) = (0, 0, 0, 0, 0, 0);
    for pair in pairs {
        let word = pair.arabic.as_str();
        let family = |&person: &u16| {
            let without = Without { first: true, ..Without::default() };
            !world.rules.has_own_sound(word) && world.rules.may_write(&world.people[usize::from(person)].name_en, [word], without)
        };
        let people: Vec<u16> = index.candidates(world.rules.key([word])).filter(family).collect();
        let listed = exact.contains_key(&pair.arabic);
        match by_surname.get(&pair.latin) {
            Some(bearers) => {
                political += 1;
                let right = people.iter().any(|person| bearers.contains(person));
                let exactly = exact.get(&pair.arabic).is_some_and(|people| people.iter().any(|person| bearers.contains(person)));
                known += usize::from(exactly);
                found += usize::from(exactly || right);
                if list && !right && !exactly {
                    let who: Vec<&str> =
                        bearers.iter().take(2).flat_map(|&b| world.people[usize::from(b)].shorts.iter()).map(String::as_str).collect();
                    println!("  missed {}\t{}\t{}", pair.latin, pair.arabic, who.join(" "));
                }
            }
            None => {
                others += 1;
                clash += usize::from(listed);
                let other = |person: &u16| {
                    let name = &world.people[usize::from(*person)].name_en;
                    !name.split([' ', '-']).any(|word| alike(word, &pair.latin))
                };
                if !listed && pair.arabic.chars().count() > 3 {
                    let states: HashSet<&str> =
                        people.iter().filter(|p| other(p)).map(|&p| world.people[usize::from(p)].country.as_str()).collect();
                    with_state += states.iter().map(|state| of_country[state] as f64).sum::<f64>() / world.people.len() as f64;
                }
                if !listed && people.iter().any(other) {
                    wrong += 1;
                    if list_false {
                        println!("  false {}\t{}\t{}", pair.latin, pair.arabic, world.people[usize::from(people[0])].name_en);
                    }
                }
            }
        }
    }
    println!("surnames of foreign people in the tables");
    println!("  found as listed                    {}", percent(known, political));
    println!("  found as listed or by key          {}", percent(found, political));
    println!("other names");
    println!("  listed as somebody's surname       {}", percent(clash, others));
    println!("  found by key as another surname    {}", percent(wrong, others));
    println!("  the same behind a title of a state {:6.2} %", 100.0 * with_state / others.max(1) as f64);
}

/// Names of two words put together from unrelated spellings: whoever is found is found falsely.
fn whole_names(world: &World, pairs: &[Pair], list: bool) {
    let (index, exact) = world.index(|person| person.names.iter().map(String::as_str).filter(|name| name.contains(' ')).collect());
    let (mut tried, mut wrong) = (0, 0);
    for step in 1..=20 {
        for at in 0..pairs.len() {
            let (left, right) = (&pairs[at], &pairs[(at + step * 31) % pairs.len()]);
            tried += 1;
            if exact.contains_key(&format!("{}{}", left.arabic, right.arabic)) {
                continue;
            }
            let people = world.find(&index, &[&left.arabic, &right.arabic]);
            if let Some(&person) = people.first() {
                let person = &world.people[usize::from(person)];
                let words: Vec<&str> = person.name_en.split([' ', '-']).collect();
                let same = words.iter().any(|word| alike(word, &left.latin)) && words.iter().any(|word| alike(word, &right.latin));
                if !same {
                    wrong += 1;
                    if list {
                        println!("  whole {} {}\t{} {}\t{}", left.latin, right.latin, left.arabic, right.arabic, person.name_en);
                    }
                }
            }
        }
    }
    println!("names of two words put together at random");
    println!("  found by key as somebody           {}", percent(wrong, tried));
}

/// The spellings of the tables: from the first one of each person to the others.
fn tables(world: &World, looked_at: bool, list: bool, list_others: bool) {
    let (first, exact) = world.index(|person| person.names.iter().map(String::as_str).take(1).collect());
    let (mut all, mut found, mut several, mut others) = (0, 0, 0, 0);
    for (at, person) in world.people.iter().enumerate().filter(|(_, person)| !person.arab && in_part(&person.id, looked_at)) {
        for name in person.names.iter().filter(|name| name.contains(' ')) {
            if exact.contains_key(&name.replace(' ', "")) {
                continue;
            }
            let words: Vec<&str> = name.split([' ', '-']).collect();
            all += 1;
            match *world.find(&first, &words) {
                [who] if usize::from(who) == at => found += 1,
                [who] => {
                    others += 1;
                    if list_others {
                        println!("  other {}\t{}\t{}", person.name_en, name, world.people[usize::from(who)].name_en);
                    }
                }
                [] => {
                    if list {
                        let reason = if world.fits(at as u16, &words) { "key" } else { "latin" };
                        println!("  table {}\t{}\t{}\t{}", person.name_en, person.names[0], name, reason);
                    }
                }
                _ => several += 1,
            }
        }
    }
    println!("whole names of foreign people in the tables: spellings that are not the first of anybody");
    println!("  find their person alone            {}", percent(found, all));
    println!("  find several people                {}", percent(several, all));
    println!("  find another person                {}", percent(others, all));
}

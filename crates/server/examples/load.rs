//! Asks a running server what readers and programs ask, and says how long the answers took.
//!
//! ```text
//! waqai serve --archive large.db --read-only &
//! cargo run --release -p waqai-server --example load -- 127.0.0.1:7878 --each 40
//! cargo run --release -p waqai-server --example load -- 127.0.0.1:7878 --connections 64 --seconds 60 --pid $!
//! ```
//! `--each N` asks for N addresses of every kind, one after the other, and gives median, 99th percentile and the slowest, and with `--pid` the processor
//! time that each took the server on average. Otherwise so many connections ask for
//! all kinds mixed, for so many seconds, each as fast as it is answered; `--pid` adds the memory and processor time of the server (Linux). Kinds that
//! readers and programs ask for more come more often; states, persons, days and reports are drawn so that the N-th of a list comes N times more seldom than
//! the first (Zipf), and one address in `--again` hundredths (40 unless said; 0 for none) is one of the last 500 that anybody asked for: a page loaded again, a
//! link passed on, a program that looks whether something changed. How many addresses were different is said. `--gzip` asks for packed answers, as browsers
//! do; `--seed` gives other addresses. Ends with an error where an answer is no answer (400 or more) or is broken off.

use std::collections::{BTreeMap, HashSet};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::ExitCode;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// SplitMix64.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let bits = (self.0 ^ self.0 >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let bits = (bits ^ bits >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        bits ^ bits >> 31
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    /// One of a list, the N-th N times more seldom than the first: readers ask most for what is told most.
    fn one<'a>(&mut self, list: &'a [String]) -> &'a str {
        list.get(self.skewed(list.len())).map_or("", String::as_str)
    }

    /// A number below the end, N as often as 1/(N + 1).
    fn skewed(&mut self, end: usize) -> usize {
        let part = self.next() as f64 / u64::MAX as f64;
        (((end + 1) as f64).powf(part) as usize).saturating_sub(1).min(end.saturating_sub(1))
    }
}

/// What is in the archive.
struct Known {
    states: Vec<String>,
    actors: Vec<String>,
    reports: Vec<String>,
    events: Vec<String>,
    sources: Vec<String>,
    words: Vec<String>,
    years: (i32, i32),
}

const TYPES: [&str; 8] = ["CONSULT", "AGREE", "ACCUSE", "ASSAULT", "AID", "COOPERATE", "REQUEST", "SANCTION"];
const ACTS: [&str; 4] = ["state", "condemn", "announce", "praise"];
const BY: [&str; 6] = ["type", "mode", "status", "quad", "state", "place"];

/// What one connection met: the kind and milliseconds of each answer, answers by status, and bytes.
type Asked = (Vec<(usize, f64)>, BTreeMap<u16, u64>, u64);

/// An address of a kind, made of what the archive holds.
type Address = fn(&Known, &mut Chance) -> String;

/// Kinds of addresses, and how often each comes beside the others. In a kind each number gives an address of its own.
const KINDS: &[(&str, usize, Address)] = &[
    ("/latest", 6, |_, _| "/latest".into()),
    ("/latest?day", 2, |known, chance| format!("/latest?day={}", day(known, chance))),
    ("/events", 4, |_, _| "/events".into()),
    ("/events?state", 5, |known, chance| format!("/events?state={}", chance.one(&known.states))),
    ("/events?pair", 4, |known, chance| format!("/events?pair={}", pair(known, chance, ","))),
    ("/events?type&from", 3, |known, chance| format!("/events?type={}&from={}", TYPES[chance.below(8)], year(known, chance))),
    ("/events?person", 3, |known, chance| format!("/events?person={}", chance.one(&known.actors))),
    ("/events?source&rank", 1, |known, chance| {
        format!("/events?source={}&min_rank=minister&to={}", chance.one(&known.sources), day(known, chance))
    }),
    ("/statements", 2, |_, _| "/statements".into()),
    ("/statements?act&state", 2, |known, chance| format!("/statements?act={}&state={}", ACTS[chance.below(4)], chance.one(&known.states))),
    ("/statements?actor", 3, |known, chance| format!("/statements?actor={}", chance.one(&known.actors))),
    ("/statements?about", 2, |known, chance| format!("/statements?about={}&act={}", chance.one(&known.states), ACTS[chance.below(4)])),
    ("/actors", 2, |_, _| "/actors".into()),
    ("/actors?state", 2, |known, chance| format!("/actors?state={}", chance.one(&known.states))),
    ("/actors?kind", 1, |_, chance| format!("/actors?kind={}", ["PER", "ORG", "GPE", "GRP", "LOC"][chance.below(5)])),
    ("/actor/…", 6, |known, chance| format!("/actor/{}", chance.one(&known.actors))),
    ("/reports", 2, |_, _| "/reports".into()),
    ("/reports?source&from", 1, |known, chance| format!("/reports?source={}&to={}", chance.one(&known.sources), day(known, chance))),
    ("/report/…", 12, |known, chance| format!("/report/{}", chance.one(&known.reports))),
    ("/pair/A/B", 8, |known, chance| format!("/pair/{}", pair(known, chance, "/"))),
    ("/pair/A/B?from&to", 3, |known, chance| {
        let year = year(known, chance);
        format!("/pair/{}?by=month&from={year}&to={year}", pair(known, chance, "/"))
    }),
    ("/pair/actor/B", 2, |known, chance| format!("/pair/{}/{}", chance.one(&known.actors), chance.one(&known.states))),
    ("/pair/A/B/brief", 1, |known, chance| format!("/pair/{}/brief", pair(known, chance, "/"))),
    ("/map", 2, |_, _| "/map".into()),
    ("/map?from&to&type", 1, |known, chance| {
        let year = year(known, chance);
        format!("/map?from={year}&to={year}&type={}", TYPES[chance.below(8)])
    }),
    ("/network", 1, |_, _| "/network".into()),
    ("/network?from&to", 1, |known, chance| {
        let year = year(known, chance);
        format!("/network?from={year}&to={year}&state={}", chance.one(&known.states))
    }),
    ("/coverage?year", 1, |known, chance| format!("/coverage?year={}", year(known, chance))),
    ("/review?state", 1, |known, chance| format!("/review?state={}", chance.one(&known.states))),
    ("/codebook", 1, |_, _| "/codebook".into()),
    ("/about", 1, |_, _| "/about".into()),
    ("/find?q", 5, |known, chance| format!("/find?q={}", chance.one(&known.words))),
    ("/v1/events?pair", 5, |known, chance| format!("/v1/events?pair={}", pair(known, chance, ","))),
    ("/v1/events?actor&type", 4, |known, chance| format!("/v1/events?actor={}&type={}", chance.one(&known.states), TYPES[chance.below(8)])),
    ("/v1/events/…", 4, |known, chance| format!("/v1/events/{}", chance.one(&known.events))),
    ("/v1/statements?actor", 3, |known, chance| format!("/v1/statements?actor={}", chance.one(&known.states))),
    ("/v1/actors", 1, |_, _| "/v1/actors".into()),
    ("/v1/actors?state&kind", 1, |known, chance| format!("/v1/actors?state={}&kind=PER", chance.one(&known.states))),
    ("/v1/actors/…", 2, |known, chance| format!("/v1/actors/{}", chance.one(&known.actors))),
    ("/v1/reports?to", 1, |known, chance| format!("/v1/reports?to={}", day(known, chance))),
    ("/v1/reports/…", 3, |known, chance| format!("/v1/reports/{}", chance.one(&known.reports))),
    ("/v1/pairs/A/B", 2, |known, chance| format!("/v1/pairs/{}", pair(known, chance, "/"))),
    ("/v1/counts/pairs", 1, |_, _| "/v1/counts/pairs".into()),
    ("/v1/counts/pairs?pair", 3, |known, chance| format!("/v1/counts/pairs?pair={}&per=year", pair(known, chance, ","))),
    ("/v1/counts?by&from", 2, |known, chance| {
        let year = year(known, chance);
        format!("/v1/counts?by={}&per=month&from={year}&to={year}", BY[chance.below(6)])
    }),
    ("/v1/counts?by", 1, |_, chance| format!("/v1/counts?by={}&per=year", BY[chance.below(4)])),
    ("/v1/coverage", 1, |_, _| "/v1/coverage?per=year".into()),
    ("/v1/search?q", 3, |known, chance| format!("/v1/search?q={}", chance.one(&known.words))),
    ("/v1/suggest?q", 10, |known, chance| {
        let word = chance.one(&known.words);
        format!("/v1/suggest?q={}", word.get(..word.len().min(12)).unwrap_or(word))
    }),
    ("/v1/changes", 2, |_, chance| format!("/v1/changes?since={}", chance.below(100_000))),
];

fn pair(known: &Known, chance: &mut Chance, between: &str) -> String {
    let one = chance.one(&known.states).to_owned();
    let mut other = chance.one(&known.states);
    if other == one {
        other = known.states.iter().find(|state| **state != one).map_or("", String::as_str);
    }
    format!("{one}{between}{other}")
}

/// A year, the last ones more often.
fn year(known: &Known, chance: &mut Chance) -> i32 {
    known.years.1 - chance.skewed((known.years.1 - known.years.0 + 1).unsigned_abs() as usize) as i32
}

fn day(known: &Known, chance: &mut Chance) -> String {
    format!("{}-{:02}-{:02}", year(known, chance), 1 + chance.below(12), 1 + chance.below(28))
}

/// A connection that is kept.
struct Client {
    host: String,
    gzip: bool,
    stream: BufReader<TcpStream>,
}

impl Client {
    fn new(host: &str, gzip: bool) -> std::io::Result<Client> {
        let stream = TcpStream::connect(host)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_secs(120)))?;
        Ok(Client { host: host.to_owned(), gzip, stream: BufReader::new(stream) })
    }

    /// The status and the body.
    fn get(&mut self, address: &str) -> std::io::Result<(u16, Vec<u8>)> {
        let encoding = if self.gzip { "Accept-Encoding: gzip\r\n" } else { "" };
        let request = format!("GET {address} HTTP/1.1\r\nHost: {}\r\n{encoding}\r\n", self.host);
        self.stream.get_mut().write_all(request.as_bytes())?;
        let broken = |what: &str| std::io::Error::other(format!("{what}: {address}"));
        let mut line = String::new();
        self.stream.read_line(&mut line)?;
        let status = line.split(' ').nth(1).and_then(|status| status.parse().ok()).ok_or_else(|| broken("no status"))?;
        let (mut length, mut chunked) = (None, false);
        loop {
            line.clear();
            self.stream.read_line(&mut line)?;
            let head = line.trim_end().to_ascii_lowercase();
            if head.is_empty() {
                break;
            }
            if let Some(value) = head.strip_prefix("content-length:") {
                length = value.trim().parse::<usize>().ok();
            }
            chunked |= head.starts_with("transfer-encoding:") && head.contains("chunked");
        }
        let mut body = Vec::new();
        if let Some(length) = length {
            body.resize(length, 0);
            self.stream.read_exact(&mut body)?;
        } else if chunked {
            loop {
                line.clear();
                self.stream.read_line(&mut line)?;
                let size = usize::from_str_radix(line.trim(), 16).map_err(|_| broken("no size of a chunk"))?;
                let from = body.len();
                body.resize(from + size, 0);
                self.stream.read_exact(&mut body[from..])?;
                line.clear();
                self.stream.read_line(&mut line)?;
                if size == 0 {
                    break;
                }
            }
        }
        Ok((status, body))
    }
}

/// The values of a key in rows of JSON, without reading it as such.
fn values(body: &[u8], key: &str) -> Vec<String> {
    let text = String::from_utf8_lossy(body);
    let before = format!("\"{key}\":\"");
    text.split(&before).skip(1).filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())).collect()
}

fn known(client: &mut Client) -> std::io::Result<Known> {
    let mut list = |address: &str, key: &str| Ok::<_, std::io::Error>(values(&client.get(address)?.1, key));
    let mut periods = list("/v1/coverage?per=year&limit=500", "period")?;
    periods.sort();
    let year = |period: Option<&String>, usual| period.and_then(|period| period.get(..4)?.parse().ok()).unwrap_or(usual);
    let years = (year(periods.iter().find(|period| !period.is_empty()), 2000), year(periods.last(), 2025));
    let mut reports = list("/v1/reports?limit=100", "article_id")?;
    for at in years.0..=years.1 {
        reports.extend(list(&format!("/v1/reports?limit=20&to={at}-06-15"), "article_id")?);
    }
    let names = list("/v1/actors?limit=300", "name_en")?;
    let mut words: Vec<String> = names.iter().filter_map(|name| name.split(' ').next_back()).map(str::to_owned).collect();
    words.retain(|word| word.is_ascii() && word.len() > 2);
    words.extend(
        ["%D8%A7%D9%84%D8%B1%D8%A6%D9%8A%D8%B3", "%D9%81%D9%8A%D8%B1%D9%88%D8%B3", "%D8%A7%D8%AA%D9%81%D8%A7%D9%82"].map(str::to_owned),
    );
    let mut sources = list("/v1/coverage?per=all", "source")?;
    sources.dedup();
    let states: Vec<String> = list(&format!("/v1/counts?by=state&per=all&from={0}&to={0}&limit=200", years.1), "key")?;
    Ok(Known {
        states: states.into_iter().filter(|state| state.len() == 3).collect(),
        actors: list("/v1/actors?limit=300", "actor_id")?,
        events: list("/v1/events?limit=300", "event_id")?,
        reports,
        sources,
        words,
        years,
    })
}

/// Milliseconds at a share of the sorted times.
fn at(times: &[f64], share: f64) -> f64 {
    times.get(((times.len() as f64 * share) as usize).min(times.len().saturating_sub(1))).copied().unwrap_or_default() * 1000.0
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let value = |name: &str| arguments.iter().position(|argument| argument == name).and_then(|at| arguments.get(at + 1));
    let number = |name: &str, usual: u64| value(name).and_then(|number| number.parse().ok()).unwrap_or(usual);
    let Some(host) = arguments.first().filter(|argument| !argument.starts_with('-')) else {
        eprintln!(
            "usage: load HOST:PORT [--each N | --connections N --seconds N --again PERCENT] [--pid PID] [--kind WORDS] [--gzip] [--seed N]"
        );
        return ExitCode::from(2);
    };
    let gzip = arguments.iter().any(|argument| argument == "--gzip");
    let kinds: Vec<_> = KINDS.iter().filter(|(kind, ..)| value("--kind").is_none_or(|wanted| kind.contains(wanted.as_str()))).collect();
    let seed = number("--seed", 1);
    let result = match number("--each", 0) {
        0 => {
            let mixed =
                Mixed { connections: number("--connections", 64) as usize, seconds: number("--seconds", 60), again: number("--again", 40) };
            all_at_once(host, gzip, &kinds, seed, &mixed, number("--pid", 0))
        }
        each => one_by_one(host, gzip, &kinds, seed, each, number("--pid", 0)),
    };
    match result {
        Ok(0) => ExitCode::SUCCESS,
        Ok(faults) => {
            println!("{faults} faults");
            ExitCode::FAILURE
        }
        Err(problem) => {
            eprintln!("load: {problem}");
            ExitCode::FAILURE
        }
    }
}

type Kinds<'a> = [&'a (&'static str, usize, Address)];

/// Whether an answer is none: every address is made of what the archive holds.
fn is_fault(status: u16) -> bool {
    status >= 400
}

fn one_by_one(host: &str, gzip: bool, kinds: &Kinds, seed: u64, each: u64, pid: u64) -> std::io::Result<u64> {
    let known = known(&mut Client::new(host, false)?)?;
    let mut client = Client::new(host, gzip)?;
    let (mut faults, mut all) = (0, Vec::new());
    println!("{:<24} {:>9} {:>9} {:>9} {:>9} {:>9}  the slowest", "kind", "first ms", "median", "99 %", "most", "processor");
    for (number, (kind, _, address)) in kinds.iter().enumerate() {
        let mut chance = Chance(seed.wrapping_mul(1000) + number as u64);
        let before = processor(pid);
        let (mut times, mut slowest) = (Vec::new(), (0.0, String::new()));
        for _ in 0..each {
            let address = address(&known, &mut chance);
            let begun = Instant::now();
            let (status, _) = client.get(&address)?;
            let taken = begun.elapsed().as_secs_f64();
            if is_fault(status) {
                faults += 1;
                println!("{status}: {address}");
            }
            if taken > slowest.0 {
                slowest = (taken, format!("{address} ({status})"));
            }
            times.push(taken);
        }
        let first = times.first().copied().unwrap_or_default() * 1000.0;
        all.extend_from_slice(&times);
        times.sort_by(f64::total_cmp);
        let own = (processor(pid) - before) / each as f64;
        println!(
            "{kind:<24} {first:>9.1} {:>9.1} {:>9.1} {:>9.1} {own:>9.1}  {}",
            at(&times, 0.5),
            at(&times, 0.99),
            at(&times, 1.0),
            slowest.1
        );
    }
    all.sort_by(f64::total_cmp);
    println!("{:<24} {:>9} {:>9.1} {:>9.1} {:>9.1}  {} requests", "all", "", at(&all, 0.5), at(&all, 0.99), at(&all, 1.0), all.len());
    Ok(faults)
}

/// Milliseconds of processor time that a process has taken, as Linux tells it: to 10 ms. What others do on the machine does not count in it.
fn processor(pid: u64) -> f64 {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    let behind = stat.rsplit_once(") ").map_or("", |(_, rest)| rest);
    behind.split(' ').skip(11).take(2).filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() * 10.0
}

/// Peak and present memory of a process in MB, as Linux tells it.
fn memory(pid: u64) -> Option<String> {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
    let of =
        |name: &str| -> Option<u64> { status.lines().find_map(|line| line.strip_prefix(name))?.split_whitespace().next()?.parse().ok() };
    Some(format!(
        "memory at the peak {} MB, now {} MB of which {} MB of the program itself",
        of("VmHWM:")? / 1000,
        of("VmRSS:")? / 1000,
        of("RssAnon:")? / 1000
    ))
}

/// How all kinds are asked for at once.
struct Mixed {
    connections: usize,
    seconds: u64,
    /// So many of a hundred addresses were asked for before.
    again: u64,
}

/// The addresses that were asked for last, and all there were.
#[derive(Default)]
struct Before {
    last: Vec<(usize, String)>,
    next: usize,
    different: HashSet<String>,
}

/// So many addresses may be asked for again.
const LAST: usize = 500;

impl Before {
    fn add(&mut self, kind: usize, address: &str) {
        self.different.insert(address.to_owned());
        if self.last.len() < LAST {
            self.last.push((kind, address.to_owned()));
        } else {
            self.last[self.next] = (kind, address.to_owned());
            self.next = (self.next + 1) % LAST;
        }
    }
}

/// A kind, as often as it comes.
fn kind(kinds: &Kinds, chance: &mut Chance) -> usize {
    let mut left = chance.below(kinds.iter().map(|(_, often, _)| often).sum());
    kinds.iter().position(|(_, often, _)| left.checked_sub(*often).map(|rest| left = rest).is_none()).unwrap_or_default()
}

fn all_at_once(host: &str, gzip: bool, kinds: &Kinds, seed: u64, mixed: &Mixed, pid: u64) -> std::io::Result<u64> {
    let &Mixed { connections, seconds, again } = mixed;
    let known = known(&mut Client::new(host, false)?)?;
    let asked = Mutex::new(Before::default());
    let before = processor(pid);
    let begun = Instant::now();
    let end = begun + Duration::from_secs(seconds);
    let (known, asked) = (&known, &asked);
    let ask = |number: usize| -> std::io::Result<Asked> {
        let mut client = Client::new(host, gzip)?;
        let mut chance = Chance(seed.wrapping_mul(1_000_000) + number as u64);
        let (mut times, mut statuses, mut bytes) = (Vec::new(), BTreeMap::new(), 0);
        while Instant::now() < end {
            let (kind, address) = {
                let mut asked = asked.lock().unwrap_or_else(PoisonError::into_inner);
                if !asked.last.is_empty() && (chance.below(100) as u64) < again {
                    asked.last[chance.below(asked.last.len())].clone()
                } else {
                    let kind = kind(kinds, &mut chance);
                    let address = kinds[kind].2(known, &mut chance);
                    asked.add(kind, &address);
                    (kind, address)
                }
            };
            let since = Instant::now();
            let (status, body) = client.get(&address)?;
            times.push((kind, since.elapsed().as_secs_f64()));
            bytes += body.len() as u64;
            *statuses.entry(status).or_default() += 1;
            if is_fault(status) {
                println!("{status}: {address}");
            }
        }
        Ok((times, statuses, bytes))
    };
    let results: Vec<_> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..connections).map(|number| scope.spawn(move || ask(number))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap_or_else(|_| Err(std::io::Error::other("a thread ended")))).collect()
    });
    let taken = begun.elapsed().as_secs_f64();
    let (mut times, mut statuses, mut bytes, mut faults) = (Vec::new(), BTreeMap::<u16, u64>::new(), 0, 0);
    for result in results {
        match result {
            Ok((own, found, read)) => {
                times.extend(own);
                bytes += read;
                for (status, number) in found {
                    *statuses.entry(status).or_default() += number;
                    faults += if is_fault(status) { number } else { 0 };
                }
            }
            Err(problem) => {
                println!("broken off: {problem}");
                faults += 1;
            }
        }
    }
    for (number, (kind, ..)) in kinds.iter().enumerate() {
        let mut own: Vec<f64> = times.iter().filter(|(of, _)| *of == number).map(|(_, time)| *time).collect();
        own.sort_by(f64::total_cmp);
        println!("{kind:<24} {:>7} requests {:>9.1} {:>9.1} {:>9.1} ms", own.len(), at(&own, 0.5), at(&own, 0.99), at(&own, 1.0));
    }
    let mut all: Vec<f64> = times.iter().map(|(_, time)| *time).collect();
    all.sort_by(f64::total_cmp);
    println!(
        "{connections} connections, {taken:.1} s: {} requests, {:.0} a second, {:.1} MB a second; median {:.1} ms, 99 % {:.1} ms, most {:.1} ms; by status {statuses:?}",
        all.len(),
        all.len() as f64 / taken,
        bytes as f64 / taken / 1e6,
        at(&all, 0.5),
        at(&all, 0.99),
        at(&all, 1.0)
    );
    println!("{} different addresses", asked.lock().unwrap_or_else(PoisonError::into_inner).different.len());
    if let Some(memory) = memory(pid) {
        println!(
            "{memory}; {:.1} s of processor time, {:.2} ms an answer",
            (processor(pid) - before) / 1000.0,
            (processor(pid) - before) / all.len() as f64
        );
    }
    Ok(faults)
}

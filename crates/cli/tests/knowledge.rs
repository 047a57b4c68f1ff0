//! `waqai knowledge`: the check of the tables, and rows written into a user's.

mod common;

use common::*;
use serde_json::Value;
use std::path::Path;

const PEOPLE: &str = "id\tname_en\tnames\tshort\tcountry\tsector\tgender\n";
const TERMS: &str = "person\tof\toffice\tfrom\tto\tnote\n";

/// The check of a folder with these tables, as JSON.
fn check(test: &str, tables: &[(&str, &str)], status: i32) -> Value {
    let folder = folder(test);
    for (name, text) in tables {
        file(&folder, name, text);
    }
    let ran = waqai(["knowledge".as_ref(), "check".as_ref(), folder.as_os_str(), "--json".as_ref()]).expect(status, &[]);
    serde_json::from_str(&ran.out).expect("JSON")
}

/// The mistakes in a user's tables: kind, line, problem.
fn mistakes(checked: &Value) -> Vec<(String, u64, String)> {
    let mine = checked["errors"].as_array().expect("errors").iter().filter(|error| error["laid_over"] == true);
    mine.map(|error| {
        assert!(!error["remedy"].as_str().expect("a remedy").is_empty());
        let text = |key: &str| error[key].as_str().expect("a text").to_owned();
        (text("kind"), error["line"].as_u64().expect("a line"), text("problem"))
    })
    .collect()
}

#[test]
fn the_bundled_tables_are_checked_and_counted() {
    let ran = waqai(["knowledge", "check"]);
    assert_eq!(ran.status, 0, "{}", ran.out);
    for part in ["people (", "terms", "Days of office known", "Arab states and G20", "All states", "197 states"] {
        assert!(ran.out.contains(part), "{part} is missing:\n{}", ran.out);
    }
    let ran = waqai(["knowledge", "check", "--json", "--until", "2020-12-31"]);
    let checked: Value = serde_json::from_str(&ran.out).expect("JSON");
    let errors = checked["errors"].as_array().expect("errors");
    assert!(errors.is_empty(), "{errors:#?}");
    let coverage = &checked["coverage"];
    assert_eq!((&coverage["until"], coverage["states"].as_array().map(Vec::len)), (&"2020-12-31".into(), Some(197)));
    let egypt = coverage["states"].as_array().expect("states").iter().find(|state| state["state"] == "EGY").expect("Egypt");
    assert_eq!(egypt["offices"][0]["days"], 7671);
    let page = waqai(["knowledge", "check", "--coverage"]).out;
    assert!(page.lines().any(|line| line.trim_start().starts_with("EGY ")), "{page}");
}

#[test]
fn every_kind_of_mistake_is_found_with_its_line() {
    let people = format!(
        "{PEOPLE}\
        good-one\tGood One\tتستي تستوف\tتستوف\tKAZ\tELI\tm\n\
        good-one\tGood One\tتستي تستوف\tتستوف\tKAZ\tELI\tm\n\
        no-arabic\tNo Arabic\t\t\tKAZ\tELI\tm\n\
        no-english\t\tتستي تستوف\t\tKAZ\tELI\tm\n\
        signs\tSigns\tتَستي\t\tKAZ\tELI\tm\n\
        latin\tLatin\tتستي Testov\t\tKAZ\tELI\tm\n\
        Bad Id\tBad Id\tتستي\t\tKAZ\tELI\tm\n\
        lost\tLost\tتستي\t\tZZZ\tNOS\tx\n"
    );
    let found = mistakes(&check("check-people", &[("actors/people-mine.tsv", &people)], 2));
    let expected = [
        ("twice", 3, "the row has the key of"),
        ("missing", 4, "`names`"),
        ("missing", 5, "`name_en`"),
        ("letters", 6, "vowel signs"),
        ("letters", 7, "Latin letters"),
        ("letters", 8, "no id"),
        ("unknown", 9, "no state has the code `ZZZ`"),
        ("unknown", 9, "`NOS` is no sector"),
        ("unknown", 9, "gender"),
    ];
    for (kind, line, problem) in expected {
        assert!(found.iter().any(|(k, l, p)| k == kind && *l == line && p.contains(problem)), "{kind} {line} {problem}: {found:#?}");
    }
    assert_eq!(found.len(), expected.len(), "{found:#?}");
}

#[test]
fn terms_are_held_against_everything_they_name() {
    let people = format!("{PEOPLE}one-test\tOne Test\tتستي تستوف\t\tKAZ\tELI\tm\ntwo-test\tTwo Test\tتستي تستين\t\tKAZ\tELI\tm\n");
    let terms = format!(
        "{TERMS}\
        nobody\tKAZ\tminister\t2019\t\t\n\
        one-test\tZZZ\tminister\t2019\t\t\n\
        one-test\tKAZ\tforein minister\t2019\t\t\n\
        one-test\tKAZ\tminister\t2019-02-30\t\t\n\
        one-test\tKAZ\tminister\t2020-05\t2020-04\t\n\
        one-test\tTUV\tfinance minister\t2001\t2005-06-01\t\n\
        two-test\tTUV\tfinance minister\t2005-06-01\t2009-06-01\t\n\
        one-test\tTUV\tfinance minister\t2008-01-01\t2009-01-01\t\n\
        one-test\tNRU\tfinance minister\t2008\t2009-01-01\tdisputed\n\
        two-test\tNRU\tfinance minister\t2008\t2009-01-01\t\n\
        one-test\tPLW\tfinance minister\t2001\t2005\t\n\
        two-test\tPLW\tfinance minister\t2005\t2009\t\n"
    );
    let tables = [("actors/people-mine.tsv", people.as_str()), ("actors/terms-mine.tsv", terms.as_str())];
    let found = mistakes(&check("check-terms", &tables, 2));
    let expected = [
        ("unknown", 2, "no person has the id `nobody`"),
        ("unknown", 3, "`ZZZ` is neither a state nor an organisation"),
        ("unknown", 4, "`forein minister` is no office"),
        ("date", 5, "`2019-02-30` is no date"),
        ("date", 6, "ends before it begins"),
        ("overlap", 9, "two holders of one office, finance minister of TUV: two-test 2005-06-01..2009-06-01"),
    ];
    for (kind, line, problem) in expected {
        assert!(found.iter().any(|(k, l, p)| k == kind && *l == line && p.contains(problem)), "{kind} {line} {problem}: {found:#?}");
    }
    assert_eq!(found.len(), expected.len(), "{found:#?}");
}

#[test]
fn gaps_are_warnings_unless_a_vacancy_explains_them() {
    let people = format!("{PEOPLE}one-test\tOne Test\tتستي تستوف\t\tKAZ\tELI\tm\n");
    let terms = format!(
        "{TERMS}one-test\tTUV\tfinance minister\t2001-01-01\t2002-01-01\t\none-test\tTUV\tfinance minister\t2003-01-01\t2004-01-01\t\n"
    );
    let gap = |vacancies: &str| {
        let vacancies = format!("of\toffice\tfrom\tto\tkind\tnote\n{vacancies}");
        let tables = [
            ("actors/people-mine.tsv", people.as_str()),
            ("actors/terms-mine.tsv", terms.as_str()),
            ("actors/vacancies-mine.tsv", vacancies.as_str()),
        ];
        let folder = folder("check-gaps");
        for (name, text) in tables {
            file(&folder, name, text);
        }
        let ran = waqai(["knowledge".as_ref(), "check".as_ref(), folder.as_os_str(), "--json".as_ref()]);
        let checked: Value = serde_json::from_str(&ran.out).expect("JSON");
        let warnings = checked["warnings"].as_array().expect("warnings").iter().filter(|warning| warning["laid_over"] == true);
        let warnings: Vec<String> = warnings.map(|warning| warning["problem"].as_str().expect("a problem").to_owned()).collect();
        (warnings, mistakes(&checked))
    };
    assert_eq!(gap("").0, ["nobody is known as finance minister of TUV from 2002-01-02 to 2002-12-31"]);
    assert_eq!(gap("TUV\tfinance minister\t2002-01-02\t2002-12-31\tvacant\tno government\n"), (Vec::new(), Vec::new()));
    assert!(gap("TUV\tfinance minister\t2001-01-02\t2002-12-31\tvacant\tno government\n").0[0].contains("is vacant"));
    let bad = gap("TUV\tfinance minister\t2002\t2002\tunited\tsomebody\nTUV\tfinance minister\t2001\t2001\tgone\t\n").1;
    assert!(bad.iter().any(|(_, line, problem)| *line == 2 && problem.contains("`somebody` is no office")), "{bad:#?}");
    assert!(bad.iter().any(|(_, line, problem)| *line == 3 && problem.contains("`gone` is no kind")), "{bad:#?}");
}

#[test]
fn a_check_survives_what_is_no_table() {
    let found = mistakes(&check("check-shape", &[("actors/terms-mine.tsv", "person\tof\nx\n"), ("actors/heroes.tsv", "id\nx\n")], 2));
    assert!(found.iter().any(|(kind, line, problem)| kind == "shape" && *line == 2 && problem.contains("1 cells")), "{found:#?}");
    assert!(found.iter().any(|(kind, _, problem)| kind == "shape" && problem.contains("no table `actors/heroes.tsv`")), "{found:#?}");
    waqai(["knowledge", "check", "no-such-folder"]).expect(2, &["no-such-folder"]);
    waqai(["knowledge".as_ref(), "check".as_ref(), folder("check-empty").as_os_str()]).expect(2, &["holds no .tsv table"]);
    let bytes = folder("check-bytes");
    file(&bytes, "actors/people.tsv", b"id\tname_en\nx\t\xff\n");
    waqai(["knowledge".as_ref(), "check".as_ref(), bytes.as_os_str()]).expect(2, &["people.tsv:2: the line is not UTF-8"]);
}

/// Runs `waqai knowledge TASK … --into FOLDER`.
fn add(folder: &Path, arguments: &[&str]) -> Ran {
    let mut command = program();
    command.arg("knowledge").args(arguments).arg("--into").arg(folder);
    let output = command.output().expect("the program runs");
    Ran {
        status: output.status.code().expect("a status"),
        out: String::from_utf8(output.stdout).expect("UTF-8"),
        err: String::from_utf8(output.stderr).expect("UTF-8"),
    }
}

const LEILA: [&str; 11] =
    ["add-person", "--name-en", "Leila Example", "--name", "ليلى المثال", "--short", "المثال", "--country", "Tuvalu", "--gender", "f"];

fn term<'a>(office: &'a str, from: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    [&["add-term", "--person", "leila-example", "--of", "TUV", "--office", office, "--from", from], more].concat()
}

#[test]
fn rows_are_written_in_order_and_used() {
    let mine = folder("add").join("mine");
    let said = add(&mine, &LEILA).expect(0, &[]).out;
    assert!(said.contains("people-mine.tsv:11: added"), "{said}");
    add(&mine, &term("finance minister", "2031-02-01", &[])).expect(0, &[]);
    let said = add(&mine, &term("minister of the interior", "2030-01-01", &["--to", "2031-01-31", "--note", "acting"])).expect(0, &[]).out;
    assert!(said.contains("interior minister") && said.contains("2030-01-01"), "{said}");
    let said = add(&mine, &term("finance minister", "2031-02-01", &["--to", "2031-06"])).expect(0, &[]).out;
    assert!(said.contains("replaced"), "{said}");
    let text = std::fs::read_to_string(mine.join("actors/terms-mine.tsv")).expect("the table");
    let rows: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
    assert_eq!(
        rows,
        [
            "person\tof\toffice\tfrom\tto\tnote",
            "leila-example\tTUV\tfinance minister\t2031-02-01\t2031-06\t",
            "leila-example\tTUV\tinterior minister\t2030-01-01\t2031-01-31\tacting"
        ]
    );
    let asked = |question: &str, day: &str| {
        let mut command = program();
        command.args(["who", question, "--on", day, "--knowledge"]).arg(&mine);
        String::from_utf8(command.output().expect("the program runs").stdout).expect("UTF-8")
    };
    assert!(asked("وزيرة مالية توفالو", "2031-03-01").contains("Leila Example"));
    assert!(asked("Leila Example", "2030-06-01").contains("acting"));
    let checked = waqai(["knowledge".as_ref(), "check".as_ref(), mine.as_os_str(), "--json".as_ref()]);
    assert!(mistakes(&serde_json::from_str(&checked.out).expect("JSON")).is_empty());
}

#[test]
fn a_bundled_term_can_be_closed() {
    let mine = folder("close");
    let said = add(
        &mine,
        &[
            "add-term",
            "--person",
            "sergey-lavrov",
            "--of",
            "RUS",
            "--office",
            "foreign minister",
            "--from",
            "2004-03-09",
            "--to",
            "2040-01-01",
        ],
    )
    .expect(0, &[])
    .out;
    assert!(said.contains("in place of knowledge/actors/terms-eurasia.tsv:"), "{said}");
}

#[test]
fn what_would_be_a_mistake_is_not_written() {
    let mine = folder("refuse");
    add(&mine, &LEILA).expect(0, &[]);
    add(&mine, &LEILA).expect(2, &["somebody has the id leila-example already", "--id"]);
    let refused = |arguments: &[&str], says: &[&str]| {
        add(&mine, arguments).expect(2, says);
        assert!(!mine.join("actors/terms-mine.tsv").exists());
    };
    refused(&term("forein minister", "2030", &[]), &["is no office", "waqai codebook offices"]);
    refused(&term("finance minister", "2030-02-30", &[]), &["--from", "YYYY-MM-DD"]);
    refused(&term("finance minister", "2030", &["--to", "2029"]), &["nothing was written", "ends before it begins"]);
    refused(&term("finance minister", "2030", &["--note", "a\tb"]), &["tab or line end"]);
    refused(&["add-term", "--person", "lavrov", "--of", "RUS", "--office", "minister", "--from", "2030"], &["has the id sergey-lavrov"]);
    refused(&["add-term", "--person", "nobody-at-all", "--of", "RUS", "--office", "minister", "--from", "2030"], &["add-person"]);
    refused(&["add-term", "--person", "leila-example", "--of", "Narnia", "--office", "minister", "--from", "2030"], &["called Narnia"]);
    refused(
        &["add-term", "--person", "leila-example", "--of", "RUS", "--office", "foreign minister", "--from", "2030-01-01"],
        &["two holders of one office", "sergey-lavrov", "To close the term of sergey-lavrov: waqai knowledge add-term", "--to 2030-01-01"],
    );
    let person = |name: &str, country: &str, gender: &str, says: &[&str]| {
        add(&mine, &["add-person", "--name-en", "Testy Testov", "--name", name, "--country", country, "--gender", gender]).expect(2, says);
    };
    person("Testov", "KAZ", "m", &["nothing was written", "Latin letters"]);
    person("تَستي", "KAZ", "m", &["vowel signs"]);
    person("", "KAZ", "m", &["`names`", "empty"]);
    person("تستي", "Narnia", "m", &["called Narnia"]);
    person("تستي", "KAZ", "x", &["gender"]);
    let text = std::fs::read_to_string(mine.join("actors/people-mine.tsv")).expect("the table");
    assert_eq!(text.lines().filter(|line| !line.starts_with('#')).count(), 2);
}

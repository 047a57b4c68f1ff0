//! The other verbs, the overlay, help and colours.

mod common;

use common::*;

#[test]
fn show_is_a_page_with_isolates_and_no_escapes_in_a_pipe() {
    let ran = waqai_with(["show", "-"], MEETING.as_bytes()).expect(0, &[]);
    for part in ["Who", "What was said", "What happened", "CONSULT visit", "Kassym-Jomart Tokayev", "\u{2068}", "Astana"] {
        assert!(ran.out.contains(part), "{part} is missing:\n{}", ran.out);
    }
    assert!(ran.out.contains(MEETING.trim_end()), "the text itself is as received");
    assert!(!ran.out.contains('\x1b'));
    for line in ran.out.lines() {
        assert_eq!(line.matches('\u{2068}').count(), line.matches('\u{2069}').count(), "{line}");
    }
}

#[test]
fn colours_obey_the_environment() {
    let folder = folder("colours");
    let report = file(&folder, "r.txt", MEETING);
    let run = |variables: &[(&str, &str)]| {
        let output = program().arg("show").arg(&report).envs(variables.iter().copied()).output().expect("the program runs");
        String::from_utf8(output.stdout).expect("UTF-8")
    };
    assert!(run(&[("CLICOLOR_FORCE", "1")]).contains("\x1b[4m"));
    assert!(!run(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]).contains('\x1b'));
}

#[test]
fn a_terminal_is_not_steered_by_a_report() {
    let text = format!("{MEETING}\x1b]0;title\x07\x1b[2J");
    let ran = waqai_with(["show", "-"], text.as_bytes()).expect(0, &[]);
    assert!(!ran.out.contains('\x1b') && !ran.out.contains('\x07'));
}

#[test]
fn explain_says_which_place_of_a_name_is_meant() {
    let text = "التقى وزير الدفاع اللبناني سفير فرنسا في طرابلس.";
    let ran = waqai_with(["explain", "-"], text.as_bytes()).expect(0, &[]);
    for part in ["= Tripoli Lebanon (LBN)", "not Tripoli (LBY)", "the sentence names its state"] {
        assert!(ran.out.contains(part), "{part} is missing:\n{}", ran.out);
    }
}

#[test]
fn explain_shows_every_step_and_the_rule() {
    let ran = waqai_with(["explain", "-"], MEETING.as_bytes()).expect(0, &[]);
    for part in [
        "1 Report",
        "2 Text",
        "3 Words",
        "4 Entities",
        "5 Statements",
        "6 Events",
        "rule consult.",
        "knowledge/frames/consult.tsv:",
        "knowledge/statements/reporting.tsv:",
        "confidence",
        "verbs",
        "2023-05-15",
    ] {
        assert!(ran.out.contains(part), "{part} is missing:\n{}", ran.out);
    }
    waqai(["explain", "no-such-file.txt"]).expect(1, &["no such file"]);
}

#[test]
fn demo_lists_events_and_shows_single_samples() {
    let ran = waqai(["demo"]).expect(0, &[]);
    for part in ["who → whom", "CONSULT", "reports,", "verbal cooperation", "Next:", "waqai codebook"] {
        assert!(ran.out.contains(part), "{part} is missing:\n{}", ran.out);
    }
    assert!(waqai(["demo", "01-"]).expect(0, &[]).out.contains("What happened"));
    waqai(["demo", "no-such-sample"]).expect(2, &["no sample is called"]);
}

#[test]
fn the_codebook_has_all_its_pages() {
    let overview = waqai(["codebook"]).expect(0, &[]).out;
    for event_type in [
        "AGREE",
        "CONSULT",
        "SUPPORT",
        "CONCEDE",
        "COOPERATE",
        "AID",
        "RETREAT",
        "REQUEST",
        "ACCUSE",
        "REJECT",
        "THREATEN",
        "PROTEST",
        "SANCTION",
        "MOBILIZE",
        "COERCE",
        "ASSAULT",
    ] {
        assert!(overview.contains(event_type), "{event_type}");
    }
    let names = waqai(["codebook", "--list"]).expect(0, &[]).out;
    for name in names.lines().filter_map(|line| line.split_whitespace().next()) {
        assert!(!waqai(["codebook", name]).expect(0, &[]).out.is_empty(), "{name}");
    }
    assert!(waqai(["codebook", "consult"]).out.contains("knowledge/frames/consult.tsv:"));
    waqai(["codebook", "consul"]).expect(2, &["no page \"consul\"", "consult"]);
}

#[test]
fn tables_of_the_user_are_laid_over() {
    let folder = folder("overlay");
    file(
        &folder,
        "actors/people.tsv",
        "id\tname_en\tnames\tshort\tcountry\tsector\tgender\nmine-test\tTesty Testov\tتستي تستوف\tتستوف\tKAZ\tELI\tm\n",
    );
    let text = "وقال تستي تستوف إن البلاد مستعدة للحوار مع الصين.";
    let ran = waqai_with(["code".as_ref(), "-".as_ref(), "--knowledge".as_ref(), folder.as_os_str()], text.as_bytes()).expect(0, &[]);
    assert!(ran.out.contains("Testy Testov"), "{}", ran.out);
    let plain = waqai_with(["code", "-"], text.as_bytes()).expect(0, &[]);
    assert!(!plain.out.contains("Testy Testov"));
    assert_ne!(plain.objects()[0]["waqai"]["rules"], ran.objects()[0]["waqai"]["rules"]);
}

#[test]
fn mistakes_in_tables_are_named_with_their_place() {
    let bad = folder("overlay-bad");
    file(&bad, "actors/people.tsv", "id\tname_en\nonly-one-cell\n");
    let run = |folder: &std::path::Path| {
        waqai_with(["code".as_ref(), "-".as_ref(), "--knowledge".as_ref(), folder.as_os_str()], VISIT.as_bytes())
    };
    let ran = run(&bad).expect(2, &["actors/people.tsv:2: column `id`: the line has 1 cells", "Separate the cells"]);
    assert!(ran.out.is_empty());
    let unknown = folder("overlay-unknown");
    file(&unknown, "actors/heroes.tsv", "id\nx\n");
    run(&unknown).expect(2, &["heroes.tsv", "no table"]);
    let bytes = folder("overlay-bytes");
    file(&bytes, "actors/people.tsv", b"id\tname_en\nx\t\xff\n");
    run(&bytes).expect(2, &["people.tsv:2: the line is not UTF-8"]);
    run(&folder("overlay-empty")).expect(2, &["holds no .tsv table"]);
    run(std::path::Path::new("no-such-folder")).expect(2, &["no-such-folder"]);
}

#[test]
fn usage() {
    waqai(["code"]).expect(2, &["Usage"]);
    waqai(["code", "--thread", "x"]).expect(2, &["--threads"]);
    waqai(["code", "x", "--format", "xml"]).expect(2, &["jsonl"]);
    let help = waqai(["--help"]).expect(0, &[]).out;
    assert!(help.trim_start().starts_with("Examples:") && help.contains("Exit status"));
    assert!(waqai(["--version"]).expect(0, &[]).out.contains("knowledge "));
    for command in ["who", "knowledge"] {
        assert!(help.contains(&format!("  {command} ")) && waqai(["completions", "bash"]).out.contains(command), "{command}");
    }
    for shell in ["bash", "zsh", "fish", "powershell"] {
        assert!(waqai(["completions", shell]).expect(0, &[]).out.contains("waqai"), "{shell}");
    }
}

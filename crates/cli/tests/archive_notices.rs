//! Notices in prose: an agency withdraws or corrects a report of its own.

mod common;

use common::*;
use std::path::{Path, PathBuf};
use waqai_archive::Archive;

const TITLE: &str = "وزير الخارجية الصيني يزور أستانا ويلتقي الرئيس";
const TALKS: &str = "استقبل الرئيس الكازاخي قاسم جومارت توكاييف اليوم وزير الخارجية الصيني وانغ يي في أستانا. وقال توكاييف إن بلاده مستعدة لتعزيز التعاون مع الصين في مجالات الطاقة والنقل. وأكد وانغ يي دعم بلاده لاستقرار كازاخستان.";

fn report(id: &str, agency: &str, published: &str, title: &str, text: &str) -> String {
    format!("{}\n", serde_json::json!({ "id": id, "agency": agency, "published": published, "title": title, "text": text }))
}

fn add(path: &Path, lines: &str) {
    waqai_with(["add", "-", "--models", "none", "--acknowledge", "--archive", &path.display().to_string()], lines.as_bytes())
        .expect(0, &[]);
}

fn archive(test: &str) -> PathBuf {
    let path = folder(test).join("waqai.db");
    add(&path, &report("k1", "Anadolu", "2023-05-04", TITLE, TALKS));
    path
}

fn ask(path: &Path, question: &str) -> String {
    let archive = Archive::read(path).expect("the archive opens");
    assert_eq!(archive.problems().expect("it can be checked"), Vec::<String>::new());
    archive.connection().query_row(question, [], |row| row.get::<_, Option<String>>(0)).expect(question).unwrap_or_default()
}

fn status(path: &Path, id: &str) -> String {
    ask(path, &format!("SELECT status FROM reports WHERE given_id = '{id}'"))
}

fn active(path: &Path) -> String {
    ask(path, "SELECT CAST(count(*) AS TEXT) FROM events WHERE record_status = 'active'")
}

#[test]
fn a_withdrawal_takes_back_the_report_whose_title_it_names() {
    let path = archive("notice-withdrawal");
    assert_ne!(active(&path), "0");
    add(
        &path,
        &report("k2", "Anadolu", "2023-05-05", "سحب خبر", &format!("نرجو من المشتركين عدم استخدام خبرنا المعنون \"{TITLE}\" لعدم دقته.")),
    );
    assert_eq!(status(&path, "k1"), "withdrawn");
    assert_eq!(status(&path, "k2"), "live");
    assert_eq!(active(&path), "0");
    let reason = ask(&path, "SELECT max(reason) FROM changes WHERE operation = 'retract' AND kind = 'event'");
    assert!(reason.starts_with("withdrawn by its agency in rpt_") && reason.ends_with("سحب خبر"), "{reason}");
    assert!(ask(&path, "SELECT notes FROM reports WHERE given_id = 'k2'").contains("withdraws rpt_"));
}

#[test]
fn a_withdrawal_that_repeats_the_text_tells_none_of_it() {
    let path = archive("notice-repeats");
    add(&path, &report("k2", "Anadolu", "2023-05-04", "KILL: visit to Astana", TALKS));
    assert_eq!(status(&path, "k1"), "withdrawn");
    assert_eq!(active(&path), "0");
    // And goes on telling nothing when it is coded again.
    waqai(["replay", "--in-place", "--models", "none", "--archive", &path.display().to_string()]).expect(0, &[]);
    assert_eq!(active(&path), "0");
}

#[test]
fn a_correction_takes_the_place_of_what_it_corrects() {
    let path = archive("notice-correction");
    let before = active(&path);
    let corrected = TALKS.replace("الطاقة والنقل", "الطاقة والتعليم");
    add(&path, &report("k2", "Anadolu", "2023-05-04", &format!("تصويب: {TITLE}"), &corrected));
    assert_eq!(status(&path, "k1"), "superseded");
    assert_eq!(status(&path, "k2"), "live");
    assert_eq!(active(&path), before);
    assert!(
        ask(&path, "SELECT max(reason) FROM changes WHERE operation = 'retract' AND kind = 'report'")
            .starts_with("corrected by its agency in rpt_")
    );
}

#[test]
fn words_alone_do_nothing() {
    let path = archive("notice-nothing");
    // Another agency; another report; days later; no notice at all.
    add(&path, &report("k2", "KUNA", "2023-05-05", "سحب خبر", &format!("سحب خبر عنوانه \"{TITLE}\".")));
    add(&path, &report("k3", "Anadolu", "2023-05-05", "سحب خبر", "سحب خبر عن افتتاح مصنع جديد للورق في الشمال لعدم دقته."));
    add(&path, &report("k4", "Anadolu", "2023-06-20", "سحب خبر", &format!("سحب خبر عنوانه \"{TITLE}\" بث سابقا.")));
    add(&path, &report("k5", "Anadolu", "2023-05-05", "إلغاء مؤتمر", &format!("ألغي مؤتمر صحفي بعد خبر \"{TITLE}\" الذي بثته الوكالة.")));
    assert_eq!(status(&path, "k1"), "live");
    assert_ne!(active(&path), "0");
}

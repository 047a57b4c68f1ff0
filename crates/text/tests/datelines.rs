//! Datelines and agency marks.

mod common;

use std::sync::LazyLock;

use waqai_text::*;

static CALENDAR: LazyLock<Calendar> = LazyLock::new(common::calendar);

/// Dateline, place, date and agency of a text; empty where there is none.
fn parts(input: &str) -> [String; 4] {
    let mut text = Text::default();
    text.read(input);
    let Some(found) = dateline(&text, &CALENDAR) else { return Default::default() };
    [
        text.slice(found.span).to_owned(),
        found.place.map(|place| text.slice(text.span_of(place)).to_owned()).unwrap_or_default(),
        found.date.map(|date| text.slice(date.span).to_owned()).unwrap_or_default(),
        found.agency.and_then(|id| CALENDAR.agency(id)).map(|agency| agency.name.clone()).unwrap_or_default(),
    ]
}

fn check(input: &str, expected: [&str; 4]) {
    assert_eq!(parts(input), expected, "{input}");
}

#[test]
fn heads_of_reports() {
    check("أستانا 25 أبريل 2022 (شينخوا) وصل الوفد", ["أستانا 25 أبريل 2022 (شينخوا)", "أستانا", "25 أبريل 2022", "Xinhua"]);
    check("أستانا 25 أبريل 2022 (شينخوا) -- وصل الوفد", ["أستانا 25 أبريل 2022 (شينخوا) --", "أستانا", "25 أبريل 2022", "Xinhua"]);
    check("أستانا، 25 أبريل (شينخوا) -- وصل", ["أستانا، 25 أبريل (شينخوا) --", "أستانا", "25 أبريل", "Xinhua"]);
    check("الرياض - واس: استقبل الملك", ["الرياض - واس:", "الرياض", "", "SPA"]);
    check("القاهرة (رويترز) - قال مسؤول", ["القاهرة (رويترز) -", "القاهرة", "", "Reuters"]);
    check("واشنطن – أ ف ب\nقال مسؤول", ["واشنطن – أ ف ب", "واشنطن", "", "AFP"]);
    check("واشنطن – أ.ف.ب. – قال مسؤول", ["واشنطن – أ.ف.ب. –", "واشنطن", "", "AFP"]);
    check("واشنطن 15-7 (اف ب) - اعلن مسؤول", ["واشنطن 15-7 (اف ب) -", "واشنطن", "15-7", "AFP"]);
    check("الكويت - 15 - 7 (كونا) -- بحث الوزير", ["الكويت - 15 - 7 (كونا) --", "الكويت", "15 - 7", "KUNA"]);
    check("دمشق / 15 تموز / سانا / بحث الوزير", ["دمشق / 15 تموز / سانا /", "دمشق", "15 تموز", "SANA"]);
    check("دمشق ـ سانا\nبحث الوزير", ["دمشق ـ سانا", "دمشق", "", "SANA"]);
    check("(رويترز) - قال مسؤول", ["(رويترز) -", "", "", "Reuters"]);
    check("القاهرة في 15 يوليو / أ ش أ / بحث", ["القاهرة في 15 يوليو / أ ش أ /", "القاهرة", "15 يوليو", "MENA"]);
    check(
        "الرياض 15 شوال 1436 هـ الموافق 31 يوليو 2015 م واس\nبحث",
        ["الرياض 15 شوال 1436 هـ الموافق 31 يوليو 2015 م واس", "الرياض", "15 شوال 1436 هـ الموافق 31 يوليو 2015 م", "SPA"],
    );
    check("بيروت ودمشق - رويترز - قال", ["بيروت ودمشق - رويترز -", "بيروت ودمشق", "", "Reuters"]);
    check("دبي، الإمارات العربية المتحدة (CNN) -- قال", ["دبي، الإمارات العربية المتحدة (CNN) --", "دبي", "", "CNN"]);
    check("لندن: «الشرق الأوسط»\nقال مسؤول", ["لندن: «الشرق الأوسط»", "لندن", "", "Asharq Al-Awsat"]);
    check("عنوان الخبر هنا\nالقدس المحتلة - وفا: قال", ["القدس المحتلة - وفا:", "القدس المحتلة", "", "WAFA"]);
    check("موسكو 3 مارس - قال مسؤول", ["موسكو 3 مارس -", "موسكو", "3 مارس", ""]);
    check("برلين (د ب أ)- قالت", ["برلين (د ب أ)-", "برلين", "", "DPA"]);
    check("الدوحة في 04 أغسطس /قنا/ استقبل", ["الدوحة في 04 أغسطس /قنا/", "الدوحة", "04 أغسطس", "QNA"]);
    check("أبوظبي في 4 أغسطس / وام / استقبل", ["أبوظبي في 4 أغسطس / وام /", "أبوظبي", "4 أغسطس", "WAM"]);
    check("عواصم - وكالات: قال", ["عواصم - وكالات:", "عواصم", "", "Agencies"]);
    check("بغداد / الأناضول / قتل", ["بغداد / الأناضول /", "بغداد", "", "Anadolu"]);
}

#[test]
fn first_words_that_are_no_dateline() {
    for input in [
        "قال الوزير في 25 أبريل 2022 إن",
        "أعلنت وكالة الأنباء السعودية (واس) اليوم",
        "واشنطن: قال الرئيس",
        "قال الرئيس (الأحد) إن بلاده",
        "استقبل الملك - حفظه الله - الوفد",
        "الرياض وجدة مدينتان",
        "قتل ثلاثة أشخاص (بينهم طفل)",
        "",
        "\n\n",
        "25 أبريل - يوم حافل",
        "لقاء القمة بين الرئيسين والوفود المرافقة لهم في جنيف أمس (رويترز) وانتهى",
    ] {
        check(input, [""; 4]);
    }
}

#[test]
fn agency_marks() {
    let marks = |input: &str| {
        let mut text = Text::default();
        text.read(input);
        let mut found = Vec::new();
        signatures(&text, &CALENDAR, &mut found);
        let name = |id| CALENDAR.agency(id).map(|agency| agency.name.clone()).unwrap_or_default();
        found
            .iter()
            .map(|mark| format!("{} {} {:?}", text.slice(mark.span), mark.agency.map(name).unwrap_or_default(), mark.position))
            .collect::<Vec<_>>()
    };
    assert_eq!(marks("ذكرت وكالة الأنباء (واس) أن الوفد"), ["(واس) SPA Bracketed"]);
    assert_eq!(marks("وصل الوفد. (رويترز)"), ["(رويترز) Reuters Final"]);
    assert_eq!(marks("وصل الوفد.\nأ ف ب"), ["أ ف ب AFP Final"]);
    assert_eq!(marks("وصل الوفد. انتهى"), ["انتهى  Final"]);
    assert_eq!(marks("وصل الوفد.\n// انتهى //\n"), ["// انتهى //  Final"]);
    assert_eq!(marks("وصل الوفد. // انتهى // 14:25 ت م"), ["// انتهى // 14:25 ت م  Final"]);
    assert_eq!(marks("وصل الوفد /انتهى/ (كونا)"), ["/انتهى/ (كونا) KUNA Final"]);
    assert_eq!(marks("وقال إن اللقاء انتهى"), [""; 0]);
    assert_eq!(marks("حسب رويترز"), [""; 0]);
}

//! Places: numbers of GeoNames, the choice between places of one name, names that are other things too.

use waqai_coder::record::{CodedReport, PlaceBasis, PlaceName};
use waqai_coder::whereabouts::Spot;
use waqai_coder::{Input, Resources, Worker};

fn coded(resources: &Resources, text: &str) -> CodedReport {
    Worker::default().code(resources, Input { text, ..Input::default() })
}

/// The place that words name, or the dateline.
fn place(resources: &Resources, text: &str) -> Option<PlaceName> {
    coded(resources, text).events.into_iter().filter(|event| event.place_basis != Some(PlaceBasis::Sides)).find_map(|event| event.place)
}

#[test]
fn places_of_events_and_datelines_have_numbers_and_coordinates() {
    let resources = waqai_base::tables_only();
    let report = coded(&resources, "طوكيو 3 مايو 2023 (رويترز) - التقى وزير الخارجية الياباني اليوم نظيره الكوري الجنوبي في مدينة ناغويا.");
    let dateline = report.dateline.and_then(|dateline| dateline.place).expect("a place");
    assert_eq!((dateline.name.as_str(), dateline.geonames), ("Tokyo", Some(1_850_147)));
    let place = report.events[0].place.as_ref().expect("a place");
    assert_eq!((place.name.as_str(), place.geonames), ("Nagoya", Some(1_856_057)));
    let (north, east) = place.coordinates.expect("coordinates");
    assert!((north - 35.18).abs() < 0.1 && (east - 136.91).abs() < 0.1);
}

#[test]
fn the_report_decides_between_places_of_one_name() {
    let resources = waqai_base::tables_only();
    let state = |text: &str| place(&resources, text).and_then(|place| place.country).map(|code| code.as_str().to_owned());
    assert_eq!(state("التقى وزير الدفاع اللبناني سفير فرنسا في طرابلس.").as_deref(), Some("LBN"));
    assert_eq!(state("التقى وزير الدفاع الليبي سفير فرنسا في طرابلس.").as_deref(), Some("LBY"));
    assert_eq!(state("التقى وزير الدفاع التونسي سفير فرنسا في طرابلس.").as_deref(), Some("LBY"));
    assert_eq!(state("التقى وزير الدفاع التونسي سفير فرنسا في طرابلس اللبنانية.").as_deref(), Some("LBN"));
    // The agency is at home in Lebanon.
    assert_eq!(state("وطنية - التقى سفير فرنسا وزير الدفاع التونسي في طرابلس.").as_deref(), Some("LBN"));
}

#[test]
fn a_choice_says_what_it_chose_from() {
    let resources = waqai_base::tables_only();
    let report = coded(&resources, "التقى وزير الدفاع اللبناني سفير فرنسا في طرابلس.");
    let choice = report.choices.first().expect("the name has several places");
    let ((meant, most), (other, less)) = (choice.candidates[0], choice.candidates[1]);
    assert!(matches!(meant, Spot::Place(_)) && matches!(other, Spot::Capital(_)));
    assert_eq!(most.reason(&less), "the sentence names its state");
    assert!(coded(&resources, "التقى وزير الدفاع اللبناني سفير فرنسا في بعلبك.").choices.is_empty());
}

#[test]
fn doubtful_names_count_behind_a_word_of_place_only() {
    let resources = waqai_base::tables_only();
    let name = |text: &str| place(&resources, text).map(|place| place.name);
    assert_eq!(name("تظاهر مئات العمال المغاربة في مدينة سيدي إفني.").as_deref(), Some("Sidi Ifni"));
    assert_eq!(name("تظاهر مئات العمال المغاربة مع سيدي إفني."), None);
    // A town of a state that the report does not speak of.
    assert_eq!(name("تظاهر مئات العمال اليابانيين في مدينة سيدي إفني."), None);
}

#[test]
fn older_names_lead_to_the_town() {
    let resources = waqai_base::tables_only();
    let found: Vec<String> =
        resources.knowledge.former_names(498_817).map(|former| format!("{} {}", former.name_en, former.to.0)).collect();
    assert_eq!(found, ["Leningrad 19910906"]);
    let place = place(&resources, "التقى وزير الخارجية الروسي نظيره الفنلندي في لينينغراد.").expect("a place");
    assert_eq!((place.name.as_str(), place.geonames), ("Saint Petersburg", Some(498_817)));
}

#[test]
fn wrong_rows_are_refused() {
    let refused = |row: &str| {
        let table = format!("name_en\tnames\tcountry\tkind\tlat\tlon\tgeonames\tfrom\tto\n{row}\n");
        waqai_base::with_overlay([("actors/places-mine.tsv", "places-mine.tsv", table.as_str())]).expect_err("a wrong row")
    };
    assert_eq!(refused("Example\tالمثال\tTUN\ttown\t36\t10\t\t\t").column, "kind");
    assert_eq!(refused("Example\tالمثال\tTUN\tcity\t36\t10\t1\t1950\t1960").column, "geonames");
    assert_eq!(refused("Example\tالمثال\t\tcapital\t36\t10\t1\t\t").column, "country");
}

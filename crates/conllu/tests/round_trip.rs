//! What is read is written as it stood.

use waqai_conllu::{Trees, read, read_with, write_all};

const INVENTED: &str = "# newdoc id = a
# newpar
# sent_id = a-1
# text = وسافر الوزير إلى عمّان.
1-2\tوسافر\t_\t_\t_\t_\t_\t_\t_\t_
1\tو\tوَ\tCCONJ\tC---------\t_\t2\tcc\t2:cc\t_
2\tسافر\tسَافَر\tVERB\tVP-A-3MS--\tAspect=Perf|Gender=Masc\t0\troot\t0:root\tGloss=travel
3\tالوزير\tوَزِير\tNOUN\tN------S1D\tCase=Nom|Definite=Def\t2\tnsubj\t2:nsubj\t_
4\tإلى\tإِلَى\tADP\tP---------\t_\t5\tcase\t_\t_
5\tعمّان\tعَمَّان\tPROPN\tZ---------\t_\t2\tobl\t_\tA=B|SpaceAfter=No
6\t.\t.\tPUNCT\tG---------\t_\t2\tpunct\t_\t_

#
#bare
# #signs
# 
1\t_\t_\tSYM\t_\t_\t0\troot\t_\t_
2\tألف مليون\t_\tNUM\t_\t_\t1\tnmod\t_\t_
3-4\tعنها\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No|X=Y
3\tعن\tعَن\tADP\t_\t_\t4\tcase\t_\t_
4\tها\tهُوَ\tPRON\t_\t_\t1\tnmod:poss\t_\t_

";

#[test]
fn well_formed_files_come_back_exactly() {
    assert_eq!(write_all(&read(INVENTED).unwrap()), INVENTED);
}

#[test]
fn line_ends_marks_and_missing_ends_do_not_matter() {
    let expected = read(INVENTED).unwrap();
    let dos = format!("\u{feff}{}", INVENTED.replace('\n', "\r\n"));
    assert_eq!(read(&dos).unwrap(), expected);
    assert_eq!(read(INVENTED.trim_end_matches('\n')).unwrap(), expected);
    assert_eq!(read(&format!("\n\n{}\n\n", INVENTED.replace("\n\n", "\n\n\n"))).unwrap(), expected);
    assert_eq!(read("").unwrap(), []);
}

#[test]
fn words_without_heads_come_back() {
    let text = "1\tقال\t_\tVERB\t_\t_\t_\t_\t_\t_\n2\tهو\t_\tPRON\t_\t_\t1\tnsubj\t_\t_\n\n";
    assert_eq!(write_all(&read_with(text, Trees::Optional).unwrap()), text);
}

#[test]
fn a_return_inside_a_line_is_a_space() {
    let row = "1\tقال\t_\t_\t_\t_\t0\troot\t_\t_\n\n";
    let read = waqai_conllu::read(&format!("#\rtext\n{row}")).expect("it is CoNLL-U");
    assert_eq!(read[0].comments, ["text"]);
    let mut written = String::new();
    waqai_conllu::write(&read[0], &mut written);
    assert_eq!(written, format!("# text\n{row}"));
}

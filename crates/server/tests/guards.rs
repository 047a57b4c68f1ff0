//! What keeps the server safe, from outside.

mod common;

#[test]
fn every_answer_carries_the_policy() {
    let answer = common::get(&common::app(), "/about");
    assert_eq!(answer.status, 200);
    assert!(answer.header("content-security-policy").contains("default-src 'none'"));
    assert_eq!(answer.header("x-content-type-options"), "nosniff");
}

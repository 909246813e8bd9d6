//! The policy as a component in wasmtime.

use sendright_tests::differential::{ComponentEmbedding, Generator, SHORT_RUN};
use sendright_tests::vector;

#[test]
fn the_component_imports_nothing() {
    let embedding = ComponentEmbedding::open().unwrap();
    let component = embedding.component();
    let kind = component.component_type();
    let imports: Vec<_> = kind.imports(component.engine()).map(|(name, _)| name.to_owned()).collect();
    assert_eq!(imports, [""; 0]);
    assert_eq!(kind.exports(component.engine()).len(), 1);
}

#[test]
fn the_component_answers_every_vector_as_native_does() {
    let mut embedding = ComponentEmbedding::open().unwrap();
    let cases: Vec<_> =
        vector::all().unwrap().into_iter().map(|vector| vector.case).chain(vector::oversized()).collect();
    for case in &cases {
        assert_eq!(embedding.answer(case), case.native(), "{}", case.id);
    }
    println!("{} vectors", cases.len());
}

#[test]
fn the_component_answers_random_questions_of_random_policies_as_native_does() {
    let mut embedding = ComponentEmbedding::open().unwrap();
    let generator = Generator::new(SHORT_RUN.seed).unwrap();
    for block in generator.blocks(SHORT_RUN.questions) {
        if let Some(different) = embedding.differences(&block).first() {
            let case = block.cases.iter().find(|case| case.number == different.number);
            panic!("{case:?}\n  of {:?}\n  is answered by {}", block.policy, different.answer);
        }
    }
}

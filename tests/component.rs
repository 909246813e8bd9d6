//! The policy as a component in wasmtime.

use sendright_tests::vector::{Case, Source};
use sendright_tests::{target, vector};
use wasmtime::component::{Component, Linker, ResourceAny};
use wasmtime::{Engine, Store};

mod bindings {
    wasmtime::component::bindgen!({ path: "../wasm/wit", world: "policy-component" });
}

use bindings::PolicyComponent;
use bindings::exports::sendright::policy::questions;

fn component(engine: &Engine) -> Component {
    let file = target::file("wasm/policy.component.wasm", "cargo xtask wasm").unwrap();
    Component::from_file(engine, file).unwrap()
}

#[test]
fn the_component_imports_nothing() {
    let engine = Engine::default();
    let kind = component(&engine).component_type();
    let imports: Vec<_> = kind.imports(&engine).map(|(name, _)| name.to_owned()).collect();
    assert_eq!(imports, [""; 0]);
    assert_eq!(kind.exports(&engine).len(), 1);
}

#[test]
fn the_component_answers_every_vector_as_native_does() {
    let engine = Engine::default();
    let mut store = Store::new(&engine, ());
    let world = PolicyComponent::instantiate(&mut store, &component(&engine), &Linker::new(&engine)).unwrap();
    let cases: Vec<_> =
        vector::all().unwrap().into_iter().map(|vector| vector.case).chain(vector::oversized()).collect();
    for case in &cases {
        assert_eq!(answer(&world, &mut store, case), case.native(), "{}", case.id);
    }
    println!("{} vectors", cases.len());
}

/// The component's answer, in the shape of [`Case::native`].
fn answer(world: &PolicyComponent, store: &mut Store<()>, case: &Case) -> String {
    let guest = world.sendright_policy_questions().policy();
    let policy = match &case.policy {
        Source::Preset(name) => guest.call_preset(&mut *store, name).unwrap().map_err(|error| vec![error]),
        Source::Document(text) => guest.call_load(&mut *store, text).unwrap(),
    };
    let policy: ResourceAny = match policy {
        Ok(policy) => policy,
        Err(errors) => return vector::errors_json(&errors.into_iter().map(sendright::Error::from).collect::<Vec<_>>()),
    };
    let answer = match &case.function {
        Some(function) => guest.call_answer_json(&mut *store, policy, function, &case.question).unwrap(),
        None => serde_json::json!({ "loaded": guest.call_stamp(&mut *store, policy).unwrap() }).to_string(),
    };
    policy.resource_drop(store).unwrap();
    answer
}

impl From<questions::Error> for sendright::Error {
    fn from(error: questions::Error) -> Self {
        let questions::Error { code, path, message, help, line, column } = error;
        Self { code: serde_json::from_value(code.into()).unwrap(), path, message, help, line, column }
    }
}

//! Sendright in native Rust.

use crate::rounds::Subject;
use anyhow::{Context, Result, ensure};
use sendright::reputation::{AssessReputation, Assessment};
use sendright::{Policy, Question};
use std::hint::black_box;

/// The ids of the rules that hold, in the order of the document.
pub(crate) fn holding(policy: &Policy, question: &AssessReputation) -> Result<Vec<String>> {
    let assessment = question.assess(policy)?;
    let holding = assessment.rules().filter(|judged| judged.clauses().all(|(_, holds)| holds));
    Ok(holding.map(|judged| judged.rule.id.clone()).collect())
}

/// The answer without a copy of any text: every action, rule and clause is read from it.
pub(crate) fn borrowed<'a>(policy: &'a Policy, questions: &'a [AssessReputation]) -> Result<Subject<'a>> {
    Subject::new("Rust: judged, all reasons read", questions.len(), move || {
        for question in questions {
            black_box(read(&black_box(question).assess(policy)?));
        }
        Ok(())
    })
}

/// A sum over everything that the answer says, so that nothing of it can be left out.
fn read(assessment: &Assessment<'_>) -> u64 {
    let mut sum = 0_u64;
    let mut add = |number: u64| sum = sum.wrapping_add(number);
    for action in assessment.actions() {
        black_box(action);
    }
    for judged in assessment.rules() {
        add(judged.rule.id.len() as u64);
        add(judged.action as u64);
        for (condition, holds) in judged.clauses() {
            let (count, of) = condition.observed(judged.figures);
            add(condition.text().len() as u64);
            add(count);
            add(of.unwrap_or_default());
            add(u64::from(holds));
        }
    }
    sum
}

/// The answer as a value of its own, with the nearest miss in words.
pub(crate) fn written_out<'a>(policy: &'a Policy, questions: &'a [AssessReputation]) -> Result<Subject<'a>> {
    Subject::new("Rust: answer written out", questions.len(), move || {
        for question in questions {
            black_box(black_box(question).answer(policy)?);
        }
        Ok(())
    })
}

/// Question and answer in JSON.
pub(crate) fn json<'a>(policy: &'a Policy, questions: &'a [String]) -> Result<Subject<'a>> {
    Subject::new("Rust: JSON door", questions.len(), move || {
        for question in questions {
            black_box(sendright::answer_json(policy, AssessReputation::NAME, black_box(question)));
        }
        Ok(())
    })
}

/// Checks that the ways to ask agree, and that the questions leave no rule untried.
pub(crate) fn check(policy: &Policy, questions: &[AssessReputation]) -> Result<()> {
    let mut held = Vec::new();
    for question in questions {
        let holding = holding(policy, question)?;
        let written = question.answer(policy)?;
        let written: Vec<_> = written.rules.iter().filter(|rule| rule.holds).map(|rule| rule.id.to_string()).collect();
        ensure!(holding == written, "the judgement says {holding:?}, the answer {written:?}: {question:?}");
        held.extend(holding);
    }
    let assessment = questions.first().context("there are no questions")?.assess(policy)?;
    for judged in assessment.rules() {
        let id = &judged.rule.id;
        let times = held.iter().filter(|held| *held == id).count();
        ensure!(
            times > 0 && times < questions.len(),
            "the rule `{id}` holds {times} times in {} questions",
            questions.len()
        );
    }
    Ok(())
}

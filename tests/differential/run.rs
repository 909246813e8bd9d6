//! A run through every embedding.

use super::elsewhere::{self, Program, Running};
use super::finds::Finds;
use super::{BLOCK, Block, ComponentEmbedding, Difference, Generator};
use crate::target;
use indicatif::{ProgressBar, ProgressStyle};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::{self, JoinHandle};

/// Blocks that are compared at a time.
const CHUNK: usize = 40;

/// What a run came to.
#[derive(Debug, Default)]
pub struct Summary {
    /// Questions by their name, and how many of them had an answer that is no error.
    pub asked: BTreeMap<String, (u64, u64)>,
    /// Answers that differ from those of native Rust.
    pub differences: usize,
    /// Where they are kept.
    pub file: Option<PathBuf>,
}

/// Asks so many questions of native Rust, the component, Node and Python.
///
/// # Errors
/// An embedding cannot be started, or ends before its time.
pub fn run(generator: &Generator, questions: u64, python: &Path) -> Result<Summary, String> {
    let folder = target::folder().join("differential");
    std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut run = Run {
        programs: programs(python),
        component: Some(ComponentEmbedding::open()?),
        progress: progress(questions),
        finds: Finds::new(generator.seed),
        summary: Summary::default(),
    };
    let mut blocks = generator.blocks(questions);
    let mut at_work: Option<Comparison> = None;
    // While one chunk is compared, the next one is drawn.
    for number in 0..questions.div_ceil(BLOCK).div_ceil(CHUNK as u64) {
        let chunk: Vec<Block> = blocks.by_ref().take(CHUNK).collect();
        if let Some(comparison) = at_work.take() {
            run.finish(comparison)?;
        }
        at_work = Some(run.start(chunk, &folder.join(format!("chunk-{}-{}.jsonl", generator.seed, number % 2)))?);
    }
    if let Some(comparison) = at_work {
        run.finish(comparison)?;
    }
    run.progress.finish();
    Ok(Summary { file: run.finds.file(), ..run.summary })
}

fn programs(python: &Path) -> Vec<Program> {
    let script = |path: &str| target::root().join("tests").join(path);
    vec![
        Program { name: "node", path: "node".into(), script: script("node/differential.mjs") },
        Program { name: "python", path: python.to_owned(), script: script("python/differential.py") },
    ]
}

fn progress(questions: u64) -> ProgressBar {
    let style = ProgressStyle::with_template("{wide_bar} {human_pos} of {human_len}, {per_sec}, {eta} to go");
    ProgressBar::new(questions).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

struct Run {
    programs: Vec<Program>,
    /// None while it is at work.
    component: Option<ComponentEmbedding>,
    progress: ProgressBar,
    finds: Finds,
    summary: Summary,
}

/// A chunk that is being compared.
struct Comparison {
    blocks: Arc<Vec<Block>>,
    component: JoinHandle<(ComponentEmbedding, Vec<Difference>)>,
    programs: Vec<(&'static str, Running)>,
}

impl Run {
    fn start(&mut self, blocks: Vec<Block>, file: &Path) -> Result<Comparison, String> {
        elsewhere::write(&blocks, file)?;
        let started = self.programs.iter().map(|program| Ok((program.name, program.start(file)?)));
        let programs = started.collect::<Result<_, String>>()?;
        let blocks = Arc::new(blocks);
        let (mut component, own) = (self.component.take().ok_or("the component is at work")?, Arc::clone(&blocks));
        let component = thread::spawn(move || {
            let differences = own.iter().flat_map(|block| component.differences(block)).collect();
            (component, differences)
        });
        Ok(Comparison { blocks, component, programs })
    }

    fn finish(&mut self, comparison: Comparison) -> Result<(), String> {
        let Comparison { blocks, component, programs } = comparison;
        let questions = blocks.iter().map(|block| block.cases.len()).sum();
        let (component, differences) = component.join().map_err(|_| "the component's thread panicked")?;
        self.component = Some(component);
        self.note(&blocks, "the component", &differences)?;
        for (name, running) in programs {
            self.note(&blocks, name, &running.finish(questions)?)?;
        }
        self.count(&blocks);
        self.progress.inc(questions as u64);
        Ok(())
    }

    fn note(&mut self, blocks: &[Block], embedding: &str, differences: &[Difference]) -> Result<(), String> {
        self.summary.differences += differences.len();
        for difference in differences {
            let has = |block: &&Block| block.cases.iter().any(|case| case.number == difference.number);
            if let Some(block) = blocks.iter().find(has) {
                self.progress.suspend(|| self.finds.keep(block, embedding, difference))?;
            }
        }
        Ok(())
    }

    fn count(&mut self, blocks: &[Block]) {
        for case in blocks.iter().flat_map(|block| &block.cases) {
            let known = case.function.as_deref().filter(|name| sendright::FUNCTIONS.contains(name));
            let name = match (&case.function, known) {
                (None, _) => "a document",
                (Some(_), None) => "an unknown function",
                (_, Some(name)) => name,
            };
            let (asked, answered) = self.summary.asked.entry(name.to_owned()).or_default();
            *asked += 1;
            *answered += u64::from(!case.answer.starts_with(r#"{"error"#));
        }
    }
}

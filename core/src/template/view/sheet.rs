//! The style sheets of a mail, put to its elements: what holds whatever the window is (rulebook 1.2).

use crate::template::view::Document;
use crate::template::view::css::{Block, Home};
use crate::template::view::selector::{Combinator, Compound, Element, Selector};
use crate::template::view::style::Look;
use std::collections::BTreeMap;
use std::rc::Rc;

/// The rules of all style sheets that are followed.
#[derive(Debug, Default)]
pub(crate) struct Sheet {
    rules: Vec<StyleRule>,
    of_rules: Keys,
    /// The elements that others lie in.
    steps: Vec<Step>,
    of_steps: Keys,
    /// Selectors we do not follow set colours, so that only inline ones are certain.
    pub(crate) colours_elsewhere: bool,
}

/// A look, and the elements that have it.
#[derive(Debug)]
struct StyleRule {
    last: Compound,
    within: Option<Within>,
    /// Its place in the cascade.
    weight: u64,
    look: Look,
}

/// An element that others lie in, and what it lies in itself.
#[derive(Debug, PartialEq, Eq)]
struct Step {
    compound: Compound,
    within: Option<Within>,
}

/// The step that an element lies in, and how.
type Within = (Combinator, usize);

const MOST_RULES: usize = 2_000;
const MOST_SELECTORS: usize = 64;

/// Bits for each count in a weight, of which more count as no more, and for the number of a rule.
const COUNT: u32 = 12;
const MOST_OF_A_COUNT: u64 = (1 << COUNT) - 1;

/// The least weight of what is important.
const IMPORTANT: u64 = 1 << (4 * COUNT);

/// A place in the cascade: importance, then ids, classes and tags, then the number of the rule.
fn weight(is_important: bool, counts: [usize; 4]) -> u64 {
    let bounded = |count: usize| u64::try_from(count).unwrap_or(u64::MAX).min(MOST_OF_A_COUNT);
    counts.into_iter().fold(u64::from(is_important), |weight, count| weight << COUNT | bounded(count))
}
const MOST_STEPS: usize = 512;

impl Sheet {
    /// Reads the style sheets of a document.
    pub(crate) fn of(document: &Document<'_>) -> Self {
        let mut sheet = Self::default();
        for block in &document.styles.blocks {
            if let Home::Selectors(selectors) = &block.home
                && document.holds_always(block)
            {
                sheet.add(&document.css_selectors(selectors), document, block);
            }
        }
        sheet
    }

    fn add(&mut self, selectors: &str, document: &Document<'_>, block: &Block) {
        // With an empty selector among them none of them holds.
        if selectors.split(',').any(|selector| selector.trim().is_empty()) {
            return;
        }
        let (mut plain, mut important) = (Look::default(), Look::default());
        for declaration in document.styles.of(block) {
            let look = if declaration.is_important { &mut important } else { &mut plain };
            look.set(&document.css_property(declaration), &document.css_written(declaration));
        }
        for (look, is_important) in [(plain, false), (important, true)] {
            if look == Look::default() {
                continue;
            }
            for selector in selectors.split(',').take(MOST_SELECTORS) {
                if self.rules.len() >= MOST_RULES {
                    return;
                }
                self.add_rule(selector, &look, is_important);
            }
        }
    }

    fn add_rule(&mut self, selector: &str, look: &Look, is_important: bool) {
        let selector = Selector::parse(selector);
        if selector == Selector::Never {
            return;
        }
        if let Selector::Known { outer, last } = selector
            && let Some((within, (ids, classes, tags))) = self.within(outer)
        {
            let (own_ids, own_classes, own_tags) = last.weight();
            let (ids, classes) = (ids.saturating_add(own_ids), classes.saturating_add(own_classes));
            let weight = weight(is_important, [ids, classes, tags.saturating_add(own_tags), self.rules.len()]);
            self.of_rules.insert(&last, self.rules.len());
            self.rules.push(StyleRule { last, within, weight, look: look.clone() });
        } else {
            self.colours_elsewhere |= look.colour.is_some() || look.background.is_some();
        }
    }

    /// The innermost of some steps and what they weigh; none where there are too many.
    fn within(&mut self, outer: Vec<(Compound, Combinator)>) -> Option<(Option<Within>, (usize, usize, usize))> {
        let (mut within, mut weight) = (None, (0_usize, 0_usize, 0_usize));
        for (compound, combinator) in outer {
            let (ids, classes, tags) = compound.weight();
            weight = (weight.0.saturating_add(ids), weight.1.saturating_add(classes), weight.2.saturating_add(tags));
            within = Some((combinator, self.step(Step { compound, within })?));
        }
        Some((within, weight))
    }

    /// The number of a step; the same one for all selectors that begin alike.
    fn step(&mut self, step: Step) -> Option<usize> {
        let known = self.of_steps.of(&step.compound).find(|known| self.steps.get(*known) == Some(&step));
        if known.is_some() {
            return known;
        }
        let number = self.steps.len();
        if number >= MOST_STEPS || !self.of_steps.insert(&step.compound, number) {
            return None;
        }
        self.steps.push(step);
        Some(number)
    }

    /// The look of an element that lies in what a trail tells of, inline style included.
    pub(crate) fn look(&self, element: &Element<'_>, above: &Trail, inline: &str) -> Look {
        let mut look = Look::default();
        let mut found: Vec<u64> = self
            .of_rules
            .fitting(element)
            .filter_map(|number| self.rules.get(number))
            .filter(|rule| rule.last.fits(element) && above.leads_to(rule.within))
            .map(|rule| rule.weight)
            .collect();
        found.sort_unstable();
        let important = found.partition_point(|weight| *weight < IMPORTANT);
        let rule = |weight: &u64| self.rules.get(usize::try_from(weight & MOST_OF_A_COUNT).ok()?);
        found.iter().take(important).filter_map(rule).for_each(|rule| look.cover(&rule.look));
        look.read_those(inline, false);
        found.iter().skip(important).filter_map(rule).for_each(|rule| look.cover(&rule.look));
        look.read_those(inline, true);
        look
    }

    /// The trail within an element.
    pub(crate) fn trail(&self, element: &Element<'_>, above: &Trail) -> Trail {
        let mut own = Marks::default();
        for number in self.of_steps.fitting(element) {
            let fits = |step: &Step| step.compound.fits(element) && above.leads_to(step.within);
            if self.steps.get(number).is_some_and(fits) {
                own = own.with(number);
            }
        }
        Trail { all: above.all.and(&own), own }
    }

    /// Whether no rule is followed.
    pub(crate) fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }

    /// Whether any selector asks what an element lies in.
    pub(crate) fn asks_for_trails(&self) -> bool {
        !self.steps.is_empty()
    }
}

/// The steps that an element and those around it are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Trail {
    own: Marks,
    all: Marks,
}

impl Trail {
    fn leads_to(&self, within: Option<Within>) -> bool {
        match within {
            None => true,
            Some((Combinator::Child, step)) => self.own.has(step),
            Some((Combinator::Descendant, step)) => self.all.has(step),
        }
    }
}

/// A set of steps; none where it is empty, as it is for most elements.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Marks(Option<Rc<[u64; MOST_STEPS / 64]>>);

impl Marks {
    fn has(&self, step: usize) -> bool {
        let word = self.0.as_ref().and_then(|words| words.get(step / 64));
        word.is_some_and(|word| word & Self::bit(step) != 0)
    }

    fn with(self, step: usize) -> Self {
        let mut words = self.0.unwrap_or_default();
        if let Some(word) = Rc::make_mut(&mut words).get_mut(step / 64) {
            *word |= Self::bit(step);
        }
        Self(Some(words))
    }

    fn and(&self, other: &Self) -> Self {
        let (Some(own), Some(more)) = (&self.0, &other.0) else {
            return if self.0.is_some() { self.clone() } else { other.clone() };
        };
        let mut words = Rc::clone(own);
        Rc::make_mut(&mut words).iter_mut().zip(more.iter()).for_each(|(word, more)| *word |= more);
        Self(Some(words))
    }

    const fn bit(step: usize) -> u64 {
        1 << (step & 63)
    }
}

/// What is asked of elements, by the id, the first class or the tag that it is known by.
#[derive(Debug, Default)]
struct Keys {
    /// What is asked of elements of any tag.
    any: Vec<usize>,
    classes: BTreeMap<String, Vec<usize>>,
    ids: BTreeMap<String, Vec<usize>>,
    tags: BTreeMap<String, Vec<usize>>,
}

const MOST_OF_A_KEY: usize = 64;

impl Keys {
    /// Notes a number, unless there are too many of its key: a sheet that says one thing so often is no style, and the
    /// work stays linear.
    fn insert(&mut self, compound: &Compound, number: usize) -> bool {
        let same = if !compound.id.is_empty() {
            self.ids.entry(compound.id.clone()).or_default()
        } else if let Some(class) = compound.classes.first() {
            self.classes.entry(class.clone()).or_default()
        } else if compound.is_of_any_tag() {
            &mut self.any
        } else {
            self.tags.entry(compound.tag.clone()).or_default()
        };
        let has_room = same.len() < MOST_OF_A_KEY;
        if has_room {
            same.push(number);
        }
        has_room
    }

    /// The numbers of the key of what is asked.
    fn of(&self, compound: &Compound) -> impl Iterator<Item = usize> {
        let list = match compound.classes.first() {
            _ if !compound.id.is_empty() => self.ids.get(&compound.id),
            Some(class) => self.classes.get(class),
            None if compound.is_of_any_tag() => Some(&self.any),
            None => self.tags.get(&compound.tag),
        };
        list.into_iter().flatten().copied()
    }

    /// The numbers that an element may fit.
    fn fitting(&self, element: &Element<'_>) -> impl Iterator<Item = usize> {
        let ids = if element.id.is_empty() { None } else { self.ids.get(element.id) };
        let classes = element.classes.iter().filter_map(|class| self.classes.get(*class));
        let tags = [Some(&self.any), self.tags.get(element.tag), ids];
        tags.into_iter().flatten().chain(classes).flatten().copied()
    }
}

//! Spam filters that judge whole messages, each a server of its own on loopback.

mod rspamd;
mod server;
mod spamassassin;

use crate::machine::Version;
use crate::rounds::Subject;
use anyhow::{Context, Result, ensure};
use mail_builder::MessageBuilder;
use rspamd::Rspamd;
use sendright::template::review::ReviewTemplate;
use spamassassin::SpamAssassin;
use std::time::Duration;
use time::OffsetDateTime;

/// The line that every filter takes for spam, to test whether it works.
const GTUBE: &str = "XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X";

pub(crate) trait Filter: Sync {
    /// The name and from where on a mail is spam to it.
    fn name(&self) -> &'static str;

    /// Judges a message.
    fn is_spam(&self, message: &[u8]) -> Result<bool>;

    /// The time that its processes have had of the processor.
    fn processor(&self) -> Result<Duration>;
}

pub(crate) struct Filters {
    spamassassin: SpamAssassin,
    rspamd: Rspamd,
}

impl Filters {
    /// Starts each, and waits until it answers.
    pub(crate) fn start() -> Result<Self> {
        let children = std::thread::available_parallelism().context("the cores cannot be counted")?.get();
        let filters = Self { spamassassin: SpamAssassin::start(children)?, rspamd: Rspamd::start(children)? };
        let (test, plain) =
            (mail("1", "Test", None, Some(GTUBE))?, mail("2", "Test", None, Some("See you on Monday."))?);
        for filter in filters.all() {
            let judges = filter.is_spam(&test)? && !filter.is_spam(&plain)?;
            ensure!(judges, "{} does not tell the test of filters from a plain mail", filter.name());
        }
        Ok(filters)
    }

    pub(crate) fn all(&self) -> [&dyn Filter; 2] {
        [&self.spamassassin, &self.rspamd]
    }

    pub(crate) fn versions() -> [Version; 2] {
        [SpamAssassin::version(), Rspamd::version()]
    }
}

/// A filter over all messages.
pub(crate) fn subject<'a>(filter: &'a dyn Filter, messages: &'a [Vec<u8>]) -> Result<Subject<'a>> {
    Subject::with_own_clock(filter.name(), messages.len(), move |passes| {
        let before = filter.processor()?;
        for _ in 0..passes {
            for message in messages {
                filter.is_spam(message)?;
            }
        }
        Ok(filter.processor()?.saturating_sub(before))
    })
}

/// The mail of a template.
pub(crate) fn mail_of(template: &ReviewTemplate) -> Result<Vec<u8>> {
    mail("1", &template.subject, template.html.as_deref(), template.text.as_deref())
}

/// A message that says no more than it has to: no filter can tell anything from how it came.
pub(crate) fn mail(id: &str, subject: &str, html: Option<&str>, text: Option<&str>) -> Result<Vec<u8>> {
    let mut message = MessageBuilder::new()
        .from(("Willow & Pine", "news@willow.example"))
        .to(("A reader", "reader@receiver.example"))
        .date(OffsetDateTime::now_utc().unix_timestamp())
        .message_id(format!("{id}.mail@willow.example"))
        .subject(subject);
    if let Some(text) = text.filter(|text| !text.is_empty()) {
        message = message.text_body(text);
    }
    if let Some(html) = html.filter(|html| !html.is_empty()) {
        message = message.html_body(html);
    }
    let mut message = message.write_to_vec().context("a mail cannot be written")?;
    // Without an end of the last line SpamAssassin waits for more.
    message.extend(b"\r\n");
    Ok(message)
}

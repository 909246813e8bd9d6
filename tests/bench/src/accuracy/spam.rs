//! Spam and honest mail: what each judge makes of the same messages.

use super::judged::Judged;
use super::{share, table};
use sendright::Verdict;

/// Says whether a mail is bad.
type IsBad<'a> = (String, Box<dyn Fn(&Judged) -> bool + 'a>);

pub(super) fn by_judge(spam: &[Judged], ham: &[Judged], filters: &[&str]) -> String {
    let own: [IsBad<'_>; 4] = [
        ("Sendright: not approved as marketing".into(), Box::new(|mail| mail.verdict != Verdict::Approve)),
        ("Sendright: refused as marketing".into(), Box::new(|mail| mail.verdict == Verdict::Reject)),
        ("Sendright: content, deception, links".into(), Box::new(Judged::is_bad_content)),
        ("Sendright: these without form".into(), Box::new(Judged::says_bad_things)),
    ];
    let others = filters.iter().enumerate().map(|(at, name)| -> IsBad<'_> {
        ((*name).to_owned(), Box::new(move |mail| mail.filters.get(at) == Some(&true)))
    });
    let (with_html, all): (Vec<_>, Vec<_>) =
        (spam.iter().filter(|mail| mail.has_html).collect(), spam.iter().collect());
    let (ham_with_html, ham): (Vec<_>, Vec<_>) =
        (ham.iter().filter(|mail| mail.has_html).collect(), ham.iter().collect());
    let rows = own.into_iter().chain(others).map(|(name, is_bad)| {
        let shares = [&with_html, &all, &ham_with_html, &ham].map(|mails| share(mails, &is_bad));
        std::iter::once(name).chain(shares).collect::<Vec<_>>()
    });
    format!(
        "## Mails\n\n\
         Spam that is found, and honest mail that is taken for it. Honest mail is personal: as a marketing template it has to\n\
         fail, without a link to unsubscribe for one. So its false alarms are those of the third row: only findings of the\n\
         groups `content/`, `deception/` and `links/` that ask for a human or refuse. The fourth leaves out three rules about\n\
         what a template has to have and a personal mail has not: `content/min-length`, `content/unclear-purpose` and\n\
         `content/kind-mismatch`. The filters judge the same subject, HTML and text in a message without the path that it\n\
         came by, which is much of what they otherwise go by.\n\n{}",
        table(&["", "spam with HTML", "spam", "honest mail with HTML", "honest mail"], 1, rows)
    )
}

#[cfg(test)]
mod tests {
    use super::super::judged::judge;
    use super::super::mails::{Label, Mail};
    use super::by_judge;
    use sendright::{Kind, Policy};

    fn mail(label: Label, html: &str) -> Mail {
        Mail {
            id: "1".into(),
            label,
            lang: "en".into(),
            kind_guess: None,
            dialect: None,
            source: None,
            path: None,
            subject: Some("Hello".into()),
            html: Some(html.into()),
            text: None,
        }
    }

    #[test]
    fn a_personal_mail_fails_as_marketing_and_is_yet_no_false_alarm() {
        let policy = Policy::preset("tencent-ses").unwrap();
        let judged = |mails: &[Mail]| judge(&policy, &[], mails, Some(Kind::Marketing), "mails").unwrap();
        let spam = judged(&[mail(Label::Spam, "<a href=\"https://bit.ly/3xYz\">Your order</a>")]);
        let ham = judged(&[mail(Label::Ham, "<p>Shall we meet on Monday at nine, as last week?</p>")]);
        let page = by_judge(&spam, &ham, &[]);
        let row = |name: &str| {
            let line = page.lines().find(|line| line.contains(name)).unwrap();
            line.split('|').map(str::trim).skip(2).take(4).map(ToOwned::to_owned).collect::<Vec<_>>()
        };
        let (all, none) = ("1 of 1, 100.0 %", "0 of 1, 0.0 %");
        assert_eq!(row("not approved as marketing"), [all, all, all, all]);
        assert_eq!(
            row("content, deception, links"),
            [all, all, all, all],
            "the mail is shorter than a template may be"
        );
        assert_eq!(row("these without form"), [all, all, none, none]);
    }
}

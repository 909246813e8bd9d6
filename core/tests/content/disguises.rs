//! Words that are written so that a search misses them.

use super::{found, review};
use crate::sentences::SENTENCES;
use sendright::Severity;

/// Writes between the letters of each word.
fn between(sentence: &str, what: &str) -> String {
    let mut written = String::new();
    let mut after_a_letter = false;
    for c in sentence.chars() {
        if after_a_letter && c.is_alphanumeric() {
            written.push_str(what);
        }
        after_a_letter = c.is_alphanumeric();
        written.push(c);
    }
    written
}

/// Replaces each letter that is named first by the one beside it.
fn swap(sentence: &str, letters: &[(char, char)]) -> String {
    let other = |c: char| letters.iter().find(|(from, _)| *from == c).map_or(c, |(_, to)| *to);
    sentence.chars().map(other).collect()
}

#[test]
fn each_category_is_caught_in_each_language_in_six_disguises() {
    let homoglyphs = [('a', 'а'), ('c', 'с'), ('e', 'е'), ('i', 'і'), ('o', 'о'), ('p', 'р'), ('s', 'ѕ'), ('y', 'у')];
    let digits = [('o', '0'), ('i', '1'), ('e', '3'), ('a', '@'), ('s', '5')];
    let wide = |sentence: &str| -> String {
        let wide = |c: char| match c {
            '!'..='~' => char::from_u32(u32::from(c) + 0xfee0).unwrap(),
            c => c,
        };
        sentence.chars().map(wide).collect()
    };
    for (rule, sentences) in SENTENCES {
        for sentence in sentences {
            let disguises = [
                between(sentence, "\u{200b}"),
                between(sentence, "."),
                between(sentence, "<span></span>"),
                swap(sentence, &homoglyphs),
                swap(sentence, &digits),
                wide(sentence),
            ];
            for disguised in disguises {
                assert!(found(&format!("<p>{disguised}</p>")).contains(&rule.to_owned()), "{rule}: {disguised}");
            }
        }
    }
}

#[test]
fn what_is_written_so_that_a_search_misses_it_is_caught_and_told() {
    let table = [
        ("zero width", "Our online ca\u{200b}si\u{200b}no gives you a bonus."),
        ("an entity of zero width", "Our online ca&#8203;sino gives you a bonus."),
        ("look-alikes", "Our onlіne саsino gives you a bonus."),
        ("full width", "Our ｏｎｌｉｎｅ ｃａｓｉｎｏ gives you a bonus."),
        ("digits", "Our 0nline cas1n0 gives you a bonus."),
        ("signs", "Our online c@sino gives you a bonus."),
        ("symbols", "Our online c.a.s.i.n.o gives you a bonus."),
        ("spaces", "Our online c a s i n o gives you a bonus."),
        ("markup", "Our online ca<b></b>si<!-- x -->no gives you a bonus."),
        ("a mask", "Our online cas*no gives you a bonus."),
        ("an early mask", "Our c*sino gives you a bonus, bet now."),
        ("an l as a one", "Our s1ot machine gives you a bonus."),
        ("symbols between Han", "线 上-赌*场注册送彩金。"),
        ("a mask in Han", "线上百○乐注册送彩金。"),
        ("homophones", "菠菜平台注册送彩金。"),
        ("half-width kana", "ｵﾝﾗｲﾝｶｼﾞﾉで今すぐボーナスを。"),
        ("symbols between kana", "オンライン・カ★ジ★ノで今すぐボーナスを。"),
        ("decomposed kana", "オンラインカシ\u{3099}ノて\u{3099}今すぐボーナスを。"),
        ("Han that looks like kana", "オンライン力ジノで今すぐボ一ナスを。"),
        ("jamo", "온라인 ㅋㅏㅈㅣㄴㅗ 첫충 보너스."),
        ("symbols between Hangul", "온라인 카.지.노 첫충 보너스."),
        ("digits between Han", "线1上1赌1场注册送彩金。"),
        ("digits between Hangul", "온라인 카2지2노 첫충 보너스."),
        ("a digit in a word of two Han", "线上赌1场注册送彩金。"),
        ("a digit in a longer one", "线上百家1乐注册送彩金。"),
        ("a digit in a word of two syllables", "사설토1토 첫1충 보너스."),
        ("several masks", "Our onl*ne cas*no gives you a b*nus."),
        ("several masks in kana", "オン○インカ○ノで今すぐボーナスを。"),
        ("half-width jamo", "ﾵￂﾵￆﾩﾼￌﾼￌ 첫충 보너스."),
    ];
    for (how, sentence) in table {
        let found = found(&format!("<p>{sentence}</p>"));
        assert!(found.contains(&"content/gambling".to_owned()), "{how}: {sentence}");
    }
    let told = review("News", "<p>Our online c.a.s.i.n.o gives you a bonus.</p>");
    let finding = told.findings.iter().find(|finding| finding.rule == "content/gambling").unwrap();
    assert!(finding.message.contains("a search would miss it"), "{}", finding.message);
}

/// The sentence in conjoining jamo (Unicode 3.12), as some systems write all Hangul.
fn decomposed(sentence: &str) -> String {
    let part = |base: u32, index: u32| char::from_u32(base + index);
    let parts = |c: char| match u32::from(c).checked_sub(0xac00).filter(|index| *index < 11_172) {
        Some(index) => {
            let last = part(0x11a7, index % 28).filter(|_| index % 28 > 0);
            [part(0x1100, index / 588), part(0x1161, index % 588 / 28), last]
        }
        None => [Some(c), None, None],
    };
    sentence.chars().flat_map(parts).flatten().collect()
}

#[test]
fn decomposed_hangul_is_read_and_is_no_disguise() {
    for (rule, [.., korean]) in SENTENCES {
        let told = review("News", &format!("<p>{}</p>", decomposed(korean)));
        let rules: Vec<_> = told.findings.iter().map(|finding| finding.rule.as_str()).collect();
        assert!(rules.contains(&rule), "{rule}: {korean}");
        assert!(!rules.iter().any(|rule| rule.starts_with("deception/")), "{rules:?}: {korean}");
    }
}

#[test]
fn a_word_alone_is_read_through_what_it_is_written_with() {
    // Without the word the sentence says nothing, so that only the word can be what is read.
    let table = [
        ("content/gambling", "Our {} gives you a bonus.", &["🅒🅐🅢🅘🅝🅞", "🅲🅰🆂🅸🅽🅾", "🇨🇦🇸🇮🇳🇴", "ᴄᴀsɪɴᴏ", "càsínö"][..]),
        ("content/gambling", "Our {} gives you a bonus.", &["cas\u{e0061}ino", "cas☆no", "c□sino", "cɑsιησ"][..]),
        (
            "content/gambling",
            "{}，充值就玩。",
            &["百□家乐", "百x乐", "百O乐", "百0乐", "百☆乐", "百*家乐", "百*家*乐", "百家v乐"][..],
        ),
        ("content/loan", "{}，当天到账。", &["网*贷", "网v贷", "网〓贷"][..]),
        (
            "content/gambling",
            "{}で今すぐ登録。",
            &["オンラ□ンカジノ", "オンラxンカジノ", "オンライン*カジノ", "オンライ☆カジノ"][..],
        ),
        (
            "content/gambling",
            "신규 가입 {} 보너스.",
            &["카O노", "카0노", "카x노", "카ㅇ노", "카□노", "카*지*노", "카v지노", "ㅋㅏ ㅈㅣ ㄴㅗ"][..],
        ),
    ];
    for (rule, sentence, words) in table {
        let plain = sentence.replace("{}", "x-ray");
        assert!(!found(&format!("<p>{plain}</p>")).contains(&rule.to_owned()), "{plain}");
        for word in words {
            let written = sentence.replace("{}", word);
            assert!(found(&format!("<p>{written}</p>")).contains(&rule.to_owned()), "{written}");
        }
    }
}

#[test]
fn a_letter_with_a_sign_is_no_word_in_disguise() {
    for honest in [
        "parking zone P* at the hospital needs a permit",
        "the p* value is 0.04",
        "A* grades, K* and N* notes",
        "A○○ 様、座席は P○ です",
        "尊敬的高*您好，您的包裹由莆*站点派送",
        "餐厅不赌,博物馆不收票",
        "김O수 님, 예약이 확인되었습니다. 이□□ 님도 함께 오십니다",
        "第0期と第x期、A□B☆C の順にお並びください",
        "王x明先生，您的T恤和维C片已装箱☆请查收",
    ] {
        let found: Vec<_> = review("News", &format!("<p>{honest}</p>")).findings;
        let rules: Vec<_> = found.iter().filter(|finding| finding.severity >= Severity::Review).collect();
        assert!(rules.is_empty(), "{honest}: {rules:?}");
    }
}

#[test]
fn a_brand_in_letters_of_another_script_is_refused_as_a_host() {
    let html = "<p>See your page.</p><p><a href='https://www.xn--80ak6aa92e.com/'>Open</a></p>";
    let told = review("News", html).findings;
    let host = told.iter().find(|finding| finding.rule == "deception/punycode-host").unwrap();
    assert_eq!(host.severity, Severity::Reject);
}

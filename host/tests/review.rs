//! What `sendright review` shows people, and what it writes for code hosts.

mod stage;

use serde_json::Value;
use stage::{Stage, text};
use std::io::{BufRead, BufReader};
use std::process::Stdio;
use std::sync::mpsc;
use std::time::Duration;

const BAD: &str = "<p>Hello</p>\n<p>Gewinn für Ärzte: <a href=\"https://bit.ly/x\">prize</a></p>\n";
const ABOUT: [&str; 4] = ["--kind", "marketing", "--subject", "Hello"];

fn review(stage: &Stage, args: &[&str]) -> String {
    let args: Vec<&str> = ["review"].iter().chain(args).chain(&ABOUT).copied().collect();
    let output = stage.run(&args);
    assert!(output.status.code().is_some_and(|code| code < 2), "{}", text(&output.stderr));
    text(&output.stdout)
}

#[test]
fn a_finding_is_shown_with_its_line_and_the_words_underlined() {
    let stage = Stage::new(&[]);
    stage.write("bad.html", BAD);
    let said = review(&stage, &["bad.html"]);
    let lines: Vec<&str> = said.lines().collect();
    let at = lines.iter().position(|line| line.starts_with("reject[links/shortener]")).unwrap();
    assert!(lines[at + 1].ends_with("bad.html:2:31"), "{said}");
    let source = lines[at + 3];
    let underline = lines[at + 4];
    let column = |line: &str, wanted: &str| line[..line.find(wanted).unwrap()].chars().count();
    assert_eq!(column(source, "https://bit.ly/x"), column(underline, "━"), "{said}");
    assert_eq!(underline.matches('━').count(), "https://bit.ly/x".len(), "{said}");
}

#[test]
fn a_line_is_shown_without_its_end_and_no_wider_than_can_be_read() {
    let stage = Stage::new(&[]);
    stage.write("windows.html", "<p>Hello</p>\r\n<a href=\"https://bit.ly/x\">x</a>\r\n");
    let said = review(&stage, &["windows.html"]);
    assert!(said.lines().any(|line| line.ends_with("x</a>")), "{said}");
    assert!(!said.contains('␍'), "{said}");
    stage.write("long.html", format!("<p>{}</p>", "without an end ".repeat(2000)));
    let said = review(&stage, &["long.html"]);
    assert!(said.contains("size/line-length"), "{said}");
    assert!(said.lines().all(|line| line.chars().count() <= 130), "{said}");
}

#[test]
fn what_a_template_says_cannot_steer_the_terminal() {
    let stage = Stage::new(&[]);
    stage.write("bad.html", "<p>Hello \u{1b}[2J \u{9b}31m <a href=\"https://bit.ly/\u{1b}]0;x\u{7}\">prize</a></p>\n");
    let said = review(&stage, &["bad.html"]);
    assert!(!said.contains(['\u{1b}', '\u{9b}', '\u{7}']), "{said:?}");
}

#[test]
fn several_templates_are_reviewed_at_once_and_one_that_is_rejected_decides() {
    let stage = Stage::new(&[]);
    stage.write("bad.html", BAD);
    stage.write("good.html", stage::TEMPLATE);
    let said = review(&stage, &["good.html", "bad.html", "--json"]);
    let said: Value = serde_json::from_str(&said).unwrap();
    let files: Vec<_> = said["reviews"].as_array().unwrap().iter().map(|review| review["file"].clone()).collect();
    assert_eq!(files, ["good.html", "bad.html"]);
    assert_eq!(said["reviews"][1]["verdict"], "reject");
    let counted = stage.run(&["review", "good.html", "bad.html", "--kind", "notification", "--subject", "Hello"]);
    let counted = text(&counted.stdout);
    assert!(counted.lines().any(|line| line == "2 templates: 1 approved, 1 rejected"), "{counted}");
    let missing = stage.run(&["review", "good.html", "nowhere.html", "--kind", "test", "--subject", "x"]);
    assert_eq!(missing.status.code(), Some(2));
    assert!(text(&missing.stderr).contains("`nowhere.html` cannot be read"), "{}", text(&missing.stderr));
}

#[test]
fn the_least_grave_finding_that_fails_is_chosen() {
    let stage = Stage::new(&[]);
    let said = "<p>Your parcel 4711 has left our warehouse and is with you on Monday.</p>";
    stage.write("warned.html", format!("{said}<img src=\"https://shop.com/a.png\" width=\"60\" height=\"20\">"));
    stage.write("good.html", said);
    let status = |file: &str, on: &[&str]| {
        let args = ["review", file, "--kind", "notification", "--subject", "Your parcel"];
        stage.run(&[args.as_slice(), on].concat()).status.code()
    };
    assert_eq!(status("warned.html", &[]), Some(0));
    assert_eq!(status("warned.html", &["--fail-on", "review"]), Some(0));
    assert_eq!(status("warned.html", &["--fail-on", "warn"]), Some(1));
    assert_eq!(status("good.html", &["--fail-on", "warn"]), Some(0));
}

#[test]
fn of_a_part_of_a_template_nothing_is_missing() {
    let stage = Stage::new(&[]);
    stage.write("part.html", "<p>{{greeting}}</p>");
    stage.write("bad.html", BAD);
    let part = stage.run(&["review", "part.html", "--kind", "marketing", "--fragment", "--json"]);
    let answer: Value = serde_json::from_slice(&part.stdout).unwrap();
    assert_eq!((&answer["verdict"], answer["findings"].as_array().map(Vec::len)), (&"approve".into(), Some(0)));
    assert_eq!(stage.run(&["review", "bad.html", "--kind", "marketing", "--fragment"]).status.code(), Some(1));
    let whole = stage.run(&["review", "part.html", "--kind", "marketing"]);
    assert_eq!(whole.status.code(), Some(2));
    assert!(text(&whole.stderr).contains("--subject"), "{}", text(&whole.stderr));
}

#[test]
fn a_log_in_sarif_places_each_finding_in_its_file() {
    let stage = Stage::new(&[]);
    stage.write("my bad.html", BAD);
    let log: Value = serde_json::from_str(&review(&stage, &["my bad.html", "--format", "sarif"])).unwrap();
    let run = &log["runs"][0];
    assert_eq!((&log["version"], &run["columnKind"]), (&"2.1.0".into(), &"utf16CodeUnits".into()));
    let results = run["results"].as_array().unwrap();
    let shortener = results.iter().find(|result| result["ruleId"] == "links/shortener").unwrap();
    let rule = usize::try_from(shortener["ruleIndex"].as_u64().unwrap()).unwrap();
    assert_eq!(run["tool"]["driver"]["rules"][rule]["id"], "links/shortener");
    let place = &shortener["locations"][0]["physicalLocation"];
    assert_eq!((&shortener["level"], &place["artifactLocation"]["uri"]), (&"error".into(), &"my%20bad.html".into()));
    let region = &place["region"];
    let numbers = ["startLine", "startColumn", "endLine", "endColumn"].map(|name| region[name].as_u64().unwrap());
    assert_eq!((numbers, &region["snippet"]["text"]), ([2, 31, 2, 47], &"https://bit.ly/x".into()));
}

/// The findings of a log in SARIF.
fn results(stage: &Stage, args: &[&str]) -> Vec<Value> {
    let log: Value = serde_json::from_str(&review(stage, &[args, &["--format", "sarif"]].concat())).unwrap();
    log["runs"][0]["results"].as_array().unwrap().clone()
}

#[test]
fn every_finding_of_a_log_has_what_github_asks_for() {
    let stage = Stage::new(&[]);
    stage.write("bad.html", BAD);
    let log: Value = serde_json::from_str(&review(&stage, &["bad.html", "--format", "sarif"])).unwrap();
    let rules = log["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap();
    for rule in rules {
        assert!(rule["help"]["text"].is_string() && rule["help"]["markdown"].is_string(), "{rule}");
        assert!(matches!(rule["defaultConfiguration"]["level"].as_str(), Some("error" | "warning" | "note")), "{rule}");
        let texts = ["shortDescription", "fullDescription"].map(|name| rule[name]["text"].as_str().unwrap().len());
        assert!(texts.into_iter().all(|length| (1..=1024).contains(&length)), "{rule}");
    }
    let results = results(&stage, &["bad.html"]);
    for result in &results {
        let region = &result["locations"][0]["physicalLocation"]["region"];
        for name in ["startLine", "startColumn", "endLine", "endColumn"] {
            assert!(region[name].as_u64().is_some_and(|number| number > 0), "{result}");
        }
        assert!(result["partialFingerprints"]["primaryLocationLineHash"].as_str().unwrap().ends_with(":1"), "{result}");
    }
    let whole = results.iter().find(|result| result["ruleId"] == "unsubscribe/missing").unwrap();
    assert_eq!(whole["locations"][0]["physicalLocation"]["region"]["startLine"], 1, "{whole}");
    let args = ["review", "bad.html", "--kind", "marketing", "--subject", " ", "--format", "sarif"];
    let log: Value = serde_json::from_slice(&stage.run(&args).stdout).unwrap();
    let results = log["runs"][0]["results"].as_array().unwrap();
    let missing = results.iter().find(|result| result["ruleId"] == "subject/missing").unwrap();
    assert_eq!(missing["locations"][0]["logicalLocations"][0]["name"], "subject", "{missing}");
}

#[test]
fn columns_for_code_hosts_count_utf16_and_no_mark_before_the_text() {
    let stage = Stage::new(&[]);
    stage.write("bad.html", "\u{feff}<p>Hello 😀 <a href=\"https://bit.ly/x\">prize</a></p>\r\n");
    let said = review(&stage, &["bad.html", "--format", "github"]);
    assert!(said.contains("file=bad.html,line=1,endLine=1,col=22,endColumn=38,title=links/shortener::"), "{said}");
    let results = results(&stage, &["bad.html"]);
    let shortener = results.iter().find(|result| result["ruleId"] == "links/shortener").unwrap();
    let region = &shortener["locations"][0]["physicalLocation"]["region"];
    assert_eq!((&region["startColumn"], &region["endColumn"]), (&22.into(), &38.into()), "{shortener}");
}

#[test]
fn a_file_has_one_name_for_code_hosts_however_it_is_given() {
    let stage = Stage::new(&[]);
    stage.write("bad.html", BAD);
    let folder = stage.path("").canonicalize().unwrap();
    let absolute = folder.join("bad.html").display().to_string();
    let back = format!("./../{}/bad.html", folder.file_name().unwrap().display());
    for file in ["./bad.html", &absolute, &back] {
        let uris = results(&stage, &[file]);
        let uri = &uris[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
        assert_eq!(uri, "bad.html", "{file}");
        assert!(review(&stage, &[file, "--format", "github"]).contains("file=bad.html,"), "{file}");
    }
}

#[test]
fn a_whole_mail_is_no_template() {
    let stage = Stage::new(&[]);
    stage.write("mail.eml", "Subject: Hello\n\nHello");
    let said = stage.run(&["review", "mail.eml", "--kind", "test", "--subject", "x"]);
    assert_eq!(said.status.code(), Some(2));
    assert!(text(&said.stderr).contains("`mail.eml` is a whole mail"), "{}", text(&said.stderr));
}

#[test]
fn annotations_of_github_actions_are_one_line_each_whatever_the_template_says() {
    let stage = Stage::new(&[]);
    stage.write("bad,1.html", BAD.replace("bit.ly/x", "bit.ly/x%0A::error::y"));
    let said = review(&stage, &["bad,1.html", "--format", "github"]);
    assert!(said.lines().all(|line| line.starts_with("::") && line.contains("file=bad%2C1.html")), "{said}");
    let wanted = "::error file=bad%2C1.html,line=2,endLine=2,col=31,endColumn=60,title=links/shortener::";
    assert!(said.contains(wanted) && said.contains("x%250A::error::y"), "{said}");
}

#[test]
fn a_finding_in_the_text_part_names_the_file_of_that_part() {
    let stage = Stage::new(&[]);
    stage.write("mail.html", stage::TEMPLATE);
    stage.write("mail.txt", "Your parcel has left.\nFollow it: https://bit.ly/x\n");
    let args = ["mail.html", "--text", "mail.txt"];
    let said = review(&stage, &args);
    assert!(said.contains("mail.txt:2:12") && !said.contains("mail.html:2:12"), "{said}");
    let said = review(&stage, &[args.as_slice(), &["--format", "github"]].concat());
    let wanted = "::error file=mail.txt,line=2,endLine=2,col=12,endColumn=28,title=links/shortener::";
    assert!(said.contains(wanted), "{said}");
    let log: Value =
        serde_json::from_str(&review(&stage, &[args.as_slice(), &["--format", "sarif"]].concat())).unwrap();
    let results = log["runs"][0]["results"].as_array().unwrap();
    let shortener = results.iter().find(|result| result["ruleId"] == "links/shortener").unwrap();
    let place = &shortener["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
    assert_eq!(place, "mail.txt", "{shortener}");
}

#[test]
fn code_hosts_show_what_to_do_below_what_is_wrong() {
    let stage = Stage::new(&[]);
    stage.write("bad.html", BAD);
    let said = review(&stage, &["bad.html", "--format", "github"]);
    assert!(said.contains("`bit.ly`%0Alink to the page itself\n"), "{said}");
    let log: Value = serde_json::from_str(&review(&stage, &["bad.html", "--format", "sarif"])).unwrap();
    let results = log["runs"][0]["results"].as_array().unwrap();
    let shortener = results.iter().find(|result| result["ruleId"] == "links/shortener").unwrap();
    let message = shortener["message"]["text"].as_str().unwrap();
    assert_eq!(message.lines().nth(1), Some("link to the page itself"), "{message}");
}

#[test]
fn a_watched_template_is_reviewed_again_when_it_changes() {
    let stage = Stage::new(&[]);
    stage.write("mine.html", BAD);
    let mut command = stage.command(&["review", "mine.html", "--watch"]);
    let mut child = command.args(ABOUT).stdin(Stdio::null()).stdout(Stdio::piped()).spawn().unwrap();
    let (sender, lines) = mpsc::channel();
    let stdout = BufReader::new(child.stdout.take().unwrap());
    std::thread::spawn(move || stdout.lines().map_while(Result::ok).try_for_each(|line| sender.send(line)));
    let until = |wanted: &str| {
        let found =
            std::iter::from_fn(|| lines.recv_timeout(Duration::from_mins(1)).ok()).find(|line| line.contains(wanted));
        found.unwrap_or_else(|| panic!("no line says `{wanted}`"));
    };
    until("links/shortener");
    until("tencent-ses@");
    stage.write("mine.html", BAD.replace("bit.ly", "is.gd"));
    until("https://is.gd/x");
    child.kill().unwrap();
    child.wait().unwrap();
}

const MENDABLE: &str = "<p onclick=\"go()\">Grüße aus dem Garten, \u{1f33c}.</p>\r\n<p><a href=\"http://garden.test/\">Zum Garten</a></p>\r\n";

#[test]
fn what_leaves_nothing_to_choose_is_mended_in_the_files() {
    let stage = Stage::new(&[]);
    let file = stage.write("mail.html", MENDABLE);
    let said = review(&stage, &["mail.html"]);
    assert!(said.contains("3 of the findings can be mended by `--fix`"), "{said}");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), MENDABLE);

    let said: Value = serde_json::from_str(&review(&stage, &["mail.html", "--fix", "--json"])).unwrap();
    assert_eq!(said["changes"], 3, "{said}");
    let mended = "<p>Grüße aus dem Garten, \u{1f33c}.</p>\r\n<p><a href=\"https://garden.test/\">Zum Garten</a></p>\r\n\
        \n<p><a href=\"{{unsubscribe_url}}\">Unsubscribe</a></p>\n";
    assert_eq!(std::fs::read_to_string(&file).unwrap(), mended);
    let said = review(&stage, &["mail.html", "--fix"]);
    assert!(said.starts_with("0 changes made, "), "{said}");
}

#[cfg(unix)]
#[test]
fn a_mended_file_keeps_its_permissions_and_the_link_that_leads_to_it() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let stage = Stage::new(&[]);
    let file = stage.write("mail.html", MENDABLE);
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o640)).unwrap();
    symlink(&file, stage.path("linked.html")).unwrap();
    let said = review(&stage, &["linked.html", "--fix"]);
    assert!(said.starts_with("3 changes made, "), "{said}");
    assert!(std::fs::symlink_metadata(stage.path("linked.html")).unwrap().is_symlink());
    assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
    assert!(std::fs::read_to_string(&file).unwrap().starts_with("<p>Grüße"));
}

#[test]
fn a_file_of_which_nothing_is_left_is_written_too() {
    let stage = Stage::new(&[]);
    let file = stage.write("mail.html", "<script>go()</script>");
    let about = ["--kind", "trigger", "--subject", "Hello"];
    let said = stage.run(&[&["review", "mail.html", "--fix"], about.as_slice()].concat());
    assert!(text(&said.stdout).starts_with("1 change made, "), "{}", text(&said.stdout));
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "");
}

#[test]
fn a_mended_file_keeps_its_byte_order_mark() {
    let stage = Stage::new(&[]);
    let file = stage.write("mail.html", format!("\u{feff}{MENDABLE}"));
    let said = review(&stage, &["mail.html", "--fix"]);
    assert!(said.starts_with("3 changes made, "), "{said}");
    assert!(std::fs::read_to_string(&file).unwrap().starts_with("\u{feff}<p>Grüße"));
}

#[test]
fn standard_input_and_what_is_watched_are_not_written_to() {
    let stage = Stage::new(&[]);
    stage.write("mail.html", MENDABLE);
    for (args, why) in [(["-", "--fix"], "writes to files"), (["mail.html", "--fix"], "--watch")] {
        let mut args = [&["review"], args.as_slice(), &ABOUT].concat();
        if why == "--watch" {
            args.push("--watch");
        }
        let output = stage.run(&args);
        assert_eq!(output.status.code(), Some(2));
        assert!(text(&output.stderr).contains(why), "{}", text(&output.stderr));
    }
}

#[test]
fn a_change_stands_in_sarif_as_what_is_deleted_and_what_is_put_in() {
    let stage = Stage::new(&[]);
    stage.write("mail.html", MENDABLE);
    let log: Value = serde_json::from_str(&review(&stage, &["mail.html", "--format", "sarif"])).unwrap();
    let results = log["runs"][0]["results"].as_array().unwrap();
    let fixes = |rule: &str| results.iter().find(|result| result["ruleId"] == rule).unwrap()["fixes"].clone();
    let change = &fixes("html/event-handler")[0]["artifactChanges"][0];
    assert_eq!(change["artifactLocation"]["uri"], "mail.html");
    let replacement = &change["replacements"][0];
    let of_region = |key: &str| replacement["deletedRegion"][key].as_u64().unwrap();
    assert_eq!(["startLine", "startColumn", "endLine", "endColumn"].map(of_region), [1, 3, 1, 18]);
    assert_eq!(replacement["insertedContent"]["text"], "");
    assert_eq!(fixes("content/min-length"), Value::Null);
}

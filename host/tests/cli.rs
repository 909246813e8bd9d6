//! What the commands say to bad input, and how they end.

mod stage;

use stage::{Stage, text};
use std::io::Write;
use std::process::{Command, Output, Stdio};

/// Runs with text on standard input.
fn with_input(mut command: Command, input: &[u8]) -> Output {
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // A command that fails at once does not read all of it.
    drop(child.stdin.take().unwrap().write_all(input));
    child.wait_with_output().unwrap()
}

#[test]
fn usage_errors_end_with_two_and_name_what_was_meant() {
    let stage = Stage::new(&[]);
    for (args, expected) in [
        (&["reveiw"][..], "review"),
        (&["review"], "<FILE>"),
        (&["review", "nowhere.html", "--kind", "marketing", "--subject", "x"], "`nowhere.html` cannot be read"),
        (&["review", "x.html", "--kind", "markting", "--subject", "x"], "marketing"),
        (&["explain", "5"], "there is no message `5`"),
        (&["batch", "status", "5"], "there is no batch `5`"),
        (&["domain", "show", "mail.example.com"], "there is no domain `mail.example.com`"),
        (&["warmup", "--days", "9999"], "at most 366 days"),
        (&["rules", "no/such"], "there is no rule `no/such`"),
        (&["domain", "add", "not a domain"], "domain"),
        (&["domain", "set", "mail.example.com"], "--level"),
        (&["domain", "set", "mail.example.com", "--level", "2"], "there is no domain `mail.example.com`"),
        (&["domain", "set", "mail.example.com", "--daily-quota", "many"], "or `level`"),
        (&["account", "set", "--daily-quota", "-"], "or `policy`"),
        (&["policy", "check", "tencent-sse"], "there is no preset `tencent-sse`"),
        (&["policy", "check", "nowhere.txt"], "nowhere.txt: the policy cannot be read"),
    ] {
        let output = stage.run(args);
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{args:?}: {said}");
        assert!(said.contains(expected), "{args:?}: {said}");
    }
}

#[test]
fn a_configuration_with_a_mistake_is_named_with_its_line() {
    let stage = Stage::new(&[]);
    for (config, expected) in [
        ("hostnam = \"x\"", "did you mean `hostname`?"),
        ("concurrency = \"x\"", "expected a whole number"),
        ("concurrency = -1", "expected a whole number"),
        ("per_destination = 4294967296", "expected a smaller number"),
        ("tls = \"requir\"", "did you mean `require`?"),
        ("concurrency = 0", "at least 1"),
        ("tls = \"always\"", "always"),
        ("[routes]\n\"*\" = \"nowhere\"", "host:port"),
        ("policy = \"tencent-sse\"", "tencent-ses"),
        ("policy = \"mine.toml\"", "mine.toml"),
    ] {
        stage.write("state/sendright.toml", config);
        let output = stage.run(&["status"]);
        assert_eq!(output.status.code(), Some(2), "{config}");
        assert!(text(&output.stderr).contains(expected), "{config}: {}", text(&output.stderr));
    }
}

#[test]
fn a_malformed_policy_is_rejected_with_every_place() {
    let stage = Stage::new(&[]);
    stage.write(
        "mine.toml",
        "extends = \"tencent-ses@2026.1\"\nname = \"mine\"\nversion = \"1\"\n[quota]\nacount_daily = 7\nbatch_pawse = \"1h\"\n",
    );
    let output = stage.run(&["policy", "check", "mine.toml"]);
    let said = text(&output.stdout);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("line 5") && said.contains("did you mean `account_daily`?"), "{said}");
    assert!(said.contains("line 6") && said.contains("did you mean `batch_pause`?"), "{said}");
    for broken in ["", "{", "name = ", "\u{0}", "[[reputation]]"] {
        stage.write("mine.toml", broken);
        let output = stage.run(&["policy", "check", "mine.toml"]);
        assert_eq!(output.status.code(), Some(1), "{broken:?}: {}", text(&output.stderr));
    }
    // A file is read whatever its name ends with.
    for name in ["mine.txt", "mine"] {
        stage.write(name, "name = 7");
        let output = stage.run(&["policy", "check", name]);
        assert_eq!(output.status.code(), Some(1), "{name}: {}", text(&output.stderr));
        assert!(text(&output.stdout).contains("line 1"), "{name}: {}", text(&output.stdout));
    }
    stage.write("mine.toml", b"name = \"\xff\"");
    assert_eq!(stage.run(&["policy", "check", "mine.toml"]).status.code(), Some(2));
}

#[test]
fn the_component_and_the_library_answer_each_line_alike_bad_ones_too() {
    let stage = Stage::new(&[]);
    let lines = b"{\"first_attempt_ms\":0,\"attempts\":1,\"now_ms\":5}\n\
        {\"first_attempt_ms\":0,\"atempts\":1,\"now_ms\":5}\n\
        {}\n[]\nnull\n{\n\n\"\\ud800\"\n\xff\xfe\n\
        {\"first_attempt_ms\":-1,\"attempts\":1,\"now_ms\":99999999999999999999}\n";
    let ask = |args: &[&str]| with_input(stage.command(args), lines);
    let component = ask(&["answer", "plan_retry"]);
    let native = ask(&["answer", "plan_retry", "--native"]);
    assert_eq!(text(&component.stdout), text(&native.stdout));
    assert_eq!(component.status.code(), Some(1), "some lines were refused");
    let said = text(&component.stdout);
    assert_eq!(said.lines().count(), 9, "{said}");
    assert!(said.lines().next().unwrap().contains("\"retry_ms\":60005"), "{said}");
    assert!(said.contains("did you mean `attempts`?") && said.contains("not UTF-8: byte 1 is the first"), "{said}");
    let unknown = ask(&["answer", "plan_rety"]);
    assert!(text(&unknown.stdout).contains("did you mean `plan_retry`?"), "{}", text(&unknown.stdout));
}

#[test]
fn a_review_ends_with_one_when_it_rejects_and_names_lines_of_the_source() {
    let stage = Stage::new(&[]);
    stage.write("bad.html", "<p>Hello</p>\n<p>Win now:\n <a href=\"https://bit.ly/x\">prize</a></p>\n");
    let output = stage.run(&["review", "bad.html", "--kind", "marketing", "--subject", "Hello"]);
    let said = text(&output.stdout);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("rejected") && said.contains("bad.html:3:"), "{said}");
    assert!(!said.contains('\u{1b}'), "no colours where there is no terminal");
    stage.write("bad.html", b"<p>caf\xe9</p>");
    let output = stage.run(&["review", "bad.html", "--kind", "test", "--subject", "Hello"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        text(&output.stderr).contains("not UTF-8: byte 7 is the first that does not fit; save it as UTF-8"),
        "{}",
        text(&output.stderr)
    );
    stage.write("big.html", "<p>word ".repeat(10 << 17));
    let output = stage.run(&["review", "big.html", "--kind", "marketing", "--subject", "Hello"]);
    assert_ne!(output.status.code(), Some(0));
    assert!(!text(&output.stderr).contains("engine failed"), "{}", text(&output.stderr));
}

#[test]
fn each_bad_line_of_a_batch_is_named_and_nothing_is_accepted() {
    let stage = Stage::new(&[]);
    stage.prepare();
    stage.write(
        "bad.jsonl",
        "{\"address\":\"ann@example.net\",\"data\":{\"name\":\"Ann\"}}\n\
         {\"address\":\"bob@example.net\\r\\nBCC: eve@example.net\",\"data\":{\"name\":\"Bob\"}}\n\
         {\"adress\":\"cat@example.net\"}\n\
         \n\
         {\"address\":\"dan\"}\n\
         {\"address\":\"eve@example.net\",\"data\":[]}\n",
    );
    let from = "news@mail.example.com";
    let start = |file: &str, more: &[&str]| {
        let args = ["batch", "start", file, "--template", "parcel", "--from", from];
        stage.run(&args.iter().chain(more).copied().collect::<Vec<_>>())
    };
    let output = start("bad.jsonl", &[]);
    let said = text(&output.stdout);
    assert_eq!(output.status.code(), Some(1), "{said}");
    let lines: Vec<_> = said.lines().map(|line| line.split(':').next().unwrap()).collect();
    assert_eq!(lines, ["line 2", "line 3", "line 5", "line 6", "nothing was accepted"], "{said}");
    assert!(!said.contains('\r'), "what is refused is not echoed raw");
    assert_eq!(stage.json(&["batch", "list"]).as_array().unwrap().len(), 0);

    let output = start("bad.jsonl", &["--skip-bad"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stdout));
    assert_eq!(stage.json(&["batch", "list"])[0]["totals"]["queued"], 1);

    stage
        .write("bad.csv", b"address,name\nann@example.net,Ann\nbob@example.net\ncat@example.net,\xff\n\"x\r\n\"@y,Z\n");
    let said = text(&start("bad.csv", &[]).stdout);
    let lines: Vec<_> = said.lines().filter(|line| line.starts_with("line")).collect();
    assert_eq!(lines.len(), 3, "{said}");
    assert!(said.contains("line 3: it has 1 fields, the first line 2"), "{said}");
    assert!(said.contains("line 4: field 2 is not UTF-8"), "{said}");
    stage.write("bad.csv", "email,name\nann@example.net,Ann\n");
    let output = start("bad.csv", &[]);
    assert!(
        text(&output.stderr).contains("one has to be `address`, found `email`, `name`"),
        "{}",
        text(&output.stderr)
    );
}

#[test]
fn an_operator_sets_level_and_quota_of_a_domain_and_what_is_not_given_stays() {
    let stage = Stage::new(&[]);
    stage.json(&["domain", "add", "mail.example.com"]);
    let of_level = serde_json::Value::Null;
    for (args, expected) in [
        (&["--daily-quota", "700"][..], (1, 700.into(), false, false)),
        (&["--verified", "yes"], (1, 700.into(), true, false)),
        (&["--level", "20"], (20, of_level.clone(), true, false)),
        (&["--level", "25", "--daily-quota", "1200000", "--warmed", "yes"], (25, 1_200_000.into(), true, true)),
        (&["--level", "3", "--daily-quota", "level", "--warmed", "no"], (3, of_level, true, false)),
    ] {
        let domain = &stage.json(&[&["domain", "set", "MAIL.example.com"], args].concat())["domain"];
        let found = (&domain["level"], &domain["daily_quota"], &domain["verified"], &domain["warmed"]);
        assert_eq!(found, (&expected.0.into(), &expected.1, &expected.2.into(), &expected.3.into()), "{args:?}");
    }
    for (args, expected) in [
        (&["--level", "25"][..], "level `25` is above the table"),
        (&["--level", "0", "--daily-quota", "5"], "levels are counted from 1"),
        (&["--level", "25", "--daily-quota", "1200000"], "levels above 20 are set by hand only once 20 is reached"),
        (&["--daily-quota", "1999"], "`1999` is less than the 2000 messages a day that level 3 has"),
    ] {
        let output = stage.run(&[&["domain", "set", "mail.example.com"], args].concat());
        let said = text(&output.stderr);
        assert!(output.status.code() == Some(2) && said.contains(expected), "{args:?}: {said}");
        assert_eq!(stage.json(&["domain", "show", "mail.example.com"])["domain"]["level"], 3);
    }
    let least = stage.json(&["domain", "set", "mail.example.com", "--daily-quota", "2000"]);
    assert_eq!(least["domain"]["daily_quota"], 2000);
    assert_eq!(stage.json(&["account", "set", "--daily-quota", "5000"])["account"]["daily_quota"], 5000);
    assert_eq!(
        stage.json(&["account", "set", "--daily-quota", "policy"])["account"]["daily_quota"],
        serde_json::Value::Null
    );
}

#[test]
fn a_batch_needs_an_approved_template_and_a_verified_domain_and_a_clean_sender() {
    let stage = Stage::new(&[]);
    stage.prepare();
    stage.json(&["domain", "add", "new.example.com"]);
    stage.write("bad.html", "<p>{{a}}</p><script>x</script>");
    let rejected = stage.run(&["template", "add", "bad", "bad.html", "--kind", "marketing", "--subject", "x"]);
    assert_eq!(rejected.status.code(), Some(1));
    stage.write("one.csv", "address,name\nann@example.net,Ann\n");
    for (template, from, expected) in [
        ("bad", "a@mail.example.com", "the template `bad` is rejected, not approved"),
        ("none", "a@mail.example.com", "there is no template `none`"),
        ("parcel", "a@new.example.com", "not verified"),
        ("parcel", "a@other.example.com", "there is no domain `other.example.com`"),
        ("parcel", "A\r\nBcc: b@c.example <a@mail.example.com>", "line break"),
        ("parcel", "nobody", "cannot be used"),
    ] {
        let output = stage.run(&["batch", "start", "one.csv", "--template", template, "--from", from]);
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{template} {from}: {said}");
        assert!(said.contains(expected), "{template} {from}: {said}");
    }
    let decided = stage.run(&["template", "approve", "bad"]);
    assert!(text(&decided.stderr).contains("rejected already"), "{}", text(&decided.stderr));
}

#[test]
fn a_template_of_another_business_than_the_approved_ones_waits_for_a_human() {
    let stage = Stage::new(&[]);
    let travel = |what: &str| {
        format!(
            "<!doctype html><html lang=\"en\"><body><p>Dear {{{{name}}}}, your itinerary for {what} is ready. The \
            flight leaves in the morning, the hotel is near the airport, and 20 kg of luggage are included.</p>\
            <p>If something is missing, answer this mail and we will put it right.</p></body></html>"
        )
    };
    let add = |name: &str, html: &str| {
        stage.write("one.html", html);
        let about = ["--kind", "transactional", "--subject", "News about what you have booked", "--json"];
        let output = stage.run(&[&["template", "add", name, "one.html"][..], &about].concat());
        serde_json::from_slice::<serde_json::Value>(&output.stdout).unwrap()
    };
    let is_new = |answer: &serde_json::Value| {
        let findings = answer["review"]["findings"].as_array().unwrap();
        findings.iter().any(|finding| finding["rule"] == "history/new-topic")
    };
    for place in ["Rome", "Oslo", "Porto"] {
        let answer = add(place, &travel(place));
        assert_eq!((&answer["state"], is_new(&answer)), (&"approved".into(), false), "{answer}");
    }
    let crypto = "<!doctype html><html lang=\"en\"><body><p>Dear {{name}}, trading is open: our traders help you to \
        put bitcoin, ethereum and stocks into one portfolio, and to watch each dividend.</p></body></html>";
    // One that was not approved does not make the next one usual.
    for name in ["coins", "coins-again"] {
        let answer = add(name, crypto);
        assert!(is_new(&answer) && answer["state"] != "approved", "{answer}");
    }
    assert!(!is_new(&add("Bern", &travel("Bern"))));
}

#[test]
fn a_template_of_another_dialect_is_reviewed_but_not_taken_for_sending() {
    let stage = Stage::new(&[]);
    stage.write(
        "mine.toml",
        "extends = \"tencent-ses@2026.1\"\nname = \"mine\"\nversion = \"1\"\n[template]\ndialect = \"jinja\"\n",
    );
    stage.write("a.html", stage::TEMPLATE.replace("{{name}}", "{{ name|title }}{% if vip %}, our guest{% endif %}"));
    let about = ["a.html", "--kind", "transactional", "--subject", "Your parcel is on its way"];
    let has_mistake =
        |args: &[&str]| text(&stage.run(&[args, &about[..]].concat()).stdout).contains("variables/syntax");
    assert!(has_mistake(&["review"]));
    assert!(has_mistake(&["review", "--dialect", "handlebars"]));
    assert!(!has_mistake(&["review", "--dialect", "jinja"]));
    assert!(!has_mistake(&["review", "--policy", "mine.toml"]));
    stage.write("state/sendright.toml", "policy = \"../mine.toml\"\n");
    assert!(has_mistake(&["template", "add", "a"]));
}

#[test]
fn a_store_without_room_says_so_and_keeps_what_it_had() {
    let stage = Stage::new(&[]);
    stage.prepare();
    stage.write("state/sendright.toml", "max_store_mb = 1\n");
    let many: Vec<String> = (0..50_000).map(|n| format!("reader-{n}@example.net,Ann")).collect();
    stage.write("many.csv", format!("address,name\n{}\n", many.join("\n")));
    let from = "news@mail.example.com";
    let output = stage.run(&["batch", "start", "many.csv", "--template", "parcel", "--from", from]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("the disk is full"), "{}", text(&output.stderr));
    assert_eq!(stage.json(&["batch", "list"]).as_array().unwrap().len(), 0);
    assert_eq!(stage.json(&["template", "list"]).as_array().unwrap().len(), 1);
}

#[test]
fn two_daemons_do_not_serve_one_folder() {
    let stage = Stage::new(&[]);
    let _first = stage.daemon();
    let held = stage.path("state/daemon.lock");
    for _ in 0..100 {
        if held.exists() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    std::thread::sleep(std::time::Duration::from_millis(100));
    let second = stage.run(&["serve"]);
    assert_eq!(second.status.code(), Some(2));
    assert!(text(&second.stderr).contains("another daemon already serves"), "{}", text(&second.stderr));
}

#[test]
fn a_path_in_the_configuration_is_relative_to_its_folder() {
    let stage = Stage::new(&[]);
    for (config, command, file) in [
        ("tls = \"require\"\ntrusted_certificates = \"its.pem\"", "serve", "its.pem"),
        ("policy = \"its.toml\"", "status", "its.toml"),
    ] {
        stage.write("state/sendright.toml", config);
        let output = stage.run(&[command]);
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains(&stage.state().join(file).display().to_string()), "{said}");
    }
}

#[test]
fn a_line_that_is_too_long_is_one_bad_line() {
    let stage = Stage::new(&[]);
    stage.prepare();
    let mut lines = b"{\"address\":\"ann@example.net\"}\n".to_vec();
    lines.extend(vec![b' '; 1 << 20]);
    lines.extend(b"{\"address\":\"eve@example.net\"}\nnothing\n[\"bob@example.net\",{\"name\":\"Bob\"}]\n");
    stage.write("long.jsonl", lines);
    let args =
        ["batch", "start", "long.jsonl", "--template", "parcel", "--from", "news@mail.example.com", "--skip-bad"];
    let said = text(&stage.run(&args).stdout);
    let lines: Vec<_> = said.lines().collect();
    assert!(lines[0].starts_with("line 2: it is longer than 1 MiB"), "{said}");
    assert!(lines[1].starts_with("line 3: it is no JSON object"), "{said}");
    assert!(lines[2].starts_with("line 4: it is no JSON object"), "{said}");
    assert_eq!(stage.json(&["batch", "list"])[0]["totals"]["all"], 1);
}

#[test]
fn what_cannot_be_sent_to_anybody_is_told_before_a_batch_begins() {
    let stage = Stage::new(&[]);
    stage.prepare();
    stage.write("strange.html", stage::TEMPLATE);
    let subject = "Your parcel\u{2028}is on its way";
    let args = ["template", "add", "strange", "strange.html", "--kind", "transactional", "--subject", subject];
    stage.run(&args);
    std::fs::create_dir(stage.path("folder")).unwrap();
    stage.write("list.jsonl", "{\"address\":\"ann@example.net\",\"data\":{\"name\":\"Ann\"}}\n");
    stage.write("twice.csv", "address,name,name\nann@example.net,Ann,Bob\n");
    let from = "news@mail.example.com";
    for (file, template, from, expected) in [
        ("list.jsonl", "strange", from, "`Subject` has a line break"),
        ("list.jsonl", "parcel", "Exam\u{2029}ple <news@mail.example.com>", "control character"),
        ("list.jsonl", "parcel", "Doe, J <news@mail.example.com>", "needs quotation marks"),
        ("list.jsonl", "parcel", "\"Doe <news@mail.example.com>", "a quotation mark without its partner"),
        ("list.jsonl", "parcel", "news", "the sender `news` cannot be used"),
        ("folder", "parcel", from, "`folder` cannot be read"),
        ("twice.csv", "parcel", from, "the column `name` twice"),
    ] {
        let output = stage.run(&["batch", "start", file, "--template", template, "--from", from]);
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{file} {template} {from}: {}{said}", text(&output.stdout));
        assert!(said.contains(expected), "{said}");
    }
    assert_eq!(stage.json(&["batch", "list"]).as_array().unwrap().len(), 0);
    let from = "\"Doe, \\\"J\\\"\" <news@mail.example.com>";
    stage.json(&["batch", "start", "list.jsonl", "--template", "parcel", "--from", from]);
}

#[test]
fn a_domain_is_the_same_in_its_own_letters_and_in_ascii() {
    let stage = Stage::new(&[]);
    stage.prepare();
    let ascii = "xn--mnchen-3ya.example";
    let added = stage.json(&["domain", "add", "München.example", "--verified", "--warmed"]);
    assert_eq!(added["domain"]["name"], ascii);
    for spelt in ["münchen.example", ascii, "XN--MNCHEN-3YA.example"] {
        assert_eq!(stage.json(&["domain", "show", spelt])["domain"]["name"], ascii);
        assert_eq!(stage.run(&["domain", "add", spelt]).status.code(), Some(2), "it is there already");
    }
    stage.write("list.jsonl", "{\"address\":\"ann@example.net\",\"data\":{\"name\":\"Ann\"}}\n");
    for from in ["news@münchen.example", "Büro <news@xn--mnchen-3ya.example>"] {
        stage.json(&["batch", "start", "list.jsonl", "--template", "parcel", "--from", from]);
    }
}

#[test]
fn a_domain_whose_keys_were_only_begun_can_be_added() {
    let stage = Stage::new(&[]);
    std::fs::create_dir_all(stage.state().join("dkim/mail.example.com")).unwrap();
    let added = stage.json(&["domain", "add", "mail.example.com"]);
    let purposes = added["records"].as_array().unwrap().iter().filter(|record| record["purpose"] == "dkim");
    assert_eq!(purposes.count(), 2, "{added}");
    let left: Vec<_> = std::fs::read_dir(stage.state().join("dkim")).unwrap().collect();
    assert_eq!(left.len(), 1, "{left:?}");
}

#[test]
fn an_answer_that_cannot_be_written_is_an_error_and_a_reader_who_left_is_none() {
    let stage = Stage::new(&[]);
    stage.prepare();
    let commands = [
        &["records"][..],
        &["answer", "plan_retry"],
        &["rules"],
        &["status", "--json"],
        &["review", "parcel.html", "--kind", "transactional", "--subject", "Your parcel"],
    ];
    for args in commands {
        let mut full = stage.command(args);
        let input = || std::fs::File::open(stage.write("q", "{\"first_attempt_ms\":0,\"attempts\":1,\"now_ms\":5}\n"));
        let output =
            full.stdin(input().unwrap()).stdout(std::fs::File::options().write(true).open("/dev/full").unwrap());
        let output = output.output().unwrap();
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{args:?}: {said}");
        assert!(said.contains("the answer cannot be written"), "{args:?}: {said}");

        let mut left = stage.command(args);
        let mut left = left.stdin(input().unwrap()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(left.stdout.take());
        let output = left.wait_with_output().unwrap();
        assert_eq!((output.status.code(), text(&output.stderr)), (Some(0), String::new()), "{args:?}");
    }
}

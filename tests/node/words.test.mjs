// What the page says and mends, without a browser.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { Policy } from "sendright";
import { example } from "../../wasm/page/src/review/example.js";
import { candidate, changed, MENDED } from "../../wasm/page/src/review/fixes.js";
import { markdown } from "../../wasm/page/src/review/report.js";
import { en } from "../../wasm/page/src/words/en.js";
import { ja, jaInEditor } from "../../wasm/page/src/words/ja.js";
import { ko, koInEditor } from "../../wasm/page/src/words/ko.js";
import { zh, zhInEditor } from "../../wasm/page/src/words/zh.js";

const policy = Policy.preset("tencent-ses");
const rules = new Map(policy.describeRules().rules.map((rule) => [rule.id, rule]));
const blanks = (words) => (words.match(/\{\w+\}/g) ?? []).sort();

for (const [language, words] of Object.entries({ ja, ko, zh })) {
  test(`everything is said in ${language}, with the same blanks`, () => {
    assert.deepEqual(Object.keys(words), Object.keys(en));
    for (const key of Object.keys(en)) assert.deepEqual(blanks(words[key]), blanks(en[key]), key);
  });
}

test("CodeMirror says everything in each language", () => {
  const said = new Set();
  for (const name of ["autocomplete", "commands", "lint", "search", "view"]) {
    const source = readFileSync(new URL(`../../wasm/node_modules/@codemirror/${name}/dist/index.js`, import.meta.url), "utf8");
    for (const [, words] of source.matchAll(/\bphrase\((?:view, )?"([^"]+)"/g)) said.add(words);
  }
  for (const words of [jaInEditor, koInEditor, zhInEditor]) assert.deepEqual(Object.keys(words).sort(), [...said].sort());
});

test("Japanese and Chinese have their own punctuation, as the findings have", () => {
  const narrow = /[\u3040-\u30ff\u4e00-\u9fff][,:;?!()]|[()][\u3040-\u30ff\u4e00-\u9fff]/;
  for (const words of [ja, zh, jaInEditor, zhInEditor]) {
    assert.deepEqual(Object.values(words).filter((text) => narrow.test(text)), []);
  }
});

const speaks = (question, rule) => policy.reviewTemplate(question).findings.filter((finding) => finding.rule === rule);

test("the page and the headers for its host state one Content-Security-Policy", () => {
  const [page, headers] = ["index.html", "_headers"].map((name) =>
    readFileSync(new URL(`../../wasm/page/public/${name}`, import.meta.url), "utf8"),
  );
  const [, stated] = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(page);
  // A page cannot forbid by itself to be framed.
  assert.ok(headers.includes(`Content-Security-Policy: ${stated}; frame-ancestors 'none'\n`));
});

test("the example has the same things to mend in each language", () => {
  const found = ["en", "ja", "ko", "zh"].map((language) => {
    const { kind, domain, subject, html } = example(language);
    const { findings } = policy.reviewTemplate({ kind, subject, html, sender: { domain } });
    return [...new Set(findings.map(({ rule }) => rule))].sort();
  });
  for (const rules of found) assert.deepEqual(rules, found[0]);
  assert.ok(found[0].includes("html/event-handler") && found[0].includes("links/no-https"));
});

for (const rule of MENDED) {
  test(`the fix of ${rule} mends the rule's own example, and needs no second`, () => {
    const question = rules.get(rule).bad;
    const [finding, ...others] = speaks(question, rule);
    const part = finding.span?.part ?? "html";
    const change = candidate(finding, question[part], part);
    const mended = { ...question, [part]: changed(question[part], change) };
    assert.equal(speaks(mended, rule).length, others.length, mended[part]);
  });
}

test("a fix is found at once, however many blanks stand before it", () => {
  const html = `${" ".repeat(200_000)}<p onclick="go()">Hi</p>`;
  const start = html.indexOf("onclick");
  const began = performance.now();
  const change = candidate({ rule: "html/event-handler", span: { part: "html", start, end: start + 14 } }, html, "html");
  assert.equal(changed(html, change).trim(), "<p>Hi</p>");
  // It was more than a minute.
  assert.ok(performance.now() - began < 1000);
});

test("a fix touches nothing but its own place", () => {
  const mend = (html, rule, subject = "Your order") => {
    const question = { kind: "trigger", subject, html };
    const [finding] = speaks(question, rule);
    const part = finding.span?.part ?? "html";
    return changed(question[part], candidate(finding, question[part], part));
  };
  const cases = [
    ["html/event-handler", "<p class='a' onclick='go(\">\")' id=b>Hi</p>", "<p class='a' id=b>Hi</p>"],
    ["html/event-handler", "<p onclick=go() id=b>Hi</p>", "<p id=b>Hi</p>"],
    [
      "html/script",
      "<p>a</p><script>x('<p>')</script><p>b</p><script>y</script>",
      "<p>a</p><p>b</p><script>y</script>",
    ],
    [
      "html/meta-refresh",
      "<meta charset=utf-8><meta http-equiv=refresh content='0;url=https://a.example/?a>b'><p>a",
      "<meta charset=utf-8><p>a",
    ],
    [
      "links/no-https",
      "<a href='http://a.example/?u=http://b.example'>a</a>",
      "<a href='https://a.example/?u=http://b.example'>a</a>",
    ],
    ["variables/raw-html", "<p>{{a}} {{{b}}} {{{c}}}</p>", "<p>{{a}} {{b}} {{{c}}}</p>"],
  ];
  for (const [rule, html, mended] of cases) assert.equal(mend(html, rule), mended, rule);
});

test("the link to unsubscribe is added in the template's dialect and the page's language", () => {
  const added = (locale, dialect) => {
    const question = { kind: "marketing", subject: "News", html: "<body><p>News</body>", locale, dialect };
    const [finding] = speaks(question, "unsubscribe/missing");
    return changed(question.html, candidate(finding, question.html, "html"));
  };
  const mail = (link) => `<body><p>News\n<p>${link}</p>\n</body>`;
  assert.equal(added("en", "handlebars"), mail('<a href="{{unsubscribe_url}}">Unsubscribe</a>'));
  assert.equal(added("ja", "erb"), mail('<a href="<%= unsubscribe_url %>">配信停止</a>'));
  assert.equal(added("ko", "mailchimp"), mail('<a href="*|UNSUB|*">수신 거부</a>'));
  assert.equal(added("zh", "go"), mail('<a href="{{.UnsubscribeURL}}">退订</a>'));
});

test("no words of a mail become markup of the report", () => {
  const message = "`<img onerror=x>\n\n# Heading` and `<b>";
  const finding = { rule: "a/b", severity: "warn", message, help: "*help*\n\n[a](b)" };
  const question = { kind: "test", subject: "`\n# Subject" };
  const report = markdown(question, { verdict: "review", score: 10, policy: "p", findings: [finding] });
  assert.deepEqual(report.match(/^#+ .*/gm), ["# A person has to look", "## Findings"]);
  assert.ok(report.includes("`<img onerror=x> # Heading` and \\`\\<b\\>"), report);
  assert.ok(report.includes("\\*help\\* \\[a\\](b)"), report);
});

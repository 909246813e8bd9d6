// What the page says, without a browser.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { Policy } from "sendright";
import { example } from "../../wasm/page/src/review/example.js";
import { markdown } from "../../wasm/page/src/review/report.js";
import { en } from "../../wasm/page/src/words/en.js";
import { ja, jaInEditor } from "../../wasm/page/src/words/ja.js";
import { ko, koInEditor } from "../../wasm/page/src/words/ko.js";
import { zh, zhInEditor } from "../../wasm/page/src/words/zh.js";

const policy = Policy.preset("tencent-ses");
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

test("no words of a mail become markup of the report", () => {
  const message = "`<img onerror=x>\n\n# Heading` and `<b>";
  const finding = { rule: "a/b", severity: "warn", message, help: "*help*\n\n[a](b)" };
  const question = { kind: "test", subject: "`\n# Subject" };
  const report = markdown(question, { verdict: "review", score: 10, policy: "p", findings: [finding] });
  assert.deepEqual(report.match(/^#+ .*/gm), ["# A person has to look", "## Findings"]);
  assert.ok(report.includes("`<img onerror=x> # Heading` and \\`\\<b\\>"), report);
  assert.ok(report.includes("\\*help\\* \\[a\\](b)"), report);
});

// What a reader of HTML sees by the review, beside what Chromium shows of it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { Policy } from "sendright";
import { launch } from "./chromium.mjs";

const rows = JSON.parse(readFileSync(new URL("../../core/tests/review/seen.json", import.meta.url), "utf8"));

/** The text of a document that is seen (rulebook 1.2), in a frame where no script runs. */
function seenIn(html) {
  const frame = document.createElement("iframe");
  frame.sandbox = "allow-same-origin";
  frame.width = 1000;
  frame.srcdoc = `<!doctype html>${html}`;
  const opaque = (colour) => colour.startsWith("rgb(");
  const holders = (element) => (element ? [element, ...holders(element.parentElement)] : []);
  function isSeen(node, style) {
    const element = node.parentElement;
    if (element.matches("textarea")) return true;
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
    const around = holders(element).map(style);
    const { color, fontSize } = around[0];
    const background = around.map(({ backgroundColor }) => backgroundColor).find(opaque) ?? "rgb(255, 255, 255)";
    const range = node.ownerDocument.createRange();
    range.selectNodeContents(node);
    const boxes = [...range.getClientRects()];
    const isFolded = around.some(
      ({ overflow, height, width }) => overflow === "hidden" && [height, width].includes("0px"),
    );
    const isCut = around.some(
      ({ clip, clipPath, position }) =>
        clipPath === "inset(50%)" || (/^rect\(0|^rect\(1px, 1px/.test(clip) && position === "absolute"),
    );
    const isThere = boxes.length > 0 && boxes.some((box) => box.right > 0 && box.bottom > 0);
    return parseFloat(fontSize) > 1 && isThere && !isFolded && !isCut && color !== background && opaque(color);
  }
  return new Promise((done) => {
    frame.onload = () => {
      const inner = frame.contentDocument;
      const style = (element) => frame.contentWindow.getComputedStyle(element);
      let text = "";
      (function visit(node) {
        if (node.nodeType === Node.TEXT_NODE && (!node.data.trim() || isSeen(node, style))) text += node.data;
        if (node.nodeType !== Node.ELEMENT_NODE || node.matches("head, title, script, style")) return;
        const edge = /^(inline|contents|none)/.test(style(node).display) && !node.matches("br, option") ? "" : " ";
        text += edge;
        node.childNodes.forEach(visit);
        text += edge;
      })(inner.documentElement);
      frame.remove();
      done(text.replace(/[\u00ad\u200b-\u200d]/g, "").replace(/\s+/g, " ").trim());
    };
    document.body.append(frame);
  });
}

test("text is seen where Chromium shows it, and nowhere else", async (t) => {
  const policy = Policy.preset("tencent-ses");
  const browser = await launch();
  t.after(() => browser.close());
  const context = await browser.newContext({ offline: true });
  const page = await context.newPage();
  for (const [html, text] of rows) {
    assert.equal(await page.evaluate(seenIn, html), text, html);
    const { stats } = policy.reviewTemplate({ kind: "trigger", subject: "", html });
    assert.equal(stats.characters, text.length, html);
  }
});

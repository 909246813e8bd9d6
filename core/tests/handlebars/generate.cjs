// Writes cases.json: templates of the subset, and what handlebars.js makes of them.
// Run with `npm install handlebars@4.7.10 && node generate.cjs`; the seed is fixed, so the cases stay the same.
const Handlebars = require("handlebars");
const { writeFileSync } = require("node:fs");

let state = 20260101;
const random = (below) => {
  state = (Math.imul(state, 1103515245) + 12345) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
};
const pick = (from) => from[random(from.length)];

const texts = ["a", " ", "\n", "  \n ", "<b>&", "\t", "x\n", "\n  ", "\r\n", "\n\n", " b ", "你"];
const values = {
  root: ["name", "count", "yes", "no", "customer.first", "items.[0].name", "none", "this.name", "items.length"],
  item: ["name", "this.name", "../name", "@index", "price", "@first", "@last", "@root.name", "@key"],
  word: ["this", "@index", "../name", ".", "@root.count"],
  pair: ["@key", "this", "@index", "@last"],
  customer: ["first", "this.first", "../name", "./last", "this/last"],
};
const tilde = () => pick(["", "", "", "~"]);
const open = (body) => `{{${tilde()}${body}${tilde()}}}`;

function template(place, depth) {
  let text = "";
  for (let pieces = random(6); pieces > 0; pieces--) text += piece(place, depth);
  return text;
}

function piece(place, depth) {
  const name = pick(values[place]);
  switch (random(depth > 0 ? 14 : 6)) {
    case 0: case 1: case 2: return pick(texts);
    case 3: return open(name);
    case 4: return pick([`{{{${name}}}}`, `{{&${name}}}`, `\\{{${name}}}`]);
    case 5: return pick([open("! note "), "{{!-- a }} b --}}", `{{${tilde()}!-- c --${tilde()}}}`]);
    case 6: return open(`#if ${name}`) + template(place, depth - 1) + open("/if");
    case 7: return open(`#unless ${name}`) + template(place, depth - 1) + open("else") + template(place, depth - 1) + open("/unless");
    case 8: return open(`#if ${name}`) + template(place, depth - 1) + open(`else if ${pick(values[place])}`)
      + template(place, depth - 1) + pick(["", open("else") + template(place, depth - 1)]) + open("/if");
    case 9: return open("> part");
    default:
      if (place !== "root") return pick(texts);
      const [list, inside] = pick([["each items", "item"], ["each words", "word"], ["each stock", "pair"], ["with customer", "customer"], ["each nobody", "word"], ["with none", "customer"]]);
      const block = list.split(" ")[0];
      return open(`#${list}`) + template(inside, depth - 1) + pick(["", open("else") + template("root", depth - 1)]) + open(`/${block}`);
  }
}

const cases = [];
while (cases.length < 500) {
  const part = `{{#* inline "part"}}${pick(["", "\n"])}[{{@root.name}}]${pick(["", "\n", "\n.\n"])}{{/inline}}`;
  const source = pick(["", part, part + "\n"]);
  let body = template("root", 4);
  if (source === "") body = body.replace(/\{\{~?> part~?\}\}/g, "");
  if (body.length < 10 || body.length > 400) continue;
  const data = {
    name: pick(["Ada", "", "<i>", "a=b`'\"&"]), count: pick([0, 1, -2, 2.5]), yes: true, no: false, none: null,
    items: [{ name: "tea", price: 1 }, { name: "", price: 0 }].slice(0, 1 + random(2)),
    words: ["x", "", "z"].slice(0, random(4)), nobody: [], stock: { z: 1, a: 2 },
    customer: { first: "F", last: "L" },
  };
  cases.push({ template: source + body, data: JSON.stringify(data), expected: Handlebars.compile(source + body)(data) });
}
writeFileSync(`${__dirname}/cases.json`, "[\n" + cases.map((entry) => JSON.stringify(entry)).join(",\n") + "\n]\n");

import { en, enInEditor } from "./en.js";
import { ja, jaInEditor } from "./ja.js";
import { ko, koInEditor } from "./ko.js";
import { zh, zhInEditor } from "./zh.js";

/** The languages of the page, each by its own name. */
export const LANGUAGES = { en: "English", ja: "日本語", ko: "한국어", zh: "简体中文" };

const WORDS = { en, ja, ko, zh };
const IN_EDITOR = { en: enInEditor, ja: jaInEditor, ko: koInEditor, zh: zhInEditor };
let language = "en";

/** The language in force. */
export function current() {
  return language;
}

/** Takes up a language; an unknown one becomes the nearest of the browser's. */
export function speak(wanted) {
  const asked = [wanted, ...navigator.languages].map((tag) => String(tag ?? "").slice(0, 2));
  language = asked.find((tag) => tag in WORDS) ?? "en";
  document.documentElement.lang = tagOf(language);
}

/** A language of the page with the letters that it is written in, by which a browser chooses their forms. */
export function tagOf(name) {
  return name === "zh" ? "zh-Hans" : name;
}

/** The words for a key, with `{name}` filled in. */
export function say(key, values = {}) {
  const words = WORDS[language][key] ?? en[key] ?? key;
  return words.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

/** CodeMirror's own words, by its English ones. */
export function inEditor() {
  return IN_EDITOR[language];
}

/** A number as this language writes it. */
export function number(value, options) {
  return new Intl.NumberFormat(language, options).format(value);
}

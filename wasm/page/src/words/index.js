import { en } from "./en.js";
import { ja } from "./ja.js";
import { ko } from "./ko.js";
import { zh } from "./zh.js";

/** The languages of the page, each by its own name. */
export const LANGUAGES = { en: "English", ja: "日本語", ko: "한국어", zh: "简体中文" };

const WORDS = { en, ja, ko, zh };
let language = "en";

/** The language in force. */
export function current() {
  return language;
}

/** Takes up a language; an unknown one becomes the nearest of the browser's. */
export function speak(wanted) {
  const asked = [wanted, ...navigator.languages].map((tag) => String(tag ?? "").slice(0, 2));
  language = asked.find((tag) => tag in WORDS) ?? "en";
  document.documentElement.lang = language === "zh" ? "zh-Hans" : language;
}

/** The words for a key, with `{name}` filled in. */
export function say(key, values = {}) {
  const words = WORDS[language][key] ?? en[key] ?? key;
  return words.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

/** A number as this language writes it. */
export function number(value, options) {
  return new Intl.NumberFormat(language, options).format(value);
}

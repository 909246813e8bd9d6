// The colours of code in the editors.
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { Compartment, EditorState, Text } from "@codemirror/state";
import { tags } from "@lezer/highlight";

// A browser lays out a longer line of many colours too slowly for typing.
const LONGEST = 3000;

const COLOURED = syntaxHighlighting(
  HighlightStyle.define([
    { tag: [tags.tagName, tags.keyword, tags.heading], color: "var(--code-name)" },
    { tag: [tags.attributeName, tags.propertyName], color: "var(--code-attribute)" },
    { tag: [tags.string, tags.attributeValue, tags.number, tags.bool], color: "var(--code-value)" },
    { tag: [tags.comment, tags.meta, tags.angleBracket], color: "var(--quiet)" },
  ]),
);
const PLAIN = [];
const colouring = new Compartment();

/** Colours a text as long as each of its lines is short enough. */
export function coloured(text) {
  const follow = EditorState.transactionExtender.of((change) => {
    const wanted = change.docChanged ? fitting(change.newDoc) : undefined;
    const isOther = wanted && wanted !== colouring.get(change.startState);
    return isOther ? { effects: colouring.reconfigure(wanted) } : null;
  });
  return [colouring.of(fitting(Text.of(text.split(/\r\n?|\n/)))), follow];
}

function fitting(text) {
  for (const line of text.iterLines()) if (line.length > LONGEST) return PLAIN;
  return COLOURED;
}

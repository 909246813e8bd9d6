// JSON lets an object name a field twice and takes the last in silence; the policy refuses that, and so does the worker.

/** The path of the first field that is given twice in a text of valid JSON; nothing if there is none. */
export function givenTwice(text) {
  const open = [];
  let isKey = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') {
      const end = endOfString(text, at);
      if (isKey) {
        const { keys, path } = open.at(-1);
        const key = JSON.parse(text.slice(at, end));
        open.at(-1).name = path ? `${path}.${key}` : key;
        if (keys.has(key)) return open.at(-1).name;
        keys.add(key);
        isKey = false;
      }
      at = end - 1;
    } else if (character === "{" || character === "[") {
      isKey = character === "{";
      open.push({ path: placeWithin(open.at(-1)), keys: isKey ? new Set() : undefined, count: 0 });
    } else if (character === "}" || character === "]") {
      open.pop();
      isKey = false;
    } else if (character === ",") {
      isKey = open.at(-1).keys !== undefined;
      open.at(-1).count += 1;
    }
  }
  return undefined;
}

function placeWithin(outer) {
  if (!outer) return "";
  return outer.keys ? outer.name : `${outer.path}[${outer.count}]`;
}

/** Where a string ends that begins here: behind the first quotation mark that is not escaped. */
function endOfString(text, start) {
  for (let end = text.indexOf('"', start + 1); ; end = text.indexOf('"', end + 1)) {
    let before = end - 1;
    while (text[before] === "\\") before -= 1;
    if ((end - before) % 2 === 1) return end + 1;
  }
}

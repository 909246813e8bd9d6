// What may stand where in a policy document, by its JSON Schema.

let [loaded, loading] = [];

/** The schema, which lies beside the page. */
function load() {
  const fetched = async () => (loaded = await (await fetch(new URL("./schema.json", import.meta.url))).json());
  loading ??= fetched().finally(() => (loading = undefined));
  return loading;
}

/** The completions at a place of a TOML text: `{ from, to, options }`, or nothing; later where the schema is not here yet. */
export function completions(text, position) {
  return loaded ? among(loaded, text, position) : load().then((root) => among(root, text, position));
}

function among(root, text, position) {
  const before = text.slice(0, position);
  const line = before.slice(before.lastIndexOf("\n") + 1);
  const header = /^\s*\[\[?\s*([\w.-]*)$/.exec(line);
  if (header) return option(position - header[1].length, tables(root, root, ""));
  const value = /^\s*"?([\w./-]+)"?\s*=\s*\[?(?:[^#]*,)?\s*("?[^",\]]*)$/.exec(line);
  if (value) return closed(values(root, before, value), text, position);
  const key = /^\s*([\w-]*)$/.exec(line);
  return key ? option(position - key[1].length, keys(root, before, text.slice(position))) : undefined;
}

function option(from, options) {
  return options.length > 0 ? { from, options, validFor: /^"?[\w.@/-]*$/ } : undefined;
}

/** The same with the quotation mark that the editor has closed a value with. */
function closed(found, text, position) {
  const isClosed = found && text[found.from] === '"' && text[position] === '"' && found.from < position;
  return isClosed ? { ...found, to: position + 1 } : found;
}

function keys(root, before, after) {
  const fields = Object.entries(described(root, table(before))?.properties ?? {});
  const given = new Set(keysIn(before.split(HEADER).at(-1)).concat(keysIn(after.split(HEADER)[0])));
  const own = fields.filter(([name, field]) => !isTable(root, field) && !given.has(name));
  return own.map(([label, field]) => ({ label, type: "property", apply: `${label} = `, info: words(root, field) }));
}

const HEADER = /^\s*\[.*$/m;

/** The fields that lines of one table give. */
function keysIn(lines) {
  return [...lines.matchAll(/^\s*"?([\w./-]+)"?\s*=/gm)].map(([, name]) => name);
}

function values(root, before, [, key, typed]) {
  const field = member(root, described(root, table(before)), key);
  const item = resolved(root, field?.items) ?? field;
  const known = [...choicesOf(item), ...(item?.examples ?? [])];
  const literal = item?.type === "boolean" ? ["true", "false"] : known.map((each) => JSON.stringify(each));
  return option(
    before.length - typed.length,
    literal.map((label) => ({ label, type: "constant" })),
  );
}

function choicesOf(item) {
  if (item?.enum) return item.enum;
  return (item?.oneOf ?? []).map((choice) => choice.const ?? choice.enum?.[0]).filter((choice) => choice !== undefined);
}

/** The table that a place lies in, as `["reputation", "upgrade"]`. */
function table(before) {
  const headers = [...before.matchAll(/^\s*\[\[?\s*([\w."@/-]+?)\s*\]\]?\s*(?:#.*)?$/gm)];
  return (
    headers
      .at(-1)?.[1]
      .split(".")
      .map((name) => name.replaceAll('"', "")) ?? []
  );
}

/** The schema of a table. */
function described(root, path) {
  let here = root;
  for (const name of path) {
    here = member(root, here, name);
    if (here?.type === "array") here = resolved(root, here.items);
  }
  return here;
}

function member(root, table, name) {
  return resolved(root, table?.properties?.[name] ?? table?.additionalProperties);
}

/** All tables below a schema as they stand in headers. */
function tables(root, from, path) {
  return Object.entries(from.properties ?? {}).flatMap(([name, field]) => {
    if (!isTable(root, field)) return [];
    const label = path ? `${path}.${name}` : name;
    const whole = resolved(root, field);
    const inner = whole.type === "array" ? resolved(root, whole.items) : whole;
    return [{ label, type: "class", info: words(root, field) }, ...tables(root, inner, label)];
  });
}

function isTable(root, field) {
  const whole = resolved(root, field);
  const inner = whole?.type === "array" ? resolved(root, whole.items) : whole;
  return Boolean(inner?.properties || (whole?.type === "object" && whole.additionalProperties));
}

function resolved(root, field) {
  const name = field?.$ref?.split("/").at(-1);
  return name ? root.$defs[name] : field;
}

function words(root, field) {
  return field.description ?? resolved(root, field)?.description;
}

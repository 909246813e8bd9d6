/** What is kept or carried, with its parts apart: one `content` is of the `part` that is named beside it. */
export function parted({ content, ...rest }) {
  if (typeof content !== "string") return rest;
  return { [rest.part === "text" ? "text" : "html"]: content, ...rest };
}

// The mail as a reader sees it, in a frame that can run nothing and reach nothing: its sandbox has no permissions, its
// own Content-Security-Policy allows inline styles and images of `data:` alone, on top of the page's, and what could
// name an address to fetch is taken out before. The frame takes over the page's policy, which is why that one allows
// inline styles.
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";
const UNWANTED =
  "script,link,meta,base,iframe,frame,frameset,object,embed,applet,form,audio,video,source,track,portal,noscript,template,svg,math";
const ADDRESSES = [
  "href",
  "src",
  "srcset",
  "background",
  "action",
  "formaction",
  "ping",
  "poster",
  "data",
  "xlink:href",
  "target",
  "longdesc",
  "cite",
];

/** The document for the frame's `srcdoc`. */
export function previewDocument(content, part, withImages) {
  const mail = new DOMParser().parseFromString(part === "html" ? content : "", "text/html");
  if (part === "text") mail.body.append(plain(mail, content));
  for (const element of mail.querySelectorAll(UNWANTED)) {
    if (element.localName === "form") element.replaceWith(...element.childNodes);
    else element.remove();
  }
  for (const element of mail.querySelectorAll("*")) tame(element, withImages);
  const policy = mail.createElement("meta");
  policy.httpEquiv = "Content-Security-Policy";
  policy.content = POLICY;
  const style = mail.createElement("style");
  style.textContent =
    "body{background:#fff;color:#222;font-family:Arial,sans-serif}a{color:#06c;text-decoration:underline}";
  mail.head.prepend(policy, style);
  // The keyboard scrolls what it can stand on.
  if (mail.body) mail.body.tabIndex = 0;
  return `<!doctype html>${mail.documentElement.outerHTML}`;
}

function tame(element, withImages) {
  if (element.localName === "img") picture(element, withImages);
  else if (element.localName === "a" && element.hasAttribute("href")) element.title = element.getAttribute("href");
  for (const { name } of [...element.attributes]) {
    const kept = element.localName === "img" && name === "src" && element.src.startsWith("data:image/");
    if (name.startsWith("on") || (ADDRESSES.includes(name) && !kept)) element.removeAttribute(name);
  }
  if (element.localName === "a" && element.title) element.style.setProperty("cursor", "help");
}

/** An image of its own data, a grey box in its size, or nothing but its description. */
function picture(image, withImages) {
  const source = image.getAttribute("src") ?? "";
  if (!withImages) image.removeAttribute("src");
  else if (!/^data:image\/(png|gif|jpeg|webp)[;,]/i.test(source)) image.setAttribute("src", greyBox(image));
}

function greyBox(image) {
  const size = (name, usual) =>
    Math.min(Math.max(Number.parseInt(image.getAttribute(name) ?? "", 10) || usual, 1), 4000);
  const [width, height] = [size("width", 240), size("height", 120)];
  const box = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#d7d7d4"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(box)}`;
}

function plain(mail, content) {
  const text = mail.createElement("pre");
  text.style.setProperty("white-space", "pre-wrap");
  text.style.setProperty("overflow-wrap", "anywhere");
  // Each line runs as its own words do.
  text.style.setProperty("unicode-bidi", "plaintext");
  text.style.setProperty("font", "14px/1.5 monospace");
  text.textContent = content;
  return text;
}

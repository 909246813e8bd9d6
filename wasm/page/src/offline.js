// A service worker that keeps the files of this build for when there is no network. With one, all comes from there, so
// that nothing is older than the host has it. FILES is filled in by the build: each file's path and digest.
const FAMILY = `sendright ${registration.scope} `;
const CACHE = FAMILY + DIGEST;
const KEPT = new Map(FILES.map(([path, digest]) => [new URL(path, registration.scope).href, digest]));

addEventListener("install", (event) => {
  skipWaiting();
  event.waitUntil(keepAll());
});

addEventListener("activate", (event) => event.waitUntil(dropOlder()));

addEventListener("fetch", (event) => {
  if (event.request.method === "GET" && KEPT.has(plain(event.request.url))) event.respondWith(answer(event.request));
});

/** A file that is not of this build, as in the midst of a deployment, leaves the worker before this one in place. */
async function keepAll() {
  const cache = await caches.open(CACHE);
  const requests = [...KEPT].map(([url, integrity]) => new Request(url, { integrity, cache: "no-cache" }));
  await cache.addAll(requests);
}

async function dropOlder() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(FAMILY) && name !== CACHE).map((name) => caches.delete(name)));
}

async function answer(request) {
  try {
    return await fetch(request);
  } catch (error) {
    const cache = await caches.open(CACHE);
    const kept = await cache.match(plain(request.url));
    if (!kept) throw error;
    return kept;
  }
}

function plain(url) {
  return url.replace(/[?#].*/s, "").replace(/\/index\.html$/, "/");
}

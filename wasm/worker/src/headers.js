// What every response says beside its answer, and which pages of other hosts may read it.
export const METHODS = "POST, OPTIONS";

/** The response as it leaves: kept by no cache, and shown to the pages that may ask. */
export function finished(response, request, env) {
  response.headers.set("Cache-Control", "no-store");
  response.headers.set("X-Content-Type-Options", "nosniff");
  allow(response.headers, request, env);
  return response;
}

/** The answer to a browser that asks whether a page may ask, and to everybody who asks what can be done. */
export function preflight(request, env) {
  const response = new Response(null, { status: 204, headers: { Allow: METHODS } });
  if (allow(response.headers, request, env)) {
    response.headers.set("Access-Control-Allow-Methods", "POST");
    response.headers.set("Access-Control-Allow-Headers", "Authorization, Content-Type");
    response.headers.set("Access-Control-Max-Age", "86400");
  }
  return response;
}

/** Names the origin of the page if `ORIGINS` has it; without the binding no page of another host reads an answer. */
function allow(headers, request, env) {
  if (!env.ORIGINS) return false;
  headers.append("Vary", "Origin");
  const origin = request.headers.get("Origin");
  const known = String(env.ORIGINS).split(/[\s,]+/);
  if (!origin || !(known.includes(origin) || known.includes("*"))) return false;
  headers.set("Access-Control-Allow-Origin", origin);
  return true;
}

import { DurableObject } from "cloudflare:workers";
import { domainName } from "./names.js";
import { policyOf } from "./policy.js";
import { Refused, refusalOf } from "./refused.js";

const BUCKET_MS = 60_000;
// What this object knows by itself and takes from nobody.
const COUNTED = {
  domain: ["sent_today", "sent_this_hour", "oldest_sent_ms", "paused_until_ms"],
  account: ["sent_today", "oldest_sent_ms", "sent_this_second"],
};

/**
 * What one account has been granted. A decision reads and writes without waiting between, so that no two requests are
 * granted the same message.
 */
export class Quota extends DurableObject {
  #second = { at: 0, count: 0 };

  constructor(state, env) {
    super(state, env);
    this.sql = state.storage.sql;
    this.sql.exec("CREATE TABLE IF NOT EXISTS sent (domain TEXT, at INTEGER, count INTEGER, PRIMARY KEY (domain, at))");
    this.sql.exec("CREATE TABLE IF NOT EXISTS pause (domain TEXT PRIMARY KEY, until INTEGER)");
  }

  /** Decides and counts what it grants: `{ answer }`, or `{ refused }`. */
  decide(question) {
    try {
      return { answer: this.#decide(question) };
    } catch (error) {
      return { refused: refusalOf(error).parts() };
    }
  }

  #decide({ domain_name: domain, ...asked }) {
    const name = domainName(domain);
    refuseCounted(asked);
    const now = Date.now();
    const policy = policyOf(this.env);
    const answer = policy.decideQuota({ ...asked, now_ms: now, ...this.#counts(policy, asked, name, now) });
    this.#note(name, now, asked, answer);
    return answer;
  }

  #counts(policy, { domain, account }, name, now) {
    const { starts_ms: start, hour_starts_ms: hour } = policy.findDay({ now_ms: now });
    this.sql.exec("DELETE FROM sent WHERE at < ?", Math.min(start, hour) - BUCKET_MS);
    this.sql.exec("DELETE FROM pause WHERE until <= ?", now);
    const [own, all] = [this.#sum(start, name), this.#sum(start)];
    const [pause] = this.sql.exec("SELECT until FROM pause WHERE domain = ?", name);
    const paused = pause ? { paused_until_ms: pause.until } : {};
    const second = this.#second.at === Math.floor(now / 1000) ? this.#second.count : 0;
    return {
      domain: joined(domain, { ...own, ...paused, sent_this_hour: this.#sum(hour, name).sent_today }),
      account: joined(account, { ...all, sent_this_second: second }),
    };
  }

  /** What was granted since an instant, to one domain or to all. */
  #sum(since, name = null) {
    const from = Math.floor(since / BUCKET_MS) * BUCKET_MS;
    const [{ count, oldest }] = this.sql.exec(
      "SELECT SUM(count) AS count, MIN(at) AS oldest FROM sent WHERE at >= ?1 AND (?2 IS NULL OR domain = ?2)",
      from,
      name,
    );
    return oldest === null ? { sent_today: 0 } : { sent_today: count, oldest_sent_ms: oldest };
  }

  #note(name, now, { mode, count }, { granted, resume_ms: resume }) {
    if (granted > 0) {
      const bucket = Math.floor(now / BUCKET_MS) * BUCKET_MS;
      this.sql.exec(
        "INSERT INTO sent VALUES (?, ?, ?) ON CONFLICT (domain, at) DO UPDATE SET count = count + excluded.count",
        name,
        bucket,
        granted,
      );
    }
    if (mode === "batch" && granted < count && resume > now) {
      this.sql.exec("INSERT INTO pause VALUES (?, ?) ON CONFLICT (domain) DO NOTHING", name, resume);
    }
    if (mode === "single") {
      const at = Math.floor(now / 1000);
      this.#second = { at, count: granted + (this.#second.at === at ? this.#second.count : 0) };
    }
  }
}

/** What the caller says with what is counted here; what is no object is left for the policy to refuse. */
function joined(said, counted) {
  const isObject = said !== null && typeof said === "object" && !Array.isArray(said);
  return said === undefined || isObject ? { ...said, ...counted } : said;
}

function refuseCounted(asked) {
  if (asked.now_ms !== undefined) throw counted("now_ms");
  for (const [part, fields] of Object.entries(COUNTED)) {
    const given = fields.find((field) => asked[part]?.[field] !== undefined);
    if (given) throw counted(`${part}.${given}`);
  }
}

function counted(path) {
  return new Refused(400, "unknown-field", path, `the worker counts \`${path}\` itself`, "leave it out");
}

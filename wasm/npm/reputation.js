// `assess_reputation` without JSON: the question as a row of numbers in the module's memory, the answer from the same
// row with the words of the rules, which are asked for once. What is no plain question of plain numbers is left to the
// door, which has the words for what is wrong with it.
import { numbers_memory } from "./sendright.js";

// The places of the row, as in `wasm/src/web/reputation.rs`.
const ACCOUNT = 9;
const NEAREST = 17;
const ACTIONS = 19;
const CLAUSES = 37;

/** Asks one policy, again and again. */
export class Reputation {
  #handle;
  #stamp;
  #rules;
  #start;
  #length;
  #row = new Float64Array(0);

  constructor(handle) {
    this.#handle = handle;
    this.#stamp = handle.stamp();
    this.#rules = JSON.parse(handle.reputation_rules());
    this.#start = handle.row();
    this.#length = handle.row_length();
  }

  /** The answer; nothing if the door has to be asked. */
  assess(question) {
    if (!write(question, this.#memory()) || !this.#handle.assess()) return undefined;
    const row = this.#memory();
    const [actions, rules, policy, nearest] = [this.#actions(row), this.#outcomes(row), this.#stamp, row[NEAREST]];
    if (nearest < 0) return { actions, rules, policy };
    const lacks = this.#handle.lacks().split("\n");
    return { actions, rules, nearest_miss: { rule: this.#rules[nearest].id, lacks }, policy };
  }

  /** The row; a memory that has grown takes its old views away. */
  #memory() {
    if (this.#row.length === 0) this.#row = new Float64Array(numbers_memory().buffer, this.#start, this.#length);
    return this.#row;
  }

  #actions(row) {
    const actions = [];
    const end = ACTIONS + 3 * row[NEAREST + 1];
    for (let at = ACTIONS; at < end; at += 3) {
      const { id, action, effective } = this.#rules[row[at]];
      const [level, quota] = [row[at + 1], row[at + 2]];
      if (level < 0) actions.push({ action, rule: id, effective });
      else if (quota < 0) actions.push({ action, rule: id, level, effective });
      else actions.push({ action, rule: id, level, daily_quota: quota, effective });
    }
    return actions;
  }

  #outcomes(row) {
    let at = CLAUSES;
    const outcomes = [];
    for (const { id, clauses } of this.#rules) {
      let all = true;
      const judged = [];
      for (const clause of clauses) {
        const holds = row[at] === 1;
        const count = small(row[at + 1]);
        const of = small(row[at + 2]);
        const observed = of < 0 ? { count } : { count, of };
        judged.push(holds ? { clause, holds, observed } : { clause, holds, observed, short_by: small(row[at + 3]) });
        all &&= holds;
        at += 4;
      }
      outcomes.push({ id, holds: all, clauses: judged });
    }
    return outcomes;
  }
}

/** The same number; in objects engines keep small whole numbers without a box of their own. */
function small(number) {
  return number < 0x3fffffff ? number | 0 : number;
}

/** Writes the question into the row; false if it is not one of known fields and whole numbers. */
function write(question, row) {
  if (!isPlain(question)) return false;
  for (const key in question) {
    if (key !== "level" && key !== "daily_quota" && key !== "counts" && key !== "account_counts") return false;
  }
  const { level, daily_quota: quota, counts, account_counts: account } = question;
  if (!isCount(level) || !(quota === undefined || isCount(quota))) return false;
  row[0] = level;
  row[1] = quota ?? -1;
  if (!writeCounts(counts, row, 2)) return false;
  row[ACCOUNT] = account === undefined ? 0 : 1;
  return account === undefined || writeCounts(account, row, ACCOUNT + 1);
}

function writeCounts(counts, row, at) {
  if (!isPlain(counts)) return false;
  let fields = 0;
  for (const _ in counts) fields += 1;
  const { sent, delivered, invalid, spam, blocked, complained, opened } = counts;
  const isWhole =
    fields === 7 &&
    isCount(sent) &&
    isCount(delivered) &&
    isCount(invalid) &&
    isCount(spam) &&
    isCount(blocked) &&
    isCount(complained) &&
    isCount(opened);
  if (!isWhole) return false;
  row[at] = sent;
  row[at + 1] = delivered;
  row[at + 2] = invalid;
  row[at + 3] = spam;
  row[at + 4] = blocked;
  row[at + 5] = complained;
  row[at + 6] = opened;
  return true;
}

/** Whether JSON would tell of it just what can be seen. */
function isPlain(value) {
  return (
    value !== null &&
    typeof value === "object" &&
    Object.getPrototypeOf(value) === Object.prototype &&
    value.toJSON === undefined
  );
}

function isCount(value) {
  return Number.isSafeInteger(value) && value >= 0;
}

// Collects differences by file and prints one line per oracle.
import { readFileSync } from 'node:fs';

const SHOWN = 20;

/** Rules `{oracle, pattern, reason}`: a difference whose text matches is understood. */
const explained = JSON.parse(readFileSync(new URL('explained.json', import.meta.url), 'utf8')).map(
  (rule) => ({ ...rule, matches: new RegExp(rule.pattern) }),
);

export class Report {
  #oracle;
  #unit;
  #variant;
  #equal = 0;
  #total = 0;
  #rejected = 0;
  #open = [];
  #reasons = new Map();

  /**
   * @param oracle as explained.json names it
   * @param unit what is compared, in the plural
   * @param variant under which settings, where an oracle is asked more than once
   */
  constructor(oracle, unit = 'files', variant = '') {
    this.#oracle = oracle;
    this.#unit = unit;
    this.#variant = variant && `, ${variant}`;
  }

  /** A file that the oracle does not accept either says nothing. */
  reject() {
    this.#rejected++;
  }

  /** What was compared differs for a reason that is known. */
  understood(reason) {
    this.#total++;
    this.#equal++;
    this.#reasons.set(reason, (this.#reasons.get(reason) ?? 0) + 1);
  }

  /** What was compared, of the file at `path`, with a text for each difference; whether none is open. */
  file(path, differences) {
    this.#total++;
    const open = differences.filter((text) => !this.#explain(`${path}: ${text}`));
    if (open.length === 0) {
      this.#equal++;
    }
    this.#open.push(...open.map((text) => `${path}: ${text}`));
    return open.length === 0;
  }

  #explain(text) {
    const rule = explained.find((r) => r.oracle === this.#oracle && r.matches.test(text));
    if (rule) {
      this.#reasons.set(rule.reason, (this.#reasons.get(rule.reason) ?? 0) + 1);
    }
    return rule !== undefined;
  }

  /** Prints the result, with a remark; whether all is equal. */
  print(remark = '') {
    const counts = `${this.#equal} of ${this.#total} ${this.#unit} equal`;
    console.log(`oracle ${this.#oracle}${this.#variant}: ${counts}${remark && `; ${remark}`}`);
    if (this.#rejected > 0) {
      console.log(`    not compared: ${this.#rejected} ${this.#unit} that ${this.#oracle} rejects`);
    }
    for (const [reason, count] of this.#reasons) {
      console.log(`    explained: ${count} (${reason})`);
    }
    for (const text of this.#open.slice(0, SHOWN)) {
      console.log(`    ${text}`);
    }
    if (this.#open.length > SHOWN) {
      console.log(`    and ${this.#open.length - SHOWN} more`);
    }
    return this.#equal === this.#total;
  }
}

/** The texts of what only one of two lists has, repetitions counted. */
export function differences(ours, theirs, name) {
  const count = new Map();
  for (const text of ours) count.set(text, (count.get(text) ?? 0) + 1);
  for (const text of theirs) count.set(text, (count.get(text) ?? 0) - 1);
  return [...count].flatMap(([text, surplus]) => {
    if (surplus === 0) return [];
    return [`only ${surplus > 0 ? 'ours' : name}: ${text}`];
  });
}

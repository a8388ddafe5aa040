// Verifies the cases of exports and their use: what programs print in Node and bundled by others,
// and what rspack says of their modules. Exit code 1 when something differs that no line accepts.
//
//     node exports-cases.mjs [--shale PATH] [PREFIX ...]
//
// With --shale, what Shale says of the modules, and nothing else.
import { parseArgs } from 'node:util';
import { clean, verify } from './case-checks.mjs';
import { verifyShale } from './case-shale.mjs';
import { cases } from './cases.mjs';

const TWO_AT_ONCE = 2;

/** The results of a function for many inputs, in their order. */
async function inTurns(inputs, of) {
  const results = [];
  const waiting = inputs.entries();
  const worker = async () => {
    for (const [index, input] of waiting) results[index] = await of(input);
  };
  await Promise.all(Array.from({ length: TWO_AT_ONCE }, worker));
  return results;
}

function print(rows) {
  console.log('topic   cases  equal  differing (accepted)  open');
  let sums = [0, 0, 0, 0];
  for (const [topic, all] of grouped(rows)) {
    const counts = [
      all,
      all.filter(isEqual),
      all.filter((row) => row.accepted.length > 0),
      all.filter(isOpen),
    ].map((list) => list.length);
    sums = sums.map((sum, index) => sum + counts[index]);
    console.log(line(topic, counts));
  }
  console.log(line('all', sums));
  for (const { name, accepted, open, stale, wanted } of rows) {
    for (const text of accepted) {
      console.log(`accepted  ${name}: ${text} (${wanted.differs.get(text.split(':')[0])})`);
    }
    for (const text of open) console.log(`OPEN      ${name}: ${text}`);
    for (const tool of stale) console.log(`STALE     ${name}: ${tool} does not differ`);
  }
}

const isOpen = ({ open, stale }) => open.length > 0 || stale.length > 0;
const isEqual = (row) => !isOpen(row) && row.accepted.length === 0;
const topicOf = ({ name }) => name.slice(0, 2);

function grouped(rows) {
  const groups = new Map();
  for (const row of rows) groups.set(topicOf(row), [...(groups.get(topicOf(row)) ?? []), row]);
  return groups;
}

function line(topic, [all, equal, accepted, open]) {
  return [
    topic.padEnd(7),
    String(all).padStart(5),
    String(equal).padStart(6),
    String(accepted).padStart(21),
    String(open).padStart(5),
  ].join(' ');
}

const { values, positionals: only } = parseArgs({
  options: { shale: { type: 'string' } },
  allowPositionals: true,
});
const chosen = cases().filter(
  ({ name }) => only.length === 0 || only.some((each) => name.startsWith(each)),
);
const rows = await inTurns(chosen, (each) =>
  values.shale ? verifyShale(each, values.shale) : verify(each),
);
print(rows);
if (rows.some(isOpen)) {
  process.exitCode = 1;
} else {
  clean();
}

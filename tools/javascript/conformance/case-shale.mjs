// What a case expects beside what `shale graph --json --exports` says.
import { write } from './case-checks.mjs';
import { factDifferences } from './case-facts.mjs';
import { askShale, readShale } from './usage-compare.mjs';

/** The result of a case like `verify` has it; what is allowed is right, and nothing is stale. */
export function verifyShale(each, shale) {
  const folder = write(each);
  return {
    ...each,
    accepted: [],
    stale: [],
    open: shaleDifferences(each, askShale(shale, each.wanted.entries, folder), folder),
  };
}

/** The texts of what differs. */
export function shaleDifferences({ wanted }, json, folder) {
  const modules = readShale(json, folder);
  const byPath = new Map(json.modules.map((module) => [module.path, module]));
  const rowOf = (file, name) => byPath.get(file)?.exports?.find((row) => row.name === name);
  return [
    ...wanted.modules
      .filter(({ runtime }) => !runtime)
      .flatMap((module) => factDifferences(module, modules, wanted.allowed))
      .filter((text) => !text.startsWith('allowed ')),
    ...runtimeDifferences(wanted, rowOf),
    ...bindingDifferences(wanted, rowOf),
    ...wanted.members.flatMap(([file, names, state]) =>
      memberDifferences(rowOf(file, names[0]), file, names, state),
    ),
    ...[...modules].flatMap(([file, { faults }]) => faults.map((text) => `${file}: ${text}`)),
  ];
}

/** Names of runtimes are the tool's own: compared is by how many an export is used. */
function runtimeDifferences({ modules }, rowOf) {
  const counts = new Map();
  for (const { file, runtime, used } of modules.filter(
    (each) => each.runtime && Array.isArray(each.used),
  )) {
    for (const name of used) {
      const key = `${file}#${name}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return [...counts].flatMap(([key, count]) => {
    const runtimes = rowOf(...key.split('#'))?.runtimes ?? [];
    return runtimes.length === count
      ? []
      : [`${key} is used by ${runtimes.length} runtimes, and not ${count}`];
  });
}

function bindingDifferences({ bindings, unresolved }, rowOf) {
  const texts = [];
  for (const [from, name] of bindings) {
    const binding = rowOf(from, name)?.binding;
    const accepted = bindings.filter((row) => row[0] === from && row[1] === name);
    if (!accepted.some(([, , to, target]) => binding?.module === to && binding.name === target)) {
      texts.push(`${from}#${name} leads to ${binding?.module}#${binding?.name}`);
    }
  }
  for (const [kind, from, name] of unresolved) {
    const row = rowOf(from, name);
    if (row?.provided === 'yes' || row?.binding) texts.push(`${from}#${name} is provided, and not ${kind}`);
  }
  return texts;
}

/** Only what an export itself says can be compared, and nothing of its properties. */
function memberDifferences(row, file, names, state) {
  if (names.length > 1) return [];
  const used = { yes: 'used', no: 'unused' }[row?.used ?? 'no'] ?? row.used;
  return used === state ? [] : [`${file}#${names[0]}: ${used}, and not ${state}`];
}

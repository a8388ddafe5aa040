// What `shale graph --json --exports` says of modules beside what rspack says.
//
// Compared are the modules that survive on either side: over all modules, a tool that calls each of
// them dropped would be right nearly always. What two tools spell in different ways is made alike
// first: `__esModule` and the `default` of JSON are no names, names that do not exist are not used,
// and a list of all names is the same as use in an unknown way.
import { spawnSync } from 'node:child_process';
import path from 'node:path';

/** What is compared of a module, in the order of the percentages. */
export const FACTS = ['provided', 'used', 'survives'];

const USED = new Set(['yes', 'properties', 'unknown']);

/** What Shale prints for entries, paths below a folder. */
export function askShale(shale, entries, folder) {
  const options = ['graph', '--json', '--exports', '--no-cache', '--contexts', ...entries];
  const run = spawnSync(path.resolve(shale), options, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  if (run.status !== 0 && run.status !== 1) {
    throw new Error(`shale graph: ${run.error?.message ?? `exit code ${run.status}\n${run.stderr}`}`);
  }
  return JSON.parse(run.stdout);
}

/**
 * What Shale says, by path below a folder: `{provided, used, survives, effects, users, faults}`, where
 * `users` tells the number of runtimes that use a name.
 *
 * @param json what it prints: `root` and `modules`
 */
export function readShale({ root, modules }, folder) {
  const relative = (file) => path.relative(folder, path.resolve(root, file));
  const known = new Map(modules.map((module) => [module.path, module]));
  return new Map(
    modules
      .filter(({ kind, survives }) => kind !== 'external' && survives !== undefined)
      .map((module) => [
        relative(module.path),
        {
          provided: module.providedExports,
          used: isWhole(module) ? true : module.usedExports,
          survives: module.survives,
          effects: module.sideEffects,
          users: new Map(module.exports.map(({ name, runtimes }) => [name, runtimes.length])),
          faults: faultsOf(module, known),
        },
      ]),
  );
}

/**
 * The default of JSON, and of CommonJS that has no export of that name, is the whole of it; a
 * property is a name.
 */
function isWhole({ path: file, kind, exports: rows, providedExports }) {
  const isNoName = kind === 'commonjs' && providedExports && !providedExports.includes('default');
  return (
    (file.endsWith('.json') || isNoName) &&
    rows.some(({ name, used }) => name === 'default' && used !== 'no' && used !== 'properties')
  );
}

/** Where the answers about one module contradict each other. */
function faultsOf({ exports: rows, providedExports, usedExports, survives }, known) {
  const faults = [];
  const expect = (holds, text) => holds || faults.push(text);
  const listed = (list) => [...list].sort().join(' ');
  const names = (accepts) => listed(rows.filter(accepts).map(({ name }) => name));
  if (Array.isArray(providedExports)) {
    expect(
      names(({ provided }) => provided === 'yes') === listed(providedExports),
      'provided names differ',
    );
  }
  if (Array.isArray(usedExports)) {
    expect(names(({ used }) => USED.has(used)) === listed(usedExports), 'used names differ');
  }
  expect(survives || !isUsed(usedExports), 'used and dropped');
  for (const { name, binding } of rows.filter(({ binding }) => binding)) {
    const target = known.get(binding.module);
    const isThere =
      binding.name === '*' || !target?.providedExports || target.providedExports.includes(binding.name);
    expect(target && isThere, `binding of ${name} leads nowhere: ${binding.module}#${binding.name}`);
  }
  for (const { name, used, runtimes } of rows) {
    expect(USED.has(used) === runtimes.length > 0, `runtimes of ${name} and its use differ`);
  }
  return faults;
}

function isUsed(used) {
  return used === true || (Array.isArray(used) && used.length > 0);
}

/**
 * Compares both sides.
 *
 * @param ours, theirs by path: `{provided, used, survives}`; names or null, names or true or false
 * @param entries paths of those whose exports are nobody's to use
 * @param isPlain whether a file has neither import nor export, and is CommonJS for rspack alone
 * @returns `counts` by fact: how many were compared and how many are equal; and `differences`, each
 *   `{kind, fact, file, text}`
 */
export function compare(ours, theirs, entries, isPlain) {
  const counts = Object.fromEntries(FACTS.map((fact) => [fact, { all: 0, equal: 0 }]));
  const differences = [];
  for (const file of filesOf(ours, theirs)) {
    const [mine, other] = [ours, theirs].map((side) => alike(file, side.get(file)));
    const found = differencesOf(mine, other, {
      isEntry: entries.includes(file),
      isPlain: () => isPlain(file),
    });
    for (const fact of FACTS.filter((each) => each in found)) {
      counts[fact].all++;
      if (found[fact].length === 0) counts[fact].equal++;
      differences.push(
        ...found[fact].map(([kind, text]) => ({ kind: `${fact}: ${kind}`, fact, file, text })),
      );
    }
    differences.push(
      ...runtimeDifferences(mine, other).map((text) => ({ kind: 'runtimes', file, text })),
    );
    differences.push(
      ...mine.faults.map((text) => ({ kind: 'contradiction of ours', fact: 'faults', file, text })),
    );
  }
  return { counts, differences };
}

function filesOf(ours, theirs) {
  const all = new Set([...theirs.keys(), ...ours.keys()]);
  const survivesIn = (side, file) => side.get(file)?.survives === true;
  return [...all].filter((file) => survivesIn(ours, file) || survivesIn(theirs, file)).sort();
}

const ABSENT = { provided: [], used: false, survives: false, isAbsent: true };

/**
 * A module as both sides spell it. `used` is a list of names, or true for all names and for an
 * unknown way; `listed` is the list wherever there is one.
 */
function alike(file, module = ABSENT) {
  const isName = (name) => name !== '__esModule' && !(name === 'default' && file.endsWith('.json'));
  const provided = Array.isArray(module.provided) ? module.provided.filter(isName).sort() : null;
  const isThere = (name) => isName(name) && (provided === null || provided.includes(name));
  let used = module.used === null ? module.survives : module.used;
  if (used === false) used = [];
  if (Array.isArray(used)) used = used.filter(isThere).sort();
  const isAll = Array.isArray(used) && provided?.length > 0 && used.length === provided.length;
  return { faults: [], ...module, provided, used: isAll ? true : used, listed: used };
}

/** By fact: the differences, each a kind and a text; facts that cannot be compared are missing. */
function differencesOf(mine, other, { isEntry, isPlain }) {
  const found = { survives: survivalDifferences(mine, other) };
  if (!mine.isAbsent && !other.isAbsent) {
    found.provided = nameDifferences(mine.provided ?? true, other.provided ?? true);
    if (found.provided.length > 0 && isPlain()) found.provided = [];
  }
  if (!isEntry && mine.survives && other.survives) {
    found.used = useDifferences(mine, other);
    if (found.used.length > 0 && isPlain()) found.used = [];
  } else if (!isEntry) {
    const used = mine.survives ? mine.listed : other.listed;
    found.used = isUsed(used) ? [['by survival', textOf(used)]] : [];
  }
  return found;
}

/** Names of runtimes are a tool's own: compared is how many use a name, where both list it. */
function runtimeDifferences({ listed: used, users }, { listed: theirs, runtimes }) {
  if (!Array.isArray(used) || !Array.isArray(theirs) || !runtimes) return [];
  const isUsedIn = (names, name) => names === true || (Array.isArray(names) && names.includes(name));
  return used
    .filter((name) => theirs.includes(name))
    .flatMap((name) => {
      const count = Object.values(runtimes).filter((names) => isUsedIn(names, name)).length;
      return users.get(name) === count ? [] : [`${name}: ours ${users.get(name)}, rspack ${count}`];
    });
}

function survivalDifferences(mine, other) {
  if (mine.survives === other.survives) return [];
  const side = mine.survives ? 'ours' : 'rspack';
  const isUnknown = mine.survives ? other.isAbsent : mine.isAbsent;
  const effects = mine.effects ? `; ours: ${mine.effects}` : '';
  const bailouts = other.bailouts ? `; rspack: ${other.bailouts[0]}` : '';
  return [
    [
      isUnknown ? `only ${side} has it` : `only ${side}`,
      `${isUsed(mine.used) || isUsed(other.used) ? 'used' : 'for its effects'}${effects}${bailouts}`,
    ],
  ];
}

/** Lists of all names are told as lists, unless both sides use all. */
function useDifferences(mine, other) {
  return mine.used === true && other.used === true ? [] : nameDifferences(mine.listed, other.listed);
}

/** Lists of names, or true where nobody knows them. */
function nameDifferences(mine, other) {
  if (mine === true && other === true) return [];
  if (mine === true) return [['unknown to us', `rspack: ${textOf(other)}`]];
  if (other === true) return [['unknown to rspack', `ours: ${textOf(mine)}`]];
  const only = (kind, a, b) => {
    const names = a.filter((name) => !b.includes(name));
    return names.length > 0 ? [[kind, textOf(names)]] : [];
  };
  return [...only('only ours', mine, other), ...only('only rspack', other, mine)];
}

const SHOWN = 6;

function textOf(names) {
  if (names === true) return 'unknown';
  const more = names.length > SHOWN ? ` and ${names.length - SHOWN} more` : '';
  return (names.slice(0, SHOWN).join(' ') || 'nothing') + more;
}

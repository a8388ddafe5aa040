// What is said of a module beside what a case expects of it.

/**
 * The facts about a module that are not the expected ones.
 *
 * @param modules what a tool says, by path: `{provided, used, runtimes, survives}`
 * @param allowed what else is accepted; a text says so, and begins with `allowed`
 */
export function factDifferences({ file, runtime, ...facts }, modules, allowed) {
  const module = modules.get(file) ?? { provided: [], used: false, runtimes: {}, survives: false };
  const used = runtime ? (module.runtimes[runtime] ?? false) : module.used;
  const theirs = { ...module, used: withoutAbsent(used, module.provided) };
  const others = runtime ? [] : allowed.filter((each) => each.file === file);
  return Object.entries(facts).flatMap(([fact, value]) => {
    const text = (each) => textOf(file, fact, each, theirs);
    const answer = text(theirs[fact]);
    const wanted = text(value);
    if (wanted === answer) return [];
    const isAllowed = others.some((each) => fact in each && text(each[fact]) === answer);
    const place = runtime ? ` in ${runtime}` : '';
    return [`${isAllowed ? 'allowed ' : ''}${file}${place}: ${answer}, and not ${wanted}`];
  });
}

/** Names that are asked for and do not exist may be in a list, too. */
function withoutAbsent(used, provided) {
  return Array.isArray(used) && provided ? used.filter((name) => provided.includes(name)) : used;
}

/** Null is what nobody knows: unknown, unless the module is gone. */
function textOf(file, fact, value, { survives }) {
  if (fact === 'survives') return value ? 'survives' : 'dropped';
  const isUnknown = value === true || (value === null && (fact === 'provided' || survives));
  const isName = (name) => name !== '__esModule' && !(name === 'default' && file.endsWith('.json'));
  const names = Array.isArray(value) ? value.filter(isName).sort() : [];
  return `${fact} ${isUnknown ? 'unknown' : names.join(' ') || 'nothing'}`;
}

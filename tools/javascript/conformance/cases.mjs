// The case files of tools/cli/src/test/resources/exports; the README beside them says what they are.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../../cli/src/test/resources/exports', import.meta.url));

/** The kinds of lines in the section `expect`; the first that matches reads a line. */
const LINES = [
  [/^entry (\S+)$/, (wanted, entry) => (wanted.entries = [entry])],
  [/^entries (.+)$/, (wanted, entries) => (wanted.entries = entries.split(' '))],
  [/^prints ?(.*)$/, (wanted, text) => (wanted.output ??= []).push(text)],
  [/^throws (\w+)$/, (wanted, error) => (wanted.output ??= []).push(`throws ${error}`)],
  [/^differs (\w+): (.+)$/, (wanted, tool, reason) => wanted.differs.set(tool, reason)],
  [
    /^(allowed )?binding (\S+)#(\S+) = (\S+)#(\S+)$/,
    (wanted, allowed, ...row) => wanted.bindings.push(row),
  ],
  [/^(ambiguous|circular) (\S+)#(\S+)$/, (wanted, kind, ...row) => wanted.unresolved.push([kind, ...row])],
  [
    /^member (\S+)#(\S+): (\w+)$/,
    (wanted, file, names, state) => wanted.members.push([file, names.split('.'), state]),
  ],
  [
    /^runtime (\S+) (\S+): (.+)$/,
    (wanted, runtime, file, facts) => wanted.modules.push({ file, runtime, ...factsOf(facts) }),
  ],
  [/^allowed (\S+): (.+)$/, (wanted, file, facts) => wanted.allowed.push({ file, ...factsOf(facts) })],
  [/^(\S+): (.+)$/, (wanted, file, facts) => wanted.modules.push({ file, ...factsOf(facts) })],
];

/** All cases in the order of their names, each `{name, title, files, wanted}`. */
export function cases() {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.case'));
  return names
    .sort()
    .map((name) => parse(name.slice(0, -'.case'.length), readFileSync(path.join(FOLDER, name), 'utf8')));
}

export function parse(name, text) {
  const [head, ...sections] = text.split(/^--- ?/m);
  const files = new Map(
    sections.map((section) => {
      const end = section.indexOf('\n');
      return [section.slice(0, end).trim(), section.slice(end + 1)];
    }),
  );
  const expect = files.get('expect');
  if (!head.startsWith('# ') || expect === undefined) {
    throw new Error(`${name}: a case begins with a sentence and has a section that is called expect`);
  }
  files.delete('expect');
  files.delete('');
  const wanted = wantedOf(name, expect);
  const lost = pathsOf(wanted).find((file) => !files.has(file));
  if (lost) {
    throw new Error(`${name}: there is no file ${lost}`);
  }
  return { name, title: head.slice(2).trim(), files, wanted };
}

function pathsOf({ entries, modules, allowed, members, bindings, unresolved }) {
  return [
    ...entries,
    ...[...modules, ...allowed].flatMap(({ file, runtime = file }) => [file, runtime]),
    ...members.map(([file]) => file),
    ...bindings.flatMap(([from, , to]) => [from, to]),
    ...unresolved.map(([, file]) => file),
  ];
}

function wantedOf(name, text) {
  const wanted = {
    entries: ['src/index.js'],
    output: undefined,
    modules: [],
    allowed: [],
    members: [],
    bindings: [],
    unresolved: [],
    differs: new Map(),
  };
  for (const line of text.split('\n').filter((each) => each.trim() !== '')) {
    const [pattern, read] = LINES.find(([each]) => each.test(line)) ?? [];
    if (!pattern) throw new Error(`${name}: not understood: ${line}`);
    read(wanted, ...pattern.exec(line).slice(1));
  }
  return wanted;
}

/** `provided a b; used nothing; dropped`, of which parts may be missing. */
function factsOf(text) {
  const facts = {};
  for (const part of text.split(';').map((each) => each.trim())) {
    const [word, ...names] = part.split(' ');
    if (part === 'survives' || part === 'dropped') {
      facts.survives = part === 'survives';
    } else if ((word === 'provided' || word === 'used') && names.length > 0) {
      facts[word] =
        names.join(' ') === 'nothing' ? [] : names.sort().join(' ') === 'unknown' ? true : names;
    } else {
      throw new Error(`not understood: ${part} in ${text}`);
    }
  }
  return facts;
}

// Random projects for the comparison of chunks: modules that import each other statically and
// later, with names, workers, cycles, and entries that depend on each other.
import { Random } from './soundness-random.mjs';

const NAMES = 6;

/** Names that `require.ensure` has too, which can say nothing else. */
const PLAIN_NAMES = 2;

/** In how many functions of `require.ensure` another one may stand. */
const MOST_DEPTH = 2;

/**
 * A project whose files have names that begin with its number.
 *
 * @returns `files`: texts by path; `entries`: `{import, dependOn, runtime}` by name
 */
export function project(seed) {
  const random = new Random(seed);
  const prefix = `p${seed}`;
  const count = 4 + random.below(18);
  const module = (index) => `./${prefix}_m${index}.js`;
  // Where requests of one name say different things, the first counts that rspack meets.
  const named = Array.from({ length: NAMES }, (_, index) => {
    const name = `webpackChunkName: "${prefix}_n${index}"`;
    return index < PLAIN_NAMES ? `/* ${name} */ ` : hint(random, [name]);
  });
  const files = {};
  for (let index = 0; index < count; index++) {
    const lines = [];
    for (let edge = random.below(4); edge > 0; edge--) {
      lines.push(request(random, prefix, named, () => module(random.below(count))));
    }
    lines.push(`export const v${index} = ${index};`);
    files[`${prefix}_m${index}.js`] = lines.join('\n');
  }
  const entries = {};
  const entryCount = 1 + random.below(3);
  for (let index = 0; index < entryCount; index++) {
    const files = Array.from({ length: 1 + (random.below(4) === 0 ? 1 : 0) }, () => module(random.below(count)));
    const others = Object.keys(entries).filter(() => random.below(3) === 0);
    entries[`${prefix}_e${index}`] = { import: [...new Set(files)], ...(others.length > 0 ? { dependOn: others } : {}) };
  }
  return { files, entries };
}

function request(random, prefix, named, any) {
  const target = any();
  switch (random.below(11)) {
    case 0:
      return `new Worker(new URL('${target}', import.meta.url));`;
    case 1:
    case 2:
    case 3:
      return `import(${hint(random, [])}'${target}');`;
    case 4:
      return `import(${random.pick(named)}'${target}');`;
    case 5:
      return `import(/* webpackMode: "eager" */ '${target}');`;
    case 6:
      return ensure(random, prefix, any, 0);
    default:
      return `import '${target}';`;
  }
}

function later(random, prefix, target) {
  const name = random.chance(0.3) ? `/* webpackChunkName: "${prefix}_n${random.below(PLAIN_NAMES)}" */ ` : '';
  return random.chance(0.2) ? `new Worker(new URL('${target}', import.meta.url));` : `import(${name}'${target}');`;
}

/** A comment with what is given, and maybe with what else bundlers are told. */
function hint(random, said) {
  const order = () => random.pick(['true', '0', '1', '2', '-1', '40', 'false']);
  if (random.chance(0.3)) said.push(`webpackPrefetch: ${order()}`);
  if (random.chance(0.2)) said.push(`webpackPreload: ${order()}`);
  if (random.chance(0.1)) said.push(`webpackFetchPriority: "${random.pick(['high', 'low', 'auto'])}"`);
  return said.length === 0 ? '' : `/* ${said.join(', ')} */ `;
}

/**
 * One request of several modules: some in its list, the others in its function, where requests may lie that
 * load later still.
 */
function ensure(random, prefix, any, depth) {
  const targets = Array.from({ length: 1 + random.below(3) }, any);
  const listed = targets.splice(0, random.below(targets.length + 1)).map((target) => `'${target}'`);
  const inside = targets.map((target) => `require('${target}');`);
  while (depth < MOST_DEPTH && random.chance(0.3)) {
    const nested = random.chance(0.5) ? ensure(random, prefix, any, depth + 1) : later(random, prefix, any());
    inside.splice(random.below(inside.length + 1), 0, nested);
  }
  const body = inside.join(' ');
  const name = random.chance(0.3) ? `, "${prefix}_n${random.below(PLAIN_NAMES)}"` : '';
  const parameter = random.chance(0.5) ? 'require' : '';
  return `require.ensure([${listed.join(', ')}], function (${parameter}) { ${body} }${name});`;
}

/** What routes import; each is many modules. */
const PACKAGES = [
  'three',
  'lodash-es',
  'date-fns',
  'rxjs',
  'rxjs/operators',
  'zod',
  'vue',
  'effect',
  'antd/es/button',
  'antd/es/table',
  'antd/es/date-picker',
  'antd/es/tree',
  '@mui/material/Button',
  '@mui/material/Slider',
  '@mui/material/Autocomplete',
  'svelte',
];

/** A project of two entries and many routes, which share components and packages. */
export function routes(count, seed) {
  const random = new Random(seed);
  const files = {};
  const shared = Math.ceil(count / 4);
  for (let index = 0; index < shared; index++) {
    const lines = [`export const c${index} = ${index};`];
    if (random.chance(0.3)) lines.push(`import '${random.pick(PACKAGES)}';`);
    if (random.chance(0.5)) lines.push(`import './shared${random.below(shared)}.js';`);
    if (random.chance(0.1)) lines.push(`import('./route${random.below(count)}.js');`);
    files[`shared${index}.js`] = lines.join('\n');
  }
  for (let index = 0; index < count; index++) {
    const lines = [`export const r${index} = ${index};`];
    for (let more = random.below(3); more > 0; more--) lines.push(`import './shared${random.below(shared)}.js';`);
    if (random.chance(0.5)) lines.push(`import '${random.pick(PACKAGES)}';`);
    if (random.chance(0.2)) lines.push(`import('${random.pick(PACKAGES)}');`);
    if (random.chance(0.2)) lines.push(`import('./route${random.below(count)}.js');`);
    files[`route${index}.js`] = lines.join('\n');
  }
  const all = Array.from({ length: count }, (_, index) => index);
  files['main.js'] = all.map((index) => `import('./route${index}.js');`).join('\n');
  const few = all.filter((index) => index % 7 === 0);
  files['admin.js'] = [`import 'rxjs';`, ...few.map((index) => `import('./route${index}.js');`)].join('\n');
  return { files, entries: { main: './main.js', admin: './admin.js' } };
}

// The corpora. Run as a script, it writes the entry files: `.entries/NAME.js`, beside node_modules
// so that they resolve packages.

import { mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { entryText, esbuildOptions } from '../../tools/javascript/conformance/graphs.mjs';

export const here = realpathSync(path.dirname(fileURLToPath(import.meta.url)));
export const repository = path.resolve(here, '../..');

const one = (request) => [request];
const three = one('three/src/Three.js');
const lodash = one('lodash-es');
const dateFns = one('date-fns');
const rxjs = one('rxjs');
const material = one('@mui/material');
const antd = one('antd/es');
const packages = [three, lodash, dateFns, rxjs, material, antd].flat();
const icons = one('@mui/icons-material');
const mix = [...packages, 'effect', 'zod', '@tanstack/query-core'];
// Paths, because the packages' `exports` hide their sources. All of effect but what needs Node.
const effect = `. ai cli cluster crypto devtools encoding eventlog graphql http http-api net
  observability persistence process reactivity rpc schema socket sql workers workflow`.split(/\s+/);
const sources = [
  '../node_modules/rxjs/src/index.ts',
  ...effect.map((folder) => path.posix.join('../node_modules/effect/src', folder, 'index.ts')),
  '../node_modules/zod/src/index.ts',
  '../node_modules/@tanstack/query-core/src/index.ts',
];

/** Name -> the requests of a generated entry. */
const generated = {
  three,
  'lodash-es': lodash,
  'date-fns': dateFns,
  rxjs,
  'mui-material': material,
  antd,
  packages,
  icons,
  mix,
  big: [...icons, ...mix],
  ts: sources,
};

/** The entry that makes esbuild stop after its scan: an error, and it links nothing. */
const unresolvable = `import 'shale-compare-nothing-has-this-name';\n`;

const entryName = (name) => `${name}.${name === 'ts' ? 'ts' : 'js'}`;

/** Name -> absolute path of the entry file. */
export const entries = {
  ...Object.fromEntries(
    Object.keys(generated).map((name) => [name, path.join(here, '.entries', entryName(name))]),
  ),
  sample: path.join(repository, 'docs/sample/src/index.tsx'),
};

export const esbuild = path.join(
  here,
  'node_modules/@esbuild',
  `${process.platform}-${process.arch}`,
  process.platform === 'win32' ? 'esbuild.exe' : 'bin/esbuild',
);

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  mkdirSync(path.join(here, '.entries'), { recursive: true });
  for (const [name, requests] of Object.entries(generated)) {
    writeFileSync(entries[name], entryText(requests));
  }
  writeFileSync(path.join(here, '.entries/unresolvable.js'), unresolvable);
  writeFileSync(
    path.join(here, '.entries/corpora.json'),
    JSON.stringify({ entries, esbuild, esbuildOptions }, null, 2) + '\n',
  );
}

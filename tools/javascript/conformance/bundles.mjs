// esbuild's metafile: the modules and edges of whole packages, TypeScript sources among them.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { compareGraphs, entryText } from './graphs.mjs';
import { here, packages } from './corpus.mjs';
import { Report } from './report.mjs';

const esbuild = path.join(
  packages,
  '@esbuild',
  `${process.platform}-${process.arch}`,
  process.platform === 'win32' ? 'esbuild.exe' : 'bin/esbuild',
);

/** Beside node_modules, so that the entries find packages; paths, where exports hide sources. */
const ENTRIES = path.join(here, '.build/entries');
const INSTALLED = '../../node_modules';

const BUNDLES = {
  'three.js': ['three/src/Three.js'],
  'lodash-es.js': ['lodash-es'],
  'date-fns.js': ['date-fns'],
  'mui.js': ['@mui/material', '@ant-design/icons'],
  'rxjs.ts': [`${INSTALLED}/rxjs/src/index.ts`],
  'effect.ts': ['', 'schema', 'http', 'rpc', 'sql', 'cluster', 'ai'].map((folder) =>
    path.posix.join(INSTALLED, 'effect/src', folder, 'index.ts'),
  ),
  'zod.ts': [`${INSTALLED}/zod/src/index.ts`],
  'react-query.tsx': [`${INSTALLED}/@tanstack/react-query/src/index.ts`],
  'react-router.tsx': [`${INSTALLED}/@tanstack/react-router/src/index.tsx`],
};

export function bundles() {
  mkdirSync(ENTRIES, { recursive: true });
  const report = new Report('esbuild metafile', 'bundles');
  let modules = 0;
  let edges = 0;
  for (const [name, requests] of Object.entries(BUNDLES)) {
    const entry = path.join(ENTRIES, name);
    writeFileSync(entry, entryText(requests));
    const graphs = compareGraphs(process.env.SHALE, esbuild, entry);
    modules += graphs.theirs.modules.size;
    edges += graphs.theirs.rowCount();
    report.file(name, [
      ...[...graphs.modules, ...graphs.edges].map(text),
      ...graphs.ours.errors.map(({ path: file, message }) => `error of ours: ${file}: ${message}`),
    ]);
  }
  return report.print(`${modules} modules, ${edges} edges`);
}

function text({ side, what, text: difference, count }) {
  return `${what} only ${side}: ${difference}${count > 1 ? ` x${count}` : ''}`;
}

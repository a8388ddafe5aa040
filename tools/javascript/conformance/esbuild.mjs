// esbuild's bundler, stopped before it links: which requests it follows after erasing TypeScript's
// types and dead branches. It asks a plugin once for each (file, kind, request).
import path from 'node:path';
import { build } from 'esbuild';
import { packages } from './corpus.mjs';
import { differences, Report } from './report.mjs';

const BATCH = 2000;
const STOP = 'shale-conformance-stop';

const CLASS = {
  'import-statement': 'import',
  import: 'import',
  'export-from': 'import',
  'require-call': 'require',
  require: 'require',
  'dynamic-import': 'dynamic-import',
  'require-resolve': 'require-resolve',
};

export async function esbuild(files, ours) {
  const report = new Report('esbuild');
  for (let first = 0; first < files.length; first += BATCH) {
    const batch = files.slice(first, first + BATCH);
    const { requests, rejected } = await scan(batch);
    batch.forEach((file, index) => {
      if (rejected.has(file)) {
        report.reject();
      } else {
        report.file(file, compare(ours[first + index], requests.get(file) ?? []));
      }
    });
  }
  return report.print();
}

function compare(record, theirs) {
  if (record.error) {
    return [`fails: ${record.error}`];
  }
  const rows = record.rows.filter(({ kind, typeOnly }) => CLASS[kind] && !typeOnly);
  const mine = new Set(rows.map(({ kind, request }) => text(CLASS[kind], request)));
  return differences(mine, new Set(theirs), 'esbuild');
}

function text(kind, request) {
  return `${kind} ${JSON.stringify(request)}`;
}

async function scan(files) {
  const requests = new Map();
  const rejected = new Set();
  const relative = (file) => path.relative(packages, file).split(path.sep).join('/');
  const record = {
    name: 'record',
    setup({ onResolve }) {
      onResolve({ filter: /.*/ }, ({ path: request, kind, importer }) => {
        if (kind === 'entry-point') return undefined;
        if (request === STOP) return { errors: [{ text: STOP }] };
        const file = relative(importer);
        if (CLASS[kind]) {
          requests.set(file, [...(requests.get(file) ?? []), text(CLASS[kind], request)]);
        }
        return { path: request, external: true };
      });
    },
  };
  const error = await build({
    entryPoints: files.map((file) => path.join(packages, file)),
    stdin: { contents: `import '${STOP}'`, resolveDir: packages },
    bundle: true,
    write: false,
    outdir: 'out',
    platform: 'node',
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.js': 'jsx', '.mjs': 'jsx', '.cjs': 'jsx' },
    jsx: 'transform',
    tsconfigRaw: '{}',
    logLevel: 'silent',
    logLimit: 0,
    plugins: [record],
  }).catch((failure) => failure);
  for (const { location, text: message } of error.errors ?? []) {
    if (message !== STOP) {
      rejected.add(relative(path.resolve(location?.file ?? '')));
    }
  }
  return { requests, rejected };
}

// What programs print: by themselves in Node, and bundled by other tools.
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { build as esbuild } from 'esbuild';
import { rolldown } from 'rolldown';
import { rollup } from 'rollup';

const FORMAT = { format: 'esm', entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' };

const PRODUCTION = { 'process.env.NODE_ENV': '"production"' };

/** Each bundles an entry into a folder, and says which file is to be run. */
const BUNDLERS = {
  async esbuild(entry, folder, cwd) {
    await esbuild({
      absWorkingDir: cwd,
      entryPoints: [entry],
      bundle: true,
      splitting: true,
      platform: 'node',
      format: 'esm',
      outdir: folder,
      outExtension: { '.js': '.mjs' },
      define: PRODUCTION,
      logLevel: 'silent',
    });
  },
  async rollup(entry, folder, cwd) {
    const bundle = await rollup({ input: path.join(cwd, entry), onwarn: () => {} });
    await bundle.write({ dir: folder, ...FORMAT });
    await bundle.close();
  },
  async rolldown(entry, folder, cwd) {
    const bundle = await rolldown({
      input: path.join(cwd, entry),
      cwd,
      platform: 'node',
      transform: { define: PRODUCTION },
      logLevel: 'silent',
    });
    await bundle.write({ dir: folder, ...FORMAT });
    await bundle.close();
  },
};

/** The tools that can be asked about these files; rollup alone knows neither packages nor CommonJS. */
export function toolsFor(files) {
  const names = [...files.keys()].filter((file) => path.basename(file) !== 'package.json');
  const texts = [...files.values()].join('\n');
  const isTyped = names.some((file) => /\.([cm]?ts|[jt]sx)$/.test(file));
  const hasData = names.some((file) => file.endsWith('.json'));
  const isCommonJs = names.some((file) => file.endsWith('.cjs')) || /\brequire\(|\bexports\b/.test(texts);
  const hasPackages = [...files.keys()].some((file) => file.startsWith('node_modules/'));
  return [
    ...(isTyped || hasData ? [] : ['node']),
    'esbuild',
    'rolldown',
    ...(isTyped || hasData || isCommonJs || hasPackages ? [] : ['rollup']),
  ];
}

/** The lines that an entry prints with a tool, or why there are none. */
export async function printed(tool, entry, cwd, output) {
  if (tool === 'node') {
    return run(path.join(cwd, entry));
  }
  mkdirSync(output, { recursive: true });
  try {
    await BUNDLERS[tool](entry, output, cwd);
  } catch (error) {
    return [`fails: ${String(error.message).split('\n').slice(0, 2).join(' ')}`];
  }
  return run(path.join(output, `${path.parse(entry).name}.mjs`));
}

/** The lines that a file prints; `throws`, with the name of an error, where it ends so. */
export async function run(file) {
  const { code, out, error } = await execute(file);
  const lines = out.split('\n').slice(0, -1);
  if (code === 0) return lines;
  const name = /^(\w*Error)\b/m.exec(error);
  return [...lines, `throws ${name?.[1] ?? `exit code ${code}`}`];
}

/** What Node says of the error that a file ends with, or undefined. */
export async function failure(file) {
  const { code, error } = await execute(file);
  return code === 0 ? undefined : error;
}

async function execute(file) {
  const node = spawn(process.execPath, ['--no-warnings', file], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const [out, error] = [node.stdout, node.stderr].map(collect);
  const code = await new Promise((resolve) => node.on('close', resolve));
  return { code, out: out(), error: error() };
}

function collect(stream) {
  let text = '';
  stream.setEncoding('utf8');
  stream.on('data', (part) => (text += part));
  return () => text;
}

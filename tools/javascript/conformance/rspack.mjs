// What rspack says of modules: which exports they provide, which are used, and who survives.
//
// Two builds are asked. One is production without what hides answers: inlined, mangled or
// concatenated exports. Its lazy barrels leave out the names and modules that nothing asks for, so
// the names that a module provides are those of the other build, which ignores side effects.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { rspack } from '@rspack/core';

/** What rspack's numbers for the use of an export mean. */
const STATES = ['unused', 'properties', 'unknown', 'unknown', 'used'];

const swc = (parser) => ({
  type: 'javascript/auto',
  loader: 'builtin:swc-loader',
  options: { jsc: { parser, target: 'es2022', transform: { react: { runtime: 'automatic' } } } },
});

/** What TypeScript asks for by the name of its output. */
const SOURCES = { extensionAlias: { '.js': ['.ts', '.tsx', '.js'], '.jsx': ['.tsx', '.jsx'] } };

const RULES = [
  { test: /\.[cm]?tsx?$/, resolve: SOURCES },
  { test: /\.[cm]?ts$/, ...swc({ syntax: 'typescript', decorators: true }) },
  { test: /\.tsx$/, ...swc({ syntax: 'typescript', tsx: true, decorators: true }) },
  { test: /\.jsx$/, ...swc({ syntax: 'ecmascript', jsx: true }) },
  { test: /\.(css|png|svg|txt)$/, type: 'asset/resource' },
];

const OPTIMIZATION = {
  providedExports: true,
  usedExports: true,
  innerGraph: true,
  concatenateModules: false,
  inlineExports: false,
  mangleExports: false,
  minimize: false,
  splitChunks: false,
  runtimeChunk: false,
  emitOnErrors: true,
};

/**
 * rspack's answers for entries, whose paths are given by name.
 *
 * @param folder in which the paths of the answer begin
 * @param options `target` as rspack names it; `output`: the folder for bundles that are wanted;
 *   `members`: `[path, names]`, the properties of exports to tell the use of
 * @returns `modules`, a Map by path of `{provided, used, runtimes, survives, bailouts}`, the states of
 *   `members`, and `errors`. `provided`: names, or null when they are not known; `used`: names, true
 *   in an unknown way, false, or null for a module whose exports are not known; `runtimes`: the same
 *   by the module that a runtime begins with
 */
export async function ask(folder, entry, { target = 'web', output, members = [] } = {}) {
  const written = output ?? mkdtempSync(path.join(tmpdir(), 'shale-rspack-'));
  const options = {
    context: folder,
    mode: 'production',
    devtool: false,
    target,
    entry,
    output: { path: written, filename: '[name].js', chunkFilename: 'chunk-[id].js' },
    resolve: { extensions: ['.tsx', '.ts', '.jsx', '.mjs', '.js', '.json'] },
    module: { rules: RULES },
    performance: false,
  };
  const optimized = (sideEffects) => ({ ...options, optimization: { ...OPTIMIZATION, sideEffects } });
  try {
    const whole = await build(optimized(false), readProvided);
    const pruned = await build(optimized(true), (compilation) => readUsed(compilation, folder, members));
    for (const [file, module] of pruned.modules) {
      module.provided = whole.modules.get(file)?.provided ?? module.provided;
    }
    for (const [file, module] of whole.modules) {
      if (!pruned.modules.has(file)) pruned.modules.set(file, module);
    }
    return pruned;
  } finally {
    if (!output) rmSync(written, { recursive: true, force: true });
  }
}

async function build(options, read) {
  const compiler = rspack(options);
  let answer;
  compiler.hooks.compilation.tap('usage', (compilation) => {
    compilation.hooks.processAssets.tap('usage', () => {
      answer = read(compilation, options.context);
    });
  });
  const stats = await promisify(compiler.run.bind(compiler))();
  const listed = { modules: true, modulesSpace: Infinity, orphanModules: true, nestedModules: false };
  const { errors, modules } = stats.toJson({
    all: false,
    errors: true,
    optimizationBailout: true,
    ...listed,
  });
  await promisify(compiler.close.bind(compiler))();
  const messages = errors.map(({ moduleName, message }) => `${moduleName ?? ''}: ${message}`);
  if (!answer) {
    throw new Error(`rspack has no answer: ${messages.join('\n')}`);
  }
  for (const { nameForCondition, optimizationBailout } of modules) {
    const module = nameForCondition && answer.modules.get(path.relative(options.context, nameForCondition));
    if (module && optimizationBailout?.length) module.bailouts = optimizationBailout;
  }
  return { ...answer, errors: messages };
}

/** The modules that are files, by their paths; one that is there twice counts once. */
function byPath(compilation, folder) {
  const files = new Map();
  for (const module of compilation.modules) {
    const file = module.nameForCondition?.();
    if (file) files.set(path.relative(folder, file), module);
  }
  return files;
}

function readProvided(compilation, folder) {
  const modules = new Map();
  for (const [file, module] of byPath(compilation, folder)) {
    modules.set(file, {
      provided: provided(compilation, module),
      used: false,
      runtimes: {},
      survives: false,
    });
  }
  return { modules };
}

function readUsed(compilation, folder, members) {
  const { moduleGraph, chunkGraph } = compilation;
  const runtimes = runtimesOf(compilation, folder);
  const all = [...runtimes.keys()];
  const found = byPath(compilation, folder);
  const modules = new Map();
  for (const [file, module] of found) {
    modules.set(file, {
      provided: provided(compilation, module),
      used: moduleGraph.getUsedExports(module, all),
      runtimes: Object.fromEntries(
        [...runtimes].map(([name, first]) => [first, moduleGraph.getUsedExports(module, name)]),
      ),
      survives: chunkGraph.getModuleChunks(module).length > 0,
    });
  }
  const states = members.map(([file, names]) => {
    const module = found.get(file);
    return module ? STATES[moduleGraph.getExportsInfo(module).getUsed(names, all)] : 'unused';
  });
  return { modules, members: states };
}

function provided({ moduleGraph }, module) {
  const names = moduleGraph.getProvidedExports(module);
  return Array.isArray(names) ? names : null;
}

/** By the names of runtimes: the path of the module that each begins with. */
function runtimesOf({ chunks, chunkGraph }, folder) {
  const runtimes = new Map();
  for (const chunk of chunks) {
    const first = [...chunkGraph.getChunkEntryModulesIterable(chunk)].at(-1);
    if (first)
      for (const name of chunk.runtime) runtimes.set(name, path.relative(folder, first.nameForCondition()));
  }
  return runtimes;
}

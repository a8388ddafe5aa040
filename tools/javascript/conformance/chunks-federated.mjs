// Chunks of federated applications: Shale beside rspack, on random projects.
import { mkdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { rspack } from '@rspack/core';
import { asked, bundled, compare } from './chunks.mjs';
import { here } from './corpus.mjs';
import { Random } from './soundness-random.mjs';

const FOLDER = path.join(here, '.build/federated');

/** The sum of differences of chunks, of so many random applications. */
export async function federated(shale, count, seed) {
  const sum = { compared: 0, differences: [], stale: 0, moved: 0 };
  for (let each = seed; each < seed + count; each++) {
    const { files, entries, description } = application(new Random(each));
    const folder = write(files);
    const plugins = [new rspack.container.ModuleFederationPluginV1({ filename: 'remoteEntry.js', ...description })];
    const theirs = own(await bundled(folder, entries, { plugins }, identify), /^(remote|external)/);
    const ours = own(asked(shale, folder, ['--federation', 'mf.json']), /^container entry/);
    const { differences, stale } = compare(ours, theirs);
    sum.compared += theirs.size;
    sum.differences.push(...differences.map((text) => `application ${each}: ${text}`));
    sum.stale += stale;
  }
  return sum;
}

/** Chunks without modules that one of both does not have. Chunks of nothing else go. */
function own(chunks, others) {
  for (const [id, chunk] of chunks) {
    const all = chunk.modules.length;
    chunk.modules = chunk.modules.filter((name) => !others.test(name)).map(short).sort();
    if (all > 0 && chunk.modules.length === 0 && chunk.names.length === 0) chunks.delete(id);
  }
  return chunks;
}

/** What is consumed or provided, as both call it. */
function short(name) {
  const [, what, key] = /^(consume|provide) shared (?:module \(default\) )?(\S+)/.exec(name) ?? [];
  return what ? `${what} ${key}` : name;
}

function identify(module, context) {
  const file = module.nameForCondition?.();
  const name = module.identifier();
  if (/^(consume|provide) shared|^remote|^external|^container entry/.test(name)) {
    return name.startsWith('container') ? '' : name;
  }
  return file ? path.relative(context, file) : '';
}

function write(files) {
  rmSync(FOLDER, { recursive: true, force: true });
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(FOLDER, file)), { recursive: true });
    writeFileSync(path.join(FOLDER, file), text);
  }
  return realpathSync(FOLDER);
}

/** Modules that ask for each other, for shared packages, and for other applications. */
export function application(random) {
  const count = 3 + random.below(8);
  const packages = Array.from({ length: 4 }, (_, index) => `pack${index}`);
  const files = {};
  const mentioned = packages.filter(() => random.chance(0.8));
  const range = (name) => [name, random.pick(['^1.0.0', '*', '~1.2.0'])];
  const manifest = (name, names) =>
    JSON.stringify({ name, version: '1.2.3', main: 'index.js', dependencies: Object.fromEntries(names.map(range)) });
  files['package.json'] = manifest('app', mentioned);
  for (const name of packages) addPackage(`node_modules/${name}`, name);
  if (random.chance(0.4)) addPackage('node_modules/pack1/node_modules/pack0', 'pack0');

  function addPackage(folder, name) {
    const others = packages.filter((other) => other !== name && random.chance(0.3));
    files[`${folder}/package.json`] = manifest(name, others.filter(() => random.chance(0.6)));
    files[`${folder}/index.js`] = [
      ...others.map((other) => `require('${other}');`),
      random.chance(0.4) ? `require('./part.js');` : '',
      random.chance(0.2) ? `import('./late.js');` : '',
    ].join('\n');
    files[`${folder}/part.js`] = random.chance(0.2) ? `require('${random.pick(packages)}');` : '';
    files[`${folder}/late.js`] = '';
  }

  const module = () => `./m${random.below(count)}.js`;
  const request = () => {
    switch (random.below(12)) {
      case 0:
      case 1:
        return `import('${module()}');`;
      case 2:
        return `import('${random.pick(packages)}');`;
      case 3:
        return `import '${random.pick(packages)}/part.js';`;
      case 4:
        return `import('shop/Cart');`;
      case 5:
      case 6:
      case 7:
        return `import '${random.pick(packages)}';`;
      case 8:
        return `export * from '${random.pick(packages)}';`;
      default:
        return `import '${module()}';`;
    }
  };
  for (let index = 0; index < count; index++) {
    files[`m${index}.js`] = Array.from({ length: random.below(5) }, request).join('\n');
  }
  const shared = {};
  for (const name of packages) {
    const options = {};
    if (random.chance(0.3)) options.singleton = true;
    if (random.chance(0.2)) options.eager = true;
    if (random.chance(0.2)) options.requiredVersion = random.pick(['^1.1.0', false]);
    if (random.chance(0.1)) options.version = '1.9.0';
    if (random.chance(0.7)) shared[random.chance(0.15) ? `${name}/` : name] = options;
  }
  const exposes = {};
  for (const key of ['./One', './Two'].filter(() => random.chance(0.6))) {
    const name = `__federation_expose_${key.slice(2)}`;
    exposes[key] = { import: random.chance(0.3) ? [module(), module()] : module(), name };
  }
  const entries = {};
  for (let index = random.below(2); index >= 0; index--) entries[`e${index}`] = { import: [module()] };
  const description = { name: 'box', remotes: { shop: 'shop@http://shop/remoteEntry.js' }, shared, exposes };
  files['shale.json'] = JSON.stringify({ entries });
  files['mf.json'] = JSON.stringify(description);
  return { files, entries, description };
}

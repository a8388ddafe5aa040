// What a case expects beside what Node and bundlers print, and rspack says of its modules.
import { mkdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build as esbuild } from 'esbuild';
import { failure, printed, run, toolsFor } from './bundlers.mjs';
import { factDifferences } from './case-facts.mjs';
import { here } from './corpus.mjs';
import { ask } from './rspack.mjs';

/** Of this process alone, since two may verify at once. */
const PROJECTS = path.join(here, '.build/cases', String(process.pid));
const REJECTED = {
  ambiguous: /conflicting star exports/,
  circular: /Detected cycle while resolving name/,
};

/**
 * Verifies a case.
 *
 * @returns the case, with `open`, the differences that no line accepts; `accepted`, those that a
 *   line `differs` is about; and `stale`, the tools that such a line names in vain
 */
export async function verify(each) {
  const folder = write(each);
  const differing = new Map(); // tool -> texts
  const add = (tool, texts) => differing.set(tool, [...(differing.get(tool) ?? []), ...texts]);
  if (each.wanted.output) {
    for (const tool of toolsFor(each.files)) add(tool, await outputDifferences(each, tool, folder));
  }
  add('linking', await bindingDifferences(each, folder));
  add('rspack', await rspackDifferences(each, folder));
  const { differs } = each.wanted;
  const texts = ([tool, all]) => all.map((text) => `${tool}: ${text}`);
  const found = [...differing].filter(([, all]) => all.length > 0);
  return {
    ...each,
    tools: [...differing.keys()],
    open: found.filter(([tool]) => !differs.has(tool)).flatMap(texts),
    accepted: found.filter(([tool]) => differs.has(tool)).flatMap(texts),
    stale: [...differs.keys()].filter((tool) => !found.some(([name]) => name === tool)),
  };
}

/** Removes the projects that were written. */
export function clean() {
  rmSync(PROJECTS, { recursive: true, force: true, maxRetries: 3 });
}

/** Writes the project of a case: its folder. */
export function write({ name, files }) {
  const folder = path.join(PROJECTS, name);
  rmSync(folder, { recursive: true, force: true });
  const all = new Map([['package.json', '{"name": "case", "version": "1.0.0"}'], ...files]);
  for (const [file, text] of all) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
  return realpathSync(folder);
}

const bundlesOf = (name, tool) => path.join(PROJECTS, '.out', name, tool);

async function outputDifferences({ name, wanted }, tool, folder) {
  const lines = [];
  for (const entry of wanted.entries) {
    lines.push(...(await printed(tool, entry, folder, bundlesOf(name, tool))));
  }
  return lineDifferences(wanted.output, lines);
}

function lineDifferences(wanted, lines) {
  return lines.join('\n') === wanted.join('\n') ? [] : [`prints ${JSON.stringify(lines)}`];
}

/** Whether Node takes two names for one value, and does not find those that are no exports. */
async function bindingDifferences({ name: project, files, wanted }, folder) {
  const isTyped = !toolsFor(files).includes('node');
  const texts = [];
  for (const [from, binding, to, target] of wanted.bindings) {
    const value = target === '*' ? 'to' : `to[${JSON.stringify(target)}]`;
    const name = JSON.stringify(binding);
    const text = `import * as from from './${from}';\nimport * as to from './${to}';
      if (!(${name} in from) || from[${name}] !== ${value}) throw new Error('no');`;
    const file = path.join(folder, `binding.${isTyped ? 'ts' : 'mjs'}`);
    writeFileSync(file, text);
    const error = await failure(isTyped ? await bundled(file, bundlesOf(project, 'binding')) : file);
    if (error) texts.push(`${from}#${binding} is not ${to}#${target}: ${error.match(/^\w*Error.*/m)?.[0]}`);
  }
  for (const [kind, from, binding] of wanted.unresolved) {
    const file = path.join(folder, 'unresolved.mjs');
    writeFileSync(file, `import { ${binding} } from './${from}';`);
    const error = await failure(file);
    if (!error || !REJECTED[kind].test(error)) texts.push(`${from}#${binding} is not ${kind}: ${error}`);
  }
  return texts;
}

async function bundled(file, folder) {
  const outfile = path.join(folder, 'binding.mjs');
  await esbuild({
    entryPoints: [file],
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile,
    logLevel: 'silent',
  });
  return outfile;
}

async function rspackDifferences({ name, wanted }, folder) {
  const output = bundlesOf(name, 'rspack');
  const entries = Object.fromEntries(wanted.entries.map((entry, index) => [`entry${index}`, `./${entry}`]));
  const answer = await ask(folder, entries, { target: 'node', output, members: wanted.members });
  const texts = wanted.modules.flatMap((module) => factDifferences(module, answer.modules, wanted.allowed));
  wanted.members.forEach(([file, names, state], index) => {
    const theirs = answer.members[index];
    if (theirs !== state) texts.push(`${file}#${names.join('.')}: ${theirs}`);
  });
  if (wanted.output) {
    const lines = [];
    for (const entry of Object.keys(entries)) lines.push(...(await run(path.join(output, `${entry}.js`))));
    texts.push(...lineDifferences(wanted.output, lines));
  }
  return texts;
}

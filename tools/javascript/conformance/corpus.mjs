// The files to compare: those of the packages that package.json pins as dependencies, in a fixed
// order. Its devDependencies are oracles of other languages and their inputs, and no part of it.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const here = path.dirname(fileURLToPath(import.meta.url));
export const packages = path.join(here, 'node_modules');

/** Inputs that are an oracle of their own, and an oracle that is one file of nine megabytes. */
const LEFT_OUT = new Set(['test262-parser-tests', 'typescript', '.bin', ...developed()]);

const SOURCE = /\.([cm]?[jt]s|[jt]sx)$/;
const DECLARATIONS = /\.d\.([cm]?ts|js)$/;

/** The folders of the packages that only devDependencies need, as the lock file has them. */
function developed() {
  const lock = JSON.parse(readFileSync(path.join(here, 'package-lock.json'), 'utf8'));
  return Object.entries(lock.packages)
    .filter(([, { dev }]) => dev)
    .map(([folder]) => folder.replace(/^node_modules\//, ''));
}

/** Paths below `packages`. */
export function corpus() {
  return sources(packages);
}

/** Paths below a folder of every script that is more than declarations, sorted. */
export function sources(root) {
  const files = [];
  collect(root, '', files);
  return files.sort();
}

function collect(root, folder, files) {
  for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
    const name = path.posix.join(folder, entry.name);
    if (entry.isDirectory() && !LEFT_OUT.has(name)) {
      collect(root, name, files);
    } else if (entry.isFile() && SOURCE.test(name) && !DECLARATIONS.test(name)) {
      files.push(name);
    }
  }
}

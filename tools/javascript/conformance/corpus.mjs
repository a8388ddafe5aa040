// The files to compare: those of the packages that package.json pins, in a fixed order.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const here = path.dirname(fileURLToPath(import.meta.url));
export const packages = path.join(here, 'node_modules');

/** Inputs that are an oracle of their own, and an oracle that is one file of nine megabytes. */
const LEFT_OUT = new Set(['test262-parser-tests', 'typescript', '.bin']);

const SOURCE = /\.([cm]?[jt]s|[jt]sx)$/;
const DECLARATIONS = /\.d\.([cm]?ts|js)$/;

/** Paths below `packages` of every script that is more than declarations. */
export function corpus() {
  const files = [];
  collect('', files);
  return files.sort();
}

function collect(folder, files) {
  for (const entry of readdirSync(path.join(packages, folder), { withFileTypes: true })) {
    const name = path.posix.join(folder, entry.name);
    if (entry.isDirectory() && !LEFT_OUT.has(name)) {
      collect(name, files);
    } else if (entry.isFile() && SOURCE.test(name) && !DECLARATIONS.test(name)) {
      files.push(name);
    }
  }
}

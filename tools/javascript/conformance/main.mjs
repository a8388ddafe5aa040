// ./check conformance: Shale's parser beside other parsers. Exit code 1 when a file differs.
import path from 'node:path';
import { commonJs } from './commonjs.mjs';
import { corpus, packages } from './corpus.mjs';
import { esbuild } from './esbuild.mjs';
import { oxc } from './oxc.mjs';
import { references } from './references.mjs';
import { records } from './shale.mjs';
import { test262 } from './test262.mjs';

const files = corpus();
const ours = await records(files.map((file) => path.join(packages, file)));
const results = [
  await test262(),
  oxc(files, ours),
  await esbuild(files, ours),
  commonJs(files, ours),
  references(files, ours),
];
process.exitCode = results.every(Boolean) ? 0 : 1;

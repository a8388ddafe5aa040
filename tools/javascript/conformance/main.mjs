// ./check conformance: Shale beside other tools. Exit code 1 when something differs.
import path from 'node:path';
import { federatedChunks, randomChunks, routedChunks, shakenChunks } from './chunks.mjs';
import { commonJs } from './commonjs.mjs';
import { bundles } from './bundles.mjs';
import { components } from './components.mjs';
import { corpus, packages } from './corpus.mjs';
import { elision } from './elision.mjs';
import { esbuild } from './esbuild.mjs';
import { fuzz } from './fuzz.mjs';
import { generated } from './generated.mjs';
import { node } from './node.mjs';
import { oxc } from './oxc.mjs';
import { pages } from './pages.mjs';
import { positions } from './positions.mjs';
import { references } from './references.mjs';
import { resolver } from './resolver.mjs';
import { records } from './shale.mjs';
import { packagesRun } from './soundness-packages.mjs';
import { soundness } from './soundness.mjs';
import { stylesheets } from './stylesheets.mjs';
import { test262 } from './test262.mjs';
import { usage } from './usage.mjs';

const FUZZ_SECONDS = 8;
const FUZZ_SEED = 1;

/** Random projects for `shale chunks`, and routes of a large one. */
const CHUNKED = 300;
const ROUTES = 220;
const FEDERATED = 40;
const SHAKEN_CHUNKS = 40;

/** Random programs for `shale shake`. */
const SHAKEN = 400;

const files = corpus();
const ours = await records(files.map((file) => path.join(packages, file)));
const results = [
  await test262(),
  await positions(),
  await elision(),
  oxc(files, ours),
  await esbuild(files, ours),
  commonJs(files, ours),
  references(files, ours),
  await resolver(files),
  await node(files),
  await generated(),
  await components(),
  await stylesheets(),
  await pages(),
  bundles(),
  await usage(process.env.SHALE),
  soundness(process.env.SHALE, SHAKEN, FUZZ_SEED),
  packagesRun(process.env.SHALE),
  await randomChunks(process.env.SHALE, CHUNKED, FUZZ_SEED),
  await routedChunks(process.env.SHALE, ROUTES, FUZZ_SEED),
  await federatedChunks(process.env.SHALE, FEDERATED, FUZZ_SEED),
  await shakenChunks(process.env.SHALE, SHAKEN_CHUNKS, FUZZ_SEED),
  await fuzz(files, FUZZ_SECONDS, FUZZ_SEED),
];
process.exitCode = results.every(Boolean) ? 0 : 1;

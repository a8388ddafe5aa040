// oxc-resolver, enhanced-resolve and esbuild: where requests lead among generated packages.
import fs, { realpathSync } from 'node:fs';
import path from 'node:path';
import enhanced from 'enhanced-resolve';
import * as esbuild from 'esbuild';
import { ResolverFactory } from 'oxc-resolver';
import { here } from './corpus.mjs';
import { Difference, reason } from './differences.mjs';
import { Report } from './report.mjs';
import { run } from './shale.mjs';
import { makeWorlds } from './worlds.mjs';

const FOLDER = path.join(here, '.build/worlds');
const SEED = 1;
const WORLDS = 200;
const SYNTAXES = ['import', 'require'];
const EXTENSIONS = ['.tsx', '.ts', '.jsx', '.js', '.css', '.json'];
const ALIASES = {
  '.js': ['.js', '.ts', '.tsx'],
  '.jsx': ['.jsx', '.ts', '.tsx'],
  '.mjs': ['.mjs', '.mts'],
  '.cjs': ['.cjs', '.cts'],
};
const MAINS = ['browser', 'module', 'main'];

export async function generated(worlds = WORLDS, seed = SEED) {
  const { requests, oracles } = await ask(worlds, seed);
  const lines = requests.map(({ issuer, syntax, request }) => [issuer, syntax, request].join('\t'));
  const ours = await run('Answers', lines);
  let isEqual = true;
  for (const [name, answer] of Object.entries(oracles)) {
    const report = new Report(name, 'requests', 'generated');
    requests.forEach((request, index) => {
      const theirs = answer(request, index);
      const text = difference(name, request, ours[index], theirs);
      const why =
        text === '' ? undefined : reason(new Difference(name, request, ours[index], theirs));
      if (why !== undefined) {
        report.understood(why);
      } else {
        report.file(shorten(request.issuer), text === '' ? [] : [shorten(text)]);
      }
    });
    isEqual = report.print(`${worlds} projects`) && isEqual;
  }
  return isEqual;
}

/** The requests of generated projects, each by both syntaxes, and those who answer them. */
async function ask(worlds, seed) {
  const asked = makeWorlds(FOLDER, worlds, seed);
  const root = realpathSync(FOLDER);
  const requests = asked.flatMap(({ issuer, request }) =>
    SYNTAXES.map((syntax) => ({
      issuer: path.join(root, path.relative(FOLDER, issuer)),
      request,
      syntax,
    })),
  );
  return {
    requests,
    oracles: { 'oxc-resolver': oxc, 'enhanced-resolve': webpack, esbuild: await bundled(requests) },
  };
}

/** A text for an answer that is another; empty for the same. */
function difference(name, { request, syntax }, { status, path: file }, theirs) {
  const ours = status === 'FILE' ? file : status;
  if (ours === theirs) return '';
  // esbuild names the file that it leaves out.
  if (status === 'IGNORED' && name === 'esbuild' && theirs !== 'UNRESOLVED') return '';
  return `${syntax} ${JSON.stringify(request)}: ours ${ours}, ${name} ${theirs}`;
}

function shorten(text) {
  return text.replaceAll(`${realpathSync(FOLDER)}/`, '');
}

function conditions(syntax) {
  return [syntax, 'browser', 'module', 'production', 'default'];
}

const oxcs = Object.fromEntries(
  SYNTAXES.map((syntax) => [
    syntax,
    new ResolverFactory({
      mainFields: MAINS,
      aliasFields: ['browser'],
      extensions: EXTENSIONS,
      extensionAlias: ALIASES,
      conditionNames: conditions(syntax),
      builtinModules: true,
      nodePath: false,
    }),
  ]),
);

function oxc({ issuer, request, syntax }) {
  const { path: file, error, builtin } = oxcs[syntax].sync(path.dirname(issuer), request);
  if (file) return file;
  if (builtin) return 'EXTERNAL';
  return error.startsWith('Path is ignored') ? 'IGNORED' : 'UNRESOLVED';
}

const fileSystem = new enhanced.CachedInputFileSystem(fs, 100_000);
const webpacks = Object.fromEntries(
  SYNTAXES.map((syntax) => [
    syntax,
    enhanced.ResolverFactory.createResolver({
      mainFields: MAINS,
      aliasFields: ['browser'],
      extensions: EXTENSIONS,
      extensionAlias: ALIASES,
      conditionNames: conditions(syntax),
      fileSystem,
      useSyncFileSystemCalls: true,
    }),
  ]),
);

function webpack({ issuer, request, syntax }) {
  try {
    const answer = webpacks[syntax].resolveSync({}, path.dirname(issuer), request);
    return answer === false ? 'IGNORED' : answer;
  } catch (e) {
    return request === 'fs' ? 'EXTERNAL' : 'UNRESOLVED';
  }
}

async function bundled(requests) {
  const answers = [];
  const ask = {
    name: 'ask',
    setup(build) {
      build.onStart(async () => {
        for (const { issuer, request, syntax } of requests) {
          const kind = syntax === 'import' ? 'import-statement' : 'require-call';
          const { path: file, errors } = await build.resolve(request, {
            kind,
            resolveDir: path.dirname(issuer),
          });
          answers.push(errors.length === 0 ? file : request === 'fs' ? 'EXTERNAL' : 'UNRESOLVED');
        }
      });
    },
  };
  await esbuild.build({
    stdin: { contents: '', resolveDir: FOLDER },
    bundle: true,
    write: false,
    logLevel: 'silent',
    platform: 'browser',
    mainFields: MAINS,
    conditions: ['module', 'production'],
    resolveExtensions: EXTENSIONS,
    plugins: [ask],
  });
  return (request, index) => answers[index];
}

// oxc-resolver: where each request leads, under the conditions of both modes. The files are those
// of the corpus, and copies of packages with TypeScript sources outside of node_modules, where
// tsconfig.json counts and sources come before what they are compiled to.
import { cpSync, mkdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ResolverFactory } from 'oxc-resolver';
import { here, packages, sources } from './corpus.mjs';
import { Report } from './report.mjs';
import { run } from './shale.mjs';

const MODES = ['production', 'development'];

/** Outside of node_modules, as the rules of a project are others than those of a package. */
const PROJECT = path.join(here, '.build/project');
const COPIED = ['effect', 'rxjs', 'zod', '@tanstack/query-core', '@tanstack/react-router'];

/** oxc-resolver answers nothing below a tsconfig.json that extends one which does not exist. */
const NO_ANSWER = 'NO ANSWER';

/** A browser's assets, which have rules of their own. */
const LEFT_OUT = new Set(['url', 'worker']);

export async function resolver(files) {
  const project = makeProject();
  const issuers = [
    ...files.map((file) => realpathSync(path.join(packages, file))),
    ...sources(project).map((file) => path.join(project, file)),
  ];
  const results = [];
  for (const mode of MODES) {
    results.push(await compareMode(mode, issuers));
  }
  return results.every(Boolean);
}

function makeProject() {
  rmSync(PROJECT, { recursive: true, force: true });
  mkdirSync(PROJECT, { recursive: true });
  const paths = {};
  for (const name of COPIED) {
    cpSync(path.join(packages, name), path.join(PROJECT, 'packages', name), { recursive: true });
    paths[name] = [`./packages/${name}/src/index.ts`];
    paths[`${name}/*`] = [`./packages/${name}/src/*`];
  }
  // Without allowJs, oxc-resolver has no tsconfig.json hold for JavaScript; Shale does, as esbuild.
  const config = { compilerOptions: { allowJs: true, paths } };
  writeFileSync(path.join(PROJECT, 'tsconfig.json'), JSON.stringify(config));
  return realpathSync(PROJECT);
}

async function compareMode(mode, issuers) {
  const oracle = new Oracle(mode);
  const report = new Report('oxc-resolver', 'edges', mode);
  const lines = await run('Edges', issuers, mode);
  const { edges: count, nanos } = lines.pop();
  lines.forEach(({ edges }, index) => {
    const issuer = issuers[index];
    for (const [kind, request, status, answer] of edges) {
      if (LEFT_OUT.has(kind)) continue;
      const ours = status === 'FILE' ? answer : status;
      const theirs = oracle.answer(issuer, kind, request);
      if (theirs === NO_ANSWER) {
        report.reject();
        continue;
      }
      const text = `${kind} ${JSON.stringify(request)}: ours ${ours}, oxc-resolver ${theirs}`;
      report.file(shorten(issuer), ours === theirs ? [] : [shorten(text)]);
    }
  });
  const cost = (nanos / count / 1000).toFixed(1);
  return report.print(`${issuers.length} modules; ${cost} us an edge, cold`);
}

function shorten(text) {
  return text.replaceAll(`${packages}/`, '').replaceAll(`${PROJECT}/`, '.build/project/');
}

/** The query and fragment of a request. */
function suffix(request) {
  return request.match(/^.[^?#]*(.*)$/s)[1];
}

/** Resolvers for requests of ESM and CommonJS, in the project and in packages. */
class Oracle {
  #resolvers = {};

  constructor(mode) {
    const options = {
      mainFields: ['browser', 'module', 'main'],
      aliasFields: ['browser'],
      extensionAlias: {
        '.js': ['.js', '.ts', '.tsx'],
        '.jsx': ['.jsx', '.ts', '.tsx'],
        '.mjs': ['.mjs', '.mts'],
        '.cjs': ['.cjs', '.cts'],
      },
      builtinModules: true,
      nodePath: false,
      tsconfig: 'auto',
    };
    const extensions = {
      project: ['.tsx', '.ts', '.jsx', '.js', '.css', '.json'],
      package: ['.jsx', '.js', '.tsx', '.ts', '.css', '.json'],
    };
    for (const place of ['project', 'package']) {
      for (const syntax of ['import', 'require']) {
        this.#resolvers[place + syntax] = new ResolverFactory({
          ...options,
          extensions: extensions[place],
          conditionNames: [syntax, 'browser', 'module', mode, 'default'],
        });
      }
    }
  }

  answer(issuer, kind, request) {
    const place = issuer.includes('/node_modules/') ? 'package' : 'project';
    const syntax = kind === 'require' ? 'require' : 'import';
    const { path: file, error, builtin } = this.#resolvers[place + syntax].resolveFileSync(issuer, request);
    // The suffix of a request does not choose the file; oxc-resolver hands it on.
    if (file) return file.slice(0, file.length - suffix(request).length);
    if (builtin) return 'EXTERNAL';
    if (error.startsWith('Tsconfig')) return NO_ANSWER;
    return error.startsWith('Path is ignored') ? 'IGNORED' : 'UNRESOLVED';
  }
}

// The compilers of Vue, Svelte and Astro: which requests are left when a component is a module, and
// which imports of its scripts are for types only. The bytes at each row are what was asked for.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { transform as astroTransform } from '@astrojs/compiler';
import { compileScript, parse as parseVue } from '@vue/compiler-sfc';
import { init, parse as lex } from 'es-module-lexer';
import { transform as esbuild } from 'esbuild';
import { compile as compileSvelte, parse as parseSvelte } from 'svelte/compiler';
import ts from 'typescript';
import { packages } from './corpus.mjs';
import { differences, Report } from './report.mjs';
import { records } from './shale.mjs';

/** Where the components of each format are, and how many of them are enough. */
const CORPORA = {
  vue: { primevue: Infinity, 'wot-design-uni': Infinity, 'nutui-uniapp': Infinity },
  svelte: { 'carbon-components-svelte': Infinity, 'bits-ui': Infinity, 'carbon-icons-svelte': 100 },
  astro: { '@astrojs/starlight': Infinity, 'accessible-astro-components': Infinity },
};

/** What a compiler's own imports are written as, unlike every import of a component. */
const RUNTIME = 'shale:runtime';

const KINDS = { import: 'import', 'export-from': 'import', 'dynamic-import': 'dynamic-import' };

/** The modules that a component becomes, as TypeScript, with the scripts that it has. */
const COMPILERS = { vue, svelte, astro };

const isVerbatim = { compilerOptions: { verbatimModuleSyntax: true } };

export async function components() {
  await init;
  const results = [];
  for (const format of Object.keys(CORPORA)) {
    results.push(await compareFormat(format));
  }
  return results.every(Boolean);
}

async function compareFormat(format) {
  const files = Object.entries(CORPORA[format]).flatMap(([name, most]) => filesOf(name, format, most));
  const ours = await records(files.map((file) => path.join(packages, file)));
  const report = new Report(format);
  let requests = 0;
  let types = 0;
  for (const [index, file] of files.entries()) {
    const bytes = readFileSync(path.join(packages, file));
    const theirs = await answer(format, bytes.toString(), path.join(packages, file));
    if (theirs === undefined) {
      report.reject();
      continue;
    }
    requests += theirs.size;
    types += [...theirs].filter((text) => text.startsWith('type ')).length;
    report.file(file, compare(ours[index], theirs, bytes, format));
  }
  return report.print(`${requests} requests, ${types} of them only for types`);
}

function filesOf(name, format, most) {
  return readdirSync(path.join(packages, name), { recursive: true })
    .filter((file) => file.endsWith(`.${format}`))
    .sort()
    .slice(0, most)
    .map((file) => path.posix.join(name, file));
}

function compare({ error, rows }, theirs, bytes, format) {
  if (error) {
    return [`fails: ${error}`];
  }
  const asked = rows.filter(({ kind }) => KINDS[kind]);
  const mine = requestsOf(
    asked.filter(({ typeOnly }) => !typeOnly).map(({ kind, request }) => [KINDS[kind], request]),
    asked.map(({ request }) => request),
  );
  return [...differences(mine, theirs, format), ...rows.flatMap((row) => misplaced(row, bytes))];
}

/** A text for each request; one that is nowhere asked for as a value is one for types. */
function requestsOf(values, all) {
  const asValues = new Set(values.map(([, request]) => request));
  const types = all.filter((request) => !asValues.has(request)).map((request) => ['type', request]);
  return new Set([...values, ...types].map(([kind, request]) => `${kind} ${JSON.stringify(request)}`));
}

function misplaced({ request, start, end, line }, bytes) {
  const written = bytes.subarray(start, end).toString();
  const isThere = written.replace(/^(["'`])(.*)\1$/s, '$2') === request;
  const isOnLine = bytes.subarray(0, start).filter((byte) => byte === 10).length + 1 === line;
  return isThere && isOnLine ? [] : [`${JSON.stringify(request)} is not ${JSON.stringify(written)} in line ${line}`];
}

/** The requests of a component as texts; undefined where the compiler accepts nothing. */
async function answer(format, source, file) {
  try {
    const { modules, all, links = [], settings = {} } = await COMPILERS[format](source, file);
    const values = links.map((request) => ['import', request]);
    for (const code of modules) {
      const script = await esbuild(code, { loader: 'ts', tsconfigRaw: settings });
      values.push(...lexed(script.code));
    }
    return requestsOf(values, all);
  } catch {
    return undefined;
  }
}

function lexed(code) {
  return lex(code)[0]
    .filter(({ specifier }) => specifier && !specifier.startsWith(RUNTIME))
    .map(({ type, specifier }) => [type === 'dynamic' ? 'dynamic-import' : 'import', specifier]);
}

/** What the statements of a script ask for, types included. */
function statements(body = []) {
  return body.flatMap(({ source }) => (source ? [source.value] : []));
}

function vue(source, file) {
  const { descriptor, errors } = parseVue(source, { filename: file });
  if (errors.length > 0) {
    throw errors[0];
  }
  const { script, scriptSetup, template, styles } = descriptor;
  const links = [script, scriptSetup, template, ...styles].flatMap((block) => block?.src ?? []);
  if ((!script && !scriptSetup) || script?.src) {
    return { modules: [], all: [], links };
  }
  const compiled = compileScript(descriptor, {
    id: 'component',
    inlineTemplate: scriptSetup !== null,
    fs: { fileExists: existsSync, readFile: (name) => readFileSync(name, 'utf8') },
    templateOptions: {
      filename: file,
      transformAssetUrls: false,
      compilerOptions: { runtimeModuleName: RUNTIME },
    },
  });
  const all = [...statements(compiled.scriptAst), ...statements(compiled.scriptSetupAst)];
  return { modules: [compiled.content], all, links };
}

function svelte(source, file) {
  const { instance, module } = parseSvelte(source, { modern: true });
  const all = [...statements(instance?.content.body), ...statements(module?.content.body)];
  const { js } = compileSvelte(source, { filename: file, generate: 'client' });
  const code = js.code.replace(/(['"])svelte\/internal\b/g, `$1${RUNTIME}`);
  return { modules: [code], all, settings: isVerbatim };
}

async function astro(source, file) {
  const { code, scripts, diagnostics } = await astroTransform(source, {
    filename: file,
    internalURL: RUNTIME,
    renderScript: true,
  });
  const failure = diagnostics.find(({ severity }) => severity === 1);
  if (failure) {
    throw new Error(failure.text);
  }
  const texts = [source.split(/^---$/m)[1] ?? '', ...scripts.flatMap((script) => script.code ?? [])];
  const all = texts.flatMap((text) => statementsOfTypeScript(file, text));
  const links = scripts.flatMap(({ type, src }) => (type === 'external' ? src : []));
  // Styles and scripts are modules of their own, whose names begin with the component's.
  const own = code.replaceAll(`"${file}?astro&`, `"${RUNTIME}?`);
  const modules = [own, ...scripts.flatMap((script) => (script.type === 'inline' ? script.code : []))];
  return { modules, all, links, settings: isVerbatim };
}

function statementsOfTypeScript(file, text) {
  return ts
    .createSourceFile(`${file}.ts`, text, ts.ScriptTarget.Latest)
    .statements.flatMap(({ moduleSpecifier }) => moduleSpecifier?.text ?? []);
}

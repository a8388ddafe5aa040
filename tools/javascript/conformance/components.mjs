// The compilers of Vue, Svelte and Astro: which requests are left when a component is a module, and
// which imports of its scripts are for types only. The bytes at each row are what was asked for.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { transform as astroTransform } from '@astrojs/compiler';
import { compileScript, parse as parseVue } from '@vue/compiler-sfc';
import { transform as esbuild } from 'esbuild';
import { parseSync } from 'oxc-parser';
import { compile as compileSvelte, parse as parseSvelte } from 'svelte/compiler';
import ts from 'typescript';
import { here, packages } from './corpus.mjs';
import { differences, Report } from './report.mjs';
import { records } from './shale.mjs';

const WRITTEN = path.join(here, '.build/components');

/** Where the components of each format are, and how many of them are enough. */
const CORPORA = {
  vue: { primevue: Infinity, 'wot-design-uni': Infinity, 'nutui-uniapp': Infinity },
  svelte: { 'carbon-components-svelte': Infinity, 'bits-ui': Infinity, 'carbon-icons-svelte': 100 },
  astro: { '@astrojs/starlight': Infinity, 'accessible-astro-components': Infinity },
};

/** Around a template, a script that imports names that only the template or a type may use. */
const SCRIPT = "import { Foo, bar, vBaz, quxQuux } from './a'; import type { T } from './t';";
const TYPED = "import { type A, B } from './b'; import C, { type D } from './c'; let x: B; export {}";
const AROUND = {
  vue: (template) =>
    `<script setup lang="ts">\n${SCRIPT}\nlet y: Foo = 1;\n</script>\n<template>${template}</template>\n`,
  svelte: (template) => `<script lang="ts">\n${SCRIPT}\nlet y: Foo = 1;\n</script>\n${template}\n`,
  astro: (template) => `---\n${SCRIPT}\nlet y: Foo = 1;\n---\n${template}\n`,
};

/** Templates, each between what AROUND has. */
const TEMPLATES = {
  vue: [
    '',
    '<Foo/>',
    '<foo/>',
    '<FOO/>',
    '<div>Foo bar</div>',
    '<div>{{ bar }}</div>',
    '<div>{{ "bar" }}</div>',
    '<div>{{ x.bar }}</div>',
    '<div>{{ x[bar] }}</div>',
    '<div>{{ `${bar}` }}</div>',
    '<div>{{ { bar } }}</div>',
    '<div>{{ { bar: 1 } }}</div>',
    '<div>{{ barn }}</div>',
    '<div :bar="1"/>',
    '<div :a="bar"/>',
    '<div a="bar"/>',
    '<div :bar/>',
    '<div v-bind:bar/>',
    '<div v-bind="bar"/>',
    '<div :[bar]="1"/>',
    '<div @click="bar"/>',
    '<div @click="bar()"/>',
    '<div @click="() => bar()"/>',
    '<div @click="bar => bar()"/>',
    '<div @bar="1"/>',
    '<div @[bar]="1"/>',
    '<div v-baz/>',
    '<div v-baz:a.b="1"/>',
    '<div vBaz/>',
    '<div v-if="bar"/>',
    '<div v-for="a in bar"/>',
    '<div v-for="bar in 3">{{ bar }}</div>',
    '<div v-for="(bar, i) of [1]" :key="bar"/>',
    '<div v-model="bar"/>',
    '<div v-model:bar="x"/>',
    '<div v-html="bar"/>',
    '<div v-slot="bar"/>',
    '<Baz v-slot="{ bar }">{{ bar }}</Baz>',
    '<Baz v-slot="{ a = bar }"/>',
    '<Baz #default="{ bar: a }"/>',
    '<Baz #[bar]/>',
    '<Baz #bar/>',
    '<div ref="bar"/>',
    '<div :ref="bar"/>',
    '<quxQuux/>',
    '<qux-quux/>',
    '<QuxQuux/>',
    '<bar.baz/>',
    '<Foo.Bar/>',
    '<component :is="Foo"/>',
    '<component is="Foo"/>',
    '<template v-if="1"><Foo/></template>',
    '<template #a><div>{{ bar }}</div></template>',
    '<!-- <Foo/> {{ bar }} -->',
    '<div v-pre>{{ bar }}</div>',
    '<div v-pre><Foo/></div>',
    '<div :a="x as T"/>',
    '<div :a="bar as T"/>',
    '<div :a="\'bar\'"/>',
    '<div :a="/bar/.test(x)"/>',
    '<div :style="{ bar: 1 }"/>',
    '<div :class="[bar]"/>',
    '<textarea>{{ bar }}</textarea>',
    '<p>a < bar</p>',
    '<div :a="`bar`"/>',
  ],
  svelte: [
    '',
    '<Foo/>',
    '<div>{bar}</div>',
    '{#if bar}{/if}',
    '{@html bar}',
    '<div use:bar/>',
    '<!-- <Foo/> -->',
    '<style>a { b: c }</style>',
  ],
  astro: [
    '',
    '<Foo/>',
    '<div>{bar}</div>',
    '<div a={bar}/>',
    '<!-- <Foo/> -->',
    '<script>import "./s";</script>',
    '<script>import { type A, B } from "./s"; let x: B;</script>',
    '<script src="./s.js"></script>',
    '<script src="./s.js"/>',
    '<script is:inline>import "./s";</script>',
    '<script is:inline src="./s.js"></script>',
    '<script type="module">import "./s";</script>',
    '<script type="module" src="./s.js"></script>',
    '<script type="text/plain">import "./s";</script>',
    '<script define:vars={{ bar }}>import("./s");</script>',
    '<script async>import("./s");</script>',
    '<script lang="ts">import "./s";</script>',
    '<script id="x">import "./s";</script>',
    '<script>import "./s";</script><script>import "./s2"; import("./s3")</script>',
    '{bar && <script>import "./s";</script>}',
    '<div>{`<script>import "./s"</script>`}</div>',
    '<style>@import "./x.css";</style>',
    '<p>---</p>',
    '<div set:html={`<Foo/>`}/>',
    '{import("./d")}',
    '<div a={import("./d")}/>',
    '<div a={await import("./d")}>{x ? <Foo/> : <p>{bar}</p>}</div>',
    '<Foo client:load/>',
    '<Foo client:only="x"/>',
  ],
};

/** Whole components. */
const WHOLE = {
  vue: [
    `<script lang="ts">${TYPED}</script>`,
    `<script lang="ts">export default {}; ${TYPED.replace('export {}', '')}</script><template><B/></template>`,
    `<script lang="ts">import { B } from './b'; export const z = 1</script><script setup lang="ts">import D from './d'</script><template><B/></template>`,
    `<script>import B from './b'; import './c'</script>`,
    `<script setup>import B from './b'; import './c'</script><template><p/></template>`,
    `<script src="./x.js"></script><template src="./x.html"></template><style src="./x.css"></style>`,
    `<template lang="pug">div: Foo</template><script setup>import Foo from './f'</script>`,
    `<template><script>import './no'</script></template><script setup>import './b'</script>`,
    `<!-- <script>import './no'</script> --><script>import './b'; export default {}</script>`,
    `<docs>import './no'</docs><i18n lang="json">{"a": "import './no'"}</i18n><script>import './b'</script>`,
    `<docs><script>import './no'</script></docs><script>import './b'</script>`,
    `<script setup lang="tsx">import { B } from './b'; const x = <B/>; import('./d')</script>`,
    `<script lang="ts" setup generic="T extends import('./g').G">import { B } from './b'; defineProps<{a: B, b: T}>()</script>`,
    `<script setup lang="ts" generic="T extends B">import type { B } from './b'</script>`,
    `<style>@import './x.css';</style><script>import './b'</script>`,
    `<template><p>{{ "</p>" }}</p></template><script>import './b'; export * from './c'</script>`,
    `<script>const a = "<script>"; import './b'</script>`,
    `\uFEFF<script>import './b'</script>`,
    `<SCRIPT>import './b'</SCRIPT>`,
    `<script>\r\nimport './b'\r\n</script>\r\n`,
  ],
  svelte: [
    `<script module lang="ts">${TYPED}</script><script lang="ts">import './d'</script>`,
    `<script context="module">export const a = 1; import './b'</script><script>import './c'; import('./d')</script>`,
    `<svelte:head><script>import './no'</script></svelte:head><script>import './b'</script>`,
    `<!-- <script>import './no'</script> --><script>import './b'</script>`,
    `<script>import './b'</script>{#await import('./c') then x}{x}{/await}`,
    `<script>import './b'</script><p on:click={() => import('./c')}>a</p>`,
    `<script>import './b'</script>{@html "<script>import './no'<" + "/script>"}`,
    `<div><script>import './no'</script></div><script>import './b'</script>`,
    `<script lang="ts">import { type A } from './a'; import {} from './b'; export type { X } from './x'</script>`,
    `<style>@import './x.css';</style>`,
    `<p>a</p>`,
  ],
  astro: [
    `<p>no frontmatter</p><script>import './s'</script>`,
    `---\n${TYPED.replace('export {}', '')}\n---\n<B/>`,
    `\n\n---\nimport './a'\n---\n`,
    `---\r\nimport './a';\r\n---\r\n<p/>`,
    `---\nconst a = '---'; import './a'\n---\n<p/>`,
    `---\nimport './a'; export * from './e'; const x = await import('./d');\n---`,
    `--- import './a' ---\n<p/>`,
    `<!-- x -->\n---\nimport './a'\n---\n`,
    `---\n// ---\nimport './a';\n---\n`,
    `---\nimport './a';\nif (1) { return 1 }\n---\n<p/>`,
  ],
};

/** What a compiler's own imports are written as, unlike every import of a component. */
const RUNTIME = 'shale:runtime';

const KINDS = { import: 'import', 'export-from': 'import', 'dynamic-import': 'dynamic-import' };

/** The modules that a component becomes, as TypeScript, with the scripts that it has. */
const COMPILERS = { vue, svelte, astro };

const isVerbatim = { compilerOptions: { verbatimModuleSyntax: true } };

export async function components() {
  const results = [];
  for (const format of Object.keys(CORPORA)) {
    results.push(await compareFormat(format));
  }
  return results.every(Boolean);
}

async function compareFormat(format) {
  const names = Object.entries(CORPORA[format]).flatMap(([name, most]) => filesOf(name, format, most));
  const files = names.map((name) => [name, path.join(packages, name)]);
  const isEqual = await compareFiles(new Report(format), format, files);
  const report = new Report(format, 'components', 'written');
  return (await compareFiles(report, format, written(format))) && isEqual;
}

/** Writes the components of this file: what each is, and where. */
function written(format) {
  const folder = path.join(WRITTEN, format);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const named = [
    ...TEMPLATES[format].map((template) => [template, AROUND[format](template)]),
    ...WHOLE[format].map((text) => [text, text]),
  ];
  return named.map(([name, text], index) => {
    const file = path.join(folder, `${index}.${format}`);
    writeFileSync(file, text);
    return [JSON.stringify(name), file];
  });
}

async function compareFiles(report, format, files) {
  const ours = await records(files.map(([, file]) => file));
  let requests = 0;
  let types = 0;
  for (const [index, [name, file]] of files.entries()) {
    const bytes = readFileSync(file);
    const theirs = await answer(format, bytes.toString(), file);
    if (theirs === undefined) {
      report.reject();
      continue;
    }
    requests += theirs.size;
    types += [...theirs].filter((text) => text.startsWith('type ')).length;
    report.file(name, compare(ours[index], theirs, bytes, format));
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
  const text = `${JSON.stringify(request)} is not ${JSON.stringify(written)} in line ${line}`;
  return isThere && isOnLine ? [] : [text];
}

/** The requests of a component as texts; undefined where the compiler accepts nothing. */
async function answer(format, source, file) {
  try {
    const { modules, all, links = [], settings } = await COMPILERS[format](source, file);
    const values = links.map((request) => ['import', request]);
    for (const code of modules) {
      const script = await esbuild(code, { loader: 'ts', tsconfigRaw: settings });
      values.push(...requestsOfModule(script.code));
    }
    return requestsOf(values, all);
  } catch {
    return undefined;
  }
}

/** What a module asks for, less what the compiler added. */
function requestsOfModule(code) {
  const { module } = parseSync('component.mjs', code);
  const exported = module.staticExports.flatMap(({ entries }) => entries);
  const statics = [...module.staticImports, ...exported].flatMap((row) => row.moduleRequest?.value ?? []);
  const calls = module.dynamicImports
    .map(({ moduleRequest: { start, end } }) => code.slice(start, end))
    .filter((text) => /^(["'])[^\\]*\1$/.test(text))
    .map((text) => text.slice(1, -1));
  return [
    ...statics.map((request) => ['import', request]),
    ...calls.map((request) => ['dynamic-import', request]),
  ].filter(([, request]) => !request.startsWith(RUNTIME));
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
  const isTyped = /^tsx?$/.test((scriptSetup ?? script).lang);
  return { modules: [compiled.content], all, links, settings: isTyped ? {} : isVerbatim };
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

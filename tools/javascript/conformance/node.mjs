// Node itself: where each request of the corpus leads under the platform node. A child answers, as
// conditions are options of the process: for require as createRequire(file).resolve does, for the
// rest as import.meta.resolve.
import { spawn } from 'node:child_process';
import { realpathSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { packages } from './corpus.mjs';
import { Report } from './report.mjs';
import { run } from './shale.mjs';

const MODE = 'production';

/** Rows that Node has a resolver for, and which; the others are a bundler's. */
const SYNTAX = {
  import: 'import',
  'export-from': 'import',
  'dynamic-import': 'import',
  'import-meta-resolve': 'import',
  require: 'require',
  'require-resolve': 'require',
};

/** What Node refuses and bundlers find, by what they find. */
const REASONS = {
  extension: 'Node refuses an import that names no extension, or a directory; bundlers add them',
  source: 'Node does not add extensions of TypeScript and JSX, nor take a.ts for a.js; bundlers do',
};

export async function node(files) {
  const issuers = files.map((file) => realpathSync(path.join(packages, file)));
  const lines = await run('Edges', issuers, MODE, 'node');
  lines.pop();
  const asked = lines.flatMap(({ edges }, index) =>
    edges
      .filter(([kind]) => SYNTAX[kind])
      .map(([kind, request, status, file]) => ({
        issuer: issuers[index],
        syntax: SYNTAX[kind],
        request,
        ours: status === 'FILE' ? file : status,
      })),
  );
  const answers = await ask(asked);
  const report = new Report('node', 'edges');
  asked.forEach((edge, index) => {
    const theirs = answers[index];
    const why = understood(edge, theirs);
    if (why) {
      report.understood(why);
    } else {
      report.file(shorten(edge.issuer), edge.ours === theirs ? [] : [text(edge, theirs)]);
    }
  });
  const count = (wanted) => answers.filter(wanted).length;
  const found = count(path.isAbsolute);
  const externals = count((answer) => answer === 'EXTERNAL');
  return report.print(`Node ${process.versions.node} finds ${found} files and ${externals} externals`);
}

function text({ syntax, request, ours }, theirs) {
  return shorten(`${syntax} ${JSON.stringify(request)}: ours ${ours}, Node ${theirs}`);
}

function shorten(file) {
  return file.replaceAll(`${packages}/`, '');
}

/** Why Shale finds a file that Node does not; undefined for another answer. */
function understood({ syntax, request, ours }, theirs) {
  if (theirs !== 'UNRESOLVED' || !path.isAbsolute(ours)) return undefined;
  if (/\.([cm]?ts|[jt]sx)$/.test(ours)) return REASONS.source;
  return syntax === 'import' && !ours.endsWith(path.posix.basename(request))
    ? REASONS.extension
    : undefined;
}

/** The answers of a child, in order. */
async function ask(asked) {
  const options = ['--experimental-import-meta-resolve', '--no-warnings', '-C', MODE];
  const child = spawn(process.execPath, [...options, fileURLToPath(import.meta.url)], {
    stdio: ['pipe', 'pipe', 'inherit'],
    // Folders in which it would look too.
    env: { ...process.env, NODE_PATH: '', NODE_OPTIONS: '', HOME: packages },
  });
  const closed = new Promise((resolve) => child.on('close', resolve));
  child.stdin.end(asked.map((edge) => `${JSON.stringify(edge)}\n`).join(''));
  const answers = [];
  for await (const line of createInterface({ input: child.stdout })) {
    answers.push(JSON.parse(line));
  }
  const code = await closed;
  if (code !== 0 || answers.length !== asked.length) {
    throw new Error(`node answered ${answers.length} of ${asked.length}, exit code ${code}`);
  }
  return answers;
}

/** What the child does. */
async function answerAll() {
  const texts = [];
  for await (const line of createInterface({ input: process.stdin })) {
    const edge = JSON.parse(line);
    texts.push(JSON.stringify(edge.syntax === 'require' ? required(edge) : imported(edge)));
  }
  process.stdout.write(texts.map((answer) => `${answer}\n`).join(''));
}

function required({ issuer, request }) {
  try {
    const answer = createRequire(issuer).resolve(request);
    return path.isAbsolute(answer) ? answer : 'EXTERNAL';
  } catch {
    return 'UNRESOLVED';
  }
}

function imported({ issuer, request }) {
  try {
    const url = new URL(import.meta.resolve(request, pathToFileURL(issuer)));
    if (url.protocol !== 'file:') return 'EXTERNAL';
    const file = fileURLToPath(url);
    // What does not exist has an address too.
    return statSync(file, { throwIfNoEntry: false })?.isFile() ? file : 'UNRESOLVED';
  } catch {
    return 'UNRESOLVED';
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await answerAll();
}

// Why other resolvers lead elsewhere than ours: rules, each narrow enough to hide no fault.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const OTHERS = ['enhanced-resolve', 'oxc-resolver'];
const ALL = [...OTHERS, 'esbuild'];
const read = new Map();

function packageJson(folder) {
  const file = path.join(folder, 'package.json');
  if (!read.has(file))
    read.set(file, existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null);
  return read.get(file);
}

/** The package.json files above a file, the nearest first. */
function scopes(file) {
  const found = [];
  for (
    let folder = path.dirname(file);
    folder.includes('/worlds/');
    folder = path.dirname(folder)
  ) {
    const json = packageJson(folder);
    if (json !== null) found.push({ folder, json });
  }
  return found;
}

/** A difference, with what the rules ask of it. */
export class Difference {
  constructor(oracle, { issuer, request, syntax }, ours, theirs) {
    Object.assign(this, { oracle, issuer, request, syntax, ours, theirs });
    this.message = ours.message;
    const files = [issuer, ours.path, theirs].filter((file) => file.startsWith('/'));
    const all = files.flatMap(scopes).concat(this.#named());
    this.jsons = [...new Map(all.map(({ folder, json }) => [folder, json])).values()];
  }

  /** The package that the request names, wherever it leads. */
  #named() {
    const name = this.request.match(/^(@[^/]+\/[^/]+|[^./#][^/]*)/)?.[1];
    if (name === undefined) return [];
    return scopes(this.issuer).flatMap(({ folder }) => {
      const place = path.join(folder, 'node_modules', name);
      return packageJson(place) === null ? [] : [{ folder: place, json: packageJson(place) }];
    });
  }

  /** Whether a key of a browser map may mean what is asked for: the file, or the main one of a directory. */
  isAsked(key) {
    const asked = plain(this.request);
    const beside = plain(path.posix.join(path.basename(path.dirname(this.issuer)), this.request));
    const name = plain(key);
    return (
      beside === name ||
      /^\.\.?$/.test(this.request) ||
      asked === name ||
      asked.endsWith(`/${name}`) ||
      name.endsWith(`/${asked.replace(/^(\.\.?\/)+/, '')}`) ||
      this.hasMain((value) => plain(value) === name) ||
      name === 'index'
    );
  }

  /** The end of the path that is asked for. */
  get requested() {
    const isRelative = this.request.startsWith('.');
    const file = isRelative
      ? path.resolve(path.dirname(this.issuer), this.request)
      : `/node_modules/${this.request}`;
    return file.replace(/\/$/, '');
  }

  /** Whether a map leads elsewhere than to what is asked for, and our failure speaks of that. */
  get isMapped() {
    return (
      !new RegExp(`no (file|directory) \\S*${literal(this.requested)}(,|$)`).test(this.message) &&
      this.hasMapped((key, value) => typeof value === 'string' && this.isAsked(key))
    );
  }

  get isFound() {
    return this.ours.status === 'FILE';
  }

  get isLost() {
    return this.ours.status === 'UNRESOLVED';
  }

  get theyFind() {
    return this.theirs.startsWith('/');
  }

  get theyLose() {
    return this.theirs === 'UNRESOLVED';
  }

  /** Whether a `browser` map that may matter has an entry. */
  hasMapped(holds) {
    return this.jsons.some(
      ({ browser }) =>
        typeof browser === 'object' &&
        Object.entries(browser).some(([key, value]) => holds(key, value)),
    );
  }

  hasKey(holds) {
    return this.jsons.some(
      ({ exports }) =>
        exports !== null && typeof exports === 'object' && Object.keys(exports).some(holds),
    );
  }

  hasMain(holds) {
    return this.jsons.some(({ browser, module, main }) =>
      [browser, module, main].some((value) => typeof value === 'string' && holds(value)),
    );
  }

  /** Whether the answer may come of an exports or imports field. */
  get isTarget() {
    return (
      this.request.startsWith('#') ||
      this.jsons.some((json) => json.exports != null && json.name === this.named)
    );
  }

  get named() {
    return this.request.match(/^(@[^/]+\/[^/]+|[^./#][^/]*)/)?.[1];
  }
}

/** A path without what keys may lack: dots, an extension, an index. */
function plain(text) {
  return (
    path.posix
      .normalize(String(text))
      .replace(/^\.\//, '')
      .replace(/\/$/, '')
      .replace(/\.[a-z]+$/, '')
      .replace(/(^|\/)index$/, '$1')
      .replace(/\/$/, '') || 'index'
  );
}

function bare(text) {
  return text.replace(/\.[a-z]+$/, '');
}

/** A text as a part of a regular expression. */
function literal(text) {
  return text.replace(/[.*+?^$()|[\]{}\\]/g, '\\$&');
}

const SOURCE = /\.tsx?$/;

const RULES = [
  {
    oracles: ['esbuild', 'oxc-resolver'],
    reason: 'a slash at the end names a directory, as in Node; the others let it name a file too',
    holds: (d) =>
      d.request.endsWith('/') &&
      d.theyFind &&
      (path.basename(bare(d.theirs)) === path.basename(bare(d.requested)) ||
        / is a directory$/.test(d.message) ||
        d.isMapped),
  },
  {
    oracles: ALL,
    reason:
      'a replacement of a browser map that does not exist is an error; esbuild takes the file itself, the others a directory',
    holds: (d) => d.isLost && !d.theyLose && d.isMapped,
  },
  {
    oracles: OTHERS,
    reason:
      'targets of exports and imports are files as they are, as in Node and esbuild; the others add extensions and directories',
    holds: (d) =>
      d.isLost &&
      d.theyFind &&
      /the (exports|imports) of .* lead to ".*": (no file|no directory|\S+ is a directory)/.test(
        d.message,
      ),
  },
  {
    oracles: OTHERS,
    reason:
      'a compiled name in a field stands for its source, as in esbuild; to the others in a request alone',
    holds: (d) =>
      d.isFound && SOURCE.test(d.ours.path) && (d.isTarget || !/\.jsx?$/.test(d.request)),
  },
  {
    oracles: ['oxc-resolver'],
    reason:
      'patterns lead to files and folders to folders, as in Node and esbuild; oxc-resolver lets each lead to either',
    holds: (d) =>
      d.isLost &&
      d.theyFind &&
      /(lead to the directory ".*"|leads to ".*", without a slash)$/.test(d.message),
  },
  {
    oracles: OTHERS,
    reason: 'a number or a boolean is no target, as in Node and esbuild; the others pass it over',
    holds: (d) =>
      d.isLost && d.theyFind && /leads to (true|false|\d+), which is no path$/.test(d.message),
  },
  {
    oracles: ['esbuild'],
    reason: 'a folder that exports map is no file itself; to esbuild its target may be one',
    holds: (d) =>
      d.request.endsWith('/') &&
      d.hasKey((key) => key.endsWith('/') && d.request.endsWith(key.slice(1))),
  },
  {
    oracles: ['oxc-resolver'],
    reason: 'a main field that is empty is as if absent, as in Node, esbuild and enhanced-resolve',
    holds: (d) => d.isFound && d.hasMain((value) => value === ''),
  },
  {
    oracles: ['oxc-resolver'],
    reason: 'exports that are null are as if absent, as in Node and esbuild',
    holds: (d) => d.theyLose && d.jsons.some(({ exports }) => exports === null),
  },
  {
    oracles: OTHERS,
    reason: 'true in a browser map says nothing, as in esbuild; to the others it is an error',
    holds: (d) => d.hasMapped((key, value) => value === true),
  },
  {
    oracles: OTHERS,
    reason:
      'no browser map applies to targets of exports and imports, as in esbuild; the others apply it',
    holds: (d) => d.isTarget && d.hasMapped(() => true),
  },
  {
    oracles: ['esbuild'],
    reason:
      'a slash at the end of a replacement in a browser map names a directory; esbuild lets it name a file too',
    holds: (d) =>
      d.isFound && d.theyFind && d.hasMapped((key, value) => String(value).endsWith('/')),
  },
  {
    oracles: ['esbuild'],
    reason:
      'keys of browser maps in directories that do not exist count, as in enhanced-resolve; not to esbuild in relative requests',
    holds: (d) =>
      !d.isLost &&
      d.theyLose &&
      d.request.startsWith('.') &&
      !existsSync(path.dirname(d.requested)),
  },
  {
    oracles: ['esbuild'],
    reason: 'a star in a request is a letter, as in Node; esbuild refuses it',
    holds: (d) => d.isFound && d.theyLose && d.request.includes('*'),
  },
  {
    oracles: ALL,
    reason: 'no name in what a star stands for may be "..", as in Node; the others let some',
    holds: (d) =>
      d.isLost &&
      d.theyFind &&
      d.request.includes('..') &&
      d.message.includes('are not allowed there'),
  },
  {
    oracles: ['esbuild'],
    reason:
      'a pattern of imports leads to files, as in Node; esbuild lets it lead to a package with a slash',
    holds: (d) =>
      d.isLost && d.theyFind && / the files "#.*" lead to the directory /.test(d.message),
  },
  {
    oracles: ['esbuild', 'oxc-resolver'],
    reason: 'a star stands for a letter at least, as in Node; to the others for none',
    holds: (d) => d.hasKey((key) => key.endsWith('*') && d.request.endsWith(key.slice(1, -1))),
  },
  {
    oracles: ['esbuild'],
    reason: 'of "./f*" and "./f/" the star decides, as in Node; to esbuild the folder',
    holds: (d) =>
      d.hasKey((key) => key.endsWith('*') && d.hasKey((other) => other === `${key.slice(0, -1)}/`)),
  },
  {
    oracles: OTHERS,
    reason:
      'of an array the first valid target counts, as in Node and esbuild; enhanced-resolve tries all, and an empty one forbids to neither',
    holds: (d) =>
      d.isTarget &&
      d.jsons.some(({ exports, imports }) =>
        JSON.stringify([exports, imports]).slice(1).includes('['),
      ),
  },
  {
    oracles: ['enhanced-resolve'],
    reason:
      'exports that are false export nothing, as in Node and esbuild; to enhanced-resolve they are absent',
    holds: (d) =>
      d.isLost &&
      d.theyFind &&
      d.jsons.some(({ exports }) => typeof exports === 'boolean' || typeof exports === 'number'),
  },
  {
    oracles: ['oxc-resolver'],
    reason: 'null forbids, as in Node and esbuild; oxc-resolver asks the next condition',
    holds: (d) =>
      d.isLost &&
      d.theyFind &&
      /exports no .* for the conditions|do not allow it for/.test(d.message) &&
      d.jsons.some(({ exports, imports }) => JSON.stringify([exports, imports]).includes('null')),
  },
  {
    oracles: ['esbuild'],
    reason:
      'a browser map holds for its own package; in esbuild for the packages below it that have none',
    holds: (d) =>
      !d.isFound &&
      d.issuer.includes('/node_modules/') &&
      (d.theirs === d.request || d.request === 'fs'),
  },
  {
    oracles: ['esbuild'],
    reason: 'a replacement without a dot is a package or a file; esbuild tries one of them',
    holds: (d) =>
      d.isFound && d.hasMapped((key, value) => typeof value === 'string' && !value.startsWith('.')),
  },
  {
    oracles: ['esbuild', 'enhanced-resolve'],
    reason:
      "modules of Node are external, wherever the name comes from; the others' answer for a browser is an error",
    holds: (d) => d.ours.status === 'EXTERNAL' && d.theyLose,
  },
  {
    oracles: OTHERS,
    reason:
      'dots name a directory, as in Node and esbuild; the others let them name a file beside it',
    holds: (d) => /^\.\.?$/.test(d.request) && d.theyFind,
  },
  {
    oracles: OTHERS,
    reason:
      'a slash at the end of a main field says nothing, as in Node and esbuild; to the others it names a directory',
    holds: (d) => d.isFound && d.hasMain((value) => value.endsWith('/')),
  },
  {
    oracles: OTHERS,
    reason:
      'keys of browser maps fit without extension, without a dot, and as an index, as in esbuild; the others take some of them literally',
    holds: (d) => !d.isLost && d.hasMapped((key) => d.isAsked(key)),
  },
  {
    oracles: OTHERS,
    reason:
      'a browser map is applied once to a request, as in esbuild; the others apply it to what it leads to as well',
    holds: (d) =>
      d.isFound &&
      d.hasMapped((key, value) => d.hasMapped((other) => plain(other) === plain(value))),
  },
  {
    oracles: OTHERS,
    reason:
      'a key of a browser map names what is asked for; to the others the source of a compiled name too, whether it exists or not',
    holds: (d) => d.isLost && /\.jsx?$/.test(d.request) && d.hasMapped((key) => SOURCE.test(key)),
  },
  {
    oracles: ['esbuild'],
    reason: 'an index that a browser map replaces by its directory is itself; to esbuild nothing',
    holds: (d) =>
      d.isFound &&
      d.theyLose &&
      d.hasMapped((key, value) => /index(\.[a-z]+)?$/.test(key) && plain(key) === plain(value)),
  },
  {
    oracles: ['oxc-resolver'],
    reason: 'a key of a browser map with a slash at its end fits nothing, as in esbuild',
    holds: (d) => d.theirs === 'IGNORED' && d.hasMapped((key) => key.endsWith('/')),
  },
  {
    oracles: ['oxc-resolver'],
    reason:
      'a key of a browser map may name a directory that is written with a slash, as in esbuild and enhanced-resolve',
    holds: (d) =>
      d.request.endsWith('/') && d.theyLose && d.hasMapped((key) => !/\.[a-z]+$/.test(key)),
  },
  {
    oracles: ['enhanced-resolve'],
    reason:
      'a main field that is a dot is the index, as in Node and esbuild; enhanced-resolve passes it over',
    holds: (d) => d.isFound && d.theyFind && d.hasMain((value) => value === '.'),
  },
  {
    oracles: ALL,
    reason: 'what stands in for a module of Node in a browser map has to exist',
    holds: (d) => d.request === 'fs' && d.isLost && d.hasMapped((key) => key === 'fs'),
  },
];

/** Why a difference is none, or undefined. */
export function reason(difference) {
  return RULES.find(
    ({ oracles, holds }) => oracles.includes(difference.oracle) && holds(difference),
  )?.reason;
}

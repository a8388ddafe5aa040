import {NONE} from './absent.js';
import {readCycleOf, readDominated, readImporters, readSources} from './derived.js';
import {Folders} from './folders.js';
import {Texts, offsets} from './texts.js';

/** @typedef {import('./decode.js').Decoded} Decoded */
/** @typedef {import('./decode.js').Kind} Kind */

/** Bits of `Graph.flags`. */
export const ModuleFlag = {ENTRY: 1, FOR_TYPES: 2, INSTALLED: 4, ROOT: 8};

/** Bits of `Graph.dependencyFlags`. */
export const DependencyFlag = {
  TYPE_ONLY: 1,
  OPTIONAL: 2,
  WEAK: 4,
  CONDITIONAL: 8,
  DEFER: 16,
  SOURCE: 32,
  FOR_TYPES: 64,
};

/** The bits any of which says that a dependency does not load its target. */
const PASSIVE = DependencyFlag.TYPE_ONLY | DependencyFlag.WEAK | DependencyFlag.FOR_TYPES;

/** A module graph in columns. Modules and dependencies are numbers, as `shale graph --json` has them. */
export class Graph {
  /** @param {Decoded} decoded */
  constructor(decoded) {
    this.header = decoded.header;
    /** @type {(name: string) => Int32Array} */
    const ints = (name) =>
      /** @type {Int32Array} */ (decoded.columns.get(name) ?? new Int32Array(0));
    /** @type {(name: string) => Uint8Array} */
    const bytes = (name) =>
      /** @type {Uint8Array} */ (decoded.columns.get(name) ?? new Uint8Array(0));

    this.moduleKinds = byCode(decoded.header.moduleKinds);
    this.kindsOfDependencies = byCode(decoded.header.dependencyKinds);
    const paths = new Texts(bytes('module.path'), ints('module.path.length'));
    this.moduleCount = paths.count;
    /** @type {string[]} */
    this.paths = [];
    for (let module = 0; module < paths.count; module++) {
      this.paths.push(paths.at(module));
    }
    this.kinds = bytes('module.kind');
    this.flags = bytes('module.flags');
    this.bytes = ints('module.bytes');
    this.depths = ints('module.depth');
    this.components = ints('module.component');
    this.issuers = ints('module.issuer');
    this.dominators = ints('module.dominator');
    this.surviving = ints('module.surviving');
    this.affected = decoded.columns.has('module.affected') ? ints('module.affected') : null;
    this.chunks = decoded.columns.has('module.chunk') ? ints('module.chunk') : null;

    this.chunkCounts = ints('module.chunks');

    this.texts = new Texts(bytes('text'), ints('text.length'));
    this.begins = offsets(ints('module.dependencies'));
    this.targets = ints('dependency.target');
    this.dependencyCount = this.targets.length;
    this.dependencyKinds = bytes('dependency.kind');
    this.dependencyFlags = bytes('dependency.flags');
    this.lines = ints('dependency.line');
    this.columns = ints('dependency.column');
    this.requests = ints('dependency.request');
    this.nameBegins = offsets(ints('dependency.names'));
    this.names = ints('dependency.name');
    this.sources = readSources(this.begins);

    this.exportBegins = offsets(ints('export.count'));
    this.exportNames = ints('export.name');
    this.exportStates = bytes('export.state');
    this.exportModules = ints('export.module');
    this.exportBindings = ints('export.binding');

    this.cycles = readCycles(ints);
    this.cycleOf = readCycleOf(this.cycles, this.moduleCount);
    const importers = readImporters(this.targets, this.moduleCount);
    this.importerBegins = importers.begins;
    this.importers = importers.dependencies;
    const dominated = readDominated(this.dominators, this.bytes);
    this.dominatedCounts = dominated.counts;
    this.dominatedBytes = dominated.bytes;
    this.folders = new Folders(this);
    /** @type {Map<string, number> | null} */
    this.byPath = null;
  }

  /** @param {number} module */
  path(module) {
    return this.paths[module];
  }

  /**
   * The module of a path, or NONE.
   * @param {string} path
   */
  find(path) {
    if (!this.byPath) {
      this.byPath = new Map(this.paths.map((one, module) => [one, module]));
    }
    return this.byPath.get(path) ?? NONE;
  }

  /** @param {number} module */
  kind(module) {
    return this.moduleKinds[this.kinds[module]];
  }

  /** @param {number} dependency */
  kindOf(dependency) {
    return this.kindsOfDependencies[this.dependencyKinds[dependency]];
  }

  /**
   * @param {number} module
   * @param {number} flag
   */
  is(module, flag) {
    return (this.flags[module] & flag) !== 0;
  }

  /** @param {number} module */
  importerCount(module) {
    return this.importerBegins[module + 1] - this.importerBegins[module];
  }

  /** @param {number} module */
  dependenciesOf(module) {
    return this.begins[module + 1] - this.begins[module];
  }

  /**
   * Whether a dependency loads its target when the program runs.
   * @param {number} dependency
   */
  isActive(dependency) {
    return (this.dependencyFlags[dependency] & PASSIVE) === 0;
  }

  /**
   * The names that a dependency is asked for; `*` stands for all.
   * @param {number} dependency
   */
  namesOf(dependency) {
    const names = [];
    for (let at = this.nameBegins[dependency]; at < this.nameBegins[dependency + 1]; at++) {
      names.push(this.names[at] === NONE ? '*' : this.texts.at(this.names[at]));
    }
    return names;
  }

  /**
   * The dependencies from an entry to a module, by which it was found.
   * @param {number} module
   */
  chain(module) {
    const chain = [];
    let at = module;
    for (let issuer = this.issuers[at]; issuer !== NONE; issuer = this.issuers[at]) {
      chain.unshift(issuer);
      at = this.sources[issuer];
      if (chain.length > this.moduleCount) {
        break;
      }
    }
    return chain;
  }
}

/** @typedef {{modules: Int32Array, way: Int32Array, breaks: Int32Array}} Cycle */

/**
 * @param {(name: string) => Int32Array} ints
 * @returns {Cycle[]}
 */
function readCycles(ints) {
  const sizes = offsets(ints('cycle.size'));
  const ways = offsets(ints('cycle.length'));
  const breaks = offsets(ints('cycle.breaks'));
  const cycles = [];
  for (let cycle = 0; cycle + 1 < sizes.length; cycle++) {
    cycles.push({
      modules: ints('cycle.module').subarray(sizes[cycle], sizes[cycle + 1]),
      way: ints('cycle.way').subarray(ways[cycle], ways[cycle + 1]),
      breaks: ints('cycle.break').subarray(breaks[cycle], breaks[cycle + 1]),
    });
  }
  return cycles;
}

/**
 * @param {Kind[]} kinds
 * @returns {Kind[]}
 */
function byCode(kinds) {
  /** @type {Kind[]} */
  const list = [];
  for (const kind of kinds) {
    list[kind.code] = kind;
  }
  return list;
}

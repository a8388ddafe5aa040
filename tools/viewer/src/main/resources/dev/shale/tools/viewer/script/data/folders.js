import {NONE} from './absent.js';

/** @typedef {import('./graph.js').Graph} Graph */
/** @typedef {import('./decode.js').Package} Package */

/** Where names are that are no files. */
const NO_FILES = '(no files)';

/** The folders of a graph as a tree. A folder has a number; 0 is the one above all, whose path is empty. */
export class Folders {
  /** @param {Graph} graph */
  constructor(graph) {
    /** The path of each folder, without a slash at its end. @type {string[]} */
    this.paths = [''];
    this.parents = [NONE];
    /** @type {number[][]} */
    this.children = [[]];
    /** @type {number[][]} */
    this.modules = [[]];
    /** @type {Map<string, number>} */
    this.byPath = new Map([['', 0]]);
    this.ofModule = new Int32Array(graph.moduleCount);
    for (let module = 0; module < graph.moduleCount; module++) {
      this.add(graph, module);
    }
    /** @type {Map<number, Package>} */
    this.packages = new Map();
    for (const one of graph.header.packages) {
      const folder = this.byPath.get(one.path);
      if (folder !== undefined && one.path !== '') {
        this.packages.set(folder, one);
      }
    }
    this.installed = this.readInstalled();
  }

  /**
   * @param {Graph} graph
   * @param {number} module
   */
  add(graph, module) {
    const path = graph.paths[module];
    const inside = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    const folder = this.folder(graph.kind(module).file ? inside : NO_FILES);
    this.ofModule[module] = folder;
    this.modules[folder].push(module);
  }

  /**
   * The number of a folder, which is made if there is none yet.
   * @param {string} path
   * @returns {number}
   */
  folder(path) {
    const known = this.byPath.get(path);
    if (known !== undefined) {
      return known;
    }
    const parent = this.folder(path.slice(0, Math.max(0, path.lastIndexOf('/'))));
    const folder = this.paths.length;
    this.paths.push(path);
    this.parents.push(parent);
    this.children.push([]);
    this.modules.push([]);
    this.children[parent].push(folder);
    this.byPath.set(path, folder);
    return folder;
  }

  /** The installed package that each folder belongs to, as its folder, or NONE. */
  readInstalled() {
    const installed = new Int32Array(this.count).fill(NONE);
    for (let folder = 1; folder < this.count; folder++) {
      const isPackage = this.packages.get(folder)?.installed;
      installed[folder] = isPackage ? folder : installed[this.parents[folder]];
    }
    return installed;
  }

  get count() {
    return this.paths.length;
  }

  /** @param {string} path */
  find(path) {
    return this.byPath.get(path) ?? NONE;
  }

  /**
   * The folder below which everything is that is below this one: it skips those that have nothing
   * but one other folder.
   * @param {number} folder
   */
  end(folder) {
    let end = folder;
    while (this.modules[end].length === 0 && this.children[end].length === 1) {
      end = this.children[end][0];
    }
    return end;
  }

  /**
   * What a folder is called below another.
   * @param {number} folder
   * @param {number} [above]
   */
  label(folder, above = this.parents[folder]) {
    const own = this.packages.get(folder);
    const base = above <= 0 ? 0 : this.paths[above].length + 1;
    const path = this.paths[folder].slice(base);
    return own && own.installed ? own.name : path;
  }

  /**
   * All modules of a folder and of those below it.
   * @param {number} folder
   * @returns {number[]}
   */
  allModules(folder) {
    const all = [];
    const open = [folder];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      for (const module of this.modules[at]) {
        all.push(module);
      }
      for (const child of this.children[at]) {
        open.push(child);
      }
    }
    return all;
  }

  /**
   * Sums of what modules have, by folder.
   * @param {ArrayLike<number>} values
   */
  sums(values) {
    const sums = new Float64Array(this.count);
    for (let folder = this.count - 1; folder >= 0; folder--) {
      for (const module of this.modules[folder]) {
        sums[folder] += values[module];
      }
      if (folder > 0) {
        sums[this.parents[folder]] += sums[folder];
      }
    }
    return sums;
  }
}

import {baseName} from '../text.js';

/** @typedef {import('./graph.js').Graph} Graph */
/**
 * @typedef {{type: 'module' | 'folder' | 'package' | 'export', id: number, path: string,
 *     label: string, score: number}} Hit
 */

/** How many hits of a kind are worth ranking. */
const MOST_OF_A_KIND = 2000;
const MISS = -1;

/** What of a graph fits some words: paths of modules and folders, packages, names of exports. */
export class Search {
  /** @param {Graph} graph */
  constructor(graph) {
    this.graph = graph;
    this.paths = graph.paths.map((path) => path.toLowerCase());
    this.letters = Int32Array.from(this.paths, lettersOf);
    /** @type {{label: string, lower: string, folder: number}[]} */
    this.packages = [];
    for (const [folder, one] of graph.folders.packages) {
      this.packages.push({label: one.name, lower: one.name.toLowerCase(), folder});
    }
    this.folders = graph.folders.paths.map((path) => path.toLowerCase());
    this.folderLetters = Int32Array.from(this.folders, lettersOf);
    this.exports = readExports(graph);
  }

  /**
   * The best hits first.
   * @param {string} text
   * @param {'all' | 'places'} kinds places are modules and folders
   * @returns {Hit[]}
   */
  find(text, kinds = 'all') {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    if (words.length === 0) {
      return [];
    }
    /** @type {Hit[]} */
    const hits = [];
    this.addFolders(words, hits);
    if (kinds === 'all') {
      this.addExports(words, hits);
    }
    this.addModules(words, hits);
    return hits.sort(
      (one, other) =>
        other.score - one.score || one.label.length - other.label.length || one.id - other.id,
    );
  }

  /**
   * @param {string[]} words
   * @param {Hit[]} hits
   */
  addFolders(words, hits) {
    const folders = this.graph.folders;
    const letters = lettersOf(words.join(''));
    const named = new Set();
    for (const {label, lower, folder} of this.packages) {
      const score = scoreOf(lower, words);
      if (score !== MISS) {
        named.add(folder);
        hits.push({
          type: 'package',
          id: folder,
          path: folders.paths[folder],
          label,
          score: score + 8,
        });
      }
    }
    for (let folder = 1; folder < this.folders.length; folder++) {
      const isOut = named.has(folder) || (letters & ~this.folderLetters[folder]) !== 0;
      const score = isOut ? MISS : scoreOf(this.folders[folder], words);
      if (score !== MISS) {
        const path = folders.paths[folder];
        hits.push({type: 'folder', id: folder, path, label: path, score: score - 4});
      }
    }
  }

  /**
   * @param {string[]} words
   * @param {Hit[]} hits
   */
  addExports(words, hits) {
    const wanted = lettersOf(words.join(''));
    let count = 0;
    for (const {label, lower, letters, modules} of this.exports) {
      const score = (wanted & ~letters) === 0 ? scoreOf(lower, words) : MISS;
      if (score < FUZZY) {
        continue;
      }
      for (const module of modules) {
        if (count++ < MOST_OF_A_KIND) {
          const path = this.graph.paths[module];
          hits.push({type: 'export', id: module, path, label, score: score - 6});
        }
      }
    }
  }

  /**
   * @param {string[]} words
   * @param {Hit[]} hits
   */
  addModules(words, hits) {
    const letters = lettersOf(words.join(''));
    for (let module = 0; module < this.paths.length; module++) {
      if ((letters & ~this.letters[module]) !== 0) {
        continue;
      }
      const score = scoreOf(this.paths[module], words);
      if (score !== MISS) {
        const path = this.graph.paths[module];
        hits.push({type: 'module', id: module, path, label: path, score});
      }
    }
  }
}

/**
 * Each name with the modules that declare it themselves.
 * @param {Graph} graph
 */
function readExports(graph) {
  /** @type {Map<number, number[]>} */
  const byName = new Map();
  for (let module = 0; module < graph.moduleCount; module++) {
    for (let at = graph.exportBegins[module]; at < graph.exportBegins[module + 1]; at++) {
      if (graph.exportModules[at] === module) {
        const modules = byName.get(graph.exportNames[at]);
        if (modules) {
          modules.push(module);
        } else {
          byName.set(graph.exportNames[at], [module]);
        }
      }
    }
  }
  return [...byName].map(([name, modules]) => {
    const label = graph.texts.at(name);
    const lower = label.toLowerCase();
    return {label, lower, letters: lettersOf(lower), modules};
  });
}

/** Scores of a word, from letters that are somewhere in order to a whole name. */
const LETTERS = 10;
const FUZZY = 20;
const INSIDE = 40;
const PART = 60;
const BASE = 80;
const BASE_BEGIN = 90;
const WHOLE = 100;

/**
 * Which characters a text has, as bits that some characters share: a text that lacks one of them
 * need not be looked at.
 * @param {string} text
 */
function lettersOf(text) {
  let letters = 0;
  for (let index = 0; index < text.length; index++) {
    letters |= 1 << (text.charCodeAt(index) & 31);
  }
  return letters;
}

/**
 * How well a text fits words, all of which have to fit; MISS if not.
 * @param {string} text
 * @param {string[]} words
 */
function scoreOf(text, words) {
  let least = WHOLE;
  for (const word of words) {
    const score = scoreOfWord(text, word);
    if (score === MISS) {
      return MISS;
    }
    least = Math.min(least, score);
  }
  return least;
}

/**
 * @param {string} text
 * @param {string} word
 */
function scoreOfWord(text, word) {
  const last = text.lastIndexOf(word);
  if (last < 0) {
    return scoreOfLetters(text, word);
  }
  const base = text.lastIndexOf('/') + 1;
  if (last < base && last + word.length > base) {
    return BASE;
  }
  if (last >= base) {
    if (last === base) {
      const end = last + word.length;
      return end === text.length || text[end] === '.' ? WHOLE : BASE_BEGIN;
    }
    return isBoundary(text, last) ? BASE : PART + 5;
  }
  return isBoundary(text, last) ? PART : INSIDE;
}

/**
 * @param {string} text
 * @param {number} at
 */
function isBoundary(text, at) {
  return at === 0 || '/-_.@'.includes(text[at - 1]);
}

/**
 * The letters of a word in their order, from the last name of a path on or anywhere in it.
 * @param {string} text
 * @param {string} word
 */
function scoreOfLetters(text, word) {
  if (word.length < 2) {
    return MISS;
  }
  const base = baseName(text);
  const inBase = gaps(base, word);
  if (inBase !== MISS) {
    return FUZZY + Math.max(0, 15 - inBase);
  }
  const all = gaps(text, word);
  return all === MISS || all > word.length * 4 ? MISS : LETTERS + Math.max(0, 8 - all / 2);
}

/**
 * How many other letters are between those of a word; MISS if they are not all there in order.
 * @param {string} text
 * @param {string} word
 */
function gaps(text, word) {
  let begin = MISS;
  let at = 0;
  for (let index = 0; index < word.length; index++) {
    const found = text.indexOf(word[index], at);
    if (found < 0) {
      return MISS;
    }
    begin = index === 0 ? found : begin;
    at = found + 1;
  }
  return at - begin - word.length;
}

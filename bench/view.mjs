#!/usr/bin/env node
// Measures the page of `shale view` in the system's Chromium: how long until a search answers, how
// long a key stroke, a click and a step of a slider take, and how much heap the page has.
//
//   node bench/view.mjs REPORT.html [REPORT.html ...]
//
// Prints a row of a Markdown table for each report. Needs Node 18 and a Chromium on the PATH.
import {spawn} from 'node:child_process';
import {mkdtempSync, rmSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {basename, join, resolve} from 'node:path';
import {pathToFileURL} from 'node:url';

const ROUNDS = 5;
const STEPS = 60;
const reports = process.argv.slice(2);
if (reports.length === 0) {
  console.error('bench/view.mjs: name the files that `shale view` has written.');
  process.exit(2);
}

/** A page in a browser, driven through a pipe by the Chrome DevTools Protocol. */
class Browser {
  constructor() {
    this.profile = mkdtempSync(join(tmpdir(), 'shale-bench-'));
    this.process = spawn(
      process.env.CHROMIUM ?? 'chromium',
      [
        '--headless=new',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-extensions',
        '--no-first-run',
        '--remote-debugging-pipe',
        '--enable-precise-memory-info',
        '--js-flags=--expose-gc',
        '--window-size=1280,820',
        `--user-data-dir=${this.profile}`,
        'about:blank',
      ],
      {stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe']},
    );
    this.answers = new Map();
    this.lastId = 0;
    let rest = '';
    this.process.stdio[4].on('data', (bytes) => {
      rest += bytes;
      for (let end = rest.indexOf('\0'); end >= 0; end = rest.indexOf('\0')) {
        const message = JSON.parse(rest.slice(0, end));
        rest = rest.slice(end + 1);
        this.answers.get(message.id)?.(message);
        this.answers.delete(message.id);
      }
    });
  }

  send(method, params = {}) {
    const id = ++this.lastId;
    const text = JSON.stringify({id, method, params, sessionId: this.session});
    this.process.stdio[3].write(text + '\0');
    return new Promise((done, fail) =>
      this.answers.set(id, ({result, error}) =>
        error ? fail(new Error(method + ': ' + error.message)) : done(result),
      ),
    );
  }

  async attach() {
    let page;
    while (!page) {
      page = (await this.send('Target.getTargets')).targetInfos.find(({type}) => type === 'page');
    }
    const {sessionId} = await this.send('Target.attachToTarget', {
      targetId: page.targetId,
      flatten: true,
    });
    this.session = sessionId;
    await this.send('Page.enable');
  }

  async run(expression) {
    const {result, exceptionDetails} = await this.send('Runtime.evaluate', {
      expression: `(async () => {${expression}})()`,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) {
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    }
    return result.value;
  }

  async open(url) {
    await this.send('Page.navigate', {url: 'about:blank'});
    await this.send('Page.navigate', {url});
    await this.run(
      `while (!performance.getEntriesByName('shale-usable').length) await new Promise((f) => setTimeout(f, 5))`,
    );
  }

  async close() {
    this.session = undefined;
    await this.send('Browser.close').catch(() => {});
    await new Promise((done) => this.process.once('exit', done));
    rmSync(this.profile, {recursive: true, force: true, maxRetries: 10});
  }
}

/** Until what was done is on the screen. */
const PAINTED = `const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
const timed = async (act) => { const start = performance.now(); act(); await painted(); return performance.now() - start; };`;

async function measure(report) {
  const url = pathToFileURL(resolve(report)).href;
  const browser = new Browser();
  await browser.attach();
  const usable = [];
  for (let round = 0; round < ROUNDS; round++) {
    await browser.open(url);
    usable.push(
      await browser.run(`${PAINTED}
      const input = document.querySelector('#search');
      input.value = 'index';
      input.dispatchEvent(new Event('input'));
      await painted();
      if (!document.querySelector('.hit')) throw new Error('the search does not answer');
      return performance.now();`),
    );
  }
  const keys = await browser.run(`${PAINTED}
    const input = document.querySelector('#search');
    const times = [];
    for (let step = 0; times.length < ${STEPS}; step++) {
      const text = ['components', 'utils/index', 'bttn', 'create svg', 'es/tab'][step % 5];
      for (let end = 1; end <= text.length; end++) {
        times.push(await timed(() => { input.value = text.slice(0, end); input.dispatchEvent(new Event('input')); }));
      }
    }
    input.value = ''; input.dispatchEvent(new Event('input'));
    return times;`);
  const clicks = await browser.run(`${PAINTED}
    const times = [];
    const change = (hash) => new Promise((done) => { addEventListener('hashchange', done, {once: true}); location.hash = hash; });
    const hits = [];
    const input = document.querySelector('#search');
    for (const word of ['index', 'utils', 'create', 'context', 'button', 'use', 'theme', 'merge', 'style', 'base', 'icon', 'core']) {
      input.value = word; input.dispatchEvent(new Event('input')); await painted();
      hits.push(...[...document.querySelectorAll('.hit.module')].slice(0, 6).map((hit) => hit.title));
    }
    input.value = ''; input.dispatchEvent(new Event('input'));
    for (const path of hits.slice(0, ${STEPS})) {
      const start = performance.now();
      await change('#/module/' + encodeURIComponent(path));
      await painted();
      times.push(performance.now() - start);
    }
    return times;`);
  const sliders = await browser.run(`${PAINTED}
    const times = [];
    const paths = [...new Set([...document.querySelectorAll('.module-page a.module')].map((link) => link.getAttribute('href')))]
      .filter((link) => link.startsWith('#/module/')).slice(0, 4);
    for (const path of paths) {
      location.hash = path.replace('#/module', '#/graph') + '?in=1&out=1';
      await new Promise((done) => setTimeout(done, 100));
      const [inward, outward] = document.querySelectorAll('input[type=range]');
      for (const [slider, value] of [[outward, 2], [outward, 3], [outward, 4], [inward, 2], [inward, 3], [outward, 8], [outward, 1]]) {
        times.push(await timed(() => { slider.value = value; slider.dispatchEvent(new Event('input')); }));
      }
    }
    return times;`);
  await browser.open(url);
  const {heap, modules} = await browser.run(`${PAINTED}
    await painted(); gc(); await painted(); gc();
    return {heap: performance.memory.usedJSHeapSize, modules: document.querySelector('.fact b').textContent};`);
  await browser.close();
  const cells = [
    basename(report, '.html'),
    modules,
    (statSync(report).size / 1e6).toFixed(2) + ' MB',
    ms(percentile(usable, 0.5)),
    ms(percentile(keys, 0.95)),
    ms(percentile(clicks, 0.95)),
    ms(percentile(sliders, 0.95)),
    (heap / 1e6).toFixed(1) + ' MB',
  ];
  console.log('| ' + cells.join(' | ') + ' |');
}

function percentile(values, share) {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
}

function ms(value) {
  return value === undefined ? '-' : value.toFixed(0) + ' ms';
}

console.log('| report | modules | HTML | usable | key, p95 | click, p95 | slider, p95 | heap |');
console.log('|---|---|---|---|---|---|---|---|');
for (const report of reports) {
  await measure(report);
}

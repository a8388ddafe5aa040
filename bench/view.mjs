#!/usr/bin/env node
// Measures the page of `shale view` in the system's Chromium: how long until a search answers, how
// long a key stroke, a click and a step of a slider take, and how much heap the page has.
//
//   node bench/view.mjs REPORT.html [REPORT.html ...]
//
// Prints a row of a Markdown table for each report, and in brackets how long the page's thread had
// the processor, which a busy machine does not change as much. Needs Node 18 and a Chromium on the PATH.
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
    await this.send('Performance.enable', {timeDomain: 'threadTicks'});
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

  /** How long the page's thread has had the processor, in milliseconds. */
  async cpu() {
    const {metrics} = await this.send('Performance.getMetrics');
    return 1000 * metrics.find(({name}) => name === 'TaskDuration').value;
  }

  async close() {
    this.session = undefined;
    await this.send('Browser.close').catch(() => {});
    await new Promise((done) => this.process.once('exit', done));
    rmSync(this.profile, {recursive: true, force: true, maxRetries: 10});
  }
}

/** Does something in the page, until that is on the screen. */
const PAINTED = `const painted = () =>
  new Promise((done) => requestAnimationFrame(() => setTimeout(done)));`;

const TYPE = `const type = (text) => {
  const input = document.querySelector('#search');
  input.value = text;
  input.dispatchEvent(new Event('input'));
};`;

/** How long something takes, and how much of that the page's thread had the processor. */
async function timed(browser, act) {
  const before = await browser.cpu();
  const wall = await browser.run(`${PAINTED}${TYPE}
    const start = performance.now();
    ${act}
    await painted();
    return performance.now() - start;`);
  return {wall, cpu: (await browser.cpu()) - before};
}

async function usable(browser, url) {
  const times = [];
  for (let round = 0; round < ROUNDS; round++) {
    await browser.open(url);
    const wall = await browser.run(`${PAINTED}${TYPE}
      type('index');
      await painted();
      if (!document.querySelector('.hit')) throw new Error('the search does not answer');
      return performance.now();`);
    times.push(wall);
  }
  return times;
}

async function keys(browser) {
  const times = [];
  while (times.length < STEPS) {
    for (const text of ['components', 'utils/index', 'bttn', 'create svg', 'es/tab']) {
      for (let end = 1; end <= text.length; end++) {
        times.push(await timed(browser, `type('${text.slice(0, end)}');`));
      }
    }
  }
  await timed(browser, `type('');`);
  return times;
}

/** Opens pages of modules that the search finds. */
async function clicks(browser) {
  const paths = await browser.run(`${PAINTED}${TYPE}
    const found = [];
    for (const word of ['index', 'utils', 'create', 'button', 'use', 'theme', 'm001', 'm012', 'base']) {
      type(word);
      await painted();
      found.push(...[...document.querySelectorAll('.hit.module')].slice(0, 6).map((hit) => hit.title));
    }
    type('');
    return found;`);
  const times = [];
  for (const path of paths) {
    const hash = JSON.stringify('#/module/' + encodeURIComponent(path));
    times.push(
      await timed(
        browser,
        `const changed = new Promise((done) => addEventListener('hashchange', done, {once: true}));
         location.hash = ${hash};
         await changed;`,
      ),
    );
  }
  return times;
}

async function sliders(browser) {
  const links = await browser.run(
    `return [...document.querySelectorAll('.module-page a.module')].map((link) => link.hash)
      .filter((hash) => hash.startsWith('#/module/'));`,
  );
  const times = [];
  for (const link of [...new Set(links)].slice(0, 4)) {
    const hash = JSON.stringify(link.replace('#/module', '#/graph') + '?in=1&out=1');
    await timed(browser, `location.hash = ${hash}; await painted();`);
    for (const [slider, value] of [
      [1, 2],
      [1, 3],
      [1, 4],
      [0, 2],
      [0, 3],
      [1, 8],
      [1, 1],
    ]) {
      times.push(
        await timed(
          browser,
          `const box = document.querySelectorAll('input[type=range]')[${slider}];
           box.value = ${value};
           box.dispatchEvent(new Event('input'));`,
        ),
      );
    }
  }
  return times;
}

async function measure(report) {
  const url = pathToFileURL(resolve(report)).href;
  const browser = new Browser();
  await browser.attach();
  const opening = await usable(browser, url);
  const typing = await keys(browser);
  const clicking = await clicks(browser);
  const sliding = await sliders(browser);
  await browser.open(url);
  const {heap, modules} = await browser.run(`${PAINTED}
    await painted(); gc(); await painted(); gc();
    return {heap: performance.memory.usedJSHeapSize, modules: document.querySelector('.fact b').textContent};`);
  await browser.close();
  const cells = [
    basename(report, '.html'),
    modules,
    (statSync(report).size / 1e6).toFixed(2) + ' MB',
    percentile(opening, 0.5).toFixed(0) + ' ms',
    shown(typing, 0.95),
    shown(clicking, 0.95),
    shown(sliding, 0.95),
    (heap / 1e6).toFixed(1) + ' MB',
  ];
  console.log('| ' + cells.join(' | ') + ' |');
}

function shown(times, share) {
  const [wall, cpu] = ['wall', 'cpu'].map((one) =>
    percentile(
      times.map((time) => time[one]),
      share,
    ),
  );
  return `${wall.toFixed(0)} (${cpu.toFixed(0)}) ms`;
}

function percentile(values, share) {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
}

console.log('| report | modules | HTML | usable | key, p95 | click, p95 | slider, p95 | heap |');
console.log('|---|---|---|---|---|---|---|---|');
for (const report of reports) {
  await measure(report);
}

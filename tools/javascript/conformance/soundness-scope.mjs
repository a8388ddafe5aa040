// The imports, declarations and statements of a module of a random program.
import { Expressions } from './soundness-expressions.mjs';

export class Scope extends Expressions {
  /** The names that the module provides, each with its `name`. */
  exported = [];

  named(request, names) {
    const parts = names.map((each) => {
      const local = this._fresh('i');
      this._learn({ ...each, text: local });
      return `${each.name} as ${local}`;
    });
    return `import { ${parts.join(', ')} } from ${request};`;
  }

  namespace(request, target) {
    const local = this._fresh('n');
    this._learn({
      name: local,
      text: local,
      kind: 'namespace',
      isQuiet: true,
      cost: 0,
      names: target.provided,
    });
    return `import * as ${local} from ${request};`;
  }

  commonJsDefault(request, target) {
    const local = this._fresh('n');
    this._learn({ text: local, kind: 'namespace', isQuiet: true, cost: 0, names: target.provided });
    return `import ${local} from ${request};`;
  }

  circular(request, target) {
    const local = this._fresh('n');
    this._circular.push({ text: local, target });
    return `import * as ${local} from ${request};`;
  }

  reExport(request, names) {
    const parts = names.map((each) => {
      const name = this._exportName();
      this.exported.push({ ...each, name });
      return `${each.name} as ${name}`;
    });
    return `export { ${parts.join(', ')} } from ${request};`;
  }

  star(request, target) {
    const has = (name) => this.exported.some((each) => each.name === name);
    for (const each of target.provided) {
      if (each.name !== 'default' && !has(each.name)) {
        this.exported.push(each);
      }
    }
    return `export * from ${request};`;
  }

  starAs(request, target) {
    const name = this._exportName();
    this.exported.push({ name, kind: 'namespace', isQuiet: true, cost: 0, names: target.provided });
    return `export * as ${name} from ${request};`;
  }

  /** Some names are those of other modules as well. */
  _exportName() {
    const common = this._random.pick(['same', 'other', 'third']);
    const isFree = !this.exported.some((each) => each.name === common);
    if (isFree && this._random.chance(0.15)) return common;
    return `${this._module.file.replace(/\W/g, '').slice(-4)}${this._fresh('x')}`;
  }

  // Declarations

  declaration() {
    const random = this._random;
    const isQuiet = this._module.isFlagged || random.chance(0.6);
    const kind = random.pick([
      'function',
      'function',
      'const',
      'const',
      'class',
      'object',
      'let',
      'pattern',
      'pure',
      'default',
      'chain',
    ]);
    return this[`_${kind}`](isQuiet);
  }

  /** Declares a name, and exports it in one of several ways. */
  _declare(known, declare) {
    const random = this._random;
    const way = random.pick(['none', 'inline', 'inline', 'list', 'both']);
    const local = known.text;
    this._learn(known);
    const text = declare(local);
    if (way === 'none') return text;
    if (way === 'inline') {
      this.exported.push({ ...known, name: local });
      return `export ${text}`;
    }
    const name = this._exportName();
    this.exported.push({ ...known, name });
    if (way === 'list') return `${text}\nexport { ${local} as ${name} };`;
    this.exported.push({ ...known, name: local });
    return `export ${text}\nexport { ${local} as ${name} };`;
  }

  _local(prefix) {
    return `${this._module.file.replace(/\W/g, '').slice(-4)}${this._fresh(prefix)}`;
  }

  _body(isQuiet) {
    this._cost = 0;
    const print = isQuiet ? '' : `console.log(${this._label()}, ${this.expression(1, true, true)}); `;
    const body = `${print}return ${this.expression(2, isQuiet, true)};`;
    return [body, 1 + this._cost];
  }

  _function(isQuiet) {
    const random = this._random;
    const [body, cost] = this._body(isQuiet);
    const isHoisted = random.chance(0.6);
    const known = { text: this._local('f'), kind: 'function', isQuiet, cost, isHoisted };
    return this._declare(known, (name) =>
      isHoisted
        ? `function ${name}(p, q = ${this._literal()}) { ${body} }`
        : `const ${name} = (p) => { ${body} };`,
    );
  }

  _const(isQuiet) {
    const value = this.expression(2, isQuiet, false);
    const known = { text: this._local('k'), kind: 'value', isQuiet: true, cost: 0 };
    if (this._random.chance(0.2)) {
      const other = this._local('k');
      const second = this.expression(1, isQuiet, false);
      this.exported.push({ text: other, name: other, kind: 'value', isQuiet: true, cost: 0 });
      this.exported.push({ ...known, name: known.text });
      this._learn(known);
      return `export const ${known.text} = ${value}, ${other} = ${second};`;
    }
    return this._declare(known, (name) => `const ${name} = ${value};`);
  }

  _let() {
    const value = this._local('l');
    const setter = this._local('s');
    this._learn({ text: value, kind: 'value', isQuiet: true, cost: 0, isLet: true });
    this.exported.push({ name: value, text: value, kind: 'value', isQuiet: true, cost: 0 });
    this.exported.push({ name: setter, text: setter, kind: 'function', isQuiet: false, cost: 1 });
    return `export let ${value} = ${this._literal()};\nexport function ${setter}(v) { ${value} = [v, ${value}].length; return v; }`;
  }

  _object(isQuiet) {
    const value = this.expression(1, isQuiet, false);
    const [body] = this._body(true);
    const isLoud = !isQuiet && this._random.chance(0.5);
    const getter = isLoud ? `get g() { console.log(${this._label()}); return 1; }, ` : '';
    const known = { text: this._local('o'), kind: 'object', isQuiet: !isLoud, cost: 0 };
    const members = `${getter}a: ${value}, m() { ${body} }, [${this._literal()}]: 1`;
    return this._declare(known, (name) => `const ${name} = { ${members} };`);
  }

  _pattern(isQuiet) {
    const [a, b] = [this.expression(1, isQuiet, false), this.expression(1, isQuiet, false)];
    const [first, second] = [this._local('d'), this._local('d')];
    for (const name of [first, second]) {
      const known = { text: name, kind: 'value', isQuiet: true, cost: 0 };
      this._learn(known);
      this.exported.push({ ...known, name });
    }
    return this._random.chance(0.5)
      ? `export const [${first}, ${second}] = [${a}, ${b}];`
      : `export const { a: ${first}, b: ${second} = ${b} } = { a: ${a} };`;
  }

  _pure() {
    const known = { text: this._local('u'), kind: 'value', isQuiet: true, cost: 0 };
    const called = this._quietCall();
    return this._declare(known, (name) => `const ${name} = /*#__PURE__*/ ${called};`);
  }

  _chain() {
    const known = { text: this._local('u'), kind: 'value', isQuiet: true, cost: 0 };
    const value = this.expression(1, true, false);
    return this._declare(
      known,
      (name) => `const ${name} = /*#__PURE__*/ [${value}].concat(${value}).map((v) => v).join();`,
    );
  }

  _class(isQuiet) {
    const random = this._random;
    const base = this._pickKnown((each) => each.kind === 'class');
    const [body, cost] = this._body(isQuiet);
    const members = [
      `m(p) { ${body} }`,
      random.chance(0.4) ? `static s = ${this.expression(1, isQuiet, false)};` : '',
      random.chance(0.2)
        ? `constructor() { ${base ? 'super();' : ''} this.c = ${this._literal()}; }`
        : '',
      random.chance(0.1) && !this._module.isFlagged ? `static { console.log(${this._label()}); }` : '',
    ];
    const known = { text: this._local('K'), kind: 'class', isQuiet, cost };
    return this._declare(
      known,
      (name) => `class ${name}${base ? ` extends ${base.text}` : ''} { ${members.join(' ')} }`,
    );
  }

  _default(isQuiet) {
    if (this.exported.some(({ name }) => name === 'default')) return '';
    if (this._random.chance(0.5)) {
      const [body, cost] = this._body(isQuiet);
      this.exported.push({ name: 'default', kind: 'function', isQuiet, cost });
      return this._random.chance(0.5)
        ? `export default function () { ${body} }`
        : `export default (p) => { ${body} };`;
    }
    this.exported.push({ name: 'default', kind: 'value', isQuiet: true, cost: 0 });
    return `export default ${this.expression(2, isQuiet, false)};`;
  }

  // Statements

  /** A statement with an effect, or one that seems to have some. */
  statement() {
    const print = (depth) => `console.log(${this._label()}, ${this.expression(depth, false, false)});`;
    return this._random.pick([
      () => print(3),
      () => print(2),
      () => this._assignment() || print(2),
      () => `if (${this.expression(1, false, false)}) { ${print(1)} } else { ${print(1)} }`,
      () => `for (const each of [${this.expression(1, false, false)}]) console.log(each);`,
      () => `try { ${print(2)} } catch { console.log(${this._label()}); }`,
      () => `{ let z = ${this.expression(1, false, false)}; console.log(z); }`,
      () => `if (false) { ${print(2)} }`,
      () => `process.env.NODE_ENV !== 'production' && ${this.expression(2, false, false)};`,
      () => `${this.expression(2, false, false)};`,
      () =>
        `switch (${this.expression(1, false, false)}) { case 1: ${print(1)} break; default: ${print(1)} }`,
      () =>
        `var ${this._fresh('w')} = (console.log(${this._label()}), ${this.expression(1, true, false)});`,
      () =>
        `console.log(${this._label()}, (() => { if (true) return ${this.expression(1, false, false)}; ${print(1)} })());`,
    ])();
  }

  /** A statement whose effect only the module itself sees. */
  quietStatement() {
    return this._assignment() || `${this.expression(1, true, false)};`;
  }

  _assignment() {
    const own = (each) => !each.text.startsWith('i') && !each.text.startsWith('n');
    const isMine = (each) => own(each) || !this._module.isFlagged;
    const target = this._pickKnown(
      (each) => (each.isLet || each.kind !== 'value') && each.kind !== 'namespace' && isMine(each),
    );
    if (!target) return '';
    const value = this.expression(1, this._module.isFlagged, false);
    if (target.isLet) return `${target.text} = ${value};`;
    if (target.kind === 'class') return `${target.text}.prototype.extra = () => ${value};`;
    return `${target.text}.extra = ${value};`;
  }

  /** What import() brings, in a way that the module waits for. */
  dynamic(target) {
    const request = JSON.stringify(
      target.isFlagged ? `flagged/${target.file.split('/').at(-1)}` : `./${target.file}`,
    );
    const each = this._random.pick(target.provided);
    const local = this._fresh('t');
    return this._random.pick([
      `const { ${each.name}: ${local} } = await import(${request});\nconsole.log(${this._label()}, ${this._use({ ...each, text: local })});`,
      `await import(${request}).then(({ ${each.name}: v }) => console.log(${this._label()}, ${this._use({ ...each, text: 'v' })}));`,
      `const ${local} = await import(${request});\nconsole.log(${this._label()}, ${this._use({ ...each, text: `${local}.${each.name}` })});`,
      `console.log(${this._label()}, (await import(${request})).${each.name});`,
      `await import(${request});`,
      `await import(${request}).then((m) => console.log(${this._label()}, Object.keys(m).join()));`,
    ]);
  }
}

// What a module of a random program knows by name, and the expressions and statements made of it.
//
// A name is `{name, text, kind, isQuiet, cost}`: the kinds are value, function, class, object and
// namespace; who is quiet does nothing that others see; the cost bounds how often a call calls.

const MOST_COST = 40;
const DEEPEST = 3;

/** Stands for a function of a module until it is known which it has. */
export const hoistedOf = (index) => `hoisted$${index}$`;

export class Scope {
  exported = [];
  #known = [];
  #circular = [];
  #module;
  #random;
  #count = 0;
  #cost = 0;
  #reExported = new Set();

  constructor(module, random) {
    this.#module = module;
    this.#random = random;
  }

  #fresh(prefix) {
    return `${prefix}${this.#count++}`;
  }

  #label() {
    return JSON.stringify(`${this.#module.file.split('/').at(-1)}:${this.#count++}`);
  }

  #learn(known) {
    this.#known.push(known);
    return known;
  }

  // Imports

  named(request, names) {
    const parts = names.map((each) => {
      const local = this.#fresh('i');
      this.#learn({ ...each, text: local });
      return `${each.name} as ${local}`;
    });
    return `import { ${parts.join(', ')} } from ${request};`;
  }

  namespace(request, target) {
    const local = this.#fresh('n');
    this.#learn({ name: local, text: local, kind: 'namespace', isQuiet: true, cost: 0, names: target.provided });
    return `import * as ${local} from ${request};`;
  }

  commonJsDefault(request, target) {
    const local = this.#fresh('n');
    this.#learn({ text: local, kind: 'namespace', isQuiet: true, cost: 0, names: target.provided });
    return `import ${local} from ${request};`;
  }

  circular(request, target) {
    const local = this.#fresh('n');
    this.#circular.push({ text: local, target });
    return `import * as ${local} from ${request};`;
  }

  reExport(request, names) {
    const parts = names.map((each) => {
      const name = this.#exportName();
      this.exported.push({ ...each, name });
      return `${each.name} as ${name}`;
    });
    return `export { ${parts.join(', ')} } from ${request};`;
  }

  star(request, target) {
    const has = (name) => this.exported.some((each) => each.name === name);
    for (const each of target.provided) {
      if (each.name !== 'default' && !has(each.name) && !this.#reExported.has(each.name)) {
        this.exported.push({ ...each, isFromStar: true });
      }
    }
    return `export * from ${request};`;
  }

  starAs(request, target) {
    const name = this.#exportName();
    this.exported.push({ name, kind: 'namespace', isQuiet: true, cost: 0, names: target.provided });
    return `export * as ${name} from ${request};`;
  }

  /** Some names are those of other modules as well. */
  #exportName() {
    const common = this.#random.pick(['same', 'other', 'third']);
    const isFree = !this.exported.some((each) => each.name === common);
    if (isFree && this.#random.chance(0.15)) return common;
    return `${this.#module.file.replace(/\W/g, '').slice(-4)}${this.#fresh('x')}`;
  }

  // Declarations

  declaration() {
    const random = this.#random;
    const isQuiet = this.#module.isFlagged || random.chance(0.6);
    const kind = random.pick(['function', 'function', 'const', 'const', 'class', 'object', 'let', 'pattern', 'pure', 'default', 'chain']);
    return this[`_${kind}`](isQuiet);
  }

  /** Declares a name, and exports it in one of several ways. */
  #declare(known, declare) {
    const random = this.#random;
    const way = random.pick(['none', 'inline', 'inline', 'list', 'both']);
    const local = known.text;
    this.#learn(known);
    const text = declare(local);
    if (way === 'none') return text;
    if (way === 'inline') {
      this.exported.push({ ...known, name: local });
      return `export ${text}`;
    }
    const name = this.#exportName();
    this.exported.push({ ...known, name });
    if (way === 'list') return `${text}\nexport { ${local} as ${name} };`;
    this.exported.push({ ...known, name: local });
    return `export ${text}\nexport { ${local} as ${name} };`;
  }

  #local(prefix) {
    return `${this.#module.file.replace(/\W/g, '').slice(-4)}${this.#fresh(prefix)}`;
  }

  #body(isQuiet) {
    this.#cost = 0;
    const print = isQuiet ? '' : `console.log(${this.#label()}, ${this.expression(1, true, true)}); `;
    const body = `${print}return ${this.expression(2, isQuiet, true)};`;
    return [body, 1 + this.#cost];
  }

  _function(isQuiet) {
    const random = this.#random;
    const [body, cost] = this.#body(isQuiet);
    const isHoisted = random.chance(0.6);
    const known = { text: this.#local('f'), kind: 'function', isQuiet, cost, isHoisted };
    return this.#declare(known, (name) =>
      isHoisted
        ? `function ${name}(p, q = ${this.#literal()}) { ${body} }`
        : `const ${name} = (p) => { ${body} };`,
    );
  }

  _const(isQuiet) {
    const value = this.expression(2, isQuiet, false);
    const known = { text: this.#local('k'), kind: 'value', isQuiet: true, cost: 0 };
    if (this.#random.chance(0.2)) {
      const other = this.#local('k');
      const second = this.expression(1, isQuiet, false);
      this.exported.push({ text: other, name: other, kind: 'value', isQuiet: true, cost: 0 });
      this.exported.push({ ...known, name: known.text });
      this.#learn(known);
      return `export const ${known.text} = ${value}, ${other} = ${second};`;
    }
    return this.#declare(known, (name) => `const ${name} = ${value};`);
  }

  _let() {
    const value = this.#local('l');
    const setter = this.#local('s');
    this.#learn({ text: value, kind: 'value', isQuiet: true, cost: 0, isLet: true });
    this.exported.push({ name: value, text: value, kind: 'value', isQuiet: true, cost: 0 });
    this.exported.push({ name: setter, text: setter, kind: 'function', isQuiet: false, cost: 1 });
    return `export let ${value} = ${this.#literal()};\nexport function ${setter}(v) { ${value} = [v, ${value}].length; return v; }`;
  }

  _object(isQuiet) {
    const value = this.expression(1, isQuiet, false);
    const [body] = this.#body(true);
    const isLoud = !isQuiet && this.#random.chance(0.5);
    const getter = isLoud ? `get g() { console.log(${this.#label()}); return 1; }, ` : '';
    const known = { text: this.#local('o'), kind: 'object', isQuiet: !isLoud, cost: 0 };
    const members = `${getter}a: ${value}, m() { ${body} }, [${this.#literal()}]: 1`;
    return this.#declare(known, (name) => `const ${name} = { ${members} };`);
  }

  _pattern(isQuiet) {
    const [a, b] = [this.expression(1, isQuiet, false), this.expression(1, isQuiet, false)];
    const [first, second] = [this.#local('d'), this.#local('d')];
    for (const name of [first, second]) {
      const known = { text: name, kind: 'value', isQuiet: true, cost: 0 };
      this.#learn(known);
      this.exported.push({ ...known, name });
    }
    return this.#random.chance(0.5)
      ? `export const [${first}, ${second}] = [${a}, ${b}];`
      : `export const { a: ${first}, b: ${second} = ${b} } = { a: ${a} };`;
  }

  _pure() {
    const known = { text: this.#local('u'), kind: 'value', isQuiet: true, cost: 0 };
    const called = this.#quietCall();
    return this.#declare(known, (name) => `const ${name} = /*#__PURE__*/ ${called};`);
  }

  _chain() {
    const known = { text: this.#local('u'), kind: 'value', isQuiet: true, cost: 0 };
    const value = this.expression(1, true, false);
    return this.#declare(known, (name) => `const ${name} = /*#__PURE__*/ [${value}].concat(${value}).map((v) => v).join();`);
  }

  _class(isQuiet) {
    const random = this.#random;
    const base = this.#pickKnown((each) => each.kind === 'class');
    const [body, cost] = this.#body(isQuiet);
    const members = [
      `m(p) { ${body} }`,
      random.chance(0.4) ? `static s = ${this.expression(1, isQuiet, false)};` : '',
      random.chance(0.2) ? `constructor() { ${base ? 'super();' : ''} this.c = ${this.#literal()}; }` : '',
      random.chance(0.1) && !this.#module.isFlagged ? `static { console.log(${this.#label()}); }` : '',
    ];
    const known = { text: this.#local('K'), kind: 'class', isQuiet, cost };
    return this.#declare(known, (name) => `class ${name}${base ? ` extends ${base.text}` : ''} { ${members.join(' ')} }`);
  }

  _default(isQuiet) {
    if (this.exported.some(({ name }) => name === 'default')) return '';
    if (this.#random.chance(0.5)) {
      const [body, cost] = this.#body(isQuiet);
      this.exported.push({ name: 'default', kind: 'function', isQuiet, cost });
      return this.#random.chance(0.5) ? `export default function () { ${body} }` : `export default (p) => { ${body} };`;
    }
    this.exported.push({ name: 'default', kind: 'value', isQuiet: true, cost: 0 });
    return `export default ${this.expression(2, isQuiet, false)};`;
  }

  // Statements

  /** A statement with an effect, or one that seems to have some. */
  statement() {
    const print = (depth) => `console.log(${this.#label()}, ${this.expression(depth, false, false)});`;
    return this.#random.pick([
      () => print(3),
      () => print(2),
      () => this.#assignment() || print(2),
      () => `if (${this.expression(1, false, false)}) { ${print(1)} } else { ${print(1)} }`,
      () => `for (const each of [${this.expression(1, false, false)}]) console.log(each);`,
      () => `try { ${print(2)} } catch { console.log(${this.#label()}); }`,
      () => `{ let z = ${this.expression(1, false, false)}; console.log(z); }`,
      () => `if (false) { ${print(2)} }`,
      () => `process.env.NODE_ENV !== 'production' && ${this.expression(2, false, false)};`,
      () => `${this.expression(2, false, false)};`,
      () => `switch (${this.expression(1, false, false)}) { case 1: ${print(1)} break; default: ${print(1)} }`,
      () => `var ${this.#fresh('w')} = (console.log(${this.#label()}), ${this.expression(1, true, false)});`,
      () => `console.log(${this.#label()}, (() => { if (true) return ${this.expression(1, false, false)}; ${print(1)} })());`,
    ])();
  }

  /** A statement whose effect only the module itself sees. */
  quietStatement() {
    return this.#assignment() || `${this.expression(1, true, false)};`;
  }

  #assignment() {
    const own = (each) => !each.text.startsWith('i') && !each.text.startsWith('n');
    const isMine = (each) => own(each) || !this.#module.isFlagged;
    const target = this.#pickKnown((each) => (each.isLet || each.kind !== 'value') && each.kind !== 'namespace' && isMine(each));
    if (!target) return '';
    const value = this.expression(1, this.#module.isFlagged, false);
    if (target.isLet) return `${target.text} = ${value};`;
    if (target.kind === 'class') return `${target.text}.prototype.extra = () => ${value};`;
    return `${target.text}.extra = ${value};`;
  }

  /** What import() brings, in a way that the module waits for. */
  dynamic(target) {
    const request = JSON.stringify(target.isFlagged ? `flagged/${target.file.split('/').at(-1)}` : `./${target.file}`);
    const each = this.#random.pick(target.provided);
    const local = this.#fresh('t');
    return this.#random.pick([
      `const { ${each.name}: ${local} } = await import(${request});\nconsole.log(${this.#label()}, ${this.#use({ ...each, text: local })});`,
      `await import(${request}).then(({ ${each.name}: v }) => console.log(${this.#label()}, ${this.#use({ ...each, text: 'v' })}));`,
      `const ${local} = await import(${request});\nconsole.log(${this.#label()}, ${this.#use({ ...each, text: `${local}.${each.name}` })});`,
      `console.log(${this.#label()}, (await import(${request})).${each.name});`,
      `await import(${request});`,
      `await import(${request}).then((m) => console.log(${this.#label()}, Object.keys(m).join()));`,
    ]);
  }

  // Expressions

  #pickKnown(accepts) {
    const list = this.#known.filter(accepts);
    return list.length > 0 ? this.#random.pick(list) : undefined;
  }

  #literal() {
    return this.#random.pick(['1', '2', '"s"', 'true', 'null', '0', '`t`']);
  }

  /**
   * An expression.
   *
   * @param isQuiet whether it has no effect
   * @param isLater whether it is read when the module has run, so that circles do no harm
   */
  expression(depth, isQuiet, isLater) {
    const random = this.#random;
    if (depth <= 0 || random.chance(0.1)) return this.#literal();
    if (isLater && this.#circular.length > 0 && random.chance(0.2)) return this.#circularRead();
    const known = this.#pickKnown((each) => (each.isQuiet || !isQuiet) && this.#cost + each.cost < MOST_COST);
    const inner = () => this.expression(depth - 1, isQuiet, isLater);
    return random.pick([
      () => (known ? this.#use(known, inner) : inner()),
      () => (known ? this.#use(known, inner) : inner()),
      () => (known ? this.#use(known, inner) : inner()),
      () => `(${inner()} + ${inner()})`,
      () => `(${inner()} ? ${inner()} : ${inner()})`,
      () => `(${inner()} ?? ${inner()})`,
      () => `[${inner()}, ${inner()}].length`,
      () => `({ k: ${inner()} }).k`,
      () => `(() => ${inner()})()`,
      () => `\`<\${${inner()}}>\``,
      () => `typeof ${known ? known.text : inner()}`,
      () => `(false && ${inner()})`,
    ])();
  }

  /** A function of a module in front, which is not known so far, is read, and seldom called. */
  #circularRead() {
    const { text, target } = this.#random.pick(this.#circular);
    const member = `${text}.${hoistedOf(target.index)}`;
    return this.#random.chance(0.3) ? `${member}?.(1)` : `typeof ${member}`;
  }

  #use(known, inner = () => this.#literal()) {
    const random = this.#random;
    this.#cost += known.cost ?? 0;
    const { text, kind } = known;
    switch (kind) {
      case 'function':
        return random.pick([
          `${text}(${inner()})`,
          `${text}(${inner()})`,
          `${text}?.(1)`,
          `[${text}][0](1)`,
          `${text}(...[${inner()}])`,
          `(${text}\`t\`)`,
        ]);
      case 'class':
        return random.pick([`new ${text}().m(${inner()})`, `${text}.s`, `new ${text}().c`, `(typeof new ${text}().extra)`]);
      case 'object':
        return random.pick([
          `${text}.a`,
          `${text}.m()`,
          `${text}.g`,
          `(({ a, g }) => [a, g].length)(${text})`,
          `${text}.extra`,
          `({ ...${text} }).a`,
        ]);
      case 'namespace':
        return this.#member(known, inner);
      default:
        return text;
    }
  }

  #member({ text, names }, inner) {
    const random = this.#random;
    const allowed = names.filter((each) => each.isQuiet && each.name !== 'default');
    if (allowed.length === 0) return random.pick([`Object.keys(${text}).length`, `typeof ${text}`]);
    const each = random.pick(allowed);
    return random.pick([
      () => this.#use({ ...each, text: `${text}.${each.name}` }, inner),
      () => this.#use({ ...each, text: `${text}.${each.name}` }, inner),
      () => this.#use({ ...each, text: `${text}["${each.name}"]` }, inner),
      () => `(({ ${each.name}: v }) => typeof v)(${text})`,
      () => `Object.keys(${text}).join()`,
      () => `(${JSON.stringify(each.name)} in ${text})`,
      () => `typeof ${text}?.${each.name}`,
      () => `typeof ({ ...${text} }).${each.name}`,
      () => `((n) => typeof n.${each.name})(${text})`,
    ])();
  }

  #quietCall() {
    const called = this.#pickKnown((each) => each.kind === 'function' && each.isQuiet);
    return called ? `${called.text}(${this.expression(1, true, false)})` : `Object.assign({}, { a: ${this.#literal()} })`;
  }
}

// What a module of a random program knows by name, and the expressions made of it.
//
// A name is `{text, kind, isQuiet, cost}`: the kinds are value, function, class, object and namespace,
// which has the names of a module; who is quiet does nothing that others see; the cost bounds how
// often a call calls.

const MOST_COST = 40;

/** Stands for a function of a module until it is known which it has. */
export const hoistedOf = (index) => `hoisted$${index}$`;

export class Expressions {
  _known = [];
  _circular = [];
  _module;
  _random;
  _count = 0;
  _cost = 0;

  constructor(module, random) {
    this._module = module;
    this._random = random;
  }

  _fresh(prefix) {
    return `${prefix}${this._count++}`;
  }

  _label() {
    return JSON.stringify(`${this._module.file.split('/').at(-1)}:${this._count++}`);
  }

  _learn(known) {
    this._known.push(known);
    return known;
  }

  _pickKnown(accepts) {
    const list = this._known.filter(accepts);
    return list.length > 0 ? this._random.pick(list) : undefined;
  }

  _literal() {
    return this._random.pick(['1', '2', '"s"', 'true', 'null', '0', '`t`']);
  }

  /**
   * An expression.
   *
   * @param isQuiet whether it has no effect
   * @param isLater whether it is read when the module has run, so that circles do no harm
   */
  expression(depth, isQuiet, isLater) {
    const random = this._random;
    if (depth <= 0 || random.chance(0.1)) return this._literal();
    if (isLater && this._circular.length > 0 && random.chance(0.2)) return this._circularRead();
    const known = this._pickKnown(
      (each) => (each.isQuiet || !isQuiet) && this._cost + each.cost < MOST_COST,
    );
    const inner = () => this.expression(depth - 1, isQuiet, isLater);
    return random.pick([
      () => (known ? this._use(known, inner) : inner()),
      () => (known ? this._use(known, inner) : inner()),
      () => (known ? this._use(known, inner) : inner()),
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
  _circularRead() {
    const { text, target } = this._random.pick(this._circular);
    const member = `${text}.${hoistedOf(target.index)}`;
    return this._random.chance(0.3) ? `${member}?.(1)` : `typeof ${member}`;
  }

  _use(known, inner = () => this._literal()) {
    const random = this._random;
    this._cost += known.cost ?? 0;
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
        return random.pick([
          `new ${text}().m(${inner()})`,
          `${text}.s`,
          `new ${text}().c`,
          `(typeof new ${text}().extra)`,
        ]);
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
        return this._member(known, inner);
      default:
        return text;
    }
  }

  _member({ text, names }, inner) {
    const random = this._random;
    const allowed = names.filter((each) => each.isQuiet && each.name !== 'default');
    if (allowed.length === 0) return random.pick([`Object.keys(${text}).length`, `typeof ${text}`]);
    const each = random.pick(allowed);
    return random.pick([
      () => this._use({ ...each, text: `${text}.${each.name}` }, inner),
      () => this._use({ ...each, text: `${text}.${each.name}` }, inner),
      () => this._use({ ...each, text: `${text}["${each.name}"]` }, inner),
      () => `(({ ${each.name}: v }) => typeof v)(${text})`,
      () => `Object.keys(${text}).join()`,
      () => `(${JSON.stringify(each.name)} in ${text})`,
      () => `typeof ${text}?.${each.name}`,
      () => `typeof ({ ...${text} }).${each.name}`,
      () => `((n) => typeof n.${each.name})(${text})`,
    ])();
  }

  _quietCall() {
    const called = this._pickKnown((each) => each.kind === 'function' && each.isQuiet);
    return called
      ? `${called.text}(${this.expression(1, true, false)})`
      : `Object.assign({}, { a: ${this._literal()} })`;
  }
}

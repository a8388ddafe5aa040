// The statements of CommonJS modules of random programs.

export function commonJsStatements(module, modules, random) {
  const others = modules.filter((each) => each.isCommonJs && each.index > module.index);
  const statements = [];
  const prefix = module.file.replace(/\W/g, '').slice(0, 2);
  let count = 0;
  const fresh = () => `${prefix}v${count++}`;
  const provide = (name, kind, isQuiet = true) => module.provided.push({ name, kind, isQuiet, cost: 1 });
  const values = ['1', '"c"', 'true'];
  for (const other of others) {
    const request = JSON.stringify(`./${other.file}`);
    const each =
      other.provided.length > 0 ? random.pick(other.provided) : { name: 'absent', kind: 'value' };
    const call = each.kind === 'function' ? '()' : '';
    const local = fresh();
    statements.push(
      random.pick([
        `const ${local} = require(${request}); console.log("${local}", ${local}.${each.name}${call});`,
        `var ${local} = require(${request}); exports.${local} = function () { return typeof ${local}.${each.name}; };`,
        `const { ${each.name}: ${local} } = require(${request}); console.log("${local}", ${local}${call});`,
        `console.log("${local}", require(${request}).${each.name});`,
        `require(${request});`,
        `exports.${local} = require(${request}).${each.name};`,
        `const ${local} = require(${request}); console.log("${local}", Object.keys(${local}).join());`,
        `Object.defineProperty(exports, "${local}", { enumerable: true, get: function () { return typeof require(${request}).${each.name}; } });`,
      ]),
    );
  }
  for (let more = random.from(1, 4); more > 0; more--) {
    const name = fresh();
    const kind = random.pick(['value', 'function', 'loud', 'own', 'print']);
    if (kind === 'value') {
      provide(name, 'value');
      statements.push(`exports.${name} = ${random.pick(values)};`);
    } else if (kind === 'function') {
      provide(name, 'function');
      statements.push(`exports.${name} = (p) => [p, ${random.pick(values)}].length;`);
    } else if (kind === 'loud') {
      provide(name, 'function', false);
      statements.push(`exports.${name} = function () { console.log("${name}"); return 1; };`);
    } else if (kind === 'own' && module.provided.length > 0) {
      const own = random.pick(module.provided).name;
      provide(name, 'function');
      statements.push(`exports.${name} = () => typeof exports.${own};`);
    } else {
      statements.push(`console.log("${name}", typeof exports);`);
    }
  }
  return statements;
}

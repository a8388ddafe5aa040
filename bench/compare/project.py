"""Writes a TypeScript project of many modules, each time the same; used by `warm`.

Module m imports 4m+1 to 4m+4, so that all are reached and the last three quarters could be leaves;
some import a few others beside, most of them near.
"""

import pathlib
import random

FOLDER_MODULES = 10
CHILDREN = 4
NEAR = 50
TEXT_BYTES = 2_950


def write(directory, count, is_acyclic=False):
    """Makes the project in a directory; returns the path of a module that imports nothing."""
    root = pathlib.Path(directory)
    put(root / 'package.json', '{"name": "generated", "source": "src/index.ts"}\n')
    put(root / 'tsconfig.json', '{"compilerOptions": {"strict": true}}\n')
    put(root / 'src/index.ts', f'import {{ f0 }} from "./{place(0)}";\n\nconsole.log(f0(1));\n')
    for module in range(count):
        put(root / 'src' / f'{place(module)}.ts', text(module, targets(module, count, is_acyclic)))
    return root / 'src' / f'{place(count - 1)}.ts'


def put(file, text):
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)


def place(module):
    return f'f{module // FOLDER_MODULES:04}/m{module:05}'


def targets(module, count, is_acyclic):
    chance = random.Random(module)
    first = CHILDREN * module + 1
    found = set(range(first, min(first + CHILDREN, count)))
    if chance.random() < 0.5 and module != count - 1:
        for _ in range(1 + int(chance.random() * 6)):
            is_near = chance.random() < 0.8
            begin = max(0, module - NEAR) if is_near else 0
            end = min(count, module + NEAR) if is_near else count
            found.add(begin + int(chance.random() * (end - begin)))
    return sorted(one for one in found if one > module or (one < module and not is_acyclic))


def text(module, targets):
    here = module // FOLDER_MODULES
    lines = []
    for target in targets:
        away = f'../{place(target)}'
        request = away if target // FOLDER_MODULES != here else f'./m{target:05}'
        lines.append(f'import {{ f{target} }} from "{request}";\n')
    calls = ''.join(f' + f{target}(x % 2)' for target in targets)
    lines.append(f'\nexport function f{module}(x: number): number {{\n  return x{calls};\n}}\n')
    size = sum(map(len, lines))
    part = 0
    while size < TEXT_BYTES:
        lines.append(helper(module, part))
        size += len(lines[-1])
        part += 1
    return ''.join(lines)


def helper(module, part):
    name = f'{module}_{part}'
    return f'''
/** Part {part} of module {module}. */
export interface Options{name} {{
  readonly label: string;
  readonly limit?: number;
}}

export function part{name}(values: readonly number[], options: Options{name}): string {{
  const limit = options.limit ?? {part + 10};
  const kept = values.filter((value) => value < limit && value % {part + 2} !== 0);
  return `${{options.label}}: ${{kept.map((value) => value.toFixed({part})).join(", ")}}`;
}}
'''

// What `shale shake` says of modules and their statements.
import { spawnSync } from 'node:child_process';
import path from 'node:path';

/** The modules of entries, paths below a folder: `{file, survives, statements}`. */
export function shake(shale, entries, folder) {
  const options = ['shake', '--json', '--statements', '--no-cache', ...entries];
  const run = spawnSync(path.resolve(shale), options, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  if (run.status !== 0 && run.status !== 1) throw new Error(`shale shake: ${run.error ?? run.stderr}`);
  const { root, modules } = JSON.parse(run.stdout);
  return modules.map(({ path: file, survives, statements }) => ({
    file: path.relative(folder, path.resolve(root, file)),
    survives,
    statements,
  }));
}

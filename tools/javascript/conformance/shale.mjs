// What Shale finds in files, through Java classes of its tests.
import { spawn } from 'node:child_process';

/** The records of `files`, each a path or `path\tname`, in their order. */
export async function records(files) {
  const lines = await run('Dump', files);
  return lines.map(({ error, kind, rows }) => ({ error, kind, rows: rows.map(toRow) }));
}

/** The objects that a class of dev.shale.tools.javascript.conformance prints, given these lines. */
export async function run(name, input, ...rest) {
  const options = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-cp', process.env.SHALE_CLASSPATH];
  const main = `dev.shale.tools.javascript.conformance.${name}`;
  const java = spawn(process.env.JAVA, [...options, main, ...rest], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  java.stdin.end(input.map((line) => `${line}\n`).join(''));
  const chunks = [];
  java.stdout.on('data', (chunk) => chunks.push(chunk));
  const code = await new Promise((resolve) => java.on('close', resolve));
  if (code !== 0) {
    throw new Error(`${name} ended with exit code ${code}`);
  }
  const lines = Buffer.concat(chunks).toString('utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line));
}

function toRow([kind, request, typeOnly, start, end, line, column]) {
  return { kind, request, typeOnly, start, end, line, column };
}

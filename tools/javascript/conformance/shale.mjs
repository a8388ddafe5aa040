// What Shale's parser finds in files, through the Java class Dump.
import { spawn } from 'node:child_process';

/** The records of `files`, each a path or `path\tname`, in their order. */
export async function records(files) {
  const options = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-cp', process.env.SHALE_CLASSPATH];
  const main = 'dev.shale.tools.javascript.conformance.Dump';
  const java = spawn(process.env.JAVA, [...options, main], { stdio: ['pipe', 'pipe', 'inherit'] });
  java.stdin.end(files.map((file) => `${file}\n`).join(''));
  const chunks = [];
  java.stdout.on('data', (chunk) => chunks.push(chunk));
  const code = await new Promise((resolve) => java.on('close', resolve));
  if (code !== 0) {
    throw new Error(`Dump ended with exit code ${code}`);
  }
  const lines = Buffer.concat(chunks).toString('utf8').split('\n').filter(Boolean);
  return lines.map((line) => {
    const { error, kind, rows, commonJs } = JSON.parse(line);
    const exports = commonJs.map(([name, dependency]) => toExport(name, rows[dependency]));
    return { error, kind, rows: rows.map(toRow), exports };
  });
}

function toRow([kind, request, typeOnly, start, end, line, column]) {
  return { kind, request, typeOnly, start, end, line, column };
}

function toExport(name, row) {
  return { name, isStar: row !== undefined, request: row?.[1] };
}

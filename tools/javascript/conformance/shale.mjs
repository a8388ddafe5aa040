// What Shale finds in files, through Java classes of its tests.
import { spawn } from 'node:child_process';
import { StringDecoder } from 'node:string_decoder';

/** The records of `files`, each a path, `path\tname` or `path\tname\tsettings`, in their order. */
export async function records(files) {
  return (await run('Dump', files)).map(toRecord);
}

export function toRecord(record) {
  return {
    ...record,
    rows: record.rows.map(toRow),
    exports: record.exports.map(toExport),
    parts: record.parts.map(toPart),
    references: record.references.map(toReference),
  };
}

function toExport([name, flags, local, dependency, path, constant, part, start, end]) {
  return { name, flags, local, dependency, path, constant, part, start, end };
}

function toPart([flags, start, end, names, uses]) {
  return { flags, start, end, names, uses };
}

function toReference([dependency, part, flags, path, start, end]) {
  return { dependency, part, flags, path, start, end };
}

function toRow([kind, request, typeOnly, start, end, line, column]) {
  return { kind, request, typeOnly, start, end, line, column };
}

/** The objects that a class of dev.shale.tools.javascript.conformance prints, given these lines. */
export async function run(name, input, ...rest) {
  const objects = [];
  for await (const object of lines(name, input, ...rest)) {
    objects.push(object);
  }
  return objects;
}

/** The same, one by one while the class runs. */
export async function* lines(name, input, ...rest) {
  const options = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-cp', process.env.SHALE_CLASSPATH];
  const main = `dev.shale.tools.javascript.conformance.${name}`;
  const java = spawn(process.env.JAVA, [...options, main, ...rest], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const closed = new Promise((resolve) => java.on('close', resolve));
  java.stdin.end(input.map((line) => `${line}\n`).join(''));
  // Not readline, to which U+2028 ends a line too.
  const decoder = new StringDecoder('utf8');
  let unfinished = '';
  for await (const chunk of java.stdout) {
    const texts = (unfinished + decoder.write(chunk)).split('\n');
    unfinished = texts.pop();
    for (const text of texts) {
      yield JSON.parse(text);
    }
  }
  const code = await closed;
  if (code !== 0) {
    throw new Error(`${name} ended with exit code ${code}`);
  }
}

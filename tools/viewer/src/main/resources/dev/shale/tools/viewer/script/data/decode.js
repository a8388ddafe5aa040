/** The data of a page: columns as typed arrays, compressed, as base64. */

/** @typedef {Uint8Array | Int32Array} ColumnArray */
/** @typedef {{code: number, label: string, file?: boolean, later?: boolean}} Kind */
/** @typedef {{name: string, path: string, installed: boolean}} Package */
/** @typedef {{path: string, module: number, line: number, column: number, text?: string}} Place */
/**
 * @typedef {Place & {rule: string, severity: string, message: string, remedy?: string,
 *     because?: string, related?: Place[]}} Finding
 */
/**
 * @typedef {{schema: string, title: string, since: string, moduleKinds: Kind[],
 *     dependencyKinds: Kind[], packages: Package[], rules: string[], configured: boolean,
 *     chunks: {id: string, kind: string}[], findings: Finding[], diagnostics: Finding[],
 *     columns: {name: string, type: string, length: number}[]}} Header
 */
/** @typedef {{header: Header, columns: Map<string, ColumnArray>}} Decoded */

const SCHEMA = 'shale.view/1';
const ALIGNMENT = 8;

/**
 * @param {string} text
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function base64Bytes(text) {
  const native = /** @type {any} */ (Uint8Array).fromBase64;
  if (native) {
    return native.call(Uint8Array, text);
  }
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < bytes.length; index++) {
    bytes[index] = binary.charCodeAt(index);
  }
  return bytes;
}

/**
 * Reads compressed columns.
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {Promise<Decoded>}
 */
export async function decode(bytes) {
  const inflated = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
  return readColumns(await new Response(inflated).arrayBuffer());
}

/**
 * @param {ArrayBuffer} buffer
 * @returns {Decoded}
 */
function readColumns(buffer) {
  const headerLength = new DataView(buffer).getInt32(0, true);
  const headerBytes = new Uint8Array(buffer, 4, headerLength);
  const header = /** @type {Header} */ (JSON.parse(new TextDecoder().decode(headerBytes)));
  if (header.schema !== SCHEMA) {
    throw new Error('This page reads ' + SCHEMA + ', and the data is ' + header.schema);
  }
  /** @type {Map<string, ColumnArray>} */
  const columns = new Map();
  let offset = 4 + headerLength;
  for (const {name, type, length} of header.columns) {
    const column =
      type === 'u1'
        ? new Uint8Array(buffer, offset, length)
        : new Int32Array(buffer, offset, length);
    if (type === 'd4') {
      addUp(/** @type {Int32Array} */ (column));
    }
    columns.set(name, column);
    offset += Math.ceil(column.byteLength / ALIGNMENT) * ALIGNMENT;
  }
  return {header, columns};
}

/**
 * From differences to values, in place.
 * @param {Int32Array} column
 */
function addUp(column) {
  for (let index = 1; index < column.length; index++) {
    column[index] += column[index - 1];
  }
}

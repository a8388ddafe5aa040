/** Text of others, and numbers, as a person may see them. */

const HIDDEN =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;
const SHORT_ESCAPES = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);
const COUNTS = new Intl.NumberFormat('en-US');
const UNITS = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB'];

/**
 * A text in which what would hide, break a line or turn the direction of writing is an escape.
 * @param {string} text
 */
export function visible(text) {
  return text.replace(
    HIDDEN,
    (unit) => SHORT_ESCAPES.get(unit) ?? '\\u' + unit.charCodeAt(0).toString(16).padStart(4, '0'),
  );
}

/** @param {number} value */
export function counted(value) {
  return COUNTS.format(value);
}

/**
 * A count with its noun, which has an s if it is not one.
 * @param {number} value
 * @param {string} noun
 * @param {string} [many]
 */
export function plural(value, noun, many = noun + 's') {
  return counted(value) + ' ' + (value === 1 ? noun : many);
}

/**
 * Bytes as people read them, with units of 1,024.
 * @param {number} bytes
 */
export function size(bytes) {
  let unit = 0;
  let value = bytes;
  while (value >= 1024 && unit < UNITS.length - 1) {
    value /= 1024;
    unit++;
  }
  const shown = unit === 0 || value >= 100 ? COUNTS.format(Math.round(value)) : value.toFixed(1);
  return shown + ' ' + (bytes === 1 ? 'byte' : UNITS[unit]);
}

/** @param {string} path */
export function baseName(path) {
  return path.slice(path.lastIndexOf('/') + 1);
}

/**
 * The folder of a path, with its slash; empty for none.
 * @param {string} path
 */
export function folderOf(path) {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

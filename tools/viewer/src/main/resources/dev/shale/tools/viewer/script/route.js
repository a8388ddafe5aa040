/** What the address of the page says: a view, a path of the graph, and options. */

/** @typedef {{view: string, path: string, options: URLSearchParams}} Route */

export const FIRST_VIEW = 'overview';

/**
 * @param {string} hash
 * @returns {Route}
 */
export function parseRoute(hash) {
  const text = hash.replace(/^#\/?/, '');
  const question = text.indexOf('?');
  const place = question < 0 ? text : text.slice(0, question);
  const slash = place.indexOf('/');
  const view = slash < 0 ? place : place.slice(0, slash);
  return {
    view: view || FIRST_VIEW,
    path: slash < 0 ? '' : decoded(place.slice(slash + 1)),
    options: new URLSearchParams(question < 0 ? '' : text.slice(question + 1)),
  };
}

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * The address of a view.
 * @param {string} view
 * @param {string} [path]
 * @param {Record<string, string | number | boolean | undefined> | URLSearchParams} [options]
 */
export function href(view, path = '', options = {}) {
  const query = new URLSearchParams();
  const entries = options instanceof URLSearchParams ? options.entries() : Object.entries(options);
  for (const [name, value] of entries) {
    if (value !== undefined && value !== false && value !== '') {
      query.append(name, value === true ? '1' : String(value));
    }
  }
  const place = path === '' ? '' : '/' + encodeURIComponent(path).replaceAll('%2F', '/');
  const text = query.toString();
  return '#/' + view + place + (text === '' ? '' : '?' + text);
}

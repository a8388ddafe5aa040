/** Light or dark: what the system says, until somebody says otherwise. */

const KEY = 'shale-theme';

export function isDark() {
  const said = document.documentElement.dataset.theme;
  return said ? said === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
}

/** Takes what was said the last time, where the browser keeps it. */
export function restoreTheme() {
  try {
    const kept = localStorage.getItem(KEY);
    if (kept === 'dark' || kept === 'light') {
      document.documentElement.dataset.theme = kept;
    }
  } catch {
    // A file may have no storage; the system decides then.
  }
}

export function toggleTheme() {
  const theme = isDark() ? 'light' : 'dark';
  document.documentElement.dataset.theme = theme;
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // As above.
  }
}

/**
 * A colour of the style sheet.
 * @param {string} name
 */
export function themeColor(name) {
  return getComputedStyle(document.documentElement)
    .getPropertyValue('--' + name)
    .trim();
}

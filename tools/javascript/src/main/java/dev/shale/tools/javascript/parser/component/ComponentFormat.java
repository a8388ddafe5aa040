package dev.shale.tools.javascript.parser.component;

import org.jspecify.annotations.Nullable;

/** What a file is that carries scripts. */
public enum ComponentFormat {
  HTML,
  VUE,
  SVELTE,
  ASTRO,
  MDX;

  /** The format of a file by its name; null for one that is all script. */
  public static @Nullable ComponentFormat of(String path) {
    int length = path.length();
    // Most files end in "s" or "x", and this is asked for each of them.
    char last = length == 0 ? ' ' : path.charAt(length - 1);
    return switch (last) {
      case 'l', 'm' -> path.endsWith(".html") || path.endsWith(".htm") ? HTML : null;
      case 'e' -> path.endsWith(".vue") ? VUE : path.endsWith(".svelte") ? SVELTE : null;
      case 'o' -> path.endsWith(".astro") ? ASTRO : null;
      case 'x' -> path.endsWith(".mdx") ? MDX : null;
      default -> null;
    };
  }
}

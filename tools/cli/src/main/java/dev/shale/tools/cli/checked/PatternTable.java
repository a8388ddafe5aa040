package dev.shale.tools.cli.checked;

import dev.shale.tools.javascript.glob.Globs;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All globs of all rules, each matched once with every module, so that rules ask bits. What fits a
 * folder fits all in it, and is found out once for each folder.
 */
final class PatternTable {
  private static final String SPECIAL = "*?[{";
  private static final String SPECIAL_ENDS = "*?]}";

  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private final List<Pattern> patterns = new ArrayList<>();
  private final Map<String, BitSet> folders = new HashMap<>();
  private final BitSet none = new BitSet();

  /**
   * A glob, and what is looked at before it: how a path has to begin and end.
   *
   * @param modules the modules that it fits
   */
  private record Pattern(Globs globs, String begin, String end, BitSet modules) {
    static Pattern of(String text) {
      String plain = text.startsWith("./") ? text.substring(2) : text;
      plain = plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
      int first = 0;
      while (first < plain.length() && SPECIAL.indexOf(plain.charAt(first)) < 0) {
        first++;
      }
      int last = plain.length();
      while (last > first && SPECIAL_ENDS.indexOf(plain.charAt(last - 1)) < 0) {
        last--;
      }
      // A star may stand for nothing, its slash included: a/**/b fits a/b.
      boolean isFolder = last > 0 && last < plain.length() && plain.charAt(last) == '/';
      return new Pattern(
          new Globs(List.of(text)),
          plain.substring(0, first),
          plain.substring(isFolder ? last + 1 : last),
          new BitSet());
    }

    boolean fits(String path) {
      return path.startsWith(begin) && path.endsWith(end) && globs.fit(path);
    }
  }

  /** Has a glob matched, too. */
  void add(String glob) {
    if (numbers.putIfAbsent(glob, patterns.size()) == null) {
      patterns.add(Pattern.of(glob));
    }
  }

  /** Matches all globs with a module. */
  void match(int module, String name) {
    BitSet inFolder = folder(name);
    for (int pattern = 0; pattern < patterns.size(); pattern++) {
      if (inFolder.get(pattern) || patterns.get(pattern).fits(name)) {
        patterns.get(pattern).modules.set(module);
      }
    }
  }

  /** The globs that fit the folder of a path, or one around it. */
  private BitSet folder(String path) {
    int slash = path.lastIndexOf('/');
    if (slash <= 0) {
      return none;
    }
    String folder = path.substring(0, slash);
    BitSet known = folders.get(folder);
    if (known != null) {
      return known;
    }
    BitSet fitting = (BitSet) folder(folder).clone();
    for (int pattern = 0; pattern < patterns.size(); pattern++) {
      if (!fitting.get(pattern) && patterns.get(pattern).fits(folder)) {
        fitting.set(pattern);
      }
    }
    folders.put(folder, fitting);
    return fitting;
  }

  /** The modules that a glob fits; not to be written. */
  BitSet modules(String glob) {
    Integer number = numbers.get(glob);
    return number == null ? none : patterns.get(number).modules;
  }
}

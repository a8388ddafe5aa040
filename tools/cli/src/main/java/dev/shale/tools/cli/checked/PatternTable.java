package dev.shale.tools.cli.checked;

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
public final class PatternTable {
  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private final List<Pattern> patterns = new ArrayList<>();
  private final Map<String, BitSet> folders = new HashMap<>();
  private final BitSet none = new BitSet();

  /**
   * A glob.
   *
   * @param alternatives of which a path has to fit one
   * @param modules the modules that it fits
   */
  private record Pattern(List<PlainPattern> alternatives, BitSet modules) {
    boolean fits(String path) {
      for (PlainPattern alternative : alternatives) {
        if (alternative.fits(path)) {
          return true;
        }
      }
      return false;
    }
  }

  /** Has a glob matched, too. */
  public void add(String glob) {
    if (numbers.putIfAbsent(glob, patterns.size()) == null) {
      patterns.add(new Pattern(PlainPattern.of(glob), new BitSet()));
    }
  }

  /** Matches all globs with a module. */
  public void match(int module, String name) {
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
  public BitSet modules(String glob) {
    Integer number = numbers.get(glob);
    return number == null ? none : patterns.get(number).modules;
  }
}

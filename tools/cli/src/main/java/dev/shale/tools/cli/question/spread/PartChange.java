package dev.shale.tools.cli.question.spread;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What is other in a source than in the version before.
 *
 * @param reason why it is as if all of it were other, for people; empty where it is not
 * @param evaluation what is other in what the module does when it is loaded, for people; empty for
 *     nothing
 * @param parts the statements that are other, counted from the first of the source
 * @param exports the names that lead to something else, came or went
 */
public record PartChange(
    String reason, String evaluation, List<Integer> parts, List<String> exports) {

  /** Keeps copies. */
  public PartChange {
    parts = List.copyOf(parts);
    exports = List.copyOf(exports);
  }

  /** As if all of a source were other. */
  static PartChange whole(String reason) {
    return new PartChange(reason, "", List.of(), List.of());
  }

  /** Whether nothing is that others could use or notice. */
  public boolean isNone() {
    return reason.isEmpty() && evaluation.isEmpty() && parts.isEmpty() && exports.isEmpty();
  }

  /**
   * Compares two versions.
   *
   * @param isFree of a request of the newer one whether what it loads has no effects
   */
  static PartChange of(SourceParts before, SourceParts after, Predicate<String> isFree) {
    if (!before.isWhole() || !after.isWhole()) {
      return whole("its statements are not known");
    }
    Set<String> exports = new TreeSet<>();
    Set<String> names = new LinkedHashSet<>(before.exports().keySet());
    names.addAll(after.exports().keySet());
    for (String name : names) {
      if (!before.exports().getOrDefault(name, "").equals(after.exports().get(name))) {
        if (SourceParts.isStar(name)) {
          return whole("it exports all of another module");
        }
        exports.add(name);
      }
    }
    List<Integer> parts = fresh(before, after);
    String evaluation = evaluation(before, after, isFree, parts);
    return new PartChange("", evaluation, parts, List.copyOf(exports));
  }

  private static List<Integer> fresh(SourceParts before, SourceParts after) {
    Map<String, Integer> counts = new HashMap<>();
    before.parts().forEach(part -> counts.merge(part, 1, Integer::sum));
    List<Integer> fresh = new ArrayList<>();
    for (int part = 0; part < after.parts().size(); part++) {
      if (counts.merge(after.parts().get(part), -1, Integer::sum) < 0) {
        fresh.add(part);
      }
    }
    return fresh;
  }

  private static String evaluation(
      SourceParts before, SourceParts after, Predicate<String> isFree, List<Integer> fresh) {
    if (!effects(before).equals(effects(after))) {
      for (int part : after.effects()) {
        if (fresh.contains(part)) {
          return "a statement with effects is other: line " + after.lines().get(part);
        }
      }
      return "a statement with effects is gone, or in another place";
    }
    List<String> loaded = effective(after.loads(), isFree);
    Set<String> free = new LinkedHashSet<>(after.loads());
    loaded.forEach(free::remove);
    return loaded.equals(effective(before.loads(), free::contains))
        ? ""
        : "other modules with effects are loaded with it, or in another order";
  }

  private static List<String> effects(SourceParts source) {
    return source.effects().stream().map(source.parts()::get).toList();
  }

  private static List<String> effective(List<String> loads, Predicate<String> isFree) {
    return loads.stream().distinct().filter(request -> !isFree.test(request)).toList();
  }
}

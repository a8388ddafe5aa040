package dev.shale.tools.javascript;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Which rules hold in which package, where packages run on several platforms. Immutable. */
final class PlatformParts {
  private record Part(String directory, Platform platform, JavaScriptResolver resolver)
      implements Comparable<Part> {
    /** Inner directories come before those they lie in. No lambda: it is made at every start. */
    @Override
    public int compareTo(Part other) {
      int byLength = Integer.compare(other.directory.length(), directory.length());
      return byLength != 0 ? byLength : directory.compareTo(other.directory);
    }
  }

  private final List<Part> parts = new ArrayList<>();
  private final Map<Platform, JavaScriptResolver> byPlatform = new EnumMap<>(Platform.class);
  private final JavaScriptResolver others;

  /**
   * @param packages in which directory what platform holds, at least one
   * @param resolver makes what resolves for a platform
   */
  PlatformParts(Map<Path, Platform> packages, Function<Platform, JavaScriptResolver> resolver) {
    Map<Platform, Integer> counts = new EnumMap<>(Platform.class);
    for (Map.Entry<Path, Platform> one : packages.entrySet()) {
      String path = one.getKey().toString().replace('\\', '/').concat("/");
      JavaScriptResolver own = byPlatform.computeIfAbsent(one.getValue(), resolver);
      parts.add(new Part(path, one.getValue(), own));
      counts.merge(one.getValue(), 1, Integer::sum);
    }
    others = byPlatform.getOrDefault(most(counts), parts.getFirst().resolver());
    if (byPlatform.size() == 1) {
      parts.clear();
    }
    Collections.sort(parts);
  }

  private static Platform most(Map<Platform, Integer> counts) {
    Platform most = Platform.BROWSER;
    for (Map.Entry<Platform, Integer> count : counts.entrySet()) {
      most = count.getValue() > counts.getOrDefault(most, 0) ? count.getKey() : most;
    }
    return most;
  }

  /** Whether all packages have the same rules. */
  boolean isEmpty() {
    return parts.isEmpty();
  }

  /** What resolves for files outside of all packages. */
  JavaScriptResolver others() {
    return others;
  }

  /** All that resolve for any file. */
  Collection<JavaScriptResolver> all() {
    return byPlatform.values();
  }

  /** What resolves for a file. */
  JavaScriptResolver of(String path) {
    for (Part part : parts) {
      if (path.startsWith(part.directory())) {
        return part.resolver();
      }
    }
    return others;
  }

  /** All rules and where they hold, as a text. */
  String identity() {
    StringBuilder text = new StringBuilder();
    byPlatform.values().forEach(one -> text.append(one.answerIdentity()).append(' '));
    for (Part part : parts) {
      text.append(part.directory()).append(' ').append(part.platform().label()).append(' ');
    }
    return Identity.shortened(text.toString());
  }
}

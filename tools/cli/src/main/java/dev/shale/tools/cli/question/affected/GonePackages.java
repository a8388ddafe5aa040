package dev.shale.tools.cli.question.affected;

import dev.shale.tools.cli.change.ChangedFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Packages of which some folders get another version, or none, by requests. */
final class GonePackages {
  /**
   * One of them.
   *
   * @param folder in which those lie who ask, without a slash at its end
   */
  record Gone(ChangedFile file, String folder, String detail) {}

  private final Map<String, List<Gone>> byName = new HashMap<>();

  void add(String name, Gone gone) {
    byName.computeIfAbsent(name, missing -> new ArrayList<>()).add(gone);
  }

  boolean isEmpty() {
    return byName.isEmpty();
  }

  /** What a request of a module means; null for nothing of it. */
  @Nullable Gone askedFor(String parent, String request) {
    List<Gone> all = byName.get(packageName(request));
    if (all != null) {
      for (Gone gone : all) {
        if (parent.startsWith(gone.folder + "/")) {
          return gone;
        }
      }
    }
    return null;
  }

  private static String packageName(String request) {
    int begin = request.startsWith("~") ? 1 : 0;
    int slash = request.indexOf('/', begin);
    if (slash > 0 && request.startsWith("@", begin)) {
      slash = request.indexOf('/', slash + 1);
    }
    return request.substring(begin, slash < 0 ? request.length() : slash);
  }
}

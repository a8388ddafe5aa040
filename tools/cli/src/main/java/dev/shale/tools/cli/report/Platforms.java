package dev.shale.tools.cli.report;

import dev.shale.tools.cli.argument.Inputs;
import dev.shale.tools.javascript.Platform;
import dev.shale.tools.javascript.ProjectPackage;
import java.util.EnumMap;
import java.util.Map;
import java.util.StringJoiner;

/** What runs the packages of a project, for people. */
final class Platforms {
  private Platforms() {}

  /** {@code node (package.json engines)}, or how many packages each platform has. */
  static String text(Inputs inputs) {
    Platform given = inputs.platform();
    if (given != null) {
      return given.label() + "  (--platform)";
    }
    if (inputs.packages().size() == 1) {
      ProjectPackage only = inputs.packages().getFirst();
      String reason = only.platformReason();
      return only.platform().label() + (reason.isEmpty() ? "" : "  (" + reason + ")");
    }
    Map<Platform, Integer> counts = new EnumMap<>(Platform.class);
    for (ProjectPackage one : inputs.packages()) {
      counts.merge(one.platform(), 1, Integer::sum);
    }
    StringJoiner text = new StringJoiner(", ");
    counts.forEach((platform, count) ->
        text.add(counts.size() == 1 ? platform.label() : platform.label() + " " + count));
    return text + (counts.size() == 1 ? "" : "  (by package)");
  }
}

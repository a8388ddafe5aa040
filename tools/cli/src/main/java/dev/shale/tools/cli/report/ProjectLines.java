package dev.shale.tools.cli.report;

import dev.shale.tools.cli.argument.Inputs;
import dev.shale.tools.cli.output.Numbers;
import dev.shale.tools.cli.question.Few;
import dev.shale.tools.javascript.Platform;
import dev.shale.tools.javascript.project.ProjectLayout;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** How a project was read, for people. */
final class ProjectLines {
  private ProjectLines() {}

  /** The packages of the workspace that are found by their names alone. */
  static String unlinked(Inputs inputs) {
    List<String> names = inputs.unlinked();
    String more =
        names.size() <= Few.MOST
            ? ""
            : ", ... " + Numbers.grouped(names.size() - Few.MOST) + " more";
    return String.join(", ", names.subList(0, Math.min(names.size(), Few.MOST)))
        + more
        + "  (found in the workspace by name)";
  }

  /** {@code node (package.json engines)}, or how many packages each platform has. */
  static String text(Inputs inputs) {
    Platform given = inputs.platform();
    if (given != null) {
      return given.label() + "  (" + inputs.platformOrigin() + ")";
    }
    if (inputs.packages().size() == 1) {
      ProjectLayout.Member only = inputs.packages().getFirst();
      String reason = only.platformReason();
      return only.platform().label() + (reason.isEmpty() ? "" : "  (" + reason + ")");
    }
    Map<Platform, Integer> counts = new EnumMap<>(Platform.class);
    for (ProjectLayout.Member one : inputs.packages()) {
      counts.merge(one.platform(), 1, Integer::sum);
    }
    StringJoiner text = new StringJoiner(", ");
    counts.forEach((platform, count) ->
        text.add(counts.size() == 1 ? platform.label() : platform.label() + " " + count));
    return text + (counts.size() == 1 ? "" : "  (by package)");
  }
}

package dev.shale.tools.cli.report.chain;

import dev.shale.tools.cli.output.Output;
import dev.shale.tools.cli.output.PathNames;
import dev.shale.tools.cli.question.Session;
import dev.shale.tools.cli.question.affected.AffectedAnswer;
import dev.shale.tools.cli.question.affected.AffectedPackage;
import dev.shale.tools.cli.question.affected.Group;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** One group of what is affected, for other programs: paths from the working directory. */
public final class AffectedPaths {
  private AffectedPaths() {}

  /**
   * Prints a group, of packages their names.
   *
   * @param isNul whether each ends with NUL, and not with the line
   * @param working the working directory
   */
  public static void print(
      Session session,
      AffectedAnswer answer,
      Group group,
      boolean isNul,
      Path working,
      Output out) {
    char end = isNul ? '\0' : '\n';
    if (group == Group.PACKAGES) {
      for (AffectedPackage one : answer.packages()) {
        out.print(one.name() + end);
      }
      return;
    }
    int[] modules =
        switch (group) {
          case TESTS -> answer.tests();
          case ENTRIES -> answer.entries();
          default -> answer.ownModules();
        };
    PathNames names = new PathNames(session.graph(), real(working));
    for (int module : modules) {
      out.print(names.path(module) + end);
    }
  }

  private static Path real(Path directory) {
    try {
      return directory.toRealPath();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}

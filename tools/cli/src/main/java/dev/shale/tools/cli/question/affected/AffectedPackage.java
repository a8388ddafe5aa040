package dev.shale.tools.cli.question.affected;

import dev.shale.tools.cli.question.Session;
import dev.shale.tools.javascript.project.ProjectLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A package of the project with a module that is affected.
 *
 * @param name as its package.json has it, or else its folder, from the root
 * @param directory absolute
 * @param moduleCount how many of its modules are affected
 * @param nearest the affected module that is the fewest imports away from what has changed
 */
public record AffectedPackage(String name, Path directory, int moduleCount, int nearest) {

  static List<AffectedPackage> of(Session session, AffectedAnswer answer) {
    List<ProjectLayout.Member> members = session.inputs().packages();
    int[] counts = new int[members.size()];
    int[] nearest = new int[members.size()];
    for (int module : answer.ownModules()) {
      int index = memberOf(path(session, module), members);
      if (index >= 0) {
        boolean isNearer =
            counts[index]++ == 0 || answer.distance(module) < answer.distance(nearest[index]);
        nearest[index] = isNearer ? module : nearest[index];
      }
    }
    List<AffectedPackage> packages = new ArrayList<>();
    for (int index = 0; index < counts.length; index++) {
      if (counts[index] > 0) {
        ProjectLayout.Member member = members.get(index);
        packages.add(
            new AffectedPackage(
                name(session, member), member.directory(), counts[index], nearest[index]));
      }
    }
    packages.sort(Comparator.comparing(AffectedPackage::name));
    return packages;
  }

  private static Path path(Session session, int module) {
    return Path.of(session.graph().name(session.graph().identifier(module)));
  }

  /** The innermost package that has a file, by its index; -1 for none. */
  private static int memberOf(Path file, List<ProjectLayout.Member> members) {
    int innermost = -1;
    for (int index = 0; index < members.size(); index++) {
      Path directory = members.get(index).directory();
      boolean isDeeper =
          innermost < 0
              || directory.getNameCount() > members.get(innermost).directory().getNameCount();
      innermost = file.startsWith(directory) && isDeeper ? index : innermost;
    }
    return innermost;
  }

  /** The package that has a file; null for none. */
  static ProjectLayout.@Nullable Member memberOf(Session session, Path file) {
    int index = memberOf(file, session.inputs().packages());
    return index < 0 ? null : session.inputs().packages().get(index);
  }

  private static String name(Session session, ProjectLayout.Member member) {
    if (!member.name().isEmpty()) {
      return member.name();
    }
    String folder = session.names().relative(member.directory().toString().replace('\\', '/'));
    return folder.isEmpty() || member.directory().equals(session.inputs().root()) ? "." : folder;
  }
}

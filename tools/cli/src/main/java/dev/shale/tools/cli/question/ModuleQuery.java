package dev.shale.tools.cli.question;

import dev.shale.engine.graph.ModuleKind;
import dev.shale.engine.graph.Snapshot;
import dev.shale.tools.cli.argument.InputException;
import dev.shale.tools.cli.output.Numbers;
import dev.shale.tools.cli.output.Visible;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.agrona.collections.IntArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Finds the module that a user means. The first that fits wins: a path from the root or from the
 * working directory, or the name of an external; what a request leads to, as it is written; the
 * first module of a package; the end of a path.
 */
public final class ModuleQuery {
  private static final int MAX_CANDIDATES = 10;
  private static final String PACKAGES = "node_modules/";
  private static final String PLATFORM = "node:";

  private final Session session;
  private final Snapshot graph;
  private final String text;
  private final boolean isRelative;

  /** Who asks for the text as it was given. */
  private final Asked asked;

  /** The text as a path of the output, when it is one from the working directory. */
  private final @Nullable String fromDirectory;

  private ModuleQuery(Session session, String text, Asked asked, Path directory) {
    this.session = session;
    this.asked = asked;
    this.text = withoutDots(text);
    isRelative = text.startsWith(".");
    graph = session.graph();
    fromDirectory = fromDirectory(session, text, directory);
  }

  /**
   * The module, or {@link Snapshot#NO_MODULE}.
   *
   * @throws InputException when several fit equally well
   */
  public static int find(Session session, String text, Asked asked, Path directory) {
    return new ModuleQuery(session, text, asked, directory).find();
  }

  private static String withoutDots(String text) {
    return text.startsWith("./") ? text.substring(2) : text;
  }

  private static @Nullable String fromDirectory(Session session, String text, Path directory) {
    try {
      Path path = directory.resolve(text);
      Path real = Files.exists(path) ? path.toRealPath() : path.normalize();
      return session.names().relative(real.toString().replace('\\', '/'));
    } catch (InvalidPathException | IOException notAPath) {
      return null;
    }
  }

  private int find() {
    int ignored = Snapshot.NO_MODULE;
    int inPackage = Snapshot.NO_MODULE;
    IntArrayList candidates = new IntArrayList();
    for (int module = 0; module < graph.moduleCount(); module++) {
      String path = session.names().path(module);
      if (path.equals(text) || path.equals(fromDirectory) || isOfPlatform(module, path)) {
        // What is ignored for one importer may be a module for another.
        if (graph.kind(module) != ModuleKind.IGNORED) {
          return module;
        }
        ignored = module;
      }
      if (inPackage == Snapshot.NO_MODULE && isInPackage(path)) {
        inPackage = module;
      }
      if (path.endsWith(text) && isWhole(path)) {
        candidates.addInt(module);
      }
    }
    if (ignored != Snapshot.NO_MODULE) {
      return ignored;
    }
    // A relative request means another file in every folder.
    if (!isRelative && asked.target() != Snapshot.NO_MODULE) {
      return asked.target();
    }
    if (inPackage != Snapshot.NO_MODULE) {
      return inPackage;
    }
    if (candidates.size() > 1) {
      throw ambiguous(candidates);
    }
    if (candidates.isEmpty()) {
      return isRelative ? asked.target() : Snapshot.NO_MODULE;
    }
    return candidates.getInt(0);
  }

  /** A module of Node has two names. */
  private boolean isOfPlatform(int module, String path) {
    return graph.kind(module) == ModuleKind.EXTERNAL
        && path.length() == PLATFORM.length() + text.length()
        && path.startsWith(PLATFORM)
        && path.endsWith(text);
  }

  /** Whether the end of a path that fits begins at a segment. */
  private boolean isWhole(String path) {
    int begin = path.length() - text.length();
    return begin > 0 && path.charAt(begin - 1) == '/' && !text.isEmpty();
  }

  private boolean isInPackage(String path) {
    int begin = path.lastIndexOf(PACKAGES);
    if (begin < 0 || (begin > 0 && path.charAt(begin - 1) != '/')) {
      return false;
    }
    int name = begin + PACKAGES.length();
    int end = name + text.length();
    return path.startsWith(text, name) && end < path.length() && path.charAt(end) == '/';
  }

  private InputException ambiguous(IntArrayList candidates) {
    StringBuilder sentence = new StringBuilder();
    sentence.append("'").append(Visible.of(text)).append("' may be any of ");
    sentence.append(Numbers.counted(candidates.size(), "module")).append(':');
    int shownCount = Math.min(candidates.size(), MAX_CANDIDATES);
    for (int index = 0; index < shownCount; index++) {
      sentence.append("\n  ").append(session.text().path(candidates.getInt(index)));
    }
    if (shownCount < candidates.size()) {
      int more = candidates.size() - shownCount;
      sentence.append("\n  ... ").append(Numbers.grouped(more)).append(" more");
    }
    return new InputException(sentence.append("\nName one of them").toString());
  }
}

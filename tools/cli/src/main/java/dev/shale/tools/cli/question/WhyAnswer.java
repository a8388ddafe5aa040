package dev.shale.tools.cli.question;

import dev.shale.engine.graph.ModuleKind;
import dev.shale.engine.graph.Snapshot;
import dev.shale.tools.cli.argument.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import org.agrona.collections.IntArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Why something is, or is not, part of a program.
 *
 * @param module the module that is meant; {@link Snapshot#NO_MODULE} when it is none
 * @param dependencies for a module the chain that leads to it, from an entry on; otherwise those
 *     that ask for it
 * @param file the absolute path of a file that a pattern may mean; otherwise empty
 */
public record WhyAnswer(Reason reason, int module, IntArrayList dependencies, String file) {

  /** What the answer is. */
  public enum Reason {
    /** The program loads it. */
    LOADED,
    /** Only imports of types lead to it. */
    TYPES,
    /** It is there, and every chain to it leads through installed packages. */
    PACKAGES,
    /** A {@code browser} map takes it away. */
    IGNORED,
    /** It is asked for, and there is no module. */
    UNRESOLVED,
    /** It is a file that a pattern may mean, or the pattern itself. */
    PATTERN,
    /** Nothing asks for it. */
    ABSENT;

    /** The reason's name in output. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Looks for what a text means.
   *
   * @param isOwn whether chains may lead through the project's own modules alone
   * @throws InputException when it may mean several modules
   */
  public static WhyAnswer of(Session session, String text, Path directory, boolean isOwn) {
    Snapshot graph = session.graph();
    Path file = file(session, text, directory);
    Asked asked = new Asked(graph, text, file);
    int module = ModuleQuery.find(session, text, asked, directory);
    if (module != Snapshot.NO_MODULE) {
      return isOwn
          ? ofOwn(graph, module)
          : new WhyAnswer(reason(graph, module), module, chain(graph, module, null), "");
    }
    IntArrayList inVain = chosen(graph, asked.inVain(), isOwn);
    if (!inVain.isEmpty()) {
      return of(Reason.UNRESOLVED, inVain, "");
    }
    IntArrayList patterns = chosen(graph, asked.patterns(), isOwn);
    if (!patterns.isEmpty()) {
      return of(Reason.PATTERN, patterns, "");
    }
    IntArrayList byPattern = chosen(graph, asked.byPattern(), isOwn);
    return file == null || byPattern.isEmpty()
        ? of(Reason.ABSENT, new IntArrayList(), "")
        : of(Reason.PATTERN, byPattern, file.toString());
  }

  private static WhyAnswer ofOwn(Snapshot graph, int module) {
    OwnChains chains = new OwnChains(graph, false);
    if (!chains.has(module)) {
      chains = new OwnChains(graph, true);
    }
    return chains.has(module)
        ? new WhyAnswer(reason(graph, module), module, chain(graph, module, chains), "")
        : new WhyAnswer(Reason.PACKAGES, module, new IntArrayList(), "");
  }

  /** Those that the project itself asks by, if they are to be. */
  private static IntArrayList chosen(Snapshot graph, IntArrayList dependencies, boolean isOwn) {
    IntArrayList chosen = new IntArrayList();
    for (int index = 0; index < dependencies.size(); index++) {
      int dependency = dependencies.getInt(index);
      if (!isOwn || ModuleChoice.isOwnFile(graph, graph.parent(dependency))) {
        chosen.addInt(dependency);
      }
    }
    return chosen;
  }

  private static WhyAnswer of(Reason reason, IntArrayList dependencies, String file) {
    return new WhyAnswer(reason, Snapshot.NO_MODULE, dependencies, file);
  }

  private static Reason reason(Snapshot graph, int module) {
    if (graph.kind(module) == ModuleKind.IGNORED) {
      return Reason.IGNORED;
    }
    return graph.isForTypes(module) ? Reason.TYPES : Reason.LOADED;
  }

  /** The dependencies that lead to a module, from an entry on. */
  private static IntArrayList chain(Snapshot graph, int module, @Nullable OwnChains own) {
    IntArrayList backward = new IntArrayList();
    int dependency = issuer(graph, module, own);
    while (dependency != Snapshot.NO_DEPENDENCY) {
      if (backward.size() == graph.moduleCount()) {
        throw new IllegalStateException("The chain of imports to " + module + " is endless");
      }
      backward.addInt(dependency);
      dependency = issuer(graph, graph.parent(dependency), own);
    }
    IntArrayList chain = new IntArrayList();
    for (int index = backward.size() - 1; index >= 0; index--) {
      chain.addInt(backward.getInt(index));
    }
    return chain;
  }

  private static int issuer(Snapshot graph, int module, @Nullable OwnChains own) {
    return own == null ? graph.issuer(module) : own.issuer(module);
  }

  private static @Nullable Path file(Session session, String text, Path directory) {
    Path fromDirectory = file(directory, text);
    return fromDirectory == null ? file(session.inputs().root(), text) : fromDirectory;
  }

  private static @Nullable Path file(Path directory, String text) {
    try {
      Path file = directory.resolve(text);
      return Files.isRegularFile(file) ? file.toRealPath() : null;
    } catch (InvalidPathException | IOException notAFile) {
      return null;
    }
  }

  /** The first dependency of the chain that loads nothing. */
  public int firstForTypes(Snapshot graph) {
    for (int index = 0; index < dependencies.size(); index++) {
      if (graph.isTypeOnly(dependencies.getInt(index))) {
        return dependencies.getInt(index);
      }
    }
    return Snapshot.NO_DEPENDENCY;
  }
}

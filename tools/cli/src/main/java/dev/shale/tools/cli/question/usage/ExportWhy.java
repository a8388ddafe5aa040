package dev.shale.tools.cli.question.usage;

import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.usage.Binding;
import dev.shale.engine.usage.ExportAnalysis;
import dev.shale.engine.usage.UseReasons;
import dev.shale.tools.cli.argument.InputException;
import dev.shale.tools.cli.output.Likeness;
import dev.shale.tools.cli.output.Visible;
import dev.shale.tools.cli.question.ExportsAnswer;
import java.util.List;
import java.util.Locale;

/**
 * Why a name that a module exports is used, or that it is not.
 *
 * @param hops from the entry to the name; empty where it is not used, or the entry of a library
 * @param unknownHop the place among them of what takes all of a module, so that nobody knows which
 *     names are used; -1 where the name is told
 * @param entry the entry that the hops begin at
 * @param binding where the name comes from
 */
public record ExportWhy(
    Reason reason,
    int module,
    int name,
    List<UseHop> hops,
    int unknownHop,
    int entry,
    Binding binding) {

  /** What the answer is. */
  public enum Reason {
    /** Something that runs uses it. */
    USED,
    /** All of its module is used, in a way that does not say which names. */
    UNKNOWN,
    /** Nothing that runs uses it. */
    UNUSED;

    /** The reason's name in output. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Looks for the reason.
   *
   * @throws InputException when the module has no such name
   */
  public static ExportWhy of(ExportsAnswer exports, int module, String text, String shown) {
    Snapshot graph = exports.graph();
    ExportAnalysis analysis = exports.analysis();
    int name = graph.findName(text);
    boolean isOpen = !analysis.provided().isExact(module);
    boolean isThere =
        name != Snapshot.NO_NAME
            && (exports.names(module).contains(name)
                || exports.binding(module, name).isProvided()
                || isOpen);
    if (!isThere) {
      if (name == Snapshot.NO_NAME && isOpen) {
        return new ExportWhy(
            Reason.UNUSED, module, name, List.of(), -1, Snapshot.NO_MODULE, UNKNOWN);
      }
      throw absent(exports, module, text, shown);
    }
    Binding binding = exports.binding(module, name);
    UseWalk walk = new UseWalk(graph, analysis);
    UseChain chain = new UseChain(graph, analysis, walk);
    int step = analysis.reasons().ofName(module, name);
    if (step != UseReasons.NONE) {
      chain.add(step);
    } else if (!addPassed(graph, analysis, walk, chain, module, name)) {
      return new ExportWhy(Reason.UNUSED, module, name, List.of(), -1, Snapshot.NO_MODULE, binding);
    }
    int unknownHop = chain.wholeHop();
    Reason reason = unknownHop < 0 ? Reason.USED : Reason.UNKNOWN;
    return new ExportWhy(reason, module, name, chain.hops(), unknownHop, chain.entry(), binding);
  }

  private static final Binding UNKNOWN =
      new Binding(Binding.Kind.UNKNOWN, Snapshot.NO_MODULE, UseReasons.NO_EXPORT);

  private static boolean addPassed(
      Snapshot graph, ExportAnalysis analysis, UseWalk walk, UseChain chain, int module, int name) {
    PassedUsers users = new PassedUsers(graph, analysis, walk);
    boolean isPassedOn = analysis.reasons().passedOn(module, name) != UseReasons.NO_EXPORT;
    if (!isPassedOn || !users.find(module, name)) {
      return false;
    }
    users.addTo(chain);
    return true;
  }

  private static InputException absent(
      ExportsAnswer exports, int module, String text, String shown) {
    AbsentName absent = AbsentName.of(exports.graph(), exports.provided(), module, text);
    if (absent.reason() == AbsentName.Reason.TYPE) {
      return new InputException(
          "'"
              + Visible.of(text)
              + "' is a type of "
              + shown
              + ", and types are gone when the program runs; 'shale importers --types' lists who"
              + " imports types of a module");
    }
    Likeness likeness = new Likeness(text);
    List<Integer> names = exports.names(module);
    for (int name : names) {
      String one = exports.graph().name(name);
      likeness.offer(one, one);
    }
    String nearest = likeness.nearest();
    String hint =
        !nearest.isEmpty()
            ? "; the nearest is '" + Visible.of(nearest) + "'"
            : names.isEmpty()
                ? "; it exports nothing but maybe types"
                : "; 'shale exports --of' lists what it has, types aside";
    return new InputException(shown + " has no export '" + Visible.of(text) + "'" + hint);
  }
}

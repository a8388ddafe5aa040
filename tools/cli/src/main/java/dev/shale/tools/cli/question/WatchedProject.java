package dev.shale.tools.cli.question;

import dev.shale.engine.OrderedGraph;
import dev.shale.engine.Project;
import dev.shale.engine.Update;
import dev.shale.engine.View;
import dev.shale.engine.language.Resolver;
import dev.shale.tools.cli.argument.BuildArguments;
import dev.shale.tools.cli.argument.InputException;
import dev.shale.tools.cli.argument.Inputs;
import dev.shale.tools.cli.argument.Language;
import dev.shale.tools.cli.output.Shell;
import dev.shale.tools.cli.output.Visible;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** The project that the arguments name, kept up to date while it is watched. */
public final class WatchedProject implements AutoCloseable {
  /** Files that say how a project is laid out, and so which its entries are. */
  private static final Set<String> LAYOUTS =
      Set.of(
          "package.json",
          "pnpm-workspace.yaml",
          "lerna.json",
          "rush.json",
          "deno.json",
          "deno.jsonc",
          "shale.json");

  private final BuildArguments arguments;
  private final Path directory;
  private final Path root;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final Project project;
  private volatile Inputs inputs;

  private WatchedProject(BuildArguments arguments, Shell shell) {
    this.arguments = arguments;
    directory = shell.directory();
    root = Inputs.root(arguments, directory);
    inputs = Inputs.of(arguments, directory, root);
    for (String problem : inputs.problems()) {
      shell.err().println("shale: " + Visible.of(problem));
    }
    Language language = language();
    // What is wrong with an entry is said in a sentence, not as a part of an exception.
    language.entries(inputs);
    project =
        Project.builder(root)
            .language(language.frontEnd(), this::resolver)
            .entries(this::entries, WatchedProject::isLayout)
            .threads(arguments.threads())
            .memoryLimit(arguments.limitBytes())
            .trustInstallers(arguments.cache().isManaged())
            .watching(true)
            .open();
    project.onUpdate(update -> events.add(new Event(update, project.view())));
  }

  /**
   * Builds the graph, and watches its files from then on.
   *
   * @throws InputException when there is nothing to build
   * @throws dev.shale.offheap.RegionLimitException when the graph needs more memory than it may use
   */
  public static WatchedProject open(BuildArguments arguments, Shell shell) {
    return new WatchedProject(arguments, shell);
  }

  private static boolean isLayout(Path file) {
    return LAYOUTS.contains(String.valueOf(file.getFileName()));
  }

  private Language language() {
    return new Language(arguments, directory, inputs, true);
  }

  private Resolver resolver() {
    return language().resolver();
  }

  private List<Path> entries() {
    try {
      inputs = Inputs.of(arguments, directory, root);
    } catch (InputException unusable) {
      // As when an editor is half done with a package.json: what was found before stays.
      return List.copyOf(inputs.files().keySet());
    }
    return List.copyOf(inputs.files().keySet());
  }

  /** The directory that paths in output are relative to. */
  public Path root() {
    return root;
  }

  /** The modules as they are now. */
  public View view() {
    return project.view();
  }

  /** The graph as a build makes it of the files as they are now. */
  public OrderedGraph ordered() {
    return project.ordered().join();
  }

  /**
   * An update that changed something.
   *
   * @param view the modules as they are after it, to be closed
   */
  public record Event(Update update, View view) {}

  /** Waits for the next update that changes anything. */
  public Event next() throws InterruptedException {
    return events.take();
  }

  @Override
  public void close() {
    project.close();
    events.forEach(event -> event.view().close());
  }
}

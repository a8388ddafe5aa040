package dev.shale.tools.cli.question;

import dev.shale.engine.Metrics;
import dev.shale.engine.OrderedGraph;
import dev.shale.engine.Project;
import dev.shale.engine.Update;
import dev.shale.engine.View;
import dev.shale.engine.language.Resolver;
import dev.shale.tools.cli.argument.BuildArguments;
import dev.shale.tools.cli.argument.InputException;
import dev.shale.tools.cli.argument.Inputs;
import dev.shale.tools.cli.argument.Language;
import dev.shale.tools.cli.argument.NamedEntry;
import dev.shale.tools.cli.output.Shell;
import dev.shale.tools.cli.output.Visible;
import dev.shale.tools.cli.setting.ConfigurationFinder;
import dev.shale.tools.javascript.project.ProjectLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** The project that the arguments name, kept up to date while it is watched. */
public final class WatchedProject implements AutoCloseable {
  /** Files that say how a project is laid out, and so which its entries are. */
  private static final Set<String> LAYOUTS = ProjectLayout.fileNames();

  private final BuildArguments arguments;
  private final Path directory;
  private final Path root;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private volatile @Nullable Project project;
  private final String configuration;
  private volatile Inputs inputs;

  private WatchedProject(BuildArguments arguments, Shell shell) {
    this.arguments = arguments;
    directory = shell.directory();
    root = Inputs.root(arguments, directory);
    configuration = configuration();
    inputs = Inputs.of(arguments, directory, root);
    for (String problem : inputs.problems()) {
      shell.err().println("shale: " + Visible.of(problem));
    }
    Language language = language();
    // What is wrong with an entry is said in a sentence, not as a part of an exception.
    language.entries(inputs);
    Project opened =
        Project.builder(root)
            .language(language.frontEnd(), this::resolver)
            .entries(this::entries, this::mayDecide)
            .threads(arguments.threads())
            .memoryLimit(arguments.limitBytes())
            .trustInstallers(arguments.cache().isManaged())
            .watching(true)
            .open();
    project = opened;
    opened.onUpdate(update -> events.add(new Event(update, opened.view())));
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

  /**
   * Whether a path says where entries are, or may be one: what is a module already is none more.
   */
  private boolean mayDecide(Path file) {
    Project watched = project;
    if (watched == null || LAYOUTS.contains(String.valueOf(file.getFileName()))) {
      return true;
    }
    try (View view = watched.view()) {
      return view.module(file) == View.NO_MODULE;
    } catch (IllegalStateException closing) {
      return false;
    }
  }

  /** Whether the project's configuration is not what it was when the command began to watch. */
  public boolean isConfiguredOtherwise() {
    return !configuration.equals(configuration());
  }

  /** What the configuration says, if there is one. */
  private String configuration() {
    try {
      Path file = root.resolve(ConfigurationFinder.NAME);
      return Files.isRegularFile(file) ? Files.readString(file) : "";
    } catch (IOException unreadable) {
      return "";
    }
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
    }
    return List.copyOf(inputs.files().keySet());
  }

  /** The directory that paths in output are relative to. */
  public Path root() {
    return root;
  }

  /** The entries that have names, as they are now. */
  public List<NamedEntry> named() {
    return inputs.named();
  }

  /** The modules as they are now. */
  public View view() {
    return open().view();
  }

  /** What was counted since the project was opened; can be read until this is closed. */
  public Metrics metrics() {
    return open().metrics();
  }

  private Project open() {
    return Objects.requireNonNull(project);
  }

  /** The graph as a build makes it of the files as they are now. */
  public OrderedGraph ordered() {
    return open().ordered().join();
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

  /** Whether there is another one already. */
  public boolean hasNext() {
    return !events.isEmpty();
  }

  @Override
  public void close() {
    open().close();
    events.forEach(event -> event.view().close());
  }
}

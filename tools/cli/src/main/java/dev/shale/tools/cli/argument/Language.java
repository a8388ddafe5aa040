package dev.shale.tools.cli.argument;

import dev.shale.engine.language.FrontEnd;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.language.Resolved.Status;
import dev.shale.engine.language.Resolver;
import dev.shale.tools.cli.output.Sentences;
import dev.shale.tools.javascript.Entries;
import dev.shale.tools.javascript.JavaScriptFrontEnd;
import dev.shale.tools.javascript.JavaScriptResolver;
import dev.shale.tools.javascript.Mode;
import dev.shale.tools.javascript.ResolverOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the command needs of a language: the only class that knows which one it is. */
public final class Language {
  private final FrontEnd frontEnd;
  private final JavaScriptResolver resolver;

  /**
   * A language with fresh caches.
   *
   * @param defines what names mean
   * @param conditions hold in exports maps, beside those of the mode
   * @param isKept whether the resolver notes on what its answers depend
   */
  public Language(Mode mode, Map<String, String> defines, List<String> conditions, boolean isKept) {
    frontEnd = frontEnd(mode, defines);
    ResolverOptions browser = ResolverOptions.browser(mode);
    ResolverOptions options = conditions.isEmpty() ? browser : browser.withConditions(conditions);
    resolver = isKept ? JavaScriptResolver.observing(options) : new JavaScriptResolver(options);
  }

  private static FrontEnd frontEnd(Mode mode, Map<String, String> defines) {
    try {
      return new JavaScriptFrontEnd(mode, defines).dependenciesOnly();
    } catch (IllegalArgumentException failure) {
      throw new InputException("--define: " + failure.getMessage());
    }
  }

  public FrontEnd frontEnd() {
    return frontEnd;
  }

  public Resolver resolver() {
    return resolver;
  }

  /**
   * A file as an entry. The resolver is asked because it knows what package the file belongs to.
   *
   * @throws InputException when it cannot be one
   */
  public Resolved file(Path file) {
    Resolved answer = resolver.entry(file);
    if (answer.status() != Status.FILE) {
      throw new InputException(Sentences.continued(answer.message()));
    }
    return answer;
  }

  /**
   * The entries of a project.
   *
   * @throws InputException when there are none
   */
  public Inputs project(Path directory) {
    Entries found = Entries.find(directory);
    if (found.isFailure()) {
      throw new InputException(Sentences.continued(found.failure()));
    }
    List<Entry> entries = new ArrayList<>();
    for (Path file : found.files()) {
      entries.add(new Entry(file(file), found.origin()));
    }
    return new Inputs(directory, entries, found.skipped());
  }
}

package dev.shale.tools.javascript.resolver;

import dev.shale.engine.graph.DependencyKind;
import dev.shale.engine.language.Resolved;
import dev.shale.tools.javascript.JavaScriptResolver;
import dev.shale.tools.javascript.Mode;
import dev.shale.tools.javascript.ResolverOptions;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files for a test, one a line: {@code path: content}, {@code path} for an empty one, {@code path
 * -> target} for a link.
 */
public final class TestTree {
  private final Path root;
  private JavaScriptResolver resolver =
      new JavaScriptResolver(ResolverOptions.browser(Mode.PRODUCTION));

  private TestTree(Path root) {
    this.root = root;
  }

  /** Writes the files. */
  public static TestTree of(Path root, String lines) {
    try {
      TestTree tree = new TestTree(root.toRealPath());
      for (String line : lines.lines().filter(text -> !text.isBlank()).toList()) {
        tree.write(line.strip());
      }
      return tree;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(String line) throws IOException {
    int link = line.indexOf(" -> ");
    int colon = line.indexOf(": ");
    Path file =
        root.resolve(line.substring(0, link > 0 ? link : colon > 0 ? colon : line.length()));
    Files.createDirectories(file.getParent());
    if (link > 0) {
      Files.createSymbolicLink(file, Path.of(line.substring(link + 4)));
    } else {
      Files.writeString(file, colon > 0 ? line.substring(colon + 2) : "");
    }
  }

  /** The rules of bundlers for the browser. */
  static Rules browserRules() {
    ResolverOptions options = ResolverOptions.browser(Mode.PRODUCTION);
    return Rules.of(
        options.conditionNames(),
        options.mainFields(),
        options.aliasFields(),
        options.extensions(),
        options.tsconfig());
  }

  /** Uses other options. */
  public TestTree with(ResolverOptions options) {
    resolver = new JavaScriptResolver(options);
    return this;
  }

  public Path path(String file) {
    return root.resolve(file);
  }

  public JavaScriptResolver resolver() {
    return resolver;
  }

  public Resolved resolve(String from, String request, DependencyKind kind) {
    return resolver.resolve(Resolved.file(root + "/" + from), request, kind);
  }

  public String find(String from, String request) {
    return find(from, request, JavaScriptKinds.IMPORT);
  }

  /** The answer as text: a path below the root, or the status and the name or message. */
  public String find(String from, String request, DependencyKind kind) {
    return text(resolve(from, request, kind));
  }

  /** An answer as text, without the root's path. */
  public String text(Resolved answer) {
    String prefix = root + "/";
    return switch (answer.status()) {
      case FILE -> answer.path().replace(prefix, "");
      case UNRESOLVED -> shorten(answer.message());
      default -> answer.status() + " " + answer.path().replace(prefix, "");
    };
  }

  /** A text without the root's path. */
  public String shorten(String text) {
    return text.replace(root.toString(), "");
  }
}

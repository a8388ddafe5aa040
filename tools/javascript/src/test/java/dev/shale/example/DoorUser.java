package dev.shale.example;

import dev.shale.engine.Change;
import dev.shale.engine.Edges;
import dev.shale.engine.Project;
import dev.shale.engine.View;
import dev.shale.tools.javascript.JavaScriptFrontEnd;
import dev.shale.tools.javascript.JavaScriptResolver;
import dev.shale.tools.javascript.Mode;
import dev.shale.tools.javascript.ResolverOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A program of its own: {@link DoorTest} compiles it and starts it in other JVMs. */
public final class DoorUser {
  private DoorUser() {}

  /** Does a little of everything in a directory, and prints what comes of it. */
  public static void main(String[] arguments) throws Exception {
    Path root = Path.of(arguments[0]).toRealPath();
    Files.writeString(root.resolve("main.ts"), "import './a'; import './gone';");
    Files.writeString(root.resolve("a.ts"), "export const a = 1; // " + "long ".repeat(200));
    Files.writeString(root.resolve("package.json"), "{\"name\": \"door\"}");
    Files.writeString(root.resolve("tsconfig.json"), "{\"compilerOptions\": {}}");
    try (Project project = open(root, true)) {
      show(project, root);
      Files.writeString(root.resolve("gone.ts"), "import './main';");
      while (!isThere(project, root.resolve("gone.ts"))) {
        Thread.sleep(20);
      }
      show(project, root);
    }
    try (Project project = open(root, false)) {
      Files.writeString(root.resolve("a.ts"), "import './gone';");
      project.update(List.of(root.resolve("a.ts"))).join();
      show(project, root);
      project.overlay(root.resolve("a.ts"), new byte[0]).join();
      show(project, root);
    }
  }

  private static Project open(Path root, boolean isWatching) {
    ResolverOptions rules = ResolverOptions.browser(Mode.PRODUCTION);
    return Project.builder(root)
        .language(
            new JavaScriptFrontEnd(Mode.PRODUCTION), () -> JavaScriptResolver.observing(rules))
        .entries(Path.of("main.ts"))
        .watching(isWatching)
        .open();
  }

  private static boolean isThere(Project project, Path file) {
    try (View view = project.view()) {
      return view.module(file) != View.NO_MODULE;
    }
  }

  private static void show(Project project, Path root) {
    try (View view = project.view()) {
      StringBuilder line = new StringBuilder();
      line.append(view.diagnostics().size());
      int main = view.module(root.resolve("main.ts"));
      line.append(' ').append(view.isInCycle(main));
      line.append(' ').append(view.affectedBy(main, Change.ANY).length);
      Set<String> importers = new TreeSet<>();
      for (int module = 0; module < view.moduleCount(); module++) {
        for (Edges in = view.importersOf(module); in.next(); ) {
          importers.add(in.request() + ":" + in.column());
        }
      }
      line.append(' ').append(importers);
      System.out.println(line);
    }
  }
}

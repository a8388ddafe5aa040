package dev.shale.example.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.engine.Edges;
import dev.shale.engine.Project;
import dev.shale.engine.ProjectBuilder;
import dev.shale.engine.View;
import dev.shale.engine.facts.Observations;
import dev.shale.engine.graph.DependencyKind;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.language.Resolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(600)
class PythonProjectTest {
  private static final int STEPS = 120;

  @TempDir Path directory;
  private Path root;

  @BeforeEach
  void realRoot() throws IOException {
    root = directory.toRealPath();
  }

  private Project open(boolean isWatching) {
    return builder().watching(isWatching).open();
  }

  private ProjectBuilder builder() {
    return Project.builder(root)
        .language(new PythonFrontEnd(), () -> new PythonResolver(root))
        .entries(Path.of("main.py"))
        .threads(2);
  }

  private void write(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** Everything that can be seen of a project, without ids. */
  private static List<String> text(Project project) {
    List<String> lines = new ArrayList<>();
    try (View view = project.view()) {
      for (int module = 0; module < view.moduleCount(); module++) {
        if (view.exists(module)) {
          lines.add(text(view, module));
        }
      }
      view.diagnostics().forEach(one -> lines.add(one.toString()));
    }
    lines.sort(null);
    return lines;
  }

  private static String text(View view, int module) {
    StringBuilder line = new StringBuilder(view.name(module));
    line.append(" cycle=").append(view.isInCycle(module));
    line.append(" depth=").append(view.snapshot().depth(module));
    for (Edges out = view.importsOf(module); out.next(); ) {
      line.append("\n  ").append(out.kind()).append(' ').append(out.request());
      line.append(' ').append(out.line()).append(':').append(out.column());
      line.append(' ').append(out.start()).append('-').append(out.end());
      int target = out.target();
      line.append(" -> ").append(target == View.NO_MODULE ? "nothing" : view.name(target));
    }
    Set<String> importers = new TreeSet<>();
    for (Edges in = view.importersOf(module); in.next(); ) {
      importers.add(view.name(in.source()) + ":" + in.line());
    }
    return line.append("\n  from ").append(importers).toString();
  }

  @Test
  void importsLeadToModulesAndPackages() throws IOException {
    write("main.py", "# \u00e9\nimport a.b\nfrom a import c, os\nfrom .gone import x\n");
    write("a/__init__.py", "");
    write("a/b.py", "from . import c\n'\u00e9'; import os\nfrom .. import main");
    write("a/c.py", "");
    try (Project project = open(false);
        View view = project.view()) {
      String text = String.join("\n", text(project)).replace(root + "/", "");
      assertTrue(text.contains("import a.b 2:8 12-15 -> a/b.py"), text);
      assertTrue(text.contains("import a 3:6 21-22 -> a/__init__.py"), text);
      assertTrue(text.contains("member a.c 3:15 30-31 -> a/c.py"), text);
      assertTrue(text.contains("import .gone 4:6"), text);
      assertTrue(text.contains("member .c 1:15 14-15 -> a/c.py"), text);
      assertTrue(text.contains("member ..main 3:16"), text);
      assertTrue(view.isInCycle(view.module(root.resolve("a/b.py"))), text);
      assertEquals(2, view.diagnostics().size(), text);
    }
  }

  @Test
  void anUpdateEqualsABuildWhenPathsAreToldAndWhenTheyAreNot() throws IOException {
    for (long seed = 1; seed <= 3; seed++) {
      RandomTree tree = new RandomTree(root, seed);
      try (Project project = open(false)) {
        for (int step = 0; step < STEPS; step++) {
          Set<Path> told = tree.edit();
          (step % 3 == 2 ? project.update() : project.update(told)).join();
          check(project, "seed " + seed + ", step " + step + ", " + told);
        }
      }
    }
  }

  @Test
  void anUpdateEqualsABuildWhenTheProjectWatches() throws IOException {
    RandomTree tree = new RandomTree(root, 4);
    try (Project project = open(true)) {
      for (int step = 0; step < STEPS; step++) {
        Set<Path> told = tree.edit();
        project.update().join();
        check(project, "step " + step + ", " + told);
      }
    }
  }

  /** The fault that the tests above have to find: answers whose reasons nobody noted. */
  private record Forgetful(PythonResolver resolver, Observations observations) implements Resolver {
    @Override
    public Resolved resolve(Resolved from, String request, DependencyKind kind) {
      return resolver.resolve(from, request, kind);
    }
  }

  @Test
  void aResolverThatForgetsToNoteIsFoundOut() throws IOException {
    RandomTree tree = new RandomTree(root, 1);
    boolean isSame = true;
    try (Project project =
        builder()
            .language(
                new PythonFrontEnd(),
                () -> new Forgetful(new PythonResolver(root), new Observations()))
            .open()) {
      for (int step = 0; step < STEPS && isSame; step++) {
        project.update(tree.edit()).join();
        try (Project fresh = open(false)) {
          isSame = text(fresh).equals(text(project));
        }
      }
    }
    assertFalse(isSame);
  }

  private void check(Project project, String message) {
    try (Project fresh = open(false)) {
      assertEquals(String.join("\n", text(fresh)), String.join("\n", text(project)), message);
    }
  }
}

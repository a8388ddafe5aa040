package dev.shale.tools.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.shale.engine.graph.GraphWriter;
import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.graph.ModuleKind;
import dev.shale.engine.graph.Snapshot;
import dev.shale.offheap.Region;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PathNamesTest {
  @Test
  void aPathInTheRootLosesIt() {
    assertEquals("src/x.js", relative("/a/b", "/a/b/src/x.js"));
  }

  @Test
  void aPathOutsideGoesUp() {
    assertEquals("../c/x.js", relative("/a/b", "/a/c/x.js"));
    assertEquals("../../x.js", relative("/a/b", "/x.js"));
    assertEquals("../../../d/e/x.js", relative("/a/b/c", "/d/e/x.js"));
  }

  @Test
  void aNameThatBeginsLikeTheRootIsNotInIt() {
    assertEquals("../bc/x.js", relative("/a/b", "/a/bc/x.js"));
    assertEquals("../../ab/x.js", relative("/a/b", "/ab/x.js"));
  }

  @Test
  void theRootOfAllHasEverythingInIt() {
    assertEquals("a/x.js", relative("/", "/a/x.js"));
  }

  @Test
  void aLongPathFits() {
    String name = "long/".repeat(1000) + "x.js";
    assertEquals("../" + name, relative("/a", "/" + name));
  }

  @Test
  void anIgnoredFileIsRelativeAndAnIgnoredPackageIsNot() {
    assertEquals("x.js", name(ModuleKind.IGNORED, "/a/b/x.js"));
    assertEquals("fs", name(ModuleKind.IGNORED, "fs"));
    assertEquals("//cdn.example/x.js", name(ModuleKind.EXTERNAL, "//cdn.example/x.js"));
  }

  private static String relative(String root, String path) {
    try (ModuleGraph graph = new ModuleGraph(JavaScriptKinds.KINDS, Region.UNLIMITED);
        Snapshot snapshot = graph.snapshot()) {
      return new PathNames(snapshot, Path.of(root)).relative(path);
    }
  }

  private static String name(ModuleKind kind, String name) {
    try (ModuleGraph graph = new ModuleGraph(JavaScriptKinds.KINDS, Region.UNLIMITED)) {
      GraphWriter writer = graph.writer();
      int module = writer.addModule(writer.name(name), kind, Snapshot.NO_DEPENDENCY);
      writer.publish();
      try (Snapshot snapshot = graph.snapshot()) {
        return new PathNames(snapshot, Path.of("/a/b")).path(module);
      }
    }
  }
}

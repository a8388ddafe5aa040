package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ViewCommandTest {
  @TempDir Path directory;

  @Test
  void aPageIsWrittenAndSaysSo() throws IOException {
    Run run = Project.small(directory).run("view", "--no-cache");
    Path page = directory.resolve("shale-report.html");
    assertTrue(run.out().startsWith("shale-report.html shows 5 modules in "), run.out());
    assertEquals(0, run.status());
    String text = Files.readString(page);
    assertTrue(text.contains("script-src 'sha256-"), "a policy");
    assertFalse(text.contains(directory.toString()), "nothing says where the project is");
    assertFalse(Pattern.compile("\\{\\{\\w+}}").matcher(text).find(), "a gap is left");
  }

  @Test
  void theSameGraphIsTheSamePage() throws IOException {
    Project project = Project.small(directory);
    project.run("view", "--no-cache", "--threads", "1", "--out", "one.html");
    project.run("view", "--no-cache", "--threads", "4", "--out", "other.html");
    assertArrayEquals(
        Files.readAllBytes(directory.resolve("one.html")),
        Files.readAllBytes(directory.resolve("other.html")));
  }

  /** Every number is the one of {@code graph --json}. */
  @Test
  void theColumnsAreTheGraph() throws IOException {
    String sample = Path.of(System.getProperty("shale.root"), "docs/sample").toString();
    Project project = new Project(directory);
    project.run("view", "--no-cache", "--out", "page.html", sample);
    ViewedGraph viewed = ViewedGraph.ofPage(directory.resolve("page.html"));
    JsonNode json =
        new ObjectMapper().readTree(project.run("graph", "--no-cache", "--json", sample).out());
    List<String> paths = viewed.texts("module.path");
    List<String> texts = viewed.texts("text");
    int dependency = 0;
    for (JsonNode module : json.path("modules")) {
      int id = module.path("id").asInt();
      assertEquals(module.path("path").asText(), paths.get(id));
      assertEquals(module.path("bytes").asInt(), viewed.column("module.bytes")[id]);
      assertEquals(module.path("depth").asInt(), viewed.column("module.depth")[id]);
      assertEquals(module.path("component").asInt(), viewed.column("module.component")[id]);
      JsonNode dependencies = module.path("dependencies");
      assertEquals(dependencies.size(), viewed.column("module.dependencies")[id]);
      for (JsonNode one : dependencies) {
        assertEquals(one.path("id").asInt(), dependency);
        int target = viewed.column("dependency.target")[dependency];
        JsonNode expected = one.path(one.has("typeTarget") ? "typeTarget" : "target");
        assertEquals(expected.isNull() ? -1 : expected.asInt(), target);
        assertEquals(one.path("line").asInt(), viewed.column("dependency.line")[dependency]);
        assertEquals(one.path("column").asInt(), viewed.column("dependency.column")[dependency]);
        int request = viewed.column("dependency.request")[dependency];
        assertEquals(one.path("request").asText(), texts.get(request));
        dependency++;
      }
    }
    assertEquals(json.path("modules").size() + json.path("types").size(), paths.size());
    assertEquals(json.path("cycles").size(), viewed.column("cycle.size").length);
  }

  @Test
  void textsAreCountedInUnitsOfScripts() throws IOException {
    Project project =
        new Project(directory).with("a.js", "import './ä😀ß.js';").with("ä😀ß.js", "export {};");
    project.run("view", "--no-cache", "--out", "page.html", "a.js");
    ViewedGraph viewed = ViewedGraph.ofPage(directory.resolve("page.html"));
    assertEquals(List.of("a.js", "ä😀ß.js"), viewed.texts("module.path"));
  }

  @Test
  void namesThatAreUsedAndWhatIsLeftAreThere() throws IOException {
    Project project =
        new Project(directory)
            .with("a.js", "import {x} from './b.js';\nimport * as all from './c.js';\nx(all);")
            .with("b.js", "export const x = () => 1;\nexport const unused = 2;\n")
            .with("c.js", "export {};");
    project.run("view", "--no-cache", "--out", "page.html", "a.js");
    ViewedGraph viewed = ViewedGraph.ofPage(directory.resolve("page.html"));
    List<String> texts = viewed.texts("text");
    assertArrayEquals(new int[] {1, 1}, viewed.column("dependency.names"));
    assertEquals("x", texts.get(viewed.column("dependency.name")[0]));
    assertEquals(-1, viewed.column("dependency.name")[1]);
    assertArrayEquals(new int[] {0, 2, 0}, viewed.column("export.count"));
    assertArrayEquals(new int[] {2 | 1 << 2, 1 << 2}, viewed.column("export.state"));
    int left = viewed.column("module.surviving")[1];
    assertTrue(left > 0 && left < viewed.column("module.bytes")[1], "bytes left: " + left);
  }

  @Test
  void whatHasChangedSinceARevisionIsMarked() throws IOException {
    GitProject project =
        new GitProject(directory)
            .with("a.js", "import './b.js'; import './c.js';")
            .with("b.js", "import './d.js';")
            .with("c.js", "")
            .with("d.js", "")
            .commit()
            .with("d.js", "export const d = 1;");
    project.run("view", "--no-cache", "--out", "page.html", "--since", "HEAD", "a.js");
    ViewedGraph viewed = ViewedGraph.ofPage(directory.resolve("page.html"));
    assertEquals(List.of("a.js", "b.js", "c.js", "d.js"), viewed.texts("module.path"));
    assertArrayEquals(new int[] {2, 1, -1, 0}, viewed.column("module.affected"));
    assertEquals("HEAD", viewed.header().path("since").asText());
  }

  @Test
  void withoutARevisionNothingIsMarked() throws IOException {
    Project.small(directory).run("view", "--no-cache");
    Path page = directory.resolve("shale-report.html");
    assertFalse(ViewedGraph.ofPage(page).hasColumn("module.affected"));
  }

  @Test
  void whatCannotBeWrittenIsSaid() {
    Run run = Project.small(directory).run("view", "--no-cache", "--out", "none/page.html");
    assertEquals(2, run.status());
    assertTrue(run.err().contains("none/page.html: there is no directory"), run.err());
  }

  @Test
  void whoWantsJsonIsToldWhereItIs() {
    Run run = Project.small(directory).run("view", "--json");
    assertEquals(2, run.status());
    assertTrue(run.err().contains("'shale graph --json' writes JSON"), run.err());
  }

  @Test
  void portsAreChecked() {
    Run run = Project.small(directory).run("view", "--serve", "70000");
    assertEquals(2, run.status());
    assertTrue(run.err().contains("a port from 0 to 65535, not '70000'"), run.err());
    Run both = Project.small(directory).run("view", "--serve", "--out", "page.html");
    assertEquals(2, both.status());
    assertTrue(both.err().contains("leave out --out"), both.err());
  }
}

package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** How names are drawn that would mean something in a format. */
class DrawingNamesTest {
  private static final String ODD = "od\"d\\<&>;#:,`é{}|.js";

  @TempDir Path directory;

  @Test
  void namesAreWrittenSoThatTheyMeanNothingElse() throws Exception {
    Project odd =
        new Project(directory).with("a.js", "import './o';").with("package.json", packageJson());
    odd.with("src/" + ODD, "export {};");
    String dot = odd.run("graph", "a.js", "--format", "dot").out();
    assertTrue(dot.contains("[label=\"src/od\\\"d\\\\<&amp;>;#:,`é{}|.js\"]"), dot);
    String mermaid = odd.run("graph", "a.js", "--format", "mermaid").out();
    assertTrue(
        mermaid.contains("[\"src/od#34;d#92;#60;#38;#62;#59;#35;#58;,#96;é#123;#125;#124;.js\"]"),
        mermaid);
    String csv = odd.run("graph", "a.js", "--format", "csv").out();
    assertTrue(csv.contains("a.js,\"src/od\"\"d\\<&>;#:,`é{}|.js\",1,"), csv);
    String json = odd.run("graph", "a.js", "--format", "json").out();
    assertTrue(json.contains("{\"name\":\"src/od\\\"d\\\\<&>;#:,`é{}|.js\","), json);
    Document graphml = xml(odd.run("graph", "a.js", "--format", "graphml").out());
    assertEquals(List.of("a.js", "src/" + ODD), data(graphml, "label"));
    assertEquals(List.of("1"), data(graphml, "count"));
  }

  /** Leads to the file by a name that is easier to write. */
  private static String packageJson() {
    String target = "./src/" + ODD.replace("\\", "\\\\").replace("\"", "\\\"");
    return "{\"browser\": {\"./o.js\": \"" + target + "\", \"./o\": \"" + target + "\"}}";
  }

  @Test
  void controlCharactersBreakNoLine() throws Exception {
    Project odd = new Project(directory).with("a.js", "import './b\\u0001\\nc.js';");
    odd.with("b\u0001\nc.js", "");
    assertTrue(odd.run("graph", "a.js", "--format", "dot").out().contains("b\\\\u0001\\\\u000ac"));
    assertTrue(
        odd.run("graph", "a.js", "--format", "mermaid").out().contains("b#92;u0001#92;u000ac.js"));
    Document graphml = xml(odd.run("graph", "a.js", "--format", "graphml").out());
    assertEquals(List.of("a.js", "b\\u0001\\u000ac.js"), data(graphml, "label"));
  }

  private static Document xml(String text) throws Exception {
    return DocumentBuilderFactory.newDefaultInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<String> data(Document graphml, String key) {
    NodeList all = graphml.getElementsByTagName("data");
    return IntStream.range(0, all.getLength())
        .mapToObj(index -> (Element) all.item(index))
        .filter(data -> data.getAttribute("key").equals(key))
        .map(Element::getTextContent)
        .toList();
  }
}

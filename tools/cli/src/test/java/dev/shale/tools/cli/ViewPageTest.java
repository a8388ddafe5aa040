package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The page of {@code shale view} in a real browser, where there is one. */
@Timeout(300)
class ViewPageTest {
  @TempDir static Path profile;
  static Chromium browser;
  @TempDir Path directory;

  @BeforeAll
  static void startBrowser() throws IOException {
    Path program = Chromium.program();
    String missing = "There is no Chromium on the PATH, so the page of shale view is not tested";
    if (program == null) {
      System.err.println(missing);
    }
    Assumptions.assumeTrue(program != null, missing);
    browser = Chromium.start(program, profile);
  }

  @AfterAll
  static void endBrowser() throws IOException {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void showUsually() throws IOException {
    browser.show(1280, 820, false);
  }

  @AfterEach
  void thePageDoesNotComplain() throws IOException {
    List<String> complaints = List.copyOf(browser.complaints());
    browser.complaints().clear();
    assertEquals(List.of(), complaints);
  }

  private Path report(String... arguments) {
    String[] all = new String[arguments.length + 4];
    all[0] = "view";
    all[1] = "--no-cache";
    all[2] = "--out";
    all[3] = directory.resolve("report.html").toString();
    System.arraycopy(arguments, 0, all, 4, arguments.length);
    Run run = new Project(directory).run(all);
    assertTrue(run.status() <= 1, run.err());
    return directory.resolve("report.html");
  }

  private Path sample() {
    return report(Path.of(System.getProperty("shale.root"), "docs/sample").toString());
  }

  private void open(Path report, String hash) throws IOException {
    browser.open(report.toUri() + hash);
  }

  private String shown(String selector) throws IOException {
    String element = "document.querySelector('" + selector + "')";
    browser.await(element);
    return browser.text(element + ".innerText");
  }

  @Test
  void itOpensOnTheOverviewWithTheFocusInTheSearch() throws IOException {
    open(sample(), "");
    assertEquals("search", browser.text("document.activeElement.id"));
    assertTrue(shown(".facts").contains("37 modules"), shown(".facts"));
    browser.await("document.querySelector('.treemap canvas').width > 300");
    assertTrue(shown(".overview .virtual-list").contains("components/"));
    assertEquals("0", browser.text("document.documentElement.scrollWidth - innerWidth"));
  }

  @Test
  void aModuleIsFoundByTypingAndItsLinksAreFollowed() throws IOException {
    open(sample(), "");
    browser.type("util/tim");
    browser.await("document.querySelector('.hit.chosen')");
    assertEquals("src/utils/time.ts", shown(".hit.chosen .path"));
    browser.press("Enter");
    browser.await("location.hash === '#/module/src/utils/time.ts'");
    assertEquals("src/utils/time.ts", shown("h1"));
    assertTrue(shown(".module-page").contains("duration"));
    browser.click("[aria-label=\"Imported by\"] a.module");
    browser.await("location.hash === '#/module/src/utils/index.ts'");
    browser.text("history.back()");
    browser.await("document.querySelector('h1').innerText === 'src/utils/time.ts'");
  }

  @Test
  void exportsAndPackagesAreFound() throws IOException {
    open(sample(), "");
    browser.type("HttpErr");
    browser.await("document.querySelector('.hit.chosen')");
    assertTrue(shown(".hit.chosen").startsWith("HttpError"), shown(".hit.chosen"));
    browser.press("ArrowDown");
    browser.press("ArrowUp");
    browser.press("Enter");
    browser.await("location.hash === '#/module/src/api/client.ts'");
    assertTrue(shown("[aria-label=Exports]").contains("HttpError"));
    browser.text("location.hash = '#/module/src/utils/events.ts?name=Emitter'");
    browser.await("document.querySelector('h2').innerText.startsWith('Asked for Emitter by')");
    assertTrue(shown("[aria-label=\"Imported by\"]").contains("Emitter"));
  }

  @Test
  void aPathLeadsFromOneToTheOther() throws IOException {
    open(sample(), "#/path");
    browser.click("#path-from");
    browser.type("pages");
    browser.await("document.querySelector('#path-from-list .hit')");
    browser.press("Enter");
    browser.click("#path-to");
    browser.type("time.ts");
    browser.await("document.querySelector('#path-to-list .hit')");
    browser.press("Enter");
    browser.await("document.querySelectorAll('.chain li').length === 3");
    assertTrue(shown(".answer").startsWith("2 imports away."), shown(".answer"));
    browser.click(".path-page .check input");
    browser.await("document.querySelectorAll('.chain').length > 10");
  }

  @Test
  void theNeighbourhoodGrowsWithItsSliders() throws IOException {
    open(sample(), "#/graph/src/App.tsx?in=1&out=1");
    assertEquals("8", browser.text("document.querySelectorAll('.box').length"));
    browser.text("document.querySelectorAll('input[type=range]')[1].focus()");
    browser.press("ArrowRight");
    browser.await("document.querySelectorAll('.box').length === 16");
    assertTrue(browser.text("location.hash").contains("out=2"));
    assertEquals("range", browser.text("document.activeElement.type"));
    browser.press("ArrowRight");
    browser.await("document.querySelectorAll('.edge.cycle').length > 0");
  }

  @Test
  void aFolderOpensOnAClick() throws IOException {
    Project project = new Project(directory).with("main.js", many("import './lib/m%d.js';\n"));
    for (int number = 0; number < 50; number++) {
      project.with("lib/m" + number + ".js", "");
    }
    open(report("main.js"), "#/graph/main.js");
    assertEquals("2", browser.text("document.querySelectorAll('.box').length"));
    assertEquals("50", browser.text("document.querySelector('.edge text').textContent"));
    browser.click(".box.folder rect:last-of-type");
    browser.await("document.querySelectorAll('.box').length === 51");
    browser.click(".chips a");
    browser.await("document.querySelectorAll('.box').length === 2");
  }

  private static String many(String line) {
    StringBuilder text = new StringBuilder();
    for (int number = 0; number < 50; number++) {
      text.append(line.formatted(number));
    }
    return text.toString();
  }

  @Test
  void cyclesMatrixAndFindingsAreShown() throws IOException {
    open(sample(), "#/cycles");
    assertTrue(shown(".detail").contains("Cycle 1: 3 modules"));
    assertTrue(shown("[aria-label=\"Imports to cut\"]").contains("model.ts"));
    open(directory.resolve("report.html"), "#/matrix");
    browser.await("document.querySelectorAll('.matrix .up').length === 2");
    open(directory.resolve("report.html"), "#/findings");
    assertTrue(shown(".findings").contains("Nothing is wrong"));
  }

  @Test
  void brokenRulesAreFindings() throws IOException {
    new Project(directory)
        .with("shale.json", "{\"rules\": {\"no-cycles\": \"error\"}, \"entries\": [\"a.js\"]}")
        .with("a.js", "import './b.js'; import './gone.js';")
        .with("b.js", "import './a.js';");
    open(report(), "#/findings");
    assertTrue(shown(".findings").contains("a cycle of 2 modules"), shown(".findings"));
    assertTrue(shown(".findings").contains("gone.js"), shown(".findings"));
    browser.click(".rules .chip:last-child");
    browser.await("location.hash.includes('rule=no-cycles')");
    assertEquals("1", browser.text("document.querySelectorAll('.finding').length"));
  }

  @Test
  void darkIsDarkAndNarrowScrollsNowhere() throws IOException {
    browser.show(800, 700, true);
    for (String hash : new String[] {"", "#/module/src/store/store.ts", "#/graph", "#/matrix"}) {
      open(sample(), hash);
      assertEquals("0", browser.text("document.documentElement.scrollWidth - innerWidth"), hash);
    }
    String color = "getComputedStyle(document.body).backgroundColor";
    assertEquals("rgb(20, 23, 26)", browser.text(color));
    browser.click("[aria-label=\"Light or dark\"]");
    assertEquals("rgb(246, 246, 244)", browser.text(color));
    browser.text("localStorage.clear()");
  }

  @Test
  void theServedPageFollowsEdits() throws Exception {
    Project project = new Project(directory).with("main.js", "import './a.js';").with("a.js", "");
    try (WatchRun run = WatchRun.view(project.root(), "--serve", "--no-cache", "main.js")) {
      String address = run.next().replaceFirst(".* (http://\\S+) .*", "$1");
      browser.open(address);
      assertTrue(shown(".facts").contains("2 modules"), shown(".facts"));
      browser.text("location.hash = '#/module/main.js'");
      browser.await("document.querySelector('[aria-label=Imports] .line')");
      project.with("b.js", "").with("main.js", "import './a.js'; import './b.js';");
      browser.await("document.querySelectorAll('[aria-label=Imports] .line').length === 2");
      assertEquals("#/module/main.js", browser.text("location.hash"));
      browser.text("location.hash = '#/overview'");
      browser.await("document.querySelector('.facts').innerText.includes('3 modules')");
      // The browser is to have left before the server does.
      browser.open(sample().toUri().toString());
    }
  }

  @Test
  void anEarlierReportIsComparedWith() throws Exception {
    Project project = new Project(directory).with("main.js", "import './a.js';").with("a.js", "");
    Path earlier = Files.move(report("main.js"), directory.resolve("earlier.html"));
    project.with("b.js", "import './main.js';").with("a.js", "import './b.js';");
    open(report("main.js"), "#/compare");
    browser.choose("#other-report", earlier);
    browser.await("document.querySelector('.compare .part')");
    String text = shown(".compare");
    assertTrue(text.contains("+1 modules"), text);
    assertTrue(text.contains("Modules added\n1") || text.contains("Modules added1"), text);
    assertTrue(text.contains("Cycles added"), text);
  }

  /** All of them stay text: nothing runs, nothing is parsed, no line is turned round. */
  @Test
  void hostileNamesStayText() throws IOException {
    List<String> names =
        List.of(
            "<script>window.hacked=1<",
            "\"onload=\"window.hacked=1\"",
            "'><img src=x onerror=window.hacked=1>",
            "</script><script>window.hacked=1<",
            "line\nbreak",
            "\u202Egnp.exe",
            "&lt;b&gt;&amp;",
            "{{data}}",
            "${window.hacked=1}");
    StringBuilder imports = new StringBuilder();
    Project project = new Project(directory);
    for (String name : names) {
      String file = name.replace("/", "\u2215") + ".js";
      project.with("src/" + file, "export const a = 1;");
      imports.append("import './src/").append(escaped(file)).append("';\n");
    }
    project.with("main.js", imports.toString());
    Path report = report("main.js");
    assertTrue(
        Files.readString(report).indexOf("window.hacked") < 0, "names are in the data alone");
    open(report, "#/module/main.js");
    assertTrue(shown("[aria-label=Imports]").contains("<script>window.hacked=1<.js"));
    assertTrue(shown("[aria-label=Imports]").contains("line\\nbreak.js"));
    assertTrue(shown("[aria-label=Imports]").contains("\\u202egnp.exe.js"));
    for (String view : new String[] {"#/overview", "#/graph/main.js", "#/matrix", "#/path"}) {
      open(report, view);
    }
    browser.click("#search");
    browser.type("<scr");
    browser.await("document.querySelector('.hit')");
    browser.press("Enter");
    browser.await("document.querySelector('h1').innerText.includes('<script>')");
    assertEquals("undefined", browser.text("typeof window.hacked"));
    assertEquals("0", browser.text("document.querySelectorAll('#page script, #page img').length"));
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.chars().forEach(unit -> escaped.append("\\u%04x".formatted(unit)));
    return escaped.toString();
  }

  /** A script that gets into the page all the same is refused. */
  @Test
  void nothingElseRuns() throws IOException {
    open(sample(), "");
    browser.text(
        """
        const one = document.createElement('script');
        one.textContent = 'window.hacked = 1';
        document.body.append(one);
        document.body.insertAdjacentHTML('beforeend', '<img src=x onerror="window.hacked = 1">');
        """);
    assertEquals("undefined", browser.text("typeof window.hacked"));
    assertTrue(browser.complaints().toString().contains("Content Security Policy"));
    browser.complaints().clear();
  }

  @Test
  void fifteenThousandModulesAreSearched() throws IOException {
    Project project = new Project(directory);
    StringBuilder main = new StringBuilder();
    for (int folder = 0; folder < 150; folder++) {
      StringBuilder index = new StringBuilder();
      for (int number = 0; number < 99; number++) {
        project.with("src/f" + folder + "/m" + number + ".js", "export const m = 1;");
        index.append("import './m").append(number).append(".js';\n");
      }
      project.with("src/f" + folder + "/index.js", index.toString());
      main.append("import './src/f").append(folder).append("/index.js';\n");
    }
    project.with("main.js", main.toString());
    open(report("main.js"), "");
    assertTrue(shown(".facts").contains("15,001 modules"), shown(".facts"));
    browser.type("f77/m33");
    browser.await("document.querySelector('.hit.chosen')");
    assertEquals("src/f77/m33.js", shown(".hit.chosen .path"));
    assertTrue(Integer.parseInt(browser.text("document.querySelectorAll('.hit').length")) < 100);
    browser.press("Enter");
    browser.await("document.querySelector('h1').innerText === 'src/f77/m33.js'");
    open(directory.resolve("report.html"), "#/graph/main.js?in=1&out=8");
    assertTrue(Integer.parseInt(browser.text("document.querySelectorAll('.box').length")) < 301);
    String more = "document.querySelector('.box.more text').textContent";
    assertTrue(browser.text(more).startsWith("+"), browser.text(more));
  }
}

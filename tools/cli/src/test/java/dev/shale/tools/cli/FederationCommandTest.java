package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The choices are those of webpack's runtime (its cases sharing/consume-module). */
class FederationCommandTest {
  @TempDir Path directory;

  private Project project() {
    return new Project(directory);
  }

  private static String app(String name, String shared) {
    return "{\"name\": \"" + name + "\", \"shared\": {" + shared + "}}";
  }

  private Run run(String... applications) {
    Project project = project();
    String[] arguments = new String[applications.length + 1];
    arguments[0] = "federation";
    for (int index = 0; index < applications.length; index++) {
      project.with(index + ".json", applications[index]);
      arguments[index + 1] = index + ".json";
    }
    return project.run(arguments);
  }

  @Test
  void theHighestThatFitsIsTaken() {
    Run run =
        run(
            app("shell", "\"lib\": {\"version\": \"1.2.0\", \"requiredVersion\": \"^1.0.0\"}"),
            app("shop", "\"lib\": {\"version\": \"1.10.0\", \"requiredVersion\": \"~1.10.0\"}"));
    assertEquals(
        """
        2 applications share 1 package: no errors, no warnings

        lib
          shell  has 1.2.0, wants ^1.0.0, strict -> 1.10.0 of shop
          shop   has 1.10.0, wants ~1.10.0, strict -> 1.10.0
        """,
        run.out());
    assertEquals(0, run.status());
  }

  @Test
  void aSingletonIsOneWhateverIsWanted() {
    String one =
        "\"lib\": {\"singleton\": true, \"version\": \"17.0.2\", \"requiredVersion\": \"^17.0.0\"}";
    String two =
        "\"lib\": {\"singleton\": true, \"version\": \"18.2.0\", \"requiredVersion\": \"^18.0.0\"}";
    Run run = run(app("shell", one), app("shop", two));
    assertTrue(
        run.out().contains("warning  shell asks for lib ^17.0.0 and gets 18.2.0 of shop\n"),
        run.out());
    assertEquals(0, run.status());
    String strict = one.replace("\"singleton\"", "\"strictVersion\": true, \"singleton\"");
    Run failing = run(app("shell", strict), app("shop", two));
    assertTrue(
        failing.out().contains("error    shell asks for lib ^17.0.0 strictly and there is 18.2.0"),
        failing.out());
    assertEquals(1, failing.status());
  }

  @Test
  void whatFitsNobodyElseIsOwnOrMissing() {
    String own = "\"lib\": {\"version\": \"1.0.0\", \"requiredVersion\": \"^1.0.0\"}";
    String other = "\"lib\": {\"version\": \"2.0.0\", \"requiredVersion\": \"^2.0.0\"}";
    Run run = run(app("a", own), app("b", other));
    assertTrue(run.out().contains("lib is loaded in 2 versions, 1.0.0 and 2.0.0"), run.out());
    Run missing = run(app("a", "\"lib\": {\"import\": false, \"requiredVersion\": \"^1.0.0\"}"));
    assertTrue(
        missing.out().contains("error    a asks for lib ^1.0.0, which nobody provides"),
        missing.out());
    assertTrue(missing.out().contains("a  has none, wants ^1.0.0 -> nothing"), missing.out());
  }

  @Test
  void whoIsEagerSeesWhatIsEagerAlone() {
    String lazy = "\"lib\": {\"version\": \"2.0.0\", \"requiredVersion\": \"*\"}";
    String eager =
        "\"lib\": {\"import\": false, \"eager\": true, \"requiredVersion\": \"*\", \"singleton\": true}";
    Run run = run(app("shell", eager), app("shop", lazy));
    assertTrue(
        run.out().contains("shell asks for lib * eagerly, which nobody provides eagerly"),
        run.out());
    assertEquals(1, run.status());
  }

  @Test
  void versionsAndRangesComeFromPackages() {
    project()
        .with("shell/package.json", "{\"dependencies\": {\"lib\": \"^3.0.0\"}}")
        .with("shell/node_modules/lib/package.json", "{\"version\": \"3.1.4\"}")
        .with("shell/mf.json", "{\"name\": \"shell\", \"shared\": [\"lib\"]}");
    Run run = project().run("federation", "shell/mf.json");
    assertTrue(run.out().contains("shell  has 3.1.4, wants ^3.0.0, strict -> 3.1.4"), run.out());
  }

  @Test
  void manifestsOfBuildsAreRead() {
    String manifest =
        """
        {"id": "shop", "name": "shop", "metaData": {"name": "shop"},
         "shared": [{"id": "shop:lib", "name": "lib", "version": "1.0.0", "singleton": true,
                     "requiredVersion": "^1.0.0"}],
         "remotes": [{"federationContainerName": "cart", "moduleName": "Button", "alias": "cart",
                      "entry": "*"}],
         "exposes": [{"id": "shop:List", "name": "List", "path": "./List"}]}
        """;
    Run run = run(manifest, "{\"name\": \"cart\", \"exposes\": {\"./Cart\": \"./src/Cart\"}}");
    assertTrue(
        run.out().contains("error    shop asks for ./Button of cart, which does not expose it"),
        run.out());
    assertTrue(run.out().contains("shop  has 1.0.0, wants ^1.0.0, singleton -> 1.0.0"), run.out());
  }

  @Test
  void itIsSaidWhereTheOrderMatters() {
    String old =
        "\"lib\": {\"singleton\": true, \"version\": \"1.0.0\", \"requiredVersion\": \"*\"}";
    Project project =
        project()
            .with("a.json", app("a", old))
            .with("b.json", app("b", old.replace("1.0.0", "2.0.0")));
    Run run = project.run("federation", "--strategy", "loaded-first", "a.json", "b.json");
    assertTrue(
        run.out()
            .endsWith(
                """
                It matters for lib which application is loaded first
                  1.0.0 after a
                  2.0.0 after b
                """),
        run.out());
    assertTrue(!project.run("federation", "a.json", "b.json").out().contains("It matters"));
  }

  @Test
  void whatIsNoApplicationIsSaid() {
    assertEquals(
        "shale: gone.json: there is no such file.\n",
        project().run("federation", "gone.json").err());
    assertTrue(run("{\"shared\": {}}").err().startsWith("shale: 0.json describes no application"));
    assertTrue(
        run("{\n  oops}").err().startsWith("shale: 0.json:2:3: not JSON"), run("{\n oops}").err());
    assertTrue(run(app("a", ""), app("a", "")).err().contains("describes another application a"));
    assertEquals(2, project().run("federation").status());
  }

  @Test
  void whatIsNoRangeIsSaidAndFitsAny() {
    for (String range : new String[] {"workspace:*", "catalog:", "latest", "git+https://x/y.git"}) {
      Run run =
          run(
              app("shell", "\"lib\": {\"version\": \"1.0.0\"}"),
              app(
                  "shop",
                  "\"lib\": {\"import\": false, \"strictVersion\": true, \"requiredVersion\": \""
                      + range
                      + "\"}"));
      assertTrue(
          run.out()
              .contains(
                  "warning  shop asks for lib "
                      + range
                      + ", which is no range of versions: any counts as fitting"),
          run.out());
      assertEquals(0, run.status(), range);
    }
    for (String range :
        new String[] {"x", "17.x", "^18 || ^17", ">=1 <2", "1.0.0 - 2", "~1.2", "v1"}) {
      String shared = "\"lib\": {\"version\": \"1.0.0\", \"requiredVersion\": \"" + range + "\"}";
      assertTrue(!run(app("a", shared)).out().contains("no range"), range);
    }
  }

  @Test
  void wrongOptionsAreSaid() {
    assertEquals(
        "shale: 0.json: \"shared\" takes an object or a list.\n",
        run("{\"name\": \"a\", \"shared\": \"react\"}").err());
    assertTrue(
        run(app("a", "\"lib\": {\"singelton\": true}"))
            .err()
            .contains("unknown key \"singelton\""));
    assertTrue(
        run(app("a", "\"lib\": {\"singleton\": \"yes\"}")).err().contains("takes true or false"));
    assertTrue(
        run("{\"name\": \"a\", \"version\": \"1.0.0\"}")
            .err()
            .contains("describes no application"));
    assertTrue(run("{\"shared\": []}").err().contains("describes no application"));
  }
}

package dev.shale.tools.javascript.glob;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GlobsTest {
  private static final String[] FILES = {
    "a.ts",
    "src/a.ts",
    "src/b.tsx",
    "src/deep/er/c.ts",
    "src/[id]/d.ts",
    "src/node_modules/p/e.ts",
    "src/.hidden/f.ts",
    "lib/g.ts"
  };

  @TempDir Path root;

  @BeforeEach
  void writeFiles() throws IOException {
    for (String file : FILES) {
      Files.createDirectories(root.resolve(file).getParent());
      Files.writeString(root.resolve(file), "");
    }
  }

  @Test
  void twoStarsStandForNoFolderToo() {
    assertEquals(List.of("src/[id]/d.ts", "src/a.ts", "src/deep/er/c.ts"), found("src/**/*.ts"));
  }

  @Test
  void oneStarStaysInItsFolder() {
    assertEquals(List.of("src/a.ts"), found("./src/*.ts"));
    assertEquals(List.of("src/a.ts", "src/b.tsx"), found("src/?.{ts,tsx}"));
    assertEquals(List.of("lib/g.ts", "src/a.ts"), found("{lib,src}/[ag].ts"));
  }

  @Test
  void whatIsInstalledOrHiddenIsLeftOutUnlessItIsNamed() {
    assertEquals(List.of(), found("**/{e,f}.ts"));
    assertEquals(List.of("src/.hidden/f.ts"), found("src/.hidden/*.ts"));
    assertEquals(List.of("src/node_modules/p/e.ts"), found("src/node_modules/**/*.ts"));
  }

  @Test
  void aPathWithoutStarsIsItself() {
    assertEquals(List.of("src/a.ts"), found("src/a.ts"));
    assertEquals(List.of(), found("src/gone.ts"));
    assertEquals(List.of(), found("src"));
  }

  @Test
  void filesBesideTheRootAreFound() {
    List<Path> files = Globs.files(root.resolve("lib"), "../src/*.ts");
    assertEquals(List.of(root.resolve("src/a.ts")), files);
  }

  @Test
  void aFolderContainsWhatIsInIt() {
    Globs globs = new Globs(List.of("src/deep/", "**/*.test.ts", "./lib"));
    assertTrue(globs.contain("src/deep/er/c.ts"));
    assertTrue(globs.contain("a.test.ts"));
    assertTrue(globs.contain("src/x/a.test.ts"));
    assertTrue(globs.contain("lib/g.ts"));
    assertFalse(globs.contain("src/deeper/c.ts"));
    assertFalse(globs.contain("library/g.ts"));
    assertFalse(new Globs(List.of()).contain("a.ts"));
  }

  @Test
  void aPatternIsToldFromAPath() {
    assertTrue(Globs.isPattern("src/*.ts") && Globs.isPattern("{a,b}.ts"));
    assertTrue(Globs.isPattern("a?.ts") && Globs.isPattern("[id].ts"));
    assertFalse(Globs.isPattern("src/a.ts"));
  }

  private List<String> found(String pattern) {
    return Globs.files(root, pattern).stream()
        .map(file -> root.relativize(file).toString())
        .toList();
  }
}

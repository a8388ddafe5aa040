package dev.shale.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Programs that keep nothing, in JVMs that allow little. */
@Timeout(300)
class DoorTest {
  private static final Path ROOT = Path.of(System.getProperty("shale.root", "../.."));
  private static final Path SOURCE =
      ROOT.resolve("tools/javascript/src/test/java/dev/shale/example/DoorUser.java");
  private static final String USER = "dev.shale.example.DoorUser";

  /** All that such a program has beside Shale; docs/embedding.md lists it. */
  private static final List<String> LIBRARIES =
      List.of("agrona-", "snakeyaml-engine-", "jspecify-");

  private static final String NO_UNSAFE = "--sun-misc-unsafe-memory-access=deny";
  private static final String NO_NATIVE = "--illegal-native-access=deny";
  private static final List<String> DONE =
      List.of(
          "1 false 1 [./a:8]",
          "0 true 2 [./a:8, ./gone:22, ./main:8]",
          "0 true 3 [./a:8, ./gone:22, ./gone:8, ./main:8]",
          "0 true 2 [./a:8, ./gone:22, ./main:8]");

  @TempDir Path folder;
  private final String libraries = String.join(File.pathSeparator, libraries());

  private static List<String> libraries() {
    List<String> found = new ArrayList<>();
    for (String path : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      boolean isOwn = path.endsWith("classes") && !path.endsWith("test-classes");
      String name = Path.of(path).getFileName().toString();
      if (isOwn || name.startsWith("shale-") || LIBRARIES.stream().anyMatch(name::startsWith)) {
        found.add(path);
      }
    }
    return found;
  }

  @BeforeEach
  void project() throws IOException {
    Files.createDirectory(folder.resolve("project"));
  }

  private Path compile(String... options) {
    Path classes = folder.resolve("user");
    List<String> arguments = new ArrayList<>(List.of(options));
    arguments.addAll(List.of("-proc:none", "-d", classes.toString(), SOURCE.toString()));
    int status =
        ToolProvider.findFirst("javac")
            .orElseThrow()
            .run(System.out, System.err, arguments.toArray(new String[0]));
    assertEquals(0, status);
    return classes;
  }

  private List<String> onClassPath(String... options) throws Exception {
    Path classes = compile("-cp", libraries);
    return run(options, "-cp", classes + File.pathSeparator + libraries, USER);
  }

  private List<String> onModulePath(String... options) throws Exception {
    Path module = folder.resolve("module-info.java");
    Files.writeString(module, "module door.user { requires dev.shale.tools.javascript; }");
    Path classes = compile("--module-path", libraries, module.toString());
    String path = classes + File.pathSeparator + libraries;
    return run(options, "--module-path", path, "-m", "door.user/" + USER);
  }

  private List<String> run(String[] options, String... code) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(Arrays.asList(options));
    command.addAll(Arrays.asList(code));
    command.add(folder.resolve("project").toString());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
    return output.lines().toList();
  }

  @Test
  void withoutUnsafeAndNativeAccessTheDoorWorksOnTheClassPath() throws Exception {
    assertEquals(DONE, onClassPath(NO_UNSAFE, NO_NATIVE));
  }

  @Test
  void withoutUnsafeAndNativeAccessTheDoorWorksOnTheModulePath() throws Exception {
    assertEquals(DONE, onModulePath(NO_UNSAFE, NO_NATIVE));
  }

  @Test
  void withNativeAccessNothingElseIsPrinted() throws Exception {
    assertEquals(DONE, onClassPath("--enable-native-access=ALL-UNNAMED"));
  }

  @Test
  void asAModuleWithNativeAccessNothingElseIsPrinted() throws Exception {
    assertEquals(DONE, onModulePath(NO_UNSAFE, "--enable-native-access=dev.shale.offheap"));
  }

  @Test
  void withoutOptionsTheJvmWarnsOfNativeAccessAlone() throws Exception {
    List<String> lines = new ArrayList<>(onClassPath());
    assertTrue(lines.removeIf(line -> line.startsWith("WARNING:") || line.isEmpty()));
    assertEquals(DONE, lines);
    assertTrue(onClassPath().stream().noneMatch(line -> line.contains("Unsafe")));
  }

  @Test
  void aLoaderOfItsOwnWorksAndMayGo() throws Exception {
    Path classes = compile("-cp", libraries);
    String own = classes + File.pathSeparator + libraries;
    String tests = DoorLoader.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    assertEquals(
        DONE,
        run(
            new String[] {NO_UNSAFE, NO_NATIVE, "-Dloader.path=" + own, "-Dloader.main=" + USER},
            "-cp",
            tests,
            DoorLoader.class.getName()));
  }

  @Test
  void itWeighsLittle() throws IOException {
    long bytes = 0;
    for (String path : libraries()) {
      bytes += path.endsWith(".jar") ? Files.size(Path.of(path)) : classBytes(Path.of(path));
    }
    // Of classes, a jar takes about half.
    assertTrue(bytes < 4_000_000, bytes + " bytes: " + libraries);
    assertEquals(4 + LIBRARIES.size(), libraries().size(), libraries);
  }

  private static long classBytes(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }
}

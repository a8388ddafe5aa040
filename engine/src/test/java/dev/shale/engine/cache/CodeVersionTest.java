package dev.shale.engine.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes.Name;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever code runs, a change of it shows. */
class CodeVersionTest {
  private static final String CLASS_PATH = "java.class.path";
  private static final String OURS = System.getProperty(CLASS_PATH, "");

  @TempDir Path directory;

  @AfterEach
  void restore() {
    System.setProperty(CLASS_PATH, OURS);
  }

  private static String versionOf(String classPath) {
    System.setProperty(CLASS_PATH, classPath);
    return CodeVersion.ofProcess();
  }

  private Path jar(String name, String classPath) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Name.CLASS_PATH, classPath);
    Path jar = directory.resolve(name);
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream _ = new JarOutputStream(out, manifest)) {
      return jar;
    }
  }

  @Test
  void filesOfTheClassPathCount() throws IOException {
    Path one = Files.writeString(directory.resolve("one.jar"), "1");
    Path other = Files.writeString(directory.resolve("other.jar"), "2");
    String classPath = one + File.pathSeparator + other;
    String before = versionOf(classPath);
    assertEquals(before, versionOf(classPath));
    Files.writeString(other, "22");
    assertNotEquals(before, versionOf(classPath));
  }

  @Test
  void filesOfAFolderCount() throws IOException {
    Path file = Files.createDirectories(directory.resolve("classes/a")).resolve("A.class");
    Files.writeString(file, "1");
    String before = versionOf(directory.resolve("classes").toString());
    Files.writeString(file, "22");
    assertNotEquals(before, versionOf(directory.resolve("classes").toString()));
  }

  @Test
  void jarsThatTheOnlyJarNamesCount() throws IOException {
    Path named = Files.writeString(directory.resolve("a named.jar"), "1");
    Path far = Files.writeString(directory.resolve("far.jar"), "1");
    String app = jar("app.jar", "a%20named.jar " + far.toUri() + " absent.jar").toString();
    String before = versionOf(app);
    assertEquals(before, versionOf(app));
    Files.writeString(named, "22");
    String after = versionOf(app);
    assertNotEquals(before, after);
    Files.writeString(far, "22");
    assertNotEquals(after, versionOf(app));
  }
}

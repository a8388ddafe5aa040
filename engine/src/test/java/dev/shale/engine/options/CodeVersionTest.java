package dev.shale.engine.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever loads the code, a change of it shows. */
class CodeVersionTest {
  /** The class that stands for a front end in a class loader of its own. */
  public static final class Plugin {}

  @TempDir Path directory;

  private Path jar(String name, String resource) throws IOException {
    Path jar = directory.resolve(name);
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out)) {
      add(entries, Plugin.class.getName().replace('.', '/') + ".class", plugin());
      add(entries, "resource", resource.getBytes(StandardCharsets.UTF_8));
    }
    return jar;
  }

  private static void add(JarOutputStream jar, String name, byte[] bytes) throws IOException {
    JarEntry entry = new JarEntry(name);
    entry.setTime(0);
    jar.putNextEntry(entry);
    jar.write(bytes);
  }

  private static byte[] plugin() throws IOException {
    String name = "/" + Plugin.class.getName().replace('.', '/') + ".class";
    try (InputStream in = Plugin.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }

  /** As a build tool loads a plugin: the class path knows nothing of it. */
  private static String versionIn(Path place) throws Exception {
    URL[] urls = {place.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(urls, null)) {
      Class<?> plugin = loader.loadClass(Plugin.class.getName());
      return CodeVersion.of(List.of(CodeVersionTest.class, plugin));
    }
  }

  @Test
  void theJarOfAPluginCounts() throws Exception {
    String one = versionIn(jar("one.jar", "1"));
    assertNotEquals(CodeVersion.UNKNOWN, one);
    assertEquals(one, versionIn(jar("copy of one.jar", "1")));
    assertNotEquals(one, versionIn(jar("other.jar", "2")));
  }

  @Test
  void eachFileOfAFolderCounts() throws Exception {
    Path folder = Files.createDirectories(directory.resolve("classes/a"));
    Path file = Files.writeString(folder.resolve("A.class"), "1");
    String before = CodeVersion.read(directory.resolve("classes").toUri());
    assertEquals(before, CodeVersion.read(directory.resolve("classes").toUri()));
    Files.writeString(file, "2");
    String after = CodeVersion.read(directory.resolve("classes").toUri());
    assertNotEquals(before, after);
    Files.move(file, folder.resolve("B.class"));
    assertNotEquals(after, CodeVersion.read(directory.resolve("classes").toUri()));
  }

  @Test
  void classesOfTheRuntimeCount() {
    assertNotEquals(CodeVersion.UNKNOWN, CodeVersion.read(URI.create("jrt:/java.logging")));
  }

  @Test
  void codeFromNowhereIsUnknown() {
    // The classes of the boot loader have no code source.
    assertEquals(CodeVersion.UNKNOWN, CodeVersion.of(List.of(String.class)));
    assertEquals(CodeVersion.UNKNOWN, CodeVersion.read(directory.resolve("gone.jar").toUri()));
    assertEquals(CodeVersion.UNKNOWN, CodeVersion.read(URI.create("http://a/b.jar")));
  }
}

package dev.shale.engine.cache;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes.Name;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/**
 * The code of this process: sizes and times of all files of the class path, of those that its only
 * jar names, and of the module path. A number that someone has to raise would be forgotten, and
 * stale answers be the price.
 */
final class CodeVersion {
  private static final String[] PATHS = {"java.class.path", "jdk.module.path"};

  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

  private static final String[] NONE = {};

  private long hash;

  private CodeVersion() {}

  static String ofProcess() {
    CodeVersion version = new CodeVersion();
    for (String property : PATHS) {
      String[] elements = System.getProperty(property, "").split(File.pathSeparator, -1);
      for (String element : elements) {
        version.addElement(element);
      }
      if (elements.length == 1) {
        version.addNamedBy(elements[0]);
      }
    }
    return Long.toHexString(version.hash);
  }

  private void addElement(String element) {
    if (element.isEmpty()) {
      return;
    }
    try {
      Path path = Path.of(element);
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      if (attributes.isDirectory()) {
        Files.walkFileTree(path, new Visitor());
      } else {
        add(path, attributes);
      }
    } catch (NoSuchFileException | InvalidPathException absent) {
      // No code comes from there.
      return;
    } catch (IOException unreadable) {
      // Nobody else has this version.
      hash = System.nanoTime();
    }
  }

  /** A jar that is started with {@code -jar} names the others. */
  private void addNamedBy(String element) {
    if (!element.endsWith(".jar")) {
      return;
    }
    Path jar = Path.of(element);
    try (JarFile file = new JarFile(jar.toFile())) {
      Manifest manifest = file.getManifest();
      String names =
          manifest == null ? null : manifest.getMainAttributes().getValue(Name.CLASS_PATH);
      for (String name : names == null ? NONE : names.split(" +", -1)) {
        addNamed(jar.toUri().resolve(name));
      }
    } catch (IOException | IllegalArgumentException unreadable) {
      // Nobody else has this version.
      hash = System.nanoTime();
    }
  }

  /** Of what is no file, the JVM takes no notice either. */
  private void addNamed(URI named) {
    if ("file".equals(named.getScheme())) {
      addElement(Path.of(named).toString());
    }
  }

  private void add(Path file, BasicFileAttributes attributes) {
    long name = file.toString().hashCode();
    long time = attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS);
    // A sum: folders are walked in any order.
    hash += (name * MULTIPLIER + attributes.size()) * MULTIPLIER + time * (name | 1);
  }

  /** Folders of classes are for those who work on the code. */
  private final class Visitor extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      add(file, attributes);
      return FileVisitResult.CONTINUE;
    }
  }
}

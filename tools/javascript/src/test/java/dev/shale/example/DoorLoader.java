package dev.shale.example;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts a program in a class loader of its own, as build tools do with plugins. */
public final class DoorLoader {
  private DoorLoader() {}

  public static void main(String[] arguments) throws Exception {
    List<URL> urls = new ArrayList<>();
    for (String path : System.getProperty("loader.path").split(File.pathSeparator, -1)) {
      urls.add(Path.of(path).toUri().toURL());
    }
    try (URLClassLoader loader =
        new URLClassLoader(urls.toArray(new URL[0]), ClassLoader.getPlatformClassLoader())) {
      loader
          .loadClass(System.getProperty("loader.main"))
          .getMethod("main", String[].class)
          .invoke(null, (Object) arguments);
    }
  }
}

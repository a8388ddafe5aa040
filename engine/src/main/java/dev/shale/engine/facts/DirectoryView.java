package dev.shale.engine.facts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Which of the asked names are in a directory, and whether they are files, directories or links. An
 * editor that writes a file beside another and renames it leaves the view as it is.
 */
final class DirectoryView {
  private long low;
  private long high;

  private DirectoryView() {}

  /**
   * The view of now, as a hash that does not depend on the order of names; null where the directory
   * cannot be listed.
   *
   * @param observations learns where the links among the names lead
   */
  static @Nullable ContentHash of(String path, AskedNames asked, Observations observations) {
    DirectoryView view = new DirectoryView();
    Stamp stamp = Stamps.of(path);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of(path))) {
      for (Path file : files) {
        if (asked.contains(String.valueOf(file.getFileName()))) {
          view.add(file, observations);
        }
      }
    } catch (IOException | DirectoryIteratorException | InvalidPathException failure) {
      return null;
    }
    // Permissions decide whether what is there can be reached.
    view.add(Integer.toString(stamp.mode()));
    return new ContentHash(view.low, view.high);
  }

  private void add(Path file, Observations observations) {
    int type = Stamps.ofLink(file.toString()).type();
    if (type == Stamp.LINK) {
      observations.link(file.toString());
    }
    add(String.valueOf(file.getFileName()).concat("/").concat(Integer.toString(type)));
  }

  private void add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ContentHash hash = ContentHash.of(bytes, bytes.length);
    low += hash.low();
    high += hash.high();
  }
}

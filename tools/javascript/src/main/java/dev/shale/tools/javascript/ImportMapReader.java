package dev.shale.tools.javascript;

import dev.shale.tools.javascript.ResolverOptions.ImportMaps;
import dev.shale.tools.javascript.ResolverOptions.ImportMaps.Mapping;
import dev.shale.tools.javascript.json.JsonPlaces;
import dev.shale.tools.javascript.json.JsonText;
import dev.shale.tools.javascript.parser.component.ImportMapScripts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads import maps as the HTML standard has them, of pages and of files of their own. A map that
 * is no JSON, or has a field of a wrong type, is left out as a whole; an address that means nothing
 * is left out alone. Of several maps the first counts that has a name.
 */
final class ImportMapReader {
  private final List<Mapping> mappings = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  /** Of the file that is read. */
  private byte[] bytes = new byte[0];

  private String path = "";

  /** Of the map that is read; it counts when it was read to its end. */
  private final List<Mapping> found = new ArrayList<>();

  private final List<String> doubts = new ArrayList<>();

  /**
   * Reads maps.
   *
   * @param file with a map that comes before those of the pages; null for none
   */
  static ImportMaps read(@Nullable Path file, List<Path> pages) {
    ImportMapReader reader = new ImportMapReader();
    if (file != null && reader.open(file)) {
      reader.map(JsonText.begin(reader.bytes), reader.bytes.length);
    }
    for (Path page : pages) {
      if (reader.open(page)) {
        ImportMapScripts scripts = new ImportMapScripts(reader.bytes);
        while (scripts.next()) {
          reader.map(scripts.begin(), scripts.end());
        }
      }
    }
    return new ImportMaps(reader.mappings, reader.problems);
  }

  private boolean open(Path file) {
    try {
      bytes = Files.readAllBytes(file);
      path = file.toString().replace('\\', '/');
      return true;
    } catch (IOException failure) {
      // A page that cannot be read is said where its scripts are looked for.
      return false;
    }
  }

  private void map(int begin, int end) {
    found.clear();
    doubts.clear();
    try {
      JsonText json = JsonText.of(bytes, begin, end);
      map(json);
      if (json.peek() >= 0) {
        throw new JsonText.Failure("text behind the JSON object", json.position());
      }
    } catch (JsonText.Failure failure) {
      String reason = "the import map cannot be used: " + failure.getMessage();
      problems.add(place(failure.offset()) + reason);
      return;
    }
    problems.addAll(doubts);
    for (Mapping mapping : found) {
      merge(mapping);
    }
  }

  private String place(int offset) {
    JsonPlaces place = new JsonPlaces(bytes, JsonText.begin(bytes)).at(offset);
    return path + ":" + place.line() + ":" + place.column() + ": ";
  }

  private void map(JsonText json) {
    enter(json, "the import map");
    while (json.hasNext('}')) {
      switch (json.name()) {
        case "imports" -> addresses(json, "", "\"imports\"");
        case "scopes" -> scopes(json);
        default -> json.skip();
      }
    }
  }

  private void scopes(JsonText json) {
    enter(json, "\"scopes\"");
    while (json.hasNext('}')) {
      String scope = json.name();
      addresses(json, scope, "the scope \"" + scope + "\"");
    }
  }

  private static void enter(JsonText json, String what) {
    if (json.peek() != '{') {
      throw new JsonText.Failure(what + " is not an object", json.position());
    }
    json.enter();
  }

  private void addresses(JsonText json, String scope, String what) {
    enter(json, what);
    while (json.hasNext('}')) {
      String name = json.name();
      boolean isText = json.peek() == '"';
      int offset = json.position();
      String address = "";
      if (isText) {
        address = json.string();
      } else {
        json.skip();
      }
      String fault = fault(name, address, isText);
      if (fault.isEmpty()) {
        found.add(new Mapping(scope, name, address, path));
      } else {
        doubts.add(place(offset) + "the import map's address of \"" + name + "\" " + fault);
      }
    }
  }

  private static String fault(String name, String address, boolean isText) {
    if (!isText) {
      return "is not a text";
    }
    boolean isPath =
        address.startsWith("/") || address.startsWith("./") || address.startsWith("../");
    if (!isPath && address.indexOf(':') < 0) {
      return "begins with none of /, ./ and ../ and is no URL";
    }
    return name.endsWith("/") && !address.endsWith("/") ? "has no / at its end" : "";
  }

  private void merge(Mapping mapping) {
    for (Mapping other : mappings) {
      if (other.name().equals(mapping.name()) && other.scope().equals(mapping.scope())) {
        if (!other.address().equals(mapping.address()) || !isBeside(other, mapping)) {
          problems.add(
              mapping.file()
                  + ": the import map gives \""
                  + mapping.name()
                  + "\" another address than "
                  + other.file()
                  + " does, which counts");
        }
        return;
      }
    }
    mappings.add(mapping);
  }

  private static boolean isBeside(Mapping one, Mapping other) {
    return one.directory().equals(other.directory()) || one.address().indexOf(':') >= 0;
  }
}

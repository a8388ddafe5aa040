package dev.shale.tools.javascript;

import java.util.ArrayList;
import java.util.List;

/** What runs the modules: it decides between the files that a package has for one request. */
public enum Platform {
  /** What bundlers for the browser do: {@code browser} fields and maps count. */
  BROWSER("browser", "browser module", "browser module main", "browser"),
  /** Node: no {@code browser}, no {@code module} field; what Node brings along comes first. */
  NODE("node", "node node-addons module-sync", "main", ""),
  /** Whatever runs everywhere. */
  NEUTRAL("neutral", "module", "module main", ""),
  /** Metro for React Native: names with {@code .ios}, {@code .native} and {@code .android}. */
  REACT_NATIVE("react-native", "react-native", "react-native browser main", "react-native browser");

  private static final List<String> EXTENSIONS =
      List.of(".tsx", ".ts", ".jsx", ".js", ".css", ".json");
  private static final List<String> NATIVE = List.of(".ios", ".native", "", ".android");

  private final String label;
  private final String conditions;
  private final String mainFields;
  private final String aliasFields;

  Platform(String label, String conditions, String mainFields, String aliasFields) {
    this.label = label;
    this.conditions = conditions;
    this.mainFields = mainFields;
    this.aliasFields = aliasFields;
  }

  /** Lists in an enum would not be immutable to those who check. */
  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
  }

  /** The name on a command line. */
  public String label() {
    return label;
  }

  /** Conditions that hold in {@code exports} and {@code imports} maps. */
  List<String> conditions(Mode mode) {
    List<String> all = new ArrayList<>(words(conditions));
    all.add(mode.label());
    all.add("default");
    return all;
  }

  /** Fields of package.json that name its main file, the preferred one first. */
  List<String> mainFields() {
    return words(mainFields);
  }

  /** Fields of package.json that may hold a map of replacements. */
  List<String> aliasFields() {
    return words(aliasFields);
  }

  /** Tried in this order where a request names none. */
  List<String> extensions() {
    if (this != REACT_NATIVE) {
      return this == NODE ? withAddons() : EXTENSIONS;
    }
    List<String> all = new ArrayList<>();
    for (String suffix : NATIVE) {
      for (String extension : EXTENSIONS) {
        all.add(suffix.concat(extension));
      }
    }
    return all;
  }

  private static List<String> withAddons() {
    List<String> all = new ArrayList<>(EXTENSIONS);
    all.remove(".css");
    all.add(".node");
    return all;
  }

  /** Whether what the platform brings along comes before packages of the same name. */
  boolean prefersBuiltins() {
    return this == NODE;
  }
}

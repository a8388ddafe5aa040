package dev.shale.tools.javascript.resolver;

import dev.shale.engine.language.Resolved;
import dev.shale.tools.javascript.resolver.request.Quotes;
import dev.shale.tools.javascript.resolver.request.TypeScriptNames;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the files of a directory by name, with all that the rules add to a name. */
final class FileNames {
  /** As many other files as are named. */
  private static final int MOST_OTHERS = 4;

  private static final Set<String> VARIANTS =
      Set.of(".ios", ".android", ".native", ".web", ".windows", ".macos", ".server", ".client");

  private final Rules rules;

  FileNames(Rules rules) {
    this.rules = rules;
  }

  /** What a name is; a file that a restriction forbids is nothing. */
  Entry look(Directory directory, String name) {
    List<String> suffixes = directory.tsConfig().moduleSuffixes();
    Entry entry = suffixes.isEmpty() ? directory.look(name) : suffixed(directory, name, suffixes);
    return isForbidden(entry) ? Entry.Absent.ABSENT : entry;
  }

  /** What a name is that probably does not exist. */
  Entry guess(Directory directory, String name) {
    List<String> suffixes = directory.tsConfig().moduleSuffixes();
    Entry entry = suffixes.isEmpty() ? directory.guess(name) : suffixed(directory, name, suffixes);
    return isForbidden(entry) ? Entry.Absent.ABSENT : entry;
  }

  private boolean isForbidden(Entry entry) {
    return !rules.lookup().restrictions().isEmpty()
        && entry instanceof Entry.RegularFile file
        && !rules.lookup().isAllowed(file.directory().pathOf(file.name()));
  }

  /** The file with one of the suffixes of a project between its name and its extension. */
  private static Entry suffixed(Directory directory, String name, List<String> suffixes) {
    int dot = name.lastIndexOf('.');
    int end = dot < 0 ? name.length() : dot;
    for (String suffix : suffixes) {
      Entry entry = directory.guess(name.substring(0, end) + suffix + name.substring(end));
      if (entry instanceof Entry.RegularFile) {
        return entry;
      }
    }
    Entry entry = directory.guess(name);
    return entry instanceof Entry.RegularFile ? Entry.Absent.ABSENT : entry;
  }

  /** The file with this name and an extension, or the source of a compiled name. */
  @Nullable Resolved withExtension(Directory directory, String name) {
    for (String extension : rules.extensionsIn(directory)) {
      if (guess(directory, name.concat(extension)) instanceof Entry.RegularFile file) {
        return file.directory().resolved(file.name());
      }
    }
    return source(directory, name);
  }

  /** The source of a compiled name. */
  @Nullable Resolved source(Directory directory, String name) {
    if (!rules.extensionAlias().isEmpty()) {
      return null;
    }
    for (String extension : TypeScriptNames.extensions(name)) {
      String source = TypeScriptNames.replace(name, extension);
      if (guess(directory, source) instanceof Entry.RegularFile file) {
        return file.directory().resolved(file.name());
      }
    }
    return null;
  }

  /** The file whose extension is one of those that the options name for the one of this name. */
  Resolved byExtension(Directory directory, String name, List<String> extensions) {
    for (String extension : extensions) {
      String other = TypeScriptNames.replace(name, extension);
      if (guess(directory, other) instanceof Entry.RegularFile file) {
        return file.directory().resolved(file.name());
      }
    }
    return FileLocator.unresolved(
        "no file "
            + Quotes.said(directory.pathOf(name))
            + " with "
            + String.join(", ", extensions));
  }

  /** Files that differ from a name by what other platforms add to it, which can be asked for. */
  private static String others(Directory directory, String name) {
    Set<String> names = directory.inNodeModules() ? null : directory.list();
    if (names == null) {
      return "";
    }
    String begin = name.concat(".");
    List<String> others =
        names.stream()
            .filter(other -> isVariant(other, begin))
            .sorted()
            .limit(MOST_OTHERS)
            .toList();
    return others.isEmpty()
        ? ""
        : "; there is "
            + Quotes.said(String.join(", ", others))
            + ", which --platform react-native or --extensions may choose";
  }

  private static boolean isVariant(String name, String begin) {
    int dot = name.lastIndexOf('.');
    return name.startsWith(begin)
        && dot > begin.length()
        && !name.endsWith(".d.ts")
        && VARIANTS.contains(name.substring(begin.length() - 1, dot));
  }

  /** The failure of a name to which everything was added. */
  Resolved noFile(Directory directory, String name) {
    if (directory.look(name) instanceof Entry.Broken broken) {
      return FileLocator.unresolved(broken.reason());
    }
    for (String extension : rules.extensionsIn(directory)) {
      if (directory.told(name.concat(extension)) instanceof Entry.Broken broken) {
        return FileLocator.unresolved(broken.reason());
      }
    }
    return FileLocator.unresolved(
        "no file "
            + Quotes.said(directory.pathOf(name))
            + ", with or without "
            + String.join(", ", rules.extensionsIn(directory))
            + others(directory, name));
  }
}

package dev.shale.tools.cli.unused;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files whose paths stand in texts of other files, as in {@code resolve("./runtime/plugin")}: who
 * knows what the program does with them. What such a file names counts as well.
 */
final class FileMentions {
  private static final Pattern QUOTED = Pattern.compile("[\"'`]([^\"'`\\s]{2,200})[\"'`]");
  private static final Pattern CODE = Pattern.compile("\\.([cm]?[jt]sx?|vue|svelte|astro|mdx)$");
  private static final String INDEX = "/index";

  /** The files that may be mentioned, by the last part of their paths without extension. */
  private final Map<String, List<String>> byName = new HashMap<>();

  private final Set<String> mentioned = new TreeSet<>();
  private final Deque<String> open = new ArrayDeque<>();

  /** Files that may be mentioned. */
  FileMentions(List<String> files) {
    for (String file : files) {
      byName.computeIfAbsent(name(plain(file)), none -> new ArrayList<>()).add(file);
    }
  }

  /**
   * Looks for mentions in a file.
   *
   * @param requests texts that are known to mean something else
   */
  void read(SourceText source, Set<String> requests) {
    if (!byName.isEmpty()) {
      find(source, requests);
      while (!open.isEmpty()) {
        find(SourceText.of(open.remove()), Set.of());
      }
    }
  }

  /** The files that are mentioned, in the order of paths. */
  Set<String> found() {
    return mentioned;
  }

  private void find(SourceText source, Set<String> requests) {
    Matcher matcher = QUOTED.matcher(source.text());
    Set<String> texts = new HashSet<>();
    int from = 0;
    while (matcher.find(from)) {
      String text = String.valueOf(matcher.group(1));
      if (!requests.contains(text)) {
        add(text);
        texts.add(name(text));
      }
      // What ends one text may begin another.
      from = matcher.end() - 1;
    }
    addJoined(texts);
  }

  /** A folder and a name may stand in texts of their own, and be joined. */
  private void addJoined(Set<String> texts) {
    for (String text : texts) {
      for (String file : byName.getOrDefault(text, List.of())) {
        String plain = plain(file);
        String folder = plain.substring(0, Math.max(0, plain.lastIndexOf('/')));
        if (texts.contains(name(folder)) && mentioned.add(file)) {
          open.add(file);
        }
      }
    }
  }

  private void add(String text) {
    boolean isPath = text.indexOf('/') >= 0 || CODE.matcher(text).find();
    String path = isPath ? plain(relative(text)) : "";
    if (path.isEmpty()) {
      return;
    }
    for (String file : byName.getOrDefault(name(path), List.of())) {
      boolean isIt = ("/" + plain(file)).endsWith("/" + path);
      if (isIt && mentioned.add(file)) {
        open.add(file);
      }
    }
  }

  /** What is behind the dots, aliases and values that a path begins with. */
  private static String relative(String text) {
    int end = Math.max(text.lastIndexOf("./") + 1, text.lastIndexOf('}') + 1);
    String rest = text.substring(end);
    return rest.startsWith("/") ? rest.substring(1) : rest;
  }

  private static String plain(String path) {
    String plain = CODE.matcher(path).replaceFirst("");
    return plain.endsWith(INDEX) ? plain.substring(0, plain.length() - INDEX.length()) : plain;
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}

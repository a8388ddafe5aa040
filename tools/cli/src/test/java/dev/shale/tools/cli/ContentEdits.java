package dev.shale.tools.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Edits of what one file says. */
final class ContentEdits {
  private static final Pattern REQUEST = Pattern.compile("\"([^\"{}\\n]+)\";?\\)?");
  private final TreeFiles files;
  private final Random random;
  private final RandomText text;
  private final Path file;

  /** Edits of a file by chance. */
  ContentEdits(TreeFiles files, Random random, Path file) {
    this.files = files;
    this.random = random;
    this.file = file;
    text = files.texts(random);
  }

  /** Makes one; returns what it was. */
  String edit() throws IOException {
    String name = files.name(file);
    return switch (random.nextInt(22)) {
      case 0, 1 -> {
        write(name.equals(TreeFiles.HUB) ? text.hub() : text.source());
        yield "write " + name;
      }
      case 2, 3, 4, 5 -> comment() + " in " + name;
      case 6, 7 -> {
        write(TreeFiles.text(file) + text.line());
        yield "one more request in " + name;
      }
      case 8 -> changeLines(List::removeLast) + " last line of " + name + " gone";
      case 9 ->
          changeLines(lines -> Collections.swap(lines, 0, lines.size() - 1))
              + " lines swapped in "
              + name;
      case 10 -> changeLines(lines -> lines.add(lines.getFirst())) + " line doubled in " + name;
      case 11, 12, 13 -> changeLines(this::ask) + " asked in another way in " + name;
      case 14 -> toggle(RandomText.SYNTAX_ERROR) + " syntax error in " + name;
      case 15, 16 -> exports() + " in " + name;
      case 17 -> types() + " in " + name;
      case 18 -> random.nextBoolean() ? pattern(name) : details() + " in " + name;
      case 19 -> touch() + name;
      case 20 -> hide() + name;
      default -> replace() + name;
    };
  }

  private void write(String content) throws IOException {
    files.write(file, content.getBytes(ISO_8859_1));
  }

  /** What moves everything else, at times so far that it takes rows of its own. */
  private String comment() throws IOException {
    String comment = text.pick("// c\n", "\n", "/* c */ ", "/*" + "c".repeat(70_000) + "*/ ");
    write(comment + TreeFiles.text(file));
    return comment.length() > 10 ? "long comment" : "comment";
  }

  private interface LineChange {
    void change(List<String> lines);
  }

  private String changeLines(LineChange change) throws IOException {
    List<String> lines = new ArrayList<>(TreeFiles.text(file).lines().toList());
    if (lines.isEmpty()) {
      return "no";
    }
    change.change(lines);
    write(String.join("\n", lines) + "\n");
    return "a";
  }

  private void ask(List<String> lines) {
    int line = random.nextInt(lines.size());
    Matcher request = REQUEST.matcher(lines.get(line));
    if (request.find()) {
      lines.set(line, text.form(request.group(1)).stripTrailing());
    }
  }

  /** Takes something out, or puts it in. */
  private String toggle(String part) throws IOException {
    String content = TreeFiles.text(file);
    boolean isThere = content.contains(part);
    write(isThere ? content.replace(part, "") : content + part);
    return isThere ? "no" : "a";
  }

  private String exports() throws IOException {
    String content = TreeFiles.text(file);
    switch (random.nextInt(4)) {
      case 0 -> write(content.replace("e1", "e4").replace("e2", "e1"));
      case 1 -> write(content.replace("= 1;", "= 2;").replace("e3", "e1"));
      case 2 ->
          write(content.replace("export const", "const").replace("export function", "function"));
      default -> {}
    }
    if (TreeFiles.text(file).equals(content)) {
      write(content + text.export());
    }
    return "exports changed";
  }

  private String pattern(String name) throws IOException {
    write(TreeFiles.text(file) + text.pattern());
    return "one more pattern in " + name;
  }

  /** What stands beside requests changes, and nothing else. */
  private String details() throws IOException {
    String content = TreeFiles.text(file);
    boolean isNamed = content.contains("import(/* webpack");
    write(
        isNamed
            ? content
                .replace("Name: \"c\"", "Name: \"d\", webpackPrefetch: 3")
                .replace("Prefetch", "Preload")
            : content
                .replace("import(\"", "import(/* webpackChunkName: \"c\" */ \"")
                .replace("{type: \"json\"}", "{type: \"css\"}"));
    if (TreeFiles.text(file).equals(content)) {
      write(content + RandomText.NAMED);
    }
    return "other details";
  }

  private String types() throws IOException {
    String content = TreeFiles.text(file);
    boolean isTypes = content.contains("type {T} from");
    write(
        isTypes
            ? content
                .replace("import type {T} from", "export {T} from")
                .replace("export type {T} from", "export {T} from")
            : content
                .replace("export {T} from", "import type {T} from")
                .replace("export * from", "export type {T} from"));
    return isTypes ? "types became values" : "values became types";
  }

  private String touch() throws IOException {
    if (random.nextBoolean() && Files.exists(file)) {
      Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000L + random.nextInt(1000)));
      return "touch ";
    }
    write(TreeFiles.text(file));
    return "write what was there in ";
  }

  /** Other content of the same size, under the time of before. */
  private String hide() throws IOException {
    if (Files.exists(file)) {
      FileTime time = Files.getLastModifiedTime(file);
      byte[] bytes = Files.readAllBytes(file);
      for (int index = 0; index < bytes.length; index++) {
        bytes[index] = bytes[index] == 'x' ? (byte) 'y' : bytes[index];
      }
      Files.write(file, bytes);
      Files.setLastModifiedTime(file, time);
    }
    return "hide ";
  }

  /** As editors save: another file takes the place. */
  private String replace() throws IOException {
    if (Files.exists(file)) {
      Path other = file.resolveSibling(".save");
      Files.copy(file, other, StandardCopyOption.REPLACE_EXISTING);
      Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
    }
    return "replace ";
  }
}

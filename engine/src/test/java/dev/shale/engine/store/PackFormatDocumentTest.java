package dev.shale.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.engine.cache.Scopes;
import dev.shale.engine.store.file.Compression;
import dev.shale.engine.store.file.Fields;
import dev.shale.engine.store.file.Manifest;
import dev.shale.engine.store.file.PackHeader;
import dev.shale.engine.store.file.Scope;
import dev.shale.engine.store.file.StoreError;
import dev.shale.engine.store.map.JvmAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * The tables of {@code docs/pack-format.md} are printed from the declarations; {@code
 * -Dshale.update=true} prints them.
 */
class PackFormatDocumentTest {
  private static final Path DOCUMENT =
      Path.of(System.getProperty("shale.root", ".."), "docs", "pack-format.md");

  @Test
  void theDocumentEqualsTheDeclarations() throws IOException {
    String document = Files.readString(DOCUMENT);
    String printed = document;
    String format = "\nThis is format " + Manifest.FORMAT + ".\n";
    printed = with(printed, "header", fields(Manifest.headerFields()) + format);
    printed = with(printed, "index", fields(Manifest.indexFields()));
    printed = with(printed, "record", fields(Manifest.recordFields()));
    printed = with(printed, "pack", fields(PackHeader.fields()));
    printed = with(printed, "scopes", scopes());
    printed = with(printed, "errors", errors());
    printed = with(printed, "modules", modules());
    printed = with(printed, "class path", options(need -> "ALL-UNNAMED"));
    printed = with(printed, "module path", options(ModulePathTest::moduleOfUser));
    if (Boolean.getBoolean("shale.update")) {
      Files.writeString(DOCUMENT, printed);
    }
    assertEquals(printed, Files.readString(DOCUMENT));
  }

  private static String with(String document, String section, String text) {
    String begin = "<!-- " + section + " -->\n";
    int from = document.indexOf(begin) + begin.length();
    int to = document.indexOf("<!-- /" + section + " -->");
    assertTrue(from >= begin.length() && to >= from, section);
    return document.substring(0, from) + text + document.substring(to);
  }

  private static String fields(List<Fields.Field> fields) {
    StringBuilder text = new StringBuilder("| at | bytes | field | meaning |\n|---|---|---|---|\n");
    for (Fields.Field field : fields) {
      text.append("| ").append(field.offset()).append(" | ").append(field.bytes());
      text.append(" | ").append(field.name()).append(" | ").append(field.meaning());
      text.append(" |\n");
    }
    return text.toString();
  }

  private static String scopes() {
    StringBuilder text =
        new StringBuilder("| number | scope | is read | may be compressed |\n|---|---|---|---|\n");
    for (Scope scope : Scopes.ALL) {
      text.append("| ").append(scope.number()).append(" | ").append(scope.label());
      text.append(" | ").append(scope.reading().text());
      text.append(scope.isCompressible() ? " | yes |\n" : " | no |\n");
    }
    text.append("\nNo payload of more than ").append(Compression.MAX_BYTES >> 20);
    text.append(" MiB is compressed, nor one that would be stored in less than a ");
    text.append(Compression.MAX_RATIO).append("th of its length.\n");
    return text.append("A manifest has up to ")
        .append(Manifest.MAX_BYTES >> 20)
        .append(" MiB.\n")
        .toString();
  }

  private static String errors() {
    StringBuilder text = new StringBuilder("| kind | what to do |\n|---|---|\n");
    for (StoreError error : StoreError.values()) {
      text.append("| ").append(error.name().toLowerCase(Locale.ROOT).replace('_', ' '));
      text.append(" | ").append(error.advice()).append(" |\n");
    }
    return text.toString();
  }

  private static String modules() {
    StringBuilder text = new StringBuilder();
    for (String module : JvmAccess.MODULES) {
      text.append(text.isEmpty() ? "`" : ", `").append(module).append('`');
    }
    return text.append('\n').toString();
  }

  private static String options(Function<JvmAccess.Need, String> module) {
    StringBuilder text = new StringBuilder("\n");
    for (JvmAccess.Need need : JvmAccess.NEEDS) {
      text.append("    ").append(need.told(module.apply(need))).append('\n');
    }
    return text.append('\n').toString();
  }
}

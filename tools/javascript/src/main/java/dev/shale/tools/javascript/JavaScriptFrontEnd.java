package dev.shale.tools.javascript;

import dev.shale.engine.graph.Kinds;
import dev.shale.engine.graph.ModuleKind;
import dev.shale.engine.language.FrontEnd;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import dev.shale.tools.javascript.parser.JavaScriptParser;
import dev.shale.tools.javascript.parser.meaning.Defines;
import dev.shale.tools.javascript.remark.Remarks;
import dev.shale.tools.javascript.style.StyleParser;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads JavaScript, TypeScript, JSX, JSON and style sheets; knows assets by their names. */
public final class JavaScriptFrontEnd implements FrontEnd {
  private final Mode mode;
  private final Defines defines;
  private final SortedMap<String, String> values;
  private final boolean linksNames;

  /**
   * A front end for one mode.
   *
   * @param mode decides which branches on {@code process.env.NODE_ENV} are dead
   */
  public JavaScriptFrontEnd(Mode mode) {
    this(mode, Map.of());
  }

  /**
   * A front end for one mode and for values that are known beforehand, as bundlers take them.
   *
   * @param defines what names mean: {@code __DEV__}, {@code process.env.API}, {@code
   *     import.meta.env.DEV} or {@code typeof window}, each with a value as source text, which is a
   *     literal of JSON ({@code false}, {@code "x"} with its quotes) or a name. A file that
   *     declares the first name itself is not concerned
   * @throws IllegalArgumentException for a name or a value that is none, with a sentence
   */
  public JavaScriptFrontEnd(Mode mode, Map<String, String> defines) {
    this(mode, Defines.of(defines), new TreeMap<>(defines), true);
  }

  private JavaScriptFrontEnd(
      Mode mode, Defines defines, SortedMap<String, String> values, boolean linksNames) {
    this.mode = mode;
    this.defines = defines;
    this.values = values;
    this.linksNames = linksNames;
  }

  /**
   * The same for those who only ask which file asks for which: records have no exports, parts and
   * references, and no module is known to be pure. Reading takes about a tenth less.
   */
  public JavaScriptFrontEnd dependenciesOnly() {
    return new JavaScriptFrontEnd(mode, defines, values, false);
  }

  @Override
  public String recordIdentity() {
    Identity identity = new Identity().word(mode.label()).map(values);
    return (linksNames ? identity : identity.word("dependencies only")).toString();
  }

  @Override
  public boolean readsParts() {
    return linksNames;
  }

  @Override
  public Kinds kinds() {
    return JavaScriptKinds.KINDS;
  }

  @Override
  public ModuleKind kindOf(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return switch (name.substring(Math.max(0, name.lastIndexOf('.')))) {
      case ".js", ".mjs", ".jsx", ".ts", ".mts", ".tsx" -> JavaScriptKinds.ESM;
      case ".cjs", ".cts" -> JavaScriptKinds.COMMONJS;
      case ".json" -> JavaScriptKinds.JSON;
      case ".html", ".htm" -> JavaScriptKinds.HTML;
      case ".vue" -> JavaScriptKinds.VUE;
      case ".svelte" -> JavaScriptKinds.SVELTE;
      case ".astro" -> JavaScriptKinds.ASTRO;
      case ".mdx" -> JavaScriptKinds.MDX;
      case ".css", ".scss", ".sass", ".less", ".styl" -> JavaScriptKinds.CSS;
      default -> JavaScriptKinds.ASSET;
    };
  }

  @Override
  public Parser newParser() {
    StyleParser styles = new StyleParser();
    Parser programs =
        new JavaScriptParser(mode.label(), defines, linksNames, new StylesInFiles(styles));
    return (file, bytes, begin, end, record) -> {
      (StyleParser.reads(file.path()) ? styles : programs).parse(file, bytes, begin, end, record);
      record.remarks(Remarks.areIn(bytes, begin, end));
    };
  }
}

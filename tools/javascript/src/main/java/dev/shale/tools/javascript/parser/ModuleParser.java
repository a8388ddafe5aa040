package dev.shale.tools.javascript.parser;

import dev.shale.engine.graph.DependencyFlags;
import dev.shale.engine.graph.DependencyKind;
import dev.shale.engine.graph.ModuleKind;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.language.Settings;
import dev.shale.engine.record.ModuleRecord;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import dev.shale.tools.javascript.parser.commonjs.CommonJsExports;
import dev.shale.tools.javascript.parser.component.AttributeUrl;
import dev.shale.tools.javascript.parser.component.ComponentFormat;
import dev.shale.tools.javascript.parser.component.ScriptText;
import dev.shale.tools.javascript.parser.component.StyleBlocks;
import dev.shale.tools.javascript.parser.meaning.Defines;
import dev.shale.tools.javascript.parser.meaning.Hints;
import dev.shale.tools.javascript.parser.meaning.Linker;
import dev.shale.tools.javascript.parser.meaning.Meaning;
import dev.shale.tools.javascript.parser.meaning.Reading;
import dev.shale.tools.javascript.parser.scope.Findings;
import dev.shale.tools.javascript.parser.scope.Parts;
import dev.shale.tools.javascript.parser.scope.Scopes;
import dev.shale.tools.javascript.parser.scope.Uses;
import dev.shale.tools.javascript.parser.syntax.Grammar;
import dev.shale.tools.javascript.parser.token.LineCounter;
import dev.shale.tools.javascript.parser.token.Names;
import dev.shale.tools.javascript.parser.token.ParseFailure;
import dev.shale.tools.javascript.parser.token.Token;
import dev.shale.tools.javascript.parser.token.Tokens;
import dev.shale.tools.javascript.settings.SourceSettings;
import org.jspecify.annotations.Nullable;

/** Parses a whole JavaScript or TypeScript file: what of the findings counts, and what it is. */
final class ModuleParser {
  private static final int AMD = JavaScriptKinds.AMD.code();
  private static final int DYNAMIC_IMPORT = JavaScriptKinds.DYNAMIC_IMPORT.code();
  private static final int CONTEXT = JavaScriptKinds.CONTEXT.code();

  private Language language = Language.JAVASCRIPT;

  /** The file itself, of which lines and columns are. */
  private byte[] places = new byte[0];

  /** What was found around the scripts of a file that is mainly something else; else null. */
  private @Nullable ScriptText around;

  private final AttributeUrl url = new AttributeUrl();

  /** Where the last statement begins that was read, in full or not. */
  private int statementBegin;

  /** What is wrong with the first script of a page that was left out; null for none. */
  private @Nullable String brokenMessage;

  private int brokenOffset;

  private final StyleBlocks.Reader styles;

  /** The settings of a file, and the same for one whose names may all be used. */
  private Settings given = Settings.NONE;

  private Settings kept = SourceSettings.keepingNames(Settings.NONE);

  private final LineCounter lines = new LineCounter();
  private final Grammar grammar;
  private final Meaning meaning;
  private final Tokens tokens;
  private final Reading reading;
  private final Findings findings;
  private final Parts parts;
  private final Scopes scopes;
  private final Uses uses;
  private final Linker linker;
  private final CommonJsExports commonJs;

  ModuleParser(String mode, Defines defines, boolean linksNames, StyleBlocks.Reader styles) {
    this.styles = styles;
    grammar = new Grammar(mode);
    meaning = grammar.meaning;
    tokens = meaning.tokens;
    reading = meaning.reading;
    findings = meaning.findings;
    parts = meaning.parts;
    scopes = meaning.scopes;
    uses = meaning.uses;
    linker = new Linker(meaning);
    commonJs = new CommonJsExports(tokens, meaning.mentions, findings, uses);
    meaning.definitions.define(defines);
    reading.linksNames = linksNames;
  }

  /** How far the file was read. */
  int position() {
    return tokens.position;
  }

  void parse(Resolved file, byte[] content, int contentBegin, int contentEnd, ModuleRecord record) {
    language = Language.of(file.path());
    places = content;
    around = null;
    parse(file, file.settings(), content, contentBegin, contentEnd, record);
  }

  /**
   * Parses the scripts of a file that is mainly something else.
   *
   * @param content the file; its places are those of the text
   */
  void parse(
      Resolved file,
      ComponentFormat format,
      ScriptText script,
      byte[] content,
      int contentBegin,
      ModuleRecord record) {
    language = Language.ofScript(script.hasTypes(), script.hasJsx());
    places = content;
    around = script;
    styles.open(content, contentBegin);
    // What a template of these uses is not known, so every name may be used.
    boolean keepsNames = format == ComponentFormat.SVELTE || format == ComponentFormat.ASTRO;
    Settings settings = keepsNames ? keepingNames(file.settings()) : file.settings();
    parse(file, settings, script.text(), contentBegin, script.end(), record);
    record.kind(kindOf(format));
    if (format != ComponentFormat.VUE) {
      record.parts().doubt();
    }
  }

  /** Files have the same few settings one after the other. */
  // Comparing them by value would cost what this saves.
  @SuppressWarnings("ReferenceEquality")
  private Settings keepingNames(Settings settings) {
    if (settings != given) {
      given = settings;
      kept = SourceSettings.keepingNames(settings);
    }
    return kept;
  }

  private static ModuleKind kindOf(ComponentFormat format) {
    return switch (format) {
      case HTML -> JavaScriptKinds.HTML;
      case VUE -> JavaScriptKinds.VUE;
      case SVELTE -> JavaScriptKinds.SVELTE;
      case ASTRO -> JavaScriptKinds.ASTRO;
      case MDX -> JavaScriptKinds.MDX;
    };
  }

  private void parse(
      Resolved file,
      Settings settings,
      byte[] content,
      int contentBegin,
      int contentEnd,
      ModuleRecord record) {
    reading.hasTypes = language.hasTypes;
    reading.hasJsx = language.hasJsx;
    setSettings(settings);
    boolean isModuleFile =
        language.isModule() || (!language.isCommonJs() && settings.has(SourceSettings.ESM_PACKAGE));
    reading.hasBareImport = false;
    boolean isRead = read(isModuleFile, settings, content, contentBegin, contentEnd);
    brokenMessage = null;
    if (!isRead && around != null && hasBlanked(around, settings)) {
      isRead = read(isModuleFile, settings, content, contentBegin, contentEnd);
    }
    if (!isRead) {
      parts.cancel();
    }
    close();
    record.kind(kind(file));
    record.bareImports(reading.hasBareImport);
    if (isRead && reading.hasTypes && !reading.keepsNames && !reading.keepsStatements) {
      meaning.bindings.settle(scopes, uses, findings);
    }
    lines.open(places, contentBegin, contentEnd);
    boolean isAmbient = reading.hasTypes && Language.isAmbient(file.path());
    // A module of another kind, or one that is CommonJS as well, is not loaded by AMD.
    boolean isTwice = reading.isModule || (reading.isUniversal && usesCommonJs());
    meaning.ensures.settle(uses);
    linker.openDependencies(findings.count());
    findings.sort();
    for (int place = 0; place < findings.count(); place++) {
      int dependency = findings.atPlace(place);
      if (findings.exists(dependency, uses)
          && !(isTwice && isOfAmd(dependency))
          && (around == null || isAround(around, dependency, record))) {
        emit(dependency, isAmbient, record);
      }
    }
    if (around != null) {
      around.styles().readUntil(Integer.MAX_VALUE, styles, record);
    }
    if (reading.linksNames && !isAmbient) {
      linker.link(record, around == null);
      record.linkedByName(isModuleFile);
      record.exact(isRead && around == null && record.kind() == JavaScriptKinds.ESM);
    }
    if (!isRead || brokenMessage != null) {
      fail(record);
    }
    if (reading.linksNames && record.kind() == JavaScriptKinds.COMMONJS) {
      tokens.trivia.seesComments = false;
      boolean mayBeExact =
          !record.failed() && around == null && !reading.hasWith && !uses.hasEvaluation();
      commonJs.find(record, mayBeExact);
    }
  }

  /**
   * Adds what style sheets in front of a dependency ask for, as records are in source order.
   *
   * @return whether the dependency counts: of scripts that are no modules only {@code import()}
   */
  private boolean isAround(ScriptText script, int dependency, ModuleRecord record) {
    int offset = findings.literalBegin(dependency);
    script.styles().readUntil(offset, styles, record);
    int kind = findings.kind(dependency);
    return kind == DYNAMIC_IMPORT || kind == CONTEXT || !script.isClassic(offset);
  }

  /**
   * Reads each script of a page alone, and takes out of the text what cannot be read of it: an
   * error in one script says nothing of the others.
   *
   * @return whether anything was taken out
   */
  private boolean hasBlanked(ScriptText page, Settings settings) {
    for (int inline = 0; inline < page.inlineCount(); inline++) {
      int end = page.inlineEnd(inline);
      if (!read(false, settings, page.text(), page.inlineBegin(inline), end)) {
        if (brokenMessage == null) {
          brokenMessage = tokens.failures.failureMessage();
          brokenOffset = tokens.failures.failureOffset();
        }
        page.blank(statementBegin, end);
      }
    }
    return brokenMessage != null;
  }

  private void setSettings(Settings settings) {
    reading.keepsNames = settings.has(SourceSettings.KEEPS_NAMES);
    reading.keepsStatements = settings.has(SourceSettings.KEEPS_STATEMENTS);
    reading.emitsMetadata = reading.hasTypes && settings.has(SourceSettings.DECORATOR_METADATA);
    reading.hasStrictNulls = settings.has(SourceSettings.STRICT_NULLS);
  }

  /**
   * Reads to the end of the file; false if that fails. A file that may be either kind of module is
   * read as a script, and once more when it turns out to be none and that matters: {@code await /
   * 2} divides in a script alone.
   */
  private boolean read(
      boolean isModuleFile, Settings settings, byte[] content, int contentBegin, int contentEnd) {
    boolean isRead = readAs(isModuleFile, settings, content, contentBegin, contentEnd);
    boolean isOpen = reading.isAwaitName && !isModuleFile && !language.isCommonJs();
    if (isOpen && (reading.isModule || !isRead)) {
      boolean isSettled = reading.isModule;
      isRead = readAs(true, settings, content, contentBegin, contentEnd);
      if (!isRead && !isSettled) {
        return readAs(false, settings, content, contentBegin, contentEnd);
      }
    }
    return isRead;
  }

  /** Reads twice if a pragma stands behind the element that it is about. */
  private boolean readAs(
      boolean isModuleFile, Settings settings, byte[] content, int contentBegin, int contentEnd) {
    reading.isModuleByName = isModuleFile;
    tokens.trivia.htmlComments = !reading.hasTypes && !isModuleFile;
    meaning.pragmas.openPragmas(settings);
    reading.tracksAll = false;
    reading.isImportLate = false;
    grammar.open(content, contentBegin, contentEnd);
    boolean isRead = read();
    if (isRead && (meaning.pragmas.isPragmaLate || reading.isImportLate)) {
      tokens.trivia.seesComments = false;
      reading.tracksAll = reading.isImportLate;
      grammar.open(content, contentBegin, contentEnd);
      isRead = read();
    }
    return isRead;
  }

  private boolean read() {
    try {
      statementBegin = tokens.begin;
      tokens.first();
      boolean isReached = true;
      while (tokens.token != Token.END) {
        meaning.around.liveness =
            isReached || grammar.switches.isHoisted() ? Findings.LIVE : Findings.DEAD;
        part();
        isReached &= !grammar.switches.endsInJump;
      }
      return true;
    } catch (ParseFailure failure) {
      return false;
    }
  }

  private void part() {
    statementBegin = tokens.tokenBegin;
    if (tokens.token == Token.RIGHT_BRACE) {
      throw tokens.unexpected();
    }
    if (reading.linksNames) {
      parts.begin(tokens.tokenBegin, scopes, meaning.around.effects);
      meaning.around.beginEffects();
      grammar.statements.splitsParts = true;
    }
    grammar.statements.statement();
    parts.end(tokens.previousEnd, scopes, meaning.around.effects, meaning.around.effectKind());
  }

  private void close() {
    while (scopes.depth() > 1) {
      scopes.pop();
    }
    meaning.bindings.settleAliases(0, scopes);
    scopes.closeDeclarations();
    meaning.bindings.declare(scopes);
    scopes.close();
  }

  private ModuleKind kind(Resolved file) {
    boolean isEsm;
    if (language.isModule() || language.isCommonJs()) {
      isEsm = language.isModule();
    } else if (reading.isModule) {
      isEsm = true;
    } else {
      isEsm =
          !reading.isCommonJs && !usesCommonJs() && file.settings().has(SourceSettings.ESM_PACKAGE);
    }
    return isEsm ? JavaScriptKinds.ESM : JavaScriptKinds.COMMONJS;
  }

  /** Whether a dependency is there only where the file is a module of AMD. */
  private boolean isOfAmd(int dependency) {
    int reference = findings.reference(dependency);
    boolean isGiven =
        reference != Findings.NO_REFERENCE && tokens.begins(uses.start(reference), "define");
    return isGiven || findings.kind(dependency) == AMD;
  }

  private boolean usesCommonJs() {
    return scopes.isGlobal(Names.REQUIRE)
        || scopes.isGlobal(Names.MODULE)
        || scopes.isGlobal(Names.EXPORTS);
  }

  private void emit(int dependency, boolean isAmbient, ModuleRecord record) {
    int flags = findings.flags(dependency);
    if (isAmbient || findings.isElidable(dependency)) {
      flags |= DependencyFlags.TYPE_ONLY;
    }
    int literalBegin = findings.literalBegin(dependency);
    int literalEnd = findings.literalEnd(dependency);
    DependencyKind kind = JavaScriptKinds.KINDS.dependencyKind(meaning.newUrls.kind(dependency));
    int row;
    int text = findings.text(dependency);
    if (text != Findings.NO_TEXT) {
      row =
          record.addDependency(
              kind,
              flags,
              meaning.values.textBytes(),
              meaning.values.textBegin(text),
              meaning.values.textEnd(text),
              literalBegin,
              literalEnd);
    } else if (isEscaped(literalBegin, literalEnd)) {
      meaning.decoder.decode(tokens.bytes, literalBegin + 1, literalEnd - 1);
      row =
          record.addDependency(
              kind,
              flags,
              meaning.decoder.text(),
              0,
              meaning.decoder.length(),
              literalBegin,
              literalEnd);
    } else if (around != null && around.isUrl(literalBegin)) {
      row = url(kind, flags, literalBegin, literalEnd, around, record);
    } else {
      int quote = around != null && around.isQuoteAdded(literalBegin) ? 1 : 0;
      row =
          record.addDependency(
              kind,
              flags,
              tokens.bytes,
              literalBegin + 1,
              literalEnd - 1,
              literalBegin + quote,
              literalEnd - quote);
    }
    linker.dependency(dependency, row);
    lines.moveTo(record.start(row));
    record.locate(row, lines.line(), lines.column());
    record.surround(row, findings.outerBegin(dependency), findings.outerEnd(dependency));
    int attributesBegin = findings.attributesBegin(dependency);
    if (attributesBegin > 0) {
      record.attributes(row, tokens.bytes, attributesBegin, findings.attributesEnd(dependency));
    }
    int nesting = findings.nesting(dependency);
    if (findings.hints(dependency) != Findings.NO_HINTS) {
      chunk(row, findings.hints(dependency), nesting, record);
    } else if (nesting != 0) {
      record.chunk(row, tokens.bytes, 0, 0, nesting);
    }
  }

  /** Adds what the attribute of a page names; its place is that of the value as it is written. */
  private int url(
      DependencyKind kind,
      int flags,
      int literalBegin,
      int literalEnd,
      ScriptText page,
      ModuleRecord record) {
    url.decode(places, literalBegin + 1, literalEnd - 1);
    int quote = page.isQuoteAdded(literalBegin) ? 1 : 0;
    return record.addDependency(
        kind, flags, url.text(), url.begin(), url.end(), literalBegin + quote, literalEnd - quote);
  }

  private void chunk(int row, int hints, int nesting, ModuleRecord record) {
    meaning.decoder.decode(
        tokens.bytes, meaning.hints.chunkNameBegin(hints), meaning.hints.chunkNameEnd(hints));
    int blockFlags = meaning.hints.hintFlags(hints) & ~(Hints.WEAK | Hints.IGNORED);
    record.chunk(row, meaning.decoder.text(), 0, meaning.decoder.length(), blockFlags | nesting);
    record.orders(row, meaning.hints.prefetchOrder(hints), meaning.hints.preloadOrder(hints));
    record.usedExports(
        row,
        tokens.bytes,
        meaning.hints.usedExportsBegin(hints),
        meaning.hints.usedExportsEnd(hints));
  }

  private boolean isEscaped(int literalBegin, int literalEnd) {
    for (int at = literalBegin; at < literalEnd; at++) {
      if (tokens.bytes[at] == '\\') {
        return true;
      }
    }
    return false;
  }

  private void fail(ModuleRecord record) {
    // What is wrong may stand in front of the last dependency: an unterminated template.
    lines.open(places, tokens.begin, tokens.end);
    String broken = brokenMessage;
    lines.moveTo(broken == null ? tokens.failures.failureOffset() : brokenOffset);
    String message = broken == null ? tokens.failures.failureMessage() : broken;
    record.fail(message, lines.line(), lines.column());
  }
}

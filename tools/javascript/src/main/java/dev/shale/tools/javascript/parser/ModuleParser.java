package dev.shale.tools.javascript.parser;

import dev.shale.engine.build.ModuleRecord;
import dev.shale.engine.build.Resolved;
import dev.shale.engine.build.SourceSettings;
import dev.shale.engine.graph.DependencyFlags;
import dev.shale.engine.graph.DependencyKind;
import dev.shale.engine.graph.ModuleKind;

/** Parses a whole JavaScript or TypeScript file: the concrete end of the chain. */
final class ModuleParser extends References {
  private static final int AMD = DependencyKind.AMD.ordinal();

  private Language language = Language.JAVASCRIPT;
  private final LineCounter lines = new LineCounter();
  private final Linker linker = new Linker(this);
  private final CommonJsExports commonJs = new CommonJsExports(this, mentions, findings, uses);

  ModuleParser(String mode, Defines defines, boolean linksNames) {
    super(mode);
    define(defines);
    this.linksNames = linksNames;
  }

  void parse(Resolved file, byte[] content, int contentBegin, int contentEnd, ModuleRecord record) {
    language = Language.of(file.path());
    hasTypes = language.hasTypes;
    hasJsx = language.hasJsx;
    setSettings(file.settings());
    boolean isModuleFile =
        language.isModule()
            || (!language.isCommonJs() && file.settings().has(SourceSettings.ESM_PACKAGE));
    boolean isRead = read(isModuleFile, file.settings(), content, contentBegin, contentEnd);
    if (!isRead) {
      parts.cancel();
    }
    close();
    record.kind(kind(file));
    if (isRead && hasTypes && !keepsNames && !keepsStatements) {
      bindings.settle(scopes, uses, findings);
    }
    lines.open(content, contentBegin, contentEnd);
    boolean isAmbient = hasTypes && Language.isAmbient(file.path());
    // A module of another kind, or one that is CommonJS as well, is not loaded by AMD.
    boolean isTwice = isModule || (isUniversal && usesCommonJs());
    linker.openDependencies(findings.count());
    findings.sort();
    for (int place = 0; place < findings.count(); place++) {
      int dependency = findings.atPlace(place);
      if (findings.exists(dependency, uses) && !(isTwice && findings.kind(dependency) == AMD)) {
        emit(dependency, isAmbient, record);
      }
    }
    if (linksNames && !isAmbient) {
      linker.link(record);
    }
    if (!isRead) {
      fail(record);
    }
    if (linksNames && record.kind() == ModuleKind.COMMONJS) {
      seesComments = false;
      commonJs.find(record);
    }
  }

  private void setSettings(SourceSettings settings) {
    keepsNames = settings.has(SourceSettings.KEEPS_NAMES);
    keepsStatements = settings.has(SourceSettings.KEEPS_STATEMENTS);
    emitsMetadata = hasTypes && settings.has(SourceSettings.DECORATOR_METADATA);
    hasStrictNulls = settings.has(SourceSettings.STRICT_NULLS);
  }

  /**
   * Reads to the end of the file; false if that fails. A file that may be either kind of module is
   * read as a script, and once more when it turns out to be none and that matters: {@code await /
   * 2} divides in a script alone.
   */
  private boolean read(
      boolean isModuleFile,
      SourceSettings settings,
      byte[] content,
      int contentBegin,
      int contentEnd) {
    boolean isRead = readAs(isModuleFile, settings, content, contentBegin, contentEnd);
    boolean isOpen = isAwaitName && !isModuleFile && !language.isCommonJs();
    if (isOpen && (isModule || !isRead)) {
      boolean isSettled = isModule;
      isRead = readAs(true, settings, content, contentBegin, contentEnd);
      if (!isRead && !isSettled) {
        return readAs(false, settings, content, contentBegin, contentEnd);
      }
    }
    return isRead;
  }

  /** Reads twice if a pragma stands behind the element that it is about. */
  private boolean readAs(
      boolean isModuleFile,
      SourceSettings settings,
      byte[] content,
      int contentBegin,
      int contentEnd) {
    isModuleByName = isModuleFile;
    htmlComments = !hasTypes && !isModuleFile;
    openPragmas(settings);
    tracksAll = false;
    isImportLate = false;
    open(content, contentBegin, contentEnd);
    boolean isRead = read();
    if (isRead && (isPragmaLate || isImportLate)) {
      seesComments = false;
      tracksAll = isImportLate;
      open(content, contentBegin, contentEnd);
      isRead = read();
    }
    return isRead;
  }

  private boolean read() {
    try {
      first();
      boolean isReached = true;
      while (token != Token.END) {
        liveness = isReached || isHoisted() ? Findings.LIVE : Findings.DEAD;
        part();
        isReached &= !endsInJump;
      }
      return true;
    } catch (ParseFailure failure) {
      return false;
    }
  }

  private void part() {
    if (token == Token.RIGHT_BRACE) {
      throw unexpected();
    }
    if (linksNames) {
      parts.begin(tokenBegin, scopes, effects);
      splitsParts = true;
    }
    statement();
    parts.end(previousEnd, scopes, effects);
  }

  private void close() {
    while (scopes.depth() > 1) {
      scopes.pop();
    }
    bindings.settleAliases(0, scopes);
    scopes.closeDeclarations();
    bindings.declare(scopes);
    scopes.close();
  }

  private ModuleKind kind(Resolved file) {
    boolean isEsm;
    if (language.isModule() || language.isCommonJs()) {
      isEsm = language.isModule();
    } else if (isModule) {
      isEsm = true;
    } else {
      isEsm = !isCommonJs && !usesCommonJs() && file.settings().has(SourceSettings.ESM_PACKAGE);
    }
    return isEsm ? ModuleKind.ESM : ModuleKind.COMMONJS;
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
    DependencyKind kind = DependencyKind.of(findings.kind(dependency));
    int row;
    int text = findings.text(dependency);
    if (text != Findings.NO_TEXT) {
      row =
          record.addDependency(
              kind, flags, textBytes(), textBegin(text), textEnd(text), literalBegin, literalEnd);
    } else if (isEscaped(literalBegin, literalEnd)) {
      decoder.decode(bytes, literalBegin + 1, literalEnd - 1);
      row =
          record.addDependency(
              kind, flags, decoder.text(), 0, decoder.length(), literalBegin, literalEnd);
    } else {
      row =
          record.addDependency(
              kind, flags, bytes, literalBegin + 1, literalEnd - 1, literalBegin, literalEnd);
    }
    linker.dependency(dependency, row);
    lines.moveTo(literalBegin);
    record.locate(row, lines.line(), lines.column());
    record.surround(row, findings.outerBegin(dependency), findings.outerEnd(dependency));
    int attributesBegin = findings.attributesBegin(dependency);
    if (attributesBegin > 0) {
      record.attributes(row, bytes, attributesBegin, findings.attributesEnd(dependency));
    }
    if (findings.hints(dependency) != Findings.NO_HINTS) {
      chunk(row, findings.hints(dependency), record);
    }
  }

  private void chunk(int row, int hints, ModuleRecord record) {
    decoder.decode(bytes, chunkNameBegin(hints), chunkNameEnd(hints));
    int blockFlags = hintFlags(hints) & ~(WEAK | IGNORED);
    record.chunk(row, decoder.text(), 0, decoder.length(), blockFlags);
    record.usedExports(row, bytes, usedExportsBegin(hints), usedExportsEnd(hints));
  }

  private boolean isEscaped(int literalBegin, int literalEnd) {
    for (int at = literalBegin; at < literalEnd; at++) {
      if (bytes[at] == '\\') {
        return true;
      }
    }
    return false;
  }

  private void fail(ModuleRecord record) {
    // What is wrong may stand in front of the last dependency: an unterminated template.
    lines.open(bytes, begin, end);
    lines.moveTo(failureOffset());
    record.fail(failureMessage(), lines.line(), lines.column());
  }
}

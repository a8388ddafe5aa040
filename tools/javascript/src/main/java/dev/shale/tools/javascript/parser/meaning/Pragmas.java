package dev.shale.tools.javascript.parser.meaning;

import dev.shale.engine.language.Settings;
import dev.shale.tools.javascript.parser.scope.Scopes;
import dev.shale.tools.javascript.parser.token.Characters;
import dev.shale.tools.javascript.parser.token.Keywords;
import dev.shale.tools.javascript.parser.token.Names;
import dev.shale.tools.javascript.parser.token.Tokens;
import dev.shale.tools.javascript.parser.token.Trivia;
import dev.shale.tools.javascript.settings.SourceSettings;

/**
 * What JSX compiles to: calls of {@code React.createElement}, unless comments name another function
 * ({@code @jsx h}), another value for fragments ({@code @jsxFrag F}), or leave both to the runtime
 * ({@code @jsxRuntime automatic}). Matters where imports may be elided.
 */
public final class Pragmas {
  private final Names names;
  private final Notes notes;
  private final Reading reading;
  private final Scopes scopes;
  private final Tokens tokens;
  private final Trivia trivia;

  /** Whether a pragma changed after an element was read. */
  public boolean isPragmaLate;

  private boolean hasElements;
  private boolean isAutomatic;

  private Settings settings = Settings.NONE;

  /** The first name of a factory as a range of the file; empty for that of the settings. */
  private int factoryBegin;

  private int factoryEnd;
  private int fragmentBegin;
  private int fragmentEnd;

  Pragmas(Meaning meaning) {
    names = meaning.names;
    notes = meaning.notes;
    reading = meaning.reading;
    scopes = meaning.scopes;
    tokens = meaning.tokens;
    trivia = meaning.tokens.trivia;
  }

  /** Goes back to the defaults. Opening a file does not, since it may be read with what it says. */
  public void openPragmas(Settings newSettings) {
    settings = newSettings;
    trivia.seesComments = reading.hasTypes && reading.hasJsx;
    isPragmaLate = false;
    hasElements = false;
    isAutomatic = newSettings.has(SourceSettings.AUTOMATIC_JSX);
    factoryBegin = 0;
    factoryEnd = 0;
    fragmentBegin = 0;
    fragmentEnd = 0;
  }

  /** Notes that an element uses the functions which make it. */
  public void factories(boolean isFragment) {
    hasElements = true;
    if (!reading.hasTypes || isAutomatic) {
      return;
    }
    factory(factory(factoryBegin, factoryEnd, SourceSettings.jsxFactory(settings)));
    if (isFragment) {
      factory(factory(fragmentBegin, fragmentEnd, SourceSettings.jsxFragment(settings)));
    }
  }

  /** A use that the file does not spell: it has no length. */
  private void factory(int name) {
    if (names.importedBy[name] != 0 || reading.tracksAll) {
      notes.track(name, tokens.tokenBegin, tokens.tokenBegin);
    } else {
      scopes.reference(name);
    }
  }

  private int factory(int nameBegin, int nameEnd, String usual) {
    if (nameBegin != nameEnd) {
      return names.intern(
          Keywords.hash(tokens.bytes, nameBegin, nameEnd), nameBegin, nameEnd - nameBegin);
    }
    return usual.isEmpty() ? Names.REACT : names.intern(firstName(usual));
  }

  private static String firstName(String path) {
    int dot = path.indexOf('.');
    return dot < 0 ? path : path.substring(0, dot);
  }

  void comment(int commentBegin, int commentEnd) {
    for (int at = commentBegin; at + 4 < commentEnd; at++) {
      if (tokens.bytes[at] == '@' && tokens.begins(at, "@jsx")) {
        pragma(at + 4, commentEnd);
      }
    }
  }

  private void pragma(int at, int commentEnd) {
    if (tokens.begins(at, "Frag")) {
      int argument = argument(at + 4, commentEnd);
      int nameEnd = nameEnd(argument, commentEnd);
      if (nameEnd > argument && !isSame(fragmentBegin, fragmentEnd, argument, nameEnd)) {
        isPragmaLate |= hasElements;
        fragmentBegin = argument;
        fragmentEnd = nameEnd;
      }
    } else if (tokens.begins(at, "Runtime")) {
      int argument = argument(at + 7, commentEnd);
      boolean wasAutomatic = isAutomatic;
      isAutomatic = argument >= 0 && tokens.begins(argument, "automatic");
      isPragmaLate |= hasElements && isAutomatic != wasAutomatic;
    } else {
      int argument = argument(at, commentEnd);
      int nameEnd = nameEnd(argument, commentEnd);
      if (nameEnd > argument && !isSame(factoryBegin, factoryEnd, argument, nameEnd)) {
        isPragmaLate |= hasElements;
        factoryBegin = argument;
        factoryEnd = nameEnd;
      }
    }
  }

  /** The offset of what follows a pragma's name and spaces; -1 if neither is there. */
  private int argument(int from, int commentEnd) {
    int at = from;
    while (at < commentEnd && (tokens.bytes[at] == ' ' || tokens.bytes[at] == '\t')) {
      at++;
    }
    return at > from && at < commentEnd ? at : -1;
  }

  /** The offset behind the first of the names joined by dots; {@code from} if there is none. */
  private int nameEnd(int from, int commentEnd) {
    int at = from;
    while (at >= 0
        && at < commentEnd
        && Characters.NAME_PART[tokens.bytes[at] & 0x7f]
        && tokens.bytes[at] > 0) {
      at++;
    }
    return at > from && !Characters.isDigit(tokens.bytes[from]) ? at : from;
  }

  public boolean isSame(int nameBegin, int nameEnd, int otherBegin, int otherEnd) {
    int length = nameEnd - nameBegin;
    boolean isSame = length == otherEnd - otherBegin;
    for (int at = 0; isSame && at < length; at++) {
      isSame = tokens.bytes[nameBegin + at] == tokens.bytes[otherBegin + at];
    }
    return isSame;
  }
}

package dev.shale.tools.javascript.parser.component;

import java.util.Arrays;

/**
 * The scripts of a file as one module: a text as long as the file in which all else is blank, so
 * that every place in it is the place in the file. A tag that names a script by {@code src} becomes
 * an import of it, in its place. Behind the end come the names that a template uses, so that they
 * are used.
 *
 * <p>Keeps its buffer from file to file; for one thread.
 */
public final class ScriptText {
  /** As many bytes are left behind a text, because readers look ahead. */
  private static final int SLACK_BYTES = 16;

  private static final String IMPORT = ";import";

  private byte[] text = new byte[0];
  private int end;
  private byte[] bytes = text;
  private int fileEnd;

  /** Whether a script is TypeScript. */
  private boolean hasTypes;

  private boolean hasJsx;
  private int unreadAt;
  private final StyleBlocks styles = new StyleBlocks();
  private final ClassicScripts classics = new ClassicScripts();

  /** The scripts that stand in a page, each of which may fail alone. */
  private final Ranges inlines = new Ranges();

  /** The attributes of a page whose values are not what they say. */
  private final Ranges urls = new Ranges();

  private boolean isPage;

  /** Finds the scripts in {@code bytes[begin, end)}. */
  public void open(ComponentFormat format, byte[] content, int begin, int contentEnd) {
    bytes = content;
    fileEnd = contentEnd;
    hasTypes = format == ComponentFormat.ASTRO;
    hasJsx = format == ComponentFormat.MDX || format == ComponentFormat.HTML;
    unreadAt = Tag.NONE;
    styles.open();
    classics.open();
    inlines.clear();
    urls.clear();
    isPage = format == ComponentFormat.HTML;
    end = contentEnd;
    room(contentEnd);
    Arrays.fill(text, begin, contentEnd, (byte) ' ');
  }

  /** The text; scripts are where they are in the file. */
  public byte[] text() {
    return text;
  }

  /** Where the text ends: behind the end of the file if a template uses names. */
  public int end() {
    return end;
  }

  public boolean hasTypes() {
    return hasTypes;
  }

  public boolean hasJsx() {
    return hasJsx;
  }

  /** The offset of a script whose language is none that is read; -1 without one. */
  public int unreadAt() {
    return unreadAt;
  }

  /** The style sheets of the file. */
  public StyleBlocks styles() {
    return styles;
  }

  /** Whether a place is in a script that is no module. Asked for places in ascending order. */
  public boolean isClassic(int offset) {
    return classics.has(offset);
  }

  /** How many scripts have their text in a page; none of other files, whose scripts are one. */
  public int inlineCount() {
    return inlines.count();
  }

  /** Where a script begins that has its text in a page. */
  public int inlineBegin(int index) {
    return inlines.begin(index);
  }

  /** Where a script ends that has its text in a page. */
  public int inlineEnd(int index) {
    return inlines.end(index);
  }

  /** Takes a part out of the text. */
  public void blank(int begin, int partEnd) {
    Arrays.fill(text, begin, partEnd, (byte) ' ');
  }

  /** Whether the quote at a place is in front of a value to be decoded as {@link AttributeUrl}. */
  public boolean isUrl(int offset) {
    return urls.hasBegin(offset);
  }

  /** Whether the quote at a place was added, because the value of an attribute has none. */
  public boolean isQuoteAdded(int offset) {
    return text[offset] != bytes[offset];
  }

  void types() {
    hasTypes = true;
  }

  void jsx() {
    hasJsx = true;
  }

  void unread(int offset) {
    unreadAt = unreadAt == Tag.NONE ? offset : unreadAt;
  }

  private void room(int needed) {
    if (text.length < needed + SLACK_BYTES) {
      text = Arrays.copyOf(text, Math.max(needed + SLACK_BYTES, 2 * text.length));
    }
  }

  /** Keeps a script in its place. */
  void keep(int begin, int scriptEnd) {
    System.arraycopy(bytes, begin, text, begin, scriptEnd - begin);
    if (isPage) {
      inlines.add(begin, scriptEnd);
    }
    // What stands behind it is another statement.
    if (scriptEnd < fileEnd) {
      text[scriptEnd] = '\n';
    }
    if (scriptEnd + 1 < fileEnd) {
      text[scriptEnd + 1] = ';';
    }
  }

  /** Keeps a script that is no module, if anything in it may count. */
  void keepClassic(int begin, int scriptEnd) {
    if (ClassicScripts.mayImport(bytes, begin, scriptEnd)) {
      classics.add(begin, scriptEnd);
      keep(begin, scriptEnd);
    }
  }

  /**
   * Writes an import of what an attribute names. A value that a server or a compiler fills in names
   * no file.
   *
   * @param begin of the value, behind its quote if it has one
   * @param tagBegin of the tag, which gives room for the statement
   */
  void importOf(int begin, int valueEnd, int tagBegin) {
    boolean isQuoted = bytes[begin - 1] == '"' || bytes[begin - 1] == '\'';
    int literal = begin - 1;
    if (isBlank(begin, valueEnd)
        || literal - IMPORT.length() < tagBegin
        || isFilledIn(begin, valueEnd, isQuoted)) {
      return;
    }
    for (int at = 0; at < IMPORT.length(); at++) {
      text[literal - IMPORT.length() + at] = (byte) IMPORT.charAt(at);
    }
    byte quote = isQuoted ? bytes[literal] : (byte) '"';
    text[literal] = quote;
    System.arraycopy(bytes, begin, text, begin, valueEnd - begin);
    if (isPage && AttributeUrl.isDecoded(bytes, begin, valueEnd)) {
      urls.add(literal, valueEnd);
      withoutLineEnds(begin, valueEnd);
    }
    if (valueEnd < text.length) {
      text[valueEnd] = quote;
    }
    if (valueEnd + 1 < fileEnd) {
      text[valueEnd + 1] = ';';
    }
  }

  private boolean isBlank(int begin, int valueEnd) {
    int at = begin;
    while (at < valueEnd && AttributeUrl.isSpace(bytes[at])) {
      at++;
    }
    return at == valueEnd;
  }

  /** The text of a literal ends with its line. */
  private void withoutLineEnds(int begin, int valueEnd) {
    for (int at = begin; at < valueEnd; at++) {
      if (text[at] == '\n' || text[at] == '\r') {
        text[at] = ' ';
      }
    }
  }

  private boolean isFilledIn(int begin, int valueEnd, boolean isQuoted) {
    for (int at = begin; at < valueEnd; at++) {
      byte c = bytes[at];
      if (c == '"' && !isQuoted) {
        return true;
      }
      if (c == '{' || c == '<' || c == '$' || c == '\\') {
        return true;
      }
      if (c == '%' && !(isPage && AttributeUrl.isPercent(bytes, at, valueEnd))) {
        return true;
      }
      if ((c == '\n' || c == '\r') && !isPage) {
        return true;
      }
    }
    return false;
  }

  /** Says behind the end that a name is used. */
  void use(byte[] name, int begin, int nameEnd) {
    room(end + nameEnd - begin + 1);
    text[end++] = '\n';
    System.arraycopy(name, begin, text, end, nameEnd - begin);
    end += nameEnd - begin;
    text[end] = ';';
    end++;
  }
}

package dev.shale.tools.javascript.parser.component;

import java.util.Arrays;

/** Finds the scripts of a file. Keeps its buffers from file to file; for one thread. */
public final class Scripts {
  private static final String CLOSE_SCRIPT = "</script";
  private static final String[] TEXTS = {
    "title", "textarea", "iframe", "xmp", "noembed", "noframes"
  };
  private static final String CLOSE_STYLE = "</style";

  private final Tag tag = new Tag();
  private final ScriptText script = new ScriptText();
  private final TemplateNames names = new TemplateNames(script);
  private final MdxModules mdx = new MdxModules(script);
  private ComponentFormat format = ComponentFormat.HTML;
  private byte[] bytes = new byte[0];
  private int end;

  /** Of the current script tag. */
  private boolean isScript;

  private boolean isModule;
  private boolean isRead;

  /** The scripts of the file in {@code bytes[begin, end)}; valid until the next call. */
  public ScriptText read(ComponentFormat newFormat, byte[] content, int begin, int contentEnd) {
    format = newFormat;
    bytes = content;
    end = contentEnd;
    script.open(format, content, begin, contentEnd);
    if (format == ComponentFormat.MDX) {
      mdx.read(content, begin, contentEnd);
    } else {
      int at = format == ComponentFormat.ASTRO ? frontmatter(begin) : begin;
      while (at < end) {
        at = part(at);
      }
    }
    return script;
  }

  /** The script between two lines of dashes with which an Astro file begins, behind comments. */
  private int frontmatter(int begin) {
    int open = behindSpaces(begin);
    while (Tag.startsWith(bytes, open, end, "<!--")) {
      open = behindSpaces(behindComment(open));
    }
    if (!Tag.startsWith(bytes, open, end, "---")) {
      return begin;
    }
    int close = find("\n---", open + 3);
    script.keep(open + 3, close);
    return Math.min(end, close + 4);
  }

  private int behindSpaces(int from) {
    int at = from;
    while (at < end && bytes[at] <= ' ' && bytes[at] >= 0) {
      at++;
    }
    return at;
  }

  private int behindComment(int from) {
    return format == ComponentFormat.HTML
        ? Comments.behind(bytes, from, end)
        : Math.min(end, find("-->", from + 4) + 3);
  }

  /** Reads what is next, and returns what is behind it. */
  private int part(int at) {
    if (bytes[at] != '<' || at + 1 >= end) {
      return nextAngle(at);
    }
    if (bytes[at + 1] == '!') {
      return Tag.startsWith(bytes, at, end, "<!--") ? behindComment(at) : at + 2;
    }
    return Tag.isLetter(bytes[at + 1]) ? element(at) : at + 2;
  }

  private int nextAngle(int from) {
    int at = from + 1;
    while (at < end && bytes[at] != '<') {
      at++;
    }
    return at;
  }

  private int element(int at) {
    tag.open(bytes, at, end);
    isScript = tag.isNamed("script");
    boolean isStyle = tag.isNamed("style");
    if (isScript) {
      return scriptElement(at);
    }
    if (isStyle) {
      return styleElement(at);
    }
    if (format == ComponentFormat.VUE && tag.isNamed("template")) {
      return template(at);
    }
    if (format == ComponentFormat.HTML && tag.isNamed("link")) {
      return link(at);
    }
    int nameBegin = tag.nameBegin;
    int nameEnd = tag.nameEnd;
    if (format == ComponentFormat.HTML && isText()) {
      return text(nameBegin, nameEnd);
    }
    boolean hasNoScripts = format == ComponentFormat.VUE || tag.isNamed("svelte:head");
    skipAttributes();
    return hasNoScripts && !tag.isClosed ? close(nameBegin, nameEnd) : tag.tagEnd;
  }

  /** Whether all in an element of a page is its text. */
  private boolean isText() {
    for (String name : TEXTS) {
      if (tag.isNamed(name)) {
        return true;
      }
    }
    return false;
  }

  /** Behind the text of an element of a page, which goes to its end if nothing closes it. */
  private int text(int nameBegin, int nameEnd) {
    // A title may be one of a drawing, in which a slash ends an element.
    boolean mayBeClosed = tag.isNamed("title");
    skipAttributes();
    if (mayBeClosed && tag.isClosed) {
      return tag.tagEnd;
    }
    int length = nameEnd - nameBegin;
    for (int at = tag.tagEnd; at + 2 + length < end; at++) {
      if (bytes[at] == '<'
          && bytes[at + 1] == '/'
          && isSameName(nameBegin, at + 2, length)
          && Tag.isNameEnd(bytes[at + 2 + length])) {
        return at;
      }
    }
    return end;
  }

  /** Whether two names are the same but for capitals. */
  private boolean isSameName(int name, int other, int length) {
    for (int at = 0; at < length; at++) {
      if ((bytes[name + at] | 0x20) != (bytes[other + at] | 0x20)) {
        return false;
      }
    }
    return true;
  }

  /** The end of an element that is a text to its compiler; of the file, if nothing closes it. */
  private int close(int nameBegin, int nameEnd) {
    int length = nameEnd - nameBegin;
    for (int at = tag.tagEnd; at + 2 + length <= end; at++) {
      if (bytes[at] == '<'
          && bytes[at + 1] == '/'
          && Arrays.equals(bytes, at + 2, at + 2 + length, bytes, nameBegin, nameEnd)) {
        return at;
      }
    }
    return end;
  }

  private void skipAttributes() {
    boolean isAny;
    do {
      isAny = tag.next();
    } while (isAny);
  }

  private int scriptElement(int at) {
    int sourceBegin = Tag.NONE;
    int sourceEnd = Tag.NONE;
    // A component's script is a module; so is one that Astro processes.
    isModule = format != ComponentFormat.HTML;
    isRead = true;
    boolean isElsewhere = false;
    boolean hasType = false;
    while (tag.next()) {
      // Of two attributes with one name the first counts.
      if (tag.isAttribute("src") && !isElsewhere) {
        isElsewhere = true;
        sourceBegin = tag.valueBegin;
        sourceEnd = tag.valueEnd;
      } else if (tag.isAttribute("type") && !hasType) {
        hasType = true;
        type();
      } else if (tag.isAttribute("lang")) {
        language(at);
      }
      // With any other attribute a script is the page's own, as with is:inline.
      isRead &= format != ComponentFormat.ASTRO || tag.isAttribute("src");
    }
    if (sourceBegin != Tag.NONE && isRead) {
      script.importOf(sourceBegin, sourceEnd, at);
    }
    if (tag.isClosed && format != ComponentFormat.HTML) {
      return tag.tagEnd;
    }
    int close = find(CLOSE_SCRIPT, tag.tagEnd);
    if (isRead && !isElsewhere) {
      keep(tag.tagEnd, close);
    }
    return close;
  }

  private void keep(int begin, int scriptEnd) {
    if (isModule) {
      script.keep(begin, scriptEnd);
    } else {
      script.keepClassic(begin, scriptEnd);
    }
  }

  /** A type that is none of JavaScript's makes data of the element. */
  private void type() {
    isModule |= tag.isValue("module");
    isRead &=
        tag.isValue("module")
            || tag.isValue("")
            || tag.isValue("text/javascript")
            || tag.isValue("application/javascript")
            || tag.isValue("text/babel")
            || tag.isValue("text/typescript");
  }

  private void language(int at) {
    if (tag.isValue("ts") || tag.isValue("typescript")) {
      script.types();
    } else if (tag.isValue("tsx")) {
      script.types();
      script.jsx();
    } else if (tag.isValue("jsx")) {
      script.jsx();
    } else if (!tag.isValue("js") && !tag.isValue("javascript")) {
      script.unread(at);
      isRead = false;
    }
  }

  private int styleElement(int at) {
    boolean mayBeElsewhere = format == ComponentFormat.VUE || format == ComponentFormat.SVELTE;
    boolean isElsewhere = false;
    String extension = ".css";
    while (tag.next()) {
      if (mayBeElsewhere && tag.isAttribute("src") && tag.valueBegin != Tag.NONE) {
        script.importOf(tag.valueBegin, tag.valueEnd, at);
        isElsewhere = true;
      } else if (tag.isAttribute("lang") || tag.isAttribute("type")) {
        extension = StyleLanguages.extension(tag);
      } else if (tag.isAttribute("is:inline")) {
        extension = StyleLanguages.NONE;
      }
    }
    if (tag.isClosed && format != ComponentFormat.HTML) {
      return tag.tagEnd;
    }
    int close = find(CLOSE_STYLE, tag.tagEnd);
    if (!isElsewhere && !extension.isEmpty()) {
      script.styles().add(extension, tag.tagEnd, close);
    }
    return close;
  }

  private int link(int at) {
    int hrefBegin = Tag.NONE;
    int hrefEnd = Tag.NONE;
    boolean isLoaded = false;
    boolean hasHref = false;
    boolean hasRelation = false;
    while (tag.next()) {
      // Of two attributes with one name the first counts.
      if (tag.isAttribute("href") && !hasHref) {
        hasHref = true;
        hrefBegin = tag.valueBegin;
        hrefEnd = tag.valueEnd;
      } else if (tag.isAttribute("rel") && !hasRelation) {
        hasRelation = true;
        isLoaded = tag.hasWord("stylesheet") || tag.hasWord("modulepreload");
      }
    }
    if (isLoaded && hrefBegin != Tag.NONE) {
      script.importOf(hrefBegin, hrefEnd, at);
    }
    return tag.tagEnd;
  }

  /** The template of a Vue component, which may be another file. */
  private int template(int at) {
    boolean isElsewhere = false;
    boolean isHtml = true;
    while (tag.next()) {
      if (tag.isAttribute("src") && tag.valueBegin != Tag.NONE) {
        script.importOf(tag.valueBegin, tag.valueEnd, at);
        isElsewhere = true;
      } else if (tag.isAttribute("lang")) {
        isHtml = tag.isValue("html");
      }
    }
    if (tag.isClosed || isElsewhere) {
      return tag.tagEnd;
    }
    int begin = tag.tagEnd;
    int close = closeOfTemplate(begin);
    names.read(bytes, begin, close, isHtml);
    return close;
  }

  /** Templates may be in templates. */
  private int closeOfTemplate(int from) {
    int depth = 1;
    int at = from;
    while (at < end) {
      if (bytes[at] == '<' && Tag.startsWith(bytes, at, end, "</template")) {
        if (--depth == 0) {
          return at;
        }
      } else if (bytes[at] == '<' && Tag.startsWith(bytes, at, end, "<template")) {
        tag.open(bytes, at, end);
        skipAttributes();
        depth += tag.isClosed ? 0 : 1;
        at = tag.tagEnd - 1;
      }
      at++;
    }
    return end;
  }

  /** Where a text begins, in small letters or capitals; the end of the file without one. */
  private int find(String text, int from) {
    char first = text.charAt(0);
    for (int at = from; at < end; at++) {
      if (bytes[at] == first && Tag.startsWith(bytes, at, end, text)) {
        return at;
      }
    }
    return end;
  }
}

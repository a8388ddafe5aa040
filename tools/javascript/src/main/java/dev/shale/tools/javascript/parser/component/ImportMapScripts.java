package dev.shale.tools.javascript.parser.component;

/** Finds the import maps in a page, one after the other. For one thread. */
public final class ImportMapScripts {
  private static final String SCRIPT = "<script";

  private final byte[] bytes;
  private final Tag tag = new Tag();
  private int begin;
  private int end;

  /** For a page, in front of the first. */
  public ImportMapScripts(byte[] page) {
    bytes = page;
  }

  /** Whether another one comes, which is in {@code [begin, end)} then. */
  public boolean next() {
    int at = find("<", end);
    while (at < bytes.length) {
      if (Comments.isOpen(bytes, at, bytes.length)) {
        // One in front, since what is next is looked for behind this.
        at = Comments.behind(bytes, at, bytes.length) - 1;
      } else if (Tag.startsWith(bytes, at, bytes.length, SCRIPT)) {
        boolean isMap = isMap(at);
        begin = tag.tagEnd;
        end = find("</script", begin);
        if (isMap) {
          return true;
        }
        at = end;
      }
      at = find("<", at + 1);
    }
    end = bytes.length;
    return false;
  }

  /** Reads a tag; whether it is that of an import map. One that has its text elsewhere is none. */
  private boolean isMap(int at) {
    boolean isMap = false;
    boolean isElsewhere = false;
    tag.open(bytes, at, bytes.length);
    boolean isScript = tag.isNamed("script");
    while (tag.next()) {
      isMap |= tag.isAttribute("type") && tag.isValue("importmap");
      isElsewhere |= tag.isAttribute("src");
    }
    return isScript && isMap && !isElsewhere;
  }

  private int find(String text, int from) {
    for (int at = from; at < bytes.length; at++) {
      if (Tag.startsWith(bytes, at, bytes.length, text)) {
        return at;
      }
    }
    return bytes.length;
  }

  public int begin() {
    return begin;
  }

  public int end() {
    return end;
  }
}

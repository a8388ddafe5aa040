package dev.shale.tools.cli.question.usage;

import dev.shale.engine.graph.Snapshot;
import dev.shale.tools.cli.question.Asked;
import dev.shale.tools.cli.question.ExportsAnswer;
import dev.shale.tools.cli.question.ModuleQuery;
import dev.shale.tools.cli.question.Session;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What {@code MODULE#export} asks of {@code shale why}. For one question. */
public final class ExportQuestion {
  private static final char SIGN = '#';

  private final String whole;
  private final int sign;
  private int found = Snapshot.NO_MODULE;

  private ExportQuestion(String whole, int sign) {
    this.whole = whole;
    this.sign = sign;
  }

  /** The question of a text; null where it asks for a module, such as {@code #internal/date}. */
  public static @Nullable ExportQuestion of(String text) {
    int sign = text.lastIndexOf(SIGN);
    return sign > 0 && sign + 1 < text.length() ? new ExportQuestion(text, sign) : null;
  }

  /** What names the module. */
  private String prefix() {
    return whole.substring(0, sign);
  }

  /** What is asked for instead if no export is: the whole text where it is the name of a module. */
  public String module() {
    return found == Snapshot.NO_MODULE ? prefix() : whole;
  }

  /** The module that was found. */
  public int found() {
    return found;
  }

  /** The name of the export. */
  public String export() {
    return whole.substring(sign + 1);
  }

  /** Finds the module; false where there is none, or the text is the name of a module itself. */
  public boolean find(Session session, Path directory) {
    found = find(session, whole, directory);
    if (found != Snapshot.NO_MODULE) {
      return false;
    }
    int module = find(session, prefix(), directory);
    boolean isAsked = module != Snapshot.NO_MODULE && session.graph().kind(module).isFile();
    found = isAsked ? module : Snapshot.NO_MODULE;
    return isAsked;
  }

  private static int find(Session session, String text, Path directory) {
    Asked asked = new Asked(session.graph(), text, null);
    return ModuleQuery.find(session, text, asked, directory);
  }

  /**
   * Why the export is used, of the module that was found.
   *
   * @param exports of the program that the module is part of
   * @param shown how sentences call the module
   */
  public ExportWhy why(ExportsAnswer exports, String shown) {
    return ExportWhy.of(exports, found, export(), shown);
  }
}

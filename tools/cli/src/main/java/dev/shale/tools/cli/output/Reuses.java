package dev.shale.tools.cli.output;

import dev.shale.engine.options.Reuse;

/** What was taken from an earlier build, as a sentence. */
public final class Reuses {
  private Reuses() {}

  public static String sentence(Reuse reuse) {
    StringBuilder text = new StringBuilder();
    if (reuse.isWhole()) {
      text.append(Numbers.counted(reuse.moduleCount(), "module")).append(" restored");
      if (reuse.readCount() > 0) {
        text.append(", ").append(Numbers.counted(reuse.readCount(), "file"));
        text.append(" read and found the same");
      }
      return text.toString();
    }
    text.append(Numbers.counted(reuse.readCount(), "file")).append(" read, ");
    text.append(Numbers.grouped(reuse.parsedCount())).append(" parsed, requests of ");
    text.append(Numbers.counted(reuse.resolvedCount(), "module")).append(" resolved");
    String separator = ": ";
    for (String reason : reuse.reasons()) {
      text.append(separator).append(reason);
      separator = "; ";
    }
    return text.toString();
  }

  /** Says that what is kept was of no use. */
  public static String sentence(String failure) {
    return "shale: what is kept of an earlier run does not make sense, so the graph was built without"
        + " it ("
        + failure
        + ").";
  }
}

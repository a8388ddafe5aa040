package dev.shale.tools.cli.report.chain;

import dev.shale.tools.cli.output.Numbers;
import dev.shale.tools.cli.output.Output;
import dev.shale.tools.cli.output.Style;
import dev.shale.tools.cli.question.EntryChains;
import dev.shale.tools.cli.question.Session;

/** The chains from all entries to a module for people. */
public final class EntryChainsText {
  private static final int MAX_CHAINS = 20;
  private static final String MARGIN = "   ";

  private final Session session;
  private final int module;
  private final EntryChains entries;
  private final Style style;

  public EntryChainsText(Session session, int module, EntryChains entries, Style style) {
    this.session = session;
    this.module = module;
    this.entries = entries;
    this.style = style;
  }

  public void print(Output out) {
    int number = 0;
    for (EntryChains.Chain chain : entries.chains()) {
      if (++number > MAX_CHAINS) {
        int more = entries.chains().size() - MAX_CHAINS;
        out.println("... " + Numbers.grouped(more) + " more; --json lists all\n");
        break;
      }
      StringBuilder text = new StringBuilder();
      String length = Numbers.counted(chain.dependencies().size(), "import");
      String entry = session.text().path(chain.entry());
      text.append(style.bold(Numbers.grouped(number) + ". " + entry + ", " + length)).append('\n');
      ChainText.append(text, session.text(), MARGIN, chain.dependencies(), module);
      out.println(text);
    }
    String reached = Numbers.grouped(entries.chains().size());
    out.println(
        session.text().path(module)
            + " is reached from "
            + reached
            + " of "
            + Numbers.counted(entries.entryCount(), "entry")
            + ".");
  }
}

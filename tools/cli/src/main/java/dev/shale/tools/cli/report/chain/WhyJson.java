package dev.shale.tools.cli.report.chain;

import dev.shale.engine.graph.Snapshot;
import dev.shale.tools.cli.output.Json;
import dev.shale.tools.cli.output.Output;
import dev.shale.tools.cli.question.EntryChains;
import dev.shale.tools.cli.question.Session;
import dev.shale.tools.cli.question.WhyAnswer;
import org.agrona.collections.IntArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.SerializedString;

/** An answer to {@code shale why} as JSON, schema {@code shale.why/1}. */
public final class WhyJson {
  private static final SerializedString REASON = new SerializedString("reason");
  private static final SerializedString IMPORTS = new SerializedString("imports");
  private static final SerializedString ENTRY = new SerializedString("entry");
  private static final SerializedString ENTRY_COUNT = new SerializedString("entryCount");
  private static final SerializedString LATER = new SerializedString("later");
  private static final SerializedString ENTRIES = new SerializedString("entries");

  private final Session session;
  private final Json json;
  private final ChainJson chains;

  private WhyJson(Session session, Json json) {
    this.session = session;
    this.json = json;
    chains = new ChainJson(session, json);
  }

  /**
   * Writes an answer.
   *
   * @param entries the chains from all entries; null where they are not asked for
   * @param later the dynamic imports that lead there; null where they are not asked for
   */
  public static void write(
      Session session,
      WhyAnswer answer,
      @Nullable EntryChains entries,
      @Nullable IntArrayList later,
      Output out) {
    Json json = new Json(out);
    json.begin("shale.why/1", session.inputs().root());
    json.property(REASON, answer.reason().label());
    WhyJson document = new WhyJson(session, json);
    document.write(answer);
    if (entries != null) {
      document.writeEntries(answer.module(), entries);
    }
    if (later != null) {
      json.beginArray(LATER);
      document.chains.writeHops(later);
      json.endArray();
    }
    json.end();
  }

  private void write(WhyAnswer answer) {
    if (answer.module() == Snapshot.NO_MODULE) {
      json.name(Json.MODULE);
      json.nothing();
      json.beginArray(IMPORTS);
      chains.writeHops(answer.dependencies());
      json.endArray();
    } else {
      json.property(Json.MODULE, session.names().load(answer.module()));
      chains.writeChain(answer.dependencies(), answer.module());
    }
  }

  private void writeEntries(int module, EntryChains entries) {
    json.property(ENTRY_COUNT, entries.entryCount());
    json.beginArray(ENTRIES);
    for (EntryChains.Chain chain : entries.chains()) {
      json.beginObject();
      json.property(ENTRY, session.names().load(chain.entry()));
      chains.writeChain(chain.dependencies(), module);
      json.endObject();
    }
    json.endArray();
  }
}

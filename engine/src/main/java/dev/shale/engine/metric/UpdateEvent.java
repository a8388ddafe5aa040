package dev.shale.engine.metric;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** An update of a live graph. Belongs to the thread that runs it. */
@Name("dev.shale.Update")
@Label("Update")
@Category("Shale")
@Description("An update of a module graph, from its beginning to the moment when it can be seen")
@StackTrace(false)
public final class UpdateEvent extends Event {
  /** Tells whether events of this class are recorded, without making one. */
  private static final UpdateEvent ASKED = new UpdateEvent();

  @Label("Changed Modules")
  @Description("Modules that came, went or are not what they were; all after a build")
  int changed;

  @Label("Parsed Files")
  int parsed;

  @Label("Asked Requests")
  @Description("Requests of which the resolver was asked where they lead")
  long asked;

  @Label("Built")
  @Description("Whether the graph was built anew")
  boolean built;

  @Label("Reason")
  @Description("Why requests were resolved anew, or all was built anew")
  @Nullable String reason;

  private UpdateEvent() {}

  static @Nullable UpdateEvent begun() {
    if (!ASKED.isEnabled()) {
      return null;
    }
    UpdateEvent event = new UpdateEvent();
    event.begin();
    return event;
  }

  /** Ends the update, and records it. */
  public void done(
      int changedCount, int parsedCount, long askedCount, boolean isBuilt, String why) {
    changed = changedCount;
    parsed = parsedCount;
    asked = askedCount;
    built = isBuilt;
    reason = why;
    commit();
  }
}

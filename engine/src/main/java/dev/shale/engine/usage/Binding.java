package dev.shale.engine.usage;

/**
 * Where a name of a module comes from in the end.
 *
 * @param kind what is known of it
 * @param module the module that has it: of {@link Kind#UNKNOWN} the one of which nobody knows what
 *     it exports
 * @param export the export there; -1 where it is none
 */
public record Binding(Kind kind, int module, int export) {
  /** What is known of a name. */
  public enum Kind {
    /** An export of a module. */
    EXPORT,
    /** All exports of a module, as an object. */
    NAMESPACE,
    /** Nobody knows whether there is such a name. */
    UNKNOWN,
    /** There is no such name. */
    MISSING,
    /** Two stars give it, with different bindings: by ECMAScript there is no such name. */
    AMBIGUOUS,
    /** Re-exports lead in a circle. */
    CIRCULAR;

    boolean isProvided() {
      return this == EXPORT || this == NAMESPACE;
    }
  }

  /** Whether the name is there. */
  public boolean isProvided() {
    return kind.isProvided();
  }
}

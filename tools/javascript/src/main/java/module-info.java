import org.jspecify.annotations.NullMarked;

/** Reads JavaScript and TypeScript: a parser of modules and a resolver of their requests. */
@NullMarked
module dev.shale.tools.javascript {
  requires static transitive org.jspecify;
  requires dev.shale.offheap;
  requires transitive dev.shale.engine;
  requires org.snakeyaml.engine.v2;

  exports dev.shale.tools.javascript;
  exports dev.shale.tools.javascript.project;
  exports dev.shale.tools.javascript.kind;
}

import org.jspecify.annotations.NullMarked;

/** Reads JavaScript and TypeScript: a parser of modules and a resolver of their requests. */
@NullMarked
@SuppressWarnings("module") // the command, which sees more, is compiled later
module dev.shale.tools.javascript {
  requires static transitive org.jspecify;
  requires dev.shale.offheap;
  requires transitive dev.shale.engine;
  requires org.snakeyaml.engine.v2;

  exports dev.shale.tools.javascript;
  exports dev.shale.tools.javascript.project;
  exports dev.shale.tools.javascript.kind;

  // For the rest of this project.
  exports dev.shale.tools.javascript.glob to
      dev.shale.tools.cli;
  exports dev.shale.tools.javascript.json to
      dev.shale.tools.cli;
  exports dev.shale.tools.javascript.remark to
      dev.shale.tools.cli;
}

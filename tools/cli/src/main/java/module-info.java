import org.jspecify.annotations.NullMarked;

/** The {@code shale} command. */
@NullMarked
module dev.shale.tools.cli {
  requires static org.jspecify;
  requires dev.shale.tools.javascript;
  requires info.picocli;
  requires org.eclipse.collections.api;
  requires org.eclipse.collections.impl;
  requires tools.jackson.core;
}

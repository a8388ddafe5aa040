import org.jspecify.annotations.NullMarked;

/** The page in which a browser shows a module graph. */
@NullMarked
module dev.shale.tools.viewer {
  requires static org.jspecify;

  exports dev.shale.tools.viewer;
}

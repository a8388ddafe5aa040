package dev.shale.tools.cli.question;

import java.util.Locale;

/** Which files may be leaves of a graph without a loss: they cannot ask for other modules. */
final class Assets {
  private Assets() {}

  /** The extension of a file in small letters, with its dot; empty for none. */
  static String extension(String path) {
    int dot = path.lastIndexOf('.');
    return dot > path.lastIndexOf('/') ? path.substring(dot).toLowerCase(Locale.ROOT) : "";
  }

  /**
   * Whether files with an extension are known to import nothing: images, fonts, media, documents
   * and data. WebAssembly is none of them, since it may import JavaScript.
   *
   * @param extension as {@link #extension} has it
   */
  static boolean areKnown(String extension) {
    return switch (extension) {
      case ".png", ".jpg", ".jpeg", ".jfif", ".gif", ".webp", ".avif", ".apng", ".svg", ".ico" ->
          true;
      case ".bmp", ".tif", ".tiff", ".heic", ".jxl", ".cur", ".icns", ".psd", ".ai" -> true;
      case ".woff", ".woff2", ".ttf", ".otf", ".eot", ".ttc" -> true;
      case ".mp3", ".mp4", ".m4a", ".m4v", ".webm", ".ogg", ".ogv", ".oga", ".opus" -> true;
      case ".wav", ".flac", ".aac", ".mov", ".avi", ".mkv", ".mid", ".vtt", ".srt" -> true;
      case ".glb", ".gltf", ".obj", ".stl", ".fbx", ".hdr", ".exr", ".ktx2", ".lottie" -> true;
      case ".pdf", ".txt", ".md", ".markdown", ".rtf", ".doc", ".docx", ".xls", ".xlsx" -> true;
      case ".csv", ".tsv", ".xml", ".yaml", ".yml", ".toml", ".ini", ".json5", ".jsonc" -> true;
      case ".geojson", ".topojson", ".webmanifest", ".po", ".pot", ".ftl" -> true;
      case ".map", ".node", ".so", ".dll", ".dylib", ".bin", ".dat", ".db", ".sqlite" -> true;
      case ".zip", ".gz", ".br", ".tar", ".tgz", ".pem", ".crt", ".key", ".env" -> true;
      default -> false;
    };
  }
}

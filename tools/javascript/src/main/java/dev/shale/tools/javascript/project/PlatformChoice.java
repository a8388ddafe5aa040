package dev.shale.tools.javascript.project;

import dev.shale.tools.javascript.Platform;
import java.util.List;

/**
 * What is taken to run a package, by what its package.json says.
 *
 * @param reason what says so; empty for the usual one
 */
record PlatformChoice(Platform platform, String reason) {
  private static final List<String> FOR_BROWSERS =
      List.of("react-dom", "vue", "svelte", "@angular/core", "preact", "solid-js", "lit");

  static PlatformChoice of(Manifest manifest) {
    if (manifest.dependsOn("react-native")) {
      return new PlatformChoice(Platform.REACT_NATIVE, "depends on react-native");
    }
    if (manifest.dependsOn("electron")) {
      return new PlatformChoice(Platform.NODE, "depends on electron");
    }
    for (Framework framework : Framework.values()) {
      if (manifest.dependsOn(framework.dependency())) {
        return new PlatformChoice(framework.platform(), "depends on " + framework.dependency());
      }
    }
    if (manifest.has("browser")) {
      return new PlatformChoice(Platform.BROWSER, "package.json browser");
    }
    for (String name : FOR_BROWSERS) {
      if (manifest.dependsOn(name)) {
        return new PlatformChoice(Platform.BROWSER, "depends on " + name);
      }
    }
    if (manifest.has("bin")) {
      return new PlatformChoice(Platform.NODE, "package.json bin");
    }
    return manifest.hasNodeEngine()
        ? new PlatformChoice(Platform.NODE, "package.json engines")
        : new PlatformChoice(Platform.BROWSER, "");
  }
}

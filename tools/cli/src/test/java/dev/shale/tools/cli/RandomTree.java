package dev.shale.tools.cli;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A project on disk, and edits of it as people and tools make them. What an edit does follows from
 * its seed and from what it finds, so each can be left out.
 */
final class RandomTree {
  private static final int AT_ONCE = 20;
  private static final int FEW_FILES = 24;
  private static final int CALM_FILES = 40;
  private final TreeFiles files;
  private final Random seeds;
  private final PlaceEdits places;
  private final SettingEdits settings;

  /** What was there before many edits at once; null when that was put back. */
  private TreeFiles.@Nullable Checkout branch;

  /** Whether those edits are made just now. */
  private boolean isOnBranch;

  /**
   * A project.
   *
   * @param hasInstaller whether packages are installed by something that keeps records
   * @param isTrusted whether nobody else may change packages
   */
  RandomTree(Path root, long seed, boolean hasInstaller, boolean isTrusted) throws IOException {
    files = new TreeFiles(root, seed % 3 != 0);
    seeds = new Random(seed);
    places = new PlaceEdits(files);
    settings = new SettingEdits(files, hasInstaller, isTrusted);
    RandomText text = files.texts(seeds);
    lay(text, seed);
    for (String name : RandomText.PACKAGES) {
      if (!name.equals("none")) {
        settings.install(seeds, name);
      }
    }
    for (int file = files.isCalm ? CALM_FILES : FEW_FILES; file > 0; file--) {
      files.write(text.path(), text.source());
    }
    files.write("src/index.ts", text.source() + "import './x'; import './a'; import 'p';\n");
  }

  /**
   * Adds an entry that asks for most files, and files that ask for what settings and links lead.
   */
  void addHub() throws IOException {
    files.write(TreeFiles.HUB, files.texts(seeds).hub());
    for (int led = 0; led < RandomText.LED.length; led++) {
      files.write(TreeFiles.LED + led + ".ts", "import '" + RandomText.LED[led] + "';\n");
    }
  }

  /** What is calm may have one setting that leads elsewhere, and keeps it for long. */
  private void lay(RandomText text, long seed) throws IOException {
    files.write("package.json", "{\"name\": \"top\", \"source\": \"src/index.ts\"}");
    files.write(
        "tsconfig.json",
        switch ((int) (seed % 6)) {
          case 1 -> RandomText.ROOT_DIRECTORIES;
          case 4 -> RandomText.PATHS;
          default -> text.tsConfig();
        });
    if (seed % 6 == 2) {
      files.write("src/package.json", RandomText.BROWSER_MAP);
    }
    if (seed % 6 == 5) {
      places.link("src/link", "a");
      places.link("src/a/link", "../x");
      places.link("lib/link", "../src/w");
    }
  }

  /** Makes the next edit; returns what it was. */
  String edit() throws IOException {
    return edit(seeds.nextLong());
  }

  /** Makes the edit of a seed; one that is not possible does nothing. Returns what it was. */
  String edit(long seed) throws IOException {
    Random random = new Random(seed);
    // The first numbers of seeds that are alike are alike.
    random.nextLong();
    try {
      int group = random.nextInt(60);
      if (group == 0 && !isOnBranch) {
        return checkOut(random);
      }
      Path file = files.own(random.nextLong());
      if (group < 28) {
        return new ContentEdits(files, random, file).edit();
      }
      boolean isOfPlaces = group < (files.isCalm ? 55 : 45);
      return isOfPlaces ? places.edit(random, file) : settings.edit(random);
    } catch (FileSystemException impossible) {
      return "nothing: " + impossible;
    }
  }

  /** As another branch is checked out, and this one again. */
  private String checkOut(Random random) throws IOException {
    TreeFiles.Checkout before = branch;
    if (before != null) {
      branch = null;
      before.restore();
      return "back from a branch";
    }
    TreeFiles.Checkout saved = files.new Checkout();
    isOnBranch = true;
    List<String> edits = new ArrayList<>();
    for (int edit = 0; edit < AT_ONCE; edit++) {
      edits.add(edit(random.nextLong()));
    }
    isOnBranch = false;
    branch = saved;
    return "a branch with " + edits;
  }
}

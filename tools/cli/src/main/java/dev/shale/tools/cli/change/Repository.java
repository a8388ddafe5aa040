package dev.shale.tools.cli.change;

import dev.shale.tools.cli.argument.InputException;
import dev.shale.tools.cli.output.Visible;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A git repository: what has changed in it since it parted from a revision. */
public final class Repository {
  private final Path top;
  private final Git git;

  private Repository(Path top) {
    this.top = top;
    git = new Git(top);
  }

  /**
   * The repository that has a directory.
   *
   * @throws InputException when none has, or git cannot be run
   */
  public static Repository of(Path directory) {
    Git.Answer top = new Git(directory).run("rev-parse", "--show-toplevel");
    if (top.isOk()) {
      return new Repository(real(Path.of(top.text())));
    }
    String reason =
        top.err().contains("not a git repository")
            ? Visible.of(directory.toString()) + " is in no git repository: "
            : "git cannot read the repository (" + top.complaint() + "): ";
    throw new InputException(reason + Git.NAME_FILES);
  }

  /**
   * All that has changed since the merge base of a revision and HEAD: commits, what is not
   * committed and files that git does not know yet, but for those that it ignores.
   *
   * @throws InputException when there is no such revision, or nothing that both come from
   */
  public Changes since(String revision) {
    String base = mergeBase(revision);
    TreeMap<Path, ChangedFile> files = new TreeMap<>();
    addTracked(git.answer("diff", "--name-status", "-z", "-M", "--no-ext-diff", base, "--"), files);
    for (String path :
        git.answer("ls-files", "--others", "--exclude-standard", "--full-name", "-z").parts()) {
      put(files, path, ChangedFile.Status.ADDED, null);
    }
    return new Changes(List.copyOf(files.values()), before(base));
  }

  /** What files were at the merge base of a revision and HEAD. */
  public Changes.Before beforeOf(String revision) {
    return before(mergeBase(revision));
  }

  /** The directory that has all files of the repository of a directory; null for none. */
  public static @Nullable Path topOf(Path directory) {
    try {
      return of(directory).top;
    } catch (InputException none) {
      return null;
    }
  }

  private String mergeBase(String revision) {
    if (!git.run("rev-parse", "--verify", "--quiet", "HEAD^{commit}").isOk()) {
      throw new InputException(
          "the repository has no commit yet, so nothing can be compared: " + Git.NAME_FILES);
    }
    Git.Answer commit =
        git.run("rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}");
    if (revision.isEmpty() || !commit.isOk()) {
      throw new InputException(unknown(revision));
    }
    Git.Answer base = git.run("merge-base", commit.text(), "HEAD");
    if (!base.isOk()) {
      throw new InputException(unrelated(revision));
    }
    return base.text().lines().findFirst().orElseThrow();
  }

  private String unknown(String revision) {
    String shown = Visible.of(revision);
    String name = revision.startsWith("origin/") ? shown.substring("origin/".length()) : shown;
    String doing =
        isShallow()
            ? "the clone is shallow: fetch more, as with 'git fetch origin "
                + name
                + "' or"
                + " 'git fetch --unshallow'"
            : "fetch it, or name another";
    return "there is no revision '" + shown + "' in this repository; " + doing;
  }

  private String unrelated(String revision) {
    String pair = "'" + Visible.of(revision) + "' and HEAD";
    return isShallow()
        ? "the clone is shallow and does not have the merge base of "
            + pair
            + ": fetch more, as with 'git fetch --unshallow' or 'fetch-depth: 0'"
        : pair + " have no commit in common: name another revision";
  }

  private boolean isShallow() {
    return git.run("rev-parse", "--is-shallow-repository").text().equals("true");
  }

  private void addTracked(Git.Answer diff, Map<Path, ChangedFile> files) {
    List<String> parts = diff.parts();
    for (int index = 0; index + 1 < parts.size(); ) {
      char letter = parts.get(index++).charAt(0);
      String path = parts.get(index++);
      switch (letter) {
        case 'A' -> put(files, path, ChangedFile.Status.ADDED, null);
        case 'D' -> put(files, path, ChangedFile.Status.DELETED, null);
        case 'C' -> put(files, parts.get(index++), ChangedFile.Status.ADDED, null);
        case 'R' -> {
          String to = parts.get(index++);
          put(files, path, ChangedFile.Status.DELETED, top.resolve(to));
          put(files, to, ChangedFile.Status.ADDED, top.resolve(path));
        }
        default -> put(files, path, ChangedFile.Status.MODIFIED, null);
      }
    }
  }

  private void put(
      Map<Path, ChangedFile> files,
      String path,
      ChangedFile.Status status,
      @Nullable Path renamed) {
    Path file = top.resolve(path).normalize();
    files.put(file, new ChangedFile(file, status, renamed));
  }

  private Changes.Before before(String commit) {
    return new Changes.Before() {
      @Override
      public String commit() {
        return commit;
      }

      @Override
      public byte @Nullable [] content(Path file) {
        if (!file.startsWith(top)) {
          return null;
        }
        String path = top.relativize(file).toString().replace('\\', '/');
        Git.Answer blob = git.run("cat-file", "blob", commit + ":" + path);
        return blob.isOk() ? blob.out() : null;
      }
    };
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException gone) {
      return path;
    }
  }
}

package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A project in a git repository of its own, whose git knows no configuration of the machine. */
final class GitProject {
  private final Project project;

  GitProject(Path directory) {
    project = new Project(directory);
    git("init", "-q", "-b", "main");
  }

  GitProject with(String path, String content) {
    project.with(path, content);
    return this;
  }

  /** A file is not there any more. */
  GitProject without(String path) {
    try {
      Files.delete(project.root().resolve(path));
      return this;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  GitProject commit() {
    git("add", "-A");
    git("commit", "-q", "--allow-empty", "-m", "a commit");
    return this;
  }

  Path root() {
    return project.root();
  }

  Run run(String... arguments) {
    return project.run(arguments);
  }

  /** Runs {@code shale affected} with a project that is not kept. */
  Run affected(String... arguments) {
    List<String> all = new ArrayList<>(List.of("affected", "--no-cache"));
    all.addAll(List.of(arguments));
    return run(all.toArray(String[]::new));
  }

  /** What is affected since the last commit, as paths in one line. */
  String since(String group, String... more) {
    List<String> all = new ArrayList<>(List.of("--since", "HEAD", "--only", group));
    all.addAll(List.of(more));
    Run run = affected(all.toArray(String[]::new));
    assertEquals(0, run.status(), run.err());
    return String.join(" ", run.out().lines().toList());
  }

  String git(String... arguments) {
    return git(project.root(), arguments);
  }

  static String git(Path directory, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of("git", "-C", directory.toString(), "-c", "user.name=n", "-c", "user.email=e"));
    command.addAll(List.of("-c", "commit.gpgsign=false", "-c", "protocol.file.allow=always"));
    command.addAll(List.of(arguments));
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
      builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
      Process process = builder.start();
      process.getOutputStream().close();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(0, process.waitFor(), () -> command + ": " + out);
      return out;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}

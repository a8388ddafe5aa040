package dev.shale.engine.chunk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.shale.engine.chunk.ChunkProgram.Request;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Chunks against a model that walks: it loads groups one after the other in every order that the
 * program allows, and notes with which modules that are there already each group is ever loaded.
 */
class ChunkModelTest {
  private static final int SEEDS = Integer.getInteger("shale.model.rounds", 1_000);

  @Test
  void chunksAreThoseOfWalks() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      int count = 2 + random.nextInt(8);
      List<String> entries = new ArrayList<>();
      for (int entry = 0; entry < 1 + random.nextInt(2); entry++) {
        entries.add("e" + entry + "=" + name(random, count));
      }
      List<String> requests = new ArrayList<>();
      for (int request = 0; request < random.nextInt(3 * count); request++) {
        requests.add(name(random, count) + " " + sign(random) + " " + name(random, count));
      }
      check(entries, requests, "seed " + seed);
    }
  }

  private static String name(Random random, int count) {
    return String.valueOf((char) ('a' + random.nextInt(count)));
  }

  private static String sign(Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> "*";
      case 1, 2 -> "~";
      case 3 -> "~n";
      default -> ">";
    };
  }

  private static void check(List<String> entries, List<String> requests, String message) {
    try (ChunkProgram program = new ChunkProgram(entries, requests.toArray(new String[0]))) {
      ChunkOptions apart = new ChunkOptions(ChunkStyle.COPIES, false, RuntimeChunks.NONE);
      List<String> found = new ArrayList<>();
      for (String text : program.texts(apart)) {
        found.add(text.replaceFirst(" <.*", ""));
      }
      List<String> expected = new Model(program).texts();
      assertEquals(
          new ArrayList<>(new TreeSet<>(expected)),
          new ArrayList<>(new TreeSet<>(found)),
          message + " " + entries + " " + requests);
      assertEquals(expected.size(), found.size(), message);
    }
  }

  /** Groups, and all sets of modules with which each may be loaded. */
  private static final class Model {
    private final ChunkProgram program;
    private final Map<String, Set<String>> roots = new LinkedHashMap<>();
    private final Map<String, Set<Set<String>>> states = new HashMap<>();

    Model(ChunkProgram program) {
      this.program = program;
      for (Start start : program.starts) {
        Set<String> files = new HashSet<>();
        program.modules.forEach((name, module) -> {
          if (start.modules().contains(module)) {
            files.add(name);
          }
        });
        roots.put("entry " + start.name(), files);
      }
      for (int row = 0; row < program.requests.size(); row++) {
        Request request = program.requests.get(row);
        if (!request.how().equals(">")) {
          roots.computeIfAbsent(group(row), key -> new HashSet<>()).add(request.to());
        }
      }
      for (String group : roots.keySet()) {
        if (group.startsWith("entry")) {
          load(group, Set.of());
        }
      }
    }

    private String group(int row) {
      String how = program.requests.get(row).how();
      if (how.equals("*")) {
        return "worker" + row;
      }
      return how.equals("~") ? "async" + row : "async " + how.substring(1);
    }

    private Set<String> reach(Set<String> from) {
      Set<String> reached = new HashSet<>(from);
      List<String> queue = new ArrayList<>(from);
      for (int at = 0; at < queue.size(); at++) {
        for (Request request : program.requests) {
          boolean isNext = request.how().equals(">") && request.from().equals(queue.get(at));
          if (isNext && reached.add(request.to())) {
            queue.add(request.to());
          }
        }
      }
      return reached;
    }

    private Set<String> roots(String group) {
      return Objects.requireNonNull(roots.get(group));
    }

    private void load(String group, Set<String> there) {
      if (!states.computeIfAbsent(group, key -> new HashSet<>()).add(there)) {
        return;
      }
      Set<String> reached = reach(roots(group));
      Set<String> after = new HashSet<>(there);
      after.addAll(reached);
      for (int row = 0; row < program.requests.size(); row++) {
        Request request = program.requests.get(row);
        if (!request.how().equals(">") && reached.contains(request.from())) {
          load(group(row), request.how().equals("*") ? Set.of() : after);
        }
      }
    }

    List<String> texts() {
      List<String> texts = new ArrayList<>();
      for (String group : roots.keySet()) {
        Set<String> brought = new TreeSet<>();
        for (Set<String> there : states.getOrDefault(group, Set.of())) {
          Set<String> more = reach(roots(group));
          more.removeAll(there);
          brought.addAll(more);
        }
        if (!brought.isEmpty()) {
          texts.add(
              group.replaceFirst("\\d+$", keptDigits(group)) + ": " + String.join("", brought));
        }
      }
      return texts;
    }

    private static String keptDigits(String group) {
      return group.startsWith("entry") ? group.substring("entry e".length()) : "";
    }
  }
}

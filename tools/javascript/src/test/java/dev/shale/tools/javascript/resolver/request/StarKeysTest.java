package dev.shale.tools.javascript.resolver.request;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StarKeysTest {
  /** Short texts of few letters, so that many keys fit. */
  @Test
  void itFindsWhatGoingThroughAllKeysFinds() {
    for (int seed = 0; seed < 2_000; seed++) {
      Random random = new Random(seed);
      Set<String> distinct = new LinkedHashSet<>();
      for (int key = random.nextInt(12); key >= 0; key--) {
        distinct.add(text(random, 4) + "*" + text(random, 4));
      }
      List<String> keys = List.copyOf(distinct);
      StarKeys star = new StarKeys(keys);
      for (int query = 0; query < 20; query++) {
        String text = text(random, 9);
        int least = random.nextInt(2);
        for (StarKeys.Order order : StarKeys.Order.values()) {
          assertEquals(
              slow(keys, text, least, order),
              star.find(text, least, order),
              "seed " + seed + ": " + text + " in " + keys);
        }
      }
    }
  }

  private static String text(Random random, int most) {
    StringBuilder text = new StringBuilder();
    for (int letter = random.nextInt(most); letter > 0; letter--) {
      text.append("ab/\uD83D\uDE00".charAt(random.nextInt(5)));
    }
    return text.toString();
  }

  private static int slow(List<String> keys, String text, int least, StarKeys.Order order) {
    List<Integer> fitting = new ArrayList<>();
    for (int key = 0; key < keys.size(); key++) {
      String[] parts = keys.get(key).split("\\*", -1);
      if (text.length() >= parts[0].length() + parts[1].length() + least
          && text.startsWith(parts[0])
          && text.endsWith(parts[1])) {
        fitting.add(key);
      }
    }
    int best = StarKeys.NONE;
    for (int key : fitting) {
      int head = keys.get(key).indexOf('*');
      int bestHead = best < 0 ? -1 : keys.get(best).indexOf('*');
      boolean isLonger = best >= 0 && keys.get(key).length() > keys.get(best).length();
      if (head > bestHead || (head == bestHead && order == StarKeys.Order.LONGEST && isLonger)) {
        best = key;
      }
    }
    return best;
  }
}

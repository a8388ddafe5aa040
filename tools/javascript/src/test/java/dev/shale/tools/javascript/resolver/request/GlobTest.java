package dev.shale.tools.javascript.resolver.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a.js           | a.js          | true
          a.js           | aXjs          | false
          *.js           | a.js          | true
          *.js           | d/a.js        | false
          d/*            | d/a.js        | true
          d/*            | d/e/a.js      | false
          **/*.js        | a.js          | true
          **/*.js        | d/e/a.js      | true
          d/**/*.js      | d/a.js        | true
          d/**/*.js      | d/e/f/a.js    | true
          d/**/*.js      | de/a.js       | false
          d/**           | d/e/f         | true
          d**            | d/e/f         | true
          ?.js           | a.js          | true
          a?b            | a/b           | false
          [ab].js        | b.js          | true
          [a-c].js       | d.js          | false
          [!a-c].js      | d.js          | true
          [a             | [a            | true
          *.{js,css}     | a.css         | true
          *.{js,css}     | a.ts          | false
          {a,b{c,d}}.js  | bd.js         | true
          {a,b{c,d}}.js  | b.js          | false
          {a             | {a            | true
          a*b*c          | aXbYbZc       | true
          a*b*c          | aXbYbZ        | false
          """)
  void aPatternFitsWholePaths(String pattern, String path, boolean fits) {
    assertEquals(fits, new Glob(pattern).matches(path));
  }

  @Test
  void manyStarsTakeNoLongerThanAFew() {
    String path = "a/".repeat(100) + "a".repeat(100);
    assertFalse(new Glob("**/" + "*a".repeat(40) + "b").matches(path));
    assertFalse(new Glob("**/*a/".repeat(40) + "b").matches(path));
    assertTrue(new Glob("**/" + "*a".repeat(40)).matches(path));
    assertTrue(new Glob("**/*a/".repeat(40) + "*").matches(path));
  }

  @Test
  void patternsThatNobodyWritesAreTakenLiterally() {
    String longest = "a*".repeat(20_000);
    assertTrue(new Glob(longest).matches(longest));
    assertFalse(new Glob(longest).matches("a".repeat(20_000)));
  }
}

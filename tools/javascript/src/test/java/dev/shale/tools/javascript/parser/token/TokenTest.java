package dev.shale.tools.javascript.parser.token;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TokenTest {
  /** Constants that name a range and no token. */
  private static final List<String> LIMITS =
      List.of("LAST_NAME", "LAST_WORD", "COUNT", "LOWEST", "PRECEDENCE_OR", "PRECEDENCE_AND");

  @Test
  void wordsAreSpelledLikeTheirConstants() throws IllegalAccessException {
    int words = 0;
    for (Field field : Token.class.getDeclaredFields()) {
      if (field.getType() == int.class
          && !Modifier.isPrivate(field.getModifiers())
          && !LIMITS.contains(field.getName())) {
        int token = field.getInt(null);
        if (token > Token.IDENTIFIER && token <= Token.LAST_WORD) {
          assertEquals(plain(field.getName()), plain(Token.spelling(token)));
          words++;
        }
      }
    }
    assertEquals(Token.LAST_WORD - Token.IDENTIFIER, words);
  }

  private static String plain(String name) {
    return name.replace("LOWER_", "").replace("_", "").toLowerCase(Locale.ROOT);
  }

  @Test
  void theLastTokenHasTheLastSpelling() {
    assertEquals("??=", Token.spelling(Token.ASSIGN_COALESCE));
    assertEquals("{", Token.spelling(Token.LEFT_BRACE));
    assertEquals("=", Token.spelling(Token.ASSIGN));
  }

  @Test
  void everyWordIsFoundByItsHash() {
    for (int token = Token.IDENTIFIER + 1; token <= Token.LAST_WORD; token++) {
      assertEquals(token, lookUp(Token.spelling(token)));
      assertEquals(Token.IDENTIFIER, lookUp(Token.spelling(token) + "x"));
    }
  }

  @Test
  void noWordIsLongerThanTheLexerLooksUp() {
    for (int token = Token.IDENTIFIER + 1; token <= Token.LAST_WORD; token++) {
      assertEquals(true, Token.spelling(token).length() <= Keywords.LONGEST);
    }
  }

  private static int lookUp(String word) {
    byte[] bytes = word.getBytes(StandardCharsets.US_ASCII);
    int hash = Keywords.hash(bytes, 0, bytes.length);
    return Keywords.token(hash, bytes, 0, bytes.length);
  }
}

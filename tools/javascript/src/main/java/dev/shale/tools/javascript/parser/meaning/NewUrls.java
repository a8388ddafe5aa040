package dev.shale.tools.javascript.parser.meaning;

import dev.shale.tools.javascript.kind.EffectKind;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import dev.shale.tools.javascript.parser.scope.Constants;
import dev.shale.tools.javascript.parser.scope.Findings;
import dev.shale.tools.javascript.parser.token.Characters;
import dev.shale.tools.javascript.parser.token.Token;
import dev.shale.tools.javascript.parser.token.Tokens;

/** Reads {@code new URL("x", import.meta.url)}, and workers that are made of one. */
public final class NewUrls {
  private static final int URL = JavaScriptKinds.URL.code();
  private static final int WORKER = JavaScriptKinds.WORKER.code();

  private static final String[] REGISTER = {"navigator", "serviceWorker", "register"};

  private final Surroundings around;
  private final Descent descent;
  private final Findings findings;
  private final Hints hints;
  private final Loaders loaders;
  private final Notes notes;
  private final Requests requests;
  private final Tokens tokens;

  NewUrls(Meaning meaning) {
    around = meaning.around;
    descent = meaning.descent;
    findings = meaning.findings;
    hints = meaning.hints;
    loaders = meaning.loaders;
    notes = meaning.notes;
    requests = meaning.requests;
    tokens = meaning.tokens;
  }

  public int newUrl(int from) {
    int tracked = notes.track(tokens.internName(), tokens.tokenBegin, tokens.position);
    int outer = around.context;
    around.context = 0;
    tokens.next();
    int gap = tokens.position;
    tokens.next();
    int begin = tokens.tokenBegin;
    int value = loaders.firstArgument();
    int hints = this.hints.hints(gap, begin, 0, 0);
    int base = loaders.firstArgument();
    boolean isFile = tokens.token == Token.RIGHT_PAREN && base == Constants.META_URL;
    descent.restOfArguments();
    around.context = outer;
    around.effect(EffectKind.URL);
    if (!isFile || !Constants.isString(value) || !isFileRequest(Constants.offset(value))) {
      return Constants.TRUTHY;
    }
    if ((this.hints.hintFlags(hints) & Hints.IGNORED) == 0) {
      int first = findings.count();
      requests.add(URL, value, 0, tracked);
      findings.surround(first, findings.count(), from, tokens.previousEnd);
      findings.hints(first, findings.count(), hints);
      return Constants.NEW_URL;
    }
    return Constants.TRUTHY;
  }

  /** Whether a URL may be a file beside this one: it has neither content nor host in itself. */
  private boolean isFileRequest(int literal) {
    int from = literal + 1;
    return tokens.bytes[from] != tokens.bytes[literal]
        && !tokens.begins(from, "data:")
        && !tokens.begins(from, "http:")
        && !tokens.begins(from, "https:");
  }

  public int newWorker(int from) {
    notes.reference();
    tokens.next();
    worker(from);
    return Constants.TRUTHY;
  }

  /**
   * Whether the function that is called is {@code navigator.serviceWorker.register}. Nothing but
   * its last byte is looked at for nearly all functions.
   */
  public boolean isServiceWorker() {
    return tokens.bytes[tokens.previousEnd - 1] == 'r' && serviceWorkerBegin() >= 0;
  }

  /** Where the name of that function begins; -1 for another one. */
  private int serviceWorkerBegin() {
    int at = tokens.previousEnd;
    for (int part = REGISTER.length - 1; part >= 0; part--) {
      String name = REGISTER[part];
      at -= name.length();
      if (at < 0 || !tokens.begins(at, name)) {
        return -1;
      }
      if (part > 0) {
        at = beforeDot(at);
      }
    }
    int before = at == 0 ? ' ' : tokens.bytes[at - 1];
    boolean isWhole = before >= 0 && before != '.' && !Characters.NAME_PART[before];
    return isWhole ? at : -1;
  }

  /** Where a name ends that a dot follows, with spaces around it, up to some place; or 0. */
  private int beforeDot(int place) {
    int at = beforeSpaces(place);
    if (at == 0 || tokens.bytes[at - 1] != '.') {
      return 0;
    }
    at--;
    return beforeSpaces(at > 0 && tokens.bytes[at - 1] == '?' ? at - 1 : at);
  }

  private int beforeSpaces(int place) {
    int at = place;
    while (at > 0 && tokens.bytes[at - 1] >= 0 && tokens.bytes[at - 1] <= ' ') {
      at--;
    }
    return at;
  }

  /** Reads the arguments of {@code navigator.serviceWorker.register}. */
  public void serviceWorker() {
    worker(serviceWorkerBegin());
  }

  /** Reads the arguments of a worker: where its script is, and options. */
  private void worker(int from) {
    int outer = around.context;
    around.context = 0;
    int gap = tokens.position;
    tokens.next();
    int begin = tokens.tokenBegin;
    int dependency = findings.count();
    boolean isWorker = loaders.firstArgument() == Constants.NEW_URL;
    if (isWorker) {
      dependency = findings.count() - 1;
      while (findings.kind(dependency) != URL) {
        dependency--;
      }
      findings.kind(dependency, WORKER);
    }
    int hints = this.hints.hints(gap, begin, 0, 0);
    int options = tokens.previousEnd;
    descent.restOfArguments();
    around.context = outer;
    around.effect(EffectKind.URL);
    if (isWorker) {
      hints = this.hints.named(hints, options, tokens.previousEnd);
      worker(dependency, hints, from);
    }
  }

  private void worker(int dependency, int hints, int from) {
    findings.surround(dependency, dependency + 1, from, tokens.previousEnd);
    if ((this.hints.hintFlags(hints) & Hints.IGNORED) != 0) {
      findings.bury(dependency, dependency + 1, Findings.DEAD);
    } else if (hints != Findings.NO_HINTS) {
      findings.hints(dependency, dependency + 1, hints);
    }
  }
}

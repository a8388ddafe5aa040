package dev.shale.tools.javascript.parser.meaning;

import dev.shale.tools.javascript.kind.EffectKind;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import dev.shale.tools.javascript.parser.scope.Bindings;
import dev.shale.tools.javascript.parser.scope.Constants;
import dev.shale.tools.javascript.parser.scope.Findings;
import dev.shale.tools.javascript.parser.scope.Uses;
import dev.shale.tools.javascript.parser.token.Characters;
import dev.shale.tools.javascript.parser.token.Keywords;
import dev.shale.tools.javascript.parser.token.Names;
import dev.shale.tools.javascript.parser.token.Token;
import dev.shale.tools.javascript.parser.token.Tokens;

/** Reads {@code new URL("x", import.meta.url)}, and workers that are made of one. */
public final class NewUrls {
  private static final int URL = JavaScriptKinds.URL.code();
  private static final int WORKER = JavaScriptKinds.WORKER.code();

  /** Addresses that are no files. */
  private static final String[] SCHEMES = {"data:", "http:", "https:"};

  /** What has a worker of its own, beside the platform. */
  private static final String[] WORKER_MODULES = {"worker_threads", "node:worker_threads"};

  private static final String[] REGISTER = {"navigator", "serviceWorker", "register"};

  private final Surroundings around;
  private final Bindings bindings;
  private final Descent descent;
  private final Findings findings;
  private final Hints hints;
  private final Loaders loaders;
  private final Names names;
  private final Notes notes;
  private final Requests requests;
  private final Tokens tokens;
  private final Uses uses;
  private final Values values;

  NewUrls(Meaning meaning) {
    around = meaning.around;
    bindings = meaning.bindings;
    descent = meaning.descent;
    findings = meaning.findings;
    hints = meaning.hints;
    loaders = meaning.loaders;
    names = meaning.names;
    notes = meaning.notes;
    requests = meaning.requests;
    tokens = meaning.tokens;
    uses = meaning.uses;
    values = meaning.values;
  }

  /** What a dependency is, once all names are known: who makes a worker may be something else. */
  public int kind(int dependency) {
    int kind = findings.kind(dependency);
    int maker = findings.namedBy(dependency);
    boolean isOther =
        maker != Findings.NO_REFERENCE && uses.isBound(maker) && !isOfWorkerModule(maker);
    return kind == WORKER && isOther ? URL : kind;
  }

  private boolean isOfWorkerModule(int maker) {
    for (int binding = 0; binding < bindings.count(); binding++) {
      boolean isIt = bindings.boundName(binding) == uses.name(maker);
      if (isIt && uses.isOutermost(maker)) {
        return isWorkerModule(bindings.importedFrom(binding));
      }
    }
    return false;
  }

  private boolean isWorkerModule(int from) {
    int begin = findings.literalBegin(from) + 1;
    int length = findings.literalEnd(from) - 1 - begin;
    for (String module : WORKER_MODULES) {
      if (length == module.length() && tokens.begins(begin, module)) {
        return true;
      }
    }
    return false;
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
    if (!isFile || !Constants.isText(value) || !isFileRequest(value)) {
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
  private boolean isFileRequest(int value) {
    int text = Constants.isJoined(value) ? Constants.number(value) : Values.NO_TEXT;
    boolean isJoined = text != Values.NO_TEXT;
    byte[] bytes = isJoined ? values.textBytes() : tokens.bytes;
    int begin = isJoined ? values.textBegin(text) : Constants.offset(value) + 1;
    int end = isJoined ? values.textEnd(text) : values.literalEnd(value) - 1;
    for (String scheme : SCHEMES) {
      if (begins(bytes, begin, end, scheme)) {
        return false;
      }
    }
    return begin < end;
  }

  private static boolean begins(byte[] bytes, int begin, int end, String text) {
    int at = 0;
    while (at < text.length() && begin + at < end && bytes[begin + at] == text.charAt(at)) {
      at++;
    }
    return at == text.length();
  }

  public int newWorker(int from) {
    int value = notes.reference();
    int maker =
        Constants.isUse(value)
            ? Constants.number(value)
            : notes.track(tokens.internName(), tokens.tokenBegin, tokens.position);
    tokens.next();
    worker(from, maker);
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
    int begin = serviceWorkerBegin();
    int end = begin + REGISTER[0].length();
    int name = names.intern(Keywords.hash(tokens.bytes, begin, end), begin, end - begin);
    worker(begin, notes.track(name, begin, end));
  }

  /** Reads the arguments of a worker: where its script is, and options. */
  private void worker(int from, int maker) {
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
      findings.namedBy(dependency, maker);
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
      // The address stays one of a file.
      findings.kind(dependency, URL);
    } else if (hints != Findings.NO_HINTS) {
      findings.hints(dependency, dependency + 1, hints);
    }
  }
}

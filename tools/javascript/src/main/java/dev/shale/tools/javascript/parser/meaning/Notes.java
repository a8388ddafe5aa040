package dev.shale.tools.javascript.parser.meaning;

import dev.shale.tools.javascript.parser.scope.Bindings;
import dev.shale.tools.javascript.parser.scope.Constants;
import dev.shale.tools.javascript.parser.scope.Exported;
import dev.shale.tools.javascript.parser.scope.Findings;
import dev.shale.tools.javascript.parser.scope.Holders;
import dev.shale.tools.javascript.parser.scope.Mentions;
import dev.shale.tools.javascript.parser.scope.Parts;
import dev.shale.tools.javascript.parser.scope.Scopes;
import dev.shale.tools.javascript.parser.scope.Uses;
import dev.shale.tools.javascript.parser.token.Names;
import dev.shale.tools.javascript.parser.token.Token;
import dev.shale.tools.javascript.parser.token.Tokens;

/** Notes what is said of names: uses, declarations, and places that may make CommonJS exports. */
public final class Notes {
  private final Surroundings around;
  private final Bindings bindings;
  private final Exported exported;
  private final Holders holders;
  private final Mentions mentions;
  private final Names names;
  private final Parts parts;
  private final Reading reading;
  private final Scopes scopes;
  private final Tokens tokens;
  private final Uses uses;

  Notes(Meaning meaning) {
    around = meaning.around;
    bindings = meaning.bindings;
    exported = meaning.exported;
    holders = meaning.holders;
    mentions = meaning.mentions;
    names = meaning.names;
    parts = meaning.parts;
    reading = meaning.reading;
    scopes = meaning.scopes;
    tokens = meaning.tokens;
    uses = meaning.uses;
  }

  /** Notes that the current name is used, and returns what is known of its value. */
  public int reference() {
    Tokens tokens = this.tokens;
    return reference(tokens.internName(), tokens.tokenBegin, tokens.position);
  }

  /** Notes that the name in a range is used, and returns what is known of its value. */
  public int reference(int name, int nameBegin, int nameEnd) {
    Surroundings around = this.around;
    boolean isBindable = (around.context & Surroundings.BINDING) != 0;
    boolean isTracked =
        names.importedBy[name] != 0 || reading.tracksAll || around.liveness != Findings.LIVE;
    if (isBindable) {
      if (isTracked) {
        scopes.bindableTracked(name);
      } else {
        scopes.bindable(name);
      }
    }
    if (around.isEvaluated && around.liveness == Findings.LIVE) {
      parts.evaluate(name);
    }
    if (isTracked) {
      return Constants.use(track(name, nameBegin, nameEnd));
    }
    if (!isBindable) {
      scopes.reference(name);
    }
    return Constants.UNKNOWN;
  }

  /** Notes a use of a name whose binding matters, and returns its number. */
  public int track(int name, int nameBegin, int nameEnd) {
    int use = uses.add(name, parts.current(), around.liveness, nameBegin, nameEnd);
    scopes.track(use);
    return use;
  }

  /** Notes that a variable, which was declared just now, holds the value of an expression. */
  public void hold(int name, int value) {
    if (Constants.isUse(value)) {
      holdUse(name, Constants.number(value));
    }
  }

  /** As {@link #hold}, of what a use brings, if it is one of a dependency. */
  public void holdUse(int name, int use) {
    if (reading.linksNames && uses.dependencyBegin(use) != Uses.NO_DEPENDENCY) {
      holders.hold(name, use, scopes);
    }
  }

  /** Whether a use is one of a module as a whole, whose members have no getters. */
  public boolean isNamespace(int use) {
    if (uses.pathBegin(use) != uses.pathEnd(use)) {
      return false;
    }
    int binding = uses.name(use) < 0 ? -1 : names.importedBy[uses.name(use)] - 1;
    return binding >= 0 && bindings.importedName(binding) == Bindings.NAMESPACE;
  }

  /** Notes that the current name may be part of what makes a CommonJS export. */
  public void mention() {
    if (reading.linksNames) {
      mentions.add(
          tokens.tokenBegin, around.liveness, (around.context & Surroundings.OUTSIDE) != 0);
    }
  }

  /** Notes that {@code exports} or {@code module}, mentioned just now, is used. */
  public int mentioned(int name, int nameBegin, int nameEnd) {
    if ((around.context & Surroundings.BINDING) != 0) {
      scopes.bindable(name);
    }
    if (around.isEvaluated && around.liveness == Findings.LIVE) {
      parts.evaluate(name);
    }
    int use = track(name, nameBegin, nameEnd);
    mentions.use(use);
    boolean isFollowed = names.importedBy[name] != 0 || reading.tracksAll;
    return isFollowed ? Constants.use(use) : Constants.UNKNOWN;
  }

  /** Notes a call of {@code eval}, which may use whatever the file has. */
  public int evaluation(int nameBegin, int nameEnd) {
    if ((around.context & Surroundings.BINDING) != 0) {
      scopes.bindable(Names.EVAL);
    }
    uses.evaluate(track(Names.EVAL, nameBegin, nameEnd));
    return Constants.UNKNOWN;
  }

  /** Says which use the loader is that was mentioned just now. */
  void mentioned(int use) {
    if (reading.linksNames) {
      mentions.use(use);
    }
  }

  /** Declares the current name. */
  public void declare(boolean isHoisted) {
    Tokens tokens = this.tokens;
    if (!Token.isName(tokens.token)) {
      throw tokens.expected(Token.IDENTIFIER);
    }
    if (isHoisted) {
      scopes.declareHoisted(tokens.internName());
      export(tokens.internName(), tokens.tokenBegin, tokens.position);
    } else {
      declare(tokens.internName(), tokens.tokenBegin, tokens.position);
    }
  }

  /** Declares a name that stands in a range. */
  public void declare(int name, int nameBegin, int nameEnd) {
    scopes.declare(name);
    export(name, nameBegin, nameEnd);
  }

  private void export(int name, int nameBegin, int nameEnd) {
    if (around.isExporting && scopes.depth() == 1) {
      exported.add(name, name, parts.current(), nameBegin, nameEnd);
    }
  }
}

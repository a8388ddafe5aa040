package dev.shale.tools.javascript.parser.meaning;

import dev.shale.tools.javascript.parser.scope.Bindings;
import dev.shale.tools.javascript.parser.scope.Exported;
import dev.shale.tools.javascript.parser.scope.Findings;
import dev.shale.tools.javascript.parser.scope.Holders;
import dev.shale.tools.javascript.parser.scope.Mentions;
import dev.shale.tools.javascript.parser.scope.Parts;
import dev.shale.tools.javascript.parser.scope.Rollback;
import dev.shale.tools.javascript.parser.scope.Scopes;
import dev.shale.tools.javascript.parser.scope.Shadows;
import dev.shale.tools.javascript.parser.scope.Uses;
import dev.shale.tools.javascript.parser.token.Comments;
import dev.shale.tools.javascript.parser.token.Decoder;
import dev.shale.tools.javascript.parser.token.Names;
import dev.shale.tools.javascript.parser.token.Tokens;

/**
 * What a file means, so far as it was read: the tokens, what was found in them, and the classes
 * that know what constructs mean. It holds them all; each keeps those that it needs in fields of
 * its own.
 */
public final class Meaning implements Comments {
  final Descent descent;
  final String mode;
  public final Tokens tokens = new Tokens(this);
  public final Names names = tokens.names;
  public final Decoder decoder = tokens.decoder;
  public final Surroundings around = new Surroundings();
  public final Reading reading = new Reading();
  public final Uses uses = new Uses();
  public final Holders holders = new Holders(names, uses);
  public final Scopes scopes = new Scopes(names, uses, holders);
  public final Parts parts = new Parts();
  public final Bindings bindings = new Bindings();
  public final Findings findings = new Findings(bindings);
  public final Exported exported = new Exported();
  public final Mentions mentions = new Mentions();
  public final Shadows shadows = new Shadows();
  public final Rollback found =
      new Rollback(scopes, uses, findings, bindings, exported, parts, holders);
  public final Notes notes;
  public final Values values;
  public final Comparisons comparisons;
  public final Hints hints;
  public final Requests requests;
  public final Definitions definitions;
  public final Loaders loaders;
  public final Amd amd;
  public final Ensures ensures;
  public final Environment environment;
  public final ImportCalls importCalls;
  public final NewUrls newUrls;
  public final Pragmas pragmas;
  private final ReferenceComments referenceComments;

  /**
   * The meaning of no file so far.
   *
   * @param mode the value of {@code process.env.NODE_ENV}
   */
  public Meaning(Descent descent, String mode) {
    this.descent = descent;
    this.mode = mode;
    notes = new Notes(this);
    values = new Values(this);
    comparisons = new Comparisons(this);
    hints = new Hints(this);
    requests = new Requests(this);
    definitions = new Definitions(this);
    loaders = new Loaders(this);
    amd = new Amd(this);
    ensures = new Ensures(this);
    environment = new Environment(this);
    importCalls = new ImportCalls(this);
    newUrls = new NewUrls(this);
    pragmas = new Pragmas(this);
    referenceComments = new ReferenceComments(this);
  }

  /** Goes to the beginning of a file. */
  public void open(byte[] content, int contentBegin, int contentEnd) {
    tokens.open(content, contentBegin, contentEnd);
    around.open(reading.linksNames);
    reading.open();
    uses.open();
    holders.open();
    scopes.open();
    parts.open();
    findings.open();
    exported.open();
    mentions.open();
    shadows.open(reading.emitsMetadata);
    found.open();
    values.open();
    hints.open();
    ensures.open();
    importCalls.open();
    amd.open();
  }

  @Override
  public void headComment(int from, int until) {
    referenceComments.headComment(from, until);
  }

  @Override
  public void comment(int commentBegin, int commentEnd) {
    pragmas.comment(commentBegin, commentEnd);
  }
}

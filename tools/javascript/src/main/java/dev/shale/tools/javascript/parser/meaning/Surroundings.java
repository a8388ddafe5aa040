package dev.shale.tools.javascript.parser.meaning;

import dev.shale.tools.javascript.kind.EffectKind;
import dev.shale.tools.javascript.parser.scope.Findings;

/**
 * What is around the position: brackets, functions, branches, whether the code there runs, and how
 * many effects it had so far. The syntax enters and leaves; whoever notes something asks.
 */
public final class Surroundings {
  /** In {@link #context}: {@code in} ends the expression, as in the head of a {@code for}. */
  public static final int NO_IN = 1;

  /** In {@link #context}: between {@code ?} and {@code :}, where a return type is ambiguous. */
  public static final int TERNARY = 1 << 1;

  /** In {@link #context}: names may turn out to be parameters of an arrow function. */
  public static final int BINDING = 1 << 2;

  /** In {@link #context}: not inside of any function, block or bracket. */
  public static final int OUTSIDE = 1 << 3;

  /** In {@link #context}: an argument of a call that is {@link #OUTSIDE}. */
  public static final int ARGUMENT = OUTSIDE << 1;

  /** In {@link #function}: {@code await} is an operator. */
  public static final int ASYNC = 1;

  /** In {@link #function}: {@code yield} is an operator. */
  public static final int GENERATOR = 1 << 1;

  /** In {@link #function}: not inside any function, where {@code await} can be either. */
  public static final int OUTERMOST = 1 << 2;

  /** In {@link #function}: inside a function, which runs when it is called. */
  public static final int LAZY = 1 << 3;

  /** In {@link #function}: {@code this} is not what it is outside of functions. */
  public static final int OWN_THIS = 1 << 4;

  /** What the brackets around the position allow. */
  public int context;

  /** What the function around the position is. */
  public int function;

  /** {@link Findings#LIVE}, or why the code at the position never runs. */
  public int liveness;

  /** How many undecided branches, loops and the like are around the position. */
  public int conditions;

  /** How many {@code try} blocks are around the position. */
  public int tryDepth;

  /** The tracked reference of the last {@code process.env.NODE_ENV}, {@code NaN} and the like. */
  public int modeReference;

  /** How many operations with effects the file had so far, outside of functions. */
  public int effects;

  /** The first effect of the part, but for reads of properties where there is another one. */
  private EffectKind effectKind = EffectKind.NONE;

  /** How many effects there were with that one; when fewer are left, it is none any more. */
  private int effectCount;

  /**
   * The name that a module of AMD has for the {@code require} it is given; -1 for the usual one.
   */
  public int loaderName;

  /** The reference that some effects were not counted for; see {@link #liveness}. */
  int spared;

  /** Whether the code at the position runs as the module is evaluated: it is in no function. */
  public boolean isEvaluated;

  /** Whether what is declared in the outermost scope is exported. */
  public boolean isExporting;

  void open(boolean linksNames) {
    context = 0;
    function = OUTERMOST;
    liveness = Findings.LIVE;
    conditions = 0;
    tryDepth = 0;
    modeReference = Findings.NO_REFERENCE;
    effects = 0;
    beginEffects();
    spared = Findings.NO_REFERENCE;
    isEvaluated = linksNames;
    isExporting = false;
    loaderName = -1;
  }

  /** Forgets what effect was the first. */
  public void beginEffects() {
    effectKind = EffectKind.NONE;
    effectCount = 0;
  }

  /** What the part does that has effects; none where it has none. */
  public EffectKind effectKind() {
    return effectCount <= effects ? effectKind : EffectKind.NONE;
  }

  /** Notes that something with effects runs, if it does so as the module is evaluated. */
  public void effect(EffectKind kind) {
    if (isEvaluated) {
      if (liveness == Findings.LIVE) {
        effects++;
        if (effectKind.ordinal() <= EffectKind.MEMBER.ordinal() || effects < effectCount) {
          effectKind = kind;
          effectCount = effects;
        }
      } else if (liveness != Findings.DEAD) {
        spared = liveness;
      }
    }
  }

  /**
   * Marks the code ahead as dead or not and returns the liveness to restore behind it.
   *
   * @param isDead whether a condition says so
   * @param trackedBefore how many tracked references there were in front of that condition
   */
  public int enterBranch(boolean isDead, int trackedBefore) {
    int outer = liveness;
    if (isDead && outer == Findings.LIVE) {
      liveness = modeReference >= trackedBefore ? modeReference : Findings.DEAD;
    }
    return outer;
  }
}

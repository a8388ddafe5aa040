package dev.shale.tools.cli;

import java.util.EnumSet;
import java.util.Set;

/**
 * Faults of updates, each planted where one line could be forgotten. Three lines can be forgotten
 * and no script would tell: {@code ChangedPaths.takenIn}, as an update learns again what it asks
 * and only looks find more; {@code AskedModules.isLost}, as the resolver's answer to {@code
 * isConcerned} has lost files in it; and {@code ModuleNotes.addUnread}, for files that the system
 * keeps from a user, as tests may run as root.
 */
enum UpdateFault {
  A_CHANGED_FOLDER_CONCERNS_NOTHING_BELOW(
      "tools.javascript.resolver.request.PathChanges", "isAbove", "", 0, 2),
  ANOTHER_EXTENSION_CONCERNS_NOTHING(
      "tools.javascript.resolver.request.PathChanges", "isBegun", "", 0),
  PATHS_OF_A_TSCONFIG_CONCERN_NOTHING(
      "tools.javascript.resolver.ConcernedRequests", "isLed", "", 0, 4),
  ROOT_DIRECTORIES_CONCERN_NOTHING(
      "tools.javascript.resolver.ConcernedRequests", "isBelowOther", "", 0, 55),
  ANY_CHANGE_IS_PLAIN("tools.javascript.resolver.ProjectRules", "arePlain", "", 1, 16),
  A_BROWSER_MAP_LEADS_NOWHERE("tools.javascript.resolver.ConcernedRequests", "leadsOut", "", 0, 8),
  SPANS_STAY("engine.discovery.RecordWriter", "relocate", "", 0),
  EXPORTS_ARE_ALIKE("engine.discovery.rows.RowLikeness", "hasExports", "", 1, 4),
  DETAILS_ARE_ALIKE("engine.discovery.rows.RowLikeness", "hasDetail", "", 1, 11),
  REQUESTS_ARE_ALIKE("engine.discovery.rows.RowLikeness", "isName", "", 1),
  PURITY_STAYS("engine.discovery.RecordWriter", "forgetPurity", "", 0),
  LOST_MODULES_STAY("engine.discovery.LostModules", "doubt", "", 0),
  WHAT_TYPES_LEAD_TO_IS_LOST("engine.discovery.LostModules", "findAlive", "", 0),
  PROMOTED_MODULES_STAY_FOR_TYPES("engine.discovery.TargetModules", "promote", "", 0),
  DEMOTED_MODULES_STAY_IN_THE_PROGRAM("engine.discovery.LostModules", "demote", "", 0),
  WEAK_REQUESTS_ARE_NOT_SETTLED("engine.discovery.RecordWriter", "settleWeak", "", 0, 5),
  SETTINGS_ARE_NOT_COMPARED("engine.discovery.TargetModules", "compare", "", 0),
  WHAT_WAS_WRONG_STAYS("engine.discovery.ModuleNotes", "set", "remove", 0),
  PASSIVE_REQUESTS_OF_BEFORE_ARE_CONNECTED(
      "engine.discovery.RecordWriter", "forgetPassive", "", 0, 2),
  TYPES_KEEP_WHAT_VALUES_LED_TO("engine.discovery.rows.LostTargets", "isOfProgram", "", 0),
  NOTHING_WAS_LED_TO("engine.discovery.rows.LostTargets", "add", "", 0),
  IDS_ARE_TAKEN_TO_BE_IN_ORDER("engine.discovery.DiscoveryOrder", "isKept", "", 1),
  ROWS_ARE_TAKEN_TO_STAND_IN_ORDER("engine.discovery.ChangeLog", "isOrderKept", "", 1),
  A_COPY_PUTS_TYPES_BEFORE_THE_PROGRAM(
      "engine.discovery.DiscoveryOrder", "isConnectedAtOnce", "", 1),
  A_COPY_HAS_NO_EXPORTS("engine.discovery.OrderedCopy", "copyExports", "", 0),
  OTHER_NAMES_OF_PATHS_ARE_NOT_KNOWN("engine.facts.ChangedPaths", "addLinked", "", 0, 71),
  LINKS_ARE_NOT_LOOKED_AT("engine.live.LiveGraph", "update", "areFiles", 1, 5),
  WHAT_AN_UPDATE_LEARNS_IS_FORGOTTEN("engine.facts.LiveFacts", "learned", "add", 0, 7),
  RECORDS_OF_OTHER_SETTINGS_ARE_TAKEN("engine.discovery.RecordKey", "of", "key", 0, 2),
  CONTENT_IS_AS_BEFORE("engine.discovery.RecordWriter", "isAsBefore", "", 1),
  REMOVED_NOTES_STAY("engine.discovery.LostModules", "settle", "remove", 0),
  A_FORMER_ENTRY_STAYS_ONE("engine.discovery.EntryModules", "end", "", 0),
  A_FORMER_ENTRY_IS_NOT_LOST("engine.discovery.EntryModules", "end", "lose", 0),
  A_NEW_ENTRY_IS_NONE("engine.discovery.EntryModules", "begin", "entry", 0);

  private static final Set<UpdateFault> SOON =
      EnumSet.of(
          SPANS_STAY,
          REQUESTS_ARE_ALIKE,
          LOST_MODULES_STAY,
          A_FORMER_ENTRY_IS_NOT_LOST,
          A_COPY_HAS_NO_EXPORTS,
          SETTINGS_ARE_NOT_COMPARED,
          PROMOTED_MODULES_STAY_FOR_TYPES);

  private final String type;
  private final String method;
  private final String call;
  private final int result;
  private final int seed;

  UpdateFault(String type, String method, String call, int result) {
    this(type, method, call, result, 0);
  }

  UpdateFault(String type, String method, String call, int result, int seed) {
    this.type = type;
    this.method = method;
    this.call = call;
    this.result = result;
    this.seed = seed;
  }

  /** Of the first script that is tried: one of the first from here on shows the fault. */
  int seed() {
    return seed;
  }

  /** Whether one of the first scripts shows it. */
  boolean isFoundSoon() {
    return SOON.contains(this);
  }

  FaultyClasses.Place place() {
    return new FaultyClasses.Place(type, method, call, result);
  }
}

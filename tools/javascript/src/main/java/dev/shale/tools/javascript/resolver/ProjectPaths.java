package dev.shale.tools.javascript.resolver;

import dev.shale.engine.language.Diagnostic;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.language.Resolved.Status;
import dev.shale.tools.javascript.resolver.request.Declarations;
import dev.shale.tools.javascript.resolver.request.PathPatterns;
import dev.shale.tools.javascript.resolver.request.Quotes;
import dev.shale.tools.javascript.resolver.request.Requests;
import dev.shale.tools.javascript.resolver.request.Syntax;
import dev.shale.tools.javascript.resolver.tsconfig.TsConfig;

/**
 * Follows {@code paths} and {@code baseUrl} of a tsconfig.json, as esbuild does: {@code paths}
 * first, then {@code baseUrl}; where neither leads to a file, packages are asked.
 */
final class ProjectPaths {
  private static final Resolved NOT_MAPPED = FileLocator.unresolved("");

  private final FileLocator files;
  private final boolean isForTypes;

  ProjectPaths(Rules rules, FileLocator files) {
    this.files = files;
    isForTypes = rules.areForTypes();
  }

  /**
   * Finds the file for a request that is not relative.
   *
   * @return unresolved where the project does not lead to a file; the message is a reason where it
   *     says that it should, and empty otherwise
   */
  Resolved locate(TsConfig config, String request, Syntax syntax, FileLocator.Packages packages) {
    Resolved mapped = byPaths(config, request, syntax, packages);
    if (isUnresolved(mapped) && !config.baseUrl().isEmpty()) {
      String path = config.baseUrl().concat("/").concat(request);
      Resolved based = files.locate(files.root(), path, syntax, packages);
      return isUnresolved(based) ? mapped : based;
    }
    return mapped;
  }

  /**
   * Finds the file for a relative request below the other {@code rootDirs}: they are laid on top of
   * each other.
   *
   * @return unresolved where none of them has it
   */
  Resolved byRootDirs(
      TsConfig config,
      Directory from,
      String request,
      Syntax syntax,
      FileLocator.Packages packages) {
    String path = Requests.absolute(from.path(), request);
    String own = "";
    for (String root : config.rootDirs()) {
      if (root.length() > own.length() && path.startsWith(root.concat("/"))) {
        own = root;
      }
    }
    if (own.isEmpty()) {
      return NOT_MAPPED;
    }
    for (String root : config.rootDirs()) {
      String other = root.concat(path.substring(own.length()));
      Resolved answer =
          root.equals(own) ? NOT_MAPPED : files.locate(files.root(), other, syntax, packages);
      if (!isUnresolved(answer)) {
        return answer;
      }
    }
    return NOT_MAPPED;
  }

  /** Follows {@code paths} alone; answers as {@link #locate} does. */
  Resolved byPaths(TsConfig config, String request, Syntax syntax, FileLocator.Packages packages) {
    PathPatterns.Fit fit = config.paths().fit(request);
    if (fit == null) {
      return NOT_MAPPED;
    }
    String reason = "";
    for (String path : fit.paths()) {
      if (!isForTypes && Declarations.isOne(path)) {
        continue; // There is code elsewhere.
      }
      Resolved answer = files.locate(files.root(), path, syntax, packages);
      if (!isUnresolved(answer)) {
        return answer;
      }
      reason = reason.isEmpty() ? answer.message() : reason;
    }
    return fit.isSpecific() && !reason.isEmpty()
        ? FileLocator.unresolved(
            "paths " + Quotes.quoted(fit.key()) + " of " + config.path() + " lead to " + reason)
        : NOT_MAPPED;
  }

  /**
   * The failure of a request, with what the project has to do with it.
   *
   * @param mapped what {@link #locate} answered
   * @param answer the failure without the project
   */
  static Resolved failure(TsConfig config, String request, Resolved mapped, Resolved answer) {
    if (!mapped.message().isEmpty()) {
      return PackageLocator.sentence(request, mapped.message());
    }
    Diagnostic problem = config.problem();
    return problem == null || !Requests.isAliasLike(request)
        ? answer
        : answer.told(request, answer.message() + "; " + said(problem));
  }

  /** A problem of a file as a part of a sentence about something else. */
  private static String said(Diagnostic problem) {
    String message = problem.message();
    String place = problem.path();
    if (problem.line() > 0) {
      place += ":" + problem.line() + ":" + problem.column();
    }
    return message.startsWith("It ") ? place + message.substring(2) : place + ": " + message;
  }

  /** Whether another place is to be asked; a circle of {@code browser} maps is final. */
  private static boolean isUnresolved(Resolved answer) {
    return answer.status() == Status.UNRESOLVED && !FileLocator.Packages.isCircle(answer);
  }
}

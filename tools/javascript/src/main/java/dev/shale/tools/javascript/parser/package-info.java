/**
 * The parser of JavaScript, TypeScript and JSX: bytes in, dependencies out, and no tree between.
 *
 * <p>One recursive descent over the whole grammar. It is one object: a chain of classes, each a
 * level of the grammar that calls the levels below it directly and the ones above it through the
 * abstract methods that {@code Grammar} lists. A field of the chain is a field of the parser, and
 * since there is a single concrete class every call has a single target.
 *
 * <pre>
 * Source                       bytes, position, depth, failures
 *   Trivia, Literals, Lexer    tokens, on demand
 *   Lookahead                  peeking, going back, insisting
 *   ObjectTypes, Types         TypeScript's types, which are skipped
 *   TypeNames                  what decorators are told of a type
 *   Grammar                    context, scopes, findings; what a level may call above itself
 *   Functions, Classes         parameters, patterns, bodies, members
 *   DecoratedTypes             between the two: types that decorators make values
 *   ObjectLiterals             literals that may be patterns
 *   Pragmas, Jsx               elements, and what they compile to
 *   Arrows, Primaries          parentheses; names
 *   Values                     values that are computed
 *   Hints, Requests            comments for bundlers; what arguments ask for
 *   Definitions, Amd, Calls    names that the user defines; define; require, import, new URL
 *   Comparisons, Operators     constants through operators, dead branches
 *   Switches, Statements, TypeScriptStatements
 *   Imports, Exports
 *   References                 comments in front of the first token
 *   ModuleParser               a file: what of the findings counts, and what the file is
 * </pre>
 *
 * <p>Beside the chain: {@code Names} numbers the names of a file, {@code Scopes} binds references
 * to declarations, {@code Findings} holds dependencies until that is done, {@code Constants} says
 * what is known of a value, {@code Numbers} reads number literals, {@code Decoder} and {@code
 * LineCounter} serve the record. {@code CommonJsExports} looks a second time at the places that
 * {@code Mentions} noted, by {@code TokenPattern}s.
 *
 * <p><b>Invariants.</b> No allocation per file once the buffers have grown. No byte outside of the
 * given range is read, and none is written. No input makes an exception leave {@link
 * dev.shale.tools.javascript.parser.JavaScriptParser}, takes more than linear time times a
 * constant, or more stack than its depth limit allows. Invalid programs may pass; valid ones are
 * never misread. An expression's method returns what is known of its value and nothing else.
 */
package dev.shale.tools.javascript.parser;

package orchsh.shell.source;

import java.util.function.Consumer;
import orchsh.dsl.build.Wishes;
import orchsh.dsl.snippet.Approver;
import orchsh.dsl.snippet.SnippetLibrary;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.caller.Surroundings;

/**
 * How a stack is to be read.
 *
 * @param wishes what is asked for beside its script
 * @param surroundings where it is asked for
 * @param cancellation tells when nobody wants it any more
 * @param printed takes what the script itself prints
 * @param library the snippets that come along
 * @param approver is asked about snippets that nobody has approved
 * @param compose what is said about compose files
 */
public record Reading(
        Wishes wishes,
        Surroundings surroundings,
        CancellationToken cancellation,
        Consumer<String> printed,
        SnippetLibrary library,
        Approver approver,
        ComposeOptions compose) {}

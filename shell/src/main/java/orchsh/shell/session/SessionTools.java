package orchsh.shell.session;

import orchsh.dsl.snippet.SnippetLibrary;
import orchsh.shell.call.About;
import orchsh.shell.call.Engines;

/**
 * What a session is made with.
 *
 * @param engines where engines come from
 * @param library the snippets that come along
 * @param about what this program is
 */
public record SessionTools(Engines engines, SnippetLibrary library, About about) {}

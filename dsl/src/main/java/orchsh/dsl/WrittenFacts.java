package orchsh.dsl;

import orchsh.dsl.compose.ComposeFacts;
import orchsh.dsl.script.SnippetFacts;
import orchsh.dsl.snippet.FactReader;
import orchsh.dsl.snippet.Facts;
import orchsh.dsl.snippet.Snippet;

/** Reads off what comes from elsewhere what it does, be it a script or a compose file. */
public final class WrittenFacts implements FactReader {
    private final FactReader scripts = new SnippetFacts();
    private final FactReader composeFiles = new ComposeFacts();

    @Override
    public Facts read(String name, String text) {
        return scripts.read(name, text);
    }

    @Override
    public Facts read(Snippet snippet) {
        return (snippet.reference().isCompose() ? composeFiles : scripts).read(snippet);
    }
}

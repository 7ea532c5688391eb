package orchsh.dsl.language;

import groovy.transform.NamedParam;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words by which scripts share what they have. */
public interface SnippetWords {

    /**
     * Makes a word of a snippet: a script in a file of its own, whose name is the word. It is given a name and its params,
     * and declares what it wants; a block behind it speaks to the service of that name afterwards.
     *
     * <pre>
     * use 'postgres'
     * postgres 'db', user: 'admin', password: 'secret'
     * postgres('archive', password: 'secret') { port '5433:5432' }
     * </pre>
     *
     * <p>A plain name is one of the standard library. Files are found from the file that says {@code use}. What comes from
     * elsewhere, by https, out of a git repository or a Maven repository, runs once somebody has approved it, and is held in
     * orchsh.lock to what was approved.
     */
    @Word(value = "makes a word of a snippet", example = "use 'postgres'")
    void use(@Nullable Object snippet);

    /** As {@link #use(Object)}; {@code as} gives the word another name, {@code sha256} is what the content must have. */
    void use(
            @NamedParam(value = "as", type = String.class) @NamedParam(value = "sha256", type = String.class)
                    Map<String, ?> options,
            @Nullable Object snippet);

    /** Says what a snippet is, in its first line. */
    @Word(value = "says in the first line of a snippet what it is", example = "snippet 'PostgreSQL', declarative: true")
    void snippet(@Nullable Object title);

    /**
     * As {@link #snippet(Object)}; one that is {@code declarative} only says words and gives them texts, numbers, lists, maps
     * and its params, and is refused if it does anything else.
     */
    void snippet(
            @NamedParam(value = "declarative", type = Boolean.class) Map<String, ?> options, @Nullable Object title);
}

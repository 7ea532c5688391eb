package orchsh.dsl.language;

/** The words of a script itself, outside every block, group by group. */
public interface ScriptLanguage
        extends StackWords, ServiceWords, VerbWords, FileWords, WishWords, SnippetWords, DeclarationWords {}

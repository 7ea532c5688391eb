package orchsh.dsl.script;

import java.util.Set;

/** What Groovy brings along for every script, as far as anybody uses it in one. */
final class GroovyNames {
    /** What every object can be asked for without a receiver. */
    static final Set<String> FUNCTIONS =
            Set.of(("print println printf sprintf sleep with tap use each eachWithIndex every any collect find findAll"
                            + " findResult grep inject is dump inspect identity evaluate run getBinding setBinding"
                            + " getProperty setProperty invokeMethod getMetaClass getClass call times upto thread")
                    .split(" "));

    /** What can be read everywhere. */
    static final Set<String> VARIABLES = Set.of(
            "binding",
            "args",
            "delegate",
            "owner",
            "thisObject",
            "metaClass",
            "class",
            "properties",
            "it",
            "this",
            "super");

    /** Methods of collections and numbers, which run their closure where it stands. */
    static final Set<String> LOOPS = Set.of(("each eachWithIndex eachEntry collect collectMany collectEntries"
                    + " reverseEach times upto downto step every any find findAll findResult findResults inject"
                    + " groupBy sort sum min max unique takeWhile dropWhile withIndex with tap forEach eachLine"
                    + " splitEachLine withReader withWriter eachFile eachDir ifPresent map filter reduce")
            .split(" "));

    private GroovyNames() {}
}

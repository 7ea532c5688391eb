package orchsh.dsl.script;

/** Ends a script that nobody wants any more; no exception, so that scripts which catch those do not go on. */
final class ScriptStopped extends Error {
    private static final long serialVersionUID = 1L;

    ScriptStopped() {
        super("the script was stopped");
    }
}

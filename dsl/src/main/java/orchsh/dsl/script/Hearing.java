package orchsh.dsl.script;

import groovy.lang.Closure;
import java.util.Map;
import java.util.Optional;
import orchsh.dsl.language.ScriptLanguage;
import orchsh.dsl.language.ServiceLanguage;
import org.jspecify.annotations.Nullable;

/**
 * Finds who hears what a line of a script says. Groovy would find the same, but is made for lines that run many times, and
 * takes far longer over the one time that most lines of a script run.
 */
final class Hearing {
    private static final WordMethods OF_SERVICES = new WordMethods(ServiceLanguage.class);
    private static final WordMethods OF_SCRIPTS = new WordMethods(ScriptLanguage.class);

    private Hearing() {}

    /**
     * A word that was heard.
     *
     * @param answer what came back
     */
    record Heard(@Nullable Object answer) {}

    /**
     * Has a word heard by the service whose block this is, or else by the script; nothing where Groovy has to choose.
     *
     * @param self the closure or script that says it
     */
    static Optional<Heard> say(Object self, String word, @Nullable Object[] given) throws Throwable {
        Object speaker = self;
        while (speaker instanceof Closure<?> block && standsInPlace(block)) {
            if (block.getDelegate() instanceof ServiceLanguage service && OF_SERVICES.has(word)) {
                Optional<WordMethods.Call> call = OF_SERVICES.find(word, given);
                return call.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Heard(
                                call.get().method().invoke(service, call.get().given())));
            }
            speaker = block.getOwner();
        }
        Optional<WordMethods.Call> call = OF_SCRIPTS.find(word, given);
        return speaker instanceof ScriptBase script && call.isPresent()
                ? Optional.of(new Heard(
                        script.words().say(call.get().method(), call.get().given())))
                : Optional.empty();
    }

    /** The params that a line reads; nothing where Groovy has to look for them. */
    static Optional<Map<String, @Nullable Object>> params(Object self) {
        Object reader = self;
        while (reader instanceof Closure<?> block && standsInPlace(block)) {
            reader = block.getOwner();
        }
        return reader instanceof ScriptBase script ? Optional.of(script.getParams()) : Optional.empty();
    }

    /** Whether names in the block mean what they mean around it, but for the words of a service. */
    private static boolean standsInPlace(Closure<?> block) {
        return block.getDelegate() instanceof ServiceLanguage
                ? block.getResolveStrategy() == Closure.DELEGATE_FIRST
                : block.getResolveStrategy() == Closure.OWNER_FIRST && block.getDelegate() == block.getOwner();
    }
}

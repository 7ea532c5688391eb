package orchsh.dsl.script;

import java.util.Map;
import java.util.Optional;

/**
 * What became of a script, apart from who runs it and where it lies.
 *
 * @param mainClass the name of the class to run; none when the text has only classes and no line that could run
 * @param classes the bytes of all its classes, by name
 * @param steps its statements
 * @param offer what it has for those who include it
 * @param asks what it asks of whoever starts it
 * @param mentions what its pieces call and read
 * @param serviceTalk which services it declares and speaks of
 */
record CompiledScript(
        Optional<String> mainClass,
        Map<String, byte[]> classes,
        Footsteps steps,
        Offer offer,
        Asks asks,
        Mentions mentions,
        ServiceTalk serviceTalk) {
    CompiledScript {
        classes = Map.copyOf(classes);
    }
}

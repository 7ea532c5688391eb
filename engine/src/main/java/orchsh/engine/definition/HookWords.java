package orchsh.engine.definition;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import orchsh.engine.model.Hook;

/** The words of a hook as they may be seen. */
public final class HookWords {
    private static final Pattern PLAIN = Pattern.compile("[^\\x00- '\"]+");

    private final Hook hook;
    private final Collection<String> notToTell;
    private final Secrets secrets = new Secrets();

    /**
     * @param variables of the container
     * @param notToTell texts that are nobody's business
     */
    HookWords(Hook hook, Map<String, String> variables, Collection<String> notToTell) {
        this.hook = hook;
        this.notToTell = notToTell;
        secrets.learn(variables);
        secrets.learn(hook.env());
    }

    /** Of a hook that was found in a label. */
    public static HookWords of(Hook hook) {
        return new HookWords(hook, Map.of(), Set.of());
    }

    /** With stars in place of what is nobody's business. */
    public String starred() {
        return Digest.SHORT.matcher(String.join(" ", command())).replaceAll("***");
    }

    /** Whether it can be shown as it is. */
    public boolean isHarmless() {
        return command().equals(hook.command()) && env().equals(hook.env());
    }

    /** All of it, with a digest in place of what is nobody's business. */
    String definition() {
        List<String> parts = new ArrayList<>(List.of(apart(command())));
        hook.user().ifPresent(user -> parts.add("user " + apart(List.of(user))));
        hook.workdir().ifPresent(folder -> parts.add("workdir " + apart(List.of(folder))));
        env().forEach((name, value) -> parts.add("env " + apart(List.of(name + "=" + value))));
        if (hook.privileged()) {
            parts.add("privileged");
        }
        return String.join(" ", parts);
    }

    /** Words as one text, in which they are quoted where they could not be told apart otherwise, and only there. */
    private static String apart(List<String> words) {
        return words.stream().allMatch(word -> PLAIN.matcher(word).matches())
                ? String.join(" ", words)
                : Fields.quoted(words);
    }

    private List<String> command() {
        return secrets.shown(hook.command()).stream().map(this::hidden).toList();
    }

    private Map<String, String> env() {
        Map<String, String> shown = new TreeMap<>();
        hook.env().forEach((name, value) -> shown.put(name, hidden(secrets.shown(name, value))));
        return shown;
    }

    private String hidden(String text) {
        return notToTell.stream().anyMatch(text::contains) ? Digest.shortOf(text) : text;
    }
}

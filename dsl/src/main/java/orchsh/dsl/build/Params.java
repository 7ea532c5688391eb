package orchsh.dsl.build;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import orchsh.dsl.build.Param.Origin;
import orchsh.dsl.build.Param.Secrecy;
import orchsh.dsl.build.ParamShape.Found;
import orchsh.dsl.value.Options;
import orchsh.dsl.value.SecretValue;
import orchsh.dsl.value.Values;
import orchsh.dsl.value.WordException;
import orchsh.engine.caller.Surroundings;
import orchsh.engine.problem.NearMiss;
import orchsh.engine.problem.Problem;
import org.jspecify.annotations.Nullable;

/** The params of one stack: declared by its scripts, given from outside. */
public final class Params {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");
    private static final List<String> OPTIONS =
            List.of("default", "description", "env", "type", "choices", "required", "secret");

    private final Map<String, ?> given;
    private final Giver giver;
    private final Surroundings caller;
    private final Notebook notebook;
    private final Map<String, Param> declared = new LinkedHashMap<>();
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final ParamValues values = new ParamValues();
    private final Secrets secrets;
    private final List<Complaint> refused = new ArrayList<>();

    /** Whoever gives values. */
    private enum Giver {
        COMMAND("`-P` gives", "give it with -P %s=…"),
        CALLER("it is given", "give it: %s: …");

        private final String words;
        private final String advice;

        Giver(String words, String advice) {
            this.words = words;
            this.advice = advice;
        }
    }

    Params(Map<String, String> given, Surroundings caller, Notebook notebook) {
        this(given, Giver.COMMAND, caller, notebook, new Secrets());
    }

    private Params(Map<String, ?> given, Giver giver, Surroundings caller, Notebook notebook, Secrets secrets) {
        this.given = given;
        this.giver = giver;
        this.caller = caller;
        this.notebook = notebook;
        this.secrets = secrets;
    }

    /** Those of a snippet, which are its own; what is secret in them is nobody's to print either. */
    Params ofSnippet(Map<String, ?> values) {
        return new Params(values, Giver.CALLER, caller, notebook, secrets);
    }

    /** What was declared before can still be read, and be declared anew. */
    void goOnFrom(Params earlier) {
        earlier.values.forEach(values::declare);
    }

    /** All that were declared, in the order of the scripts. */
    public List<Param> declared() {
        return List.copyOf(declared.values());
    }

    /** What is wrong with the values that were given, or that nobody gave. */
    public List<Complaint> refused() {
        return refused;
    }

    /** What may not be printed. */
    public Secrets secrets() {
        return secrets;
    }

    /** The values, as scripts read them. */
    public Map<String, @Nullable Object> values() {
        return values;
    }

    /**
     * What was given and is not known.
     *
     * @param expected names that are declared in lines which did not run
     */
    public List<Problem> unknown(Collection<String> expected) {
        TreeSet<String> known = new TreeSet<>(declared.keySet());
        known.addAll(expected);
        return given.keySet().stream()
                .filter(name -> !known.contains(name))
                .map(name -> {
                    Problem problem = Problem.error("there is no param `" + name + "`, which `-P` gives a value");
                    return problem.hint(NearMiss.hint(name, known)
                            .orElse(
                                    known.isEmpty()
                                            ? "the stack declares no param"
                                            : "it knows " + String.join(", ", known)));
                })
                .toList();
    }

    /** What was given to a snippet that it does not take. */
    Optional<WordException> unknown(String word) {
        return given.keySet().stream()
                .filter(name -> !declared.containsKey(name))
                .findFirst()
                .map(name -> new WordException(
                        "`" + word + "` knows no `" + name + ":`",
                        NearMiss.hint(name, declared.keySet())
                                .orElse(
                                        declared.isEmpty()
                                                ? "it takes a name and nothing more"
                                                : "it knows " + String.join(", ", declared.keySet()))));
    }

    /** Declares one. */
    public void declare(Map<String, ?> said, @Nullable Object name) {
        notebook.heed(() -> declare(Values.text("param", name), Options.of("param", said, OPTIONS)));
    }

    private void declare(String name, Map<String, @Nullable Object> options) {
        Place here = notebook.here();
        if (!NAME.matcher(name).matches()) {
            throw new WordException(
                    "`" + name + "` cannot be the name of a param", "a name is made of letters, digits, _ and -");
        }
        Place before = places.putIfAbsent(name, here);
        if (before != null) {
            throw new WordException(
                    "param `" + name + "` is declared twice", "the first one is " + before.seenFrom(here));
        }
        // it can be read from here on, whatever else is wrong with it
        values.declare(name, null);
        Secrecy secrecy = flag("secret", options.get("secret")) ? Secrecy.SECRET : Secrecy.OPEN;
        Object standard = options.get("default");
        ParamType type = ParamShape.type(options.get("type"), standard);
        Optional<String> variable = text("env", options.get("env"));
        Optional<Found> found = found(name, variable, standard);
        if (secrecy == Secrecy.SECRET) {
            found.filter(value -> !(value.value() instanceof SecretValue))
                    .ifPresent(value -> secrets.add(name, ParamType.shown(value.value())));
        }
        ParamShape open = new ParamShape(name, type, List.of(), secrecy);
        ParamShape shape = options.get("choices") == null
                ? open
                : open.among(Values.each(new @Nullable Object[] {options.get("choices")}));
        if (standard != null) {
            standard = shape.read(new Found(standard, Origin.DEFAULT, "its default is"));
        }
        Optional<Object> value = value(shape, found);
        value.ifPresent(known -> values.declare(name, known));
        boolean required = options.get("required") == null || flag("required", options.get("required"));
        Origin origin = value.isPresent()
                ? found.map(Found::origin).orElse(Origin.NOWHERE)
                : required && found.isEmpty() ? Origin.MISSING : Origin.NOWHERE;
        declared.put(
                name,
                new Param(
                        name,
                        type,
                        text("description", options.get("description")).orElse(""),
                        Optional.ofNullable(standard).map(ParamType::shown),
                        value.map(ParamType::shown),
                        origin,
                        variable,
                        shape.choices(),
                        secrecy));
        if (found.isEmpty() && required) {
            refused.add(
                    new Complaint(here, "param `" + name + "` has no value", Optional.of(howToGive(name, variable))));
        }
        if (secrecy == Secrecy.SECRET
                && required
                && standard == null
                && value.filter(""::equals).isPresent()) {
            refused.add(new Complaint(
                    here, "param `" + name + "` is secret and must be given, but it is empty", Optional.empty()));
        }
        if (standard != null && options.get("required") != null && required) {
            throw new WordException("param `" + name + "` has a default, so that nobody is required to give it");
        }
    }

    private String howToGive(String name, Optional<String> variable) {
        return String.format(Locale.ROOT, giver.advice, name)
                + variable.map(text -> ", or set the variable " + text).orElse("");
    }

    private Optional<Found> found(String name, Optional<String> variable, @Nullable Object standard) {
        Object typed = given.get(name);
        if (typed != null) {
            return Optional.of(new Found(typed, Origin.GIVEN, giver.words));
        }
        Optional<Found> set = variable.flatMap(caller::variable)
                .map(text -> new Found(text, Origin.ENVIRONMENT, "the variable " + variable.orElse("") + " is"));
        return set.or(
                () -> Optional.ofNullable(standard).map(value -> new Found(value, Origin.DEFAULT, "its default is")));
    }

    /** The value, if it is one of those allowed; what is wrong with the default has been said. */
    private Optional<Object> value(ParamShape shape, Optional<Found> found) {
        if (found.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(shape.read(found.get()));
        } catch (WordException e) {
            refused.add(new Complaint(notebook.here(), String.valueOf(e.getMessage()), e.hint()));
            return Optional.empty();
        }
    }

    private static Optional<String> text(String option, @Nullable Object value) {
        return value == null ? Optional.empty() : Optional.of(Values.text(option, value));
    }

    private static boolean flag(String option, @Nullable Object value) {
        if (value == null || value instanceof Boolean) {
            return value != null && (Boolean) value;
        }
        throw new WordException("`" + option + ":` is true or false");
    }
}

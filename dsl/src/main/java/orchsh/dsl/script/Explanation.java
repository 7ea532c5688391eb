package orchsh.dsl.script;

import groovy.lang.Closure;
import groovy.lang.MissingMethodException;
import groovy.lang.MissingPropertyException;
import java.io.FileNotFoundException;
import java.nio.file.NoSuchFileException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import orchsh.dsl.build.Place;
import orchsh.dsl.build.SourceTexts;
import orchsh.dsl.language.ServiceLanguage;
import orchsh.dsl.language.Vocabulary;
import orchsh.dsl.scan.Suggestion;
import orchsh.dsl.task.LiveWords;
import orchsh.dsl.value.WordException;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import org.codehaus.groovy.runtime.powerassert.PowerAssertionError;
import org.codehaus.groovy.runtime.typehandling.GroovyCastException;
import org.jspecify.annotations.Nullable;

/** What went wrong while a script ran, in plain words. */
record Explanation(String message, Optional<String> hint, List<String> details) {
    private static final List<String> CALLS = List.of("call", "doCall");
    private static final Pattern ON_NULL =
            Pattern.compile("Cannot (?:invoke method|get property|set property) '?(\\w+)(?:\\(\\))?'? on null object");

    private static final Pattern CAST =
            Pattern.compile("(?s)Cannot cast object '(.*)' with class '.*' to class '(?:[\\w.]+\\.)?(\\w+)'.*");
    private static final Pattern ASSERTED = Pattern.compile("(.*)\\. Expression: \\((.*)\\)\\. Values: (.*)");
    private static final Pattern EVALUATING = Pattern.compile("(?s).*property '(\\w+)' for java\\.util\\.\\w+.*");

    Explanation {
        details = List.copyOf(details);
    }

    private Explanation(String message, Optional<String> hint) {
        this(message, hint, List.of());
    }

    private static Explanation plain(String message) {
        return new Explanation(message, Optional.empty());
    }

    static Explanation of(Problem problem) {
        return new Explanation(problem.message(), problem.hint(), problem.details());
    }

    /** The problem that it is at a place. */
    Problem at(Place place, SourceTexts texts) {
        return texts.error(place, message, hint).details(details);
    }

    /** Whether what is asked for something is the script itself, or what its words speak to. */
    static boolean isOfScript(@Nullable Class<?> type) {
        return type == null || ScriptBase.class.isAssignableFrom(type) || type == LiveWords.class;
    }

    static Explanation of(Throwable cause) {
        if (cause instanceof ProblemException said) {
            return of(said.problems().get(0));
        }
        if (cause instanceof WordException word) {
            return new Explanation(String.valueOf(word.getMessage()), word.hint());
        }
        if (cause instanceof MissingMethodException missing) {
            return noMethod(missing);
        }
        if (cause instanceof MissingPropertyException missing) {
            return noProperty(missing);
        }
        if (cause instanceof PowerAssertionError failed) {
            return assertion(failed);
        }
        if (cause instanceof GroovyCastException cast) {
            Matcher types = CAST.matcher(Objects.requireNonNullElse(cast.getMessage(), ""));
            return plain(
                    types.matches()
                            ? "`" + types.group(1) + "` is no " + types.group(2)
                            : "this is not of the type that is wanted here");
        }
        if (cause instanceof AssertionError) {
            return failure(firstLine(cause.getMessage()));
        }
        if (cause instanceof PatternSyntaxException wrong) {
            return plain("`" + wrong.getPattern() + "` is not a regular expression: "
                    + decapitalised(wrong.getDescription()));
        }
        if (cause instanceof FileNotFoundException || cause instanceof NoSuchFileException) {
            return unreadable(Objects.requireNonNullElse(cause.getMessage(), ""));
        }
        if (cause instanceof OutOfMemoryError) {
            return new Explanation(
                    "the script needs more memory than there is",
                    Optional.of("something in it grows and grows, or is very large"));
        }
        if (cause instanceof StackOverflowError) {
            return new Explanation(
                    "this calls itself without end",
                    Optional.of("a function that calls itself must stop at some point"));
        }
        if (cause instanceof UnsupportedOperationException && cause.getMessage() == null) {
            return new Explanation(
                    "this list or map cannot be changed",
                    Optional.of("make another one of it, as `+` does: args + 'more'"));
        }
        if (cause instanceof NullPointerException) {
            return nothing(cause);
        }
        if (cause instanceof InterruptedException || cause instanceof ScriptStopped) {
            Thread.currentThread().interrupt();
            return plain("the script was interrupted here");
        }
        if (cause instanceof IllegalMonitorStateException) {
            // every object of Java has a `wait` of its own, which takes a number
            return wrongValues("wait", Vocabulary.ofServices());
        }
        String name = cause.getClass().getSimpleName();
        String message = decapitalised(firstLine(cause.getMessage()));
        return plain(message.isEmpty() ? "the script fails here: " + name : message + " (" + name + ")");
    }

    /** Java's own message is the path, and behind it in brackets what the system says. */
    private static Explanation unreadable(String message) {
        String path = message.replaceFirst(" \\([^()]*\\)$", "");
        if (message.endsWith("(Permission denied)")) {
            return plain("you are not allowed to use the file `" + path + "`");
        }
        return plain(
                message.endsWith("(Is a directory)")
                        ? "`" + path + "` is a folder, not a file"
                        : "there is no file `" + path + "`");
    }

    private static Explanation noMethod(MissingMethodException missing) {
        String name = missing.getMethod();
        if (missing.getType() == null || ScriptBase.class.isAssignableFrom(missing.getType())) {
            return wrongValues(name, Vocabulary.ofScripts());
        }
        if (ServiceLanguage.class.isAssignableFrom(missing.getType())) {
            return wrongValues(name, Vocabulary.ofServices());
        }
        if (missing.getType() == LiveWords.class) {
            return wrongValues(name, Vocabulary.ofTasks());
        }
        if (Closure.class.isAssignableFrom(missing.getType()) && CALLS.contains(name)) {
            return plain("the function that is called here does not take this");
        }
        String problem = kind(missing.getType()) + " has no method `" + name + "` that takes this";
        return missing.getType().getClassLoader() instanceof ScriptClasses && Words.isWord(name)
                ? new Explanation(
                        problem,
                        Optional.of(
                                "words belong to the script: a class is handed the script, and says script." + name))
                : plain(problem);
    }

    static Explanation wrongValues(String word, Vocabulary vocabulary) {
        if (vocabulary.words().contains(word)) {
            return new Explanation(
                    "`" + word + "` does not take this",
                    vocabulary.manual(word).map(manual -> "for example " + manual.example()));
        }
        return new Explanation("unknown word `" + word + "`", Suggestion.of(word, vocabulary.words()));
    }

    private static Explanation noProperty(MissingPropertyException missing) {
        String name = missing.getProperty();
        Matcher evaluating = EVALUATING.matcher(Objects.requireNonNullElse(missing.getMessage(), ""));
        if (name == null) {
            return plain(
                    evaluating.matches()
                            ? "no `" + evaluating.group(1) + "` can be read from everything in this list"
                            : "something is read here that does not exist");
        }
        if (isOfScript(missing.getType())) {
            return new Explanation("unknown name `" + name + "`", Optional.of(Suggestion.ofName(name)));
        }
        if (ServiceLanguage.class.isAssignableFrom(missing.getType())) {
            return new Explanation(
                    "a service has no `" + name + "` that could be read",
                    LiveValues.know(name)
                            ? Optional.of(
                                    "only tasks and checks know the running stack; services reach each other by name")
                            : Optional.empty());
        }
        return plain(kind(missing.getType()) + " has no property `" + name + "`");
    }

    private static Explanation assertion(PowerAssertionError failed) {
        String text = Objects.requireNonNullElse(failed.getMessage(), "").strip();
        String condition = firstLine(text).replaceFirst("^assert\\s+", "");
        return new Explanation(
                "this does not hold: `" + condition + "`",
                Optional.empty(),
                text.lines().toList());
    }

    /** {@code assert a : 'words'}, to which Groovy adds the condition and its values. */
    private static Explanation failure(String text) {
        Matcher matcher = ASSERTED.matcher(text);
        return matcher.matches()
                ? new Explanation(
                        matcher.group(1), Optional.of("`" + matcher.group(2) + "` does not hold: " + matcher.group(3)))
                : plain(text.isEmpty() ? "an assertion fails here" : text);
    }

    private static Explanation nothing(Throwable cause) {
        Matcher onNull = ON_NULL.matcher(Objects.requireNonNullElse(cause.getMessage(), ""));
        return plain(
                onNull.matches()
                        ? "`" + onNull.group(1) + "` is asked of something that has no value"
                        : "something here has no value");
    }

    private static String kind(Class<?> type) {
        if (CharSequence.class.isAssignableFrom(type)) {
            return "a text";
        }
        if (Number.class.isAssignableFrom(type)) {
            return "a number";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        if (Map.class.isAssignableFrom(type)) {
            return "a map";
        }
        return "a `" + type.getSimpleName() + "`";
    }

    private static String decapitalised(String text) {
        boolean word = text.length() > 1 && Character.isLowerCase(text.charAt(1));
        return word ? Character.toLowerCase(text.charAt(0)) + text.substring(1) : text;
    }

    private static String firstLine(@Nullable String text) {
        return text == null ? "" : text.strip().lines().findFirst().orElse("");
    }
}

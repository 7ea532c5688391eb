package orchsh.dsl.script;

import groovy.lang.MissingPropertyException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import orchsh.dsl.build.Cursor;
import orchsh.dsl.build.Place;
import orchsh.dsl.build.SourceText;
import orchsh.dsl.build.SourceTexts;
import orchsh.dsl.language.Vocabulary;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import org.codehaus.groovy.runtime.InvokerInvocationException;

/** Says where a script went wrong while it ran: at the user's line. */
final class RunErrors {
    private final SourceTexts texts;
    private final Map<String, SourceText> byLoader;
    private final Cursor cursor;

    /** @param byLoader the scripts that run, by the names of their class loaders */
    RunErrors(SourceTexts texts, Map<String, SourceText> byLoader, Cursor cursor) {
        this.texts = texts;
        this.byLoader = byLoader;
        this.cursor = cursor;
    }

    Problem problem(Throwable thrown) {
        Throwable cause = unwrapped(thrown);
        Place place = placeOf(cause);
        return Explanation.of(cause).at(place, texts);
    }

    /**
     * What ends a task, at the place where it did.
     *
     * @param names what a bare name may have been meant to be
     */
    ProblemException placed(Throwable thrown, Function<String, Optional<String>> names) {
        Throwable cause = unwrapped(thrown);
        if (!(cause instanceof ProblemException said)) {
            Problem problem = cause instanceof IllegalMonitorStateException
                    ? Explanation.wrongValues("wait", Vocabulary.ofTasks()).at(placeOf(cause), texts)
                    : problem(cause);
            Optional<String> meant =
                    cause instanceof MissingPropertyException missing && Explanation.isOfScript(missing.getType())
                            ? Optional.ofNullable(missing.getProperty()).flatMap(names)
                            : Optional.empty();
            return new ProblemException(
                    cause instanceof InterruptedException
                            ? ProblemException.Kind.INTERRUPTED
                            : ProblemException.Kind.STACK,
                    meant.map(problem::hint).orElse(problem),
                    cause);
        }
        if (said.problems().stream().anyMatch(problem -> problem.at().isPresent())) {
            return said;
        }
        List<Problem> problems = new ArrayList<>(said.problems());
        problems.set(0, Explanation.of(problems.get(0)).at(placeOf(cause), texts));
        return said.told(problems);
    }

    private static Throwable unwrapped(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null
                && (cause instanceof InvokerInvocationException
                        || cause instanceof InvocationTargetException
                        || cause instanceof UndeclaredThrowableException
                        || cause instanceof ExceptionInInitializerError)) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** The statement begun last, if it is in the line the stack trace names, else the first thing in that line. */
    private Place placeOf(Throwable cause) {
        Place last = cursor.last();
        for (StackTraceElement frame : cause.getStackTrace()) {
            SourceText text = byLoader.get(Objects.requireNonNullElse(frame.getClassLoaderName(), ""));
            int line = frame.getLineNumber();
            if (text != null && line > 0) {
                boolean begunLast = text.source().equals(last.source()) && line == last.line();
                return begunLast || line > text.lineCount() ? last : firstIn(text, line);
            }
        }
        return last;
    }

    private static Place firstIn(SourceText source, int line) {
        String text = source.line(line);
        int indentation = text.length() - text.stripLeading().length();
        return new Place(source.source(), line, indentation + 1, text.strip().length());
    }
}

package orchsh.dsl.script;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import orchsh.dsl.language.Vocabulary;
import orchsh.dsl.task.CopyWord;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;

/** Finds the services that the words of tasks are given as plain texts; what is worked out is left to the task. */
final class NamedServices {
    private static final String WAIT = "wait";
    /** Words all of whose values are services. */
    private static final Set<String> LISTS =
            Set.of("up", "start", "stop", "restart", "build", "pull", "remove", "logs", WAIT);
    /** Words whose first value is one. */
    private static final Set<String> FIRST = Set.of("run", "exec", "http");

    private final Standpoint point;
    private final ServiceTalk talk;

    NamedServices(Standpoint point, ServiceTalk talk) {
        this.point = point;
        this.talk = talk;
    }

    /** What a word is given; a function of the script that is named like it is no word. */
    void look(MethodCallExpression call, String word) {
        if (!isForTasks(word)
                || isOwnFunction(word)
                || point.known().function(word).isPresent()) {
            return;
        }
        Arguments given = Arguments.of(call);
        if (LISTS.contains(word)) {
            given.values().forEach(this::speak);
        } else if (FIRST.contains(word)) {
            given.values().stream().findFirst().filter(one -> !isUrl(one)).ifPresent(this::speak);
        } else if (word.equals("copy")) {
            given.values().forEach(this::speakOfCopied);
        }
        if (word.equals(WAIT) && given.values().isEmpty() && !given.spread() && !isTimeoutAlone(given.pairs())) {
            given.pairs().forEach(pair -> speak(pair.getKeyExpression()));
        }
    }

    /** The lines of the script are a function to Groovy, and no script has one of that name. */
    private boolean isOwnFunction(String word) {
        return point.functions().contains(word) && !FunctionNames.isEntryPoint(word);
    }

    /** {@code services['my-db']}. */
    void look(Expression list, Expression name) {
        if (list instanceof VariableExpression variable
                && variable.getName().equals("services")
                && point.isOpen(variable)
                && point.here().isLive()
                && !point.here().knows("image")) {
            speak(name);
        }
    }

    /** Who calls a function is not known, nor who runs a block; only what tasks alone know is meant for them. */
    private boolean isForTasks(String word) {
        Context here = point.here();
        boolean isAlone = here.vocabularies().equals(List.of(Vocabulary.ofTasks()));
        return isAlone
                || here.equals(Context.FUNCTION)
                        && !Vocabulary.ofScripts().words().contains(word)
                        && !Vocabulary.ofServices().words().contains(word);
    }

    private static boolean isUrl(Expression value) {
        return value instanceof ConstantExpression constant
                && constant.getText().matches("(?i)https?://.*");
    }

    private static boolean isTimeoutAlone(List<MapEntryExpression> pairs) {
        return pairs.size() == 1 && pairs.get(0).getKeyExpression().getText().equals("timeout");
    }

    private void speak(Expression value) {
        if (value instanceof ListExpression list) {
            list.getExpressions().forEach(this::speak);
        }
        text(value).ifPresent(name -> speak(name, value));
    }

    private void speakOfCopied(Expression path) {
        text(path).flatMap(CopyWord::serviceIn).ifPresent(name -> speak(name, path));
    }

    private void speak(String name, Expression at) {
        boolean isInOneLine = at.getLastLineNumber() == at.getLineNumber() && at.getLastColumnNumber() > 0;
        talk.speak(new ServiceTalk.Spoken(
                name,
                at.getLineNumber(),
                at.getColumnNumber(),
                isInOneLine ? at.getLastColumnNumber() - at.getColumnNumber() : 1));
    }

    private static Optional<String> text(Expression value) {
        return value instanceof ConstantExpression constant && constant.getValue() instanceof String text
                ? Optional.of(text)
                : Optional.empty();
    }
}

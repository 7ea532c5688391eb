package orchsh.dsl.script;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import orchsh.dsl.language.Units;
import orchsh.dsl.language.Vocabulary;
import orchsh.dsl.scan.Suggestion;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;

/** Finds what is asked of something that has no such thing: units, services of the running stack, words on one line. */
final class ChainCheck {
    private static final String BETWEEN = "put a `;` or a new line between them";

    private final Standpoint point;
    private final Reports reports;

    ChainCheck(Standpoint point, Reports reports) {
        this.point = point;
        this.reports = reports;
    }

    /** Whether it is a number with a unit, which has then been looked at. */
    boolean isUnit(PropertyExpression property) {
        if (!(property.getObjectExpression() instanceof ConstantExpression number)
                || !(number.getValue() instanceof Number)
                || !(property.getProperty() instanceof ConstantExpression unit)) {
            return false;
        }
        Set<String> known = new TreeSet<>();
        for (Method method : Units.class.getMethods()) {
            if (method.getName().startsWith("get") && method.getParameterCount() == 1) {
                known.add(method.getName().substring(3).toLowerCase(Locale.ROOT));
            }
        }
        String name = unit.getText();
        if (!known.contains(name) && !name.equals("class")) {
            reports.report(
                    unit,
                    "unknown unit `" + name + "` behind " + number.getText(),
                    Suggestion.of(name, known).or(() -> Optional.of("known are " + String.join(", ", known))));
        }
        return true;
    }

    /** Whether what is asked cannot be answered, and has been refused. */
    boolean isInVain(Expression asked, Expression what) {
        return continuesWord(asked, what) || asksService(asked, what);
    }

    /** {@code image 'a' image 'b'} on one line is a chain of calls to Groovy. */
    private boolean continuesWord(Expression before, Expression next) {
        if (!(before instanceof MethodCallExpression call) || !call.isImplicitThis()) {
            return false;
        }
        Context here = point.here();
        String word = Words.nameOf(call);
        boolean givesNothing = here.knows(word)
                && !(here.isLive() && Vocabulary.ofTasks().givesValue(word))
                && here.forms(word).stream().allMatch(form -> form.block().isEmpty());
        if (givesNothing) {
            Expression behind = secondWord(call).orElse(next);
            reports.report(
                    behind,
                    "`" + behind.getText() + "` stands behind `" + word + "` on one line",
                    here.knows(behind.getText()) ? Optional.of(BETWEEN) : here.example(word));
        }
        return givesNothing;
    }

    /** {@code image 'a', port '80'}: the last value of the one word is another word. */
    private Optional<Expression> secondWord(MethodCallExpression call) {
        List<Expression> values = Arguments.of(call).values();
        return values.size() > 1
                        && values.get(values.size() - 1) instanceof VariableExpression last
                        && point.here().knows(last.getName())
                ? Optional.of(last)
                : Optional.empty();
    }

    /** {@code db.prot(5432)}, where db is a service of the running stack. */
    private boolean asksService(Expression asked, Expression what) {
        if (!point.here().isLive()
                || !(asked instanceof VariableExpression variable)
                || !point.isOpen(variable)
                || !point.named().services().contains(variable.getName())
                || !(what instanceof ConstantExpression name)
                || LiveValues.know(name.getText())
                || GroovyNames.FUNCTIONS.contains(name.getText())) {
            return false;
        }
        reports.report(
                name,
                "a service has no `" + name.getText() + "`",
                Suggestion.of(name.getText(), LiveValues.names())
                        .or(() -> Optional.of("it has " + String.join(", ", LiveValues.names()))));
        return true;
    }
}

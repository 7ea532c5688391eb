package orchsh.dsl.script;

import java.util.Optional;
import orchsh.dsl.build.SourceText;
import orchsh.engine.problem.Problem;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.control.SourceUnit;

/** Takes what is wrong with a script while it is compiled. */
final class Reports {
    private final SourceUnit unit;
    private final SourceText source;

    Reports(SourceUnit unit, SourceText source) {
        this.unit = unit;
        this.source = source;
    }

    void report(ASTNode at, String message, Optional<String> hint) {
        boolean oneLine = at.getLastLineNumber() == at.getLineNumber();
        int length = oneLine ? at.getLastColumnNumber() - at.getColumnNumber() : Integer.MAX_VALUE;
        Problem problem = source.error(at.getLineNumber(), at.getColumnNumber(), length, message);
        unit.getErrorCollector()
                .addErrorAndContinue(new ProblemMessage(hint.map(problem::hint).orElse(problem)));
    }
}

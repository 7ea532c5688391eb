package orchsh.dsl.script;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import orchsh.dsl.build.Source;
import orchsh.dsl.build.SourceText;
import orchsh.dsl.language.Vocabulary;
import orchsh.dsl.scan.Forbidden;
import orchsh.dsl.scan.Scan;
import orchsh.dsl.scan.ScriptScanner;
import orchsh.dsl.snippet.Fact;
import orchsh.dsl.snippet.FactReader;
import orchsh.dsl.snippet.Facts;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.ModuleNode;

/** Reads off the parsed text of a snippet what it does; nothing of it is resolved, let alone run. */
public final class SnippetFacts implements FactReader {
    private static final int EXAMPLES = 5;

    @Override
    public Facts read(String name, String text) {
        SourceText source = new SourceText(Source.of(name, Path.of("")), text);
        Scan scan = ScriptScanner.scan(source, Vocabulary.ofScripts().blockWords());
        List<Problem> problems = new ArrayList<>(scan.problems());
        problems.addAll(Forbidden.in(scan, source));
        if (problems.isEmpty()) {
            var module = new ScriptCompiler(source, new Known()).parse(scan, problems);
            if (module.isPresent()) {
                return facts(module.get(), source);
            }
        }
        throw new ProblemException(ProblemException.Kind.USAGE, problems);
    }

    private static Facts facts(ModuleNode module, SourceText source) {
        FactCollector collector = new FactCollector(source);
        for (ClassNode type : module.getClasses()) {
            type.getMethods().stream()
                    .flatMap(method -> Optional.ofNullable(method.getCode()).stream())
                    .forEach(code -> code.visit(collector));
            type.getDeclaredConstructors()
                    .forEach(constructor -> constructor.getCode().visit(collector));
            type.getObjectInitializerStatements().forEach(statement -> statement.visit(collector));
            type.getFields().stream()
                    .filter(field -> field.hasInitialExpression())
                    .forEach(field -> field.getInitialExpression().visit(collector));
        }
        List<Fact> facts = new ArrayList<>(collector.facts());
        Subset.deviations(module).stream()
                .map(deviation -> deviation.what() + excerpt(deviation, source))
                .distinct()
                .limit(EXAMPLES)
                .forEach(what -> facts.add(new Fact(Fact.Kind.PROGRAM, what)));
        return Facts.of(new TreeSet<>(facts), SnippetHead.saysDeclarative(module));
    }

    private static String excerpt(Subset.Deviation deviation, SourceText source) {
        if (deviation.at().getLineNumber() < 1 || deviation.at().getLastLineNumber() < 1) {
            return "";
        }
        int from = source.offset(deviation.at().getLineNumber(), deviation.at().getColumnNumber());
        int to =
                source.offset(deviation.at().getLastLineNumber(), deviation.at().getLastColumnNumber());
        String text = to > from ? source.text().substring(from, to).strip() : "";
        return text.isEmpty() ? "" : ", " + text.lines().findFirst().orElse("");
    }
}

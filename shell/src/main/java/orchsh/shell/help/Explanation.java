package orchsh.shell.help;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import orchsh.engine.problem.NearMiss;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.invocation.Appearance;
import orchsh.shell.syntax.Syntax;

/** What somebody is told who asks about a command, a word of the language, or what is both. */
public final class Explanation {
    private final Syntax syntax;
    private final Appearance appearance;

    public Explanation(Syntax syntax, Appearance appearance) {
        this.syntax = syntax;
        this.appearance = appearance;
    }

    /** @param asked the words that lead to a command, or one word; none for the program */
    public List<String> of(List<String> asked) {
        List<String> ofLanguage = asked.size() == 1 ? new WordHelp(appearance).lines(asked.get(0)) : List.of();
        boolean isCommand = asked.isEmpty() || syntax.knows(asked.get(0));
        if (!isCommand && ofLanguage.isEmpty() && asked.size() == 1) {
            throw ProblemException.usage(unknown(asked.get(0)));
        }
        List<String> lines = new ArrayList<>();
        if (isCommand || ofLanguage.isEmpty()) {
            lines.addAll(new HelpPage(syntax.root()).lines(syntax.find(asked), appearance));
            if (!ofLanguage.isEmpty()) {
                lines.add("");
            }
        }
        lines.addAll(ofLanguage);
        return lines;
    }

    private Problem unknown(String word) {
        Set<String> names = syntax.root().parts().keySet();
        Problem problem = Problem.error("there is no command and no word `" + word + "`");
        Optional<String> wordMeant = WordHelp.meant(word);
        List<String> known = new ArrayList<>(names);
        wordMeant.ifPresent(known::add);
        return NearMiss.of(word, known)
                .or(() -> wordMeant)
                .map(meant -> problem.hint("did you mean `" + meant + "`?"))
                .orElseGet(() -> problem.hint("`orchsh help` lists the commands"));
    }
}

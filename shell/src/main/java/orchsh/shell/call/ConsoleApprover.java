package orchsh.shell.call;

import orchsh.dsl.snippet.Approver;
import orchsh.dsl.snippet.Question;
import orchsh.shell.invocation.Console;

/** Shows at a terminal what a snippet does, and asks whether it may. */
public final class ConsoleApprover implements Approver {
    private final Console console;

    public ConsoleApprover(Console console) {
        this.console = console;
    }

    @Override
    public Answer ask(Question question) {
        if (console.asking() == Console.Asking.POINTLESS) {
            return Answer.NOBODY_THERE;
        }
        console.err().print(question.title() + ":\n");
        question.lines().forEach(line -> console.err().print("  " + line + "\n"));
        question.snippet().from().ifPresent(from -> console.err().print("  from " + from + "\n"));
        return console.confirm(
                        question.snippet().reference().isCompose()
                                ? "may this stack take it in?"
                                : "may it run in this stack?")
                ? Answer.YES
                : Answer.NO;
    }
}

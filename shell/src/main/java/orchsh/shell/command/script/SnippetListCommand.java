package orchsh.shell.command.script;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import orchsh.dsl.scan.Uses;
import orchsh.dsl.snippet.Lock;
import orchsh.dsl.snippet.Readme;
import orchsh.dsl.snippet.Reference;
import orchsh.dsl.snippet.Snippets;
import orchsh.shell.call.Call;
import orchsh.shell.call.Command;
import orchsh.shell.call.ListOptions;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Scope;
import orchsh.shell.syntax.Syntax;
import orchsh.shell.view.table.Listing;

/** Lists the snippets of the stack with what they are held to, and those that come with orchsh. It fetches nothing. */
final class SnippetListCommand implements Command {

    @Override
    public CommandForm syntax() {
        return ListOptions.addTo(
                Syntax.command("list", "List the snippets that the stack uses, and those that come with orchsh."));
    }

    @Override
    public Scope scope() {
        return Scope.SCRIPT;
    }

    @Override
    public ExitCode run(Call call) {
        SnippetDesk desk = new SnippetDesk(call);
        Snippets snippets = desk.snippets();
        Lock lock = snippets.lockFile().read();
        Listing used = Listing.of("SNIPPET", "WORD", "STATE");
        boolean isJson = ListOptions.isJson(call.typed());
        Set<String> seen = new TreeSet<>();
        for (Uses.Use use : desk.uses()) {
            Reference reference = snippets.reference(use.reference(), Optional.empty());
            if (seen.add(reference.text())) {
                used.row(reference.text(), use.wordFrom(reference), state(reference, snippets, lock));
            }
        }
        for (Reference reference : desk.takenIn()) {
            if (seen.add(reference.text())) {
                used.row(reference.text(), "", state(reference, snippets, lock));
            }
        }
        lock.entries().forEach((reference, entry) -> {
            if (seen.add(reference)) {
                used.row(reference, "", state(entry) + ", not named by the stack's own file");
            }
        });
        if (!seen.isEmpty() && !isJson) {
            call.print(used.lines(call.console().outLook()));
            call.print("");
        }
        Listing library = Listing.of("LIBRARY", "WHAT IT IS");
        for (String name : snippets.library().names()) {
            snippets.library()
                    .bytes(name)
                    .ifPresent(bytes ->
                            library.row(name, Readme.firstSentence(new String(bytes, StandardCharsets.UTF_8))));
        }
        if (isJson) {
            call.print(used.json());
            call.print(library.json());
        } else {
            call.print(library.lines(call.console().outLook()));
        }
        return ExitCode.FINE;
    }

    private static String state(Reference reference, Snippets snippets, Lock lock) {
        if (reference instanceof Reference.Library library) {
            return snippets.library().names().contains(library.name()) ? "comes with orchsh" : "unknown";
        }
        return lock.find(reference)
                .map(SnippetListCommand::state)
                .orElseGet(() -> reference instanceof Reference.LocalFile file
                        ? (snippets.isOwn(file) ? "the project's own" : "not approved")
                        : "not approved");
    }

    private static String state(Lock.Entry entry) {
        return entry.isApproved() ? "approved" : "not approved";
    }
}

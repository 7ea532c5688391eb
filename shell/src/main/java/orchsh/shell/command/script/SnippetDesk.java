package orchsh.shell.command.script;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import orchsh.dsl.ScriptSource;
import orchsh.dsl.WrittenFacts;
import orchsh.dsl.compose.TakenIn;
import orchsh.dsl.scan.Uses;
import orchsh.dsl.snippet.Question;
import orchsh.dsl.snippet.Readme;
import orchsh.dsl.snippet.Reference;
import orchsh.dsl.snippet.Snippet;
import orchsh.dsl.snippet.Snippets;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.Call;
import orchsh.shell.call.ConsoleApprover;
import orchsh.shell.source.StackFile;
import orchsh.shell.view.table.Listing;
import orchsh.shell.view.text.ForeignLine;

/** What the commands about snippets do alike. */
final class SnippetDesk {
    private final Call call;
    private final Optional<StackFile> stack;
    private final Path folder;
    private final Snippets snippets;

    SnippetDesk(Call call) {
        this.call = call;
        this.stack = call.source().find();
        Path here = call.invocation().surroundings().directory();
        this.folder = stack.map(file -> Objects.requireNonNullElse(file.path().getParent(), here))
                .orElse(here);
        String shown = stack.map(StackFile::firstShown).orElse("");
        this.snippets = new Snippets(
                folder,
                shown,
                call.library(),
                new WrittenFacts(),
                call.invocation().surroundings());
    }

    /** The folder of the stack, or where the command was typed. */
    Path folder() {
        return folder;
    }

    Snippets snippets() {
        return snippets;
    }

    Optional<StackFile> stack() {
        return stack;
    }

    /** What the stack's own script uses. */
    List<Uses.Use> uses() {
        return stack.flatMap(file -> file.compose().isEmpty() ? Optional.of(file) : file.scriptBeside())
                .map(file ->
                        Uses.in(ScriptSource.read(file.path(), file.shownAs()).text()))
                .orElse(List.of());
    }

    /** What the stack's own compose file takes in from elsewhere. */
    List<Reference> takenIn() {
        return stack
                .filter(file -> file.compose().isPresent() && Files.isRegularFile(file.path()))
                .map(file -> TakenIn.in(
                        ScriptSource.read(file.path(), file.shownAs()).text()))
                .orElse(List.of())
                .stream()
                .map(snippets::composeReference)
                .toList();
    }

    /** The only snippet that was named, by its place or by the word that the stack's script has made of it. */
    Reference chosen() {
        return chosen(onlyWord());
    }

    /** The snippet that somebody means; what the stack's own script says comes first. */
    Reference chosen(String word) {
        return uses().stream()
                .filter(use -> use.wordFrom(snippets.reference(use.reference(), Optional.empty()))
                        .equals(word))
                .findFirst()
                .map(use -> snippets.reference(use.reference(), Optional.empty()))
                .orElseGet(() -> snippets.reference(word, Optional.empty()));
    }

    /** The only snippet that was named. */
    Reference named() {
        return snippets.reference(onlyWord(), Optional.empty());
    }

    private String onlyWord() {
        List<String> words = call.typed().words();
        if (words.size() != 1) {
            throw ProblemException.usage(Problem.error(
                            words.isEmpty()
                                    ? "`" + call.typed().commandWords() + "` needs a snippet"
                                    : "`" + call.typed().commandWords() + "` takes one snippet, but there are "
                                            + words.size())
                    .hint("for example orchsh " + call.typed().commandWords() + " postgres"));
        }
        return words.get(0);
    }

    <T> T whileWanted(Supplier<T> work) {
        return call.whileWanted(work);
    }

    /** Where it comes from and what it does. */
    void describe(Snippet snippet) {
        if (snippet.reference().isCompose()) {
            call.print("compose   " + snippet.reference().text());
        } else {
            call.print("snippet   " + snippet.reference().text());
            call.print("word      " + snippet.reference().word());
        }
        call.print("sha256    " + snippet.content().hash());
        snippet.commit().ifPresent(commit -> call.print("commit    " + commit));
        snippet.from().ifPresent(from -> call.print("from      " + from));
        call.print("state     " + state(snippet));
        List<String> about = snippet.reference().isCompose()
                ? List.of()
                : Readme.of(snippet.content().text());
        if (!about.isEmpty()) {
            call.print("");
            call.print(
                    about.stream().map(line -> ForeignLine.settled("  " + line)).toList());
        }
        call.print("");
        List<String> does = snippets.facts(snippet).lines();
        call.print(does.isEmpty() ? List.of("does nothing that its text would show") : does);
    }

    /** The same for programs, with its text. */
    Listing listing(Snippet snippet) {
        boolean isCompose = snippet.reference().isCompose();
        return Listing.of("SNIPPET", "WORD", "SHA256", "COMMIT", "FROM", "STATE", "DOES", "TEXT")
                .row(
                        snippet.reference().text(),
                        isCompose
                                ? Optional.empty()
                                : Optional.of(snippet.reference().word()),
                        snippet.content().hash(),
                        snippet.commit(),
                        snippet.from(),
                        state(snippet),
                        snippets.facts(snippet).lines(),
                        snippet.content().text());
    }

    /** Who vouches for it. */
    String state(Snippet snippet) {
        return switch (snippet.trust()) {
            case PROJECT -> "the project's own";
            case LIBRARY -> "comes with orchsh";
            case ELSEWHERE -> snippets.question(snippet).isEmpty() ? "approved" : "not approved";
        };
    }

    /**
     * Writes it down as approved, once somebody has said yes.
     *
     * @return whether it may run now
     */
    boolean approve(Snippet snippet) {
        Optional<Question> question = snippets.question(snippet);
        if (question.isEmpty()) {
            if (snippet.trust() == Snippet.Trust.ELSEWHERE) {
                snippets.approve(snippet);
            }
            return true;
        }
        if (!call.typed().has(SnippetOptions.YES) && !call.typed().has(SnippetOptions.SHA256)) {
            switch (new ConsoleApprover(call.console()).ask(question.get())) {
                case NO -> {
                    return false;
                }
                case NOBODY_THERE -> throw Snippets.refusal(question.get());
                case YES -> {
                    // somebody has seen it
                }
            }
        } else {
            call.print(question.get().lines());
        }
        snippets.approve(snippet);
        return true;
    }
}

package orchsh.dsl.snippet;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import orchsh.dsl.snippet.Snippet.Trust;
import orchsh.engine.caller.Surroundings;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/** The snippets of one stack: found, held to what is locked, and let through only when somebody vouches for them. */
public final class Snippets {
    private final References references;
    private final Shelf shelf;
    private final LockFile lockFile;
    private final FactReader facts;
    private final SnippetLibrary library;
    private final Advice advice;

    /**
     * The snippets of the stack whose script lies in a folder.
     *
     * @param shownStack the script as the user would type it; empty if there is none
     * @param surroundings who wants them
     */
    public Snippets(
            Path folder, String shownStack, SnippetLibrary library, FactReader facts, Surroundings surroundings) {
        this(folder, shownStack, library, facts, surroundings, new Download(surroundings));
    }

    Snippets(
            Path folder,
            String shownStack,
            SnippetLibrary library,
            FactReader facts,
            Surroundings surroundings,
            Download download) {
        SnippetCache cache = new SnippetCache(surroundings.cacheFolder());
        this.references = new References(folder, surroundings);
        this.advice = new Advice(shownStack);
        this.lockFile = new LockFile(folder, advice.folder(), surroundings.cacheFolder());
        this.facts = facts;
        this.library = library;
        this.shelf = new Shelf(
                library,
                new Project(folder, surroundings.home()),
                cache,
                new WebFetch(download),
                new GitFetch(surroundings, cache),
                new MavenFetch(surroundings, download));
    }

    public SnippetLibrary library() {
        return library;
    }

    public LockFile lockFile() {
        return lockFile;
    }

    /**
     * The place that a text behind {@code use} means.
     *
     * @param from the snippet that says it; the stack itself without it
     */
    public Reference reference(String text, Optional<Reference> from) {
        return references.parse(text, from);
    }

    /** Finds what scripts use, and asks about what nobody has approved yet. */
    public SnippetFinder finder(Approver approver) {
        return new SnippetFinder() {
            @Override
            public Reference reference(String text, Optional<Reference> from) {
                return references.parse(text, from);
            }

            @Override
            public Reference file(Path file) {
                return references.file(file);
            }

            @Override
            public Snippet find(Reference reference, Optional<String> sha256) {
                return Snippets.this.find(reference, sha256, approver);
            }

            @Override
            public SnippetLibrary scripts() {
                return library.scripts();
            }

            @Override
            public ComposeFinder composeFiles() {
                return Snippets.this.composeFiles(approver);
            }
        };
    }

    /** Finds the compose files that others take in, and asks about what nobody has approved yet. */
    public ComposeFinder composeFiles(Approver approver) {
        return (said, from) -> {
            Reference reference = from.filter(file -> !ComposePlaces.isElsewhere(said))
                    .map(file -> file.reference().beside(said))
                    .orElseGet(() -> composeReference(said));
            return shelf.laidOut(find(ComposePlaces.checked(reference), Optional.empty(), approver));
        };
    }

    /** The place that a compose file means by a name that leads elsewhere. */
    public Reference composeReference(String said) {
        ComposePlaces.check(said);
        return references.parse(said, Optional.empty());
    }

    /** Whether the file belongs to the people who wrote the stack. */
    public boolean isOwn(Reference.LocalFile file) {
        return shelf.isOwn(file);
    }

    /** What the snippet does, as far as its text shows. */
    public Facts facts(Snippet snippet) {
        return facts.read(snippet);
    }

    /**
     * The snippet, ready to be run.
     *
     * @param wanted the hash that the script wants it to have
     * @param approver is asked about what nobody has approved yet
     */
    public Snippet find(Reference reference, Optional<String> wanted, Approver approver) {
        Optional<String> hash = wanted.map(Snippets::checkedHash);
        Snippet snippet = locked(reference);
        hash.filter(expected -> !expected.equals(snippet.content().hash())).ifPresent(expected -> {
            throw Refusal.of(
                    "`" + reference.text() + "` is not what `sha256:` says: it should be " + expected + ", and is "
                            + snippet.content().hash(),
                    "look at what it is now: " + advice.command("show --newest", reference));
        });
        if (snippet.trust() == Trust.ELSEWHERE) {
            letThrough(snippet, approver);
        }
        return snippet;
    }

    private static String checkedHash(String given) {
        String hash = given.toLowerCase(Locale.ROOT).replaceFirst("^sha256:", "");
        if (!hash.matches("[0-9a-f]{64}")) {
            throw Refusal.of(
                    "`sha256:` takes 64 hexadecimal digits, not `" + given + "`",
                    "`orchsh snippet show` tells the hash of a snippet");
        }
        return hash;
    }

    /** The snippet as the lock wants it; as it is where the lock says nothing. */
    public Snippet locked(Reference reference) {
        if (reference instanceof Reference.Library) {
            return shelf.get(reference, Optional.empty());
        }
        Optional<Lock.Entry> entry = lockFile.read().find(reference);
        if (entry.isEmpty()) {
            return shelf.get(reference, Optional.empty());
        }
        Lock.Entry locked = entry.get();
        Snippet found = shelf.cached(reference, locked.content(), locked.commit(), locked.from())
                .orElseGet(() -> shelf.get(reference, locked.commit()));
        if (found.trust() == Trust.ELSEWHERE && !found.content().hash().equals(locked.content())) {
            throw Refusal.of(
                    "`" + reference.text() + "` has changed: " + lockFile.name() + " holds it to " + locked.content()
                            + ", and it is " + found.content().hash(),
                    "see what is new and take it: " + advice.command("update", reference));
        }
        return found;
    }

    /** The very content of that hash: a copy, or else what the place has now. */
    public Snippet exactly(Reference reference, String given) {
        String hash = checkedHash(given);
        Optional<Lock.Entry> entry = lockFile.read()
                .find(reference)
                .filter(locked -> locked.content().equals(hash));
        Snippet snippet = shelf.cached(
                        reference, hash, entry.flatMap(Lock.Entry::commit), entry.flatMap(Lock.Entry::from))
                .orElseGet(() -> shelf.get(reference, Optional.empty()));
        if (!snippet.content().hash().equals(hash)) {
            throw Refusal.of(
                    "`" + reference.text() + "` is not " + hash + " any more: it is "
                            + snippet.content().hash(),
                    "look at what it is now: " + advice.command("show --newest", reference));
        }
        return snippet;
    }

    /** The snippet as it is now, whatever the lock says. */
    public Snippet newest(Reference reference) {
        return shelf.get(reference, Optional.empty());
    }

    /** What a person has to know about it; nothing when there is nothing to decide. */
    public Optional<Question> question(Snippet snippet) {
        Optional<Approval> before = lockFile.read().find(snippet.reference()).flatMap(Lock.Entry::approval);
        boolean known = before.filter(
                        approval -> approval.content().equals(snippet.content().hash()))
                .isPresent();
        return snippet.trust() != Trust.ELSEWHERE || known
                ? Optional.empty()
                : Optional.of(new Question(
                        snippet,
                        facts(snippet),
                        before,
                        advice.command("approve", snippet.reference()) + " --sha256 "
                                + snippet.content().hash()));
    }

    private void letThrough(Snippet snippet, Approver approver) {
        Optional<Question> question = question(snippet);
        if (question.isEmpty()) {
            return;
        }
        switch (approver.ask(question.get())) {
            case YES -> approve(snippet);
            case NO ->
                throw Refusal.of(
                        snippet.reference().kind() + " `" + snippet.reference().text() + "` was not approved");
            case NOBODY_THERE -> throw refusal(question.get());
        }
    }

    /** Says what it does and how to approve exactly that. */
    public static ProblemException refusal(Question question) {
        List<String> details = new ArrayList<>(question.lines());
        question.snippet().from().ifPresent(from -> details.add("from " + from));
        return ProblemException.usage(Problem.error(question.title() + ", and nobody is here to approve it")
                .details(details)
                .hint("if this is what you want: " + question.command()));
    }

    /** Writes down that a person has seen it and said yes. */
    public void approve(Snippet snippet) {
        Approval approval =
                new Approval(snippet.content().hash(), facts(snippet).lines());
        lockFile.change(lock -> lock.with(snippet.reference(), Lock.Entry.of(snippet, Optional.of(approval))));
    }

    /** Lets go of a snippet; false if it was not held. */
    public boolean forget(String reference) {
        boolean there = lockFile.read().entries().containsKey(reference);
        lockFile.change(lock -> lock.without(reference));
        return there;
    }
}

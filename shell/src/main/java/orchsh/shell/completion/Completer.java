package orchsh.shell.completion;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import orchsh.engine.caller.Background;
import orchsh.engine.caller.Cancellation;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.Call;
import orchsh.shell.call.Patience;
import orchsh.shell.completion.Wanted.Things;
import orchsh.shell.invocation.Console;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.invocation.Invocation;
import orchsh.shell.source.StackFile;
import orchsh.shell.syntax.Syntax;
import orchsh.shell.syntax.Typed;

/**
 * Tells the completion scripts of shells what a line can go on with: first which files, then a word a line with what it is behind
 * a tab. It changes nothing, asks nothing, says nothing of problems, and ends after a while with what it knows by then.
 */
public final class Completer {
    /** What completion scripts say in a command's place; behind it stand the words of the line, the unfinished one last. */
    static final String WORD = "__complete";

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Syntax syntax;
    private final BiFunction<Typed, Invocation, Call> calls;

    /** @param calls what is typed so far, as something that could be carried out */
    public Completer(Syntax syntax, BiFunction<Typed, Invocation, Call> calls) {
        this.syntax = syntax;
        this.calls = calls;
    }

    public static boolean isAsked(List<String> args) {
        return !args.isEmpty() && args.get(0).equals(WORD);
    }

    public ExitCode answer(Invocation invocation) {
        List<String> line = invocation.args().subList(1, invocation.args().size());
        if (!line.isEmpty() && line.get(0).equals("--")) {
            line = line.subList(1, line.size());
        }
        String current = line.isEmpty() ? "" : line.get(line.size() - 1);
        List<String> before = line.isEmpty() ? List.of() : line.subList(0, line.size() - 1);
        Offer offer = new Offer(current);
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(Background.threads("limit"));
        Cancellation limit = new Cancellation();
        try (CancellationToken.Registration end = invocation.cancellation().onCancel(limit::cancel)) {
            clock.schedule(limit::cancel, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            Patience.whileWanted(limit, () -> {
                offer(before, current, offer, quiet(invocation, limit));
                return offer;
            });
        } catch (CancellationException | ProblemException e) {
            // What was found until then is an answer, too.
        } finally {
            clock.shutdownNow();
        }
        offer.lines().forEach(text -> invocation.console().out().print(text + "\n"));
        return ExitCode.FINE;
    }

    private static Invocation quiet(Invocation asked, CancellationToken limit) {
        return new Invocation(
                asked.args(),
                asked.surroundings(),
                Console.silent(asked.console().outLook()),
                limit);
    }

    private void offer(List<String> before, String current, Offer offer, Invocation quiet) {
        new Continuation(syntax, word -> StackFile.exists(word, quiet.surroundings()), new Continuation.Listener() {
                    @Override
                    public void files(String kind) {
                        offer.files(kind);
                    }

                    @Override
                    public void behind(String head) {
                        offer.behind(head);
                    }

                    @Override
                    public void word(String word, String description) {
                        offer.add(word, description);
                    }

                    @Override
                    public void names(Things things, String suffix, HalfLine line) {
                        namesFor(line, offer, suffix, quiet).find(things);
                    }

                    @Override
                    public void values(String param, String given, HalfLine line) {
                        namesFor(line, offer, "", quiet).findValues(param, given);
                    }

                    @Override
                    public void verbs(HalfLine line) {
                        namesFor(line, offer, "", quiet).findVerbs();
                    }
                })
                .of(before, current);
    }

    private LiveNames namesFor(HalfLine line, Offer offer, String suffix, Invocation quiet) {
        List<String> said = suffix.isEmpty() ? line.words() : List.of();
        return new LiveNames(calls.apply(line.typed(), quiet), name -> {
            if (!said.contains(name)) {
                offer.add(name + suffix, "");
            }
        });
    }

    /** What a word can become; those who ask may stop listening while others still find out more. */
    private static final class Offer {
        private final String current;
        private final Map<String, String> words = Collections.synchronizedMap(new TreeMap<>());
        private volatile String files = "nothing";
        private volatile String head = "";

        Offer(String current) {
            this.current = current;
        }

        void files(String kind) {
            files = kind;
        }

        void behind(String text) {
            head = text;
        }

        void add(String word, String description) {
            String whole = head + word;
            if (whole.startsWith(current) && whole.chars().noneMatch(Character::isISOControl)) {
                words.putIfAbsent(whole, description.replaceAll("\\s+", " "));
            }
        }

        List<String> lines() {
            synchronized (words) {
                List<String> lines = new ArrayList<>(List.of(files));
                words.forEach(
                        (word, description) -> lines.add(description.isEmpty() ? word : word + "\t" + description));
                return lines;
            }
        }
    }
}

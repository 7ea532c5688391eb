package orchsh.shell.why;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import orchsh.engine.model.Need.Condition;
import orchsh.engine.model.Service;
import orchsh.engine.observed.Labels;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedContainer.State;
import orchsh.shell.view.prose.Story;
import orchsh.shell.view.prose.Story.Chapter;
import orchsh.shell.view.prose.Story.Mood;
import orchsh.shell.view.text.Elapsed;
import orchsh.shell.why.Known.Dependency;

/** Tells why services are as they are, down to what began it. Pure: the same evidence, the same story. */
final class Storyteller {
    /** Whoever wants to know what lies deeper asks for it by its name. */
    private static final int DEEPEST = 10;

    private static final Duration WORTH_TELLING = Duration.ofMillis(500);

    private final Evidence evidence;
    private final Set<String> told = new HashSet<>();

    Storyteller(Evidence evidence) {
        this.evidence = evidence;
    }

    Story ofService(String name) {
        told.clear();
        Account account = tell(name, List.of());
        return new Story(account.about(name), account.remedies());
    }

    /** Of a container beside the services. */
    Story ofContainer(Seen seen) {
        String name = seen.name();
        Account account = new ContainerTeller(
                        name, seen, fineCode(seen, Optional.empty()), evidence.now(), evidence.reach())
                .tell();
        return new Story(account.about(name), account.remedies());
    }

    /** @param path the services that led here, each needing the next */
    private Account tell(String name, List<String> path) {
        Optional<Known> known = evidence.service(name);
        told.add(name);
        if (known.isEmpty()) {
            return new Account(Mood.BAD, "is no service of stack `" + evidence.stack() + "`, and has no container")
                    .remedy("write down a service `" + name + "`, or let nobody need it");
        }
        Known service = known.get();
        Account account = service.containers().isEmpty() ? absent(service) : present(service);
        service.past().ifPresent(past -> tellPast(past, account));
        service.apart()
                .forEach(other -> account.atLeast(Mood.BAD)
                        .fact("it shares no network with `" + other + "`, which it is to reach")
                        .remedy("put `" + name + "` and `" + other + "` into one network"));
        if (evidence.isUp()) {
            tellNeeds(service, account, path);
        }
        if (service.isOrphan()) {
            account.atLeast(Mood.DOUBTFUL)
                    .fact("it is not in the script any more")
                    .remedy("remove it: orchsh up --remove-orphans");
        }
        service.outdated().ifPresent(why -> {
            account.fact("`up` would make it anew: " + why);
            boolean isJob = service.declared().filter(Service::isJob).isPresent();
            if (!isJob) {
                account.atLeast(Mood.DOUBTFUL).remedy("make it what its script says: orchsh up " + name);
            }
        });
        return account;
    }

    private void tellPast(Past past, Account account) {
        String run = "the last `" + past.command() + "`, "
                + Elapsed.words(Duration.between(past.begin(), evidence.now())) + " ago, ";
        if (past.failed().isPresent()) {
            account.fact(run + "failed to " + past.failed().get()
                    + past.reason().map(reason -> ": " + reason).orElse(""));
        } else if (account.mood() == Mood.FINE) {
            past.waited()
                    .filter(time -> time.compareTo(WORTH_TELLING) >= 0)
                    .ifPresent(time -> account.fact(run + "waited for it for " + Elapsed.words(time)));
        }
    }

    private Account absent(Known service) {
        String name = service.name();
        if (service.declared().filter(declared -> declared.replicas() == 0).isPresent()) {
            return new Account(Mood.FINE, "has no container, as its script wants it").fact("it is to have 0 replicas");
        }
        Account account = new Account(
                Mood.BAD,
                evidence.isUp() ? "has no container" : "has no container: stack `" + evidence.stack() + "` is not up");
        service.missingImage().ifPresent(image -> {
            account.fact("its image " + image.name() + " is not on this engine");
            boolean isTold = service.past().flatMap(Past::reason).equals(image.refused());
            image.refused()
                    .filter(reason -> !isTold)
                    .ifPresent(reason -> account.fact("it could not be pulled: " + reason));
            account.remedy(
                    image.isBuilt()
                            ? "build it: orchsh build " + name
                            : "fetch it, or be told why it cannot be had: orchsh pull " + name);
        });
        ContainerTeller.tellTaken(account, service.taken());
        return account.remedy(evidence.isUp() ? "make and start it: orchsh up " + name : "bring it up: orchsh up");
    }

    private Account present(Known service) {
        List<Seen> all = service.containers();
        if (all.size() == 1) {
            return tell(service, all.get(0));
        }
        List<Account> accounts = all.stream().map(seen -> tell(service, seen)).toList();
        long well =
                accounts.stream().filter(account -> account.mood() == Mood.FINE).count();
        Account whole = new Account(
                Mood.FINE,
                well == all.size()
                        ? "has " + all.size() + " containers, and all are well"
                        : "has " + all.size() + " containers, of which " + well
                                + (well == 1 ? " is well" : " are well"));
        for (int i = 0; i < all.size(); i++) {
            Account account = accounts.get(i);
            whole.atLeast(account.mood()).cause(account.about(all.get(i).name()));
            account.remedies().forEach(whole::remedy);
        }
        return whole;
    }

    private Account tell(Known service, Seen seen) {
        return new ContainerTeller(
                        service.name(), seen, fineCode(seen, Optional.of(service)), evidence.now(), evidence.reach())
                .tell();
    }

    /** A job's own label tells with which code it is to end where no script does. */
    private static Optional<Integer> fineCode(Seen seen, Optional<Known> service) {
        Optional<Integer> declared =
                service.flatMap(Known::declared).filter(Service::isJob).map(Service::fineExitCode);
        return declared.or(() -> seen.listed()
                .label(Labels.ENDS)
                .filter(text -> text.matches("\\d{1,3}"))
                .map(Integer::valueOf));
    }

    private void tellNeeds(Known service, Account account, List<String> path) {
        List<String> further = new ArrayList<>(path);
        further.add(service.name());
        List<Dependency> open =
                service.needs().stream().filter(need -> !isMet(need)).toList();
        for (Dependency need : open) {
            String wanted = "`" + need.service() + "` " + words(need.condition());
            if (further.contains(need.service())) {
                account.atLeast(Mood.BAD)
                        .fact("it needs " + wanted + ", which needs it in turn: a circle of "
                                + String.join(" -> ", further.subList(further.indexOf(need.service()), further.size()))
                                + " -> " + need.service())
                        .remedy("break the circle: one of them must start without the other");
                continue;
            }
            account.atLeast(Mood.DOUBTFUL);
            if (told.contains(need.service())) {
                account.fact("it needs " + wanted + ", as is told above");
                continue;
            }
            if (further.size() > DEEPEST) {
                account.fact("it needs " + wanted).remedy("see what led to that: orchsh why " + need.service());
                continue;
            }
            account.fact("it needs " + wanted);
            Account cause = tell(need.service(), further);
            account.cause(cause.about(need.service())).remediesFirst(cause.remedies());
        }
        if (!open.isEmpty() && service.containers().isEmpty()) {
            account.headline("was not made: what it needs is not there");
        }
    }

    private static String words(Condition condition) {
        return switch (condition) {
            case STARTED -> "to run";
            case READY -> "to be ready";
            case COMPLETED -> "to be completed";
        };
    }

    private boolean isMet(Dependency need) {
        Optional<Known> known = evidence.service(need.service());
        List<Seen> containers = known.map(Known::containers).orElse(List.of());
        if (containers.isEmpty()) {
            return known.flatMap(Known::declared)
                    .filter(declared -> declared.replicas() == 0)
                    .isPresent();
        }
        return containers.stream().allMatch(seen -> isMet(need.condition(), known.get(), seen));
    }

    private boolean isMet(Condition condition, Known service, Seen seen) {
        ObservedContainer listed = seen.listed();
        boolean isCompleted = seen.details().state() == State.EXITED
                && seen.details().exitCode()
                        == fineCode(seen, Optional.of(service)).orElse(0);
        return switch (condition) {
            case STARTED -> listed.isAlive() || isCompleted;
            case READY -> tell(service, seen).mood() == Mood.FINE;
            case COMPLETED -> isCompleted;
        };
    }

    /** The stories of a stack's services, those that are well in one line. */
    List<Story> ofAll(List<String> names) {
        return names.stream().map(this::ofService).map(Storyteller::shortened).toList();
    }

    private static Story shortened(Story story) {
        Chapter first = story.first();
        return first.mood() == Mood.FINE
                ? new Story(Chapter.of(first.subject(), first.mood(), first.headline(), List.of()), List.of())
                : story;
    }
}

package orchsh.shell.call;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import orchsh.dsl.snippet.UsualWait;
import orchsh.dsl.snippet.UsualWaits;
import orchsh.dsl.value.WaitText;
import orchsh.dsl.value.WordException;
import orchsh.engine.model.Need;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.model.StackRules;
import orchsh.engine.model.Wait;
import orchsh.engine.problem.NearMiss;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.source.StackReader.ReadStack;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Syntax;
import orchsh.shell.syntax.Typed;

/** Waits that are given beside the stack's file: those who need such a service then wait until it is ready. */
public final class GivenWaits {
    public static final String WAIT = "--wait";
    private static final String INFER = "--infer-waits";

    private static final Pattern NO_SERVER = Pattern.compile("(?:.*/)?(?:"
            + ".*sh|.*shell|.*sql|.*dump|.*restore|.*import|.*export|.*_isready|.*-?cli|.*admin|kafka-(?!server).*|"
            + "mongo|mariadb|influx|curl|wget|sleep|tail|cat|cp|echo|true)");

    private final Map<String, List<Wait>> waits = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private GivenWaits() {}

    public static CommandForm addTo(CommandForm form) {
        return form.addOption(Syntax.possibleValue(
                        "SERVICE=WAIT",
                        "[^=]+=.+",
                        "when a service is ready, if its file does not say: tcp:5432, http:8080/health, log:TEXT, exec:COMMAND,"
                                + " file:/PATH or healthy; alone it is accepted out of habit: everything is waited for",
                        WAIT))
                .addOption(Syntax.flag(
                        "give the services of well-known images that say nothing of the kind the waits that are usual"
                                + " for them; where their settings may move the port, it says so and leaves them",
                        INFER));
    }

    /** The stack with the waits that were given; those that cannot be are refused. */
    public static ReadStack on(Call call, ReadStack read) {
        Typed typed = call.typed();
        if (!typed.has(WAIT) && !typed.has(INFER)) {
            return read;
        }
        GivenWaits given = new GivenWaits();
        typed.values(WAIT).stream().filter(text -> !text.isEmpty()).forEach(text -> given.add(text, read.stack()));
        if (typed.has(INFER)) {
            given.infer(read.stack(), call.library().waits());
        }
        Stack stack = given.problems.isEmpty() ? given.on(read.stack()) : read.stack();
        if (!given.problems.isEmpty()) {
            throw new ProblemException(ProblemException.Kind.USAGE, given.problems);
        }
        given.notes.forEach(call::note);
        return read.with(stack);
    }

    private void add(String text, Stack stack) {
        int equals = text.indexOf('=');
        String name = equals < 0 ? text : text.substring(0, equals);
        if (equals < 1) {
            problems.add(Problem.error("`" + WAIT + " " + text + "` is not SERVICE=WAIT")
                    .hint("for example `" + WAIT + " db=tcp:5432`"));
        } else if (stack.service(name).isEmpty()) {
            List<String> known = stack.services().stream().map(Service::name).toList();
            problems.add(Problem.error("there is no service `" + name + "` in stack `" + stack.name() + "`")
                    .hint(NearMiss.hint(name, known).orElse("services: " + String.join(", ", known))));
        } else {
            read(text.substring(equals + 1))
                    .ifPresent(wait -> waits.computeIfAbsent(name, key -> new ArrayList<>())
                            .add(wait));
        }
    }

    private Optional<Wait> read(String text) {
        try {
            return Optional.of(WaitText.parse(text));
        } catch (WordException e) {
            Problem problem = Problem.error(String.valueOf(e.getMessage()));
            problems.add(e.hint().map(problem::hint).orElse(problem));
        } catch (IllegalArgumentException e) {
            problems.add(Problem.error(String.valueOf(e.getMessage())));
        }
        return Optional.empty();
    }

    /** What a service says itself counts more than what is usual. */
    private void infer(Stack stack, UsualWaits usual) {
        for (Service service : stack.services()) {
            boolean saysSomething = !service.waits().isEmpty()
                    || service.healthcheck().isPresent()
                    || service.isJob()
                    || service.build().isPresent()
                    || waits.containsKey(service.name());
            if (!saysSomething && runsItsServer(service)) {
                usual.of(stack.imageOf(service)).ifPresent(wait -> infer(service, wait));
            }
        }
    }

    private void infer(Service service, UsualWait usual) {
        Optional<String> doubt = usual.doubt(service);
        if (doubt.isPresent()) {
            notes.add("no wait is inferred for `" + service.name() + "`: " + doubt.get() + "; `" + WAIT + " "
                    + service.name() + "=…` says when it is ready");
        } else {
            read(usual.text()).ifPresent(wait -> waits.put(service.name(), List.of(wait)));
        }
    }

    /** A client or a shell in such an image never listens. */
    private static boolean runsItsServer(Service service) {
        String program = service.command()
                .filter(words -> !words.isEmpty())
                .map(words -> words.get(0))
                .orElse("");
        return service.launch().entrypoint().isEmpty()
                && !NO_SERVER.matcher(program).matches();
    }

    private Stack on(Stack stack) {
        Stack waiting =
                stack.withServices(stack.services().stream().map(this::on).toList());
        StackRules.check(waiting).stream()
                .filter(finding -> finding.about().word().equals("wait"))
                .forEach(finding -> problems.add(finding.hint()
                        .map(Problem.error(finding.message())::hint)
                        .orElse(Problem.error(finding.message()))));
        return waiting;
    }

    private Service on(Service service) {
        Service.Builder changed = service.toBuilder();
        waits.getOrDefault(service.name(), List.of()).forEach(changed::await);
        service.needs().stream()
                .filter(need -> waits.containsKey(need.service()) && need.condition() == Need.Condition.STARTED)
                .forEach(need -> changed.need(new Need(need.service(), Need.Condition.READY, need.restart())));
        return changed.build();
    }
}

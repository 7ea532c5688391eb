package orchsh.dsl.write.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import orchsh.dsl.write.Notations;
import orchsh.engine.model.Healthcheck;
import orchsh.engine.model.Hook;
import orchsh.engine.model.Need;
import orchsh.engine.model.Preparation;
import orchsh.engine.model.RestartPolicy;
import orchsh.engine.model.Service;

/** Writes what a service comes after, when it is ready, and how it lives and ends. */
final class OrderLines {
    private static final Set<String> KINDS = Set.of("CMD", "CMD-SHELL", "NONE");

    private OrderLines() {}

    static void write(Service service, Block block) {
        needs(service.needs(), block);
        WaitLine waits = new WaitLine(block.desk().literals());
        service.waits().forEach(wait -> block.say(waits.of(wait)));
        service.healthcheck()
                .ifPresent(check -> block.say(healthcheck(check, block.desk().literals())));
        if (!service.restart().equals(RestartPolicy.NO)) {
            block.say(
                    Call.of("restart").with(GroovyText.quoted(service.restart().toString())));
        }
        block.text("stopSignal", service.ending().signal());
        block.time("stopTimeout", service.ending().grace());
        preparations(service.hooks().beforeStart(), block);
        hooks("afterStart", service.hooks().afterStart(), block);
        hooks("onReady", service.hooks().whenReady(), block);
        hooks("beforeStop", service.hooks().beforeStop(), block);
    }

    /** Neighbours that say the same of their services share a line. */
    private static void needs(List<Need> needs, Block block) {
        Literals literals = block.desk().literals();
        List<Need> line = new ArrayList<>();
        for (Need need : needs) {
            boolean likewise = line.isEmpty()
                    || line.get(0).restart() == need.restart()
                            && isPlain(line.get(0)) == isPlain(need)
                            && line.stream().noneMatch(other -> other.service().equals(need.service()));
            if (!likewise) {
                block.say(needs(line, literals));
                line.clear();
            }
            line.add(need);
        }
        if (!line.isEmpty()) {
            block.say(needs(line, literals));
        }
    }

    private static boolean isPlain(Need need) {
        return need.condition() == Need.Condition.READY;
    }

    private static Call needs(List<Need> line, Literals literals) {
        Call call = Call.of("needs");
        for (Need need : line) {
            if (isPlain(need)) {
                call.with(literals.name(need.service()));
            } else {
                call.named(
                        literals.key(need.service()),
                        literals.name(need.condition().word()));
            }
        }
        return line.get(0).restart() ? call.named("restart", "true") : call;
    }

    private static Call healthcheck(Healthcheck check, Literals literals) {
        Call call = Call.of("healthcheck");
        if (check.equals(Healthcheck.SILENT)) {
            return call.named("disable", "false");
        }
        if (check.equals(Healthcheck.none())) {
            return call.with("false");
        }
        check.test().ifPresent(test -> test(test, call, literals));
        check.interval().ifPresent(time -> call.named("interval", Amounts.time(time)));
        check.timeout().ifPresent(time -> call.named("timeout", Amounts.time(time)));
        check.retries().ifPresent(number -> call.named("retries", String.valueOf(number)));
        check.startPeriod().ifPresent(time -> call.named("startPeriod", Amounts.time(time)));
        check.startInterval().ifPresent(time -> call.named("startInterval", Amounts.time(time)));
        return call;
    }

    /** A line for the shell is one text, a command several; what could be taken for the other says what it is. */
    private static void test(List<String> test, Call call, Literals literals) {
        List<String> words = test.subList(1, test.size());
        boolean isMarked = test.get(0).equals("NONE")
                || KINDS.contains(words.get(0))
                || words.stream().allMatch(String::isBlank);
        if (isMarked) {
            call.named("test", literals.list(test));
        } else if (test.get(0).equals("CMD") && words.size() == 1) {
            call.with(literals.list(words));
        } else {
            call.with(literals.texts(words));
        }
    }

    private static void hooks(String word, List<Hook> hooks, Block block) {
        Literals literals = block.desk().literals();
        for (Hook hook : hooks) {
            block.say(options(hook, Call.of(word).with(literals.command(hook.command())), literals));
        }
    }

    private static void preparations(List<Preparation> preparations, Block block) {
        Literals literals = block.desk().literals();
        for (Preparation preparation : preparations) {
            Hook hook = preparation.hook();
            Call call = Call.of("beforeStart").with(literals.command(hook.command()));
            preparation.image().ifPresent(image -> call.named("image", literals.name(Notations.of(image))));
            if (preparation.each()) {
                call.named("each", "true");
            }
            block.say(options(hook, call, literals));
        }
    }

    private static Call options(Hook hook, Call call, Literals literals) {
        hook.user().ifPresent(user -> call.named("user", literals.text(user)));
        if (hook.privileged()) {
            call.named("privileged", "true");
        }
        hook.workdir().ifPresent(folder -> call.named("workdir", literals.text(folder)));
        Map<String, String> env = hook.env();
        if (!env.isEmpty()) {
            call.named("env", literals.map(env));
        }
        return call;
    }
}

package orchsh.dsl.write.script;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orchsh.dsl.write.Notations;
import orchsh.engine.model.Identity;
import orchsh.engine.model.Launch;
import orchsh.engine.model.PullPolicy;
import orchsh.engine.model.Service;

/** Writes what a service runs, with which variables, and how its containers are called. */
final class RunLines {

    private RunLines() {}

    static void write(Service service, Block block) {
        service.image()
                .ifPresent(image ->
                        block.say(Call.of("image").with(block.desk().literals().name(Notations.of(image)))));
        service.build().ifPresent(build -> BuildLine.write(service, build, block));
        pull(service.pull()).ifPresent(block::say);
        block.text("platform", service.platform());
        launch(service.launch(), block);
        environment(service, block);
        identity(service.identity(), block);
    }

    private static Optional<Call> pull(PullPolicy policy) {
        return switch (policy.kind()) {
            case MISSING -> Optional.empty();
            case ALWAYS -> Optional.of(Call.of("pull").with("'always'"));
            case NEVER -> Optional.of(Call.of("pull").with("'never'"));
            case BUILD -> Optional.of(Call.of("pull").with("'build'"));
            case WHEN_OLD -> Optional.of(every(policy.age().orElseThrow()));
        };
    }

    private static Call every(Duration age) {
        if (age.equals(Duration.ofDays(1))) {
            return Call.of("pull").with("'daily'");
        }
        return age.equals(Duration.ofDays(7))
                ? Call.of("pull").with("'weekly'")
                : Call.of("pull").named("every", Amounts.time(age));
    }

    private static void launch(Launch launch, Block block) {
        Literals literals = block.desk().literals();
        launch.entrypoint().ifPresent(words -> block.say(Call.of("entrypoint").with(literals.command(words))));
        launch.command().ifPresent(words -> block.say(Call.of("command").with(literals.command(words))));
        block.text("workdir", launch.workdir());
        block.text("user", launch.user());
        block.texts("groupAdd", launch.groups());
        block.flag("init", launch.init());
        block.flag("tty", launch.tty());
        block.flag("stdin", launch.stdin());
    }

    private static void environment(Service service, Block block) {
        Literals literals = block.desk().literals();
        Map<String, String> variables = new LinkedHashMap<>();
        service.env()
                .forEach((name, value) -> variables.put(
                        literals.key(name),
                        service.environment().confidential().contains(name)
                                ? literals.confidential(value)
                                : literals.text(value)));
        block.say(Call.of("env").named(variables));
        service.environment().confidential().stream()
                .filter(name -> service.env().containsKey(name)
                        && !literals.canStayConfidential(service.env().getOrDefault(name, "")))
                .forEach(name -> block.lose(
                        "variable " + name + " was confidential, and no secret of the stack is its value",
                        "variable `" + name + "` of service `" + service.name() + "` is not confidential any more"));
        List.copyOf(service.environment().removed())
                .forEach(name -> block.say(Call.of("env.remove").with(literals.text(name))));
    }

    private static void identity(Identity identity, Block block) {
        block.text("containerName", identity.containerName());
        block.text("hostname", identity.hostname());
        block.text("domainname", identity.domainname());
        block.pairs("label", "labels", identity.labels());
        block.pairs("annotations", identity.annotations());
    }
}

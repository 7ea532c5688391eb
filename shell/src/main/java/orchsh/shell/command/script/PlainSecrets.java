package orchsh.shell.command.script;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import orchsh.dsl.write.Wanted;
import orchsh.engine.definition.Secrets;
import orchsh.engine.model.Build;
import orchsh.engine.model.Healthcheck;
import orchsh.engine.model.Hook;
import orchsh.engine.model.Preparation;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;

/** Finds what a stack does not say to be secret, though its names and words show that it is. */
final class PlainSecrets {
    private static final String HIDDEN = "the value of variable `%s` of service `%s`";
    private static final Pattern URL_WITH_USER = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://[^/\\s@]+@");
    /** Shorter values occur everywhere by chance. */
    private static final int SHORTEST = 4;

    private final Stack stack;
    /** What stands in the open anyway: a password that is like a user's name is found everywhere. */
    private final Set<String> open = new HashSet<>();

    PlainSecrets(Stack stack) {
        this.stack = stack;
        for (Service service : stack.services()) {
            open.add(service.name());
            service.env().forEach((name, value) -> {
                if (!isConfidential(service, name, value)) {
                    open.add(value);
                }
            });
        }
    }

    /** The stack with its secret variables said to be so. */
    Stack sealed() {
        return stack.withServices(stack.services().stream().map(this::sealed).toList());
    }

    private Service sealed(Service service) {
        Service.Builder changed = service.toBuilder();
        service.env().forEach((name, value) -> {
            boolean isSaid = service.environment().confidential().contains(name);
            if (!isSaid && isConfidential(service, name, value)) {
                changed.confidentialEnv(name, isFindable(value) ? value : String.format(HIDDEN, name, service.name()));
            }
        });
        return changed.build();
    }

    private static boolean isConfidential(Service service, String variable, String value) {
        return service.environment().confidential().contains(variable)
                || Secrets.isSecret(variable)
                || URL_WITH_USER.matcher(value).find();
    }

    private boolean isFindable(String value) {
        return value.length() >= SHORTEST && !open.contains(value);
    }

    /** The values of secret variables, and what stands in the words of commands, in addresses, and in the arguments of builds. */
    List<Wanted> inWords() {
        List<Wanted> found = new ArrayList<>();
        for (Service service : stack.services()) {
            Set<String> values = new LinkedHashSet<>();
            commands(service).forEach(words -> values.addAll(Secrets.givenAwayBy(words)));
            service.build()
                    .map(Build::args)
                    .ifPresent(args -> args.forEach((name, value) -> {
                        if (Secrets.isSecret(name)) {
                            values.add(value);
                        }
                    }));
            service.env().forEach((name, value) -> values.addAll(Secrets.givenAwayBy(List.of(value))));
            values.removeIf(value -> !isFindable(value));
            values.forEach(value -> found.add(wanted(service.name(), found.size(), value)));
        }
        return found;
    }

    private static Wanted wanted(String service, int known, String value) {
        String name = service + "-password" + (known == 0 ? "" : "-" + (known + 1));
        return new Wanted(name, Wanted.variableOf(name), "a password in the words of service `" + service + "`", value);
    }

    private static Stream<List<String>> commands(Service service) {
        List<List<String>> commands = new ArrayList<>();
        service.launch().command().ifPresent(commands::add);
        service.launch().entrypoint().ifPresent(commands::add);
        service.healthcheck().flatMap(Healthcheck::test).ifPresent(commands::add);
        Stream.of(
                        service.hooks().afterStart(),
                        service.hooks().whenReady(),
                        service.hooks().beforeStop())
                .flatMap(Collection::stream)
                .map(Hook::command)
                .forEach(commands::add);
        service.hooks().beforeStart().stream()
                .map(Preparation::hook)
                .map(Hook::command)
                .forEach(commands::add);
        return commands.stream();
    }
}

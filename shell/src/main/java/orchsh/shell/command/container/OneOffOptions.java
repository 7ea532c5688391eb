package orchsh.shell.command.container;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import orchsh.dsl.build.EnvFile;
import orchsh.dsl.build.TextFile;
import orchsh.dsl.value.CommandLine;
import orchsh.dsl.value.MountText;
import orchsh.engine.model.Mount;
import orchsh.engine.model.Port;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.model.Volume;
import orchsh.engine.plan.Choices;
import orchsh.engine.plan.Goal;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.Call;
import orchsh.shell.call.DeclaredServices;
import orchsh.shell.call.UpOptions;
import orchsh.shell.live.OneOff;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Syntax;
import orchsh.shell.syntax.Typed;

/** What can be different in a container for one command from what its service says. */
final class OneOffOptions {
    private static final String ENV_FILE = "--env-from-file";
    private static final String VOLUME = "--volume";
    private static final String PUBLISH = "--publish";
    private static final String SERVICE_PORTS = "--service-ports";
    private static final String LABEL = "--label";
    private static final String ENTRYPOINT = "--entrypoint";
    private static final String NAME = "--name";
    private static final String NO_DEPS = "--no-deps";
    private static final String ALIASES = "--use-aliases";
    private static final String BUILD = "--build";
    private static final String CAP_ADD = "--cap-add";
    private static final String CAP_DROP = "--cap-drop";
    private static final String REMOVE_ORPHANS = "--remove-orphans";

    private OneOffOptions() {}

    static CommandForm addTo(CommandForm spec) {
        return UpOptions.addImagesTo(spec)
                .addOption(Syntax.value("FILE", "variables for it, one a line", ENV_FILE))
                .addOption(Syntax.value("MOUNT", "a volume or folder for it: [SOURCE:]/PATH[:ro]", "-v", VOLUME))
                .addOption(Syntax.value("PORT", "a port to publish: [[ADDRESS:]HOST:]CONTAINER[/udp]", "-p", PUBLISH))
                .addOption(Syntax.flag("publish the service's ports", SERVICE_PORTS))
                .addOption(Syntax.value("NAME=VALUE", "a label for it", "-l", LABEL))
                .addOption(Syntax.value("COMMAND", "another entrypoint", ENTRYPOINT))
                .addOption(Syntax.value("NAME", "the container's name", NAME))
                .addOption(Syntax.flag("leave alone what the service needs", NO_DEPS))
                .addOption(Syntax.flag("let the service's names lead to it, too", ALIASES))
                .addOption(Syntax.flag("build its image anew", BUILD))
                .addOption(Syntax.value("CAPABILITY", "let its processes do that, too: NET_ADMIN, ALL", CAP_ADD))
                .addOption(Syntax.value("CAPABILITY", "do not let its processes do that", CAP_DROP))
                .addOption(Syntax.flag(
                        "remove containers and networks that are not in the script any more", REMOVE_ORPHANS));
    }

    /**
     * The container that is wanted.
     *
     * @param declared has the service that it is like
     */
    static OneOff oneOff(Call call, Stack declared, boolean onTerminal) {
        Stack stack = UpOptions.on(declared, call.typed());
        Service like = DeclaredServices.named(call.typed().words().get(0), stack);
        try {
            List<Mount> mounts = mounts(call);
            Stack with = withVolumes(stack, mounts);
            return OneOff.of(with, like, changes(call, like, mounts, onTerminal));
        } catch (IllegalArgumentException e) {
            throw ProblemException.usage(e);
        }
    }

    static Goal.Up goal(Call call, OneOff oneOff) {
        Goal.Up goal = new Goal.Up(
                Set.of(oneOff.service().name()),
                call.typed().has(BUILD) ? Goal.Up.Images.REBUILD : Goal.Up.Images.AS_NEEDED,
                Optional.of(call.stackFile().path()));
        return goal.with(Choices.USUAL
                .with(call.typed().has(NO_DEPS) ? Choices.Needs.LEFT : Choices.Needs.AS_NEEDED)
                .with(call.typed().has(REMOVE_ORPHANS) ? Choices.Orphans.REMOVED : Choices.Orphans.LEFT));
    }

    private static List<Mount> mounts(Call call) {
        return call.typed().values(VOLUME).stream()
                .map(text -> MountText.read(text, call.invocation().surroundings()))
                .toList();
    }

    /** A volume that the stack does not know becomes one of its own. */
    private static Stack withVolumes(Stack stack, List<Mount> mounts) {
        List<Volume> missing = new ArrayList<>();
        for (Mount mount : mounts) {
            if (mount instanceof Mount.NamedVolume named
                    && stack.volumes().stream()
                            .noneMatch(volume -> volume.name().equals(named.volume()))) {
                missing.add(Volume.named(named.volume()).build());
            }
        }
        return missing.isEmpty()
                ? stack
                : stack.toBuilder(stack.name()).volumes(missing).build();
    }

    private static Consumer<Service.Builder> changes(Call call, Service like, List<Mount> mounts, boolean onTerminal) {
        Typed typed = call.typed();
        List<String> command = TalkOptions.command(typed.words());
        return builder -> {
            typed.values(ENV_FILE).forEach(file -> builder.env(variables(file, call)));
            builder.env(TalkOptions.env(call));
            if (!command.isEmpty()) {
                builder.command(command);
            }
            builder.launch(launch -> {
                TalkOptions.user(typed).ifPresent(launch::user);
                TalkOptions.folder(typed).ifPresent(launch::workdir);
                typed.value(ENTRYPOINT).map(CommandLine::split).ifPresent(launch::entrypoint);
                launch.tty(onTerminal);
                launch.stdin(
                        typed.has(RunCommand.DETACH)
                                ? TalkOptions.isInteractive(typed)
                                : TalkOptions.isInputWanted(call));
            });
            builder.privileges(privileges -> {
                typed.values(CAP_ADD).forEach(privileges::add);
                typed.values(CAP_DROP).forEach(privileges::drop);
            });
            mounts.forEach(builder::mount);
            if (typed.has(SERVICE_PORTS)) {
                like.ports().forEach(builder::port);
            }
            typed.values(PUBLISH).forEach(text -> Port.parse(text).forEach(builder::port));
            builder.identity(identity -> {
                typed.value(NAME).ifPresent(identity::containerName);
                typed.values(LABEL).forEach(label -> {
                    int equals = label.indexOf('=');
                    identity.label(
                            equals < 0 ? label : label.substring(0, equals),
                            equals < 0 ? "" : label.substring(equals + 1));
                });
            });
            if (typed.has(ALIASES)) {
                like.effectiveNetworks()
                        .forEach(use -> builder.calledAlso(use.network(), aliases(like, use.aliases())));
            }
        };
    }

    private static List<String> aliases(Service like, List<String> more) {
        List<String> all = new ArrayList<>(List.of(like.name()));
        all.addAll(more);
        return all;
    }

    private static Map<String, String> variables(String file, Call call) {
        Path path = call.invocation().surroundings().resolve(file);
        return EnvFile.parse(
                file, TextFile.variables(path, file), call.invocation().surroundings());
    }
}

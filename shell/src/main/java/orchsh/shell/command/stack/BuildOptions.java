package orchsh.shell.command.stack;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import orchsh.engine.model.Build;
import orchsh.engine.model.BuildCaching;
import orchsh.engine.model.BuildSsh;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.Call;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Syntax;
import orchsh.shell.syntax.Typed;

/** What is said beside the script about how images are built. */
final class BuildOptions {
    private static final String ARG = "--build-arg";
    private static final String PULL = "--pull";
    private static final String SSH = "--ssh";
    private static final String PROVENANCE = "--provenance";
    private static final String SBOM = "--sbom";

    private BuildOptions() {}

    static CommandForm addTo(CommandForm form) {
        return form.addOption(Syntax.value(
                        "NAME=VALUE",
                        "a value for an `ARG` of the Dockerfiles; without a value, the caller's own",
                        ARG))
                .addOption(Syntax.flag("ask registries for newer base images", PULL))
                .addOption(
                        Syntax.value("NAME[=PATH]", "an ssh agent or key for `RUN` lines: default, deploy=/path", SSH))
                .addOption(Syntax.value("WISH", "the record of how images were made: true, mode=max", PROVENANCE))
                .addOption(Syntax.value("WISH", "the list of what is in images: true", SBOM));
    }

    /** The stack with builds as they are wished for. */
    static Stack on(Stack stack, Call call) {
        Typed typed = call.typed();
        boolean isWished = List.of(ARG, PULL, SSH, PROVENANCE, SBOM).stream().anyMatch(typed::has);
        if (!isWished) {
            return stack;
        }
        Map<String, String> args = args(call);
        List<BuildSsh> agents =
                typed.values(SSH).stream().map(text -> agent(text, call)).toList();
        return stack.withServices(stack.services().stream()
                .map(service -> service.build()
                        .map(build -> with(service, changed(build, args, agents, typed)))
                        .orElse(service))
                .toList());
    }

    private static Service with(Service service, Build build) {
        return service.toBuilder().build(build).build();
    }

    private static Build changed(Build build, Map<String, String> args, List<BuildSsh> agents, Typed typed) {
        Build.Builder changed = build.toBuilder().args(args);
        Map<String, BuildSsh> all = new TreeMap<>();
        build.ssh().forEach(agent -> all.put(agent.id(), agent));
        agents.stream().filter(agent -> !all.containsKey(agent.id())).forEach(changed::ssh);
        typed.value(PROVENANCE).ifPresent(changed::provenance);
        typed.value(SBOM).ifPresent(changed::sbom);
        if (typed.has(PULL)) {
            BuildCaching caching = build.caching();
            changed.caching(new BuildCaching(
                    caching.use(), caching.from(), caching.to(), caching.neverFor(), BuildCaching.Pull.ALWAYS));
        }
        return changed.build();
    }

    private static Map<String, String> args(Call call) {
        Map<String, String> args = new LinkedHashMap<>();
        for (String text : call.typed().values(ARG)) {
            int equals = text.indexOf('=');
            String name = equals < 0 ? text : text.substring(0, equals);
            if (name.isBlank()) {
                throw ProblemException.usage(Problem.error("`" + ARG + " " + text + "` is not NAME=VALUE"));
            }
            Optional<String> value = equals < 0
                    ? Optional.ofNullable(
                            call.invocation().surroundings().environment().get(name))
                    : Optional.of(text.substring(equals + 1));
            value.ifPresent(its -> args.put(name, its));
        }
        return args;
    }

    private static BuildSsh agent(String text, Call call) {
        int equals = text.indexOf('=');
        Optional<Path> path = equals < 0
                ? Optional.empty()
                : Optional.of(call.invocation().surroundings().resolve(text.substring(equals + 1)));
        try {
            return new BuildSsh(equals < 0 ? text : text.substring(0, equals), path);
        } catch (IllegalArgumentException e) {
            throw ProblemException.usage(e);
        }
    }
}

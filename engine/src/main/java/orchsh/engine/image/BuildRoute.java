package orchsh.engine.image;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import orchsh.engine.model.Build;
import orchsh.engine.port.ContainerEngine.Builder;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/** Finds what an image is built with: the best of the builders here that does all that is asked for. */
public final class BuildRoute {
    private static final List<Builder> BEST_FIRST = List.of(Builder.BUILDKIT, Builder.CLASSIC, Builder.BUILDX);
    private static final String PLUGIN_HINT = "install the docker command's plugin `docker-buildx`, which is used then";

    private final BuildContext context;
    private final Build build;

    public BuildRoute(BuildContext context) {
        this.context = context;
        this.build = context.build();
    }

    /** Whether any builder will do, so that nobody need ask which there are. */
    public boolean isPlain() {
        return BEST_FIRST.stream().allMatch(builder -> obstacle(builder).isEmpty());
    }

    /**
     * The builder to use.
     *
     * @param present what there is
     * @throws ProblemException when none of them does all that is asked for, with the first thing that is too much
     */
    public Builder choose(Set<Builder> present) {
        for (Builder builder : BEST_FIRST) {
            if (present.contains(builder) && obstacle(builder).isEmpty()) {
                return builder;
            }
        }
        Builder nearest = present.contains(Builder.BUILDX)
                ? Builder.BUILDX
                : present.contains(Builder.BUILDKIT) ? Builder.BUILDKIT : Builder.CLASSIC;
        Problem problem = obstacle(nearest)
                .orElseThrow(() -> new IllegalStateException("there is nothing here that builds images"));
        throw ProblemException.stack(problem);
    }

    /** Why the builder cannot be used, if it cannot. */
    private Optional<Problem> obstacle(Builder builder) {
        return switch (builder) {
            case CLASSIC ->
                wordBeyondRequests()
                        .or(() -> context.beyondClassic()
                                .map(need -> Problem.error(need.place() + ": " + need.what()
                                                + " needs BuildKit, and the builder of this engine is the classic one")
                                        .hint("write it without, use Docker 23 or newer, or " + PLUGIN_HINT)));
            case BUILDKIT ->
                wordBeyondRequests()
                        .or(this::askingBack)
                        .or(this::unknownNetwork)
                        .or(this::dockerfileToBeHidden);
            case BUILDX -> unknownNetwork().or(this::isolation);
        };
    }

    private Optional<Problem> wordBeyondRequests() {
        Optional<Problem> word = BuildKit.wordsBeyond(build).stream()
                .findFirst()
                .map(name -> Problem.error("`" + name + "` of the build of service `" + context.service()
                                + "` needs `docker buildx`, which is not here")
                        .hint(PLUGIN_HINT));
        boolean hasTextForAddress =
                build.folder().isEmpty() && build.inlineDockerfile().isPresent();
        return word.or(() -> hasTextForAddress
                ? Optional.of(Problem.error("the Dockerfile in the script for files from an address, in service `"
                                + context.service() + "`, needs `docker buildx`, which is not here")
                        .hint(PLUGIN_HINT))
                : Optional.empty());
    }

    private Optional<Problem> askingBack() {
        return context.beyondRequest()
                .map(need -> Problem.error(
                                need.place() + ": " + need.what() + " needs `docker buildx`, which is not here")
                        .hint(PLUGIN_HINT));
    }

    private Optional<Problem> unknownNetwork() {
        return build.run()
                .network()
                .filter(network -> !BuildKit.knowsNetwork(network))
                .map(network -> Problem.error("the build of service `" + context.service() + "` is to use the network `"
                                + network + "`, and BuildKit knows only `default`, `host` and `none`")
                        .hint("choose one of these, or write the Dockerfile so that the classic builder will do"));
    }

    private Optional<Problem> isolation() {
        return build.run()
                .isolation()
                .map(isolation -> Problem.error("`isolation` of the build of service `" + context.service()
                        + "` is not known to `docker buildx`"));
    }

    /** Sent by request, BuildKit takes all files as they come. */
    private Optional<Problem> dockerfileToBeHidden() {
        return context.dockerfileMightBeCopied()
                ? Optional.of(Problem.error("the files of service `" + context.service() + "` are to be copied without "
                                + context.shownAs() + ", which needs `docker buildx`, which is not here")
                        .hint("copy single files and folders instead of all, do not ignore the Dockerfile, or "
                                + PLUGIN_HINT))
                : Optional.empty();
    }
}

package orchsh.dsl.build;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import orchsh.dsl.language.ServiceLanguage;
import orchsh.dsl.language.SnippetWords;
import orchsh.dsl.value.Options;
import orchsh.dsl.value.Values;
import orchsh.dsl.value.WordException;
import org.jspecify.annotations.Nullable;

/** Lets snippets speak. */
final class SnippetPart implements SnippetWords {
    private final Notebook notebook;
    private final OpenService open;
    private final Params params;
    private final ServicePart services;

    SnippetPart(Notebook notebook, OpenService open, Params params, ServicePart services) {
        this.notebook = notebook;
        this.open = open;
        this.params = params;
        this.services = services;
    }

    /** Found before the script runs, for it makes a word. */
    @Override
    public void use(@Nullable Object snippet) {}

    @Override
    public void use(Map<String, ?> options, @Nullable Object snippet) {}

    @Override
    public void snippet(@Nullable Object title) {
        snippet(Map.of(), title);
    }

    @Override
    public void snippet(Map<String, ?> options, @Nullable Object title) {
        notebook.heed(() -> {
            Values.text("snippet", title);
            Object declarative =
                    Options.of("snippet", options, List.of("declarative")).getOrDefault("declarative", true);
            if (!(declarative instanceof Boolean)) {
                throw new WordException("`declarative:` is true or false");
            }
        });
    }

    /**
     * Lets a snippet speak, and then the block of whoever uses it to the service of the name that it was given.
     *
     * @param word the snippet's word
     * @param given what stands behind the word
     */
    @Nullable ServiceLanguage say(String word, @Nullable Object[] given, SnippetRun run) {
        Place here = notebook.here();
        Optional<SnippetCall> read = notebook.read(() -> {
            open.refuse(word);
            return SnippetCall.of(word, given);
        });
        if (read.isEmpty()) {
            return null;
        }
        SnippetCall call = read.get();
        run(word, call, here, run);
        ServiceBuilder service = services.all().get(call.name());
        call.block().ifPresent(block -> {
            if (service == null) {
                notebook.complain(
                        here,
                        "snippet `" + word + "` declares no service `" + call.name()
                                + "`, so nothing is there for the block to speak to",
                        "");
                return;
            }
            services.speakAgain(service, block);
        });
        return service == null ? null : service.words();
    }

    private void run(String word, SnippetCall call, Place here, SnippetRun run) {
        int before = notebook.complaints().size();
        Params own = params.ofSnippet(call.params());
        run.run(call.name(), own, here);
        if (!own.refused().isEmpty()) {
            // what else is wrong may well come of the value that is missing
            notebook.takeBack(before);
            own.refused()
                    .forEach(refused -> notebook.complain(
                            here, refused.message(), refused.hint().orElse("")));
        }
        own.unknown(word)
                .ifPresent(unknown -> notebook.complain(
                        here,
                        String.valueOf(unknown.getMessage()),
                        unknown.hint().orElse("")));
    }
}

package orchsh.dsl.build;

import groovy.lang.Closure;
import java.util.Map;
import orchsh.dsl.language.WishWords;
import orchsh.dsl.value.Values;
import org.jspecify.annotations.Nullable;

/** Hears what a script asks of whoever starts it: params and profiles. */
final class WishPart implements WishWords {
    private final Notebook notebook;
    private final Params params;
    private final Profiles profiles;

    WishPart(Notebook notebook, Params params, Profiles profiles) {
        this.notebook = notebook;
        this.params = params;
        this.profiles = profiles;
    }

    @Override
    public void param(@Nullable Object name) {
        param(Map.of(), name);
    }

    @Override
    public void param(Map<String, ?> options, @Nullable Object name) {
        params.declare(options, name);
    }

    @Override
    public Map<String, @Nullable Object> getParams() {
        return params.values();
    }

    @Override
    public void profile(@Nullable Object given, Closure<?> block) {
        notebook.read(() -> Values.text("profile", given))
                .filter(profiles::declare)
                .ifPresent(name -> Blocks.runWhereItStands(block));
    }
}

package orchsh.dsl.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import orchsh.dsl.language.FileWords;
import orchsh.dsl.value.Options;
import orchsh.dsl.value.Values;
import org.jspecify.annotations.Nullable;

/** Makes other files part of the stack. */
final class FilePart implements FileWords {
    private final Notebook notebook;
    private final OpenService open;
    private final LeftOut leftOut;
    private final Inclusion inclusion;

    FilePart(Notebook notebook, OpenService open, LeftOut leftOut, Inclusion inclusion) {
        this.notebook = notebook;
        this.open = open;
        this.leftOut = leftOut;
        this.inclusion = inclusion;
    }

    @Override
    public void include(@Nullable Object... files) {
        include(Map.of(), files);
    }

    @Override
    public void include(Map<String, ?> given, @Nullable Object... files) {
        Place here = notebook.here();
        List<String> names = new ArrayList<>();
        List<String> without = new ArrayList<>();
        notebook.heed(() -> {
            open.refuse("include");
            Options.of("include", given, List.of("without"))
                    .values()
                    .forEach(said -> Values.each(new @Nullable Object[] {said})
                            .forEach(name -> without.add(Values.service("without", name))));
            Values.each(files).forEach(file -> names.add(Values.text("include", file)));
        });
        notebook.heed(here, () -> leftOut.during(without, () -> names.forEach(name -> inclusion.include(name, here))));
    }
}

package orchsh.dsl.build;

import java.util.ArrayList;
import java.util.List;
import orchsh.dsl.language.FileWords;
import org.jspecify.annotations.Nullable;

/** Makes other files part of the stack. */
final class FilePart implements FileWords {
    private final Notebook notebook;
    private final OpenService open;
    private final Inclusion inclusion;

    FilePart(Notebook notebook, OpenService open, Inclusion inclusion) {
        this.notebook = notebook;
        this.open = open;
        this.inclusion = inclusion;
    }

    @Override
    public void include(@Nullable Object... files) {
        Place here = notebook.here();
        List<String> names = new ArrayList<>();
        notebook.heed(() -> {
            open.refuse("include");
            Values.each(files).forEach(file -> names.add(Values.text("include", file)));
        });
        names.forEach(name -> inclusion.include(name, here));
    }
}

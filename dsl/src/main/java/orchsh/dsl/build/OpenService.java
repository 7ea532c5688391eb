package orchsh.dsl.build;

import groovy.lang.Closure;
import java.util.Optional;
import orchsh.dsl.value.WordException;

/** Knows which service is spoken to just now, for there much may not be said. */
final class OpenService {
    private final Notebook notebook;
    private Optional<String> name = Optional.empty();

    OpenService(Notebook notebook) {
        this.notebook = notebook;
    }

    /** Lets blocks speak to a service. */
    void speak(String service, Runnable blocks) {
        name = Optional.of(service);
        try {
            blocks.run();
        } finally {
            name = Optional.empty();
        }
    }

    /** Refuses a word that is not one of services where it is said to one. */
    void refuse(String word) {
        if (name.isPresent()) {
            throw new WordException(
                    "`" + word + "` does not belong inside service `" + name.get() + "`",
                    "write it before or behind the block");
        }
    }

    /** Whether a block that speaks to services may stand here; one that may not is complained about. */
    boolean mayOpen(String what, Closure<?> block) {
        if (name.isPresent()) {
            notebook.complain(
                    notebook.here(),
                    what + " is inside service `" + name.get() + "`",
                    "close the block of `" + name.get() + "` first; `needs` and `link` join services");
            return false;
        }
        if (block.getMaximumNumberOfParameters() > 1) {
            notebook.complain(
                    notebook.here(), "the block of " + what + " takes more than one parameter", "it needs none");
            return false;
        }
        return true;
    }
}

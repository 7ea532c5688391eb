package orchsh.shell.rows;

import java.util.Collection;
import java.util.List;

/** One thing that is done with rows. */
public interface Stage {

    /** The columns that it looks at. */
    default Collection<String> names() {
        return List.of();
    }

    /** Puts itself in front of whoever takes what comes out of it. */
    Sink before(Sink next);
}

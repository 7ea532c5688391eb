package orchsh.dsl.value;

import orchsh.engine.caller.Surroundings;
import orchsh.engine.model.Mount;

/** Mounts as they are typed, for those who have no script: {@code [source:]/target[:options]}. */
public final class MountText {
    private MountText() {}

    /** Reads one; what is none is an {@link IllegalArgumentException}. */
    public static Mount read(String text, Surroundings surroundings) {
        return new MountDraft(surroundings).read(text).mount();
    }
}

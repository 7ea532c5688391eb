package orchsh.dsl.build;

/** Knows which statement of a stack's scripts is being run: the scripts move it, the builders read it. */
public final class Cursor {
    private Place place;
    private Place last;

    public Cursor(Source start) {
        place = Place.startOf(start);
        last = place;
    }

    /** The statement that says the word, and not one of a closure that worked out what the word is given. */
    public Place place() {
        return place;
    }

    /** The statement begun last. */
    public Place last() {
        return last;
    }

    /** A statement begins that says a word. */
    public void say(Place next) {
        place = next;
        last = next;
    }

    /** A statement begins. */
    public void pass(Place next) {
        last = next;
    }
}

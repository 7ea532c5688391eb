package orchsh.dsl.build;

/** Knows which line of the script is being run: the script moves it, the builders read it. */
public final class Cursor {
    private Place place = Place.START;

    public Place place() {
        return place;
    }

    public void moveTo(Place next) {
        place = next;
    }
}

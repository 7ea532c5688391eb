package orchsh.shell;

import sun.misc.Signal;

/** The signals of the operating system. */
final class Signals {
    private Signals() {}

    /** Has work done whenever the signal comes; not at all on a system that has no such signal or keeps it to itself. */
    static void listen(String name, Runnable work) {
        try {
            Signal.handle(new Signal(name), signal -> work.run());
        } catch (IllegalArgumentException e) {
            return; // nothing will ever come
        }
    }
}

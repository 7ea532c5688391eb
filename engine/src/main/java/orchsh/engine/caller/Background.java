package orchsh.engine.caller;

import java.util.concurrent.ThreadFactory;

/** Threads for work beside that of the caller; none of them keeps a process from ending. */
public final class Background {
    private Background() {}

    /** Begins the work at once. */
    public static Thread start(String name, Runnable work) {
        Thread thread = thread(name, work);
        thread.start();
        return thread;
    }

    /** For work that begins later. */
    public static Thread thread(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** For pools. */
    public static ThreadFactory threads(String name) {
        return work -> thread(name, work);
    }
}

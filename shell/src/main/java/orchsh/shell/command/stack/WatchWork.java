package orchsh.shell.command.stack;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.report.WatchNews;

/** What is done to a stack while its files are watched. What fails is thrown, and the watching goes on. */
interface WatchWork {

    /** The containers of a service that run now. */
    List<ObservedContainer> running(String service);

    /**
     * Makes files of a container what they are here.
     *
     * @param gone paths in the container
     * @param files by their paths in the container
     */
    void copy(String container, List<String> gone, SortedMap<String, Path> files);

    void restart(String service);

    /** Makes its image and its containers anew if that has become necessary. */
    void rebuild(String service);

    /** Runs a command in a container. */
    void execute(String container, List<String> command);

    /** A file as the user would write it. */
    String shown(Path file);

    void tell(WatchNews news);

    /** Something went wrong, after which it goes on. */
    void failed(ProblemException why);
}

package orchsh.shell.live;

/** Shows what tasks print, and what the commands print that they run. */
public interface Voice {

    void out(String text);

    void err(String text);
}

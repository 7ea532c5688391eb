package orchsh.shell.view.container;

import java.util.List;

/**
 * How a container can be reached.
 *
 * @param state what it is doing, in a word
 * @param addresses from this machine, for example {@code http://127.0.0.1:8080}
 * @param inside its ports, as those in its networks reach them
 */
public record WayIn(String service, String container, String state, List<String> addresses, List<String> inside) {
    public WayIn {
        addresses = List.copyOf(addresses);
        inside = List.copyOf(inside);
    }
}

package orchsh.engine.docker;

import com.github.dockerjava.api.model.Container;
import java.util.List;

/** Containers that are in the way, as they are named to users. */
final class Users {
    private Users() {}

    static String nameOf(Container container) {
        String[] names = container.getNames();
        return names == null || names.length == 0 ? container.getId() : withoutSlash(names[0]);
    }

    static String withoutSlash(String name) {
        return name.startsWith("/") ? name.substring(1) : name;
    }

    static String words(List<String> containers) {
        String names = String.join("`, `", containers);
        return (containers.size() == 1 ? "container `" : "containers `")
                + names
                + (containers.size() == 1 ? "` uses it" : "` use it");
    }
}

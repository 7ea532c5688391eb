package orchsh.shell.view.prose;

import java.util.ArrayList;
import java.util.List;
import orchsh.engine.model.Mount;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.model.Wait;
import orchsh.shell.view.text.Cells;

/** What a stack consists of, for people; values of variables are left out, for they may be secret. */
public final class StackView {
    private StackView() {}

    public static List<String> lines(Stack stack) {
        List<String> lines = new ArrayList<>();
        stack.services().forEach(service -> {
            lines.add((service.job().isPresent() ? "job " : "service ") + service.name());
            describe(service).forEach(line -> lines.add("  " + line));
        });
        stack.networks().forEach(network -> lines.add("network " + network.name()));
        stack.volumes().forEach(volume -> lines.add("volume " + volume.name()));
        return lines;
    }

    private static List<String> describe(Service service) {
        List<String> lines = new ArrayList<>();
        service.image().ifPresent(image -> lines.add("image     " + image));
        service.build().ifPresent(build -> lines.add("image     built from a Dockerfile"));
        service.command().ifPresent(command -> lines.add("command   " + String.join(" ", command)));
        if (!service.env().isEmpty()) {
            lines.add("env       " + String.join(", ", service.env().keySet()));
        }
        service.ports().forEach(port -> lines.add("port      " + port));
        service.mounts()
                .forEach(mount -> lines.add("volume    " + source(mount) + " at " + mount.target()
                        + (mount.readOnly() ? ", read-only" : "")));
        service.needs().forEach(need -> lines.add("needs     " + need.service()));
        service.waits().stream().map(Wait::describe).forEach(wait -> lines.add("wait      " + wait));
        if (service.privileges().privileged()) {
            lines.add("privileged");
        }
        return lines.stream().map(Cells::clean).toList();
    }

    private static String source(Mount mount) {
        if (mount instanceof Mount.NamedVolume volume) {
            return volume.volume();
        }
        if (mount instanceof Mount.HostPath path) {
            return path.source().toString();
        }
        if (mount instanceof Mount.ImageFiles files) {
            return files.image().toString();
        }
        return mount instanceof Mount.Memory ? "memory" : "a volume of its own";
    }
}

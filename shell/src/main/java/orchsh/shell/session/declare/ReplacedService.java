package orchsh.shell.session.declare;

import java.util.Optional;
import orchsh.engine.model.ImageReference;
import orchsh.engine.model.Service;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.problem.Location;
import orchsh.engine.problem.Subject;
import orchsh.shell.call.Call;
import orchsh.shell.call.OpenEngine;
import orchsh.shell.source.StackReader.ReadStack;

/**
 * A service that an image takes the place of.
 *
 * @param service as it was declared
 * @param stack the stack as it was before
 */
record ReplacedService(Service service, ReadStack stack) {

    /** What is said of it, for nobody is asked. */
    String line(Call call, String image) {
        String wanted = ImageReference.parse(image).toString();
        String there =
                running(call).orElseGet(() -> stack.stack().imageOf(service).toString());
        Optional<String> file =
                stack.origins().of(Subject.service(service.name())).map(Location::file);
        String images = there.equals(wanted) ? ", still with " + wanted : ": " + there + " becomes " + wanted;
        return "`" + service.name() + "`" + file.map(name -> " of " + name).orElse("")
                + " is replaced in this session" + images + "; `undo` brings it back"
                + file.map(name -> ", and " + name + " stays as it is").orElse("");
    }

    private Optional<String> running(Call call) {
        try (OpenEngine engine = call.openEngine()) {
            return engine.observe(stack.stack().name()).ofService(service.name()).stream()
                    .filter(ObservedContainer::isRunning)
                    .map(ObservedContainer::image)
                    .findFirst();
        }
    }
}

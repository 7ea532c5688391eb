package orchsh.dsl.build;

import groovy.lang.Closure;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import orchsh.dsl.language.ServiceLanguage;
import orchsh.engine.caller.Surroundings;
import orchsh.engine.model.Service;
import orchsh.engine.model.Subject;

/** Collects what the blocks of one service say: a part for each group of words. */
final class ServiceBuilder {
    private final String name;
    private final Place place;
    private final Notebook notebook;
    private final Sayings sayings;
    private final ImagePart image;
    private final EnvironmentPart environment;
    private final OrderPart order;
    private final TestPart test;
    private final ServiceLanguage words;

    ServiceBuilder(String name, Place place, Notebook notebook, Output output, Supplier<Surroundings> beside) {
        this.name = name;
        this.place = place;
        this.notebook = notebook;
        this.sayings = new Sayings(name, notebook, beside);
        this.image = new ImagePart(sayings);
        this.environment = new EnvironmentPart(sayings);
        this.order = new OrderPart(sayings);
        this.test = new TestPart(sayings);
        PortPart ports = new PortPart(sayings);
        this.words = Router.of(
                ServiceLanguage.class,
                "service `" + name + "`",
                List.of(
                        image,
                        new CommandPart(sayings),
                        environment,
                        new IdentityPart(sayings),
                        ports,
                        new LinkPart(sayings),
                        new NetworkPart(sayings),
                        new MountPart(sayings),
                        order,
                        test,
                        new ReadyPart(sayings, ports::published),
                        new Printer(output)));
    }

    /** What its blocks speak to. */
    ServiceLanguage words() {
        return words;
    }

    /** It runs to its end. */
    void makeJob() {
        order.makeJob();
        test.makeJob();
    }

    void run(Closure<?> block) {
        sayings.begin(new Object());
        Blocks.run(block, words);
    }

    /** The service, unless something about it makes no sense, which is then in the notebook. */
    Optional<Service> finish() {
        notebook.note(Subject.service(name), place);
        if (image.isMissing()) {
            notebook.complain(place, "service `" + name + "` has no image", "give it image '…' or build '…'");
        }
        Optional<Service> service = sayings.make(this::start, place);
        return image.isUnclear() ? Optional.empty() : service;
    }

    private Service.Builder start() {
        Service.Builder service = Service.named(name);
        if (image.isUnclear()) {
            service.image("unknown");
        }
        image.write(service);
        return service;
    }

    String name() {
        return name;
    }

    boolean isJob() {
        return test.isJob();
    }

    boolean isTest() {
        return test.isTest();
    }

    Place place() {
        return place;
    }
}

package orchsh.dsl.build;

import groovy.lang.Closure;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import orchsh.dsl.language.ServiceLanguage;
import orchsh.dsl.value.WordException;
import orchsh.engine.model.Service;
import orchsh.engine.problem.Subject;

/** Collects what the blocks of one service say: a part for each group of words. */
final class ServiceBuilder {
    private final String name;
    private final Place place;
    private final Notebook notebook;
    private final Function<String, ServiceBuilder> others;
    private final Sayings sayings;
    private final ImagePart image;
    private final EnvironmentPart environment;
    private final LifePart life;
    private final OrderPart order;
    private final TestPart test;
    private final ManyPart many;
    private final ServiceLanguage words;
    private Optional<Service> whole = Optional.empty();
    private Supplier<Service.Builder> beginning;
    private boolean inOwnBlock;

    /**
     * A builder for one service.
     *
     * @param place where it is declared
     * @param others the services declared so far; one that is not there is refused
     */
    ServiceBuilder(String name, Place place, Workshop workshop, Function<String, ServiceBuilder> others) {
        this.name = name;
        this.notebook = workshop.notebook();
        this.place = place;
        this.others = others;
        this.sayings = new Sayings(name, workshop);
        this.beginning = () -> Service.named(name);
        this.image = new ImagePart(sayings);
        this.environment = new EnvironmentPart(sayings);
        this.order = new OrderPart(sayings, this::takeOver);
        this.life = new LifePart(sayings);
        this.test = new TestPart(sayings);
        this.many = new ManyPart(sayings);
        PortPart ports = new PortPart(sayings);
        this.words = Router.of(
                ServiceLanguage.class,
                "service `" + name + "`",
                notebook,
                List.of(
                        image,
                        new CommandPart(sayings),
                        environment,
                        new IdentityPart(sayings),
                        ports,
                        new LinkPart(sayings),
                        new NetworkPart(sayings),
                        new MountPart(sayings),
                        new GrantPart(sayings),
                        order,
                        test,
                        new ReadyPart(sayings, ports::published),
                        life,
                        new LimitPart(sayings),
                        new KernelPart(sayings),
                        many,
                        new Printer(workshop.output())));
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

    /** Blocks that speak to every service. A job takes nothing from them that would keep it from its end. */
    void runDefaults(List<Closure<?>> blocks) {
        for (Closure<?> block : blocks) {
            sayings.begin(block);
            Blocks.run(block, words);
        }
        image.endDefaults();
        if (order.isJob()) {
            sayings.forget("restart");
            sayings.forget("replicas");
        }
    }

    /** The block that declares it. */
    void runOwn(Closure<?> block) {
        sayings.begin(new Object());
        inOwnBlock = true;
        try {
            Blocks.run(block, words);
        } finally {
            inOwnBlock = false;
        }
    }

    /** Takes all that a compose file says of it. */
    void adopt(Outline.OutlinedService service) {
        sayings.begin(new Object());
        image.adopt(service);
        if (service.isJob()) {
            makeJob();
        }
        service.said().forEach(said -> sayings.say(said.saying(), said.place()));
    }

    /** It is this one at first. */
    void goOnFrom(Service service) {
        whole = Optional.of(service);
        beginning = service::toBuilder;
        environment.show(service.env());
        life.goOnFrom(service);
        image.adopt(new Outline.OutlinedService(
                service.name(), place, service.image(), service.build(), service.isJob(), List.of()));
        if (service.isJob()) {
            order.beJob();
            test.makeJob();
        }
    }

    /** The blocks that spoke to it in an earlier entry. */
    void goOnFrom(ServiceBuilder earlier) {
        sayings.goOnFrom(earlier.sayings);
    }

    /** A block that speaks to it again. */
    void runAgain(Closure<?> block) {
        sayings.begin(new Object());
        Blocks.run(block, words);
    }

    private void takeOver(String otherName) {
        image.expect();
        ServiceBuilder other = others.apply(otherName);
        if (!inOwnBlock || sayings.hasSpoken()) {
            throw new WordException(
                    "`like` does not stand first in the block of a service",
                    "what stands above it would not be changed by it, but added to");
        }
        if (other == this) {
            throw new WordException("service `" + name + "` cannot be like itself");
        }
        other.whole.ifPresent(service -> beginning = () -> service.toLikeness(name));
        sayings.takeOver(other.sayings);
        image.takeOver(other.image);
        environment.takeOver(other.environment);
        sayings.touch();
    }

    /** When it is part of the stack. */
    ProfileChoice.Candidate candidate() {
        Set<String> reached = new TreeSet<>(sayings.services());
        reached.addAll(image.services());
        return new ProfileChoice.Candidate(many.profiles(), reached);
    }

    /** The service, unless something about it makes no sense, which is then in the notebook. */
    Optional<Service> finish() {
        notebook.note(Subject.service(name), place);
        if (image.isMissing()) {
            notebook.complain(place, "service `" + name + "` has no image", "give it image '…' or build '…'");
        }
        if (!image.isSound()) {
            return Optional.empty();
        }
        Optional<Service> service = sayings.make(this::start, place);
        return image.isUnclear() ? Optional.empty() : service;
    }

    private Service.Builder start() {
        Service.Builder service = beginning.get();
        sayings.makeWay(service);
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

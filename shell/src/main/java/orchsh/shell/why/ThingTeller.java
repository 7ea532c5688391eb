package orchsh.shell.why;

import java.util.List;
import java.util.Optional;
import orchsh.engine.observed.Labels;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedNetwork;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.observed.ObservedVolume;
import orchsh.engine.observed.Succession;
import orchsh.shell.view.prose.Story;
import orchsh.shell.view.prose.Story.Mood;

/** Tells how networks and volumes are doing: who made them, who uses them, what would become of them. */
final class ThingTeller {
    private final ObservedStack observed;

    ThingTeller(ObservedStack observed) {
        this.observed = observed;
    }

    /**
     * @param name on the engine
     * @param users the services that are to be in it
     * @param outdated why {@code up} would make it anew
     */
    Story ofNetwork(String name, List<String> users, Optional<String> outdated) {
        Optional<ObservedNetwork> network = observed.networkNamed(name);
        if (network.isEmpty()) {
            return story("network " + name, absent(users));
        }
        List<ObservedContainer> members = observed.containers().stream()
                .filter(container -> container.networks().containsKey(name))
                .toList();
        Account account = new Account(
                Mood.FINE, members.isEmpty() ? "is there, and nobody is in it" : "is there, with " + number(members));
        members.forEach(member -> account.fact(member.name() + address(member, name) + owner(member)));
        account.fact(maker(network.get().label(Labels.STACK), network.get().label(Labels.PROJECT)));
        users.stream()
                .filter(user -> Succession.withoutKept(observed.ofService(user)).stream()
                        .anyMatch(container ->
                                !container.isOneOff() && !container.networks().containsKey(name)))
                .forEach(user -> account.atLeast(Mood.BAD)
                        .fact("`" + user + "` is to be in it and is not")
                        .remedy("put it back: orchsh up " + user));
        boolean isLeftOver = members.isEmpty()
                && network.get()
                        .label(Labels.STACK)
                        .filter(observed.project()::equals)
                        .isPresent();
        if (isLeftOver) {
            account.atLeast(Mood.DOUBTFUL).remedy("use it again with `orchsh up`, or remove it with `orchsh down`");
        }
        return story("network " + name, withChange(account, outdated));
    }

    /**
     * @param name on the engine
     * @param users the services that are to see it
     * @param outdated why {@code up} would make it anew
     */
    Story ofVolume(String name, List<String> users, Optional<String> outdated) {
        Optional<ObservedVolume> volume = observed.volumeNamed(name);
        if (volume.isEmpty()) {
            return story("volume " + name, absent(users));
        }
        List<ObservedContainer> members = observed.containers().stream()
                .filter(container -> container.volumes().stream()
                        .anyMatch(seen -> seen.volume().equals(name)))
                .toList();
        Account account = new Account(
                Mood.FINE,
                members.isEmpty()
                        ? "is there with its data, and no container has it"
                        : "is there, used by " + number(members));
        for (ObservedContainer member : members) {
            member.volumes().stream()
                    .filter(seen -> seen.volume().equals(name))
                    .forEach(seen -> account.fact(member.name() + " at " + seen.target() + owner(member)));
        }
        account.fact(maker(volume.get().label(Labels.STACK), volume.get().label(Labels.PROJECT)));
        return story("volume " + name, withChange(account, outdated));
    }

    private Account absent(List<String> users) {
        boolean isUp = !observed.own().isEmpty();
        Account account = new Account(
                Mood.BAD, isUp ? "is not there" : "is not there: stack `" + observed.project() + "` is not up");
        if (users.isEmpty()) {
            return account.fact("no service uses it, so nobody makes it");
        }
        return account.fact("it is for " + String.join(", ", users))
                .remedy("it is made with what uses it: orchsh up" + (isUp ? " " + String.join(" ", users) : ""));
    }

    private static Account withChange(Account account, Optional<String> outdated) {
        outdated.ifPresent(why -> account.atLeast(Mood.DOUBTFUL)
                .fact("`up` would make it anew: " + why)
                .remedy("make it what its script says: orchsh up"));
        return account;
    }

    private static Story story(String subject, Account account) {
        return new Story(account.about(subject), account.remedies());
    }

    private static String number(List<ObservedContainer> members) {
        return members.size() == 1 ? "one container" : members.size() + " containers";
    }

    private static String address(ObservedContainer member, String network) {
        String address = Optional.ofNullable(member.networks().get(network))
                .map(ObservedContainer.Endpoint::address)
                .orElse("");
        return address.isEmpty() ? " (does not run)" : " at " + address;
    }

    private String owner(ObservedContainer member) {
        return member.project()
                .filter(project -> !project.equals(observed.project()))
                .map(project -> ", of stack `" + project + "`")
                .orElse("");
    }

    private String maker(Optional<String> stack, Optional<String> project) {
        if (stack.isPresent()) {
            return stack.get().equals(observed.project())
                    ? "orchsh made it for this stack"
                    : "orchsh made it for stack `" + stack.get() + "`";
        }
        return project.map(name -> "docker compose made it for project `" + name + "`")
                .orElse("somebody else made it, not orchsh");
    }
}

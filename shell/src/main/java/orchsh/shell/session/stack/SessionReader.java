package orchsh.shell.session.stack;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import orchsh.dsl.build.Wishes;
import orchsh.engine.caller.Surroundings;
import orchsh.shell.source.Reading;
import orchsh.shell.source.StackFile;
import orchsh.shell.source.StackReader;

/** Gives commands the stack of the session, unless they name another one or ask for it in another way. */
public final class SessionReader implements StackReader {
    private final StackReader files;
    private final SessionModel model;

    /** @param files reads stacks that are not the session's */
    public SessionReader(StackReader files, SessionModel model) {
        this.files = files;
        this.model = model;
    }

    @Override
    public StackFile chosen(List<String> words, Surroundings surroundings) {
        return words.isEmpty() ? model.file() : files.chosen(words, surroundings);
    }

    @Override
    public Optional<StackFile> find(List<String> words, Surroundings surroundings) {
        return words.isEmpty() ? Optional.of(model.file()) : files.find(words, surroundings);
    }

    @Override
    public boolean isAtHand(StackFile file) {
        return file.equals(model.file())
                && (model.known().isPresent() || model.found().isEmpty());
    }

    @Override
    public ReadStack read(StackFile file, Reading reading) {
        if (!file.equals(model.file())) {
            return files.read(file, reading);
        }
        ReadStack read = model.read(reading);
        boolean isOther = !model.isChanged() && model.found().isPresent() && isAskedOtherwise(read, reading.wishes());
        return isOther ? files.read(file, reading) : read;
    }

    /** Whether params or profiles are given, or a service that only a profile brings in. */
    private static boolean isAskedOtherwise(ReadStack read, Wishes wishes) {
        Set<String> unknown = new HashSet<>(wishes.services());
        read.stack().services().forEach(service -> unknown.remove(service.name()));
        return !wishes.params().isEmpty() || !wishes.profiles().isEmpty() || !unknown.isEmpty();
    }

    @Override
    public Declared params(StackFile file, Reading reading) {
        return file.equals(model.file()) && model.found().isEmpty()
                ? new Declared(List.of(), List.of())
                : files.params(file, reading);
    }

    @Override
    public Optional<String> nameOf(StackFile file, Reading reading) {
        return file.equals(model.file())
                ? model.nameAtHand().or(() -> nameInFiles(reading))
                : files.nameOf(file, reading);
    }

    private Optional<String> nameInFiles(Reading reading) {
        Optional<String> name = files.nameOf(model.file(), reading);
        model.called(name);
        return name;
    }

    @Override
    public Set<String> profilesOf(StackFile file, Reading reading) {
        return file.equals(model.file()) && model.found().isEmpty() ? Set.of() : files.profilesOf(file, reading);
    }

    @Override
    public Set<String> verbsOf(StackFile file) {
        if (!file.equals(model.file())) {
            return files.verbsOf(file);
        }
        if (model.known().isPresent()) {
            Set<String> names = new HashSet<>();
            model.known().get().verbs().tasks().forEach(task -> names.add(task.name()));
            model.known().get().verbs().jobs().forEach(job -> names.add(job.name()));
            return names;
        }
        return model.found().isPresent() && file.compose().isEmpty() ? files.verbsOf(file) : Set.of();
    }
}

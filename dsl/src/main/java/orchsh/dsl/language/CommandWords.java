package orchsh.dsl.language;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words of a {@code service} block that say what is run in its containers, and as whom. */
public interface CommandWords {

    /**
     * Runs this instead of the image's own command. One text is split at its blanks as a shell does, quotes and
     * backslashes heeded; several texts are the words as they are. {@code command([])} is no command at all.
     */
    @Word(value = "runs this instead of the image's own command", example = "command 'sh', '-c', 'sleep 60'")
    void command(@Takes(List.class) @Nullable Object... words);

    /**
     * Runs this in front of the command, instead of the image's own entrypoint. It is written as {@code command} is;
     * {@code entrypoint([])} takes the image's away.
     */
    @Word(value = "runs this instead of the image's own entrypoint", example = "entrypoint '/init', '--verbose'")
    void entrypoint(@Takes(List.class) @Nullable Object... words);

    /** Runs the command in this folder of the container. */
    @Word(value = "runs the command in this folder", example = "workdir '/app'", compose = "working_dir")
    void workdir(@Takes(String.class) @Nullable Object folder);

    /** Runs the command as this user: a name or number, with a group behind a colon if wanted. */
    @Word(value = "runs the command as this user", example = "user '1000:1000'")
    void user(@Takes(String.class) @Nullable Object who);

    /** Puts the user into further groups. */
    @Word(value = "puts the user into further groups", example = "groupAdd 'docker', 995")
    void groupAdd(@Takes(List.class) @Nullable Object... groups);

    /** Runs a small first process that hands signals on and cleans up after others. */
    @Word(value = "runs a small first process that looks after the others", example = "init true")
    void init(@Takes(Boolean.class) @Nullable Object wanted);

    /** Gives the container a terminal. */
    @Word(value = "gives the container a terminal", example = "tty true")
    void tty(@Takes(Boolean.class) @Nullable Object wanted);

    /** Keeps the container's input open, so that somebody can attach to it. */
    @Word(value = "keeps the container's input open", example = "stdin true", compose = "stdin_open")
    void stdin(@Takes(Boolean.class) @Nullable Object wanted);
}

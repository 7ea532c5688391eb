package orchsh.dsl.build;

import orchsh.dsl.value.WordException;

/** What is in a secret of the stack, to be the value of a variable. It cannot be seen in a script. */
public final class SecretValue {
    private final String name;
    private final Runnable taken;

    /** @param taken is told when it becomes the value of a variable */
    SecretValue(String name, Runnable taken) {
        this.name = name;
        this.taken = taken;
    }

    String name() {
        return name;
    }

    /** It is the value of a variable now. */
    void take() {
        taken.run();
    }

    /** Whoever asks for it as a text would show it, or write the name of it where its content is meant. */
    @Override
    public String toString() {
        throw new WordException(
                "secret `" + name + "` cannot be seen in a script, nor be part of a text here",
                "it can be the value of a variable: env PASSWORD: secret('" + name + "')");
    }
}

package orchsh.dsl.value;

/** What is in a secret of the stack, to be the value of a variable. It cannot be seen in a script. */
public final class SecretValue {
    private final String name;
    private final Runnable taken;

    /** @param taken is told when it becomes the value of a variable */
    public SecretValue(String name, Runnable taken) {
        this.name = name;
        this.taken = taken;
    }

    public String name() {
        return name;
    }

    /** It is the value of a variable now. */
    public void take() {
        taken.run();
    }

    /** Whoever asks for it as a text would show it, or write the name of it where its content is meant. */
    @Override
    public String toString() {
        throw unseen();
    }

    WordException unseen() {
        return new WordException(
                "secret `" + name + "` cannot be seen in a script, nor be part of a text here",
                "it can be the value of a variable: env PASSWORD: secret('" + name + "')");
    }
}

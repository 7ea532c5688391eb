package orchsh.dsl.build;

import groovy.lang.Closure;

/** Runs blocks: the only place that sets what the words in one mean. */
public final class Blocks {
    private Blocks() {}

    /** Runs a block whose words are those around it. */
    static void runWhereItStands(Closure<?> block) {
        ((Closure<?>) block.clone()).call();
    }

    /** A copy is run, so that a block kept in a variable can be used for several services. */
    public static void run(Closure<?> block, Object words) {
        Closure<?> copy = block.rehydrate(words, block.getOwner(), block.getThisObject());
        copy.setResolveStrategy(Closure.DELEGATE_FIRST);
        if (copy.getMaximumNumberOfParameters() == 0) {
            copy.call();
        } else {
            copy.call(words);
        }
    }
}

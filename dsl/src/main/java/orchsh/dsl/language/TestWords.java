package orchsh.dsl.language;

import org.jspecify.annotations.Nullable;

/** The word of a {@code job} block that makes it a test. */
public interface TestWords {

    /**
     * Of a job: it is one of the tests that {@code orchsh test} runs, and has failed when it ends with another code. A
     * plain {@code up} leaves it out.
     */
    @Word(value = "makes a job one of the tests that `orchsh test` runs", example = "test true")
    void test(@Nullable Object wanted);
}

package orchsh.shell.view.prose;

import java.util.List;

/**
 * Why something is as it is, and what to do about it.
 *
 * @param first about what was asked for; what led to it is told within
 * @param remedies what to do, the most likely to help first
 */
public record Story(Chapter first, List<String> remedies) {
    public Story {
        remedies = List.copyOf(remedies);
    }

    /** Whether it is well. */
    public enum Mood {
        FINE("fine"),
        DOUBTFUL("doubtful"),
        BAD("bad");

        private final String word;

        Mood(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        /** The worse of the two. */
        public Mood or(Mood other) {
            return compareTo(other) < 0 ? other : this;
        }
    }

    /**
     * One thing of a story.
     *
     * @param subject what it is about
     * @param headline how it is doing, as the end of a sentence that begins with the subject
     * @param facts what is known about it, the most telling first
     * @param log what it wrote last
     * @param causes other things that it is so for
     */
    public record Chapter(
            String subject, Mood mood, String headline, List<String> facts, List<String> log, List<Chapter> causes) {
        public Chapter {
            facts = List.copyOf(facts);
            log = List.copyOf(log);
            causes = List.copyOf(causes);
        }

        public static Chapter of(String subject, Mood mood, String headline, List<String> facts) {
            return new Chapter(subject, mood, headline, facts, List.of(), List.of());
        }
    }
}

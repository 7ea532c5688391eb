package orchsh.dsl.snippet;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the snippets of a stack are held to.
 *
 * @param entries by the text of the reference
 */
public record Lock(SortedMap<String, Entry> entries) {
    static final Lock EMPTY = new Lock(new TreeMap<>());

    public Lock {
        entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
    }

    /**
     * What one snippet is held to.
     *
     * @param content its hash
     * @param commit the commit it was found in
     * @param from the address that gave it, if that is another than the reference
     * @param approval what a person has seen of it, or of a version before it
     */
    public record Entry(String content, Optional<String> commit, Optional<String> from, Optional<Approval> approval) {

        static Entry of(Snippet snippet, Optional<Approval> approval) {
            return new Entry(snippet.content().hash(), snippet.commit(), snippet.from(), approval);
        }

        /** Whether a person has seen what it is now. */
        public boolean isApproved() {
            return approval.filter(seen -> seen.content().equals(content)).isPresent();
        }
    }

    public Optional<Entry> find(Reference reference) {
        return Optional.ofNullable(entries.get(reference.text()));
    }

    Lock with(Reference reference, Entry entry) {
        SortedMap<String, Entry> all = new TreeMap<>(entries);
        all.put(reference.text(), entry);
        return new Lock(all);
    }

    Lock without(String reference) {
        SortedMap<String, Entry> all = new TreeMap<>(entries);
        all.remove(reference);
        return new Lock(all);
    }
}

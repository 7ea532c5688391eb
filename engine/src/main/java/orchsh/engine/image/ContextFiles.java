package orchsh.engine.image;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import orchsh.engine.image.IgnoreRules.Verdict;

/** Lists the files below a folder that are not ignored, each folder before what is in it. */
final class ContextFiles {
    private final IgnoreRules rules;
    private final Set<String> kept;
    private final List<TarEntry> entries = new ArrayList<>();

    private ContextFiles(IgnoreRules rules, Set<String> kept) {
        this.rules = rules;
        this.kept = kept;
    }

    /** @param kept files that are listed even when they are ignored */
    static List<TarEntry> below(Path folder, IgnoreRules rules, Set<String> kept) throws IOException {
        ContextFiles files = new ContextFiles(rules, kept);
        files.list(folder, "", rules.atTop());
        return files.entries;
    }

    private void list(Path folder, String prefix, Verdict above) throws IOException {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> listing = Files.newDirectoryStream(folder)) {
            listing.forEach(children::add);
        }
        Collections.sort(children);
        for (Path child : children) {
            String name = prefix + child.getFileName();
            Verdict verdict = rules.below(above, name);
            boolean isOut = verdict.isIgnored() && !kept.contains(name);
            FileFacts facts = FileFacts.of(child);
            if (!isOut) {
                TarEntry.of(child, name, facts).ifPresent(entries::add);
            }
            if (facts.isFolder() && (!isOut || mayHoldWanted(name))) {
                list(child, name + "/", verdict);
            }
        }
    }

    private boolean mayHoldWanted(String folder) {
        return rules.mayTakeBackBelow(folder) || kept.stream().anyMatch(file -> file.startsWith(folder + "/"));
    }
}

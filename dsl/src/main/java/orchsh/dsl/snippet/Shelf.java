package orchsh.dsl.snippet;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import orchsh.dsl.snippet.Snippet.Trust;
import orchsh.engine.problem.NearMiss;

/** Gets snippets from where they are. */
final class Shelf {
    private final SnippetLibrary library;
    private final Project project;
    private final SnippetCache cache;
    private final Layout layout;
    private final WebFetch web;
    private final GitFetch git;
    private final MavenFetch maven;

    Shelf(SnippetLibrary library, Project project, SnippetCache cache, WebFetch web, GitFetch git, MavenFetch maven) {
        this.library = library;
        this.project = project;
        this.cache = cache;
        this.layout = new Layout(cache.copies());
        this.web = web;
        this.git = git;
        this.maven = maven;
    }

    /** The snippet as it is now. */
    Snippet get(Reference reference, Optional<String> commit) {
        if (reference instanceof Reference.Library one) {
            return snippet(reference, Fetched.of(library(one)), Trust.LIBRARY);
        }
        if (reference instanceof Reference.LocalFile one) {
            return snippet(
                    reference, Fetched.of(file(one)), project.owns(one.file()) ? Trust.PROJECT : Trust.ELSEWHERE);
        }
        Fetched fetched = fetch(reference, commit);
        Snippet snippet = snippet(reference, fetched, Trust.ELSEWHERE);
        cache.keep(snippet.content(), fetched.bytes());
        return snippet;
    }

    private Fetched fetch(Reference reference, Optional<String> commit) {
        if (reference instanceof Reference.Web one) {
            return web.fetch(one);
        }
        if (reference instanceof Reference.Git one) {
            return git.fetch(one, commit);
        }
        if (reference instanceof Reference.Checkout one) {
            return git.fetch(one, commit);
        }
        return maven.fetch((Reference.Maven) reference);
    }

    /** A copy of the very content, without asking where it came from; files are looked at themselves. */
    Optional<Snippet> cached(Reference reference, String hash, Optional<String> commit, Optional<String> from) {
        if (reference instanceof Reference.Library || reference instanceof Reference.LocalFile) {
            return Optional.empty();
        }
        return kept(reference, hash)
                .map(bytes -> snippet(reference, new Fetched(bytes, commit, from), Trust.ELSEWHERE));
    }

    /** The bytes of that hash, as far as they can be what the reference stands for. */
    private Optional<byte[]> kept(Reference reference, String hash) {
        if (!(reference instanceof Reference.Checkout)) {
            return cache.find(hash, Content.LARGEST);
        }
        try {
            Optional<byte[]> bytes = cache.find(hash, FolderCopy.LARGEST_COPY);
            bytes.ifPresent(FolderCopy::of);
            return bytes;
        } catch (IllegalArgumentException e) {
            // something else has that hash, which is as good as nothing
            return Optional.empty();
        }
    }

    /** A compose file with all that came along, where it can be read and mounted. */
    FetchedFile laidOut(Snippet snippet) {
        Content content = snippet.content();
        byte[] bytes = kept(snippet.reference(), content.hash())
                .orElseThrow(() -> Refusal.of("there is no place for a copy of `"
                        + snippet.reference().text() + "`: nothing stays in the cache folder"));
        return layout.of(snippet.reference(), bytes, content.hash());
    }

    boolean isOwn(Reference.LocalFile file) {
        return project.owns(file.file());
    }

    private static Snippet snippet(Reference reference, Fetched fetched, Trust trust) {
        return new Snippet(reference, Content.of(fetched.bytes(), reference), fetched.commit(), fetched.from(), trust);
    }

    private byte[] library(Reference.Library reference) {
        return library.bytes(reference.name()).orElseThrow(() -> {
            List<String> names = library.names();
            return Refusal.of(
                    "there is no snippet `" + reference.name() + "` in the standard library",
                    NearMiss.hint(reference.name(), names)
                            .orElse(names.isEmpty() ? References.KINDS : "there are " + String.join(", ", names)));
        });
    }

    private static byte[] file(Reference.LocalFile reference) {
        Path file = reference.file();
        try {
            if (Files.isDirectory(file)) {
                throw Refusal.of("`" + reference.text() + "` is a folder, not a snippet");
            }
            if (Files.size(file) > Content.LARGEST) {
                throw Content.tooLarge(reference.text());
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw Refusal.of("there is no file `" + reference.text() + "`", e);
        } catch (AccessDeniedException e) {
            throw Refusal.of("you are not allowed to read `" + reference.text() + "`", e);
        } catch (IOException e) {
            throw Refusal.of("`" + reference.text() + "` cannot be read", e);
        }
    }
}

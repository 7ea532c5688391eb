package orchsh.dsl.compose;

import java.nio.file.Path;
import java.util.Map;
import orchsh.dsl.file.UsualFiles;
import orchsh.dsl.snippet.FactReader;
import orchsh.dsl.snippet.Facts;
import orchsh.dsl.snippet.Snippet;

/** Reads off a compose file from elsewhere, and off what it takes in of what came along, what it does. */
public final class ComposeFacts implements FactReader {

    @Override
    public Facts read(String name, String text) {
        return read(name, "compose.yaml", Map.of("compose.yaml", text));
    }

    @Override
    public Facts read(Snippet snippet) {
        Map<String, String> texts = snippet.content().beside();
        return texts.isEmpty()
                ? read(snippet.name(), snippet.content().text())
                : read(snippet.name(), main(snippet.reference().path(), texts), texts);
    }

    private static Facts read(String name, String main, Map<String, String> texts) {
        FileFacts facts = new FileFacts(name, texts);
        facts.addFile(Path.of(main));
        return Facts.of(facts.all(), true);
    }

    private static String main(String path, Map<String, String> texts) {
        return texts.containsKey(path)
                ? path
                : UsualFiles.NAMES.stream()
                        .map(name -> path.isEmpty() ? name : path + "/" + name)
                        .filter(texts::containsKey)
                        .findFirst()
                        .orElse(path);
    }
}

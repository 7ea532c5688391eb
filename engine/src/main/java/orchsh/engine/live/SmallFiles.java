package orchsh.engine.live;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.port.ContainerFiles;

/** Reads small files of containers as texts. */
public final class SmallFiles {
    private static final long LARGEST = 1L << 20;

    private final ContainerFiles files;
    private final CancellationToken cancellation;

    public SmallFiles(ContainerFiles files, CancellationToken cancellation) {
        this.files = files;
        this.cancellation = cancellation;
    }

    /** What is in a file, or in each file of a folder; nothing of what is not there, and of what is large. */
    public List<String> texts(String container, String path) {
        List<String> texts = new ArrayList<>();
        if (files.look(container, path, cancellation).isPresent()) {
            files.read(container, path, tar -> read(tar, texts), cancellation);
        }
        return texts;
    }

    private static void read(InputStream tar, List<String> texts) throws IOException {
        TarInput input = new TarInput(tar);
        for (Optional<TarInput.Item> item = input.next(); item.isPresent(); item = input.next()) {
            if (item.get().type() == '0' && item.get().size() <= LARGEST) {
                ByteArrayOutputStream content = new ByteArrayOutputStream();
                input.copy(content);
                texts.add(content.toString(StandardCharsets.UTF_8));
            }
        }
    }
}

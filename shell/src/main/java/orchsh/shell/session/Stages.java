package orchsh.shell.session;

import java.util.ArrayList;
import java.util.List;

/**
 * The stages that a line of commands has: what stands between the `|` outside of quotes.
 *
 * @param texts of each stage, in their order; never empty
 */
record Stages(List<String> texts) {
    Stages {
        texts = List.copyOf(texts);
    }

    static Stages of(String line) {
        List<String> texts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && quote != '\'' && i + 1 < line.length()) {
                text.append(c);
                i++;
                text.append(line.charAt(i));
                continue;
            }
            if (quote == 0 && c == '|') {
                texts.add(text.toString().strip());
                text.setLength(0);
                continue;
            }
            if (quote == 0 && (c == '\'' || c == '"')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            }
            text.append(c);
        }
        texts.add(text.toString().strip());
        return new Stages(texts);
    }

    boolean isAlone() {
        return texts.size() == 1;
    }

    String first() {
        return texts.get(0);
    }
}

package orchsh.dsl.compose.yaml;

import java.util.function.Supplier;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.scanner.Scanner;
import org.yaml.snakeyaml.scanner.ScannerException;
import org.yaml.snakeyaml.scanner.ScannerImpl;
import org.yaml.snakeyaml.tokens.Token;

/** Finds tokens, and goes on where it stumbles over a tab that may stand between two of them. */
final class TabScanner implements Scanner {
    private static final String BETWEEN_TOKENS = "while scanning for the next token";

    private final TabReader reader;
    private final ScannerImpl scanner;

    TabScanner(TabReader reader, LoaderOptions options) {
        this.reader = reader;
        this.scanner = new ScannerImpl(reader, options);
    }

    @Override
    public boolean checkToken(Token.ID... choices) {
        return past(() -> scanner.checkToken(choices));
    }

    @Override
    public boolean checkToken(Token.ID choice) {
        return past(() -> scanner.checkToken(choice));
    }

    @Override
    public Token peekToken() {
        return past(scanner::peekToken);
    }

    @Override
    public Token getToken() {
        return past(scanner::getToken);
    }

    @Override
    public void resetDocumentIndex() {
        scanner.resetDocumentIndex();
    }

    /** Between two tokens the scanner has not moved when it stumbles, so it can be asked once more. */
    private <T> T past(Supplier<T> look) {
        while (true) {
            try {
                return look.get();
            } catch (ScannerException e) {
                if (!BETWEEN_TOKENS.equals(e.getContext()) || !reader.passTabs()) {
                    throw e;
                }
            }
        }
    }
}

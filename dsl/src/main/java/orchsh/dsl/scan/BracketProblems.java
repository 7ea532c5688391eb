package orchsh.dsl.scan;

import java.util.List;
import java.util.Optional;
import orchsh.dsl.build.SourceText;
import orchsh.dsl.scan.Scan.Open;
import orchsh.engine.problem.Problem;

/** Says what is wrong with the brackets and quotes of a script. */
final class BracketProblems {
    private final SourceText source;

    BracketProblems(SourceText source) {
        this.source = source;
    }

    /**
     * A quote without its second. Where an earlier text of the line ends in front of a letter or digit, that one is the
     * likely culprit: {@code image 'nginx; port '80:80'}.
     */
    Problem unclosedText(Token quote, List<Token> before) {
        Optional<Token> culprit = culprit(quote, before);
        if (culprit.isPresent()) {
            Token text = culprit.get();
            return source.error(text.start(), text.end() - text.start(), "this text ends in the middle of a word")
                    .hint("perhaps its second `" + text.text().charAt(0)
                            + "` is missing; the last one of the line has none");
        }
        String message = quote.text().equals("/*")
                ? "this comment is never closed"
                : "this text is never closed: its second `" + quote.text() + "` is missing";
        return source.error(quote.start(), Integer.MAX_VALUE, message);
    }

    private Optional<Token> culprit(Token quote, List<Token> before) {
        Optional<Token> culprit = Optional.empty();
        Token last = quote;
        for (int i = before.size() - 1; i >= 0; i--) {
            Token token = before.get(i);
            if (source.lineOf(token.start()) != source.lineOf(quote.start())) {
                break;
            }
            boolean isGlued =
                    token.touches(last) && (last.kind() == Token.Kind.WORD || last.kind() == Token.Kind.NUMBER);
            if (token.kind() == Token.Kind.TEXT && isGlued) {
                culprit = Optional.of(token);
            }
            last = token;
        }
        return culprit;
    }

    Problem neverClosed(Open open) {
        String message;
        if (open.isAngle()) {
            message = "block `" + open.label() + "` is opened with `<` and never closed with `>`";
        } else if (open.label().isEmpty()) {
            message = "this `" + open.bracket() + "` is never closed";
        } else {
            message = "block `" + open.label() + "` is never closed";
        }
        return source.error(open.offset(), 1, message).hint("add a `" + open.closer() + "` where it ends");
    }

    Problem wronglyClosed(Open open, Token closer) {
        String place = source.lineOf(closer.start()) + ":" + source.columnOf(closer.start());
        String message = open.isAngle()
                ? "block `" + open.label() + "` is opened with `<` and not closed with `>`"
                : "this `" + open.bracket() + "` is never closed";
        return source.error(open.offset(), 1, message)
                .hint("at " + place + " a `" + closer.text() + "` comes before its `" + open.closer() + "`");
    }

    Problem closesNothing(Token closer) {
        return source.error(closer.start(), 1, "`" + closer.text() + "` closes nothing");
    }

    Problem tooDeep(Token opener, int deepest) {
        return source.error(opener.start(), 1, "brackets are more than " + deepest + " deep here")
                .hint("a variable or function of its own holds what is inside");
    }
}

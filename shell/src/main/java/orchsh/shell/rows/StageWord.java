package orchsh.shell.rows;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The words that stages begin with. */
public enum StageWord {
    WHERE("where", "EXPRESSION", "keeps the rows that it is true of", "where state == 'exited'", StageReader::where),
    GREP("grep", "PATTERN", "keeps the rows in which a value fits a pattern", "grep 'web.*'", StageReader::grep),
    SORT("sort", "COLUMN [desc], …", "sorts by columns", "sort started desc", StageReader::sort),
    SELECT(
            "select",
            "COLUMN, NAME: EXPRESSION, …",
            "keeps columns, or works out new ones",
            "select name, mb: memory / 1.mb",
            StageReader::select),
    FIRST("first", "[NUMBER]", "keeps the first rows, or the first one", "first 3", StageReader::first),
    LAST("last", "[NUMBER]", "keeps the last rows, or the last one", "last 3", StageReader::last),
    SKIP("skip", "NUMBER", "passes over the first rows", "skip 1", StageReader::skip),
    UNIQUE("unique", "[COLUMN, …]", "keeps the first of rows that are alike", "unique image", StageReader::unique),
    GROUP("group", "COLUMN, …", "counts the rows that have the same values", "group state", StageReader::group),
    COUNT("count", "", "counts the rows", "count", StageReader::count),
    SUM("sum", "COLUMN, …", "adds up columns", "sum memory", StageReader::sum);

    private final String word;
    private final String operand;
    private final String description;
    private final String example;
    private final Function<String, Stage> reader;

    StageWord(String word, String operand, String description, String example, Function<String, Stage> reader) {
        this.word = word;
        this.operand = operand;
        this.description = description;
        this.example = example;
        this.reader = reader;
    }

    public static Optional<StageWord> of(String word) {
        for (StageWord candidate : values()) {
            if (candidate.word.equals(word.toLowerCase(Locale.ROOT))) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    public String word() {
        return word;
    }

    /** What stands behind the word. */
    public String operand() {
        return operand;
    }

    public String description() {
        return description;
    }

    public String example() {
        return example;
    }

    /** Refuses an operand that it cannot work with. */
    Stage read(String operandText) {
        return reader.apply(operandText);
    }
}

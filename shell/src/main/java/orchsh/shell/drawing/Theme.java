package orchsh.shell.drawing;

/** Colours and letters of our pictures and pages, for light and for dark ground as the reader's system has it. */
public final class Theme {
    /** The letters of all texts; nothing is loaded from anywhere. */
    static final String FONT = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Liberation Sans',sans-serif";

    /** Sets the colours as variables of an element and all in it. */
    private static final String VARIABLES = """
            %1$s{--ground:#ffffff;--text:#1f2933;--faint:#66727f;--line:#e1e6ea;--image:#2f7fc1;--work:#3a9a5b;\
            --wait:#e0a526;--bad:#cf3f3f;--path:#1f2933;--box:#f6f8f9}
            @media (prefers-color-scheme:dark){%1$s{--ground:#14191e;--text:#e3e8ec;--faint:#93a0ab;--line:#2b343c;\
            --image:#5aa9e6;--work:#55c07a;--wait:#e6b84a;--bad:#f06a6a;--path:#f4f7f9;--box:#1b2228}}
            """;

    private Theme() {}

    /** @param selector of the outermost element */
    public static String variables(String selector) {
        return VARIABLES.formatted(selector);
    }
}

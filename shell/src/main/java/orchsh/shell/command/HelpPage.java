package orchsh.shell.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import orchsh.shell.command.OptionForm.Listing;
import orchsh.shell.invocation.Appearance;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Tells how commands are used. The layout is picocli's, which takes longer to load than most commands to run. */
final class HelpPage {
    private static final int WIDEST = 100;
    private static final int NARROWEST = 55;

    private final Map<CommandForm, CommandSpec> pages = new HashMap<>();

    /** @param root the program, with all its commands */
    HelpPage(CommandForm root) {
        CommandSpec program = page(root);
        program.usageMessage()
                .customSynopsis("orchsh [OPTIONS] [STACK] COMMAND [ARGS]")
                .footer("", "`orchsh help COMMAND` tells more about a command.");
        new CommandLine(program).setInterpolateVariables(false);
    }

    private CommandSpec page(CommandForm form) {
        CommandSpec page = CommandSpec.create().name(form.name());
        page.usageMessage().description(form.description().toArray(String[]::new));
        form.words().ifPresent(words -> page.addPositional(words(words)));
        form.options().forEach(option -> page.addOption(option(option)));
        form.parts().values().forEach(part -> page.addSubcommand(part.name(), page(part)));
        pages.put(form, page);
        return page;
    }

    private static PositionalParamSpec words(WordsForm words) {
        return PositionalParamSpec.builder()
                .arity("0..*")
                .type(ArrayList.class)
                .auxiliaryTypes(String.class)
                .paramLabel(words.label())
                .description(words.description())
                .build();
    }

    private static OptionSpec option(OptionForm option) {
        OptionSpec.Builder spec = OptionSpec.builder(option.names().toArray(String[]::new))
                .description(option.description())
                .hidden(option.listing() != Listing.LISTED);
        return switch (option.valueIs()) {
            case NONE -> spec.arity("0").type(boolean.class).build();
            case NEEDED -> labelled(spec, option, "1");
            case POSSIBLE -> labelled(spec, option, "0..1");
        };
    }

    private static OptionSpec labelled(OptionSpec.Builder spec, OptionForm option, String arity) {
        return spec.arity(arity)
                .type(ArrayList.class)
                .auxiliaryTypes(String.class)
                .paramLabel(option.label())
                .build();
    }

    /** Prints how the command is used. */
    void print(CommandForm form, PrintWriter out, Appearance appearance) {
        CommandSpec page = Objects.requireNonNull(pages.get(form), form.name());
        page.usageMessage()
                .width(Math.max(NARROWEST, Math.min(WIDEST, appearance.columns())))
                .sortOptions(false)
                .synopsisHeading("usage: ")
                .descriptionHeading("%n")
                .parameterListHeading("%n")
                .optionListHeading("%noptions:%n")
                .commandListHeading("%ncommands:%n");
        Ansi ansi = appearance.colours() == Appearance.Colours.ANSI ? Ansi.ON : Ansi.OFF;
        page.commandLine().usage(out, Help.defaultColorScheme(ansi));
        out.flush();
    }
}

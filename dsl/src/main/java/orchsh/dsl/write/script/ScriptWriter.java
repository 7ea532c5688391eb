package orchsh.dsl.write.script;

import java.util.ArrayList;
import java.util.List;
import orchsh.dsl.write.Concealed;
import orchsh.dsl.write.Original;
import orchsh.dsl.write.ShortPaths;
import orchsh.dsl.write.Wanted;
import orchsh.dsl.write.Written;
import orchsh.engine.model.Stack;

/**
 * Writes a stack as a script that makes the same stack. One stack has one script. No secret value gets into it: it asks
 * for each with a param.
 */
public final class ScriptWriter {
    private ScriptWriter() {}

    public static Written write(Original original) {
        Stack stack = original.stack();
        Concealed concealed = Concealed.of(original);
        List<String> losses = new ArrayList<>();
        Desk desk =
                new Desk(stack, new Literals(concealed), new ShortPaths(original.folder(), original.home()), losses);
        List<List<String>> parts = new ArrayList<>();
        parts.add(new Declarations(desk).lines());
        stack.services().forEach(service -> parts.add(ServiceBlock.lines(service, original.job(service.name()), desk)));
        List<Wanted> wanted = concealed.used();
        parts.add(0, head(desk));
        parts.add(1, params(wanted, desk));
        List<String> shown = parts.stream()
                .filter(lines -> !lines.isEmpty())
                .map(lines -> String.join("\n", lines) + "\n")
                .toList();
        return new Written(String.join("\n", shown), concealed.hiddenIn(losses), wanted);
    }

    private static List<String> head(Desk desk) {
        Block block = new Block(desk, "");
        Call name = Call.of("stack").with(desk.literals().name(desk.stack().name()));
        Call joined = desk.stack().naming() == Stack.Naming.DASHES ? name : name.named("separator", "'_'");
        block.say(desk.stack()
                .ttl()
                .map(time -> joined.named("ttl", Amounts.time(time)))
                .orElse(joined));
        block.time("deadline", desk.stack().deadline());
        return block.lines();
    }

    private static List<String> params(List<Wanted> wanted, Desk desk) {
        Block block = new Block(desk, "");
        wanted.forEach(value -> block.say(Call.of("param")
                .with(desk.literals().name(value.name()))
                .named("secret", "true")
                .named("env", desk.literals().name(value.variable()))
                .named("description", desk.literals().name(value.meaning()))));
        return block.lines();
    }
}

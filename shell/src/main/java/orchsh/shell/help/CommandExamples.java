package orchsh.shell.help;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import orchsh.shell.syntax.CommandForm;

/** A line for each command that shows it at work. */
public final class CommandExamples {
    private static final String LINES = """
            orchsh shop.groovy up
            orchsh up --scale web=3
            orchsh up web
            orchsh down --volumes
            orchsh plan web
            orchsh create
            orchsh start db
            orchsh stop -t 30s web
            orchsh restart web
            orchsh kill -s HUP web
            orchsh pause db
            orchsh unpause db
            orchsh rm --stop web
            orchsh wait migrate
            orchsh scale web=3
            orchsh build --no-cache web
            orchsh pull
            orchsh push web
            orchsh watch
            orchsh deploy
            orchsh run --rm web python manage.py shell
            orchsh exec db psql -U postgres
            orchsh attach web
            orchsh cp db:/var/lib/dump.sql .
            orchsh logs -f --since 10m web
            orchsh ps --status running
            orchsh ls
            orchsh images
            orchsh volumes -q
            orchsh port web 80
            orchsh top web
            orchsh stats --no-stream
            orchsh events --since 10m
            orchsh inspect web.State.Health
            orchsh open web
            orchsh config db
            orchsh graph --format svg -o shop.svg
            orchsh timeline
            orchsh why web
            orchsh validate examples/*/stack.groovy
            orchsh test --junit report.xml
            orchsh tasks
            orchsh params
            orchsh compose.yaml convert -o stack.groovy
            orchsh init
            orchsh snippet list
            orchsh snippet add kafka
            orchsh snippet approve tools/kafka.groovy
            orchsh snippet remove kafka
            orchsh snippet show postgres
            orchsh snippet test postgres -P version=16
            orchsh snippet update
            orchsh engine status
            orchsh engine start
            orchsh engine stop
            orchsh engine remove --yes
            orchsh engine images postgres
            orchsh docs test README.md
            orchsh doctor
            orchsh gc
            orchsh completion bash
            orchsh version --short
            orchsh help up
            """;

    private final Map<CommandForm, String> lines = new LinkedHashMap<>();

    /** @param root the program, with all its commands */
    public CommandExamples(CommandForm root) {
        LINES.lines().forEach(line -> form(line, root).ifPresent(form -> lines.putIfAbsent(form, line)));
        LINES.lines().findFirst().ifPresent(line -> lines.put(root, line));
    }

    private static Optional<CommandForm> form(String line, CommandForm root) {
        CommandForm form = root;
        for (String word : line.split(" ")) {
            form = form.parts().getOrDefault(word, form);
            if (form != root && form.parts().isEmpty()) {
                break;
            }
        }
        return form == root ? Optional.empty() : Optional.of(form);
    }

    /** Of a command that has parts, the first one's. */
    public Optional<String> of(CommandForm form) {
        return form.example()
                .or(() -> Optional.ofNullable(lines.get(form)))
                .or(() -> form.parts().values().stream().findFirst().flatMap(this::of));
    }
}

package orchsh.examples.bench

/** Times in milliseconds by contender and step, and their medians as a table. */
class Figures {
  private final Map<String, Map<String, List<Long>>> times = [:]

  void measure(String contender, String step, Closure<?> work) {
    def begin = System.nanoTime()
    work()
    def took = (System.nanoTime() - begin).intdiv(1_000_000)
    println "$contender: $step $took ms"
    note(contender, step, took)
  }

  /** What was measured in another way. */
  void note(String contender, String step, long took) {
    times.get(contender, [:]).get(step, []) << took
  }

  /** @param others those that all are compared with */
  String table(List<String> contenders, List<String> steps, List<String> others) {
    def lines = ['| | ' + steps.collectMany { step -> [step, *others.collect { "$step / $it" }] }.join(' | ') + ' |']
    lines << '|---' * (1 + steps.size() * (1 + others.size())) + '|'
    contenders.each { contender ->
      lines << "| $contender | " + steps.collectMany { step ->
        [inWords(median(contender, step)), *others.collect { ratio(contender, it, step) }]
      }.join(' | ') + ' |'
    }
    lines.join('\n')
  }

  private Optional<Long> median(String contender, String step) {
    def sorted = (times[contender]?.get(step) ?: []).sort(false)
    if (sorted.empty) {
      return Optional.empty()
    }
    def middle = sorted.size().intdiv(2)
    Optional.of(sorted.size() % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]).intdiv(2))
  }

  private static String inWords(Optional<Long> time) {
    time.map { "$it ms".toString() }.orElse('-')
  }

  private String ratio(String contender, String other, String step) {
    def mine = median(contender, step)
    def theirs = median(other, step)
    contender == other || mine.empty || theirs.empty ? '-' : String.format(Locale.ROOT, '%.2f', mine.get() / theirs.get())
  }
}

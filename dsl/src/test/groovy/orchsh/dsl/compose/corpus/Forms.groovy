package orchsh.dsl.compose.corpus

import java.time.Duration
import java.time.temporal.ChronoUnit
import orchsh.engine.model.ImageReference

/** How things that can be written in several ways are written where stacks are compared. */
class Forms {
  private static final Map<String, Long> SIZES = ['': 1L, b: 1L, k: 1L << 10, m: 1L << 20, g: 1L << 30, t: 1L << 40]
  private static final Map<String, String> TIMES = [h: 'HOURS', m: 'MINUTES', s: 'SECONDS', ms: 'MILLIS', us: 'MICROS', ns: 'NANOS']

  /** Without what says nothing: absent things, empty maps and lists, and what is off. */
  static Map<String, Object> said(Map<String, Object> things) {
    things.findAll { name, value -> value != null && value != false && !(value instanceof Collection && value.empty) && !(value instanceof Map && value.isEmpty()) }
  }

  /** A number of bytes: {@code 64m}, {@code 1.5gb}, {@code 1024}. */
  static Long size(Object text) {
    if (text == null) {
      return null
    }
    def matcher = (text as String).toLowerCase() =~ /^(-?[0-9.]+) ?([kmgt]?)i?b?$/
    assert matcher.matches(): "$text is no size"
    (new BigDecimal(matcher.group(1)) * SIZES[matcher.group(2)]) as long
  }

  /** A length of time: {@code 1m30s}. */
  static Duration time(Object text) {
    if (text == null) {
      return null
    }
    def whole = Duration.ZERO
    (text as String).findAll(/([0-9.]+)(h|ms|us|ns|m|s)/) { all, number, unit ->
      whole = whole.plus(Duration.ofNanos((new BigDecimal(number) * ChronoUnit.valueOf(TIMES[unit]).duration.toNanos()) as long))
    }
    whole
  }

  static BigDecimal number(Object text) {
    text == null ? null : new BigDecimal(text as String).stripTrailingZeros()
  }

  /** The name of an image with its tag; what is no name, as it is. */
  static String image(String name) {
    try {
      name == null ? null : ImageReference.parse(name) as String
    } catch (IllegalArgumentException ignored) {
      name
    }
  }

  /** Words of a line as a shell takes them apart. */
  static List<String> words(String line) {
    line.findAll(/(?:[^\s'"]|'[^']*'|"[^"]*")+/).collect { it.replaceAll(/['"]/, '') }
  }

  /** What is said of a folder in memory: {@code size=64m,mode=755,exec}. */
  static Map<String, Object> memory(String options) {
    def all = options.tokenize(',')
    def limit = all.find { it.startsWith('size=') }
    def mode = all.find { it.startsWith('mode=') }
    said(size: size(limit?.substring('size='.length())), mode: mode == null ? null : Integer.parseInt(mode.substring('mode='.length()), 8),
      options: (all - limit - mode).join(',') ?: null)
  }

  /** All that differs between two things made of maps, lists and texts: a line for each. */
  static List<String> differences(String where, Object wanted, Object got) {
    if (wanted instanceof Map && got instanceof Map) {
      return (wanted.keySet() + got.keySet()).sort().collectMany { differences(where ? "$where.$it" : it as String, wanted[it], got[it]) }
    }
    wanted == got ? [] : ["$where: wanted $wanted, got $got" as String]
  }

  /** The same with every text changed. */
  static Object mapTexts(Object thing, Closure<String> change) {
    switch (thing) {
      case Map: return thing.collectEntries { name, value -> [(change(name as String)): mapTexts(value, change)] }
      case Set: return thing.collect { mapTexts(it, change) }.toSet()
      case Collection: return thing.collect { mapTexts(it, change) }
      case CharSequence: return change(thing as String)
      default: return thing
    }
  }
}

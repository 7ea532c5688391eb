package orchsh.dsl.compose.corpus

import groovy.transform.CompileStatic

/** Texts of compose files changed at random: words, lines and single characters are lost, doubled, swapped or made up. */
@CompileStatic
class Mutations {
  private static final List<String> NOISE = ['{', '}', '[', ']', ':', ': ', ',', '-', '- ', '"', "'", '#', ' #', '&a', '*a', '<<: *a', '!reset', '!override', '!!str', '!!binary', '!x', '|', '>', '|-',
    '$', '$$', '${', '}', '${A', '${A:-', '${A:?x}', '${A:-${B}}', '%', '@', '`', '?', '? ', '---', '...', '\t', '\r', '\n', '  ', '\u0000', '\u0085', '\u2028', '\ufeff', '\u00e9', '\ud83d',
    '~', 'null', 'true', 'yes', 'no', 'on', '010', '0x1F', '0o7', '1e3', '-1', '0', '1.5', '.inf', '.nan', '12:30', '2020-01-01', '9' * 40, '80:80', '65536', '1-70000', '127.0.0.1:80:80', '[::1]:80:80/udp',
    'x' * 300, '../..', './x', '~/x', 'a:b:c:d', 'service:', 'container:', 'service:db', 'host', '10m', '10x', '1h1h', '-5s', 'services:', 'image:', 'build:', 'ports:', 'volumes:', 'networks:', 'depends_on:',
    'extends:', 'include:', 'environment:', 'env_file:', 'deploy:', 'healthcheck:', 'secrets:', 'configs:', 'command:', 'profiles:', 'name:', 'version:', 'x-a:', 'external:', '=', 'A=1', 'export ', '\\', '\\n', '/', ';']

  private final Random random

  Mutations(long seed) {
    random = new Random(seed)
  }

  int below(int bound) {
    random.nextInt(bound)
  }

  String of(String text) {
    def pieces = text.findAll(/\w+|[ \t]+|\n|[^\w\s]/)
    (1 + below(3)).times {
      if (!pieces.empty) {
        change(pieces)
      }
    }
    pieces.join('')
  }

  private void change(List<String> pieces) {
    int at = below(pieces.size())
    switch (below(8)) {
      case 0: pieces.remove(at); break
      case 1: pieces.add(below(pieces.size()), pieces[at]); break
      case 2: Collections.swap(pieces, at, below(pieces.size())); break
      case 3: pieces.add(at, noise()); break
      case 4: pieces[at] = noise(); break
      case 5: line(pieces, at).clear(); break
      case 6: pieces.addAll(at, new ArrayList<String>(line(pieces, below(pieces.size())))); break
      default:
        def word = pieces[at]
        int cut = below(word.length() + 1)
        pieces[at] = word.substring(0, cut) + (char) below(random.nextBoolean() ? 128 : 0x3000) + word.substring(cut)
    }
  }

  private String noise() {
    NOISE[below(NOISE.size())]
  }

  private static List<String> line(List<String> pieces, int at) {
    int from = at
    while (from > 0 && pieces[from - 1] != '\n') {
      from--
    }
    int to = at
    while (to < pieces.size() && pieces[to] != '\n') {
      to++
    }
    pieces.subList(from, Math.min(to + 1, pieces.size()))
  }
}

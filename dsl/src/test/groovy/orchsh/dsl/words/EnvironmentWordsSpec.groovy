package orchsh.dsl.words

import orchsh.dsl.DslSpec

/** Whatever a script does to the map `env`, the container is given what the map shows. */
class EnvironmentWordsSpec extends DslSpec {

  def "variables are changed as maps are: #change"(String change, Map<String, String> variables, List<String> removed) {
    when:
    def environment = service("env B: 1, A: 2\n$change\nlabel seen: env.collect { k, v -> k + v }.join(' ')").with {
      [variables: it.environment().values(), removed: it.environment().removed(), seen: it.identity().labels().seen]
    }

    then:
    environment.variables == variables
    environment.removed as List == removed
    environment.seen.tokenize() as Set == variables.collect { name, value -> name + value } as Set

    where:
    change                                                    || variables                | removed
    "env.TZ = 'UTC'"                                          || [B: '1', A: '2', TZ: 'UTC'] | []
    "env['TZ'] = 'UTC'"                                       || [B: '1', A: '2', TZ: 'UTC'] | []
    "env[\"T\${'Z'}\"] = 'UTC'"                               || [B: '1', A: '2', TZ: 'UTC'] | []
    "env << [TZ: 'UTC', A: 3]"                                || [B: '1', A: '3', TZ: 'UTC'] | []
    "env.put('TZ', 5)"                                        || [B: '1', A: '2', TZ: '5']   | []
    "env.putAll(TZ: 5)"                                       || [B: '1', A: '2', TZ: '5']   | []
    "env.putIfAbsent('TZ', 'UTC'); env.putIfAbsent('A', 9)"   || [B: '1', A: '2', TZ: 'UTC'] | []
    "env.computeIfAbsent('TZ') { it + 'x' }"                  || [B: '1', A: '2', TZ: 'TZx'] | []
    "env.computeIfPresent('A') { k, v -> v + 'x' }"           || [B: '1', A: '2x']           | []
    "env.computeIfPresent('A') { k, v -> null }"              || [B: '1']                    | ['A']
    "env.compute('A') { k, v -> k + v }"                      || [B: '1', A: 'A2']           | []
    "env.merge('A', 'x') { old, more -> old + more }"         || [B: '1', A: '2x']           | []
    "env.merge('TZ', 7) { old, more -> old + more }"          || [B: '1', A: '2', TZ: '7']   | []
    "env.replaceAll { k, v -> k + v }"                        || [B: 'B1', A: 'A2']          | []
    "env.replace('A', 3); env.replace('TZ', 'UTC')"           || [B: '1', A: '3']            | []
    "env.each { it.value = it.value + 'x' }"                  || [B: '1x', A: '2x']          | []
    "env.entrySet().each { it.setValue(5) }"                  || [B: '5', A: '5']            | []
    "env.get('TZ', 'UTC')"                                    || [B: '1', A: '2', TZ: 'UTC'] | []
    "env.remove('A')"                                         || [B: '1']                    | ['A']
    "env.remove('A', '2'); env.remove('B', 'other')"          || [B: '1']                    | ['A']
    "env.remove('PATH_X')"                                    || [B: '1', A: '2']            | ['PATH_X']
    "env.clear()"                                             || [:]                         | ['A', 'B']
    "env.keySet().remove('A')"                                || [B: '1']                    | ['A']
    "env.values().remove('2')"                                || [B: '1']                    | ['A']
    "env.removeAll { k, v -> v == '2' }"                      || [B: '1']                    | ['A']
    "env.retainAll { k, v -> v == '2' }"                      || [A: '2']                    | ['B']
    "env.entrySet().removeIf { it.key == 'A' }"               || [B: '1']                    | ['A']
    "env.clear(); env.A = 3"                                  || [A: '3']                    | ['B']
  }

  def "what a service has from another one is taken away again: #change"(String change, Map<String, String> variables) {
    expect:
    stack("service 'api', { image 'x'; env A: 1, B: 2 }\nservice 'b', { like 'api'\n$change }").service('b').get().env() == variables

    where:
    change                         || variables
    "env.clear()"                  || [:]
    "env.clear(); env C: 3"        || [C: '3']
    "env.retainAll { it.key == 'B' }" || [B: '2']
    "env.putIfAbsent 'A', 5"       || [A: '1', B: '2']
    "env.replaceAll { k, v -> v + v }" || [A: '11', B: '22']
  }

  def "variables are seen in the order in which they were set"() {
    expect:
    service("env Z: 1, M: 2; env.A = 3; env.putIfAbsent 'K', 4; env.Z = 5; label seen: env.keySet().join(' ')")
        .identity().labels() == [seen: 'Z M A K']
  }

  def "a variable may be called as what the map is made of: #name"(String name) {
    expect:
    service("env.$name = 'x'; label seen: env.$name").with { [it.env(), it.identity().labels().seen] } == [[(name): 'x'], 'x']

    where:
    name << ['values', 'sayings', 'fromFiles', 'variables', 'shown', 'class', 'empty', 'keySet']
  }

  def "what cannot be is said where it stands: #change"(String change, String problem) {
    expect:
    problemsIn("service 'a', {\n  image 'x'\n  env A: 1\n  $change\n}") == [problem]

    where:
    change                           || problem
    "env.putIfAbsent('a=b', 1)"      || '4:3: `a=b` cannot be the name of a variable'
    "env.replaceAll { k, v -> [v] }" || '4:3: `A` takes a text, not a list'
    "env.each { it.value = null }"   || "4:3: `A` is given no value | an empty one is written ''"
  }
}

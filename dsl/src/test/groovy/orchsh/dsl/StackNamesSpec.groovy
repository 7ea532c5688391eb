package orchsh.dsl

import java.nio.file.Path
import spock.lang.Specification

class StackNamesSpec extends Specification {

  def "finds the name that a script gives its stack, without running it: #script"(String script, String name) {
    expect:
    StackNames.toldBy(new ScriptSource(Path.of('/x/stack.groovy'), 'stack.groovy', script)) == Optional.ofNullable(name)

    where:
    script                                                 || name
    "stack 'shop'"                                         || 'shop'
    'stack "shop"'                                         || 'shop'
    "stack('shop')"                                        || 'shop'
    "stack = 'shop'"                                       || 'shop'
    "// stack 'no'\nstack 'shop'   // yes\n"               || 'shop'
    "#!/usr/bin/env orchsh\nstack 'shop'; service 'a' {"   || 'shop'
    "stack 'shop'\nservice 'a' { imgae"                    || 'shop'
    "def x = 1; stack 'shop'"                              || 'shop'
    "stack \"shop-\${n}\""                                 || null
    "stack \"shop\$n\""                                    || null
    "stack 'a' + 'b'"                                      || null
    "stack name"                                           || null
    "if (x) { stack 'a' }"                                 || null
    "stack 'a'\nstack 'b'"                                 || null
    "x.stack 'a'"                                          || null
    "def s = \"\"\"\nstack 'a'\n\"\"\""                    || null
    "stack"                                                || null
    "stack 'shop', separator: '_'"                         || 'shop'
    "stack('shop', separator: '_')"                        || null
    ''                                                     || 'x'
    "service 'a', { image \"b:\${c}\" }"                   || 'x'
    "include '../other'"                                   || null
    "use 'postgres'"                                       || null
    "\"st\${'ack'}\"('a')"                                 || null
    "this.\"\$word\" 'a'"                                  || null
  }

  def "a folder gives the name #name to #file"(String file, String name) {
    expect:
    StackNames.defaultFor(Path.of(file)) == name

    where:
    file                          || name
    '/srv/shop/stack.groovy'     || 'shop'
    '/srv/My Shop!/stack.groovy' || 'myshop'
    '/srv/_x/stack.groovy'       || 'x'
    '/srv/Äpfel/stack.groovy'    || 'pfel'
    '/srv/日本/stack.groovy'       || 'stack'
    '/stack.groovy'               || 'stack'
  }
}

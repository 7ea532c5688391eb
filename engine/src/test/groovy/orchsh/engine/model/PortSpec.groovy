package orchsh.engine.model

import spock.lang.Specification

class PortSpec extends Specification {

  def "reads #text"(String text, List<String> ports) {
    expect:
    Port.parse(text)*.toString() == ports

    where:
    text                     || ports
    '80'                     || ['80']
    '8080:80'                || ['8080:80']
    '127.0.0.1:8080:80'      || ['127.0.0.1:8080:80']
    '127.0.0.1::80'          || ['127.0.0.1::80']
    '[::1]:8080:80'          || ['[::1]:8080:80']
    '53:53/udp'              || ['53:53/udp']
    '8080:80/TCP'            || ['8080:80']
    '3000-3002:4000-4002'    || ['3000:4000', '3001:4001', '3002:4002']
    '3000-3001'              || ['3000', '3001']
    '8000-8010:80'           || ['8000-8010:80']
    '127.0.0.1:80-81:80/udp' || ['127.0.0.1:80-81:80/udp']
    ' 2154:5000 '            || ['2154:5000']
    '0:80'                   || ['80']
    '127.0.0.1:0:80'         || ['127.0.0.1::80']
    '0:80-81/udp'            || ['80/udp', '81/udp']
  }

  def "what it writes reads back as the same: #text"(String text) {
    expect:
    Port.parse(Port.parse(text)[0].toString()) == Port.parse(text)

    where:
    text << ['80', '8080:80', '127.0.0.1:8080:80', '127.0.0.1::80', '[::1]:8080:80/udp', '9/sctp', '8000-8010:80']
  }

  def "refuses `#text`: #why"(String text, String why) {
    when:
    Port.parse(text)

    then:
    def e = thrown(IllegalArgumentException)
    e.message == why

    where:
    text           || why
    ''             || 'port `` is not [[address:]host:]container[/protocol]'
    'web:80'       || 'port `web:80` is not [[address:]host:]container[/protocol]'
    '80:'          || 'port `80:` is not [[address:]host:]container[/protocol]'
    '-1'           || 'port `-1` is not [[address:]host:]container[/protocol]'
    '0-5:80'       || 'port 0 is not between 1 and 65535'
    '8080:0'       || 'port 0 is not between 1 and 65535'
    '65536'        || 'port 65536 is not between 1 and 65535'
    '99999999999'  || 'port `99999999999` is not [[address:]host:]container[/protocol]'
    '80/http'      || 'port `80/http` ends in `http`; use tcp, udp or sctp'
    '3-5:4-5'      || 'port `3-5:4-5` pairs ranges of different lengths'
    'host:80:80'   || '`host` is not an address of the host; write 127.0.0.1 or [::1]'
    '1.2.3:80:80'  || '`1.2.3` is not an address of the host; write 127.0.0.1 or [::1]'
    '1.2.3.256:80:80' || '`1.2.3.256` is not an address of the host; write 127.0.0.1 or [::1]'
    '5-3:5-3'      || 'port `5-3:5-3` counts backwards'
  }
}

package orchsh.shell.drawing

import groovy.json.JsonSlurper
import javax.xml.parsers.DocumentBuilderFactory
import orchsh.engine.model.Job
import orchsh.engine.model.Link
import orchsh.engine.model.Mount
import orchsh.engine.model.Need
import orchsh.engine.model.Need.Condition
import orchsh.engine.model.Network
import orchsh.engine.model.NetworkUse
import orchsh.engine.model.Port
import orchsh.engine.model.Service
import orchsh.engine.model.Stack
import orchsh.engine.model.Volume
import orchsh.shell.drawing.StackGraph.Bond
import orchsh.shell.drawing.StackGraph.Kind
import orchsh.shell.drawing.StackGraph.Mood
import orchsh.shell.drawing.StackGraph.Standing
import orchsh.shell.drawing.StackGraph.Thing
import orchsh.shell.drawing.StackGraph.Tie
import orchsh.shell.invocation.Appearance
import orchsh.shell.invocation.Appearance.Colours
import orchsh.shell.invocation.Appearance.Glyphs
import orchsh.shell.invocation.Appearance.Size
import spock.lang.Specification

class StackGraphSpec extends Specification {
  static final NASTY = 'a"b\\c<d>&{e}|[f];#g`$h%\n\u001bé日'

  static Stack shop() {
    new Stack('shop', [
      Service.named('db').image('postgres:16').mount(new Mount.NamedVolume('data', '/data', false, false, Optional.empty())).build(),
      Service.named('migrate').image('app').job(new Job(false)).need(Need.ready('db')).build(),
      Service.named('web').image('nginx').port(Port.of(8080, 80)).link(new Link('db', 'database', true))
        .need(Need.completed('migrate')).network(NetworkUse.of('back')).network(NetworkUse.of('default')).build(),
      Service.named('mail').image('mailhog').build()], [new Network('back', false)], [new Volume('data')])
  }

  static StackGraph drawn(Map<String, List<String>> needs) {
    def names = (needs.keySet() + needs.values().flatten()).toList()
    new StackGraph('x',
      names.collect { new Thing(Kind.SERVICE, it, 'image', [], [], Optional.empty()) },
      needs.collectMany { from, all -> all.collect { new Tie(from, it, Bond.LINK, '') } })
  }

  static Appearance terminal(int columns, Glyphs glyphs = Glyphs.UNICODE) {
    new Appearance(Appearance.Kind.TERMINAL, new Size(columns, 24), Colours.NONE, glyphs)
  }

  static String drawing(StackGraph graph, int columns = 80, Glyphs glyphs = Glyphs.UNICODE) {
    GraphDrawing.of(graph, terminal(columns, glyphs)).map { it.join('\n') }.orElse('')
  }

  def "has what the stack has, and what is tied to what"() {
    when:
    def graph = StackGraph.of(shop(), [])

    then:
    graph.things()*.id() == ['db', 'migrate', 'web', 'mail', 'volume:data', 'network:back', 'network:default']
    graph.ties().collect { [it.from(), it.to(), it.bond(), it.label()] }.toSet() == [
      ['db', 'volume:data', Bond.VOLUME, '/data'],
      ['migrate', 'db', Bond.NEED, 'ready'],
      ['web', 'migrate', Bond.NEED, 'completed'],
      ['web', 'db', Bond.LINK, 'database'],
      ['web', 'network:back', Bond.NETWORK, ''],
      ['web', 'network:default', Bond.NETWORK, '']].toSet()
  }

  def "`graph #chosen` shows #things"(List<String> chosen, List<String> things) {
    expect:
    StackGraph.of(shop(), chosen).things()*.name() == things

    where:
    chosen      || things
    ['mail']    || ['mail']
    ['migrate'] || ['db', 'migrate', 'data']
    ['web']     || ['db', 'migrate', 'web', 'data', 'back', 'default']
  }

  def "lines that cross do not join, those that meet do"() {
    expect:
    '\n' + drawing(drawn(a: ['y'], b: ['x'])) + '\n' == '''
┌───┐   ┌───┐
│ a │   │ b │
└─┬─┘   └─┬─┘
  │       │
  ▼       ▼
┌───┐   ┌───┐
│ y │   │ x │
└───┘   └───┘
'''
    '\n' + drawing(drawn(a: ['x', 'y'])) + '\n' == '''
┌───┐
│ a │
└─┬─┘
  │
  ├───────┐
  ▼       ▼
┌───┐   ┌───┐
│ x │   │ y │
└───┘   └───┘
'''
    '\n' + drawing(drawn(a: ['x'], b: ['x']), 80, Glyphs.ASCII) + '\n' == '''
+---+   +---+
| a |   | b |
+-+-+   +-+-+
  |       |
  +---+   |
      +---+
      v
    +---+
    | x |
    +---+
'''
  }

  def "a circle is drawn with a line that leads up"() {
    when:
    def lines = drawing(drawn(a: ['b'], b: ['c'], c: ['a']))

    then:
    lines.count('▲') == 1
    lines.count('▼') == 2
    lines.indexOf('│ a │') < lines.indexOf('│ b │')
    lines.indexOf('│ b │') < lines.indexOf('│ c │')
  }

  def "two that need each other are drawn with both lines"() {
    expect:
    with(drawing(drawn(a: ['b'], b: ['a']))) {
      it.count('▲') == 1
      it.count('▼') == 1
    }
  }

  def "every box is drawn once, whatever the graph: #needs"(Map<String, List<String>> needs) {
    given:
    def graph = drawn(needs)

    when:
    def lines = drawing(graph, 200)

    then:
    graph.things().every { lines.count("│ ${it.name()} ") == 1 }
    graph.ties().collect { it.to() }.toSet().size() <= lines.count('▼') + lines.count('▲')

    where:
    needs << [
      [a: ['b', 'c', 'd'], b: ['d'], c: ['d'], e: ['d', 'a']],
      [w: ['x', 'y', 'z'], v: ['x', 'y', 'z'], u: ['z', 'y', 'x']],
      [a: ['b'], b: ['c'], c: ['d', 'a'], d: ['b']],
      (1..12).collectEntries { ["s$it".toString(), (it < 12 ? ["s${it + 1}".toString(), 's12'] : [])] },
    ]
  }

  def "a long chain is drawn in a moment"() {
    expect:
    drawing(drawn((1..300).collectEntries { ["s$it".toString(), ["s${it + 1}".toString()]] })).readLines().size() > 900
  }

  def "what is too wide for the terminal is told in words alone"() {
    given:
    def graph = drawn((1..60).collectEntries { ["service-$it".toString(), ['db']] })

    when:
    def lines = GraphReport.lines(graph, terminal(40))

    then:
    !lines.any { it.contains('┌') }
    lines.containsAll(['service-7', '  links    db'])
  }

  def "tells of each service what it is tied to, and how it is"() {
    when:
    def lines = GraphReport.lines(
      StackGraph.of(shop(), ['web']).standing { Optional.of(new Standing('running', Mood.GOOD)) }, Appearance.stream(Glyphs.UNICODE))

    then:
    def web = lines.indexOf('web running')
    lines.subList(web + 1, lines.size()) == [
      '  image    nginx:latest', '  port     8080:80', '  needs    migrate (completed)', '  links    db (database)',
      '  network  back', '  network  default']
  }

  def "JSON has an object a line"() {
    when:
    def objects = GraphReport.json(StackGraph.of(shop(), [])).collect { new JsonSlurper().parseText(it) }

    then:
    objects.find { it.name == 'web' } == [kind: 'service', name: 'web', image: 'nginx:latest', ports: ['8080:80'], waits: []]
    objects.find { it.kind == 'links' } == [kind: 'links', from: 'web', to: 'db', label: 'database']
  }

  private static StackGraph nasty() {
    new StackGraph(NASTY,
      [new Thing(Kind.SERVICE, NASTY, 'i"</svg>', ['1:1'], ['log "x"'], Optional.of(new Standing('up', Mood.BAD))),
       new Thing(Kind.VOLUME, NASTY, '', [], [], Optional.empty()),
       new Thing(Kind.JOB, 'end', 'i', [], [], Optional.empty())],
      [new Tie(NASTY, 'volume:' + NASTY, Bond.VOLUME, '/"]|x'), new Tie(NASTY, 'end', Bond.NEED, 'a|b"')])
  }

  def "Mermaid has names that mean nothing to it"() {
    expect:
    GraphText.mermaid(StackGraph.of(shop(), ['migrate'])) == '''\
      flowchart TD
        n0["db<br>postgres:16"]
        n1(["migrate<br>app:latest"])
        n2[("volume data")]
        n0 -.-|"/data"| n2
        n1 -->|"ready"| n0
      '''.stripIndent()
    GraphText.mermaid(nasty()).readLines().tail().every {
      it ==~ /  n\d(\(\[|\[\(|\[)"[^"\[\]{}|`\\]*"(\]\)|\)\]|\])/ || it ==~ /  n\d (-->|-\.-)(\|"[^"|\[\]]*"\|)? n\d/
    }
  }

  def "DOT has names in quotes that end where they should"() {
    expect:
    GraphText.dot(StackGraph.of(shop(), ['migrate'])) == '''\
      digraph "shop" {
        node [shape=box];
        n0 [label="db\\npostgres:16", shape=box];
        n1 [label="migrate\\napp:latest", shape=box, style=rounded];
        n2 [label="volume data", shape=cylinder];
        n0 -> n2 [label="/data", style=dashed, dir=none];
        n1 -> n0 [label="ready"];
      }
      '''.stripIndent()
    GraphText.dot(nasty()).readLines().every { it.replaceAll(/\\./, '').count('"') % 2 == 0 }
  }

  def "SVG is well-formed, fetches nothing, knows dark ground, and is the same each time"() {
    given:
    def graph = of

    when:
    def svg = GraphPicture.svg(graph)
    def root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(svg.bytes)).documentElement

    then:
    root.tagName == 'svg'
    root.getElementsByTagName('title').item(0).textContent.startsWith('stack ')
    root.getElementsByTagName('script').length == 0
    svg.contains('prefers-color-scheme:dark')
    !svg.contains('<!DOCTYPE')
    !(svg =~ /(?:href|src)="?http|url\(|@import/)
    svg == GraphPicture.svg(graph)

    where:
    of << [StackGraph.of(shop(), []), nasty(), drawn(a: ['b'], b: ['c'], c: ['a']), drawn(a: []), drawn(a: ['a'])]
  }
}

package orchsh.shell.help

import orchsh.shell.invocation.Appearance
import orchsh.shell.invocation.Appearance.Glyphs
import spock.lang.Specification

class WordHelpSpec extends Specification {
  WordHelp help = new WordHelp(Appearance.stream(Glyphs.UNICODE))

  def "tells of `#word`"(String word, List<String> told) {
    expect:
    help.lines(word) == told

    where:
    word        | told
    'image'     | ['image, in the block of a service or a job', '  names the image to run', "  for example image 'postgres:16'"]
    'imgae'     | []
  }

  def "tells of each place where a word stands, with its options"() {
    when:
    def told = help.lines('volume')

    then:
    told.findAll { !it.startsWith(' ') } == ['volume, outside every block', 'volume, in the block of a service or a job']
    told.any { it.startsWith('  options: ') && it.contains('driverOpts') }
  }

  def "has something to say of every word"() {
    expect:
    WordHelp.words().every { help.lines(it).size() > 1 }
  }
}

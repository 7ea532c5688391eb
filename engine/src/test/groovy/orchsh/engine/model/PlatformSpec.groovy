package orchsh.engine.model

import spock.lang.Specification

class PlatformSpec extends Specification {

  def "an image for #present #does do where #wanted is asked for"(String present, String wanted, boolean suits) {
    expect:
    Platform.parse(present).suits(Platform.parse(wanted)) == suits

    where:
    present          | wanted           || suits
    'linux/amd64'    | 'linux/amd64'    || true
    'linux/amd64'    | 'linux/x86_64'   || true
    'linux/arm64/v8' | 'linux/arm64'    || true
    'linux/arm64'    | 'linux/aarch64'  || true
    'linux/arm64'    | 'arm64'          || true
    'linux/arm64'    | 'linux'          || true
    'linux/arm/v7'   | 'linux/arm'      || true
    'Linux/ARM64'    | 'linux/arm64'    || true
    'linux/arm/v6'   | 'linux/arm'      || false
    'linux/arm/v7'   | 'linux/arm/v6'   || false
    'linux/amd64'    | 'linux/arm64'    || false
    'linux/amd64'    | 'arm64'          || false
    'linux/amd64'    | 'windows'        || false
    'linux/amd64'    | 'windows/amd64'  || false

    does = suits ? 'will' : 'will not'
  }

  def "is written as users write it: #text"(String text, String written) {
    expect:
    Platform.parse(text).toString() == written

    where:
    text             || written
    'linux/arm64/v8' || 'linux/arm64'
    'linux/arm/v6'   || 'linux/arm/v6'
    'arm64'          || 'arm64'
  }
}

package orchsh.dsl.compose.corpus

/** Where a stack is meant to differ from what docker compose makes of the same files, and why. */
class WantedDifferences {
  /** Read here, refused by docker compose. */
  static final Map<String, String> READ = [
    'interpolation-lazy': 'a default that is not used is not looked at, so nothing in it can be missing',
    'newer-no-cache-filter': 'later versions of docker compose read it',
    'newer-pre-start': 'later versions of docker compose read it',
    'refused-include-conflict': 'later versions of docker compose merge what is included with what is there',
    'refused-link-cycle': 'links are names; services may reach each other both ways',
    'refused-v1-circle': 'links are names; with a network of their own the services may reach each other both ways',
    'story-components': 'links are names; services may reach each other both ways',
    'refused-timestamp': 'what looks like a date is a text',
    'refused-yaml-null-networks': 'a key without a value says nothing',
    'yaml-null-lists': 'a key without a value says nothing',
    'yaml-null-sections': 'a key without a value says nothing',
    'v1-interpolation-defaults': 'defaults are known in files of every generation']

  /** Refused here, taken by docker compose, which then fails later or leaves out what is asked for. */
  static final Map<String, String> REFUSED = [
    'api-socket': 'where the socket of the engine is differs from engine to engine',
    'external-config': 'only a swarm keeps configs',
    'v3.1-secrets-external': 'only a swarm keeps secrets',
    'image-for-two-platforms': 'one name cannot be two images on one engine',
    'invalid-image': 'no engine knows an image of that name',
    'models-and-provider': 'an engine runs no models',
    'provider': 'a service here is a container',
    'port-of-many': 'only one of two containers can have the port',
    'profile-odd-name': 'nothing is left to be started',
    'v2.2-windows-words': 'only engines on Windows know it',
    'v3.3-windows-words': 'only engines on Windows know it']

  /** The same files, but another stack. */
  static final Map<String, String> OTHERWISE = [
    'v1-mac-address': 'an address of one\'s own is kept in a network of the stack, not on the engine\'s own bridge',
    'merge-ipam': 'docker compose mixes up the ranges of two files',
    'networks-ipam-options': 'docker compose forgets the options of what gives out addresses',
    'volume-one-letter': 'docker compose takes volumes of one letter for drives of Windows']
}

package orchsh.engine.problem

import java.nio.file.AccessDeniedException
import java.nio.file.FileAlreadyExistsException
import java.nio.file.FileSystemException
import java.nio.file.NoSuchFileException
import spock.lang.Specification

class WordsSpec extends Specification {
  def "of a failure its reader learns why: #words"(Exception failure, String words) {
    expect:
    Words.of(failure) == words

    where:
    failure                                                            | words
    new NoSuchFileException('/a/b')                                    | 'there is no such file'
    new AccessDeniedException('/a/b')                                  | 'permission denied'
    new FileSystemException('/a/b', null, 'No space left on device')   | 'no space left on device'
    new FileAlreadyExistsException('/a/b')                             | 'the system does not say why'
    new UnknownHostException('nowhere')                                | 'there is no host `nowhere`'
    new IOException('Is a directory')                                  | 'is a directory'
    new IOException()                                                  | 'the connection broke'
    new IllegalStateException(' ')                                     | 'it failed'
    new IOException('PKIX path building failed')                       | 'its certificate is not signed by an authority that is trusted'
  }

  def "who has named a folder learns of which file in it: #words"(IOException failure, String words) {
    expect:
    Words.withFile(failure) == words

    where:
    failure                                                          | words
    new NoSuchFileException('/a/b')                                  | 'there is no `/a/b`'
    new AccessDeniedException('/a/b')                                | 'permission to read `/a/b` is missing'
    new FileSystemException('/a/b', null, 'No space left on device') | 'no space left on device: `/a/b`'
    new FileSystemException(null, null, 'No space left on device')   | 'no space left on device'
    new IOException('Is a directory')                                | 'is a directory'
  }

  def "half a sentence is one line without capital letter and full stop"(String said, String words) {
    expect:
    Words.sentence(said) == words

    where:
    said                  | words
    'No such container.'  | 'no such container'
    ' Two\n  lines...\t'  | 'two lines'
    'OCI runtime failed.' | 'OCI runtime failed'
    'E'                   | 'e'
    '...'                 | ''
    ''                    | ''
  }
}

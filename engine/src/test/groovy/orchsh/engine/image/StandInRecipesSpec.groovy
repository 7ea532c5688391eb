package orchsh.engine.image

import java.nio.file.Files
import java.nio.file.Path
import orchsh.engine.image.StandInRecipe.Kind
import orchsh.engine.model.ImageReference
import spock.lang.Specification
import spock.lang.TempDir

class StandInRecipesSpec extends Specification {
  @TempDir
  Path folder

  def "reads a recipe"() {
    given:
    recipe 'mysql', '''
      about = MariaDB in MySQL's place
      names = mysql, mariadb
      tags = *
      kind = dockerfile
      base = debian
    '''
    recipe 'debian', '''
      about = Debian
      names = debian
      tags = latest,12
      kind = rootfs
      changes = CMD ["bash"]; ENV A=b
    '''

    when:
    def recipes = StandInRecipes.read(folder)

    then:
    recipes.all()*.name() == ['debian', 'mysql']
    with(recipes.all()[0]) {
      about() == 'Debian'
      kind() == Kind.ROOTFS
      base().empty
      changes() == ['CMD ["bash"]', 'ENV A=b']
      script().endsWith('debian/rootfs.sh')
      references()*.toString() == ['debian:latest', 'debian:12']
    }
    with(recipes.all()[1]) {
      names() == ['mysql', 'mariadb']
      kind() == Kind.DOCKERFILE
      base().get() == 'debian'
      changes() == []
      references()*.toString() == ['mysql:latest', 'mariadb:latest']
    }
  }

  def "`#image` is answered by #recipe"(String image, String recipe) {
    given:
    def recipes = new StandInRecipes([
      made('mysql', ['mysql', 'mariadb'], [], 'debian'),
      made('debian', ['debian'], ['latest', '12', '12-slim'], null),
      made('python', ['python'], [], null),
      made('python-onbuild', ['python'], ['3-onbuild'], 'python')
    ])

    expect:
    recipes.recipeFor(ImageReference.parse(image)).map { it.name() }.orElse('none') == recipe

    where:
    image                                || recipe
    'mysql'                              || 'mysql'
    'mysql:8.4'                          || 'mysql'
    'mariadb:10'                         || 'mysql'
    'docker.io/library/mysql:8'          || 'mysql'
    'debian'                             || 'debian'
    'debian:12-slim'                     || 'debian'
    'debian:11'                          || 'none'
    'mysql:8-alpine'                     || 'none'
    'mysql:Alpine3.20'                   || 'none'
    'bitnami/mysql'                      || 'none'
    'localhost:5000/mysql'               || 'none'
    'mysql@sha256:' + 'a' * 64           || 'none'
    'mysql:8@sha256:' + 'a' * 64         || 'none'
    'alpine'                             || 'none'
    'python:3'                           || 'python'
    'python:3-onbuild'                   || 'python-onbuild'
    'python:3-onbuild-alpine'            || 'none'
  }

  def "puts a recipe after what it is built on"() {
    given:
    def bottom = made('debian', ['debian'], [], null)
    def middle = made('app', ['app'], [], 'debian')
    def top = made('a', ['a'], [], 'app')
    def alone = made('z', ['z'], [], null)
    def recipes = new StandInRecipes([top, middle, bottom, alone])

    expect:
    recipes.inOrder([top]) == [bottom, middle, top]
    recipes.inOrder([alone, top, middle]) == [alone, bottom, middle, top]
  }

  def "refuses recipes that are built on each other, or on nothing"() {
    when:
    new StandInRecipes(recipes)

    then:
    def e = thrown(IllegalArgumentException)
    e.message == why

    where:
    recipes                                                   || why
    [made('a', ['a'], [], 'b'), made('b', ['b'], [], 'a')]    || 'the recipes `a`, `b` are built on each other'
    [made('a', ['a'], [], 'b')]                               || 'the recipe `a` is built on `b`, which is not there'
  }

  def "refuses a recipe file that says #what"(String what, String text, String why) {
    given:
    recipe 'x', text

    when:
    StandInRecipes.read(folder)

    then:
    def e = thrown(IllegalArgumentException)
    e.message == "${folder.resolve('x/recipe.properties')} $why".toString()

    where:
    what              | text                                                  || why
    'no names'        | 'about = x\ntags = *\nkind = rootfs'                  || 'does not say `names`'
    'another kind'    | 'about = x\nnames = x\ntags = *\nkind = nix'          || 'has the kind `nix`; it is either dockerfile or rootfs'
    'no name'         | 'about = x\nnames = X\ntags = *\nkind = rootfs'      || 'says `X`, which no image can be called'
    'a name with a tag' | 'about = x\nnames = a:5000/x:1\ntags = *\nkind = rootfs' || 'names `a:5000/x:1`; tags are said by `tags`'
    'no tag'          | 'about = x\nnames = x\ntags = 1, a b\nkind = rootfs' || 'says `a b`, which no image can be called'
    'an unknown word' | 'about = x\nnames = x\ntags = *\nkind = rootfs\ntag=' || 'has the key `tag`, which no recipe has'
  }

  def "refuses a recipe without the file that it is made by: #kind"(String kind, String file) {
    given:
    recipe 'x', "about = x\nnames = x\ntags = *\nkind = $kind"
    Files.delete(folder.resolve('x').resolve(file))

    when:
    StandInRecipes.read(folder)

    then:
    def e = thrown(IllegalArgumentException)
    e.message == "${folder.resolve('x/recipe.properties')} has the kind `$kind`, and there is no `$file` beside it".toString()

    where:
    kind         || file
    'dockerfile' || 'Dockerfile'
    'rootfs'     || 'rootfs.sh'
  }

  def "an image is found however its name is written in the recipe: #name"(String name, String image) {
    given:
    recipe 'x', "about = x\nnames = $name\ntags = 1\nkind = rootfs"

    expect:
    StandInRecipes.read(folder).recipeFor(ImageReference.parse(image)).present

    where:
    name                      | image
    'docker.io/library/mongo' | 'mongo:1'
    'library/mongo'           | 'docker.io/mongo:1'
    'reg.example:5000/a/b'    | 'reg.example:5000/a/b:1'
  }

  def "the recipes that come with orchsh are sound"() {
    when:
    def recipes = StandInRecipes.read(Path.of(System.getProperty('basedir', '.'), '../stdlib-scripts/images'))

    then:
    recipes.all()*.name() == ['adminer', 'busybox', 'debian', 'golang', 'memcached', 'mysql', 'nats', 'nginx', 'postgres',
      'prometheus', 'python', 'python-onbuild', 'rabbitmq', 'redis']
    recipes.inOrder(recipes.all()).every {
      Files.isRegularFile(it.kind() == Kind.ROOTFS ? it.script() : it.folder().resolve('Dockerfile'))
    }
    recipes.recipeFor(ImageReference.parse('postgres:16')).get().about() == 'PostgreSQL 15 from Debian 12'
    recipes.recipeFor(ImageReference.parse('debian:12-slim')).get().changes() == ['CMD ["bash"]']
  }

  private void recipe(String name, String text) {
    Files.createDirectories(folder.resolve(name))
    Files.writeString(folder.resolve(name).resolve('recipe.properties'), text.stripIndent())
    ['Dockerfile', 'rootfs.sh'].each { Files.writeString(folder.resolve(name).resolve(it), '') }
  }

  private static StandInRecipe made(String name, List<String> names, List<String> tags, String base) {
    new StandInRecipe(name, Path.of('/recipes', name), name, names, tags, Kind.DOCKERFILE, Optional.ofNullable(base), [])
  }
}

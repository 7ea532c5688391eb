package orchsh.shell

import java.nio.file.Files
import java.nio.file.Path
import orchsh.engine.problem.ProblemException
import spock.lang.Specification
import spock.lang.TempDir

class RecipeFoldersSpec extends Specification {
  @TempDir
  Path folder

  def "is read when it is wanted, and once"() {
    given:
    def recipes = new RecipeFolders(folder.resolve('images'))
    Files.createDirectory(folder.resolve('images'))

    when:
    def first = recipes.get()

    then:
    first.all() == []
    recipes.get().is(first)
  }

  def "has no recipes where it is not there"() {
    expect:
    new RecipeFolders(folder.resolve('none')).get().all() == []
  }

  def "is in nobody's way until it is wanted, and then says what is wrong with it"() {
    given:
    def recipe = Files.createDirectories(folder.resolve('images/shop'))
    Files.writeString(recipe.resolve('recipe.properties'), 'kind = nonsense\n')
    def recipes = new RecipeFolders(folder.resolve('images'))

    when:
    recipes.get()

    then:
    def e = thrown(ProblemException)
    e.message.contains('the recipes of stand-in images')
    e.message.contains(folder.toString())
  }

  def "the user's own take the place of those that come along, and add to them"() {
    given:
    recipe('own/mongo', 'our MongoDB', 'mongo')
    recipe('own/redis', 'our Redis', 'redis')
    recipe('images/redis', 'Redis', 'redis')
    recipe('images/nginx', 'nginx', 'nginx')

    expect:
    new RecipeFolders(folder.resolve('own'), folder.resolve('images')).get().all()*.about() == ['our MongoDB', 'nginx', 'our Redis']
    new RecipeFolders(folder.resolve('none'), folder.resolve('images')).get().all()*.about() == ['nginx', 'Redis']
  }

  private void recipe(String place, String about, String names) {
    Files.createDirectories(folder.resolve(place))
    Files.writeString(folder.resolve(place).resolve('recipe.properties'), "about = $about\nnames = $names\ntags = *\nkind = dockerfile\n")
    Files.writeString(folder.resolve(place).resolve('Dockerfile'), 'FROM scratch\n')
  }
}

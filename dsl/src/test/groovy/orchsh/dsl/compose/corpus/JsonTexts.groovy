package orchsh.dsl.compose.corpus

import groovy.transform.CompileStatic

/** JSON as it is kept in files: with letters of all languages as they are. */
@CompileStatic
class JsonTexts {
  static String unescaped(String json) {
    json.replaceAll(/\\u(?!00[01])(\p{XDigit}{4})/) { List<String> found -> String.valueOf((char) Integer.parseInt(found[1], 16)) }
  }
}

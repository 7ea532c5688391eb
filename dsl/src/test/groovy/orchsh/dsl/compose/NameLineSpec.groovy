package orchsh.dsl.compose

import spock.lang.Specification

class NameLineSpec extends Specification {

  def "tells #name of #text"(String text, String name) {
    expect:
    NameLine.in(text) == Optional.ofNullable(name)

    where:
    text                                                        || name
    'services:\n  a:\n    image: x\n'                           || ''
    'name: shop\nservices: {}\n'                                || 'shop'
    'services: {}\nname: shop'                                  || 'shop'
    'name: "shop"\r\nservices: {}\r\n'                          || 'shop'
    "# it's\nname: 'my-shop_2' # a comment\nservices:\n"        || 'my-shop_2'
    'version: "3"\nservices:\n  a:\n    name: no\n'             || ''
    'x-a: &a\n  name: no\nservices:\n'                          || ''
    // what could be read in two ways
    'name: ${SHOP}\nservices: {}'                               || null
    'name: 12\nservices: {}'                                    || null
    'name: true\nservices: {}'                                  || null
    'name: "12"\nservices: {}'                                  || '12'
    'name: Shop\nservices: {}'                                  || null
    'name:\nservices: {}'                                       || null
    'name: shop\n  and more\nservices: {}'                      || null
    'name: shop\nname: other\nservices: {}'                     || null
    'name: &n shop\nservices: {}'                               || null
    '"name": shop\nservices: {}'                                || null
    'x-a: "\nname: shop\n"\nservices: {}'                       || null
    '<<: *a\nservices: {}'                                      || null
    '---\nservices: {}'                                         || null
    '{services: {}, name: shop}'                                || null
    'name: shop\nweb:\n  image: x'                              || null
    'name:shop\nservices: {}'                                   || null
    ''                                                          || null
  }
}

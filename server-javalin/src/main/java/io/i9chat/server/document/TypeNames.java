package io.i9chat.server.document;

/** What documents call a type. */
final class TypeNames {
  private TypeNames() {}

  /** A name of letters and digits; two types that are documented never share one. */
  static String of(Class<?> type) {
    String name = shortened(type.getSimpleName());
    Class<?> outer = type.getEnclosingClass();
    if (outer == null || !(outer.isInterface() || outer.isRecord())) {
      return name;
    }
    return outer.isAssignableFrom(type) ? name + of(outer) : of(outer) + name;
  }

  private static String shortened(String name) {
    if (name.endsWith("Shape")) {
      return name.substring(0, name.length() - "Shape".length()) + "Input";
    }
    return name.endsWith("Out") ? name.substring(0, name.length() - "Out".length()) : name;
  }

  /** What belongs to an operation, such as {@code MessagesSendBody}. */
  static String of(String operation, String part) {
    StringBuilder name = new StringBuilder();
    for (String word : operation.split("\\.", -1)) {
      name.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
    }
    return name.append(part).toString();
  }
}

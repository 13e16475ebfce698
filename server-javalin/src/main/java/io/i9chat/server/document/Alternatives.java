package io.i9chat.server.document;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The types that a field tells apart: what the annotations of an interface say. */
final class Alternatives {
  private Alternatives() {}

  /** Whether this type is one of several. */
  static boolean has(Class<?> type) {
    return type.isAnnotationPresent(JsonSubTypes.class);
  }

  /** The field that says which one it is. */
  static String field(Class<?> type) {
    return Objects.requireNonNull(type.getAnnotation(JsonTypeInfo.class)).property();
  }

  /** Each word of that field, with the type that it stands for. */
  static Map<String, Class<?>> of(Class<?> type) {
    Map<String, Class<?>> all = new LinkedHashMap<>();
    for (JsonSubTypes.Type each :
        Objects.requireNonNull(type.getAnnotation(JsonSubTypes.class)).value()) {
      all.put(each.name(), each.value());
    }
    return all;
  }

  /** The fields by which a type is told, those of the outermost interface first. */
  static Map<String, List<String>> told(Class<?> type) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    for (Class<?> above : type.getInterfaces()) {
      if (has(above)) {
        fields.putAll(told(above));
        List<String> words = new ArrayList<>();
        of(above)
            .forEach((word, each) -> {
              if (each == type) {
                words.add(word);
              }
            });
        fields.put(field(above), words);
      }
    }
    return fields;
  }
}

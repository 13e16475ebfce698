package io.i9chat.server.document;

import java.util.LinkedHashMap;
import java.util.Map;

/** The arguments of a call, in the order in which they are to be shown. */
final class Args {
  private final Map<String, Object> all = new LinkedHashMap<>();

  Args() {}

  Args(Map<String, ?> others) {
    all.putAll(others);
  }

  Args with(String name, Object value) {
    all.put(name, value);
    return this;
  }

  Map<String, Object> all() {
    return all;
  }
}

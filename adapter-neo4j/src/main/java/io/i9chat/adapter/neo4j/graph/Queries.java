package io.i9chat.adapter.neo4j.graph;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** All queries of this adapter but those on the schema, as the classes that hold them add them. */
public final class Queries {
  private static final Map<String, String> ADDED = new ConcurrentHashMap<>();

  private Queries() {}

  /**
   * Adds a query while its class is initialised, so that it is planned before a caller needs it.
   *
   * @param name no other query's
   * @return the query itself
   */
  public static String add(String name, String query) {
    if (ADDED.putIfAbsent(name, query) != null) {
      throw new IllegalStateException("two queries have the name " + name);
    }
    return query;
  }

  /** Those that were added until now, by name. */
  public static Map<String, String> added() {
    return new TreeMap<>(ADDED);
  }
}

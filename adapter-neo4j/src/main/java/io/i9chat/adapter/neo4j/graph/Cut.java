package io.i9chat.adapter.neo4j.graph;

/**
 * Cuts pages in the database, so that neither a transaction nor the driver holds more than a page
 * and one entry. What Cypher can tell of the weight of an entry is never more than {@code
 * io.i9chat.ports.model.page.Weight} says, and at least a third of it: texts are counted in
 * characters, not in bytes. The rest is cut off when the entries are read.
 */
public final class Cut {
  /** The weight of e, an entry. */
  private static final String WEIGHT =
      """
      320 + size(coalesce(e.text, '')) + 100 * size(coalesce(e.mimes, []))
        + CASE e.kind WHEN 'added' THEN 33 * size(e.people) ELSE 0 END
        + size(coalesce(e.description, '')) + size(coalesce(e.fromDescription, ''))
      """;

  /**
   * Takes e, entries; leaves those of them that fit into $in.bytes, and the next, and at least two.
   *
   * @param order what the entries are ordered by
   */
  public static String by(String order) {
    return """
    WITH e, %s AS weight ORDER BY %s
    WITH collect(e) AS es, collect(weight) AS weights
    """
            .formatted(WEIGHT, order)
        + fitting("es", "e");
  }

  /**
   * Takes a list and the weights of what is in it; leaves as rows those that fit into $in.bytes,
   * and the next, and at least two.
   */
  public static String fitting(String all, String each) {
    return """
    WITH %1$s, reduce(total = [0, 0], weight IN weights |
      [total[0] + weight, total[1]
        + CASE WHEN total[0] + weight <= $in.bytes THEN 1 ELSE 0 END]
    )[1] AS fit
    UNWIND %1$s[..CASE WHEN fit < 1 THEN 2 ELSE fit + 1 END] AS %2$s
    """
        .formatted(all, each);
  }

  private Cut() {}
}

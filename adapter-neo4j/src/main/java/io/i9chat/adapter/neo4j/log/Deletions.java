package io.i9chat.adapter.neo4j.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How many messages of a chat are deleted up to a seq. Level 0 has a node for each deleted message,
 * and each level above has the sums of blocks of 8 of the level below, so that a count reads at
 * most 7 nodes of each level, however long the chat is, and appending messages costs nothing.
 */
public final class Deletions {
  /** The seqs that a block of each level has. */
  private static final List<Long> SIZES =
      List.of(1L, 8L, 64L, 512L, 4_096L, 32_768L, 262_144L, 2_097_152L, 16_777_216L, 134_217_728L);

  public static final String UNIQUE = "(n.chat, n.level, n.block)";

  /** Part of storing what a transaction did; the chat is locked. */
  public static final String ADD =
      """
      CALL () {
        UNWIND $in.deleted AS gone
        MERGE (d:Deleted {chat: gone.chat, level: gone.level, block: gone.block})
        SET d.messages = coalesce(d.messages, 0) + 1
      }
      """;

  /** Takes c, seen and last; gives how many messages above seen and up to last are deleted. */
  public static final String BETWEEN =
      """
      CALL (c, seen, last) {
        UNWIND [[1, last + 1], [-1, seen + 1]] AS end
        UNWIND range(0, 9) AS level
        WITH c.id AS chat, end[0] AS sign, level, end[1] / %s[level] AS below
        MATCH (d:Deleted {chat: chat, level: level})
        WHERE d.block >= below - below %% 8 AND d.block < below
        RETURN coalesce(sum(sign * d.messages), 0) AS deleted
      }
      """
          .formatted(SIZES);

  /**
   * Counts what was deleted before this was counted, of some chats at a time; may run again, and
   * beside other programs.
   */
  public static final String FILL =
      """
      MATCH (c:Chat)
      WHERE c.id > $in.after
      WITH c ORDER BY c.id LIMIT $in.most
      SET c.locked = true
      WITH c
      CALL (c) {
        MATCH (e:Entry {chat: c.id})
        WHERE e.kind = 'delete'
        WITH DISTINCT e.chat AS chat, e.target AS target
        UNWIND range(0, 9) AS level
        WITH chat, level, target / %s[level] AS block, count(*) AS messages
        MERGE (d:Deleted {chat: chat, level: level, block: block})
        SET d.messages = messages
      }
      RETURN max(c.id) AS last
      """
          .formatted(SIZES);

  private Deletions() {}

  /** What {@link #ADD} adds for a message that is deleted for the first time. */
  public static List<Map<String, Object>> rows(String chat, long seq) {
    List<Map<String, Object>> rows = new ArrayList<>(SIZES.size());
    for (int level = 0; level < SIZES.size(); level++) {
      rows.add(Map.of("chat", chat, "level", (long) level, "block", seq / SIZES.get(level)));
    }
    return rows;
  }
}

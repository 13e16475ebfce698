package io.i9chat.adapter.sqlite.file;

import io.i9chat.adapter.sqlite.engine.Sql;
import io.i9chat.adapter.sqlite.log.ChatCodes;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Looks whether the rows of a store agree with each other, as the writer keeps them. */
public final class StoreCheck {
  /** So many faults of one kind are told at the most. */
  private static final int TOLD = 10;

  private static final String INTEGRITY = "PRAGMA integrity_check(" + TOLD + ")";
  private static final String OF_CHAT = "SELECT hex(c.id) FROM chat c WHERE ";
  private static final String OF_MEMBER =
      "SELECT hex(m.person) || ' in ' || hex(c.id) FROM membership m JOIN chat c ON c.key = m.chat"
          + " WHERE ";
  private static final String OF_MEDIA = "SELECT hex(m.id) FROM media m WHERE ";
  private static final String USES =
      "(SELECT media FROM media_in_chat UNION SELECT media FROM media_of_person"
          + " UNION SELECT media FROM media_frozen)";

  /** What is wrong, and the statement that finds where. */
  private static final Map<String, String> FAULTS = faults();

  private StoreCheck() {}

  private static Map<String, String> faults() {
    Map<String, String> faults = new LinkedHashMap<>();
    ofLogs(faults);
    ofMembers(faults);
    ofStorage(faults);
    ofOthers(faults);
    return faults;
  }

  private static void ofLogs(Map<String, String> faults) {
    faults.put(
        "the seqs of a chat have a gap, or do not end at its head",
        OF_CHAT
            + "c.head <> (SELECT count(*) FROM entry e WHERE e.chat = c.key)"
            + " OR c.head <> (SELECT coalesce(max(seq), 0) FROM entry e WHERE e.chat = c.key)"
            + " OR 1 > (SELECT coalesce(min(seq), 1) FROM entry e WHERE e.chat = c.key)");
    faults.put(
        "an entry is in no chat",
        "SELECT DISTINCT e.chat FROM entry e LEFT JOIN chat c ON c.key = e.chat"
            + " WHERE c.key IS NULL");
    faults.put(
        "an entry miscounts the messages",
        "SELECT hex(c.id) || ' ' || e.seq FROM (SELECT chat, seq, kind, messages,"
            + " lag(messages, 1, 0) OVER (PARTITION BY chat ORDER BY seq) AS before FROM entry) e"
            + " JOIN chat c ON c.key = e.chat WHERE e.messages <> e.before + (e.kind = "
            + ChatCodes.MESSAGE
            + ")");
    faults.put(
        "a chat miscounts its messages",
        OF_CHAT
            + "c.head > 0 AND c.messages <>"
            + " (SELECT messages FROM entry e WHERE e.chat = c.key AND e.seq = c.head)");
    faults.put(
        "a chat miscounts its deleted messages",
        OF_CHAT
            + "EXISTS (SELECT 1 FROM (VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)) l"
            + " WHERE (SELECT count(DISTINCT target) FROM entry e WHERE e.chat = c.key AND e.target"
            + " IS NOT NULL AND e.kind = "
            + ChatCodes.DELETE
            + ") <> (SELECT coalesce(sum(messages), 0) FROM deleted d"
            + " WHERE d.chat = c.key AND d.level = l.column1))");
  }

  private static void ofMembers(Map<String, String> faults) {
    faults.put(
        "a group miscounts its members",
        OF_CHAT
            + "c.low IS NULL AND c.members <> (SELECT count(*) FROM membership m"
            + " WHERE m.chat = c.key AND m.to_seq IS NULL)");
    faults.put(
        "a watermark is above the head, or read above delivered",
        OF_MEMBER + "m.delivered > c.head OR m.read > m.delivered OR m.cleared > c.head");
    faults.put(
        "more is shown of a watermark than it is",
        OF_MEMBER
            + "m.shown_delivered > m.delivered OR m.shown_read > m.read"
            + " OR m.shown_read > m.shown_delivered");
    faults.put(
        "a window is not within the log",
        OF_MEMBER
            + "m.from_seq < 1 OR m.from_seq > max(c.head, 1) OR m.to_seq > c.head"
            + " OR m.to_seq < m.from_seq");
  }

  private static void ofStorage(Map<String, String> faults) {
    faults.put(
        "what a person stores is miscounted",
        "WITH kept AS MATERIALIZED (SELECT author,"
            + " 256 + iif(form IS NULL, 0, 256 + 4 * length(coalesce(text, ''))) AS bytes"
            + " FROM entry WHERE kind IN (1, 10, 12)),"
            + " is_kept AS (SELECT author, sum(bytes) AS bytes FROM kept GROUP BY author),"
            + " held AS (SELECT owner, sum(size) AS bytes FROM media WHERE unused IS NOT 2"
            + " GROUP BY owner),"
            + " counted AS (SELECT person, sum(stored) AS bytes FROM membership GROUP BY person)"
            + " SELECT hex(p.person) FROM profile p"
            + " LEFT JOIN is_kept k ON k.author = p.person"
            + " LEFT JOIN held h ON h.owner = p.person"
            + " LEFT JOIN counted c ON c.person = p.person"
            + " WHERE p.stored + coalesce(c.bytes, 0)"
            + " <> coalesce(k.bytes, 0) + coalesce(h.bytes, 0)");
  }

  private static void ofOthers(Map<String, String> faults) {
    faults.put(
        "what is used was never verified, or is not in the ledger",
        "SELECT hex(u.media) FROM "
            + USES
            + " u LEFT JOIN media m ON m.id = u.media"
            + " WHERE m.generation IS NULL OR m.unused IS NOT NULL");
    faults.put("what counts as used is not", OF_MEDIA + "m.unused IS NULL AND m.id NOT IN " + USES);
    faults.put(
        "an account has no profile, or a profile no account",
        "SELECT hex(person) FROM account WHERE person NOT IN (SELECT person FROM profile)"
            + " UNION ALL SELECT hex(person) FROM profile"
            + " WHERE person NOT IN (SELECT person FROM account)");
    faults.put(
        "a disabled account is signed in",
        "SELECT hex(person) FROM account WHERE disabled AND person IN"
            + " (SELECT person FROM session)");
  }

  /** What is wrong, a line for each; empty if nothing is. In one snapshot. */
  public static List<String> of(Sql sql) throws SQLException {
    List<String> found = new ArrayList<>();
    for (String line : sql.on(INTEGRITY).list(row -> row.getString(1))) {
      if (!line.equals("ok")) {
        found.add("the file is damaged: " + line);
      }
    }
    if (found.isEmpty()) {
      for (Map.Entry<String, String> fault : FAULTS.entrySet()) {
        List<String> where =
            sql.on(fault.getValue() + " LIMIT " + TOLD).list(row -> row.getString(1));
        where.forEach(each -> found.add(fault.getKey() + ": " + each));
      }
    }
    return List.copyOf(found);
  }
}

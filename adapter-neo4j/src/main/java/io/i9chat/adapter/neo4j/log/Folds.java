package io.i9chat.adapter.neo4j.log;

import io.i9chat.adapter.neo4j.graph.Cut;
import io.i9chat.adapter.neo4j.graph.Graph;
import io.i9chat.adapter.neo4j.graph.Properties;
import io.i9chat.adapter.neo4j.graph.Queries;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.Window;
import io.i9chat.ports.model.log.Emoji;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Fold;
import io.i9chat.ports.model.page.PageBound;
import io.i9chat.ports.model.page.Part;
import io.i9chat.ports.model.page.Weight;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;

/**
 * What was done to messages of a chat, as far as it lies in some windows. The database folds it: of
 * the reactions to a message only those are answered that are shown.
 */
public final class Folds {
  /** The last entry of one kind about a message, out of the index by chat, target, kind and seq. */
  private static final String LAST =
      """
      COLLECT {
        UNWIND $in.windows AS window
        CALL (target, window) {
          MATCH (a:Entry {chat: $in.chat, target: target, kind: '%s'})
          USING INDEX SEEK a:Entry(chat, target, kind, seq)
          WHERE a.seq >= window[0] AND a.seq <= window[1]
          WITH a ORDER BY a.chat DESC, a.target DESC, a.kind DESC, a.seq DESC LIMIT 1
          RETURN properties(a) AS entry
        }
        RETURN entry ORDER BY entry.seq DESC LIMIT 1
      }[0]
      """;

  /**
   * By emoji, those whose last reaction it is: the first of them, their number, whether the reader
   * is one of them, and the last seq. Those who took theirs away come under no emoji.
   */
  private static final String REACTIONS =
      """
      COLLECT {
        UNWIND CASE WHEN $in.reacting THEN $in.windows ELSE [] END AS window
        UNWIND ['reaction', 'unreaction'] AS kind
        MATCH (r:Entry {chat: $in.chat, target: target, kind: kind})
        USING INDEX SEEK r:Entry(chat, target, kind, seq)
        WHERE r.seq >= window[0] AND r.seq <= window[1]
        WITH r.author AS author, max([r.seq, coalesce(r.emoji, '')]) AS last
        WITH author, last ORDER BY last[0]
        WITH last[1] AS emoji, collect(author) AS people, min(last[0]) AS first,
          max(last[0]) AS upTo
        ORDER BY first
        RETURN [emoji, people[..$in.named], size(people), $in.person IN people, upTo]
      }
      """;

  static final String FOLDS =
      Queries.add(
          "folds",
          """
          UNWIND range(0, size($in.seqs) - 1) AS place
          WITH place, $in.seqs[place] AS target
          WITH place, target, %s AS edit, %s AS deletion, %s AS reactions
          WHERE edit IS NOT NULL OR deletion IS NOT NULL OR size(reactions) > 0
          WITH {place: place, target: target, edit: edit, deletion: deletion, reactions: reactions}
              AS fold,
            320 + size(coalesce(edit.text, '')) + 100 * size(coalesce(edit.mimes, []))
              + reduce(total = 0, one IN reactions |
                  total + CASE one[0] WHEN '' THEN 0 ELSE 160 + 33 * size(one[1]) END
                ) AS weight
          ORDER BY place
          WITH collect(fold) AS folds, collect(weight) AS weights
          %s
          RETURN fold.place AS place, fold.target AS target, fold.edit AS edit,
            fold.deletion AS deletion, fold.reactions AS reactions
          """
              .formatted(
                  LAST.formatted("edit"),
                  LAST.formatted("delete"),
                  REACTIONS,
                  Cut.fitting("folds", "fold")));

  private final ChatId chat;
  private final List<Window> visible;
  private final @Nullable PersonId reader;
  private final PageBound bound;

  /**
   * Folds of one chat.
   *
   * @param reader {@code null} to leave reactions out
   */
  Folds(ChatId chat, List<Window> visible, @Nullable PersonId reader, PageBound bound) {
    this.chat = chat;
    this.visible = visible;
    this.reader = reader;
    this.bound = bound;
  }

  /** What was folded, and of which of the messages asked for. */
  private record Placed(long place, Fold fold) {}

  Part<Fold> of(List<Long> targets, Graph graph) {
    List<Fold> read =
        graph.rows(FOLDS, parameters(targets), this::fold).stream()
            .sorted(Comparator.comparingLong(Placed::place))
            .map(Placed::fold)
            .toList();
    PageBound.Filling page = bound.fill();
    List<Fold> fitting = read.stream().takeWhile(fold -> page.takes(Weight.of(fold))).toList();
    return new Part<>(fitting, fitting.size() < read.size());
  }

  private Map<String, Object> parameters(List<Long> targets) {
    return Map.of(
        "chat",
        chat.toString(),
        "windows",
        visible.stream().map(window -> List.of(window.from(), window.to())).toList(),
        "seqs",
        targets,
        "reacting",
        reader != null,
        "person",
        reader == null ? "" : reader.toString(),
        "named",
        (long) Fold.NAMED,
        "bytes",
        bound.bytes());
  }

  private Placed fold(Record row) {
    Entry edit = entry(row.get("edit"));
    Entry deletion = entry(row.get("deletion"));
    long upTo = Math.max(edit == null ? 0 : edit.seq(), deletion == null ? 0 : deletion.seq());
    List<Fold.Reacting> reactions = new ArrayList<>();
    for (Value one : row.get("reactions").values()) {
      upTo = Math.max(upTo, one.get(4).asLong());
      if (!one.get(0).asString().isEmpty()) {
        reactions.add(reacting(one));
      }
    }
    Fold fold = new Fold(row.get("target").asLong(), edit, deletion, reactions, upTo);
    return new Placed(row.get("place").asLong(), fold);
  }

  private @Nullable Entry entry(Value row) {
    return row.isNull() ? null : Entries.entry(chat, row);
  }

  private Fold.Reacting reacting(Value one) {
    Fold.Reacting all =
        new Fold.Reacting(
            new Emoji(one.get(0).asString()),
            one.get(1).asList(Properties::person),
            one.get(2).asInt());
    return reader != null && one.get(3).asBoolean() ? all.naming(reader) : all;
  }
}

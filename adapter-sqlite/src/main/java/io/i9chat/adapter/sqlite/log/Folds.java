package io.i9chat.adapter.sqlite.log;

import io.i9chat.adapter.sqlite.engine.Rows;
import io.i9chat.adapter.sqlite.engine.Sql;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.Window;
import io.i9chat.ports.model.log.Emoji;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Fold;
import io.i9chat.ports.model.page.PageBound;
import io.i9chat.ports.model.page.Part;
import io.i9chat.ports.model.page.Weight;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was done to messages, of a chat in a snapshot, as far as it lies in some windows. */
final class Folds {
  private final Sql sql;
  private final ChatId chat;
  private final long key;
  private final List<Window> visible;
  private About.@Nullable Nearest nearest;

  /**
   * Folds of one chat.
   *
   * @param key of the chat
   */
  Folds(Sql sql, ChatId chat, long key, List<Window> visible) {
    this.sql = sql;
    this.chat = chat;
    this.key = key;
    this.visible = visible;
  }

  Part<Fold> of(List<Long> targets, @Nullable PersonId reader, PageBound bound)
      throws SQLException {
    PageBound.Filling page = bound.fill();
    List<Fold> folds = new ArrayList<>();
    boolean upwards = targets.isEmpty() || targets.getFirst() <= targets.getLast();
    for (long target : targets) {
      Optional<Fold> fold = one(target, reader, upwards);
      if (fold.isPresent() && !page.takes(Weight.of(fold.get()))) {
        return new Part<>(folds, true);
      }
      fold.ifPresent(folds::add);
    }
    return new Part<>(folds, false);
  }

  private Optional<Fold> one(long target, @Nullable PersonId reader, boolean upwards)
      throws SQLException {
    Fold.Making fold = new Fold.Making(target, reader);
    // Nothing was done to most messages, which then cost no look of their own.
    About.Nearest done = nearest;
    if (done == null || !done.tellsOf(target)) {
      done = About.nearest(sql, key, target, upwards);
      nearest = done;
    }
    if (done.edited() == target) {
      fold.edited(last(window -> About.lastEdit(sql, key, target, window)));
    }
    if (done.deleted() == target) {
      fold.deleted(last(window -> About.deletion(sql, key, target, window)));
    }
    if (reader != null && done.reacted() == target) {
      Reactions reactions = new Reactions(fold);
      About.reactions(sql, key, target, reactions::row);
      reactions.end();
    }
    return fold.made();
  }

  /** Finds the last seq in a window, 0 if there is none. */
  private interface Finding {
    long in(Window window) throws SQLException;
  }

  private @Nullable Entry last(Finding finding) throws SQLException {
    for (Window window : visible.reversed()) {
      long last = finding.in(window);
      if (last > 0) {
        return Entries.at(sql, key, chat, last);
      }
    }
    return null;
  }

  /** Rows of reactions and unreactions by author, of whose each the last visible one counts. */
  private final class Reactions {
    private final Fold.Making fold;
    private final Map<String, Emoji> emoji = new HashMap<>();
    private @Nullable PersonId author;
    private long last;
    private @Nullable String put;

    Reactions(Fold.Making fold) {
      this.fold = fold;
    }

    void row(ResultSet row) throws SQLException {
      PersonId of = Rows.person(row, 1);
      if (!of.equals(author)) {
        end();
        author = of;
        last = 0;
      }
      long seq = row.getLong(2);
      if (visible.stream().anyMatch(window -> window.holds(seq))) {
        last = seq;
        put = row.getInt(3) == ChatCodes.REACTION ? row.getString(4) : null;
      }
    }

    void end() {
      if (last == 0 || author == null) {
        return;
      }
      if (put == null) {
        fold.saw(last);
      } else {
        fold.reacted(last, author, emoji.computeIfAbsent(put, Emoji::new));
      }
    }
  }
}

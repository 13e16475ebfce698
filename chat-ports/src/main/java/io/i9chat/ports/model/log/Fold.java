package io.i9chat.ports.model.log;

import io.i9chat.ports.model.PersonId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was done to one message, as far as a reader may see it. However many people react to a
 * message, it holds no more of them than are shown. Rules: REACT-4.
 *
 * @param seq of the message
 * @param edit the last edit, {@code null} without one
 * @param deletion {@code null} without one
 * @param reactions by first use; empty also where they were not asked for
 * @param upTo the last seq of what was folded, 0 if nothing was
 */
public record Fold(
    long seq, @Nullable Entry edit, @Nullable Entry deletion, List<Reacting> reactions, long upTo) {
  /** The greatest number of people who are named of those who react with one emoji. */
  public static final int NAMED = 20;

  /** Takes a copy of the list. */
  public Fold {
    reactions = List.copyOf(reactions);
  }

  /** Of a message that nothing was done to. */
  public static Fold nothing(long seq) {
    return new Fold(seq, null, null, List.of(), 0);
  }

  /** What the message says now; {@code null} if that is withdrawn. */
  public @Nullable Body body(Payload.Message message) {
    if (deletion != null) {
      return null;
    }
    return edit != null ? edit.payload().carried() : message.body();
  }

  /**
   * Those who react with one emoji.
   *
   * @param named the first of them, at most {@link #NAMED}
   * @param count how many they are in all
   */
  public record Reacting(Emoji emoji, List<PersonId> named, int count) {
    /** Takes a copy of the list. */
    public Reacting {
      named = List.copyOf(named);
    }

    /** With {@code reader}, who is one of them, among the named. */
    public Reacting naming(PersonId reader) {
      if (named.contains(reader)) {
        return this;
      }
      List<PersonId> changed = new ArrayList<>(named.subList(0, named.size() - 1));
      changed.add(reader);
      return new Reacting(emoji, changed, count);
    }
  }

  /** A fold in the making, for one thread. It holds no more than the fold will. */
  public static final class Making {
    private final long seq;
    private final @Nullable PersonId reader;
    private final Map<Emoji, Crowd> crowds = new HashMap<>();
    private @Nullable Entry edit;
    private @Nullable Entry deletion;
    private long upTo;

    /**
     * Of the message at {@code seq}.
     *
     * @param reader who is always named among those who react
     */
    public Making(long seq, @Nullable PersonId reader) {
      this.seq = seq;
      this.reader = reader;
    }

    /** Adds the last edit. */
    public void edited(@Nullable Entry last) {
      edit = last;
      saw(last == null ? 0 : last.seq());
    }

    /** Adds the deletion. */
    public void deleted(@Nullable Entry by) {
      deletion = by;
      saw(by == null ? 0 : by.seq());
    }

    /** Adds a reaction that stands, at any place in the log; each author's once. */
    public void reacted(long at, PersonId author, Emoji emoji) {
      crowds.computeIfAbsent(emoji, any -> new Crowd()).add(at, author, author.equals(reader));
      saw(at);
    }

    /** Takes note of an entry which nothing is to be seen of, a reaction that was taken away. */
    public void saw(long at) {
      upTo = Math.max(upTo, at);
    }

    /** The fold; empty if nothing was done to the message. */
    public Optional<Fold> made() {
      if (upTo == 0) {
        return Optional.empty();
      }
      List<Reacting> reactions =
          crowds.entrySet().stream()
              .sorted(Comparator.comparingLong(crowd -> crowd.getValue().first.firstKey()))
              .map(crowd -> crowd.getValue().reacting(crowd.getKey(), reader))
              .toList();
      return Optional.of(new Fold(seq, edit, deletion, reactions, upTo));
    }
  }

  /** Those who react with one emoji: the first of them by the seqs of their reactions. */
  private static final class Crowd {
    private final TreeMap<Long, PersonId> first = new TreeMap<>();
    private int count;
    private boolean holdsReader;

    void add(long at, PersonId author, boolean isReader) {
      count++;
      holdsReader |= isReader;
      first.put(at, author);
      if (first.size() > NAMED) {
        first.pollLastEntry();
      }
    }

    Reacting reacting(Emoji emoji, @Nullable PersonId reader) {
      Reacting all = new Reacting(emoji, List.copyOf(first.values()), count);
      return holdsReader && reader != null ? all.naming(reader) : all;
    }
  }
}

package io.i9chat.domain.chat;

import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.Body;
import io.i9chat.ports.model.chat.Emoji;
import io.i9chat.ports.model.chat.Entry;
import io.i9chat.ports.model.chat.Payload;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was done to one message, as far as a reader may see it: a pure function of the entries about
 * it that lie in the reader's windows.
 *
 * @param edit the last edit, {@code null} without one
 * @param deletion {@code null} without one
 * @param reactions the reactions that still stand, in seq order
 */
record Fold(@Nullable Entry edit, @Nullable Entry deletion, List<Entry> reactions) {
  private static final Fold NOTHING = new Fold(null, null, List.of());

  /** Those who react with one emoji: the first of them to be named, and how many they are. */
  record Reacting(Emoji emoji, List<PersonId> named, int count) {}

  /** What was done to each message that these entries are about. */
  static Map<Long, Fold> of(List<Entry> about) {
    Map<Long, List<Entry>> byTarget = new HashMap<>();
    for (Entry entry : about) {
      if (entry.payload() instanceof Payload.About what) {
        byTarget.computeIfAbsent(what.target(), target -> new ArrayList<>()).add(entry);
      }
    }
    Map<Long, Fold> folds = HashMap.newHashMap(byTarget.size());
    byTarget.forEach((target, entries) -> folds.put(target, one(entries)));
    return folds;
  }

  /** What was done to the message at {@code seq}. */
  static Fold at(long seq, Map<Long, Fold> folds) {
    return folds.getOrDefault(seq, NOTHING);
  }

  private static Fold one(List<Entry> entries) {
    Entry edit = null;
    Entry deletion = null;
    Map<PersonId, Entry> reactions = new LinkedHashMap<>();
    List<Entry> inOrder = new ArrayList<>(entries);
    inOrder.sort(Comparator.comparingLong(Entry::seq));
    for (Entry entry : inOrder) {
      switch (entry.payload()) {
        case Payload.Edit any -> edit = entry;
        case Payload.Delete any -> deletion = entry;
        case Payload.Unreaction any -> reactions.remove(entry.author());
        case Payload.Reaction any -> {
          reactions.remove(entry.author());
          reactions.put(entry.author(), entry);
        }
        case Payload.Message any -> {}
        case Payload.Activity any -> {}
      }
    }
    return new Fold(edit, deletion, List.copyOf(reactions.values()));
  }

  /** What the message says now; {@code null} if that is withdrawn. */
  @Nullable Body body(Payload.Message message) {
    if (deletion != null) {
      return null;
    }
    return edit != null ? edit.payload().carried() : message.body();
  }

  /** Who reacts how, by first use; {@code reader} is always among the named. */
  List<Reacting> reacting(PersonId reader) {
    Map<Emoji, List<PersonId>> byEmoji = new LinkedHashMap<>();
    for (Entry reaction : reactions) {
      if (reaction.payload() instanceof Payload.Reaction(long target, Emoji emoji)) {
        byEmoji.computeIfAbsent(emoji, any -> new ArrayList<>()).add(reaction.author());
      }
    }
    List<Reacting> all = new ArrayList<>();
    byEmoji.forEach(
        (emoji, people) -> all.add(new Reacting(emoji, named(people, reader), people.size())));
    return all;
  }

  private static List<PersonId> named(List<PersonId> people, PersonId reader) {
    if (people.size() <= Item.Reactions.NAMED) {
      return people;
    }
    List<PersonId> named = new ArrayList<>(people.subList(0, Item.Reactions.NAMED));
    if (!named.contains(reader) && people.contains(reader)) {
      named.set(Item.Reactions.NAMED - 1, reader);
    }
    return named;
  }
}

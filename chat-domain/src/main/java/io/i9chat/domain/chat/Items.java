package io.i9chat.domain.chat;

import io.i9chat.domain.chat.ChatAccess.Reading;
import io.i9chat.domain.chat.Item.Quote;
import io.i9chat.ports.StorePorts;
import io.i9chat.ports.chat.ChatLog;
import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.chat.Receipts;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.chat.Body;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.Entry;
import io.i9chat.ports.model.chat.Membership;
import io.i9chat.ports.model.chat.Payload;
import io.i9chat.ports.model.chat.ReceiptSight;
import io.i9chat.ports.model.people.Profile;
import io.i9chat.ports.people.Profiles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Makes items of entries: messages as they now are for their reader, with names, with what they
 * answer, with reactions, and with how far they have got.
 */
public final class Items {
  private final Chats chats;
  private final ChatLog log;
  private final Receipts receipts;
  private final Profiles profiles;
  private final Names names;

  /** Items of what is in {@code store}. */
  public Items(StorePorts store, Names names) {
    this.chats = store.chats();
    this.log = store.log();
    this.receipts = store.receipts();
    this.profiles = store.profiles();
    this.names = names;
  }

  /**
   * Items, and the last seq of what was folded into them.
   *
   * @param upTo 0 if nothing was
   */
  record Folded(List<Item> items, long upTo) {}

  /** Everything that the items of some entries are made of. */
  private record Parts(
      Map<Long, Entry> quoted,
      Map<Long, Fold> folds,
      Others others,
      Map<PersonId, Username> handles) {}

  /**
   * The items that {@code reader} sees of these entries.
   *
   * @param entries messages and activities of one chat, which the reader may see
   */
  public List<Item> of(List<Entry> entries, Reading reading, PersonId reader) {
    return of(entries, reading, reader, null);
  }

  /** The same, with the others in the chat; {@code null} to look for them if need be. */
  List<Item> of(List<Entry> entries, Reading reading, PersonId reader, @Nullable Others others) {
    return fold(entries, reading, reader, others).items();
  }

  /** The same, and how far in the log it goes. */
  Folded fold(List<Entry> entries, Reading reading, PersonId reader, @Nullable Others known) {
    Map<Long, Entry> quoted = quoted(entries, reading);
    List<Entry> about = about(entries, quoted.keySet(), reading);
    Map<Long, Fold> folds = Fold.of(about);
    Others others = known == null ? others(entries, reading, reader) : known;
    Parts parts = new Parts(quoted, folds, others, handles(entries, quoted, folds, reader));
    List<Item> items = entries.stream().map(entry -> item(entry, parts, reader)).toList();
    return new Folded(items, about.stream().mapToLong(Entry::seq).max().orElse(0));
  }

  private static Item item(Entry entry, Parts parts, PersonId reader) {
    NamedEntry named = new NamedEntry(entry, parts.handles());
    if (!(entry.payload() instanceof Payload.Message message)) {
      return new Item(named, null);
    }
    Fold fold = Fold.at(entry.seq(), parts.folds());
    List<Item.Reactions> reactions = new ArrayList<>();
    for (Fold.Reacting one : fold.reacting(reader)) {
      List<@Nullable Username> usernames = new ArrayList<>();
      one.named().forEach(person -> usernames.add(parts.handles().get(person)));
      reactions.add(new Item.Reactions(one.emoji(), usernames, one.count()));
    }
    return new Item(
        named,
        new Item.Now(
            fold.body(message),
            fold.deletion() != null,
            fold.edit() == null ? null : fold.edit().at(),
            quote(message, parts),
            reactions,
            parts.others().status(entry, reader)));
  }

  private static @Nullable Quote quote(Payload.Message message, Parts parts) {
    if (message.replyTo() == null) {
      return null;
    }
    Entry target = parts.quoted().get(message.replyTo());
    if (target == null || !(target.payload() instanceof Payload.Message answered)) {
      return new Quote(message.replyTo(), null);
    }
    Fold fold = Fold.at(target.seq(), parts.folds());
    Body body = fold.body(answered);
    return new Quote(
        target.seq(),
        new Quote.Seen(
            parts.handles().get(target.author()),
            body == null ? null : body.content(),
            fold.deletion() != null));
  }

  /** What the entries answer, as far as the reader may see it. */
  private Map<Long, Entry> quoted(List<Entry> entries, Reading reading) {
    Set<Long> seqs = new TreeSet<>();
    for (Entry entry : entries) {
      if (entry.payload() instanceof Payload.Message message
          && message.replyTo() != null
          && reading.membership().sees(message.replyTo())) {
        seqs.add(message.replyTo());
      }
    }
    Map<Long, Entry> quoted = new HashMap<>();
    Batches.at(log, reading.chat().id(), seqs, target -> quoted.put(target.seq(), target));
    return quoted;
  }

  private List<Entry> about(List<Entry> entries, Set<Long> quoted, Reading reading) {
    Set<Long> messages = new TreeSet<>(quoted);
    for (Entry entry : entries) {
      if (entry.payload() instanceof Payload.Message) {
        messages.add(entry.seq());
      }
    }
    return messages.isEmpty()
        ? List.of()
        : log.about(reading.chat().id(), reading.windows(), messages);
  }

  private Map<PersonId, Username> handles(
      List<Entry> entries, Map<Long, Entry> quoted, Map<Long, Fold> folds, PersonId reader) {
    Set<PersonId> people = new HashSet<>();
    for (Entry entry : entries) {
      people.add(entry.author());
      people.addAll(entry.payload().named());
      for (Fold.Reacting one : Fold.at(entry.seq(), folds).reacting(reader)) {
        people.addAll(one.named());
      }
    }
    quoted.values().forEach(target -> people.add(target.author()));
    return Map.copyOf(names.of(people));
  }

  /** The others, if one of the entries is the reader's own message. */
  private Others others(List<Entry> entries, Reading reading, PersonId reader) {
    boolean own =
        entries.stream()
            .anyMatch(entry ->
                entry.author().equals(reader) && entry.payload() instanceof Payload.Message);
    if (!own || !reading.membership().isIn()) {
      return Others.UNTOLD;
    }
    ChatView chat = reading.chat();
    if (chat.group() != null) {
      return chat.group().members() > Others.TOLD ? Others.UNTOLD : ofGroup(chat);
    }
    List<Profile> both = profiles.byId(chat.members().keySet());
    Map<PersonId, Membership> there = HashMap.newHashMap(both.size());
    both.forEach(person -> there.put(person.id(), chat.of(person.id())));
    return new Others(
        there, receipts.shown(chat.id(), there.keySet()), ReceiptSight.of(chat, both));
  }

  private Others ofGroup(ChatView chat) {
    return chats
        .roster(chat.id())
        .map(roster ->
            new Others(
                roster.members(),
                receipts.shown(chat.id(), roster.members().keySet()),
                ReceiptSight.ALL))
        .orElse(Others.UNTOLD);
  }
}

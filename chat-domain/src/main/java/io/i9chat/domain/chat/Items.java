package io.i9chat.domain.chat;

import io.i9chat.domain.chat.ChatAccess.Reading;
import io.i9chat.domain.common.ChatLimits;
import io.i9chat.domain.entry.NamedEntry;
import io.i9chat.domain.entry.Names;
import io.i9chat.ports.StorePorts;
import io.i9chat.ports.chat.ChatLog;
import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.chat.Receipts;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.Membership;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Fold;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.page.PageBound;
import io.i9chat.ports.model.people.Profile;
import io.i9chat.ports.model.receipt.ReceiptVisibility;
import io.i9chat.ports.people.Profiles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
   * @param more whether an item did not fit
   * @param upTo 0 if nothing was
   */
  record Folded(List<Item> items, boolean more, long upTo) {}

  /** Everything that the items of some entries are made of. */
  private record Parts(Folds folds, Quotes quotes, Others others, Map<PersonId, Username> names) {
    Item item(Entry entry, PersonId reader) {
      NamedEntry named = new NamedEntry(entry, names);
      if (!(entry.payload() instanceof Payload.Message message)) {
        return new Item(named, null);
      }
      Fold fold = folds.at(entry.seq());
      return new Item(
          named,
          new Item.Now(
              fold.body(message),
              fold.deletion() != null,
              fold.edit() == null ? null : fold.edit().at(),
              quotes.at(message, names),
              fold.reactions().stream().map(this::reactions).toList(),
              others.status(entry, reader)));
    }

    private Item.Reactions reactions(Fold.Reacting one) {
      List<@Nullable Username> usernames = new ArrayList<>();
      one.named().forEach(person -> usernames.add(names.get(person)));
      return new Item.Reactions(one.emoji(), usernames, one.count());
    }
  }

  /**
   * The items that {@code reader} sees of the first of these entries, as many as weigh at most
   * {@code bytes}, but at least one.
   *
   * @param entries messages and activities of one chat, which the reader may see
   */
  public List<Item> of(List<Entry> entries, Reading reading, PersonId reader, long bytes) {
    return fold(entries, reading, reader, null, bytes).items();
  }

  /**
   * The item of one entry.
   *
   * @param others in the chat; {@code null} to look for them if need be
   */
  Item of(Entry entry, Reading reading, PersonId reader, @Nullable Others others) {
    return fold(List.of(entry), reading, reader, others, 1).items().getFirst();
  }

  /**
   * As many items as fit, and how far in the log they go. No more is held meanwhile than {@code
   * bytes} of what was done to the messages, as much of the items themselves, and a page of what
   * they answer with what was done to that.
   */
  Folded fold(
      List<Entry> entries, Reading reading, PersonId reader, @Nullable Others known, long bytes) {
    Folds folds = Folds.of(log, reading.chat().id(), reading.windows(), entries, reader, bytes);
    List<Entry> told = folds.told();
    Quotes quotes = Quotes.of(told, log, reading);
    Others others = known == null ? others(told, reading, reader) : known;
    Parts parts = new Parts(folds, quotes, others, usernames(told, folds, quotes));
    PageBound.Filling page = new PageBound(Integer.MAX_VALUE, bytes).fill();
    List<Item> items = new ArrayList<>(told.size());
    for (Entry entry : told) {
      Item item = parts.item(entry, reader);
      if (!page.takes(PageLimit.weight(item))) {
        break;
      }
      items.add(item);
    }
    return new Folded(items, items.size() < entries.size(), Math.max(folds.upTo(), quotes.upTo()));
  }

  private Map<PersonId, Username> usernames(List<Entry> entries, Folds folds, Quotes quotes) {
    Set<PersonId> people = new HashSet<>(quotes.authors());
    for (Entry entry : entries) {
      people.add(entry.author());
      people.addAll(entry.payload().named());
      folds.at(entry.seq()).reactions().forEach(one -> people.addAll(one.named()));
    }
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
      return chat.group().members() > ChatLimits.TOLD ? Others.UNTOLD : ofGroup(chat);
    }
    List<Profile> both = profiles.byId(chat.members().keySet());
    Map<PersonId, Membership> there = HashMap.newHashMap(both.size());
    both.forEach(person -> there.put(person.id(), chat.of(person.id())));
    return new Others(
        there, receipts.shown(chat.id(), there.keySet()), ReceiptVisibility.of(chat, both));
  }

  private Others ofGroup(ChatView chat) {
    return chats
        .roster(chat.id())
        .map(roster ->
            new Others(
                roster.members(),
                receipts.shown(chat.id(), roster.members().keySet()),
                ReceiptVisibility.ALL))
        .orElse(Others.UNTOLD);
  }
}

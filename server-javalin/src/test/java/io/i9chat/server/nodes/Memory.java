package io.i9chat.server.nodes;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a client came to know: of entries by events and by syncs, of the others by events alone. */
final class Memory {
  private final String owner;

  /** Up to which seq each chat is held, without a hole. */
  private final Map<String, Long> upTo = new ConcurrentHashMap<>();

  private final Map<String, Set<String>> known = new ConcurrentHashMap<>();
  private final Map<String, Set<String>> heard = new ConcurrentHashMap<>();
  private final List<Shown> shown = new CopyOnWriteArrayList<>();
  private final List<Typed> typed = new CopyOnWriteArrayList<>();
  private final List<String> faults = new CopyOnWriteArrayList<>();

  /**
   * How a person was shown to be.
   *
   * @param asked whether it was an answer, rather than an event
   * @param lastSeen {@code null} if it was not told
   */
  record Shown(String username, boolean online, boolean asked, @Nullable Instant lastSeen) {}

  /**
   * A member who types.
   *
   * @param at when it was heard, by {@link System#nanoTime}
   */
  record Typed(String chat, String username, long at) {}

  Memory(String owner) {
    this.owner = owner;
  }

  /**
   * Takes a live entry.
   *
   * @param last the last seq of each chat that came over the same connection
   * @return whether there is a hole before it, so that it is to be synced
   */
  boolean hear(JsonNode entry, Map<String, Long> last) {
    String chat = entry.get("chat").asString();
    long seq = entry.get("seq").asLong();
    Long before = last.put(chat, seq);
    if (before != null && seq < before) {
      fault("heard " + seq + " of " + chat + " after " + before);
    }
    of(heard, chat).add(name(entry));
    of(known, chat).add(name(entry));
    return upTo.merge(chat, seq == 1 ? 1 : 0L, (held, first) -> held == seq - 1 ? seq : held) < seq;
  }

  /** Takes one chat of the answer to a sync; whether there is more of it. */
  boolean sync(JsonNode chat) {
    String id = chat.get("chat").get("id").asString();
    boolean more = chat.get("more").asBoolean();
    long end = more ? 0 : chat.get("chat").get("head").asLong();
    for (JsonNode entry : chat.get("entries")) {
      of(known, id).add(name(entry));
      end = Math.max(end, entry.get("seq").asLong());
    }
    upTo.merge(id, end, Math::max);
    return more;
  }

  /** Takes what is shown of a person. */
  void show(JsonNode presence, boolean asked) {
    JsonNode seen = presence.get("lastSeen");
    shown.add(
        new Shown(
            presence.get("username").asString(),
            presence.get("online").asBoolean(),
            asked,
            seen == null ? null : Instant.parse(seen.asString())));
  }

  /** Takes that a member types. */
  void type(JsonNode typing) {
    typed.add(
        new Typed(
            typing.get("chat").asString(), typing.get("username").asString(), System.nanoTime()));
  }

  /** Notes what must not be. */
  void fault(String what) {
    faults.add(owner + " " + what);
  }

  private static String name(JsonNode entry) {
    return entry.has("clientId")
        ? entry.get("clientId").asString()
        : entry.get("kind").asString() + " " + entry.get("seq").asLong();
  }

  private static Set<String> of(Map<String, Set<String>> all, String chat) {
    return all.computeIfAbsent(chat, first -> ConcurrentHashMap.newKeySet());
  }

  /** Up to which seq each chat is held. */
  Map<String, Long> upTo() {
    return Map.copyOf(upTo);
  }

  /** Up to which seq a chat is held. */
  long upTo(String chat) {
    return upTo.getOrDefault(chat, 0L);
  }

  /** Whether it knows of a message, live or by a sync. */
  boolean knows(String chat, String clientId) {
    return of(known, chat).contains(clientId);
  }

  /** Whether it knows of a chat. */
  boolean holds(String chat) {
    return upTo.containsKey(chat);
  }

  /** Whether it heard a message live. */
  boolean heard(String chat, String clientId) {
    return of(heard, chat).contains(clientId);
  }

  /** Forgets all messages, but not how far each chat is held. */
  void forgetMessages() {
    known.clear();
    heard.clear();
  }

  /** What came out of order, or was refused for good. */
  List<String> faults() {
    return List.copyOf(faults);
  }

  /** How others were shown to be, in the order in which it was told. */
  List<Shown> shown() {
    return List.copyOf(shown);
  }

  /** Who was shown to be offline, each as often as they were. */
  List<String> shownOffline() {
    return shown.stream().filter(each -> !each.online()).map(Shown::username).toList();
  }

  /** Who was shown, by events rather than answers, to have come or gone. */
  List<Shown> shownByEvents() {
    return shown.stream().filter(each -> !each.asked()).toList();
  }

  /** Forgets how others were shown to be. */
  void forgetShown() {
    shown.clear();
  }

  /** The members who typed in a chat, each as often as it was heard. */
  List<Typed> typed(String chat) {
    return typed.stream().filter(each -> each.chat().equals(chat)).toList();
  }

  /** Forgets who typed. */
  void forgetTyped() {
    typed.clear();
  }
}

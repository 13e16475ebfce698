package io.i9chat.tck.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.StorePorts;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.ClientId;
import io.i9chat.ports.model.GroupDescription;
import io.i9chat.ports.model.GroupName;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.GroupProfile;
import io.i9chat.ports.model.chat.JoinPolicy;
import io.i9chat.ports.model.chat.Membership;
import io.i9chat.ports.model.commit.CommitResult;
import io.i9chat.ports.model.commit.CommitResult.Committed;
import io.i9chat.ports.model.commit.Intent;
import io.i9chat.ports.model.commit.Opening;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.log.Emoji;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Fingerprint;
import io.i9chat.ports.model.log.IdempotencyKey;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.log.Target;
import io.i9chat.ports.model.page.InboxItem;
import io.i9chat.ports.model.page.LogPage;
import io.i9chat.ports.model.page.PageBound;
import io.i9chat.ports.model.people.Picture;
import io.i9chat.ports.model.receipt.MarkResult;
import io.i9chat.ports.model.receipt.Watermarks;
import io.i9chat.tck.Fresh;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One chat under test, in as few words as a test has for it, with a clock that moves a millisecond
 * with every use.
 */
public final class Conversation {
  private final StorePorts ports;
  private final ChatId chat;
  private final AtomicReference<Instant> clock;

  private Conversation(StorePorts ports, Opening opening) {
    this.ports = ports;
    this.chat = Openings.opened(ports, opening).view().id();
    this.clock = new AtomicReference<>(opening.at());
  }

  /** The direct chat of two people, opened by the first. */
  public static Conversation direct(StorePorts ports, PersonId opener, PersonId other) {
    return new Conversation(ports, Openings.direct(Fresh.now(), opener, other));
  }

  /** A direct chat with {@code count} messages of the first to the second. */
  public static Conversation told(
      StorePorts ports, PersonId speaker, PersonId listener, int count) {
    Conversation chat = direct(ports, speaker, listener);
    for (int i = 0; i < count; i++) {
      chat.say(speaker, "message " + i);
    }
    return chat;
  }

  /** A group without a picture, opened now. */
  public static Conversation group(StorePorts ports, PersonId opener, PersonId... others) {
    return group(ports, Fresh.now(), opener, others);
  }

  /** A group without a picture, opened at this time. */
  public static Conversation group(
      StorePorts ports, Instant at, PersonId opener, PersonId... others) {
    return new Conversation(ports, Openings.group(at, opener, others));
  }

  /** A group that shows this, opened now. */
  public static Conversation group(
      StorePorts ports, GroupProfile profile, PersonId opener, PersonId... others) {
    return new Conversation(ports, Openings.group(Fresh.now(), profile, opener, others));
  }

  /**
   * A group whose second member has had three stays: they see 2–5, 8–10 and from 12, of 13 entries
   * with messages at 3, 4, 6, 7, 9, 11 and 13.
   */
  public static Conversation threeStays(StorePorts ports, PersonId stays, PersonId comes) {
    Conversation chat = group(ports, stays, comes);
    chat.say(stays, "three");
    chat.say(comes, "four");
    chat.remove(stays, comes);
    chat.say(stays, "six");
    chat.say(stays, "seven");
    chat.add(stays, comes);
    chat.say(stays, "nine");
    chat.act(comes, new Payload.Left());
    chat.say(stays, "eleven");
    chat.act(comes, new Payload.Joined());
    chat.say(stays, "thirteen");
    return chat;
  }

  /** What a group with this picture shows. */
  public static GroupProfile profile(@Nullable Picture picture) {
    return new GroupProfile(
        new GroupName("Gruppe ☕"), new GroupDescription(""), picture, JoinPolicy.OPEN);
  }

  /** A message that says this. */
  public static Payload.Message message(Body body) {
    return new Payload.Message(Fresh.clientId(), Fresh.fingerprint(), body, null);
  }

  /** A message of this text. */
  public static Payload.Message text(String text) {
    return text(Fresh.clientId(), text);
  }

  /** A message of this text, whose fingerprint tells it. */
  public static Payload.Message text(ClientId clientId, String text) {
    return reply(clientId, text, null);
  }

  /** A message whose fingerprint tells its text and what it replies to. */
  public static Payload.Message reply(ClientId clientId, String text, @Nullable Long replyTo) {
    byte[] sent = (text + '\0' + replyTo).getBytes(StandardCharsets.UTF_8);
    UUID hash = UUID.nameUUIDFromBytes(sent);
    Fingerprint fingerprint =
        new Fingerprint(hash.getMostSignificantBits(), hash.getLeastSignificantBits());
    return new Payload.Message(clientId, fingerprint, Body.text(text), replyTo);
  }

  /** What a message or edit is sent under. */
  public static IdempotencyKey key(Payload payload) {
    return Objects.requireNonNull(payload.key());
  }

  /** The id of the chat. */
  public ChatId id() {
    return chat;
  }

  /** The next millisecond of the clock. */
  public Instant tick() {
    return clock.updateAndGet(now -> now.plusMillis(1));
  }

  /** The chat as it is now, with what these people are to it. */
  public ChatView view(PersonId... people) {
    return ports.chats().view(chat, List.of(people)).orElseThrow();
  }

  /** What the store has at hand of the chat and this person. */
  public Optional<ChatView> recent(PersonId person) {
    return ports.chats().recent(chat, person);
  }

  /** What this person is to the chat now. */
  public Membership membership(PersonId person) {
    return view(person).of(person);
  }

  /** The version that the chat is at. */
  public long version() {
    return view().version();
  }

  /** What {@code author} would ask for now. */
  public Intent intent(PersonId author, Payload payload) {
    return intent(author, version(), payload);
  }

  /** What {@code author} would ask for at this version. */
  public Intent intent(PersonId author, long version, Payload payload) {
    return new Intent(author, version, tick(), payload);
  }

  /** Asks to append. */
  public CommitResult commit(Intent intent) {
    return commit(new Intent[] {intent}).getFirst();
  }

  /** Asks to append, in one call. */
  public List<CommitResult> commit(Intent... intents) {
    List<CommitResult> results = ports.chats().commit(chat, List.of(intents));
    assertThat(results).hasSize(intents.length);
    return results;
  }

  /** Appends what nothing stands against. */
  public Committed committed(PersonId author, Payload payload) {
    return committed(intent(author, payload));
  }

  /** Appends what nothing stands against. */
  public Committed committed(Intent intent) {
    CommitResult result = commit(intent);
    assertThat(result).isInstanceOf(Committed.class);
    return (Committed) result;
  }

  /** Sends a message. */
  public Entry say(PersonId author, Body body) {
    return committed(author, message(body)).entry();
  }

  /** Sends a text; no word of it is found. */
  public Entry say(PersonId author, String text) {
    return committed(author, text(text)).entry();
  }

  /** What is said is found by these words. */
  public Entry say(PersonId author, List<String> words) {
    return say(author, tick(), words.toArray(String[]::new));
  }

  /** What is said is found by these words. */
  public Entry say(PersonId author, Instant at, String... words) {
    Payload message = text(String.join(" ", words));
    return committed(new Intent(author, version(), at, message, List.of(), List.of(words))).entry();
  }

  /** The message at {@code target} says these words from now on. */
  public Entry edit(PersonId author, long target, String... words) {
    Payload edit = new Payload.Edit(target, Body.text(String.join(" ", words)));
    return committed(new Intent(author, version(), tick(), edit, List.of(), List.of(words)))
        .entry();
  }

  /** Deletes the message at {@code target}. */
  public Entry delete(PersonId author, long target) {
    return committed(author, new Payload.Delete(target)).entry();
  }

  /** Reacts to the message at {@code target}. */
  public Entry react(PersonId author, long target, String emoji) {
    return committed(author, new Payload.Reaction(target, new Emoji(emoji))).entry();
  }

  /** Takes the reaction to the message at {@code target} back. */
  public Entry unreact(PersonId author, long target) {
    return committed(author, new Payload.Unreaction(target)).entry();
  }

  /** Changes the group. */
  public Entry act(PersonId author, Payload.Activity activity) {
    return committed(author, activity).entry();
  }

  /** Adds people to the group. */
  public Entry add(PersonId author, PersonId... people) {
    return act(author, new Payload.Added(List.of(people)));
  }

  /** Removes a member from the group. */
  public Entry remove(PersonId author, PersonId person) {
    return act(author, new Payload.Removed(person));
  }

  /** What was made of a payload's key, if anything was. */
  public Optional<CommitResult> made(PersonId author, Payload payload) {
    return ports.chats().made(chat, author, key(payload));
  }

  /** Marks how far this person has received and read. */
  public MarkResult mark(PersonId person, long delivered, long read) {
    return ports.receipts().mark(chat, person, delivered, read, tick());
  }

  /** The watermarks of one who has received and read up to an entry, when it was sent. */
  public static Watermarks upTo(Entry entry) {
    return new Watermarks(entry.seq(), entry.seq(), entry.at(), entry.at());
  }

  /** The watermarks of this person, as they are shown. */
  public Watermarks marks(PersonId person) {
    return ports.receipts().shown(chat, List.of(person)).getOrDefault(person, Watermarks.NONE);
  }

  /** The chat in this person's inbox. */
  public InboxItem item(PersonId person) {
    return ports.inbox().item(person, chat).orElseThrow();
  }

  /** The message at {@code seq} and what was done to it, as this person reacts to it. */
  public Optional<Target> target(long seq, PersonId person) {
    return ports.log().target(chat, seq, person);
  }

  /** The entry at {@code seq} as it is now. */
  public Entry at(long seq) {
    return ports.log().at(chat, List.of(seq), PageBound.of(200)).getFirst();
  }

  /** The whole log, on one page. */
  public LogPage page() {
    return ports.log().log(chat, WholeLog.ALL, WholeLog.FIRST, WholeLog.BOUND);
  }

  /** The whole log. */
  public List<Entry> entries() {
    return page().entries();
  }

  /** The head of the log. */
  public long head() {
    return page().head();
  }
}

package io.i9chat.tck.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.StorePorts;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.ClientId;
import io.i9chat.ports.model.GroupName;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.Body;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.CommitResult;
import io.i9chat.ports.model.chat.CommitResult.Committed;
import io.i9chat.ports.model.chat.Cursor;
import io.i9chat.ports.model.chat.Emoji;
import io.i9chat.ports.model.chat.Entry;
import io.i9chat.ports.model.chat.Fingerprint;
import io.i9chat.ports.model.chat.GroupProfile;
import io.i9chat.ports.model.chat.IdempotencyKey;
import io.i9chat.ports.model.chat.Intent;
import io.i9chat.ports.model.chat.LogPage;
import io.i9chat.ports.model.chat.Membership;
import io.i9chat.ports.model.chat.OpenResult;
import io.i9chat.ports.model.chat.OpenResult.Opened;
import io.i9chat.ports.model.chat.Opening;
import io.i9chat.ports.model.chat.PageBound;
import io.i9chat.ports.model.chat.Payload;
import io.i9chat.ports.model.chat.Watermarks;
import io.i9chat.ports.model.chat.Window;
import io.i9chat.tck.Fresh;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** One chat under test, in short words, with a clock that moves a millisecond with every use. */
final class Scene {
  /** The whole log. */
  static final List<Window> ALL = List.of(new Window(1, Window.OPEN));

  static final Cursor FIRST = new Cursor.After(0);

  static final Cursor NEWEST = new Cursor.Before(Long.MAX_VALUE);

  final StorePorts ports;
  final ChatId chat;
  private final AtomicReference<Instant> clock;

  private Scene(StorePorts ports, ChatId chat, Instant openedAt) {
    this.ports = ports;
    this.chat = chat;
    this.clock = new AtomicReference<>(openedAt);
  }

  static Scene direct(StorePorts ports, PersonId opener, PersonId other) {
    Instant at = Fresh.now();
    return new Scene(ports, opened(ports, directOpening(at, opener, other)).view().id(), at);
  }

  static Scene group(StorePorts ports, PersonId opener, PersonId... others) {
    return group(ports, Fresh.now(), opener, others);
  }

  static Scene group(StorePorts ports, Instant at, PersonId opener, PersonId... others) {
    return new Scene(ports, opened(ports, groupOpening(at, opener, others)).view().id(), at);
  }

  static Scene group(StorePorts ports, GroupProfile profile, PersonId opener, PersonId... others) {
    Instant at = Fresh.now();
    var opening = groupOpening(at, profile, opener, others);
    return new Scene(ports, opened(ports, opening).view().id(), at);
  }

  static Opening.Group groupOpening(Instant at, PersonId opener, PersonId... others) {
    return groupOpening(at, GroupProfile.named(new GroupName("Gruppe ☕")), opener, others);
  }

  static Opening.Group groupOpening(
      Instant at, GroupProfile profile, PersonId opener, PersonId... others) {
    return new Opening.Group(
        Fresh.chat(),
        opener,
        Fresh.clientId(),
        Fresh.fingerprint(),
        profile,
        List.of(others),
        at,
        List.of());
  }

  static Opening.Direct directOpening(Instant at, PersonId opener, PersonId other) {
    return new Opening.Direct(Fresh.chat(), opener, other, at, List.of());
  }

  /** Opens a chat that nothing stands against. */
  static Opened opened(StorePorts ports, Opening opening) {
    OpenResult result = ports.chats().open(opening);
    assertThat(result).isInstanceOf(Opened.class);
    return (Opened) result;
  }

  static Payload.Message text(String text) {
    return text(Fresh.clientId(), text);
  }

  static Payload.Message text(ClientId clientId, String text) {
    return reply(clientId, text, null);
  }

  /** A message whose fingerprint tells its text and what it replies to. */
  static Payload.Message reply(ClientId clientId, String text, @Nullable Long replyTo) {
    byte[] sent = (text + '\0' + replyTo).getBytes(StandardCharsets.UTF_8);
    UUID hash = UUID.nameUUIDFromBytes(sent);
    Fingerprint fingerprint =
        new Fingerprint(hash.getMostSignificantBits(), hash.getLeastSignificantBits());
    return new Payload.Message(clientId, fingerprint, Body.text(text), replyTo);
  }

  /** What a message or edit is sent under. */
  static IdempotencyKey key(Payload payload) {
    return Objects.requireNonNull(payload.key());
  }

  Instant tick() {
    return clock.updateAndGet(now -> now.plusMillis(1));
  }

  ChatView view(PersonId... people) {
    return ports.chats().view(chat, List.of(people)).orElseThrow();
  }

  Membership membership(PersonId person) {
    return view(person).of(person);
  }

  long version() {
    return view().version();
  }

  /** What {@code author} would ask for now. */
  Intent intent(PersonId author, Payload payload) {
    return new Intent(author, version(), tick(), payload);
  }

  CommitResult commit(Intent intent) {
    List<CommitResult> results = ports.chats().commit(chat, List.of(intent));
    assertThat(results).hasSize(1);
    return results.getFirst();
  }

  List<CommitResult> commit(Intent... intents) {
    List<CommitResult> results = ports.chats().commit(chat, List.of(intents));
    assertThat(results).hasSize(intents.length);
    return results;
  }

  Committed committed(PersonId author, Payload payload) {
    CommitResult result = commit(intent(author, payload));
    assertThat(result).isInstanceOf(Committed.class);
    return (Committed) result;
  }

  Entry say(PersonId author, String text) {
    return committed(author, text(text)).entry();
  }

  Entry act(PersonId author, Payload.Activity activity) {
    return committed(author, activity).entry();
  }

  /** What is said is found by these words. */
  Entry say(PersonId author, Instant at, String... words) {
    Payload message = text(String.join(" ", words));
    Intent intent = new Intent(author, version(), at, message, List.of(), List.of(words));
    return ((Committed) commit(intent)).entry();
  }

  Entry say(PersonId author, List<String> words) {
    return say(author, tick(), words.toArray(String[]::new));
  }

  /** The message at {@code target} says these words from now on. */
  Entry edit(PersonId author, long target, String... words) {
    Payload edit = new Payload.Edit(target, Body.text(String.join(" ", words)));
    Intent intent = new Intent(author, version(), tick(), edit, List.of(), List.of(words));
    return ((Committed) commit(intent)).entry();
  }

  Entry delete(PersonId author, long target) {
    return committed(author, new Payload.Delete(target)).entry();
  }

  Entry react(PersonId author, long target, String emoji) {
    return committed(author, new Payload.Reaction(target, new Emoji(emoji))).entry();
  }

  Entry unreact(PersonId author, long target) {
    return committed(author, new Payload.Unreaction(target)).entry();
  }

  /** The entry at {@code seq} as it is now. */
  Entry at(long seq) {
    return ports.log().at(chat, List.of(seq), PageBound.of(200)).getFirst();
  }

  Entry add(PersonId author, PersonId... people) {
    return act(author, new Payload.Added(List.of(people)));
  }

  Entry remove(PersonId author, PersonId person) {
    return act(author, new Payload.Removed(person));
  }

  Watermarks marks(PersonId person) {
    return ports.receipts().shown(chat, List.of(person)).getOrDefault(person, Watermarks.NONE);
  }

  LogPage page() {
    return ports.log().log(chat, ALL, FIRST, WholeLog.BOUND);
  }

  List<Entry> entries() {
    return page().entries();
  }

  long head() {
    return page().head();
  }

  /** The seqs of entries, for short comparisons. */
  static List<Long> seqs(List<Entry> entries) {
    return entries.stream().map(Entry::seq).toList();
  }

  /** {@code from} to {@code to}, both included. */
  static List<Long> range(long from, long to) {
    return LongStream.rangeClosed(from, to).boxed().toList();
  }

  /**
   * A group whose second member has had three stays: they see 2–5, 8–10 and from 12, of 13 entries
   * with messages at 3, 4, 6, 7, 9, 11 and 13.
   */
  static Scene threeStays(StorePorts ports, PersonId stays, PersonId comes) {
    Scene scene = group(ports, stays, comes);
    scene.say(stays, "three");
    scene.say(comes, "four");
    scene.remove(stays, comes);
    scene.say(stays, "six");
    scene.say(stays, "seven");
    scene.add(stays, comes);
    scene.say(stays, "nine");
    scene.act(comes, new Payload.Left());
    scene.say(stays, "eleven");
    scene.act(comes, new Payload.Joined());
    scene.say(stays, "thirteen");
    return scene;
  }
}
